//! One invented call, set as many publishers set it, with the accidents of pages: every setting must give the same turns.

mod call;
mod look_alikes;
mod minutes;
mod programs;
mod publishers;
mod run_in;

use call::*;
use tickmark_engine::Options;
use tickmark_engine::source::{Reading, normalise, read, scores};

#[test]
fn dashes_of_every_kind() {
    for layout in LAYOUTS {
        for dash in [" -- ", "--", " - ", " – ", " — ", "–", "—", " | ", "- "] {
            compare(
                &format!("Name{dash}Role, {layout:?}"),
                &print(*layout, false, |who, _| one_line(who, |p| format!("{}{dash}{}", p.0, p.1))),
            );
        }
        for dash in [" -- ", " – ", " - "] {
            compare(
                &format!("Name{dash}Firm{dash}Role, {layout:?}"),
                &print(*layout, false, |who, _| one_line(who, |p| format!("{}{dash}{}{dash}{}", p.0, p.2, p.1))),
            );
            compare(
                &format!("Name{dash}Role, Firm, {layout:?}"),
                &print(*layout, false, |who, _| one_line(who, |p| format!("{}{dash}{}, {}", p.0, p.1, p.2))),
            );
            compare(
                &format!("Name{dash}Firm, {layout:?}"),
                &print(*layout, false, |who, _| one_line(who, |p| format!("{}{dash}{}", p.0, p.2))),
            );
        }
        compare(
            &format!("three lines, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n--\n{}", p.0, p.1))),
        );
        compare(
            &format!("three lines with firm, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n--\n{} -- {}", p.0, p.2, p.1))),
        );
    }
    told();
}

#[test]
fn wrappers_and_numbers() {
    for layout in LAYOUTS {
        for dash in [" – ", " - ", ", "] {
            compare(
                &format!("<<Name{dash}>>, {layout:?}"),
                &print(*layout, false, |who, _| {
                    format!("<<{}>>", one_line(who, |p| format!("{}{dash}{}, {}", p.0, p.1, p.2)))
                }),
            );
        }
        let mark = |who: usize| if (4..=7).contains(&who) { "Q" } else { "A" };
        compare(
            &format!("<Q - Name - Firm>, {layout:?}"),
            &print(*layout, false, |who, _| {
                if who == OPERATOR {
                    "<Operator>".into()
                } else {
                    format!("<{} - {} - {}>", mark(who), PEOPLE[who].0, PEOPLE[who].2)
                }
            }),
        );
        compare(
            &format!("<Q - Name>: text, {layout:?}"),
            &print(*layout, true, |who, _| {
                if who == OPERATOR { "<Operator>: ".into() } else { format!("<{} - {}>: ", mark(who), PEOPLE[who].0) }
            }),
        );
        compare(
            &format!("Q - Name, {layout:?}"),
            &print(*layout, false, |who, _| {
                if who == OPERATOR { "Operator".into() } else { format!("{} - {}", mark(who), PEOPLE[who].0) }
            }),
        );
        let rule = "-".repeat(70);
        compare(
            &format!("Name, Firm - Role [n], {layout:?}"),
            &print(*layout, false, |who, n| {
                format!(
                    "{rule}\n{}    [{}]\n{rule}",
                    one_line(who, |p| format!("{},  {} - {}", p.0, p.2, p.1)),
                    if n < QUESTIONS_AT { n + 1 } else { n - QUESTIONS_AT + 1 }
                )
            }),
        );
        compare(
            &format!("Operator, [1], {layout:?}"),
            &print(*layout, false, |who, n| {
                format!("{}, [{}]", one_line(who, |p| format!("{}, {} - {}", p.0, p.2, p.1)), n + 1)
            }),
        );
        compare(
            &format!("1. Name, Firm, {layout:?}"),
            &print(*layout, false, |who, n| format!("{}. {}", n + 1, one_line(who, |p| format!("{}, {}", p.0, p.2)))),
        );
    }
    told();
}

#[test]
fn brackets_and_commas() {
    for layout in LAYOUTS {
        compare(
            &format!("Name (Role), {layout:?}"),
            &print(*layout, false, |who, _| {
                if who == OPERATOR {
                    "Operator (participant)".into()
                } else {
                    format!("{} ({})", PEOPLE[who].0, PEOPLE[who].1)
                }
            }),
        );
        compare(
            &format!("Name (Role, Firm), {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{} ({}, {})", p.0, p.1, p.2))),
        );
        compare(
            &format!("Name (Firm), {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{} ({})", p.0, p.2))),
        );
        compare(
            &format!("Name, Firm, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}, {}", p.0, p.2))),
        );
        compare(
            &format!("Name, Role, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}, {}", p.0, p.1))),
        );
        compare(
            &format!("Name, Role, Firm, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}, {}, {}", p.0, p.1, p.2))),
        );
    }
    told();
}

#[test]
fn blocks_of_lines() {
    for layout in LAYOUTS {
        compare(
            &format!("name, role, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n{}", p.0, p.1))),
        );
        compare(
            &format!("name, role, firm, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n{}\n{}", p.0, p.1, p.2))),
        );
        compare(
            &format!("name, Role, Firm, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n{}", p.0, joined(who, ", ", true)))),
        );
        compare(
            &format!("name, Firm - Role, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n{}", p.0, joined(who, " - ", false)))),
        );
        compare(
            &format!("name, blank, role, {layout:?}"),
            &print(*layout, false, |who, _| one_line(who, |p| format!("{}\n\n{}", p.0, joined(who, ", ", true)))),
        );
        let mark = |who: usize| if (4..=7).contains(&who) { "Q" } else { "A" };
        let dots = ".".repeat(90);
        compare(
            &format!("name, role, Q or A, {layout:?}"),
            &print(*layout, false, |who, n| {
                format!(
                    "{dots}\n{}",
                    one_line(who, |p| format!(
                        "{}\n{}{}",
                        p.0,
                        joined(who, ", ", true),
                        if n > QUESTIONS_AT { format!("\n{}", mark(who)) } else { String::new() }
                    ))
                )
            }),
        );
        compare(
            &format!("name, Q or A, {layout:?}"),
            &print(*layout, false, |who, n| {
                one_line(who, |p| {
                    format!("{}{}", p.0, if n > QUESTIONS_AT { format!("\n{}", mark(who)) } else { String::new() })
                })
            }),
        );
        compare(&format!("bare, {layout:?}"), &print(*layout, false, |who, _| PEOPLE[who].0.into()));
        compare(&format!("bare capitals, {layout:?}"), &print(*layout, false, |who, _| PEOPLE[who].0.to_uppercase()));
    }
    let open = Layout { wrap: 0, blank: true, pages: false, trailing: false, framed: false };
    compare(
        "speaker, name, role",
        &print(open, false, |who, _| {
            if who == OPERATOR {
                "speaker\nConference Operator\nOperator".into()
            } else {
                format!("speaker\n{}\n{}", PEOPLE[who].0, PEOPLE[who].1)
            }
        })
        .replace("Conference Operator\nOperator", "Operator\nOperator"),
    );
    told();
}

#[test]
fn glued_and_broken_names() {
    for layout in LAYOUTS {
        compare(
            &format!("glued, {layout:?}"),
            &print(*layout, false, |who, n| {
                if n > QUESTIONS_AT { PEOPLE[who].0.replace(' ', "") } else { PEOPLE[who].0.into() }
            }),
        );
        compare(
            &format!("kerned, {layout:?}"),
            &print(*layout, false, |who, n| {
                if n % 5 == 2 && who > 0 {
                    format!("{} {}", &PEOPLE[who].0[..1], &PEOPLE[who].0[1..])
                } else {
                    PEOPLE[who].0.into()
                }
            }),
        );
        compare(
            &format!("kerned colon, {layout:?}"),
            &print(*layout, true, |who, n| {
                if n % 5 == 2 && who > 0 {
                    format!("{} {}: ", &PEOPLE[who].0[..1], &PEOPLE[who].0[1..])
                } else {
                    format!("{}: ", PEOPLE[who].0)
                }
            }),
        );
    }
    told();
}

#[test]
fn colons() {
    for layout in LAYOUTS {
        for after in [": ", ":", " : ", ":  ", "： "] {
            compare(
                &format!("Name{after}text, {layout:?}"),
                &print(*layout, true, |who, _| format!("{}{after}", PEOPLE[who].0)),
            );
        }
        compare(
            &format!("NAME: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", PEOPLE[who].0.to_uppercase())),
        );
        compare(
            &format!("**Name:** text, {layout:?}"),
            &print(*layout, true, |who, _| format!("**{}:** ", PEOPLE[who].0)),
        );
        compare(
            &format!("**Name**: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("**{}**: ", PEOPLE[who].0)),
        );
        compare(
            &format!("Name:, text below, {layout:?}"),
            &print(*layout, false, |who, _| format!("{}:", PEOPLE[who].0)),
        );
        compare(
            &format!("Name (Role): text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{} ({})", p.0, p.1)))),
        );
        compare(
            &format!("Name - Firm: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{} - {}", p.0, p.2)))),
        );
        compare(
            &format!("Name, Role, Firm: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{}, {}, {}", p.0, p.1, p.2)))),
        );
        compare(
            &format!("Name from Firm: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{} from {}", p.0, p.2)))),
        );
        compare(
            &format!("Role Name: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{} {}", p.1, p.0)))),
        );
        let mut seen = [false; 8];
        let first: Vec<bool> = CALL.iter().map(|(who, _)| !std::mem::replace(&mut seen[*who], true)).collect();
        compare(
            &format!("NAME, ROLE, FIRM: first, {layout:?}"),
            &print(*layout, true, |who, n| {
                let label = one_line(who, |p| if first[n] { format!("{}, {}, {}", p.0, p.1, p.2) } else { p.0.into() });
                format!("{}: ", label.to_uppercase())
            }),
        );
        compare(
            &format!("Speaker n: text, {layout:?}"),
            &print(*layout, true, |who, _| format!("{}: ", PEOPLE[who].0)),
        );
    }
    told();
}

#[test]
fn markdown() {
    for layout in LAYOUTS.iter().filter(|layout| layout.wrap == 0) {
        compare(
            &format!("**Name - Firm, Role**, {layout:?}"),
            &print(*layout, false, |who, _| {
                format!("**{}**", one_line(who, |p| format!("{} - {}, {}", p.0, p.2, p.1)))
            }),
        );
        compare(
            &format!("**Name** - Role, {layout:?}"),
            &print(*layout, false, |who, _| {
                one_line(who, |p| format!("**{}** - {}", p.0, p.1)).replace("Operator", "**Operator**")
            }),
        );
        compare(
            &format!("**Name**, *Role*, {layout:?}"),
            &print(*layout, false, |who, _| {
                one_line(who, |p| format!("**{}** -- *{}*", p.0, p.1)).replace("Operator", "**Operator**")
            }),
        );
        compare(&format!("### Name, {layout:?}"), &print(*layout, false, |who, _| format!("### {}", PEOPLE[who].0)));
        compare(&format!("**Name**, {layout:?}"), &print(*layout, false, |who, _| format!("**{}**", PEOPLE[who].0)));
        for (open, close) in [
            ("- ", ": "),
            ("* ", ": "),
            ("• ", ": "),
            ("- **", ":** "),
            ("* **", "**: "),
            ("> ", ": "),
            ("> **", ":** "),
        ] {
            compare(
                &format!("{open}Name{close}text, {layout:?}"),
                &print(*layout, true, |who, _| format!("{open}{}{close}", PEOPLE[who].0)),
            );
        }
    }
    let rows = |cells: fn(&Person, &str) -> String| -> String {
        CALL.iter().map(|(who, words)| format!("| {} |\n", cells(&PEOPLE[*who], &words.replace('\n', " ")))).collect()
    };
    let table = rows(|p, words| format!("{} | {words}", p.0));
    compare("table", &format!("# Harbourline\n\n| Speaker | Text |\n| --- | :-- |\n{table}"));
    let table = rows(|p, words| format!("**{}** | {} | {words}", p.0, p.1));
    compare("table with roles", &format!("| Speaker | Role | Text |\n|---|---|---|\n{table}\nThe end.\n"));
    told();
}

#[test]
fn times() {
    let stamp = |n: usize| format!("{:02}:{:02}", n * 2, 7 * n % 60);
    for layout in LAYOUTS {
        compare(
            &format!("Name (00:12):, {layout:?}"),
            &print(*layout, false, |who, n| format!("{} ({}):", PEOPLE[who].0, stamp(n))),
        );
        compare(
            &format!("Name (00:12): text, {layout:?}"),
            &print(*layout, true, |who, n| format!("{} ({}): ", PEOPLE[who].0, stamp(n))),
        );
        compare(
            &format!("[00:00:12] Name: text, {layout:?}"),
            &print(*layout, true, |who, n| format!("[00:{}] {}: ", stamp(n), PEOPLE[who].0)),
        );
        compare(
            &format!("Name 00:12, {layout:?}"),
            &print(*layout, false, |who, n| format!("{}  {}", PEOPLE[who].0, stamp(n))),
        );
        compare(
            &format!("Name, time below, {layout:?}"),
            &print(*layout, false, |who, n| format!("{}\n{}", PEOPLE[who].0, stamp(n))),
        );
        compare(
            &format!("time, name below, {layout:?}"),
            &print(*layout, false, |who, n| format!("[00:{}]\n{}", stamp(n), PEOPLE[who].0)),
        );
        compare(
            &format!("00:00:12 Name, {layout:?}"),
            &print(*layout, false, |who, n| format!("00:{} {}", stamp(n), PEOPLE[who].0)),
        );
    }
    let text = print(LAYOUTS[0], false, |who, n| format!("{} ({}):", PEOPLE[who].0, stamp(n)));
    let reading = read_text(&text);
    assert_eq!(reading.labels[2].time.map(|time| time.start_ms), Some((4 * 60 + 14) * 1000));
    told();
}

/// The call as one line, as one word a line, twice the same line, in two languages.
#[test]
fn lines_lost_or_doubled() {
    let words: String =
        CALL.iter().map(|(who, words)| format!("{}: {} ", PEOPLE[*who].0, words.replace('\n', " "))).collect();
    compare("one line", &words);
    compare("one word a line", &words.replace(' ', "\n"));
    let once = words.replace("Priya Raman: Great. Thank you.", "").replace("Sana van der Berg", "Theo St. Clair");
    let once = once.replace(
        "Your next question comes from Wei O'Donnell with Brightwater Capital Markets. Your line is open.",
        "Next.",
    );
    let reading = read_text(&once.replace(' ', "\n"));
    for name in ["Wei O'Donnell", "Theo St. Clair"] {
        let label = reading.labels.iter().find(|l| folded(l.name.of(&reading.source.text)) == folded(name));
        note(label.is_some(), || format!("one word a line, who speaks once: {name}"));
    }
    let apart: String =
        CALL.iter().map(|(who, words)| format!("{}: {}\n\n", PEOPLE[*who].0, words.replace('\n', " "))).collect();
    compare("one word a line, blank lines between turns", &apart.replace(' ', "\n"));
    let twice: String = CALL
        .iter()
        .map(|(who, words)| {
            let label = one_line(*who, |p| format!("{} - {}", p.0, p.1));
            let lines: String = words.split('\n').map(|line| format!("{line}\n{line}\n")).collect();
            format!("{label}\n{label}\n{lines}")
        })
        .collect();
    compare("labels and lines twice", &twice);
    let bilingual: String = CALL
        .iter()
        .map(|(who, words)| {
            let label = one_line(*who, |p| format!("{} - {}", p.0, p.1));
            format!("{label}\n{label}\n各位早安，歡迎參加本次會議。\n{words}\n")
        })
        .collect();
    let reading = read_text(&bilingual);
    assert_eq!(reading.source.format, "bilingual-line");
    assert_eq!(reading.labels.len(), CALL.len());
    told();
}

#[test]
fn markup_tables_and_cues() {
    let html: String = CALL
        .iter()
        .map(|(who, words)| {
            let label = one_line(*who, |p| format!("{}</strong> -- <em>{}</em><strong>", p.0, p.1));
            let body: String = words.split('\n').map(|p| format!("<p>{}</p>\n", p.replace('\'', "&#39;"))).collect();
            format!("<p><strong>{}</strong></p>\n{body}", label.replace('\'', "&rsquo;"))
        })
        .collect();
    let reading = read_text(&format!(
        "<!DOCTYPE html><html><head><title>Call</title><script>var a = \"Ann Lee: no\";</script></head><body><h1>Harbourline</h1>{html}<p>Copyright 2026</p></body></html>"
    ));
    let names: Vec<String> =
        reading.labels.iter().map(|l| folded(&l.name.of(&reading.source.text).replace("&rsquo;", ""))).collect();
    assert_eq!(names, CALL.iter().map(|(who, _)| folded(PEOPLE[*who].0)).collect::<Vec<_>>());
    assert_eq!(reading.source.format, "html");

    let csv: String =
        CALL.iter().enumerate().map(|(n, (who, words))| format!("{n},{},\"{}\"\n", PEOPLE[*who].0, words)).collect();
    compare("csv", &format!("id,speaker,text\n{csv}"));
    compare(
        "csv with semicolons and roles",
        &format!(
            "Speaker;Role;Start;Text\n{}",
            CALL.iter()
                .enumerate()
                .map(|(n, (who, words))| format!(
                    "\"{}\";\"{}\";{}.5;\"{}\"\n",
                    PEOPLE[*who].0,
                    PEOPLE[*who].1,
                    n * 20,
                    words
                ))
                .collect::<String>()
        ),
    );
    compare(
        "csv with tabs",
        &format!(
            "start\tname\ttranscript\n{}",
            CALL.iter()
                .enumerate()
                .map(|(n, (who, words))| format!("{n}\t{}\t{}\n", PEOPLE[*who].0, words.replace('\n', " ")))
                .collect::<String>()
        ),
    );

    let object = |(who, words): &(usize, &str)| {
        format!("{{\"speaker\": \"{}\", \"role\": \"{}\", \"text\": {words:?}}}", PEOPLE[*who].0, PEOPLE[*who].1)
    };
    let objects: Vec<String> = CALL.iter().map(object).collect();
    compare("JSON, an object a line", &objects.join("\n"));
    compare("JSON, a list", &format!("{{\"id\": 7, \"transcript\": [{}]}}", objects.join(", ")));

    let mut cues = Vec::new();
    for (n, (who, words)) in CALL.iter().enumerate() {
        for (k, line) in wrapped(&words.replace('\n', " "), 60).into_iter().enumerate() {
            cues.push((n, k, *who, line));
        }
    }
    let at = |i: usize, mark: char| format!("00:{:02}:{:02}{mark}000", i * 4 / 60, i * 4 % 60);
    let timing = |i: usize, mark: char| format!("{} --> {}", at(i, mark), at(i + 1, mark));
    let strip =
        |reading: &Reading| reading.labels.iter().map(|l| folded(l.name.of(&reading.source.text))).collect::<Vec<_>>();
    let meant: Vec<String> = CALL.iter().map(|(who, _)| folded(PEOPLE[*who].0)).collect();
    let vtt: String = cues
        .iter()
        .enumerate()
        .map(|(i, (_, _, who, line))| format!("{}\n<v {}>{line}</v>\n\n", timing(i, '.'), PEOPLE[*who].0))
        .collect();
    let reading = read_text(&format!("WEBVTT\n\nNOTE made for a test\n\n{vtt}"));
    assert_eq!((strip(&reading), &*reading.source.format), (meant.clone(), "vtt"));
    assert_eq!(reading.labels[0].time.map(|t| (t.start_ms, t.end_ms)), Some((0, Some(16_000))));
    let (once, each) = ((",", "", "srt"), (".", "WEBVTT\n\n", "vtt"));
    for (setting, (mark, header, format), every) in [
        ("Name: ", once, false),
        ("Name: ", each, false),
        ("Name: ", once, true),
        ("Name: ", each, true),
        ("[Name] ", once, false),
        (">> Name: ", each, false),
        ("Name:\n", once, false),
    ] {
        let mark = if mark == "," { ',' } else { '.' };
        let text: String = cues
            .iter()
            .enumerate()
            .map(|(i, (_, k, who, line))| {
                let name = if *k == 0 || every { setting.replace("Name", PEOPLE[*who].0) } else { String::new() };
                format!("{}\n{}\n{name}{line}\n\n", i + 1, timing(i, mark))
            })
            .collect();
        let reading = read_text(&format!("{header}{text}"));
        assert_eq!((strip(&reading), &*reading.source.format), (meant.clone(), format), "{setting}");
        assert!(reading.labels.iter().all(|l| l.time.is_some()));
    }
    told();
}

#[test]
fn scores_and_forced_formats() {
    let text = print(LAYOUTS[0], false, |who, _| one_line(who, |p| format!("{} -- {}", p.0, p.1)));
    let scored = scores(&text);
    assert_eq!(scored[0].format, "name-dash");
    assert_eq!(scored[0].labels as usize, CALL.len());
    let forced = read(&text, &Options { format: Some("unlabelled".into()) });
    assert!(forced.labels.is_empty());
    let forced = read(&text, &Options { format: Some("name-dash".into()) });
    assert_eq!(forced.labels.len(), CALL.len());
}

#[test]
fn normalised_once() {
    let check = |given: &str, meant: &str| assert_eq!(normalise(given), meant, "{given:?}");
    check("\u{feff}Ann\r\nLee\rHolt\n", "Ann\nLee\nHolt\n");
    check("\u{feff}\u{feff}Ann", "\u{feff}Ann");
    check("a\r\r\nb", "a\n\nb");
    check("a\u{a0}b\u{2028}c ", "a\u{a0}b\u{2028}c ");
    check("", "");
    check("\r", "\n");
    let plain = print(LAYOUTS[2], true, |who, _| format!("{}: ", PEOPLE[who].0));
    compare("CRLF and BOM", &format!("\u{feff}{}", plain.replace('\n', "\r\n")));
    compare("CR", &plain.replace('\n', "\r"));
    told();
}

/// Settings that no pattern of a label alone shows: the names, and where a speech begins.
#[test]
fn settings_of_their_own() {
    let check = |case: &str, text: &str, meant: &[(&str, &str)]| {
        let reading = read_text(text);
        let found: Vec<(&str, &str)> = reading
            .labels
            .iter()
            .map(|l| (l.name.of(text), l.content.of(text).split([' ', '\n']).next().unwrap_or("")))
            .collect();
        note(found == meant, || format!("{case}, read as {}: {found:?}", reading.source.format));
    };
    check(
        "a role below the name as if it were a label",
        "Maren Holt: Good afternoon.\nInés Cruz: Thanks.\nMaren Holt: Next question.\nFranz von Hagen:\nChief Designer: Do you want me?\nInés Cruz: Yes.\n",
        &[
            ("Maren Holt", "Good"),
            ("Inés Cruz", "Thanks."),
            ("Maren Holt", "Next"),
            ("Franz von Hagen", "Do"),
            ("Inés Cruz", "Yes."),
        ],
    );
    check(
        "the firm in brackets below the first line of speech",
        "Muraki\nMargins were stable this year, which we see as\n(Harbourline Group)\na good result.\nOgawa\nI would like to ask about volumes, and about\n(Kestrel Securities)\npricing.\nMuraki\nVolumes were up 4% in the first half.\n(Harbourline Group)\nPrices held.\nOgawa\nThank you.\n",
        &[("Muraki", "Margins"), ("Ogawa", "I"), ("Muraki", "Volumes"), ("Ogawa", "Thank")],
    );
    check(
        "questions and answers without names",
        "Results briefing\n\nQ: Why did margins fall?\nA: Freight costs.\n\nQ: And the dividend?\nA: We keep it at 50 yen.\nThe board decided so.\n",
        &[("Q", "Why"), ("A", "Freight"), ("Q", "And"), ("A", "We")],
    );
    check(
        "a letter alone in angles",
        "<Q - Priya Raman - Kestrel Securities>: Hi, all.\n<A - Tobias Okafor - Harbourline Group>: Hello.\n<Q>: Thanks for the question.\n",
        &[("Priya Raman", "Hi,"), ("Tobias Okafor", "Hello."), ("Q", "Thanks")],
    );
    told();
}
