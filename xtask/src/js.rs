//! What JavaScript loads of Rust beside the page itself: the package, and the module of the page's exports.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::run::{cargo, finish, has, program, target, top, watch};
use crate::split::without_custom_sections;
use crate::tools;

/// Where the package stands once it is built. Its tests name this folder: it is the same wherever cargo builds.
fn package() -> PathBuf {
    top().join("dist-js")
}

/// Builds the package: an ES module with types, for browsers, workers and Node.
pub fn build() -> Outcome {
    tools::for_wasm()?;
    println!("Building the JavaScript package into {} (some minutes from nothing) …", package().display());
    let arguments = ["build", "--locked", "--quiet", "--package", "tickmark-js", "--profile", "js"];
    finish(cargo(&arguments).args(["--target", tools::TARGET]))?;
    let folder = empty(package())?;
    bind(&compiled("js"), &folder, "tickmark", &[])?;
    // The types of the module's raw memory are of no use to anybody.
    fs::remove_file(folder.join("tickmark_bg.wasm.d.ts")).map_err(|why| failed(&folder, why))?;
    let source = top().join("crates/js/package");
    for name in ["README.md", "index.d.ts", "node.js", "web.js"] {
        fs::copy(source.join(name), folder.join(name)).map_err(|why| failed(&folder, why))?;
    }
    let manifest = fs::read_to_string(source.join("package.json")).map_err(|why| failed(&folder, why))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let manifest = manifest.replacen("\"version\": \"0.0.0\"", &version, 1);
    fs::write(folder.join("package.json"), manifest).map_err(|why| failed(&folder, why))
}

/// Makes the module that the page loads when an export is first asked for of what [`crate::page`] has compiled: into
/// target/exports, which Trunk copies, under a name made of its hash, which Trunk writes into the page.
pub fn exports(profile: &str) -> Outcome {
    let module = compiled(profile);
    let bytes = fs::read(&module).map_err(|why| failed(&module, why))?;
    let hash: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("exports-{hash}");
    // Trunk.toml and index.html name this folder: it is the same wherever cargo builds.
    let folder = empty(top().join("target/exports"))?;
    bind(&module, &folder, &name, &["--no-typescript"])?;
    let bound = folder.join(format!("{name}_bg.wasm"));
    let bytes = fs::read(&bound).map_err(|why| failed(&bound, why))?;
    let bare = without_custom_sections(&bytes).ok_or_else(|| format!("{} is no module.", bound.display()))?;
    fs::write(&bound, bare).map_err(|why| failed(&bound, why))?;
    let address = top().join("target/exports.txt");
    fs::write(&address, format!("exports/{name}.js")).map_err(|why| failed(&address, why))
}

/// Tests the package in Node, every sample held against the command line, and its types. `look` sees what the tests print.
pub fn test(look: impl FnMut(&str)) -> Outcome {
    if !has("node") {
        return Err("The JavaScript package is tested in Node: install Debian's package `nodejs`.".into());
    }
    build()?;
    finish(&mut cargo(&["build", "--locked", "--quiet", "--package", "tickmark-cli"]))?;
    let tests = ["--test", "--test-reporter=tap", "crates/js/tests/node.test.mjs"];
    watch(program("node", &tests).env("TICKMARK", target().join("debug/tickmark")), look)?;
    let compiler = tools::typescript()?;
    finish(&mut program("node", &[&compiler.to_string_lossy(), "--project", "crates/js/tests"]))
}

/// What the compiler makes of crates/js.
fn compiled(profile: &str) -> PathBuf {
    target().join(tools::TARGET).join(profile).join("tickmark_js.wasm")
}

/// Writes the JavaScript that goes with a module.
fn bind(module: &Path, folder: &Path, name: &str, more: &[&str]) -> Outcome {
    let mut command = tools::wasm_bindgen(&[
        "--target",
        "web",
        "--out-name",
        name,
        "--remove-name-section",
        "--remove-producers-section",
    ]);
    finish(command.args(more).arg("--out-dir").arg(folder).arg(module))
}

/// A folder with nothing in it.
fn empty(folder: PathBuf) -> Result<PathBuf, String> {
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|why| failed(&folder, why))?;
    Ok(folder)
}

fn failed(path: &Path, why: std::io::Error) -> String {
    format!("{} could not be written or read: {why}.", path.display())
}
