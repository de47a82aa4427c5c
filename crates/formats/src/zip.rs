//! Zip archives: several files as one to save, and the files of one that was given.

use std::io::{Cursor, Read, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{DateTime, ZipArchive, ZipWriter};

/// The media type of what [`pack`] gives.
pub const MEDIA_TYPE: &str = "application/zip";

/// How many bytes all files of an archive may have when they are unpacked: more than any set of transcripts, less than
/// what brings a browser down.
const MOST: u64 = 512 << 20;

/// One archive of files, each with its path. The same files give the same bytes: each is dated 1 January 1980, the
/// first day that a zip can name.
///
/// A path that was taken already gets a number before its ending, so that nothing is overwritten when it is unpacked.
pub fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut taken = std::collections::BTreeSet::new();
    for (path, content) in files {
        let (stem, ending) = path.split_at(path.rfind('.').unwrap_or(path.len()));
        let mut name = path.clone();
        for number in 2.. {
            if taken.insert(name.to_lowercase()) {
                break;
            }
            name = format!("{stem}-{number}{ending}");
        }
        archive.start_file(name, options).and_then(|()| Ok(archive.write_all(content)?)).expect("memory takes it all");
    }
    archive.finish().expect("memory takes it all").into_inner()
}

/// The path of a file in an archive, and its content or why it could not be read.
pub type Unpacked = (String, Result<Vec<u8>, String>);

/// The files of an archive by their paths, in its order; for one that cannot be read, the reason as a plain sentence.
///
/// # Errors
/// One plain sentence where it is no archive that can be read.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Unpacked>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("The archive is damaged, and nothing in it was read: {error}."))?;
    let mut left = MOST;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut path = format!("file {}", at + 1);
        let content =
            archive.by_index(at).map_err(|error| format!("It could not be unpacked: {error}.")).and_then(|file| {
                if file.is_dir() {
                    return Ok(None);
                }
                if let Ok(name) = file.name() {
                    path = name.into_owned();
                }
                let mut content = Vec::new();
                // What an archive says of its sizes is not to be trusted; what comes out of it is counted.
                match file.take(left + 1).read_to_end(&mut content) {
                    Err(error) => Err(format!("It could not be unpacked: {error}.")),
                    Ok(read) if read as u64 > left => {
                        Err(format!("The archive holds more than {} MB; unpack it and open its files.", MOST >> 20))
                    }
                    Ok(read) => {
                        left -= read as u64;
                        Ok(Some(content))
                    }
                }
            });
        // Systems add files of their own: macOS a folder of resource forks.
        if path.starts_with("__MACOSX/") || path.ends_with(".DS_Store") {
            continue;
        }
        files.extend(content.transpose().map(|content| (path, content)));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        list.iter().map(|(path, content)| (path.to_string(), content.as_bytes().to_vec())).collect()
    }

    fn names(bytes: &[u8]) -> Vec<String> {
        unpack(bytes).unwrap().into_iter().map(|file| file.0).collect()
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_same_every_time() {
        let given = files(&[("a.txt", "Revenue\r\n"), ("財報/€.ann", ""), ("b", &"8%".repeat(10_000))]);
        let bytes = pack(&given);
        assert_eq!(bytes, pack(&given));
        assert!(bytes.len() < 1000);
        let read = unpack(&bytes).unwrap().into_iter().map(|(path, content)| (path, content.unwrap()));
        assert_eq!(read.collect::<Vec<_>>(), given);
    }

    #[test]
    fn no_file_takes_the_place_of_another() {
        let bytes = pack(&files(&[("a.txt", "1"), ("a.txt", "2"), ("A.txt", "3"), ("a-2.txt", "4")]));
        assert_eq!(names(&bytes), ["a.txt", "a-2.txt", "A-3.txt", "a-2-2.txt"]);
    }

    #[test]
    fn folders_and_what_systems_add_are_left_out() {
        assert_eq!(
            names(&pack(&files(&[("__MACOSX/._a.txt", "x"), ("b/.DS_Store", "x"), ("b/c.txt", "")]))),
            ["b/c.txt"]
        );
    }

    #[test]
    fn damage_is_said() {
        let bytes = pack(&files(&[("a.txt", &"Revenue was up 8%. ".repeat(20))]));
        assert!(unpack(&bytes[..bytes.len() / 2]).unwrap_err().starts_with("The archive is damaged"));
        assert!(unpack(b"").is_err());
        let mut wrong = bytes.clone();
        wrong[50] ^= 0xff;
        assert!(unpack(&wrong).unwrap()[0].1.is_err());
    }
}
