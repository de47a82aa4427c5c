//! From what is named on the command line to text: files, folders, patterns, standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The endings that mark a file in a folder as a transcript.
const TRANSCRIPT_ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "vtt", "srt", "csv", "tsv", "htm", "html"];

/// One thing to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Standard input, until its end.
    Standard,
    /// A file, and the name that an export gives it.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its file name, or within a folder its path from there.
        name: String,
    },
}

impl Input {
    fn file(path: PathBuf, root: Option<&Path>) -> Self {
        let within = root.and_then(|root| path.strip_prefix(root).ok()).map(Path::to_path_buf);
        let name = within.or_else(|| path.file_name().map(PathBuf::from)).unwrap_or_else(|| path.clone());
        // One separator on every system, so that the same folder gives the same bytes everywhere.
        let name = name.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        Self::File { path, name }
    }

    /// The name that an export gives it; none for standard input.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Standard => None,
            Self::File { name, .. } => Some(name),
        }
    }

    /// What a message calls it.
    pub fn shown(&self) -> String {
        match self {
            Self::Standard => "standard input".to_owned(),
            Self::File { path, .. } => path.display().to_string(),
        }
    }

    /// The text.
    ///
    /// # Errors
    /// One plain sentence where there is none: missing, unreadable, binary, in another encoding, too large.
    pub fn read(&self) -> Result<String, String> {
        let bytes = match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::File { path, .. } => fs::read(path),
        };
        let shown = self.shown();
        let bytes = bytes.map_err(|error| format!("{shown} could not be read: {}.", reason(&error)))?;
        text(bytes).map_err(|why| format!("{shown} {why}"))
    }
}

/// Everything that the arguments name, folders and patterns opened, in order; what is missing is a sentence in its place.
pub fn resolve(arguments: &[String]) -> Vec<Result<Input, String>> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            let before = inputs.len();
            folder(path, path, &mut inputs);
            if inputs.len() == before {
                inputs.push(Err(format!(
                    "The folder {argument} holds no transcript (files ending in {}).",
                    TRANSCRIPT_ENDINGS.join(", ")
                )));
            }
        } else if !path.exists() && argument.contains(['*', '?', '[']) {
            pattern(argument, &mut inputs);
        } else {
            inputs.push(Ok(Input::file(path.to_path_buf(), None)));
        }
    }
    inputs
}

/// The transcripts of a folder and of the folders in it, by name. Hidden ones are left out.
fn folder(root: &Path, at: &Path, inputs: &mut Vec<Result<Input, String>>) {
    let entries = match fs::read_dir(at) {
        Ok(entries) => entries,
        Err(error) => return inputs.push(Err(format!("{} could not be read: {}.", at.display(), reason(&error)))),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        // A link to a folder is not followed: it may lead round in a circle.
        if path.is_dir() {
            if !path.is_symlink() {
                folder(root, &path, inputs);
            }
        } else if path.extension().is_some_and(|ending| {
            let ending = ending.to_string_lossy().to_ascii_lowercase();
            TRANSCRIPT_ENDINGS.contains(&ending.as_str())
        }) {
            inputs.push(Ok(Input::file(path, Some(root))));
        }
    }
}

fn pattern(argument: &str, inputs: &mut Vec<Result<Input, String>>) {
    // As a shell does it: a star stops at a folder's end and finds no hidden file.
    let options =
        glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };
    let paths = match glob::glob_with(argument, options) {
        Ok(paths) => paths,
        Err(error) => return inputs.push(Err(format!("{argument} is not a pattern that can be read: {}.", error.msg))),
    };
    let before = inputs.len();
    inputs.extend(paths.filter_map(Result::ok).filter(|path| path.is_file()).map(|path| Ok(Input::file(path, None))));
    if inputs.len() == before {
        inputs.push(Err(format!("No file matches {argument}.")));
    }
}

/// The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark says so.
fn text(bytes: Vec<u8>) -> Result<String, String> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "is a PDF"),
        (b"PK\x03\x04", "is a zip archive or an Office document"),
        (b"\x1f\x8b", "is a gzip archive"),
        (b"\x89PNG", "is a picture"),
        (b"\xff\xd8\xff", "is a picture"),
        (b"\xd0\xcf\x11\xe0", "is an Office document"),
        (b"ID3", "is a recording"),
        (b"{\\rtf", "is a rich-text document"),
    ];
    if u32::try_from(bytes.len()).is_err() {
        return Err("is larger than 4 GiB; split it.".to_owned());
    }
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("{kind}, not plain text; save its text to a file first."));
    }
    if let [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] = &bytes[..] {
        let unit = if bytes[0] == 0xff { u16::from_le_bytes } else { u16::from_be_bytes };
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        return Ok(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect());
    }
    if bytes.iter().take(8192).any(|&byte| byte == 0) {
        return Err("is a binary file, not text.".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("is not UTF-8 text (byte {at} cannot be read); save it as UTF-8 and try again.")
    })
}

/// The reason without the system's error number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
