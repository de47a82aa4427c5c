//! The laws of the tagged JSON, over every text at hand: samples, other people's transcripts where they are present,
//! a corpus that means harm, and random mutations.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a test reads files and says what it skips")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tickmark_engine::annotate;
use tickmark_engine::export::tagged_json::{Options, to_line};

mod laws;

/// The laws for a text with a name, which is printed where one breaks.
fn named(name: &str, text: &str) {
    let outcome = std::panic::catch_unwind(|| laws::all(text));
    if let Err(cause) = outcome {
        eprintln!("the law broke in: {name}");
        std::panic::resume_unwind(cause);
    }
}

/// The text files of a folder beside or inside the repository, by name; `None` where the folder is absent.
fn texts(folder: &str) -> Option<Vec<(String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let read = |path: PathBuf| Some((path.display().to_string(), String::from_utf8(fs::read(&path).ok()?).ok()?));
    Some(paths.into_iter().filter(|path| path.is_file()).filter_map(read).collect())
}

fn laws_in(folder: &str) {
    let Some(texts) = texts(folder) else {
        // Written past the capture of the test harness, so that a skip is never silent.
        let _ = writeln!(std::io::stderr(), "skipped: the folder {folder} is not at hand");
        return;
    };
    for (name, text) in texts {
        named(&name, &text);
    }
}

#[test]
fn laws_hold_in_the_samples() {
    laws_in("samples");
}

#[test]
fn laws_hold_in_the_seeds() {
    laws_in("../shared/seeds");
}

#[test]
fn laws_hold_in_the_transcripts() {
    laws_in("../shared/transcripts");
}

/// BOM, CRLF, no-break space, typographic quote, euro sign, combining accent, a family joined with ZWJ, U+2028, a figure
/// that begins and one that ends exactly at a newline, and an empty last line.
const AWKWARD: &str = "\u{feff}Ann Lee — Chief Executive Officer\r\n\r\nRevenue\u{a0}was up 8%\r\n€5.2 billion, the \
     group’s best, in cafe\u{301}s 👨‍👩‍👧‍👦 with\u{2028}4.9 million members and RMB 280.2 billion\r\n$3.1 billion\r\n\r\n";

#[test]
fn laws_hold_in_awkward_text() {
    named("awkward text", AWKWARD);
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let plain = AWKWARD.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let json = |text: &str| to_line(&annotate(text), Options::default());
    assert_eq!(json(AWKWARD), json(&plain));
    assert_eq!(json(&plain.replace('\n', "\r")), json(&plain));
}

/// Texts that mean harm, each small enough to pass a build without optimisation in a moment.
fn adversarial() -> Vec<(&'static str, String)> {
    let sentence = "Revenue was RMB280.2 billion, an increase of 8% year over year, from 49 million members. ";
    let texts: &[(&'static str, &str, usize)] = &[
        ("nothing", "", 1),
        ("one blank", " ", 1),
        ("one newline", "\n", 1),
        ("only newlines", "\n", 25_000),
        ("only carriage returns", "\r", 25_000),
        ("only NUL", "\0", 2_500),
        ("NUL between words", "Revenue\0was\0$5\0billion\0", 500),
        ("only a byte order mark", "\u{feff}", 1),
        ("many byte order marks", "\u{feff}", 1_000),
        ("bidirectional controls", "\u{202e}$5 billion\u{2066} 8%\u{2069}\u{200f}\u{061c}\n", 500),
        ("replacement characters", "\u{fffd}8\u{fffd}%\u{fffd} $\u{fffd}5 ", 500),
        ("highest code points", "\u{10ffff}5%\u{10fffe} \u{d7ff}\u{e000}", 500),
        ("emoji families", "👨‍👩‍👧‍👦5%🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽🇩🇪", 500),
        ("combining accents", "5\u{301}%\u{301}\u{301} e\u{301}", 1_250),
        ("one long line", sentence, 1_000),
        ("no blanks", "Revenuewas$5billion8%", 4_000),
        ("only digits", "7", 75_000),
        ("digits and commas", "7,", 25_000),
        ("digits and points", "7.", 25_000),
        ("digits and signs", "$7%-", 10_000),
        ("only currency signs", "$", 25_000),
        ("only percent signs", "%", 25_000),
        ("only letters", "a", 75_000),
        ("only hundreds", "hundred ", 4_000),
        ("only number words", "one thousand two hundred and ", 2_500),
        ("billions and commas", "one billion, ", 8_000),
        ("only ranges", "5 to ", 8_000),
        ("only Chinese digits", "一", 10_000),
        ("only Chinese magnitudes", "万亿", 6_000),
        ("Chinese without a stop", "收入為人民幣2,802億元，同比增長8%，", 1_250),
        ("full-width digits", "８％ ＄５．２ ", 2_500),
        ("markup and script", "<script>alert(1)</script><img src=x onerror=alert(8%)>$5 billion</p>\n", 500),
        ("opening brackets", "([{（「", 4_000),
        ("nested brackets", "(5% [", 4_000),
        ("closing brackets", ")]}）」", 4_000),
        ("quotes", "\"'“‘’”", 4_000),
        ("labels with a colon", "Ann Lee: Hi.\n", 4_000),
        ("labels that all differ", "", 1),
        ("labels with a dash", "Ann Lee -- Chief Executive Officer\n\nHi.\n\n", 1_250),
        ("labels with nothing under them", "Operator\n", 4_000),
        ("numbered labels", "[1] Ann Lee, Harbourline Group - CFO\n", 2_500),
        ("timed cues", "1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: 5%\n\n", 1_250),
        ("broken cues", "WEBVTT\n\n99:99:99.999 --> \n<v <v <v>\n", 1_250),
        ("table of pipes", "|5%|$5|\n", 4_000),
        ("dates", "2025-02-30 13/13/2025 February 31, 99999 2025年13月40日 Q9 FY00 ", 750),
        ("page furniture", "Page 1 of 20\nCopyright © 2025\n\u{c}", 2_500),
        (
            "overflow",
            "$999999999999999999999999999999 trillion trillion 1e999 0.0000000000000000000000000000001% ",
            500,
        ),
        ("minus signs", "-−–—5%", 4_000),
        ("sentences without end", "and ", 10_000),
    ];
    let mut corpus: Vec<_> = texts.iter().map(|&(name, piece, times)| (name, piece.repeat(times))).collect();
    let many: String = (0..1_500).map(|n| format!("Ann Lee{n}: Revenue was ${n} million.\n")).collect();
    corpus.iter_mut().filter(|(name, _)| *name == "labels that all differ").for_each(|(_, text)| *text = many.clone());
    corpus
}

#[test]
fn laws_hold_in_texts_that_mean_harm() {
    for (name, text) in adversarial() {
        named(name, &text);
    }
}

/// Pieces that random texts are made of: each room finds something to misread in them.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\0",
    ", ",
    ". ",
    "; ",
    ":",
    "：",
    "Q：",
    "打对折",
    "打 对 折",
    " - ",
    "—",
    "–",
    "-",
    "/",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "\"",
    "’",
    "$",
    "US$",
    "HK$",
    "€",
    "£",
    "¥",
    "RMB",
    "CNH ",
    "USD",
    "人民幣",
    "元",
    "美元",
    "0",
    "1",
    "5",
    "7.5",
    "280.2",
    "2,802",
    "1,000,000",
    ".5",
    "5.",
    "99999999999999999999",
    "2025",
    "1Q24",
    "Q3 FY25",
    "３",
    "二十",
    "億",
    "万",
    "千",
    "%",
    " percent",
    "％",
    "百分之",
    " percentage points",
    " bps",
    "個百分點",
    " million",
    " billion",
    "bn",
    "M",
    "k",
    " thousand",
    " hundred",
    "-plus",
    "x",
    " times",
    "double",
    "double-digit",
    "mid-teens",
    "two-thirds",
    "one",
    "twenty-five",
    "and a half",
    "to",
    "from",
    "between",
    "and",
    "or",
    "of",
    "the",
    "revenue",
    "net income",
    "margin",
    "an increase of ",
    "a decline of ",
    "compared to ",
    "year over year",
    "loss",
    "members",
    "shares",
    "per share",
    "about ",
    "over ",
    "up to ",
    "at least ",
    "nearly ",
    "約",
    "超過",
    "同比",
    "增長",
    "收入",
    "本季度",
    "2025年2月20日",
    "February 20, 2025",
    "December quarter 2024",
    "first half",
    "as of March 31",
    "March",
    "May",
    "10-K",
    "20-F",
    "Pardon me, ",
    "I mean ",
    "Operator",
    "Ann Lee",
    "Ann Lee: ",
    "Bo Chen -- CFO",
    "Question",
    "Answer",
    "Q - ",
    "A - ",
    "Presentation",
    "Questions and Answers",
    "Your next question comes from ",
    "Kestrel Securities",
    "This is Bo.",
    "[Interpreted] ",
    "00:00:01.000 --> 00:00:02.000",
    "WEBVTT",
    "Page 3 of 9",
    "👨‍👩‍👧",
    "e\u{301}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "\u{10ffff}",
    "ﬁ",
    "İ",
    "ß",
    "Σ",
];

/// Runs the laws over `cases` texts of the strategy: the same ones each time, so that a failure is no accident of the run.
fn over(cases: u32, strategy: impl Strategy<Value = String>) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    if let Err(broken) = runner.run(&strategy, |text| {
        laws::all(&text);
        Ok(())
    }) {
        panic!("{broken}");
    }
}

#[test]
fn laws_hold_in_random_pieces() {
    over(1_000, prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()));
}

#[test]
fn laws_hold_in_random_characters() {
    over(300, any::<String>());
    over(300, "[ -~\n]{0,200}");
    over(300, "[0-9$%.,年月日億万 a-z\n-]{0,200}");
}

#[test]
fn laws_hold_in_mutated_text() {
    let sources: Vec<String> = (texts("samples").into_iter().flatten().map(|(_, text)| text))
        .map(|text| text.chars().take(2_000).collect())
        .chain([AWKWARD.repeat(4)])
        .collect();
    let edit = (any::<prop::sample::Index>(), 0..40usize, prop::sample::select(PIECES));
    let mutated = (prop::sample::select(sources), prop::collection::vec(edit, 1..12)).prop_map(|(text, edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, length, piece) in edits {
            let from = at.index(chars.len() + 1);
            let to = (from + length).min(chars.len());
            chars.splice(from..to, piece.chars());
        }
        chars.into_iter().collect::<String>()
    });
    over(200, mutated);
}

/// What stands in real texts where another prints a blank, a hyphen or a plain quote, and widths that break a cut by bytes.
const MARKS: &[&str] = &[
    "’", "“", "”", "—", "–", "‑", "…", "、", "。", "（", "億", "％", "é", "½", "€", "¥", "\u{a0}", "\u{202f}",
    "\u{200b}", "\u{202e}", "😀",
];

#[test]
fn laws_hold_where_other_marks_stand() {
    let folders = ["samples", "../shared/seeds", "../shared/transcripts"];
    let sources: Vec<Vec<char>> =
        folders.into_iter().filter_map(texts).flatten().map(|(_, text)| text.chars().collect()).collect();
    let edit = (any::<prop::sample::Index>(), prop::sample::select(MARKS), any::<bool>());
    let piece = (prop::sample::select(sources), any::<prop::sample::Index>(), 100..1_500usize);
    let marked = (piece, prop::collection::vec(edit, 1..60)).prop_map(|((text, from, length), edits)| {
        let from = from.index(text.len());
        let mut words: Vec<String> = text[from..(from + length).min(text.len())].iter().map(char::to_string).collect();
        // Most places where a cut goes wrong lie between two words.
        let between: Vec<usize> = (0..words.len())
            .filter(|&at| matches!(&*words[at], " " | "'" | "-" | "," | "." | "\"" | "%" | "$"))
            .collect();
        for (place, mark, instead) in edits {
            if !between.is_empty() {
                let at = between[place.index(between.len())];
                words[at] = if instead { mark.to_owned() } else { words[at].clone() + mark };
            }
        }
        words.concat()
    });
    over(600, marked);
}
