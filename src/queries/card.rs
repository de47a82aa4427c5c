//! The card of one figure.

use tickmark_engine::Document;
use tickmark_engine::document::{Attribution, MentionId, Status, Verdict};

use super::{Verdicts, values};
use crate::words::{self, Word};

/// What is known of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The figure.
    pub id: MentionId,
    /// Its words.
    pub words: String,
    /// What the person has said of it.
    pub status: Status,
    /// Its value in full.
    pub value: String,
    /// What is known of it: name and value, in order.
    pub facts: Vec<(&'static str, String)>,
    /// The verdict and its arithmetic.
    pub check: Option<(Verdict, String)>,
    /// The rule that found it, and how sure that is.
    pub rule: String,
}

/// The card of figure `id`.
pub fn card(document: &Document, verdicts: &Verdicts, id: MentionId) -> Option<Card> {
    let mention = document.mentions.get(id.index())?;
    let text = document.text();
    let mut facts = vec![];
    let mut fact = |name: Word, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((name.text(), value));
        }
    };
    fact(words::METRIC, mention.metric.as_deref().map(words::metric));
    fact(words::SUBJECT, mention.subject.as_deref().map(str::to_owned));
    let period = mention.period.as_ref().filter(|_| mention.is_figure());
    let parts = [
        mention.role.map(words::role),
        mention.direction.map(words::direction),
        mention.is_figure().then(|| words::modality(mention.modality)),
        mention.accounting.map(words::accounting),
    ];
    fact(words::ROLE, Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
    fact(words::AGAINST, mention.basis.map(|basis| words::against(basis).to_owned()));
    fact(
        words::PERIOD,
        period.map(|period| match values::period(period) {
            days if *days == *period.text => days,
            days => format!("{} ({days})", period.text),
        }),
    );
    fact(
        words::SPEAKER,
        mention.turn.and_then(|turn| document.turns.get(turn.index())).map(|turn| {
            let voice = turn.voice.filter(|voice| voice.span.contains(mention.span)).map(|voice| voice.speaker);
            let name = &document.speakers[voice.unwrap_or(turn.speaker).index()].name;
            match turn.attribution {
                Attribution::Inferred { .. } => format!("{name} ({})", words::INFERRED),
                Attribution::Printed => name.to_string(),
            }
        }),
    );
    fact(
        words::RENDERS,
        mention
            .translation_of
            .and_then(|id| document.mentions.get(id.index()))
            .map(|original| original.span.of(text).to_owned()),
    );
    Some(Card {
        id,
        words: super::transcript::excerpt(mention.span.of(text)),
        status: mention.status,
        value: match (&mention.value, &mention.period) {
            (Some(value), _) => values::exact(value),
            (None, Some(period)) => values::period(period),
            (None, None) => String::new(),
        },
        facts,
        check: verdicts.check(id).map(|check| {
            let check = &document.checks[check.index()];
            (check.verdict, words::sentence(&check.message))
        }),
        rule: words::rule(mention.rule, mention.confidence.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::{Basis, Check, Direction, Kind, Mention, Modality, Role, Unit, Value};

    #[test]
    fn a_card_says_what_is_known_and_nothing_else() {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "up 8% in all".into();
        let number = Some(8.into());
        let value = Value { low: number, high: number, unit: Some(Unit::Percent), decimals: Some(0), approx: None };
        let mut mention = Mention::found(Span::new(3, 5), Kind::Percent, Some(value), "percent.sign", 97);
        mention.metric = Some("free_cash_flow".into());
        mention.role = Some(Role::Change);
        mention.direction = Some(Direction::Up);
        mention.basis = Some(Basis::Yoy);
        mention.modality = Modality::Guidance;
        document.mentions.push(mention);
        let check = |verdict, message: &str| Check {
            kind: "change_vs_prior",
            verdict,
            mentions: vec![MentionId(0)],
            message: message.into(),
        };
        document.checks = vec![check(Verdict::Agrees, "fine"), check(Verdict::Conflicts, "not fine")];
        let card = card(&document, &Verdicts::of(&document), MentionId(0)).unwrap();
        assert_eq!((card.words.as_str(), card.value.as_str()), ("8%", "8 % ± 0.5"));
        let facts: Vec<_> = card.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(facts, ["metric: free cash flow", "role: change · up · guidance", "against: year ago"]);
        assert_eq!(card.check, Some((Verdict::Conflicts, "not fine".into())));
        assert_eq!(card.rule, "rule percent.sign · 97 % sure");
    }
}
