//! The call with labels that run into the words without a colon, with marks of questions, and with firms in front.

use crate::call::*;

/// The call with a label on the line of its words.
fn printed(label: impl Fn(usize, usize) -> String) -> String {
    CALL.iter().enumerate().map(|(n, (who, words))| format!("{}{words}\n\n", label(*who, n))).collect()
}

fn mark(who: usize) -> &'static str {
    if (4..=7).contains(&who) { "Q" } else { "A" }
}

#[test]
fn joints_of_every_kind() {
    for layout in LAYOUTS {
        for joint in [" — ", " – ", " - ", " -- ", ". ", "; ", " | "] {
            let text = print(*layout, true, |who, _| format!("{}{joint}", PEOPLE[who].0));
            compare(&format!("Name{joint}text, {layout:?}"), &text);
        }
        for (open, close) in [("**", "** "), ("<", "> "), ("**", "** – ")] {
            let text = print(*layout, true, |who, _| format!("{open}{}{close}", PEOPLE[who].0));
            compare(&format!("{open}Name{close}text, {layout:?}"), &text);
        }
    }
    compare("NAME. text", &printed(|who, _| format!("{}. ", PEOPLE[who].0.to_uppercase())));
    compare(
        "Name | Firm | text",
        &printed(|who, _| {
            if who == OPERATOR { "Operator | ".into() } else { format!("{} | {} | ", PEOPLE[who].0, PEOPLE[who].2) }
        }),
    );
    told();
}

#[test]
fn times_and_counts_in_front() {
    let each = |row: fn(usize, &str, &str) -> String| -> String {
        let rows = |(n, (who, words)): (usize, &(usize, &str))| -> Vec<String> {
            let lines = wrapped(&words.replace('\n', " "), 60).into_iter().enumerate();
            lines.map(|(k, line)| row(n * 30 + k * 3, PEOPLE[*who].0, &line)).collect()
        };
        CALL.iter().enumerate().flat_map(rows).collect()
    };
    compare("seconds, tabs", &each(|at, name, line| format!("{at}000\t{}000\t{name}\t{line}\n", at + 3)));
    compare(
        "[a --> b] [Name] text",
        &each(|at, name, line| {
            format!("[{:02}:{:02}.000 --> {:02}:{:02}.900] [{name}] {line}\n", at / 60, at % 60, at / 60, at % 60)
        }),
    );
    compare(
        "Name [a - b] text",
        &each(|at, name, line| {
            format!("{name} [{:02}:{:02}.000 - {:02}:{:02}.900] {line}\n", at / 60, at % 60, at / 60, at % 60)
        }),
    );
    told();
}

#[test]
fn marks_before_names() {
    let marked = |who: usize, n: usize, shape: fn(&str, &Person) -> String, bare: &str| {
        if who == OPERATOR || n < QUESTIONS_AT {
            format!("{}{bare}", PEOPLE[who].0)
        } else {
            shape(mark(who), &PEOPLE[who])
        }
    };
    compare("Q. Name: text", &printed(|who, n| marked(who, n, |mark, p| format!("{mark}. {}: ", p.0), ": ")));
    compare("Q. Name", &printed(|who, n| marked(who, n, |mark, p| format!("{mark}. {}\n", p.0), "\n")));
    compare("Q. Name — text", &printed(|who, n| marked(who, n, |mark, p| format!("{mark}. {} — ", p.0), " — ")));
    compare("(Q) Name: text", &printed(|who, n| marked(who, n, |mark, p| format!("({mark}) {}: ", p.0), ": ")));
    compare(
        "[Q] Name (Firm): text",
        &printed(|who, n| marked(who, n, |mark, p| format!("[{mark}] {} ({}): ", p.0, p.2), ": ")),
    );
    compare(
        "Q: Name - Firm",
        &printed(|who, n| marked(who, n, |mark, p| format!("{mark}: {} - {}\n", p.0, p.2), "\n")),
    );
    let word = |mark: &str| if mark == "Q" { "QUESTION" } else { "ANSWER" };
    let text = printed(|who, n| match who {
        OPERATOR => "Operator\n".into(),
        _ if n < QUESTIONS_AT => format!("{}\n", PEOPLE[who].0),
        _ => format!("{}: {}, {}\n", word(mark(who)), PEOPLE[who].0, PEOPLE[who].2),
    });
    compare("QUESTION: Name, Firm", &text);
    told();
}

#[test]
fn details_around_names() {
    compare(
        "Firm - Name: text",
        &printed(|who, _| {
            if who == OPERATOR { "Operator: ".into() } else { format!("{} - {}: ", PEOPLE[who].2, PEOPLE[who].0) }
        }),
    );
    compare(
        "Name - Role that wraps",
        &printed(|who, _| {
            match who {
            OPERATOR => "Operator\n".into(),
            3 => "Inés de la Cruz - Harbourline Group - Executive Vice President,\nStrategy and Chief Financial Officer\n".into(),
            _ => format!("{} - {} - {}\n", PEOPLE[who].0, PEOPLE[who].2, PEOPLE[who].1),
        }
        }),
    );
    told();
}
