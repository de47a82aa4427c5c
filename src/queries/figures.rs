//! The rows of the table of figures, and how they are filtered and sorted.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use rust_decimal::Decimal;
use tickmark_engine::Document;
use tickmark_engine::document::{Direction, Mention, MentionId, Role, Unit, Verdict};
use tickmark_engine::order::by_number;

use super::{Verdicts, values};
use crate::snapshot::Snapshot;
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
pub fn rows(document: &Document, verdicts: &Verdicts) -> Vec<Snapshot<Row>> {
    rows_after(document, verdicts, &[], &|_| true)
}

/// The same after a correction, where `old` are the rows before it and `altered` tells the figures that say something else since: a
/// row of none of those stays the same in memory, and so is not painted again.
pub fn rows_after(
    document: &Document,
    verdicts: &Verdicts,
    old: &[Snapshot<Row>],
    altered: &dyn Fn(MentionId) -> bool,
) -> Vec<Snapshot<Row>> {
    let mut taken = vec![false; document.mentions.len()];
    let mut rows = vec![];
    let mut push = |mentions: Vec<MentionId>, level, change, metric, subject| {
        let verdict = mentions.iter().filter_map(|id| verdicts.get(*id)).max();
        let same = |row: &&Snapshot<Row>| {
            row.mentions == mentions && row.verdict == verdict && !mentions.iter().any(|id| altered(*id))
        };
        let before = old.binary_search_by_key(&mentions[0], |row| row.mention).ok().map(|at| &old[at]).filter(same);
        rows.push(match before {
            Some(row) => row.clone(),
            None => Snapshot::new(row(document, mentions, verdict, level, change, metric, subject)),
        });
    };
    for fact in &document.facts {
        let mentions: Vec<MentionId> =
            fact.level.into_iter().chain(fact.changes.iter().copied()).chain(fact.prior).collect();
        // A figure that a row shows already is not shown again.
        if mentions.iter().all(|id| taken[id.index()]) {
            continue;
        }
        mentions.iter().for_each(|id| taken[id.index()] = true);
        let level = fact.level.map(|id| &document.mentions[id.index()]);
        let change = fact.changes.first().map(|id| &document.mentions[id.index()]);
        push(mentions, level, change, Some(&*fact.metric), fact.subject.as_deref());
    }
    for (i, mention) in document.mentions.iter().enumerate() {
        if taken[i] || !mention.is_figure() {
            continue;
        }
        let changes = mention.role == Some(Role::Change);
        let (level, change) = if changes { (None, Some(mention)) } else { (Some(mention), None) };
        push(vec![MentionId(i as u32)], level, change, mention.metric.as_deref(), mention.subject.as_deref());
    }
    by_number(&mut rows, |row| u64::from(row.mention.0));
    rows
}

fn row(
    document: &Document,
    mentions: Vec<MentionId>,
    verdict: Option<Verdict>,
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
        mention: mentions[0],
        subject: subject.unwrap_or_default().to_owned(),
        metric: metric.map(words::metric).unwrap_or_else(|| level.or(change).map(unit).unwrap_or_default()),
        value: level.map(values::figure).unwrap_or_default(),
        change: change.map(values::change).unwrap_or_default(),
        direction: change.and_then(|mention| mention.direction),
        against: change.and_then(|mention| mention.basis).map(words::against).unwrap_or_default().to_owned(),
        verdict,
        shade: Shade::of(&document.mentions[mentions[0].index()]),
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

/// What filtering and grouping ask of the rows, computed once for all of them.
#[derive(Debug)]
pub struct Index {
    /// For each row the first row of its subject; rows that name none come last.
    ranks: Vec<u32>,
    /// What the words of a filter are looked for in, one row behind the other in small letters, and where each row ends.
    text: OnceCell<(String, Vec<usize>)>,
}

impl Index {
    /// Looks through the rows.
    pub fn of(rows: &[Snapshot<Row>]) -> Self {
        let mut first = HashMap::new();
        let rank = |(row, at): (&Snapshot<Row>, u32)| match &*row.subject {
            "" => u32::MAX,
            subject => *first.entry(subject.to_owned()).or_insert(at),
        };
        Self { ranks: rows.iter().zip(0..).map(rank).collect(), text: OnceCell::new() }
    }

    /// The words of each row in small letters.
    fn words<'i>(&'i self, rows: &[Snapshot<Row>]) -> impl Fn(usize) -> &'i str + use<'i> {
        let (text, ends) = self.text.get_or_init(|| {
            let (mut text, mut ends) = (String::new(), vec![0]);
            for row in rows {
                for part in [&row.subject, &row.metric, &row.value, &row.change, &row.against, &row.words] {
                    match part.is_ascii() {
                        true => {
                            text += part;
                            let start = text.len() - part.len();
                            text[start..].make_ascii_lowercase();
                        }
                        false => text += &part.to_lowercase(),
                    }
                    text.push('\n');
                }
                ends.push(text.len());
            }
            (text, ends)
        });
        |row| &text[ends[row]..ends[row + 1]]
    }
}

/// The lines that `filter` leaves, in its order; `passes` says which figures have what else it asks for. In the order of the text, rows are grouped by subject.
pub fn lines(rows: &[Snapshot<Row>], index: &Index, filter: &Filter, passes: &dyn Fn(MentionId) -> bool) -> Vec<Line> {
    let wanted: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
    let words = (!wanted.is_empty()).then(|| index.words(rows));
    let shown = |at: usize| {
        !filter.hidden.contains(rows[at].shade)
            && rows[at].mentions.iter().any(|id| passes(*id))
            && words.as_ref().is_none_or(|words| wanted.iter().all(|word| words(at).contains(word.as_str())))
    };
    let mut places: Vec<usize> = (0..rows.len()).filter(|at| shown(*at)).collect();
    if filter.column == Column::Text {
        // Subjects in the order of their first figure, whatever is filtered.
        by_number(&mut places, |at| u64::from(index.ranks[*at]));
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
        let shown: Vec<_> = (lines(&rows, &Index::of(&rows), &filter, &|_| true).into_iter())
            .map(|line| match line {
                Line::Group(i) => format!("# {}", rows[i].subject),
                Line::Row(i) => format!("{}|{}|{}|{}", rows[i].metric, rows[i].value, rows[i].change, rows[i].against),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_row_that_a_correction_leaves_alone_stays_the_same() {
        let (mut document, verdicts) = (document(), Verdicts::default());
        let before = rows(&document, &verdicts);
        document.mentions[4].metric = Some("margin".into());
        let after = rows_after(&document, &verdicts, &before, &|id| id == MentionId(4));
        let same: Vec<_> = after.iter().map(|row| (row.metric.as_str(), before.contains(row))).collect();
        assert_eq!(
            same,
            [("revenue", true), ("capital expenditure", true), ("member", true), ("margin", false)],
            "{after:#?}"
        );
        // Without its level, a change is a row of its own.
        document.facts.clear();
        let after = rows_after(&document, &verdicts, &before, &|_| false);
        assert_eq!(after.iter().map(|row| before.contains(row)).collect::<Vec<_>>(), [false, false, true, true, true]);
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
