//! The rows of the table of figures, and how they are filtered and sorted.

use std::cmp::Ordering;
use std::collections::HashMap;

use rust_decimal::Decimal;
use tickmark_engine::Document;
use tickmark_engine::document::{Direction, Mention, MentionId, Role, Unit, Verdict};
use tickmark_engine::order::by_number;

use super::{Verdicts, values};
use crate::state::Filter;
use crate::state::filter::Column;
use crate::state::kinds::Shade;
use crate::words;

/// One row: a fact, or a figure that belongs to none.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The figure that the row leads to.
    pub mention: MentionId,
    /// Every figure of the row.
    pub mentions: Vec<MentionId>,
    /// Of which part of the business.
    pub subject: String,
    /// What is measured.
    pub metric: String,
    /// The level.
    pub value: String,
    /// The change.
    pub change: String,
    /// Which way the change goes.
    pub direction: Option<Direction>,
    /// What the change is measured against.
    pub against: String,
    /// The verdict that matters most.
    pub verdict: Option<Verdict>,
    /// The kind of the figure that the row leads to.
    pub shade: Shade,
    /// The words of the figures, for the filter.
    pub words: String,
    value_key: Option<(String, Decimal)>,
    change_key: Option<Decimal>,
}

/// A metric's name as words.
pub fn metric(name: &str) -> String {
    words::metric(name)
}

/// The rows in text order.
pub fn rows(document: &Document, verdicts: &Verdicts) -> Vec<Row> {
    let mut taken = vec![false; document.mentions.len()];
    let mut rows = vec![];
    for fact in &document.facts {
        let mentions: Vec<MentionId> =
            fact.level.into_iter().chain(fact.changes.iter().copied()).chain(fact.prior).collect();
        let Some(&first) = mentions.first() else { continue };
        // A figure that a row shows already is not shown again.
        if mentions.iter().all(|id| taken[id.index()]) {
            continue;
        }
        mentions.iter().for_each(|id| taken[id.index()] = true);
        let level = fact.level.map(|id| &document.mentions[id.index()]);
        let change = fact.changes.first().map(|id| &document.mentions[id.index()]);
        rows.push(row(
            document,
            verdicts,
            (first, mentions),
            level,
            change,
            Some(&fact.metric),
            fact.subject.as_deref(),
        ));
    }
    for (i, mention) in document.mentions.iter().enumerate() {
        if taken[i] || !mention.is_figure() {
            continue;
        }
        let id = MentionId(i as u32);
        let changes = mention.role == Some(Role::Change);
        let (level, change) = if changes { (None, Some(mention)) } else { (Some(mention), None) };
        let (metric, subject) = (mention.metric.as_deref(), mention.subject.as_deref());
        rows.push(row(document, verdicts, (id, vec![id]), level, change, metric, subject));
    }
    by_number(&mut rows, |row| u64::from(row.mention.0));
    rows
}

fn row(
    document: &Document,
    verdicts: &Verdicts,
    (first, mentions): (MentionId, Vec<MentionId>),
    level: Option<&Mention>,
    change: Option<&Mention>,
    metric: Option<&str>,
    subject: Option<&str>,
) -> Row {
    let unit = |mention: &Mention| match mention.value.as_ref().and_then(|value| value.unit.as_ref()) {
        Some(Unit::Noun(noun)) => noun.to_string(),
        _ => String::new(),
    };
    let words: Vec<&str> = mentions.iter().map(|id| document.mentions[id.index()].span.of(document.text())).collect();
    let number = |mention: &Mention| {
        let value = mention.value.as_ref()?;
        let number = value.low.or(value.high)?;
        let down = matches!(mention.direction, Some(Direction::Down | Direction::Loss));
        Some(if down { -number } else { number })
    };
    Row {
        mention: first,
        subject: subject.unwrap_or_default().to_owned(),
        metric: metric.map(words::metric).unwrap_or_else(|| level.or(change).map(unit).unwrap_or_default()),
        value: level.map(values::figure).unwrap_or_default(),
        change: change.map(values::change).unwrap_or_default(),
        direction: change.and_then(|mention| mention.direction),
        against: change.and_then(|mention| mention.basis).map(words::against).unwrap_or_default().to_owned(),
        verdict: mentions.iter().filter_map(|id| verdicts.get(*id)).max(),
        shade: Shade::of(&document.mentions[first.index()]),
        words: words.join(" "),
        value_key: level.and_then(|mention| {
            let unit = mention.value.as_ref()?.unit.as_ref().map_or("", Unit::as_str).to_owned();
            Some((unit, number(mention)?))
        }),
        change_key: change.and_then(number),
        mentions,
    }
}

/// A line of the table as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line {
    /// A subject, named by the row at this place.
    Group(usize),
    /// The row at this place.
    Row(usize),
}

/// The lines that `filter` leaves, in its order; `passes` says which figures have what else it asks for. In the order of the text, rows are grouped by subject.
pub fn lines(rows: &[Row], filter: &Filter, passes: &dyn Fn(MentionId) -> bool) -> Vec<Line> {
    let wanted: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
    let shown = |row: &Row| {
        !filter.hidden.contains(row.shade)
            && row.mentions.iter().any(|id| passes(*id))
            && (wanted.is_empty() || {
                let text = [&row.subject, &row.metric, &row.value, &row.change, &row.against, &row.words];
                let text = text.map(|part| part.to_lowercase()).join("\n");
                wanted.iter().all(|word| text.contains(word.as_str()))
            })
    };
    let mut places: Vec<usize> = (0..rows.len()).filter(|i| shown(&rows[*i])).collect();
    if filter.column == Column::Text {
        // Subjects in the order of their first figure, whatever is filtered; rows that name none come last.
        let mut ranks = HashMap::new();
        for (i, row) in rows.iter().enumerate() {
            ranks.entry(row.subject.as_str()).or_insert(if row.subject.is_empty() { usize::MAX } else { i });
        }
        by_number(&mut places, |i| ranks[rows[*i].subject.as_str()] as u64);
        let mut lines = vec![];
        let mut subject = None;
        for i in places {
            if subject != Some(rows[i].subject.as_str()) {
                subject = Some(rows[i].subject.as_str());
                lines.push(Line::Group(i));
            }
            lines.push(Line::Row(i));
        }
        return lines;
    }
    places.sort_by(|a, b| {
        let (a, b) = (&rows[*a], &rows[*b]);
        // What has no value comes last in both directions.
        fn order<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
            match (a, b) {
                (Some(a), Some(b)) if descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            }
        }
        fn text(text: &str) -> Option<String> {
            (!text.is_empty()).then(|| text.to_lowercase())
        }
        match filter.column {
            Column::Text => Ordering::Equal,
            Column::Metric => order(text(&a.metric), text(&b.metric), filter.descending),
            Column::Value => order(a.value_key.as_ref(), b.value_key.as_ref(), filter.descending),
            Column::Change => order(a.change_key, b.change_key, filter.descending),
            Column::Against => order(text(&a.against), text(&b.against), filter.descending),
        }
    });
    places.into_iter().map(Line::Row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tickmark_engine::Span;
    use tickmark_engine::document::{Basis, Fact, Kind, Value};

    /// A document of figures: words, metric, subject, value, role.
    fn document() -> Document {
        let mut document = tickmark_engine::annotate("");
        document.source.text = "$5bn 8% $3bn 40m 20%".into();
        let mut mention = |words: &str, kind, value: u64, unit, metric: Option<&'static str>, subject: Option<&str>| {
            let start = document.source.text.find(words).unwrap();
            let number = Some(Decimal::from(value));
            let value = Value { low: number, high: number, unit: Some(unit), decimals: Some(0), approx: None };
            let mut mention = Mention::found(Span::new(start, start + words.len()), kind, Some(value), "test", 90);
            mention.metric = metric.map(Into::into);
            mention.subject = subject.map(Into::into);
            document.mentions.push(mention);
        };
        let usd = || Unit::Currency("USD");
        mention("$5bn", Kind::Money, 5_000_000_000, usd(), Some("revenue"), Some("Cloud"));
        mention("8%", Kind::Percent, 8, Unit::Percent, Some("revenue"), Some("Cloud"));
        mention("$3bn", Kind::Money, 3_000_000_000, usd(), Some("capex"), None);
        mention("40m", Kind::Count, 40_000_000, Unit::Noun("member".into()), None, Some("Shops"));
        mention("20%", Kind::Percent, 20, Unit::Percent, Some("revenue"), Some("Cloud"));
        for (i, direction) in [(1, Direction::Up), (4, Direction::Down)] {
            document.mentions[i].role = Some(Role::Change);
            document.mentions[i].direction = Some(direction);
            document.mentions[i].basis = Some(Basis::Yoy);
        }
        document.facts.push(Fact {
            metric: "revenue".into(),
            subject: Some("Cloud".into()),
            speaker: None,
            turn: None,
            level: Some(MentionId(0)),
            changes: vec![MentionId(1)],
            prior: None,
        });
        document
    }

    #[track_caller]
    fn check(filter: Filter, expected: &[&str]) {
        let rows = rows(&document(), &Verdicts::default());
        let shown: Vec<_> = (lines(&rows, &filter, &|_| true).into_iter())
            .map(|line| match line {
                Line::Group(i) => format!("# {}", rows[i].subject),
                Line::Row(i) => format!("{}|{}|{}|{}", rows[i].metric, rows[i].value, rows[i].change, rows[i].against),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    const REVENUE: &str = "revenue|USD 5 bn|+8 %|year ago";
    const FALL: &str = "revenue||−20 %|year ago";
    const CAPEX: &str = "capital expenditure|USD 3 bn||";
    const MEMBERS: &str = "member|40 m||";

    #[test]
    fn rows_are_grouped_filtered_and_sorted() {
        let sorted = |column, descending| Filter { column, descending, ..Filter::default() };
        let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
        check(Filter::default(), &["# Cloud", REVENUE, FALL, "# Shops", MEMBERS, "# ", CAPEX]);
        check(sorted(Column::Value, false), &[CAPEX, REVENUE, MEMBERS, FALL]);
        check(sorted(Column::Value, true), &[MEMBERS, REVENUE, CAPEX, FALL]);
        check(sorted(Column::Change, false), &[FALL, REVENUE, CAPEX, MEMBERS]);
        check(sorted(Column::Change, true), &[REVENUE, FALL, CAPEX, MEMBERS]);
        check(sorted(Column::Metric, false), &[CAPEX, MEMBERS, REVENUE, FALL]);
        check(sorted(Column::Against, true), &[REVENUE, FALL, CAPEX, MEMBERS]);
        check(text("cloud"), &["# Cloud", REVENUE, FALL]);
        check(text("$3BN"), &["# ", CAPEX]);
        check(text("revenue 8%"), &["# Cloud", REVENUE]);
        check(text("nothing"), &[]);
        let off = |shade| Filter { hidden: Filter::default().hidden.toggled(shade), ..Filter::default() };
        check(off(Shade::Money), &["# Cloud", FALL, "# Shops", MEMBERS]);
        check(off(Shade::Count), &["# Cloud", REVENUE, FALL, "# ", CAPEX]);
    }
}
