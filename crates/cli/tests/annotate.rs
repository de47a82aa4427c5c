//! `tickmark annotate` as a person, a pipe and a script meet it.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn tickmark(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line is built");
    let mut pipe = child.stdin.take().expect("a pipe");
    let stdin = stdin.to_vec();
    let writer = std::thread::spawn(move || {
        // The command may end before it has read everything.
        let _ = pipe.write_all(&stdin);
    });
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder for the test");
    path
}

fn json_lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

const CALL: &str = "Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion, up 8%. 👨‍👩‍👧 Thanks.\n";

#[test]
fn wrong_command_lines_are_refused_with_a_reason() {
    let cases: &[(&[&str], i32, &str)] = &[
        (&[], 2, "Usage: tickmark"),
        (&["annotate"], 2, "required arguments were not provided"),
        (&["annotat", "x"], 2, "unrecognized subcommand 'annotat'"),
        (&["annotate", "--offsets", "words", "x"], 2, "[possible values: codepoint, utf16, byte]"),
        (&["annotate", "--format", "no-such-reader", "x"], 2, "invalid value 'no-such-reader'"),
        (&["annotate", "--jsonl-in", "x"], 2, "cannot be used with"),
        (&["annotate", "--jobs", "0", "x"], 2, "invalid value '0'"),
        (&["annotate", "no/such/file.txt"], 1, "no/such/file.txt could not be read: there is no such file."),
        (&["annotate", "no/such/*.txt"], 1, "No file matches no/such/*.txt."),
    ];
    for (arguments, code, message) in cases {
        let output = tickmark(arguments, b"");
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
}

#[test]
fn help_shows_what_to_type() {
    for (arguments, words) in [
        (&["--help"][..], &["Examples:", "Exit codes:", "annotate"][..]),
        (&["annotate", "--help"], &["--jsonl-in", "--offsets", "--no-text", "--format", "Examples:"]),
    ] {
        let output = tickmark(arguments, b"");
        assert_eq!(output.status.code(), Some(0));
        let said = String::from_utf8_lossy(&output.stdout);
        for word in words {
            assert!(said.contains(word), "{arguments:?} lacks {word}: {said}");
        }
    }
}

#[test]
fn files_that_are_no_text_are_named_and_the_others_are_read() {
    let folder = folder("no-text");
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not plain text"),
        ("b.docx", b"PK\x03\x04\x14\x00", "is a zip archive or an Office document"),
        ("c.bin", b"Revenue\0\x01\x02", "is a binary file, not text."),
        ("d.txt", b"Revenue was \x805.2 billion", "is not UTF-8 text (byte 12 cannot be read); save it as UTF-8"),
        ("e.png", b"\x89PNG\r\n", "is a picture"),
    ];
    let good = folder.join("good.txt");
    fs::write(&good, CALL).unwrap();
    for (name, bytes, message) in cases {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let output = tickmark(&["annotate", path.to_str().unwrap(), good.to_str().unwrap()], b"");
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(name) && said.contains(message), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        let lines = json_lines(&output);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["source"]["name"], "good.txt");
    }
}

#[test]
fn any_text_is_read() {
    let long_line = "Revenue was $5.2 billion. ".repeat(20_000);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(CALL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big_endian: Vec<u8> = [0xfe, 0xff].into_iter().chain(CALL.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let cases: &[(&[u8], &str)] = &[
        (b"", ""),
        (b" \n\n", " \n\n"),
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc"),
        (b"<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u{202e}8%\u{2066}".as_bytes(), "\u{202e}8%\u{2066}"),
        (long_line.as_bytes(), &long_line),
        (&utf16, CALL),
        (&big_endian, CALL),
    ];
    for (bytes, text) in cases {
        let output = tickmark(&["annotate", "-"], bytes);
        assert_eq!(output.status.code(), Some(0));
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["source"]["text"], *text);
        assert_eq!(document["source"]["name"], Value::Null);
    }
}

#[test]
fn one_file_is_indented_and_several_are_lines() {
    let folder = folder("lines");
    fs::create_dir(folder.join("sub")).unwrap();
    for name in ["b.txt", "a.txt", "sub/c.md", ".hidden.txt", "notes.xyz"] {
        fs::write(folder.join(name), CALL).unwrap();
    }
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let names = |output: &Output| {
        json_lines(output).iter().map(|d| d["source"]["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(tickmark(&["annotate", &path("a.txt")], b"").stdout.starts_with(b"{\n  \"schema\": \"tickmark/1\",\n"));
    assert_eq!(names(&tickmark(&["annotate", "--jsonl", &path("a.txt")], b"")), ["a.txt"]);
    assert_eq!(names(&tickmark(&["annotate", &path("b.txt"), &path("a.txt")], b"")), ["b.txt", "a.txt"]);
    assert_eq!(names(&tickmark(&["annotate", folder.to_str().unwrap()], b"")), ["a.txt", "b.txt", "sub/c.md"]);
    assert_eq!(names(&tickmark(&["annotate", &path("*.txt")], b"")), ["a.txt", "b.txt"]);
    // However many work on it, the bytes are the same.
    let alone = tickmark(&["annotate", "--jobs", "1", folder.to_str().unwrap()], b"").stdout;
    assert_eq!(tickmark(&["annotate", "--jobs", "7", folder.to_str().unwrap()], b"").stdout, alone);
}

#[test]
fn offsets_count_what_is_asked() {
    let length = |unit: &str| {
        let output = tickmark(&["annotate", "-", "--offsets", unit, "--no-text"], CALL.as_bytes());
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["source"]["offset_unit"], unit);
        assert_eq!(document["source"]["text"], Value::Null);
        document["source"]["length"].as_u64().unwrap() as usize
    };
    assert_eq!(length("codepoint"), CALL.chars().count());
    assert_eq!(length("utf16"), CALL.encode_utf16().count());
    assert_eq!(length("byte"), CALL.len());
}

#[test]
fn records_are_answered_in_order_and_broken_ones_in_their_place() {
    let mut input = String::new();
    for n in 0..200 {
        match n % 50 {
            7 => input.push_str("{\"id\": 7, \"text\": \n"),
            13 => input.push_str("\n{\"id\": [13], \"txt\": 1}\n"),
            _ => input.push_str(&serde_json::json!({"text": CALL.repeat(n % 9), "id": {"n": n}}).to_string()),
        }
        if !input.ends_with('\n') {
            input.push('\n');
        }
    }
    let output = tickmark(&["annotate", "--jsonl-in", "--no-text"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 200);
    for (n, line) in lines.iter().enumerate() {
        match n % 50 {
            7 => assert!(line["id"].is_null() && line["error"].as_str().unwrap().contains("EOF"), "{line}"),
            13 => assert!(line["id"][0] == 13 && line["error"].as_str().unwrap().contains("missing field `text`")),
            _ => assert!(line["id"]["n"] == n && line["schema"] == "tickmark/1", "{line}"),
        }
    }
}

#[test]
fn each_record_is_answered_before_the_next_is_asked() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["annotate", "--jsonl-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    for n in 0..3 {
        writeln!(stdin, "{{\"id\": {n}, \"text\": \"Hello.\"}}").unwrap();
        let mut line = Vec::new();
        let mut byte = [0];
        while !line.ends_with(b"\n") {
            stdout.read_exact(&mut byte).unwrap();
            line.push(byte[0]);
        }
        assert!(line.starts_with(format!("{{\"id\":{n},\"schema\"").as_bytes()));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let record = serde_json::json!({"id": 1, "text": CALL.repeat(50)}).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["annotate", "--jsonl-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // Ends with the pipe, long before this many.
        for _ in 0..100_000 {
            if stdin.write_all(record.as_bytes()).is_err() {
                return true;
            }
        }
        false
    });
    let mut first = [0; 100];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(said, "");
    assert!(writer.join().unwrap());
}

#[test]
fn every_sample_is_read() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let index: Value = serde_json::from_slice(&fs::read(samples.join("index.json")).unwrap()).unwrap();
    for sample in index.as_array().unwrap() {
        let path = samples.join(sample["file"].as_str().unwrap());
        let output = tickmark(&["annotate", path.to_str().unwrap()], b"");
        assert_eq!(output.status.code(), Some(0), "{sample}");
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["source"]["text"].as_str().unwrap(), fs::read_to_string(&path).unwrap());
        assert_eq!(document["source"]["format"], sample["format"], "{sample}");
    }
}
