//! Cuts the built program at the places that `src/later.rs` marks, so that the first load does not pay for what is needed later.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::page::{dist, files};
use crate::run::{finish, top};
use crate::tools;

/// What `src/later.rs` calls the part that is cut off.
const PART: &str = "later";

/// Puts the cut program into dist, in the place of the whole one that Trunk has written.
pub fn cut() -> Outcome {
    let whole = top().join("target").join(tools::TARGET).join("page/tickmark-page.wasm");
    let (cut, bound) = (top().join("target/split"), top().join("target/split/bound"));
    let _ = fs::remove_dir_all(&cut);
    // The name that Trunk gave the program holds a hash of all that is in it: the part that is cut off has it too.
    let listed = files(&dist());
    let name = (listed.iter())
        .find_map(|(address, _)| address.strip_suffix("_bg.wasm").filter(|name| name.starts_with("tickmark-page-")))
        .ok_or("Trunk wrote no program into dist.")?;
    let out = ["--out-name", name];
    finish(tools::wasm_split(&[&whole.to_string_lossy(), &cut.to_string_lossy()]).args(out))?;
    let main = cut.join(format!("{name}.wasm"));
    let options = [
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--remove-name-section",
        "--remove-producers-section",
    ];
    finish(
        tools::wasm_bindgen(&options)
            .args(out)
            .args([&main.to_string_lossy(), "--out-dir", &*bound.to_string_lossy()].map(|word| word.to_string())),
    )?;
    place(&bound.join(format!("{name}_bg.wasm")), &format!("{name}_bg.wasm"), &[])?;
    let part = cut.join(format!("split_{PART}.wasm"));
    let named = fs::read(&part).map_err(|why| format!("{} cannot be read: {why}.", part.display()))?;
    let bare = without_custom_sections(&named).ok_or_else(|| format!("{} is no module.", part.display()))?;
    fs::write(&part, bare).map_err(|why| format!("{} cannot be written: {why}.", part.display()))?;
    place(&part, &format!("{name}-{PART}.wasm"), &[])?;
    let loader = format!("{name}-{PART}.js");
    let import = |file: &str| format!("from \"./{file}\"");
    place(&bound.join(format!("{name}.js")), &format!("{name}.js"), &[(&import("__wasm_split.js"), &import(&loader))])?;
    let (part, split) = (format!("./{name}-{PART}.wasm"), format!("./split_{PART}.wasm"));
    place(&cut.join("__wasm_split.js"), &loader, &[(&split, &part)])
}

/// A module without its custom sections, which a browser passes over: names, producers, the linker's relocations (WebAssembly core
/// specification, 5.5.2: a section is its number, its length in LEB128, its content; 0 is a custom one). Nothing where it is no module.
pub fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut bare = head.to_vec();
    while !rest.is_empty() {
        let last = rest.iter().skip(1).position(|byte| byte & 0x80 == 0)? + 1;
        let length = rest[1..=last].iter().rev().fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f));
        let (section, after) = rest.split_at_checked(last + 1 + length)?;
        if section[0] != 0 {
            bare.extend_from_slice(section);
        }
        rest = after;
    }
    Some(bare)
}

/// Copies a file into dist under another name, with other addresses of its neighbours in it.
fn place(from: &Path, name: &str, renamed: &[(&str, &str)]) -> Outcome {
    let failed =
        |why: std::io::Error| format!("The cut program could not be put into dist ({}): {why}.", from.display());
    let mut bytes = fs::read(from).map_err(failed)?;
    for (old, new) in renamed {
        let script = String::from_utf8(bytes).map_err(|_| format!("{} is no text.", from.display()))?;
        if !script.contains(old) {
            return Err(format!("{} does not name {old}: the tools of the build do not fit together.", from.display()));
        }
        bytes = script.replace(old, new).into_bytes();
    }
    fs::write(dist().join(name), bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::without_custom_sections;

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";
        let long = [&[10, 0x81, 0x01][..], &[7; 129]].concat();
        let cases: [(&[u8], &[u8]); 4] = [
            (&[], &[]),
            (&[0, 2, 1, b'n'], &[]),
            (&[1, 1, 0, 0, 2, 1, b'n', 3, 1, 0], &[1, 1, 0, 3, 1, 0]),
            (&long, &long),
        ];
        for (module, bare) in cases {
            assert_eq!(without_custom_sections(&[&HEAD, module].concat()), Some([&HEAD, bare].concat()), "{module:?}");
        }
        assert_eq!(without_custom_sections(b"\0asm"), None);
        assert_eq!(without_custom_sections(&[&HEAD[..], &[1, 9, 0]].concat()), None);
    }
}
