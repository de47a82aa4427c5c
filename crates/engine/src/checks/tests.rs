//! Checks over sentences whose figures are written down by hand: `{words|kind value unit decimals role attributes…}`.
//! All figures of a case with one metric are one fact. A new line begins a turn, with another speaker each.

use std::borrow::Cow;
use std::sync::Arc;

use super::check;
use crate::document::*;
use crate::source::Reading;
use crate::span::Span;
use crate::turns::{CallOutline, people_and_turns};

fn figure(words: &str, span: Span, turn: TurnId) -> Mention {
    let mut words = words.split_whitespace();
    let kind = Kind::parse(words.next().expect("a kind")).expect("a kind");
    let value: &str = words.next().expect("a value");
    let (low, high) = value.split_once("..").unwrap_or((value, value));
    let mut value = Value {
        low: low.parse().ok(),
        high: high.parse().ok(),
        unit: match words.next().expect("a unit") {
            "CNY" => Some(Unit::Currency("CNY")),
            "CNH" => Some(Unit::Currency("CNH")),
            "USD" => Some(Unit::Currency("USD")),
            "%" => Some(Unit::Percent),
            "pp" => Some(Unit::PercentagePoint),
            "bp" => Some(Unit::BasisPoint),
            noun => Some(Unit::Noun(noun.to_owned().into())),
        },
        decimals: words.next().expect("decimals or a dash").parse().ok(),
        approx: None,
    };
    let mut mention = Mention::found(span, kind, None, "test", 100);
    mention.turn = Some(turn);
    mention.metric = Some(Cow::Borrowed("revenue"));
    mention.role = words.next().map(|role| Role::parse(role).expect("a role"));
    for word in words {
        match word.split_once('=').expect("an attribute") {
            ("direction", word) => mention.direction = Direction::parse(word),
            ("basis", word) => mention.basis = Basis::parse(word),
            ("approx", word) => value.approx = Approx::parse(word),
            ("metric", word) => mention.metric = Some(Cow::Owned(word.to_owned())),
            ("subject", word) => mention.subject = Some(Arc::from(word)),
            ("translates", word) => mention.translation_of = Some(MentionId(word.parse().expect("a position"))),
            other => panic!("unknown attribute {other:?}"),
        }
    }
    mention.value = Some(value);
    mention
}

fn read(marked: &str) -> (CallOutline, Vec<Mention>, Vec<Fact>) {
    let (mut text, mut figures, mut rest) = (String::new(), Vec::new(), marked);
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        let (inside, after) = after[1..].split_once('}').expect("a closing brace");
        let (words, labels) = inside.split_once('|').expect("a bar");
        text += before;
        let start = text.len();
        text += words;
        figures.push((Span::new(start, text.len()), labels));
        rest = after;
    }
    text += rest;
    let mut outline = people_and_turns(&Reading::default());
    outline.source.text = Arc::from(text.as_str());
    let (turn, speaker) = (outline.turns[0].clone(), outline.speakers[0].clone());
    (outline.turns, outline.speakers) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (index, line) in text.split('\n').enumerate() {
        let span = Span::new(at, at + line.len());
        outline.turns.push(Turn { span, speaker: SpeakerId(index as u32), ..turn.clone() });
        outline.speakers.push(Speaker { name: format!("Speaker {index}").into(), ..speaker.clone() });
        at += line.len() + 1;
    }
    let turn_of = |span: Span| TurnId(text[..span.start as usize].matches('\n').count() as u32);
    let mentions: Vec<Mention> = figures.iter().map(|&(span, labels)| figure(labels, span, turn_of(span))).collect();
    let mut facts: Vec<Fact> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let id = MentionId(at as u32);
        let metric = mention.metric.clone().expect("a metric");
        let known = facts.iter().position(|fact| fact.metric == metric && fact.turn == mention.turn);
        let known = known.unwrap_or_else(|| {
            let turn = mention.turn;
            facts.push(Fact { metric, subject: None, speaker: None, turn, level: None, changes: vec![], prior: None });
            facts.len() - 1
        });
        match mention.role {
            Some(Role::Level) if facts[known].level.is_none() => facts[known].level = Some(id),
            Some(Role::Prior) => facts[known].prior = Some(id),
            Some(Role::Change) => facts[known].changes.push(id),
            _ => {}
        }
    }
    (outline, mentions, facts)
}

/// `expected` holds each check as `kind verdict: message`.
#[track_caller]
fn case(marked: &str, expected: &[&str]) {
    let (outline, mentions, facts) = read(marked);
    let found: Vec<String> = (check(&outline, &mentions, &facts).iter())
        .map(|check| format!("{} {}: {}", check.kind, check.verdict, check.message))
        .collect();
    assert_eq!(found, expected, "in “{marked}”");
}

#[test]
fn growth() {
    case(
        "It was {RMB 280.2 billion|money 280200000000 CNY -8 level}, up {8%|percent 8 % 0 change direction=up} from {RMB 259.4 billion|money 259400000000 CNY -8 prior}.",
        &["change_vs_prior agrees: RMB 259.4 billion → RMB 280.2 billion is +8.0%, printed 8%"],
    );
    case(
        "It was {$280 million|money 280000000 USD -6 level}, down {8%|percent 8 % 0 change direction=down} from {$304 million|money 304000000 USD -6 prior}.",
        &["change_vs_prior agrees: $304 million → $280 million is -7.9%, printed 8%"],
    );
    case(
        "It was {$280 million|money 280000000 USD -6 level}, up {18%|percent 18 % 0 change direction=up} from {$259 million|money 259000000 USD -6 prior}.",
        &["change_vs_prior conflicts: $259 million → $280 million is +8.1%, printed 18%"],
    );
    case(
        "It was {$280 million|money 280000000 USD -6 level}, up {8%|percent 8 % 0 change direction=up} from {$304 million|money 304000000 USD -6 prior}.",
        &[],
    );
    case(
        "It was {$305 million|money 305000000 USD -6 level}, {tripling|multiple 3 times - change direction=up} from {$101 million|money 101000000 USD -6 prior}.",
        &["change_vs_prior agrees: $101 million → $305 million is 3.0 times, printed tripling"],
    );
    case(
        "It was {$5 billion|money 5000000000 USD -9 level}, a {double-digit|percent 10..99 % - change direction=up} rise from {$4 billion|money 4000000000 USD -9 prior}.",
        &["change_vs_prior agrees: $4 billion → $5 billion is +25.0%, printed double-digit"],
    );
}

#[test]
fn growth_that_cannot_be_decided() {
    // Between rounding and error there is silence: 8.6% cut off to 8%.
    case(
        "It was {$1,086 million|money 1086000000 USD -6 level}, up {8%|percent 8 % 0 change direction=up} from {$1,000.4 million|money 1000400000 USD -5 prior}.",
        &[],
    );
    for attribute in ["basis=constant_currency", "basis=like_for_like", "basis=qoq"] {
        case(
            &format!(
                "It was {{$280 million|money 280000000 USD -6 level}}, up {{18%|percent 18 % 0 change direction=up {attribute}}} from {{$259 million|money 259000000 USD -6 prior basis=yoy}}."
            ),
            &[],
        );
    }
    // The units differ.
    case(
        "It was {$280 million|money 280000000 USD -6 level}, up {18%|percent 18 % 0 change} from {RMB 259 million|money 259000000 CNY -6 prior}.",
        &[],
    );
    // Another figure nearby fits: the grouping is at fault.
    case(
        "It was {$280 million|money 280000000 USD -6 level}, up {18%|percent 18 % 0 change direction=up} from {$259 million|money 259000000 USD -6 prior}, or from {$237 million|money 237000000 USD -6 level metric=other}.",
        &[],
    );
    case(
        "It was {$280 million|money 280000000 USD -6 level}, up {18%|percent 18 % 0 change direction=up} from {$259 million|money 259000000 USD -6 prior}, and {8%|percent 8 % 0 change metric=other} in Asia.",
        &[],
    );
}

#[test]
fn losses() {
    case(
        "A loss of {$4.0 million|money 4000000 USD -5 level direction=loss} narrowed {20%|percent 20 % 0 change direction=down} from {$5.0 million|money 5000000 USD -5 prior direction=loss}.",
        &["change_vs_prior agrees: $5.0 million → $4.0 million is 20.0%, printed 20%"],
    );
    // From a profit to a loss no growth can be told.
    case(
        "A loss of {$4.0 million|money 4000000 USD -5 level direction=loss}, down {20%|percent 20 % 0 change direction=down} from a profit of {$5.0 million|money 5000000 USD -5 prior}.",
        &[],
    );
    case(
        "A loss of {$4.0 million|money 4000000 USD -5 level direction=loss}, a decline of {$9.0 million|money 9000000 USD -5 change direction=down} from a profit of {$5.0 million|money 5000000 USD -5 prior}.",
        &["change_vs_prior agrees: $5.0 million → $4.0 million is -9,000,000, printed $9.0 million"],
    );
}

#[test]
fn points() {
    case(
        "It was {43.1%|percent 43.1 % 1 level}, up {1.1 percentage points|percentage_points 1.1 pp 1 change direction=up} from {42.0%|percent 42.0 % 1 prior}.",
        &["change_vs_prior agrees: 42.0% → 43.1% is +1.1 points, printed 1.1 percentage points"],
    );
    case(
        "It was {43.1%|percent 43.1 % 1 level}, up {110 basis points|basis_points 110 bp 0 change direction=up} from {42.0%|percent 42.0 % 1 prior}.",
        &["change_vs_prior agrees: 42.0% → 43.1% is +110.0 bp, printed 110 basis points"],
    );
    case(
        "It was {43.1%|percent 43.1 % 1 level}, up {210 basis points|basis_points 210 bp 0 change direction=up} from {42.0%|percent 42.0 % 1 prior}.",
        &["change_vs_prior conflicts: 42.0% → 43.1% is +110.0 bp, printed 210 basis points"],
    );
    // Points or growth, nobody knows.
    case(
        "It was {43%|percent 43 % 0 level}, up {5%|percent 5 % 0 change direction=up} from {42%|percent 42 % 0 prior}.",
        &[],
    );
}

#[test]
fn an_amount_and_its_percentage() {
    case(
        "It was {24 billion|money 24000000000 USD -9 level}, a decline of {9 billion|money 9000000000 USD -9 change direction=down}, or {27%|percent 27 % 0 change direction=down}.",
        &["change_vs_prior agrees: 9 billion of 24 billion + 9 billion is 27.3%, printed 27%"],
    );
    case(
        "It was {24 billion|money 24000000000 USD -9 level}, a decline of {9 billion|money 9000000000 USD -9 change direction=down}, or {57%|percent 57 % 0 change direction=down}.",
        &["change_vs_prior conflicts: 9 billion of 24 billion + 9 billion is 27.3%, printed 57%"],
    );
    // Nothing says that the two are one change.
    case(
        "It was {24 billion|money 24000000000 USD -9 level}, a decline of {9 billion|money 9000000000 USD -9 change direction=down} and {57%|percent 57 % 0 change direction=down}.",
        &[],
    );
}

#[test]
fn sums() {
    case(
        "We paid {$2.1 billion|money 2100000000 USD -8 level} and {$5.8 billion|money 5800000000 USD -8 level}, for a total of {$7.9 billion|money 7900000000 USD -8 level}.",
        &["sum agrees: $2.1 billion + $5.8 billion adds up to $7.9 billion"],
    );
    case(
        "We paid {$2.1 billion|money 2100000000 USD -8 level} and {$5.8 billion|money 5800000000 USD -8 level}, for a total of {$9.7 billion|money 9700000000 USD -8 level}.",
        &["sum conflicts: $2.1 billion + $5.8 billion does not add up to $9.7 billion"],
    );
    case(
        "We paid {$7.9 billion|money 7900000000 USD -8 level}, including {$2.1 billion|money 2100000000 USD -8 level} here and {$5.8 billion|money 5800000000 USD -8 level} there.",
        &["sum agrees: $2.1 billion + $5.8 billion adds up to $7.9 billion"],
    );
    // Parts may be left out.
    case(
        "We paid {$9.9 billion|money 9900000000 USD -8 level}, including {$2.1 billion|money 2100000000 USD -8 level} here and {$5.8 billion|money 5800000000 USD -8 level} there.",
        &[],
    );
    case(
        "We bought {3 million|count 3000000 share -6 level} shares for a total of {$200 million|money 200000000 USD -6 level}.",
        &[],
    );
    case(
        "We paid {$2.1 billion|money 2100000000 USD -8 level}. It is {$5.8 billion|money 5800000000 USD -8 level}, for a total of {$9.7 billion|money 9700000000 USD -8 level}.",
        &[],
    );
}

#[test]
fn currencies() {
    let first = "{RMB 280.2 billion|money 280200000000 CNY -8 level metric=a} ({US$38.4 billion|money 38400000000 USD -8 level metric=b})";
    let second = "{RMB 54.9 billion|money 54900000000 CNY -8 level metric=c}, or about {$7.5 billion|money 7500000000 USD -8 level metric=d}";
    let third = "{RMB 42.0 billion|money 42000000000 CNY -8 level metric=e} ({US$5.75 million|money 5750000 USD -4 level metric=f})";
    case(
        &format!("We had {first} and {second}."),
        &[
            "currency_pair agrees: RMB 280.2 billion to US$38.4 billion is 7.3 to 1, elsewhere 7.32",
            "currency_pair agrees: RMB 54.9 billion to $7.5 billion is 7.32 to 1, elsewhere 7.3",
        ],
    );
    case(
        &format!("We had {first}, {second}, {third}."),
        &[
            "currency_pair agrees: RMB 280.2 billion to US$38.4 billion is 7.3 to 1, elsewhere 7.32",
            "currency_pair agrees: RMB 54.9 billion to $7.5 billion is 7.32 to 1, elsewhere 7.3",
            "currency_pair conflicts: RMB 42.0 billion to US$5.75 million is 7300 to 1, elsewhere 7.3",
        ],
    );
    // One pair alone has nothing to agree with, two that differ cannot say which is wrong.
    case(&format!("We had {first}."), &[]);
    case(&format!("We had {first}, {third}."), &[]);
    case(
        "We had {RMB 2.0 billion|money 2000000000 CNY -8 level metric=a} and {$7.5 billion|money 7500000000 USD -8 level metric=d}.",
        &[],
    );
}

#[test]
fn translations() {
    case(
        "It has {1.7 billion|count 1700000000 user -8 level}.\n有{1.7億|count 170000000 用戶 -7 level translates=0}",
        &["translation conflicts: 1.7 billion in one language, 1.7億 in the other"],
    );
    case(
        "It has {170 million|count 170000000 user -6 level}.\n有{1.7億|count 170000000 用戶 -7 level translates=0}",
        &["translation agrees: 170 million and 1.7億 are the same"],
    );
    case(
        "It has {RMB 17 billion|money 17000000000 CNH -9 level}.\n有{170億|money 17000000000 CNY -9 level translates=0}",
        &["translation agrees: RMB 17 billion and 170億 are the same"],
    );
}

#[test]
fn the_same_fact_twice() {
    case(
        "You have {1.7 billion|count 1700000000 user -8 level}?\nWe have {170 million|count 170000000 user -6 level}.",
        &["same_fact conflicts: 1.7 billion here, 170 million there: 10 times as much"],
    );
    case(
        "We earned {$280.2 million|money 280200000 USD -5 level}.\nYou earned {$280.2 million|money 280200000 USD -5 level}?",
        &["same_fact agrees: $280.2 million and $280.2 million are the same"],
    );
    for other in ["metric=other", "subject=Cloud"] {
        case(
            &format!(
                "You have {{1.7 billion|count 1700000000 user -8 level}}?\nWe have {{170 million|count 170000000 user -6 level {other}}}."
            ),
            &[],
        );
    }
    case(
        "You have {1.7 billion|count 1700000000 user -8 level}?\nWe have {180 million|count 180000000 user -6 level}.",
        &[],
    );
    case(
        "We had {2 billion|count 2000000000 user -9 level}.\nYou had {200 million|count 200000000 user -8 level}?",
        &[],
    );
}

#[test]
fn figures_taken_back() {
    case(
        "It was {2.07 billion|money 2070000000 USD -7 level}. Pardon me, {20.7 billion|money 20700000000 USD -8 level}.",
        &["retraction conflicts: 2.07 billion is taken back, 20.7 billion is said instead"],
    );
    case(
        "It was {2.07 billion|money 2070000000 USD -7 level}. And then {20.7 billion|money 20700000000 USD -8 level}.",
        &[],
    );
}
