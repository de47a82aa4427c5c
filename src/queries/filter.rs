//! Which figures the filter leaves, in which order the queue takes them, and the view as an address.

use tickmark_engine::Document;
use tickmark_engine::document::{MentionId, Verdict};
use tickmark_engine::order::by_number;

use super::Verdicts;
use crate::state::Filter;
use crate::state::filter::Facet;
use crate::state::kinds::{Shade, Shades};

/// What a figure is in a facet; empty where that is not known.
pub fn value(document: &Document, verdicts: &Verdicts, id: MentionId, facet: Facet) -> String {
    let mention = &document.mentions[id.index()];
    let turn = || mention.turn.and_then(|turn| document.turns.get(turn.index()));
    let word = match facet {
        Facet::Status => mention.status.as_str(),
        Facet::Kind => mention.kind.as_str(),
        Facet::Metric => mention.metric.as_deref().unwrap_or_default(),
        Facet::Subject => mention.subject.as_deref().unwrap_or_default(),
        Facet::Speaker => turn().map_or("", |turn| {
            let voice = turn.voice.filter(|voice| voice.span.contains(mention.span)).map(|voice| voice.speaker);
            &document.speakers[voice.unwrap_or(turn.speaker).index()].name
        }),
        Facet::Section => turn().map_or("", |turn| turn.section.as_str()),
        Facet::Modality => mention.modality.as_str(),
        Facet::Check => verdicts.get(id).map_or("", Verdict::as_str),
        Facet::Sure | Facet::Order => "",
    };
    word.to_owned()
}

/// Whether the filter leaves a mention.
pub fn passes(document: &Document, verdicts: &Verdicts, filter: &Filter, id: MentionId) -> bool {
    let mention = &document.mentions[id.index()];
    !filter.hidden.contains(Shade::of(mention))
        && filter.by.iter().all(|(facet, wanted)| match facet {
            Facet::Sure => wanted.parse().is_ok_and(|most: u8| mention.confidence.0 <= most),
            Facet::Order => true,
            _ => value(document, verdicts, id, *facet) == *wanted,
        })
}

/// The figures that the filter leaves, in the order in which the keys go through them.
pub fn queue(document: &Document, verdicts: &Verdicts, filter: &Filter) -> Vec<MentionId> {
    let all = (0..document.mentions.len() as u32).map(MentionId);
    let figure = |id: &MentionId| document.mentions[id.index()].is_figure();
    let mut queue: Vec<_> = all.filter(|id| figure(id) && passes(document, verdicts, filter, *id)).collect();
    if filter.by(Facet::Order).is_some() {
        by_number(&mut queue, |id| u64::from(verdicts.get(*id) != Some(Verdict::Conflicts)));
    }
    queue
}

/// The values that the figures of a document have in a facet, in the order of the text, each once.
pub fn values(document: &Document, verdicts: &Verdicts, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Sure => return ["50", "70", "80", "90", "95"].map(str::to_owned).to_vec(),
        Facet::Order => return vec!["conflicts".to_owned()],
        _ => {}
    }
    let mut found: Vec<String> = vec![];
    for id in (0..document.mentions.len() as u32).map(MentionId) {
        if document.mentions[id.index()].is_figure() {
            let value = value(document, verdicts, id, facet);
            if !value.is_empty() && !found.contains(&value) {
                found.push(value);
            }
        }
    }
    found
}

/// Whether a pair of an address belongs to the view.
pub fn is_view(name: &str) -> bool {
    matches!(name, "hide" | "words") || Facet::parse(name).is_some()
}

/// The view as the part of an address after `#`; empty where all is shown.
pub fn to_address(filter: &Filter) -> String {
    let mut pairs: Vec<String> = vec![];
    let mut pair = |key: &str, value: &str| pairs.push(format!("{key}={}", escaped(value)));
    filter.by.iter().for_each(|(facet, value)| pair(facet.as_str(), value));
    let hidden: Vec<_> =
        Shade::ALL.into_iter().filter(|shade| filter.hidden.contains(*shade)).map(Shade::as_str).collect();
    if !hidden.is_empty() {
        pair("hide", &hidden.join(","));
    }
    if !filter.text.is_empty() {
        pair("words", &filter.text);
    }
    pairs.join("&")
}

/// The view that an address asks for.
pub fn of_address(address: &str) -> Filter {
    let mut filter = Filter::default();
    for (key, value) in address.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
        let value = unescaped(value);
        match key {
            "words" => filter.text = value,
            "hide" => {
                let hidden = Shade::ALL.into_iter().filter(|shade| value.split(',').any(|word| word == shade.as_str()));
                filter.hidden = hidden.fold(Shades::default(), Shades::toggled);
            }
            _ => {
                let action = Facet::parse(key).map(|facet| crate::state::filter::Action::By(facet, value));
                filter = action.and_then(|action| filter.reduce(&action)).unwrap_or(filter);
            }
        }
    }
    filter
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b',' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::filter::Action;
    use tickmark_engine::document::Check;

    fn filter(by: &[(Facet, &str)]) -> Filter {
        by.iter().fold(Filter::default(), |filter, (facet, value)| {
            filter.reduce(&Action::By(*facet, (*value).to_owned())).unwrap_or(filter)
        })
    }

    #[test]
    fn filters_combine_and_conflicts_come_first() {
        let mut document = tickmark_engine::annotate(
            "Ann Lee -- Chief Executive Officer\n\nRevenue was $5 billion, up 8%.\n\nBo Dahl -- Chief Financial Officer\n\nWe expect revenue of $6 billion.\n",
        );
        let conflict =
            |at| Check { kind: "sum", verdict: Verdict::Conflicts, mentions: vec![at], message: String::new() };
        document.checks = vec![conflict(MentionId(2))];
        let verdicts = Verdicts::of(&document);
        let check = |by: &[(Facet, &str)], expected: &[&str]| {
            let queue = queue(&document, &verdicts, &filter(by));
            let words: Vec<_> = queue.iter().map(|id| document.mentions[id.index()].span.of(document.text())).collect();
            assert_eq!(words, expected, "{by:?}");
        };
        check(&[], &["$5 billion", "8%", "$6 billion"]);
        check(&[(Facet::Kind, "money")], &["$5 billion", "$6 billion"]);
        check(&[(Facet::Kind, "money"), (Facet::Speaker, "Ann Lee")], &["$5 billion"]);
        check(&[(Facet::Modality, "guidance")], &["$6 billion"]);
        check(&[(Facet::Check, "conflicts")], &["$6 billion"]);
        check(&[(Facet::Order, "conflicts")], &["$6 billion", "$5 billion", "8%"]);
        check(&[(Facet::Sure, "1")], &[]);
        check(&[(Facet::Status, "accepted")], &[]);
        assert_eq!(values(&document, &verdicts, Facet::Speaker), ["Ann Lee", "Bo Dahl"]);
    }

    #[test]
    fn a_view_is_an_address() {
        let mut view = filter(&[(Facet::Speaker, "Zoë & Bo=1"), (Facet::Status, "suggested")]);
        view.hidden = Shades::default().toggled(Shade::Time).toggled(Shade::Count);
        view.text = "free cash".into();
        let address = to_address(&view);
        assert_eq!(address, "status=suggested&speaker=Zo%C3%AB%20%26%20Bo%3D1&hide=count,time&words=free%20cash");
        assert_eq!(of_address(&format!("#{address}")), view);
        assert_eq!(to_address(&Filter::default()), "");
        assert_eq!(of_address("#sample=a&nonsense&hide=all&speaker=%"), filter(&[(Facet::Speaker, "%")]));
    }
}
