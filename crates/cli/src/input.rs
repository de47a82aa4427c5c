//! From what is named on the command line to text: files, folders, patterns, standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The endings that mark a file in a folder as a transcript.
const TRANSCRIPT_ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "vtt", "srt", "csv", "tsv", "htm", "html"];

/// The endings that mark a file in a folder as one of tags that were made elsewhere.
const TAG_ENDINGS: &[&str] = &["json", "jsonl", "jsonld", "ann", "tickmark", "zip"];

/// What is looked for in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Texts to read.
    Transcripts,
    /// Tags made elsewhere.
    Tags,
}

impl Wanted {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Transcripts => TRANSCRIPT_ENDINGS,
            Self::Tags => TAG_ENDINGS,
        }
    }

    /// Many of them.
    fn many(self) -> &'static str {
        match self {
            Self::Transcripts => "transcripts",
            Self::Tags => "files of tags",
        }
    }
}

/// The names, without their endings, of files that say something about a folder and are no transcripts.
const ABOUT_THE_FOLDER: &[&str] =
    &["readme", "license", "licence", "copying", "notice", "changelog", "contributing", "authors", "index"];

/// How many of the files that a folder has beside its transcripts are named.
const NAMED: usize = 5;

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
        text(self.bytes()?).map_err(|why| format!("{} {why}", self.shown()))
    }

    /// The bytes, whatever they are.
    ///
    /// # Errors
    /// One plain sentence where they cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let bytes = match self {
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::File { path, .. } => fs::read(path),
        };
        bytes.map_err(|error| format!("{} could not be read: {}.", self.shown(), reason(&error)))
    }
}

/// What one argument names, taken as a file or standard input.
pub fn file(argument: &str) -> Input {
    if argument == "-" { Input::Standard } else { Input::file(argument.into(), None) }
}

/// Everything that the arguments name, folders and patterns opened, in order; what is missing is a sentence in its place.
pub fn resolve(arguments: &[String], wanted: Wanted) -> Vec<Result<Input, String>> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            let before = inputs.len();
            let mut left = Vec::new();
            folder(path, path, wanted, &mut inputs, &mut left);
            if !left.is_empty() {
                eprintln!("tickmark: {}", left_out(argument, &left, wanted));
            }
            if inputs.len() == before {
                inputs.push(Err(format!(
                    "The folder {argument} holds no {} (files ending in {}).",
                    wanted.many(),
                    wanted.endings().join(", ")
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

/// What is wanted of a folder and of the folders in it, by name, and what else there is. Hidden files are passed over.
fn folder(root: &Path, at: &Path, wanted: Wanted, inputs: &mut Vec<Result<Input, String>>, left: &mut Vec<String>) {
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
                folder(root, &path, wanted, inputs, left);
            }
            continue;
        }
        let input = Input::file(path, Some(root));
        let name = input.name().unwrap_or_default();
        if is_wanted(name, wanted) { inputs.push(Ok(input)) } else { left.push(name.to_owned()) }
    }
}

/// Whether a file that a folder holds is read: its ending says text, and its name is not one that says something about the folder.
fn is_wanted(name: &str, wanted: Wanted) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    wanted.endings().contains(&ending) && !ABOUT_THE_FOLDER.contains(&stem)
}

/// What is said of the files that are not read.
fn left_out(folder: &str, names: &[String], wanted: Wanted) -> String {
    let named = names[..names.len().min(NAMED)].join(", ");
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{folder}: not read, since nothing says that they are {}: {named}{more}.", wanted.many())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_looks_like_a_transcript() {
        for name in ["a.txt", "A.TXT", "2025/q3/call.md", "call.vtt", "index-fund.txt", "my readme.txt", "b.html"] {
            assert!(is_wanted(name, Wanted::Transcripts), "{name}");
        }
        for name in
            ["README.md", "readme.txt", "sub/LICENSE.txt", "index.html", "index.json", "a.json", "a.pdf", "Makefile"]
        {
            assert!(!is_wanted(name, Wanted::Transcripts), "{name}");
        }
        assert!(is_wanted("a.ann", Wanted::Tags) && is_wanted("b/a.tickmark.json", Wanted::Tags));
        assert!(!is_wanted("a.txt", Wanted::Tags) && !is_wanted("index.json", Wanted::Tags));
    }

    #[test]
    fn what_is_not_read_is_named_up_to_a_point() {
        let names: Vec<String> = (0..7).map(|n| format!("{n}.pdf")).collect();
        let sentence = "calls: not read, since nothing says that they are transcripts: ";
        assert_eq!(left_out("calls", &names[..2], Wanted::Transcripts), format!("{sentence}0.pdf, 1.pdf."));
        assert_eq!(
            left_out("calls", &names, Wanted::Transcripts),
            format!("{sentence}0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more.")
        );
    }
}
