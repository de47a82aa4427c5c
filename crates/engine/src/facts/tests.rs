//! Sentences of invented companies: what each bracketed figure measures.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Step, explain, link};
use crate::document::{Kind, Mention, MentionId, Source, Unit, Value};
use crate::lexicon::metrics;
use crate::span::Span;
use crate::turns::{CallOutline, people_and_turns};

/// An unlabelled text of one turn and its bracketed figures.
fn read(marked: &str) -> (CallOutline, Vec<Mention>) {
    let mut text = String::new();
    let mut mentions = Vec::new();
    for (i, piece) in marked.split(['[', ']']).enumerate() {
        let start = text.len();
        text.push_str(piece);
        if i % 2 == 1 {
            let has = |words: &[&str]| words.iter().any(|word| piece.contains(word));
            let (kind, unit) = match () {
                () if has(&["basis point"]) => (Kind::BasisPoints, Some(Unit::BasisPoint)),
                () if has(&["%", "digit"]) => (Kind::Percent, Some(Unit::Percent)),
                () if has(&["$", "€", "£", "RMB", "元"]) => (Kind::Money, Some(Unit::Currency("USD"))),
                () if has(&["times", "doubled", "x"]) => (Kind::Multiple, None),
                () if has(&["number"]) => (Kind::Rank, None),
                () => (Kind::Count, None),
            };
            let digits: String = piece.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let number = digits.parse::<Decimal>().ok();
            let value = Value { low: number, high: number, unit, decimals: None, approx: None };
            mentions.push(Mention::found(Span::new(start, text.len()), kind, Some(value), "test", 100));
        }
    }
    let text: Arc<str> = text.into();
    let source = Source { text, format: "unlabelled".into(), ..Source::default() };
    let mut outline = people_and_turns(&crate::source::Reading { source, ..Default::default() });
    outline.call.company = Some("Harbourline Group".into());
    (outline, mentions)
}

/// Each figure as "metric | subject | role direction basis modality", the company as "-".
fn linked(marked: &str) -> Vec<String> {
    let (outline, mut mentions) = read(marked);
    link(&outline, &mut mentions);
    let line = |m: &Mention| {
        let subject = m.subject.as_deref().filter(|name| *name != "Harbourline Group").unwrap_or("-");
        let mut line =
            format!("{} | {subject} | {}", m.metric.as_deref().unwrap_or("?"), m.role.map_or("?", |r| r.as_str()));
        for word in [m.direction.map(|d| d.as_str()), m.basis.map(|b| b.as_str())].into_iter().flatten() {
            line.push(' ');
            line.push_str(word);
        }
        if m.modality != crate::document::Modality::Reported {
            line.push(' ');
            line.push_str(m.modality.as_str());
        }
        line
    };
    mentions.iter().map(line).collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    assert_eq!(linked(marked), expected, "{marked}");
}

#[test]
fn every_example_of_the_lexicon() {
    let mut wrong = Vec::new();
    for entry in metrics::read(metrics::WHOLE) {
        for example in entry.examples {
            let (outline, mut mentions) = read(example);
            link(&outline, &mut mentions);
            let found = mentions.first().and_then(|m| m.metric.clone());
            let said =
                |name: &str| entry.forms.iter().any(|form| form.to_ascii_lowercase().replace([' ', '-'], "_") == name);
            let right = match entry.metric.name {
                metrics::AS_SAID => found.as_deref().is_some_and(said),
                name => found.as_deref() == Some(name),
            };
            if !right {
                wrong.push(format!("{}: {found:?} in {example}", entry.metric.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clauses() {
    check(
        "Revenue from Harbour Maps was [$2.1 billion], an increase of [8%].",
        &["revenue | Harbour Maps | level", "revenue | Harbour Maps | change up"],
    );
    check(
        "Adjusted EBITDA increased [4%] to [$54 million].",
        &["adjusted_ebitda | - | change up", "adjusted_ebitda | - | level"],
    );
    check(
        "Free cash flow was [$13 million], a decrease of [70%] compared to [$45 million] in the same quarter last year.",
        &["free_cash_flow | - | level", "free_cash_flow | - | change down yoy", "free_cash_flow | - | prior yoy"],
    );
    check(
        "Revenue of [$30 million] was up [15%] sequentially and up [122%] year on year.",
        &["revenue | - | level", "revenue | - | change up qoq", "revenue | - | change up yoy"],
    );
    check(
        "Expenses of [$23 million] were up [$3 million] or [14%] year-on-year.",
        &[
            "operating_expenses | - | level",
            "operating_expenses | - | change up yoy",
            "operating_expenses | - | change up yoy",
        ],
    );
    check(
        "The board raised the quarterly dividend from [$1.15] to [$1.25] per share.",
        &["dividend_per_share | - | prior", "dividend_per_share | - | level"],
    );
    check(
        "HTL's adjusted EBITDA was a loss of [$5 million], compared to a loss of [$3 million] in the same quarter of last year.",
        &["adjusted_ebitda | HTL | level loss", "adjusted_ebitda | HTL | prior loss yoy"],
    );
}

#[test]
fn subjects() {
    check(
        "Turning to Home Lending. Revenue was [$9 million], and its orders fell [3%].",
        &["revenue | Home Lending | level", "orders | Home Lending | change down"],
    );
    check(
        "In Home Lending, revenue was down [5%]. Average deposits were up [2%].",
        &["revenue | Home Lending | change down", "deposits | Home Lending | change up"],
    );
    check(
        "Kestrel Cards reported net income of [$4 million] on revenue of [$17 million].",
        &["net_income | Kestrel Cards | level", "revenue | Kestrel Cards | level"],
    );
    check(
        "The reserve build included [$310 million] in Housing and [$45 million] in Travel.",
        &["reserve_build | Housing | level", "reserve_build | Travel | level"],
    );
    check("We sold our interest in Kestrel Foods for [$1 billion].", &["disposal_proceeds | Kestrel Foods | level"]);
    check(
        "Overall revenue, excluding consolidated subsidiaries, grew [11%].",
        &["revenue | Harbourline Group excl. consolidated subsidiaries | change up"],
    );
}

#[test]
fn every_step_of_a_derivation() {
    let (outline, mut mentions) =
        read("Revenue from Harbour Maps was [$2.1 billion], an increase of [8%] year over year.");
    link(&outline, &mut mentions);
    let steps = explain(&outline, &mentions, MentionId(1));
    let line = |step: &Step| {
        let words = step.span.map_or("", |span| span.of(&outline.source.text));
        format!("{}={} by {}: {words}", step.field, step.value, step.rule)
    };
    assert_eq!(
        steps.iter().map(line).collect::<Vec<_>>(),
        [
            "metric=revenue by metric.same-fact: ",
            "role=change by role.move-before: increase",
            "direction=up by role.move-before: increase",
            "subject=Harbour Maps by subject.same-fact: Harbour Maps",
            "basis=yoy by basis.printed: year over year",
            "modality=reported by modality.words: ",
        ]
    );
    // What is explained is what was linked.
    assert!(steps.iter().any(|step| step.field == "metric" && Some(&*step.value) == mentions[1].metric.as_deref()));
}

#[test]
fn shares_and_limits() {
    check("Around [60%] of the new demand is for rentals.", &["demand_share | new demand | share_of"]);
    check(
        "Revenue is expected to be [$32 billion], plus or minus [2%].",
        &["revenue | - | level guidance", "revenue | - | threshold guidance"],
    );
}

#[test]
fn modality() {
    check("We expect capital expenditures of [$3 billion] for the full year.", &["capex | - | level guidance"]);
    check("Capital expenditures were [$3 billion], as expected.", &["capex | - | level"]);
    check(
        "If rates fell, net interest income could drop [4%].",
        &["net_interest_income | - | change down hypothetical"],
    );
}

#[test]
fn both_scripts_of_chinese() {
    check("淨利潤為[12億元],成長[5%]。", &["net_income | - | level", "net_income | - | change up"]);
    check("净利润同比增长[5%]。", &["net_income | - | change up yoy"]);
}

#[test]
fn any_text_is_linked_without_panic() {
    for text in
        ["[5%]", "", "[$1]。[2%]", "of [3%] of", "'s [4] '", "[1] [2] [3]", "’[5%]’s—[6%]", "its [7%] & and, or [8%]"]
    {
        linked(text);
    }
}

#[test]
fn a_sentence_that_breaks_off_behind_its_figure() {
    for (marked, expected) in [
        ("We own [60%] to", "? | - | level"),
        ("We own [60%] and", "? | - | level"),
        ("Revenue grew [8%] or", "revenue | - | change up"),
    ] {
        check(marked, &[expected]);
    }
}

#[test]
fn the_period_of_the_prior_says_against_what_a_change_is() {
    let call = |prior: &str| {
        crate::annotate(&format!(
            "Harbourline Bancorp Fourth Quarter 2024 Earnings Call\n\nAnn Lee -- Chief Executive Officer\n\nNet income was $517 million, \
             compared with $492 million in {prior}, an increase of 5%.\n"
        ))
    };
    for (prior, basis) in [
        ("the fourth quarter of 2023", Some(crate::document::Basis::Yoy)),
        ("the fourth quarter of 2021", None),
        ("2022", None),
    ] {
        let document = call(prior);
        let change = document.mentions.iter().find(|m| m.span.of(document.text()) == "5%").unwrap();
        assert_eq!(change.basis, basis, "{prior}");
    }
}

#[test]
fn a_question_that_is_no_longer_than_what_is_read_keeps_its_first_sentence() {
    for length in [3000, 3999, 4000] {
        let mut question = String::from("How high was the combined ratio?");
        while question.len() + 12 < length {
            question.push_str(" We wonder.");
        }
        question.push_str(&format!(" {}.", "a".repeat(length - question.len() - 2)));
        assert_eq!(question.len(), length);
        let document = crate::annotate(&format!(
            "Harbourline Group (NYSE: HBL) Q3 2030 Earnings Call\n\nOperator: Good morning.\n\nDina Foss: We are glad to take \
             your questions.\n\nOperator: Our first question comes from Lars Albers with Kestrel Securities.\n\nLars Albers: \
             {question}\n\nDina Foss: It was 88.4%.\n"
        ));
        let answer = document.mentions.iter().find(|m| m.span.of(document.text()) == "88.4%").unwrap();
        assert_eq!(answer.metric.as_deref(), Some("combined_ratio"), "{length}");
    }
}
