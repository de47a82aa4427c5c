//! The pinned tools of the build, in the project's own folder and never over the person's own.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::run::{cargo, find, finish, has, output, program, target, top};

/// One program that cargo installs.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    arguments: &'static [&'static str],
    /// The packages in it that do the work at every build of the page, and so are worth optimising.
    busy: &'static [&'static str],
    takes: &'static str,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    // Without TLS and self-update: it never goes to the network here.
    arguments: &["--no-default-features"],
    busy: &[],
    takes: "two to six minutes",
};

const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    // The version of the library in Cargo.lock, to the digit; the tidy check compares them.
    version: WASM_BINDGEN_VERSION,
    // Only the program of the build: neither that of its tests nor what these take to go to the network.
    arguments: &["--no-default-features", "--bin", "wasm-bindgen"],
    busy: &["walrus", "id-arena", "hashbrown"],
    takes: "one or two minutes",
};

const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.4",
    arguments: &["--features", "build-binary"],
    busy: &[],
    takes: "one or two minutes",
};

/// The version that the wasm-bindgen of the page and its tool share.
pub const WASM_BINDGEN_VERSION: &str = "0.2.129";

/// The version of axe-core that looks for what keeps people out.
const AXE_VERSION: &str = "4.14.1";

/// The version of TypeScript that looks at the types of the JavaScript package.
const TYPESCRIPT_VERSION: &str = "5.9.3";

/// What the browser's programs are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The project's own folder of tools.
fn folder() -> PathBuf {
    top().join(".tools")
}

/// Where the tools are compiled.
fn made_of() -> PathBuf {
    target().join("tools")
}

/// Brings all that the build of the page needs.
pub fn for_page() -> Outcome {
    rust_sources()?;
    install(&WASM_SPLIT)?;
    for_serving(|| ())
}

/// Brings what the page needs while it is worked on, which is not cut and takes Rust's own library as it is. Where a tool is to be
/// compiled first, `meanwhile` runs beside that: neither keeps every core busy to its end.
pub fn for_serving(meanwhile: impl FnOnce() + Send) -> Outcome {
    wasm_target()?;
    if is_here(&WASM_BINDGEN) && is_here(&TRUNK) {
        return bring_for_serving();
    }
    std::thread::scope(|scope| {
        scope.spawn(meanwhile);
        bring_for_serving()
    })
}

fn bring_for_serving() -> Outcome {
    for_wasm()?;
    install(&TRUNK)?;
    // All that is installed stands in the folder of tools now, and what it was made of fills the disk for nothing.
    let _ = std::fs::remove_dir_all(made_of());
    // Trunk never goes to the network, and neither does the cargo that it calls.
    finish(&mut cargo(&["fetch", "--locked", "--quiet"]))
}

/// Brings what turns Rust into a module for JavaScript.
pub fn for_wasm() -> Outcome {
    wasm_target()?;
    install(&WASM_BINDGEN)
}

/// The pinned tool that writes the JavaScript of a module.
pub fn wasm_bindgen(arguments: &[&str]) -> Command {
    program(&folder().join("bin").join(WASM_BINDGEN.program).to_string_lossy(), arguments)
}

/// The pinned tool that cuts a program into what is loaded first and what is loaded later.
pub fn wasm_split(arguments: &[&str]) -> Command {
    program(&folder().join("bin").join(WASM_SPLIT.program).to_string_lossy(), arguments)
}

/// Trunk, with the pinned tools before the person's own and with no way to the network.
pub fn trunk(arguments: &[&str]) -> Command {
    let mut path = vec![folder().join("bin")];
    path.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    let mut command = program(&folder().join("bin").join(TRUNK.program).to_string_lossy(), arguments);
    command.env("PATH", std::env::join_paths(path).expect("folders of PATH")).env("TRUNK_OFFLINE", "true");
    // A trace through Trunk tells nothing about an error in the page.
    command.env("RUST_BACKTRACE", "0");
    // Trunk reads this one as true or false only, and fails on the usual "1".
    command.env_remove("NO_COLOR");
    command
}

/// Has `command` build Rust's own library anew with the page: for size, without the words of panics, which the page could not show anyway.
/// These settings are unstable, so `RUSTC_BOOTSTRAP` lets the pinned compiler take them; it stays the same compiler. The cut of
/// [`crate::split`] needs the linker's relocations, and the names that `strip` would take with them.
pub fn with_own_std(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_PROFILE_PAGE_STRIP", "none")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=--emit-relocs",
        )
}

/// Adds the sources of Rust's own library.
fn rust_sources() -> Outcome {
    let home = output(program("rustc", &["--print", "sysroot"]).stdin(Stdio::null()))?;
    if PathBuf::from(home.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    if !has("rustup") {
        return Err("The sources of Rust's own library are missing, and there is no rustup to add rust-src.".into());
    }
    println!("Adding rust-src to Rust (some seconds) …");
    finish(&mut program("rustup", &["component", "add", "rust-src"]))
}

/// Adds what Rust needs to compile for the browser.
pub fn wasm_target() -> Outcome {
    let libraries = output(program("rustc", &["--print", "target-libdir", "--target", TARGET]).stdin(Stdio::null()))?;
    if PathBuf::from(libraries.trim()).is_dir() {
        return Ok(());
    }
    if !has("rustup") {
        return Err(format!("Rust cannot compile for the browser yet, and there is no rustup to add {TARGET}."));
    }
    println!("Adding {TARGET} to Rust (some seconds) …");
    finish(&mut program("rustup", &["target", "add", TARGET]))
}

/// Whether a tool stands in the project's own folder, in the version that is pinned.
fn is_here(tool: &Tool) -> bool {
    // Cargo's own list of what it has installed there, since not every tool tells its version.
    let list = std::fs::read_to_string(folder().join(".crates.toml")).unwrap_or_default();
    let listed = list.contains(&format!("\"{} {} ", tool.package, tool.version));
    listed && folder().join("bin").join(tool.program).is_file()
}

fn install(tool: &Tool) -> Outcome {
    if is_here(tool) {
        return Ok(());
    }
    println!("Installing {} {} into .tools, once (it tends to take {}) …", tool.package, tool.version, tool.takes);
    let root = folder();
    let root = root.to_string_lossy();
    let mut command =
        cargo(&["install", "--quiet", "--locked", "--force", "--root", &root, "--version", tool.version, tool.package]);
    command.args(tool.arguments);
    command.args(tool.busy.iter().map(|package| format!("--config=profile.release.package.{package}.opt-level=1")));
    // The rest of a tool needs no optimised build: what it writes is the same to the byte, and this takes half the time.
    for (key, value) in [
        ("OPT_LEVEL", "0"),
        ("CODEGEN_UNITS", "4"),
        ("LTO", "off"),
        ("DEBUG", "0"),
        ("STRIP", "true"),
        ("PANIC", "abort"),
    ] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    // What two tools are both made of is compiled once.
    command.env("CARGO_TARGET_DIR", made_of());
    finish(&mut command)
}

/// Where axe-core stands, fetched when it is missing.
pub fn axe() -> Result<PathBuf, String> {
    npm("axe-core", AXE_VERSION, "axe.min.js")
}

/// Where the compiler of TypeScript stands, fetched when it is missing.
pub fn typescript() -> Result<PathBuf, String> {
    npm("typescript", TYPESCRIPT_VERSION, "bin/tsc")
}

/// A file of a pinned npm package, which is fetched when it is missing.
fn npm(name: &str, version: &str, file: &str) -> Result<PathBuf, String> {
    let home = folder().join(format!("{name}-{version}"));
    let path = home.join("node_modules").join(name).join(file);
    if !path.is_file() {
        if !has("npm") {
            return Err(format!("{name} is missing and npm is not here to fetch it: install Debian's package `npm`."));
        }
        println!("Fetching {name} {version} into .tools, once (some seconds) …");
        let package = format!("{name}@{version}");
        finish(&mut program(
            "npm",
            &["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", &home.to_string_lossy(), &package],
        ))?;
    }
    Ok(path)
}

/// Brings Chromium and its driver, from Debian's packages where that is possible.
pub fn chromium() -> Outcome {
    let here = || ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| has(name)) && has("chromedriver");
    if here() {
        return Ok(());
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if root && has("apt-get") {
        println!("Installing Debian's chromium and chromium-driver (it tends to take half a minute) …");
        finish(&mut program("apt-get", &["update", "-qq"]))?;
        let mut install =
            program("apt-get", &["install", "-qq", "-y", "--no-install-recommends", "chromium", "chromium-driver"]);
        finish(install.env("DEBIAN_FRONTEND", "noninteractive"))?;
        if here() {
            return Ok(());
        }
    }
    Err("The tests in the browser need Chromium and its driver: `apt-get install chromium chromium-driver`.".into())
}

/// Whether WebKitGTK's driver is here too, with a screen that nobody sees for its browser to draw on.
pub fn has_webkit() -> bool {
    ["WebKitWebDriver", "xvfb-run", "xauth"].into_iter().all(has)
}

/// Whether Firefox and its driver are here too.
pub fn has_firefox() -> bool {
    (has("firefox") || has("firefox-esr")) && find("geckodriver").is_some()
}
