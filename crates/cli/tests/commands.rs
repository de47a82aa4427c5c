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

/// A file of this test's own beside others.
fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("a file for the test");
    path.to_str().expect("a name in UTF-8").to_owned()
}

/// The quotes of the figures and tags of tagged JSON, each with its label and what was said of it.
fn tags(json: &str) -> Vec<String> {
    let call: serde_json::Value = serde_json::from_str(json).expect("tagged JSON");
    let list = |key: &str| call[key].as_array().cloned().unwrap_or_default();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let figures =
        list("mentions").into_iter().map(|m| [word(&m["text"]), word(&m["kind"]), word(&m["status"])].join(" "));
    let own = list("tags").into_iter().map(|tag| [word(&tag["text"]), word(&tag["name"])].join(" "));
    figures.chain(own).collect()
}

const CALL: &str = "Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion, up 8%.\n";

#[test]
fn what_others_tagged_comes_in_and_what_does_not_fit_is_said() {
    let folder = calls("import");
    let over = put(&folder, "call.txt", CALL);
    let ann = "T1\tMoney 48 60\t$5.2 billion\nT2\tTone 65 66\t8\nT3\tPercent 65 66\t9\n";
    let spacy = serde_json::json!({"text": CALL, "spans": [{"start": 65, "end": 67, "label": "PERCENT"}, {"start": 65, "end": 900, "label": "X"}]});
    let check = |name: &str, content: &str, more: &[&str], expected: &[&str], reason: &str| {
        let path = put(&folder, name, content);
        let output = tickmark(&[&["import", &path], more].concat());
        let errors = said(&output.stderr);
        assert_eq!(tags(&said(&output.stdout)), expected, "{name}");
        assert_eq!(output.status.code(), Some(i32::from(!reason.is_empty())), "{name}: {errors}");
        assert!(errors.contains(reason), "{name}: {errors}");
    };
    check(
        "call.ann",
        ann,
        &[],
        &["$5.2 billion money accepted", "8% percent suggested", "8 Tone"],
        "T3: It quotes “9”, the text has “8” there.",
    );
    check(
        "spans.jsonl",
        &spacy.to_string(),
        &[],
        &["$5.2 billion money suggested", "8% percent accepted"],
        "The span 65 to 900 does not stand",
    );
    let one = "T1\tMoney 48 60\t$5.2 billion\n";
    check("other.ann", one, &["--over", &over], &["$5.2 billion money accepted", "8% percent suggested"], "");
    // Without the text nothing can be compared.
    let lone = put(&folder, "lone.ann", ann);
    let output = tickmark(&["import", &lone]);
    assert_eq!((output.status.code(), said(&output.stdout)), (Some(1), String::new()));
    assert!(said(&output.stderr).contains("The file holds no text of its own"), "{}", said(&output.stderr));
    // One line for each file, in the order of the command line; what cannot be read stops nothing.
    let broken = put(&folder, "broken.json", "{");
    let spans = folder.join("spans.jsonl");
    let output = tickmark(&["import", &broken, spans.to_str().unwrap(), spans.to_str().unwrap()]);
    assert_eq!(said(&output.stdout).lines().count(), 2);
}

#[test]
fn what_went_out_comes_in_with_its_notes_and_links() {
    let folder = calls("import-notes");
    let path = put(&folder, "call.txt", CALL);
    let facts = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("tagged JSON")["facts"].clone();
    let expected = facts(&said(&tickmark(&["annotate", &path]).stdout));
    assert_eq!(expected[0]["changes"].as_array().map(Vec::len), Some(1), "{expected}");
    for format in ["brat", "doccano-relations", "label-studio"] {
        let out = folder.join(format);
        assert!(
            tickmark(&["export", "--quiet", "--format", format, "--output", out.to_str().unwrap(), &path])
                .status
                .success()
        );
        let first =
            ["ann", "doccano-relations.jsonl", "label-studio.json"].map(|ending| out.join(format!("call.{ending}")));
        let file = first.iter().find(|file| file.exists()).expect("the file of tags");
        let output = tickmark(&["import", file.to_str().unwrap()]);
        assert_eq!(said(&output.stderr), "", "{format}");
        assert_eq!(tags(&said(&output.stdout)), ["$5.2 billion money accepted", "8% percent accepted"], "{format}");
        assert_eq!(facts(&said(&output.stdout)), expected, "{format}");
    }
    // What a person noted is kept, and a link that the text does not have is named.
    let ann = "T1\tMoney 48 60\t$5.2 billion\nT2\tPercent 65 67\t8%\nR1\tPrior Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T2\tnet of tax\n";
    let output = tickmark(&["import", "--over", &path, &put(&folder, "noted.ann", ann)]);
    let expected = ["$5.2 billion money accepted", "8% percent accepted", "8% note"];
    assert_eq!(tags(&said(&output.stdout)), expected);
    assert!(said(&output.stderr).contains("“$5.2 billion”: Its link “Prior” to “8%” is not what the text says"));
}

#[test]
fn tagged_json_comes_out_of_import_as_it_went_in() {
    let folder = calls("import-own");
    let path = put(&folder, "call.txt", CALL);
    let json = said(&tickmark(&["annotate", &path]).stdout).replacen("suggested", "rejected", 1);
    let tagged = put(&folder, "call.tickmark.json", &json);
    assert_eq!(said(&tickmark(&["import", &tagged]).stdout), json);
    let units = said(&tickmark(&["import", "--offsets", "byte", &tagged]).stdout);
    assert!(units.contains("\"offset_unit\": \"byte\""), "{units}");
}

#[test]
fn a_project_file_is_read_with_its_corrections() {
    let folder = calls("project");
    let [money, percent] = ["$5.2 billion", "8%"].map(|quote| {
        let start = CALL.find(quote).expect("the quote is in the text");
        tickmark_review::Anchor::of(CALL, tickmark_engine::Span::new(start, start + quote.len()))
    });
    let gone = tickmark_review::Anchor { quote: "9%".into(), ..percent.clone() };
    let mut journal = tickmark_review::Journal::default();
    for edit in [
        tickmark_review::Edit::Accept(money),
        tickmark_review::Edit::Reject(percent),
        tickmark_review::Edit::Accept(gone),
    ] {
        journal.append(journal.next(edit.into())).expect("a record");
    }
    let project = tickmark_project::Project {
        engine: "0.0.1".into(),
        file: Some("call.txt".into()),
        format: None,
        created: 0,
        changed: 0,
        cursor: 0,
        text: CALL.into(),
        suggestions: String::new(),
        records: journal.records().iter().map(|record| record.to_line()).collect(),
    };
    let file = tickmark_project::write(&project);
    let path = put(&folder, "call.tickmark", &file);
    let output = tickmark(&["import", &path]);
    assert_eq!(tags(&said(&output.stdout)), ["$5.2 billion money accepted", "8% percent rejected"]);
    assert!(said(&output.stderr).contains("1 of its corrections find no place"), "{}", said(&output.stderr));
    let quotes = |statuses: &str| {
        let arguments = ["export", "--format", "csv-figures", "--quiet", "--statuses", statuses, &path];
        let table = said(&tickmark(&arguments).stdout);
        ["$5.2 billion", "8%"].map(|quote| table.lines().skip(1).any(|row| row.contains(quote)))
    };
    assert_eq!(quotes("kept"), [true, false]);
    assert_eq!(quotes("every"), [true, true]);
    assert_eq!(quotes("suggested"), [false, false]);
    let stats = said(&tickmark(&["stats", &path]).stdout);
    assert!(stats.contains("call.tickmark"), "{stats}");
    // What is cut off, or of a later version, is refused.
    for (file, reason) in [
        (file.replacen("tickmark-project/1", "tickmark-project/2", 1), "A later version of tickmark has written it"),
        (file.lines().take(4).collect::<Vec<_>>().join("\n"), "It is cut off: 1 of its 3 corrections are there."),
    ] {
        let path = put(&folder, "refused.tickmark", file);
        let output = tickmark(&["export", "--format", "spacy", &path]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output.stderr).contains(reason), "{}", said(&output.stderr));
    }
}

#[test]
fn what_goes_out_can_be_chosen() {
    let folder = calls("chosen");
    let path = put(&folder, "call.txt", CALL);
    for (choice, expected) in [
        (&["--kind", "percent"][..], &["8% percent suggested"][..]),
        (&["--kind", "percent,money"], &["$5.2 billion money suggested", "8% percent suggested"]),
        (&["--metric", "capex"], &[]),
        (&["--speaker", "Ann Lee", "--kind", "money"], &["$5.2 billion money suggested"]),
        (&["--speaker", "Bo Ek"], &[]),
        (&["--statuses", "accepted"], &[]),
    ] {
        let output = tickmark(&[&["export", "--format", "json", &path], choice].concat());
        assert_eq!(tags(&said(&output.stdout)), expected, "{choice:?}: {}", said(&output.stderr));
    }
    let bare = said(&tickmark(&["export", "--format", "json", "--no-text", "--offsets", "utf16", &path]).stdout);
    assert!(bare.contains("\"text\": null") && bare.contains("\"offset_unit\": \"utf16\""), "{bare}");
    let dry = tickmark(&["export", "--format", "spacy", "--dry-run", &path]);
    assert_eq!((said(&dry.stdout), dry.status.code()), (String::new(), Some(0)));
    assert!(said(&dry.stderr).contains("left out"), "{}", said(&dry.stderr));
}
