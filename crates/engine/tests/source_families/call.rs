//! One invented call, printed in any layout, and what a reader must make of it.

use tickmark_engine::Options;
use tickmark_engine::source::{Reading, read};

/// Who speaks in the invented call: name, role, firm.
pub struct Person(pub &'static str, pub &'static str, pub &'static str);

pub const OPERATOR: usize = 0;
pub const PEOPLE: &[Person] = &[
    Person("Operator", "", ""),
    Person("Maren Holt", "Head of Investor Relations", "Harbourline Group"),
    Person("Tobias J. Okafor", "Chairman and Chief Executive Officer", "Harbourline Group"),
    Person("Inés de la Cruz", "Executive Vice President and Chief Financial Officer", "Harbourline Group"),
    Person("Priya Raman", "Senior Analyst", "Kestrel Securities LLC"),
    Person("Wei O'Donnell", "Analyst", "Brightwater Capital Markets"),
    Person("Jean-Luc Petit", "Managing Director", "Oakfield Bank, N.A."),
    Person("Sana van der Berg", "Analyst", "Northgate Research"),
];

/// Who says what; `true` where the questions begin.
pub const CALL: &[(usize, &str)] = &[
    (
        0,
        "Good morning, and welcome to the Harbourline Group third quarter earnings conference call. At this time, all participants are in a listen-only mode. I would now like to turn the call over to Maren Holt. Please go ahead.",
    ),
    (
        1,
        "Thank you, operator, and good morning, everyone. With me today are Tobias Okafor, our Chairman and Chief Executive Officer, and Inés de la Cruz, our Chief Financial Officer. Note: figures are in dollars unless we say otherwise.\nBefore we begin, some of our remarks are forward-looking statements. Our shares are listed on NASDAQ: HBLG and you will find the slides on our website at https://harbourline.example/investors.",
    ),
    (
        2,
        "Thanks, Maren. We had a strong quarter. Revenue grew 12% to $4.3 billion, and freight volumes were up 9%.\nThree things stand out: price, mix and cost. Demand from retail customers held up better than we thought in July.\nOur teams in Rotterdam, Porto and Valparaiso delivered on time. I am proud of them.",
    ),
    (
        3,
        "Thanks, Tobias. Operating income was $610 million, up from $540 million a year ago. Free cash flow came to $388 million.\nWe bought back 1.2 million shares at an average price of $71.40. For the full year, we expect revenue of $16.8 billion to $17.1 billion.",
    ),
    (
        0,
        "Thank you. We will now begin the question-and-answer session. Your first question comes from Priya Raman with Kestrel Securities. Please go ahead.",
    ),
    (
        4,
        "Hi, good morning. Congratulations on the quarter. Can you talk about pricing into the fourth quarter? And how should we think about the margin?",
    ),
    (2, "Sure, Priya. Pricing is holding. Inés, do you want to add to that?"),
    (3, "Yes. The margin should be flat to up 20 basis points, at around 14.5%."),
    (4, "Great. Thank you."),
    (0, "Your next question comes from Wei O'Donnell with Brightwater Capital Markets. Your line is open."),
    (5, "Thanks for taking my question. Where do you stand on the new terminal, and what does it cost?"),
    (
        2,
        "It opens in March at 9:30 in the morning, if you want to come. The cost is $220 million, of which we have spent two-thirds.",
    ),
    (0, "Our next question comes from Jean-Luc Petit with Oakfield Bank. Please proceed."),
    (6, "Good morning. On capital returns: is the dividend safe at these levels?"),
    (3, "It is. We covered it 3.1 times last year, and we see no reason to change that."),
    (0, "The next question is from the line of Sana van der Berg with Northgate Research."),
    (7, "Hello. Just one from me. What about the strike in Valparaiso?"),
    (
        2,
        "It cost us 4 days and about $6 million. It is behind us.\nThank you all for your questions and for your interest in Harbourline.",
    ),
    (1, "Thank you, everyone. Please call us with any further questions."),
    (0, "This concludes today's conference call. Thank you for your participation. You may now disconnect."),
];
/// The first turn of the questions.
pub const QUESTIONS_AT: usize = 4;

/// How paragraphs are printed.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Line width at which words wrap; 0 for a line a paragraph.
    pub wrap: usize,
    /// Whether blank lines stand between paragraphs and turns.
    pub blank: bool,
    /// Whether a page ends every so many lines, with a footer and a header.
    pub pages: bool,
    /// Blanks at the end of every line.
    pub trailing: bool,
    /// Whether headings and lists of participants are printed.
    pub framed: bool,
}

pub const LAYOUTS: &[Layout] = &[
    Layout { wrap: 0, blank: true, pages: false, trailing: false, framed: false },
    Layout { wrap: 0, blank: false, pages: false, trailing: false, framed: true },
    Layout { wrap: 88, blank: true, pages: false, trailing: true, framed: true },
    Layout { wrap: 96, blank: true, pages: true, trailing: true, framed: true },
    Layout { wrap: 0, blank: true, pages: false, trailing: true, framed: true },
];

/// Prints the call: `label` makes the lines of a label, `inline` says that words follow on its last line.
pub fn print(layout: Layout, inline: bool, label: impl Fn(usize, usize) -> String) -> String {
    let mut lines: Vec<String> = Vec::new();
    let gap = |lines: &mut Vec<String>| {
        if layout.blank {
            lines.push(String::new())
        }
    };
    if layout.framed {
        lines.extend(["Harbourline Group Q3 2026 Earnings Call".into(), "October 29, 2026, 8:30 AM ET".into()]);
        gap(&mut lines);
        lines.push("Corporate Participants".into());
        lines.extend(PEOPLE[1..4].iter().map(|p| format!("{} - {}", p.0, p.1)));
        gap(&mut lines);
        lines.push("Conference Call Participants".into());
        lines.extend(PEOPLE[4..].iter().map(|p| format!("{} - {}", p.0, p.2)));
        gap(&mut lines);
        lines.push("Presentation".into());
        gap(&mut lines);
    }
    for (n, (who, words)) in CALL.iter().enumerate() {
        if n == QUESTIONS_AT && layout.framed {
            lines.push("Questions and Answers".into());
            gap(&mut lines);
        }
        let head = label(*who, n);
        let mut paragraphs: Vec<String> = words.split('\n').map(String::from).collect();
        if inline {
            paragraphs[0] = format!("{head}{}", paragraphs[0]);
        } else {
            lines.extend(head.split('\n').map(String::from));
            if layout.blank && n % 2 == 0 {
                lines.push(String::new());
            }
        }
        for paragraph in paragraphs {
            lines.extend(wrapped(&paragraph, layout.wrap));
            gap(&mut lines);
        }
    }
    if layout.framed {
        lines.push(
            "This transcript is provided without warranty of any kind. Copyright 2026 Foxglove Transcripts.".into(),
        );
    }
    let mut text = String::new();
    for (n, line) in lines.iter().enumerate() {
        text.push_str(line);
        if layout.trailing {
            text.push_str("  ");
        }
        text.push('\n');
        if layout.pages && n % 37 == 36 {
            text.push_str(&format!(
                "\nFoxglove Transcripts\nPage {} of 9\n\nHarbourline Group Q3 2026 Earnings Call\n\n",
                n / 37 + 1
            ));
        }
    }
    text
}

pub fn wrapped(words: &str, width: usize) -> Vec<String> {
    if width == 0 {
        return vec![words.into()];
    }
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        if !last.is_empty() && last.len() + word.len() >= width {
            lines.push(word.into());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

pub fn read_text(text: &str) -> Reading {
    read(text, &Options::default())
}

pub fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

thread_local! {
    /// What did not come out, so that a test tells all of it at once.
    static MISSES: std::cell::RefCell<Vec<String>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Ends a test: fails with everything that did not come out.
pub fn told() {
    let misses = MISSES.take();
    assert!(misses.is_empty(), "{} settings:\n{}", misses.len(), misses.join("\n"));
}

/// Notes what is not as meant.
pub fn note(holds: bool, words: impl FnOnce() -> String) {
    if !holds {
        MISSES.with_borrow_mut(|misses| misses.push(words()));
    }
}

/// Holds the labels against the call: who, where the speech begins, where it ends.
pub fn compare(case: &str, text: &str) {
    let reading = read_text(text);
    let (text, format) = (&reading.source.text, &reading.source.format);
    let found: Vec<String> = reading.labels.iter().map(|l| folded(l.name.of(text))).collect();
    let meant: Vec<String> = CALL.iter().map(|(who, _)| folded(PEOPLE[*who].0)).collect();
    if found != meant {
        let missing: Vec<_> = meant
            .iter()
            .enumerate()
            .filter(|(_, name)| found.iter().filter(|f| f == name).count() < meant.iter().filter(|m| m == name).count())
            .collect();
        let extra: Vec<_> = found
            .iter()
            .filter(|name| found.iter().filter(|f| f == name).count() > meant.iter().filter(|m| m == name).count())
            .collect();
        return note(false, || format!("{case}, read as {format}: missing {missing:?}, extra {extra:?}"));
    }
    for (label, (_, words)) in reading.labels.iter().zip(CALL) {
        let content = label.content.of(text);
        let spoken: String = content
            .char_indices()
            .filter(|(at, _)| {
                !reading.source.furniture.iter().any(|f| f.range().contains(&(at + label.content.start as usize)))
            })
            .map(|(_, c)| c)
            .collect();
        let squeezed = folded(&spoken);
        let sentences = |mark: &&str| !mark.trim().is_empty();
        let first = folded(words.split(['.', '?', '!']).find(sentences).unwrap_or(""));
        let last = folded(words.rsplit(['.', '?', '!']).find(sentences).unwrap_or(""));
        note(squeezed.starts_with(&first), || {
            format!("{case}, read as {format}: the speech begins {:?}", &head(content))
        });
        let tail: String = content.chars().rev().take(100).collect::<Vec<_>>().into_iter().rev().collect();
        note(squeezed.ends_with(&last), || format!("{case}, read as {format}: the speech ends {tail:?}, not {last:?}"));
    }
    note(reading.source.furniture.windows(2).all(|w| w[0].end < w[1].start), || format!("{case}: furniture overlaps"));
}

pub fn head(text: &str) -> &str {
    let mut end = text.len().min(80);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Role and firm with a joint between, without either where it is empty.
pub fn joined(who: usize, joint: &str, role_first: bool) -> String {
    let Person(_, role, firm) = &PEOPLE[who];
    if role_first { format!("{role}{joint}{firm}") } else { format!("{firm}{joint}{role}") }
}

/// A label on its line by a pattern; the operator bare.
pub fn one_line(who: usize, made: impl Fn(&Person) -> String) -> String {
    if who == OPERATOR { "Operator".into() } else { made(&PEOPLE[who]) }
}
