//! One case for each correction: what is done to a short call, and what is then different in its tagged JSON.

use serde_json::Value;
use tickmark_engine::export::tagged_json::{Options, to_line};
use tickmark_engine::{Document, Span};
use tickmark_review::{About, Act, Anchor, Edit, Field, Journal, Record, Rule, apply, rule_file, rules_of_file};

const CALL: &str = "\
Harbourline Group Third Quarter 2025 Earnings Call

Mara Lindqvist -- Chief Executive Officer

Thank you. Total revenue was $5.2 billion, up 8% year over year. Our 10-K counts 49 million members.

Theo Okafor -- Chief Financial Officer

Free cash flow was $1.1 billion, compared to $0.9 billion a year ago. Dock income was $40 million.

Questions and Answers:

Dana Whitlock -- Kestrel Securities -- Analyst

How should we think about margins next year?

Theo Okafor -- Chief Financial Officer

We expect an operating margin of about 14%.
";

fn call() -> Document {
    tickmark_engine::annotate(CALL)
}

fn words(quote: &str) -> Anchor {
    let start = CALL.find(quote).unwrap_or_else(|| panic!("“{quote}” is in the call"));
    Anchor::of(CALL, Span::new(start, start + quote.len()))
}

/// The beginning of the turn, or another place, that these words follow.
fn place(quote: &str) -> Anchor {
    Anchor::at(CALL, words(quote).span.start)
}

fn journal(edits: impl IntoIterator<Item = Edit>) -> Journal {
    let mut journal = Journal::default();
    for edit in edits {
        journal.append(journal.next(edit.into())).expect("the next record");
    }
    journal
}

fn json(document: &Document) -> Value {
    serde_json::from_str(&to_line(document, Options { rejected: true, ..Options::default() })).expect("JSON")
}

/// Every line of `a` and `b` that differs, as `path: old -> new`.
fn differences(a: &Value, b: &Value, path: &str, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let null = Value::Null;
                let (a, b) = (a.get(key).unwrap_or(&null), b.get(key).unwrap_or(&null));
                differences(a, b, &format!("{path}.{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                let name = a["text"].as_str().map_or(i.to_string(), str::to_owned);
                differences(a, b, &format!("{path}[{name}]"), found);
            }
        }
        _ if a != b => found.push(format!("{}: {a} -> {b}", path.trim_start_matches('.'))),
        _ => {}
    }
}

/// What `edits` change, and that undoing them all gives back the same bytes.
#[track_caller]
fn check(edits: Vec<Edit>, expected: &[&str]) {
    let base = call();
    let mut journal = journal(edits.clone());
    let reviewed = apply(&base, &journal);
    assert_eq!(reviewed.unmatched, Vec::<u32>::new());
    let mut found = vec![];
    differences(&json(&base), &json(&reviewed.document), "", &mut found);
    for wanted in expected {
        assert!(found.iter().any(|line| line == wanted), "{wanted}\nis not among\n{}", found.join("\n"));
    }
    for _ in edits {
        journal.append(journal.next(Act::Undo)).expect("something to undo");
    }
    assert_eq!(json(&apply(&base, &journal).document), json(&base), "undone");
}

#[test]
fn figures_are_accepted_rejected_and_changed() {
    check(vec![Edit::Accept(words("8%"))], &["mentions[8%].status: \"suggested\" -> \"accepted\""]);
    check(vec![Edit::Reject(words("49 million"))], &["mentions[49 million].status: \"suggested\" -> \"rejected\""]);
    check(
        vec![Edit::Change {
            at: words("$40 million"),
            set: vec![
                (Field::Metric, Some("Dock income".into())),
                (Field::Value, Some("41000000".into())),
                (Field::Unit, Some("EUR".into())),
                (Field::Subject, Some("Harbour Docks".into())),
                (Field::Period, Some("the quarter".into())),
                (Field::From, Some("2025-07-01".into())),
            ],
        }],
        &[
            "mentions[$40 million].metric: \"revenue\" -> \"dock_income\"",
            "mentions[$40 million].subject: \"Dock\" -> \"Harbour Docks\"",
            "mentions[$40 million].value.low: 40000000 -> 41000000",
            "mentions[$40 million].value.unit: \"USD\" -> \"EUR\"",
            "mentions[$40 million].status: \"suggested\" -> \"changed\"",
        ],
    );
    check(
        vec![Edit::Change { at: words("$40 million"), set: vec![(Field::Value, Some("€1.25 billion".into()))] }],
        &["mentions[$40 million].value.low: 40000000 -> 1250000000", "mentions[$40 million].value.decimals: -6 -> -7"],
    );
}

#[test]
fn a_rejected_figure_leaves_facts_checks_and_exports() {
    let base = call();
    let reviewed = apply(&base, &journal([Edit::Reject(words("$0.9 billion"))]));
    let rejected = base.mentions.iter().position(|mention| mention.span == words("$0.9 billion").span).unwrap();
    let id = format!("m{}", rejected + 1);
    let line = to_line(&reviewed.document, Options::default());
    assert!(!line.contains(&format!("\"{id}\"")), "{id} is gone from {line}");
    assert!(to_line(&base, Options::default()).contains(&format!("\"{id}\"")));
}

#[test]
fn an_added_figure_takes_the_place_of_what_it_overlaps() {
    let base = call();
    let at = words("$1.1 billion, compared to $0.9 billion");
    let reviewed =
        apply(&base, &journal([Edit::Add { at: at.clone(), set: vec![(Field::Kind, Some("money".into()))] }]));
    let added: Vec<_> = reviewed.document.mentions.iter().filter(|mention| mention.span.overlaps(at.span)).collect();
    assert_eq!(added.len(), 1);
    assert_eq!((added[0].status.as_str(), added[0].span), ("added", at.span));
    assert_eq!(added[0].turn.map(|turn| turn.0), Some(1));
    let at = words("Third Quarter");
    let reviewed = apply(&base, &journal([Edit::Add { at: at.clone(), set: vec![] }, Edit::Restore(at)]));
    assert!(reviewed.document.mentions.iter().all(|mention| mention.rule != "person"));
}

#[test]
fn own_tags_overlap_and_keep_notes() {
    let tag = |quote: &str, name: &str, note: Option<&str>| Edit::Tag {
        at: words(quote),
        name: name.into(),
        note: note.map(str::to_owned),
    };
    let edits = vec![
        tag("an operating margin of about 14%", "guidance", None),
        tag("about 14%", "risk", Some("ask again")),
        tag("about 14%", "risk", Some("asked")),
        tag("Thank you", "tone", None),
        Edit::Untag { at: words("Thank you"), name: "tone".into() },
    ];
    let reviewed = apply(&call(), &journal(edits));
    let tags = json(&reviewed.document)["tags"].clone();
    let tags: Vec<_> =
        tags.as_array().unwrap().iter().map(|tag| format!("{} {} {}", tag["name"], tag["text"], tag["note"])).collect();
    assert_eq!(tags, ["\"guidance\" \"an operating margin of about 14%\" null", "\"risk\" \"about 14%\" \"asked\""]);
}

#[test]
fn people_are_renamed_merged_and_described() {
    let to = |name: &str| name.to_owned();
    check(
        vec![Edit::Rename { who: to("Theo Okafor"), to: to("Theodore Okafor") }],
        &["speakers[1].name: \"Theo Okafor\" -> \"Theodore Okafor\"", "speakers[1].aliases: [] -> [\"Theo Okafor\"]"],
    );
    check(
        vec![Edit::Merge { who: to("Dana Whitlock"), into: to("Theo Okafor") }],
        &["turns[2].speaker: \"s3\" -> \"s2\""],
    );
    check(
        vec![Edit::Describe {
            who: to("Dana Whitlock"),
            set: vec![(About::Firm, Some(to("Nordbank"))), (About::Role, None), (About::Kind, Some(to("ir")))],
        }],
        &["speakers[2].affiliation: \"Kestrel Securities\" -> \"Nordbank\"", "speakers[2].kind: \"analyst\" -> \"ir\""],
    );
}

#[test]
fn turns_are_reassigned_split_and_joined() {
    check(
        vec![Edit::Reassign { at: place("How should we think"), to: "Theo Okafor".into() }],
        &["turns[2].speaker: \"s3\" -> \"s2\""],
    );
    let base = call();
    let split = apply(&base, &journal([Edit::Split { at: place("Dock income") }])).document;
    assert_eq!(split.turns.len(), base.turns.len() + 1);
    assert_eq!(split.turns[1].span.of(CALL), "Free cash flow was $1.1 billion, compared to $0.9 billion a year ago.");
    assert_eq!(split.turns[2].span.of(CALL), "Dock income was $40 million.");
    let of = |turn: u32| split.mentions.iter().filter(|m| m.turn.map(|turn| turn.0) == Some(turn)).count();
    assert!(of(1) >= 2 && of(2) == 1);
    assert_eq!(split.exchanges.len(), base.exchanges.len());
    let back = [Edit::Split { at: place("Dock income") }, Edit::Join { at: place("Dock income") }];
    let joined = apply(&base, &journal(back)).document;
    assert_eq!(joined.turns, base.turns);
    assert_eq!(joined.exchanges, base.exchanges);
}

#[test]
fn rules_hold_everywhere_and_can_be_switched_off() {
    let metric = Rule::Metric { phrase: "dock income".into(), metric: "dock_income".into() };
    let on = |rule: &Rule, on| Edit::Rule { rule: rule.clone(), on };
    check(vec![on(&metric, true)], &["mentions[$40 million].status: \"suggested\" -> \"changed\""]);
    let never = Rule::Never { phrase: "$40 million".into() };
    check(vec![on(&never, true)], &["mentions[$40 million].status: \"suggested\" -> \"rejected\""]);
    // A single correction comes after every rule.
    check(
        vec![Edit::Accept(words("$40 million")), on(&never, true)],
        &["mentions[$40 million].status: \"suggested\" -> \"accepted\""],
    );
    let person = Rule::Person { name: "Dana Whitlock".into(), is: "Mara Lindqvist".into() };
    check(vec![on(&person, true)], &["turns[2].speaker: \"s3\" -> \"s1\""]);
    let base = call();
    let off = apply(&base, &journal([on(&metric, true), on(&metric, false)]));
    assert_eq!(json(&off.document), json(&base));
    assert_eq!((metric.count(&base), never.count(&base), person.count(&base)), (1, 1, 1));
}

#[test]
fn rules_are_a_file() {
    let rules = vec![
        Rule::Metric { phrase: "dock income".into(), metric: "dock_income".into() },
        Rule::Never { phrase: "10-K".into() },
        Rule::Person { name: "T. Okafor".into(), is: "Theo Okafor".into() },
    ];
    let file = rule_file(rules.iter());
    assert_eq!(rules_of_file(&file), (rules, vec![]));
    assert_eq!(rules_of_file("never\nnever: x\nodd a: b").1, ["never", "odd a: b"]);
}

#[test]
fn what_does_not_match_is_listed() {
    let mut other = words("$40 million");
    other.quote = "$41 million".into();
    let cases = [
        Edit::Accept(other),
        Edit::Accept(words("Dock income")),
        Edit::Untag { at: words("8%"), name: "risk".into() },
        Edit::Rename { who: "Nobody".into(), to: "Somebody".into() },
        Edit::Split { at: place("0 million") },
        Edit::Join { at: place("Thank you") },
        Edit::KeepVoice { at: place("Thank you") },
    ];
    for case in cases {
        let reviewed = apply(&call(), &journal([case.clone()]));
        assert_eq!(reviewed.unmatched, [1], "{case:?}");
        assert_eq!(json(&reviewed.document), json(&call()), "{case:?}");
    }
}

#[test]
fn undo_and_redo_are_records() {
    let mut log = journal([Edit::Accept(words("8%")), Edit::Reject(words("8%"))]);
    for act in [Act::Undo, Act::Undo, Act::Redo] {
        log.append(log.next(act)).unwrap();
    }
    assert_eq!(log.undoable(), Some(&Edit::Accept(words("8%"))));
    assert_eq!(log.redoable(), Some(&Edit::Reject(words("8%"))));
    let lines = log.to_lines();
    assert_eq!(lines.lines().count(), 5);
    assert_eq!(Journal::of_lines(&lines).unwrap(), log);
    // A correction after an undo ends what could be redone.
    log.append(log.next(Edit::Accept(words("49 million")).into())).unwrap();
    assert_eq!(log.redoable(), None);
    assert!(log.append(log.next(Act::Redo)).is_err());
    assert!(log.append(Record { number: 99, act: Act::Undo }).is_err());
}

#[test]
fn the_wire_form_is_stable() {
    let line = journal([Edit::Accept(words("8%"))]).records()[0].to_line();
    let start = words("8%").span.start;
    assert_eq!(line, format!(r#"{{"n":1,"op":"accept","start":{start},"end":{},"quote":"8%"}}"#, start + 2));
    for (line, wrong) in [
        ("", "no line of JSON"),
        ("{}", "has no number"),
        (r#"{"n":1,"op":"fly"}"#, "“fly” is no act"),
        (r#"{"n":1,"op":"accept"}"#, "lacks “quote”"),
        (r#"{"n":1,"op":"change","start":1,"end":2,"quote":"a","set":[["taste","sweet"]]}"#, "“taste” is no field"),
    ] {
        let error = Record::of_line(line).unwrap_err().to_string();
        assert!(error.contains(wrong), "{line}: {error}");
    }
    let (kept, _) = Journal::of_lines(&format!("{line}\n{{}}")).unwrap_err();
    assert_eq!(kept.records().len(), 1);
}
