//! The call with what publishers print around it: bullets, columns, marks in words, lists of every kind, people to ask.

use crate::call::*;

/// The call with a label above its words.
fn above(label: impl Fn(usize, usize) -> String) -> String {
    CALL.iter().enumerate().map(|(n, (who, words))| format!("{}\n{words}\n\n", label(*who, n))).collect()
}

/// The call as `Name: text`.
fn colons() -> String {
    CALL.iter().map(|(who, words)| format!("{}: {words}\n\n", PEOPLE[*who].0)).collect()
}

fn asks(who: usize) -> bool {
    (4..=7).contains(&who)
}

#[test]
fn joints_between_name_and_firm() {
    for layout in LAYOUTS {
        for joint in [" @ ", "; ", "        ", "\t"] {
            let text = print(*layout, false, |who, _| {
                one_line(who, |p| format!("{}{joint}{}", p.0, joined(who, " - ", false)))
            });
            compare(&format!("Name{joint}Firm - Role, {layout:?}"), &text);
        }
        let text = print(*layout, true, |who, _| format!("{}: ", one_line(who, |p| format!("{} @ {}", p.0, p.2))));
        compare(&format!("Name @ Firm: text, {layout:?}"), &text);
    }
    let banks = colons()
        .replace("Jean-Luc Petit: ", "Bank of Oakfield - Jean-Luc Petit: ")
        .replace("Priya Raman: ", "Kestrel Securities Inc., Research - Priya Raman: ");
    compare("Bank of Oakfield - Name: text", &banks);
    told();
}

#[test]
fn bullets_before_names() {
    for bullet in ["– ", "— ", "• ", "- ", "* "] {
        compare(&format!("{bullet}Name"), &above(|who, _| format!("{bullet}{}", PEOPLE[who].0)));
        let roles = above(|who, _| format!("{bullet}{}", one_line(who, |p| format!("{}, {}, {}", p.0, p.1, p.2))));
        compare(&format!("{bullet}Name, Role, Firm"), &roles);
    }
    told();
}

#[test]
fn words_that_mark_questions() {
    let word = |who: usize, n: usize| match who {
        OPERATOR => None,
        _ if n < QUESTIONS_AT => None,
        _ => Some(if asks(who) { "Question" } else { "Answer" }),
    };
    let marked = |made: fn(&str, &str) -> String| {
        above(|who, n| word(who, n).map_or_else(|| PEOPLE[who].0.to_string(), |word| made(PEOPLE[who].0, word)))
    };
    compare("Name [Question]", &marked(|name, word| format!("{name} [{word}]")));
    compare("Name (Question)", &marked(|name, word| format!("{name} ({word})")));
    compare("[Question] Name", &marked(|name, word| format!("[{word}] {name}")));
    compare("Question – Name", &marked(|name, word| format!("{word} – {name}")));
    let below = above(|who, n| match word(who, n) {
        Some(word) => format!("{}\n{}\n{}", PEOPLE[who].0, &word[..1], PEOPLE[who].1),
        None => PEOPLE[who].0.to_string(),
    });
    compare("a role below the letter", &below);
    let within = CALL.iter().map(|(who, words)| match who {
        &OPERATOR => format!("Operator: {words}\n\n"),
        who if asks(*who) => format!("Analyst ({}, {}): {words}\n\n", PEOPLE[*who].0, PEOPLE[*who].2),
        who => format!("Executive ({}): {words}\n\n", PEOPLE[*who].0),
    });
    compare("Analyst (Name, Firm): text", &within.collect::<String>());
    told();
}

#[test]
fn lists_of_every_kind() {
    let rows = |made: fn(&Person) -> String, people: std::ops::Range<usize>| -> String {
        PEOPLE[people].iter().map(|p| format!("{}\n", made(p))).collect()
    };
    type Made = fn(&Person) -> String;
    let kinds: [(&str, Made); 7] = [
        ("tabs", |p| format!("{}\t{}\t{}", p.0, p.1, p.2)),
        ("columns", |p| format!("{:<30}{}, {}", p.0, p.1, p.2)),
        ("bullets", |p| format!("• {} – {}, {}", p.0, p.1, p.2)),
        ("bars", |p| format!("{} | {} | {}", p.0, p.1, p.2)),
        ("dots", |p| format!("{:.<40} {}, {}", p.0, p.1, p.2)),
        ("names", |p| p.0.to_string()),
        ("lines", |p| format!("{}\n{}, {}", p.0, p.1, p.2)),
    ];
    for (kind, made) in kinds {
        for (own, others) in [
            ("CORPORATE PARTICIPANTS", "CONFERENCE CALL PARTICIPANTS"),
            ("Company Representatives", "Analysts"),
            ("Speakers", "Participants"),
        ] {
            let list = format!(
                "Harbourline Group - Q3 2026 Results Call\n\n{own}\n\n{}\n{others}\n\n{}\n",
                rows(made, 1..4),
                rows(made, 4..8)
            );
            compare(&format!("a list by {kind} under {own}"), &format!("{list}{}", colons()));
            let bare = above(|who, _| PEOPLE[who].0.to_string());
            compare(&format!("a list by {kind} under {own}, names above words"), &format!("{list}{bare}"));
        }
    }
    let halves =
        PEOPLE[1..4].iter().zip(&PEOPLE[4..7]).map(|(a, b)| format!("{:<50}{}\n{:<50}{}\n\n", a.0, b.0, a.1, b.2));
    let list = format!("{:<50}{}\n\n{}", "Executives", "Analysts", halves.collect::<String>());
    compare("a list in two columns", &format!("{list}{}", colons()));
    told();
}

#[test]
fn what_stands_behind_the_call() {
    for tail in [
        "Investor Contact:\nAda Cole\nir@harbourline.example\n+1 555 0100\n",
        "Contacts\n\nAda Cole\nHead of Investor Relations\nTel: +1 555 010 0123\nada.cole@harbourline.example\n",
        "Forward-Looking Statements\n\nSuch statements rest on what is expected now, and results may differ.\n\nAbout Harbourline\nHarbourline makes cranes.\n\nInvestor Contact:\nAda Cole\nir@harbourline.example\n",
        "About Foxglove Transcripts\nFoxglove prints the calls of many companies within the hour.\nContact: help@foxglove.example\n",
        "Related Articles\nHarbourline raises its dividend\nComments (12)\nBo Day\nGreat quarter!\n",
        "Who took part:\nMaren Holt - Head of Investor Relations\nTobias J. Okafor - Chief Executive Officer\nPriya Raman - Analyst\nWei O'Donnell - Analyst\n",
        "DISCLAIMER\n\nThis is a record of what was said.\n",
    ] {
        let name = tail.split('\n').next().unwrap_or("");
        compare(name, &format!("{}{tail}", colons()));
        compare(name, &format!("{}{tail}", above(|who, _| PEOPLE[who].0.to_string())));
    }
    let head = "Contact:\nAda Cole\nHead of Investor Relations\nir@harbourline.example\nTel: +1 555 0100\n\n";
    compare(
        "people to ask before the call",
        &format!("{head}{}", above(|who, _| one_line(who, |p| format!("{}\n{}", p.0, p.1)))),
    );
    told();
}
