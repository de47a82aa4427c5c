//! `tickmark export`, `check` and `stats`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn tickmark(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tickmark")).args(arguments).output().expect("the command line is built")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A folder of this test's own with two calls in it.
fn calls(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.join("sub")).expect("a folder for the test");
    for (name, text) in [
        ("a.txt", "Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion, up 8%.\n"),
        ("sub/b.txt", "Bo Ek -- Chief Financial Officer\n\nCosts were $2.0 billion, down 3%.\n"),
    ] {
        fs::write(path.join(name), text).expect("a call for the test");
    }
    path
}

#[test]
fn wrong_command_lines_are_refused_with_a_reason() {
    let folder = calls("refused");
    let folder = folder.to_str().unwrap();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["export", "x.txt"], 2, "--format"),
        (&["export", "--format", "xlsm", "x.txt"], 2, "invalid value 'xlsm'"),
        (&["export", "--format", "html", "no/such.txt"], 1, "no/such.txt could not be read"),
        (&["export", "--format", "brat", folder], 1, "is several files (.ann, .txt, .annotation.conf): name a folder"),
        (&["export", "--format", "html", folder], 1, "is one file for each call: name a folder with --output."),
        (&["check"], 2, "required arguments"),
        (&["check", "no/such.txt"], 1, "no/such.txt could not be read"),
        (&["stats", "no/such.txt"], 1, "no/such.txt could not be read"),
    ];
    for (arguments, code, message) in cases {
        let output = tickmark(arguments);
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}");
        assert!(said(&output.stderr).contains(message), "{arguments:?}: {}", said(&output.stderr));
    }
}

#[test]
fn help_lists_every_format() {
    let help = said(&tickmark(&["export", "--help"]).stdout);
    for exporter in tickmark_formats::Exporter::ALL {
        assert!(help.contains(exporter.name) && help.contains(exporter.title), "{} is not in {help}", exporter.name);
    }
}

#[test]
fn every_format_is_written_into_a_folder() {
    let folder = calls("every-format");
    for exporter in tickmark_formats::Exporter::ALL {
        let out = folder.join("out").join(exporter.name);
        let arguments = ["export", "--quiet", "--format", exporter.name, folder.to_str().unwrap(), "--output"];
        let output = tickmark(&[&arguments[..], &[out.to_str().unwrap()]].concat());
        assert_eq!(said(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0), "{}", exporter.name);
        for ending in exporter.endings {
            for stem in ["a", "sub/b"] {
                assert!(out.join(format!("{stem}{ending}")).is_file(), "{stem}{ending} of {}", exporter.name);
            }
        }
        let _ = fs::remove_dir_all(folder.join("out"));
    }
}

#[test]
fn tables_have_one_header_and_lines_one_call_each() {
    let folder = calls("joined");
    let folder = folder.to_str().unwrap();
    let table = said(&tickmark(&["export", "--quiet", "--format", "csv-speakers", folder]).stdout);
    assert_eq!(table.matches("source,id,name").count(), 1, "{table}");
    assert!(table.contains("\na.txt,") && table.contains("\nsub/b.txt,"), "{table}");
    let lines = said(&tickmark(&["export", "--quiet", "--format", "spacy", folder]).stdout);
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("JSON");
    }
}

#[test]
fn what_is_about_a_folder_is_not_read_and_that_is_said() {
    let folder = calls("about");
    for name in ["README.md", "sub/notes.pdf", ".hidden.txt"] {
        fs::write(folder.join(name), "Ann Lee -- CEO\n\nUp 8%.\n").expect("a file for the test");
    }
    let shown = folder.to_str().unwrap();
    let output = tickmark(&["annotate", shown]);
    assert_eq!(said(&output.stdout).lines().count(), 2);
    let sentence = "not read, since nothing says that they are transcripts: README.md, sub/notes.pdf.";
    assert_eq!(said(&output.stderr), format!("tickmark: {shown}: {sentence}\n"));
    assert_eq!(output.status.code(), Some(0));
    // What a person names is read.
    let named = tickmark(&["annotate", folder.join("README.md").to_str().unwrap()]);
    assert!(said(&named.stdout).contains("\"name\": \"README.md\""));
}

#[test]
#[cfg(feature = "parquet")]
fn parquet_is_one_table_of_all_calls_or_a_file_for_each() {
    let folder = calls("parquet");
    fs::write(folder.join("c.txt"), b"\x80").expect("a file for the test");
    let shown = folder.to_str().unwrap();
    for table in ["figures", "turns"] {
        let format = format!("parquet-{table}");
        let all = tickmark(&["export", "--format", &format, shown]);
        assert_eq!(all.status.code(), Some(1), "one of the files is no text");
        assert!(all.stdout.starts_with(b"PAR1") && all.stdout.ends_with(b"PAR1"), "{table}");
        assert!(said(&all.stderr).contains("c.txt is not UTF-8 text"), "{}", said(&all.stderr));
        // However many work on it, the bytes are the same.
        assert_eq!(tickmark(&["export", "--format", &format, "--jobs", "1", shown]).stdout, all.stdout);
        let out = folder.join("out");
        tickmark(&["export", "--format", &format, shown, "--output", out.to_str().unwrap()]);
        for stem in ["a", "sub/b"] {
            let file = fs::read(out.join(format!("{stem}.{table}.parquet"))).expect("a file for each call");
            assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
        }
    }
}

#[test]
fn tagged_json_is_exported_as_its_transcript_is() {
    let folder = calls("from-json");
    let path = folder.join("a.txt");
    let json = folder.join("a.json");
    fs::write(&json, tickmark(&["annotate", path.to_str().unwrap()]).stdout).unwrap();
    for format in ["html", "csv-figures", "spacy", "tei"] {
        let of = |path: &Path| tickmark(&["export", "--quiet", "--format", format, path.to_str().unwrap()]).stdout;
        assert_eq!(said(&of(&json)), said(&of(&path)), "{format}");
    }
    // A quote that is no longer that of the text is not exported.
    let changed = fs::read_to_string(&json).unwrap().replace("\"length\": ", "\"length\": 1");
    fs::write(&json, changed).unwrap();
    let output = tickmark(&["export", "--format", "html", json.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("was not exported: source: The text is"), "{}", said(&output.stderr));
    assert!(output.stdout.is_empty());
}

#[test]
fn what_a_format_cannot_hold_is_said_before_it_is_missed() {
    let folder = calls("losses");
    let path = folder.join("a.txt");
    let output =
        tickmark(&["export", "--format", "brat", path.to_str().unwrap(), "--output", folder.to_str().unwrap()]);
    assert!(said(&output.stderr).contains("1 turn is left out: "), "{}", said(&output.stderr));
}

/// Tagged JSON with one conflict, made by hand: the checks themselves have tests of their own.
fn with_a_check(status: &str) -> String {
    let text = "Ann Lee -- CEO\n\nRevenue was €5.2 billion,\nup 8%.\n";
    let document = tickmark_engine::annotate(text);
    let mut json: serde_json::Value = serde_json::from_str(&tickmark_engine::export::tagged_json::to_line(
        &document,
        tickmark_engine::export::tagged_json::Options::default(),
    ))
    .unwrap();
    json["mentions"] = serde_json::json!([{
        "id": "m1", "turn": null, "start": 45, "end": 47, "text": "8%", "kind": "percent",
        "value": {"low": 8, "high": 8, "unit": "%", "decimals": 0, "approx": null},
        "metric": null, "metric_text": null, "subject": null, "role": null, "direction": null, "basis": null, "accounting": null,
        "modality": "reported", "period": null, "rule": "test", "confidence": 1.0, "status": "suggested", "translation_of": null
    }]);
    json["facts"] = serde_json::json!([]);
    json["checks"] = serde_json::json!([{"id": "c1", "kind": "sum", "status": status, "mentions": ["m1"], "message": "2 + 2 is 5."}]);
    json.to_string()
}

#[test]
fn conflicts_are_printed_with_their_place_and_give_the_exit_code() {
    let folder = calls("conflicts");
    let path = folder.join("call.json");
    let shown = path.to_str().unwrap();
    fs::write(&path, with_a_check("conflicts")).unwrap();
    let output = tickmark(&["check", shown]);
    assert_eq!(said(&output.stdout), format!("{shown}:4:4: conflicts: 2 + 2 is 5. (sum)\n  {shown}:4:4: 8%\n"));
    assert_eq!(output.status.code(), Some(1));
    fs::write(&path, with_a_check("agrees")).unwrap();
    let output = tickmark(&["check", shown]);
    assert_eq!((said(&output.stdout).as_str(), output.status.code()), ("", Some(0)));
    assert!(said(&tickmark(&["check", "--all", shown]).stdout).contains(":4:4: agrees: 2 + 2 is 5. (sum)\n"));
}

#[test]
fn stats_are_a_table_with_a_sum() {
    let folder = calls("stats");
    let output = tickmark(&["stats", folder.to_str().unwrap()]);
    let table: Vec<Vec<String>> =
        said(&output.stdout).lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    assert_eq!(table.iter().map(Vec::len).collect::<Vec<_>>(), [14; 4]);
    assert_eq!(table[3][0], "all");
    for (column, name) in table[0].iter().enumerate().skip(2) {
        let at = |row: usize| table[row][column].parse::<usize>().unwrap();
        assert_eq!(at(1) + at(2), at(3), "{name}");
    }
}
