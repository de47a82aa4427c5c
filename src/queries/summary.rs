//! What the bars above and below the call say.

use tickmark_engine::Document;
use tickmark_engine::document::{Verdict, iso};

/// The counts and names of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Company and title, as short as they can be told.
    pub title: String,
    /// The day of the call, as 2025-02-20.
    pub date: Option<String>,
    /// How many figures, without days and periods.
    pub figures: usize,
    /// How many of them the person has decided on.
    pub decided: usize,
    /// How many turns.
    pub turns: usize,
    /// How many people.
    pub people: usize,
    /// How many checks conflict.
    pub conflicts: usize,
    /// How many checks agree.
    pub agreements: usize,
    /// How many tags of the person's own.
    pub tags: usize,
    /// How many things could not be read.
    pub issues: usize,
}

/// Sums a document up.
pub fn summary(document: &Document) -> Summary {
    let (decided, figures) = tickmark_review::progress(document);
    let count = |verdict| document.checks.iter().filter(|check| check.verdict == verdict).count();
    Summary {
        title: title(document),
        date: document.call.date.map(iso),
        figures,
        decided,
        turns: document.turns.len(),
        people: document.speakers.len(),
        conflicts: count(Verdict::Conflicts),
        agreements: count(Verdict::Agrees),
        tags: document.tags.len(),
        issues: document.issues.len(),
    }
}

/// Company and period, or the printed title, or the first words.
fn title(document: &Document) -> String {
    let call = &document.call;
    let period = call.period.as_ref().map(|period| period.text.trim());
    match (call.company.as_deref(), call.title.as_deref(), period) {
        (Some(company), _, Some(period)) if !company.contains(period) => format!("{company} · {period}"),
        (Some(company), Some(title), _) if !title.contains(company) => format!("{company} · {title}"),
        (_, Some(title), _) => title.to_owned(),
        (Some(company), ..) => company.to_owned(),
        _ => super::transcript::excerpt(
            document.text().lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::document::Period;

    #[track_caller]
    fn check(company: Option<&str>, title: Option<&str>, period: Option<&str>, expected: &str) {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "\n  First line\nSecond".into();
        document.call.company = company.map(Into::into);
        document.call.title = title.map(Into::into);
        document.call.period = period.map(|text| Period { text: text.into(), start: None, end: None });
        assert_eq!(summary(&document).title, expected);
    }

    #[test]
    fn a_call_is_named_as_shortly_as_it_can_be() {
        check(None, None, None, "First line");
        check(Some("Harbourline"), None, None, "Harbourline");
        check(Some("Harbourline"), Some("Results call"), None, "Harbourline · Results call");
        check(Some("Harbourline"), Some("Harbourline results"), None, "Harbourline results");
        check(Some("Harbourline"), Some("Results call"), Some("Q3 2025"), "Harbourline · Q3 2025");
        check(None, Some("Results call"), Some("Q3 2025"), "Results call");
    }
}
