//! The build of the page, and the page while it is worked on.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256, Sha384};

use crate::Outcome;
use crate::run::{cargo, finish, top};
use crate::{js, split, tools};

/// The profile of the page while it is worked on.
const SERVED: &str = "page-serve";

/// Where the built page stands.
pub fn dist() -> PathBuf {
    top().join("dist")
}

/// Builds the page for a static host.
pub fn build() -> Outcome {
    tools::for_page()?;
    println!("Building the page into dist (one to three minutes from nothing, seconds to a minute after an edit) …");
    compile("page", tools::with_own_std(&mut cargo(&["build", "--features", "tickmark/split"])))?;
    js::exports("page")?;
    finish(tools::with_own_std(&mut tools::trunk(&["--quiet", "build", "--features", "split"])))?;
    split::cut()?;
    list_in_worker(&dist())?;
    println!("dist is ready: copy it to any static host.");
    Ok(())
}

/// Serves the page and builds it again after every edit.
pub fn serve(port: u16) -> Outcome {
    // What fails to compile beside the tools is told when it is compiled again below.
    tools::for_serving(|| {
        let _ = compile(SERVED, &mut cargo(&["build"]));
    })?;
    println!("Building the page (one to three minutes from nothing, seconds after an edit) …");
    println!("It will be at http://127.0.0.1:{port}/ and, after an edit, after a reload. Ctrl+C ends it.");
    println!("An edit of crates/formats shows after the next start.");
    compile(SERVED, &mut cargo(&["build"]))?;
    js::exports(SERVED)?;
    let port = port.to_string();
    // Trunk's own reload script is inline, which the page's policy forbids.
    let rest = ["--no-autoreload", "true", "--address", "127.0.0.1", "--port", &port];
    let arguments = [&["serve", "--dist", "target/serve", "--cargo-profile", SERVED], &rest[..]].concat();
    finish(&mut tools::trunk(&arguments))
}

/// Compiles the program of the page, as Trunk does after it, and the module of its exports. Together and with the same features of
/// every package, which the tidy check holds them to, they share all that both are made of.
fn compile(profile: &str, build: &mut Command) -> Outcome {
    let what = ["--package", "tickmark", "--bin", "tickmark-page", "--package", "tickmark-js", "--lib"];
    let how = ["--no-default-features", "--locked", "--quiet", "--target", tools::TARGET, "--profile", profile];
    finish(build.args(what).args(how))
}

/// The files under a folder, sorted, each with its address relative to it. What is hidden is not for a host, such as what Trunk
/// leaves of a build that failed.
pub fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                let address = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
                found.push((address.collect::<Vec<_>>().join("/"), path));
            }
        }
    }
    found.sort();
    found
}

/// Writes the address and hash of every built file into the service worker.
fn list_in_worker(dist: &Path) -> Outcome {
    let failed =
        |error: std::io::Error| format!("The built files could not be listed for the service worker: {error}.");
    let mut list = String::from("const FILES = {\n");
    let mut version = Sha256::new();
    for (address, path) in files(dist).iter().filter(|(address, _)| address != "sw.js") {
        let bytes = fs::read(path).map_err(failed)?;
        let hash = base64(&Sha384::digest(&bytes));
        let address = if address == "index.html" { "./" } else { address };
        writeln!(list, "  \"{address}\": \"sha384-{hash}\",").expect("a string takes every text");
        version.update(address);
        version.update(hash);
    }
    list.push_str("};");
    let version: String = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();

    let worker = dist.join("sw.js");
    let mut script = fs::read_to_string(&worker).map_err(failed)?;
    for (empty, full) in
        [("const FILES = {};", list), ("const VERSION = \"\";", format!("const VERSION = \"{version}\";"))]
    {
        if script.matches(empty).count() != 1 {
            return Err(format!("page/sw.js must hold the line `{empty}` once, for the build to fill in."));
        }
        script = script.replace(empty, &full);
    }
    fs::write(&worker, script).map_err(failed)
}

/// Base64 with padding, as the integrity of a file is written.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_the_standards_own_examples() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, coded) in cases {
            assert_eq!(base64(plain.as_bytes()), coded, "{plain:?}");
        }
    }
}
