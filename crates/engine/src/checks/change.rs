//! Level, change and prior of one fact: "280.2 billion, up 8% from 259.4 billion".

use rust_decimal::Decimal;

use super::interval::{Interval, Numbers, Relation, half_unit};
use super::{Figures, same_unit, verdict};
use crate::document::{Basis, Check, Direction, Fact, Kind, Mention, MentionId, Modality, Verdict};
use crate::lexicon::phrases::Phrases;

/// Level, change and prior stand at most so many bytes apart; further away they are another sentence's.
const REACH: u32 = 240;

/// What stands between an amount and a percentage of one change.
static SAME_CHANGE: Phrases = Phrases::new(&["or ", "or,", "which is", "that is", "equivalent", "(", "即", "或"]);

pub(super) fn check(figures: Figures, checks: &mut Vec<Check>) {
    for fact in figures.facts {
        let Some(level) = fact.level else { continue };
        for &change in &fact.changes {
            let found = match fact.prior {
                Some(prior) => with_prior(figures, level, change, prior),
                None => two_changes(figures, fact, level, change),
            };
            // Of several changes of one kind, the words do not say which is measured from the prior.
            let kind = figures.get(change).kind;
            let alone = fact.changes.iter().filter(|&&other| figures.get(other).kind == kind).count() == 1;
            checks.extend(found.filter(|check| alone || check.verdict == Verdict::Agrees));
        }
    }
}

/// Whether words of comparison stand before the prior, and none that make it a forecast.
fn is_introduced(figures: Figures, prior: MentionId) -> bool {
    static COMPARISONS: Phrases = Phrases::new(&[
        "from ",
        "compared",
        "versus",
        "vs",
        "against",
        "than ",
        "prior",
        "ago",
        "last year",
        "previous",
        "比",
        "較",
        "较",
        "由",
        "從",
        "从",
    ]);
    static FORECASTS: Phrases = Phrases::new(&[
        "outlook",
        "guid",
        "expect",
        "consensus",
        "target",
        "forecast",
        "estimate",
        "project",
        "budget",
        "range",
        "預",
        "预",
        "目標",
        "目标",
    ]);
    let start = figures.get(prior).span.start as usize;
    let mut from = start.saturating_sub(50);
    while !figures.text.is_char_boundary(from) {
        from -= 1;
    }
    let words = figures.text[from..start].to_lowercase();
    // "compared with the $40 million that we expected": the forecast may be told behind, in the same sentence.
    let end = figures.get(prior).span.end as usize;
    let behind = &figures.text[end..figures.text.floor_char_boundary(end + 30)];
    let behind = behind.split(['.', ',', ';', '。', '，', '；']).next().unwrap_or_default().to_lowercase();
    COMPARISONS.stand_in(&words) && !FORECASTS.stand_in(&words) && !FORECASTS.stand_in(&behind)
}

/// How a change was computed, and the verdict on the printed one.
struct Computed {
    /// What the change comes to.
    value: Interval,
    /// The printed change in the same terms.
    printed: Interval,
    /// How far apart the two may be without a conflict.
    slack: Decimal,
    /// "%", " bp", or the like, after the computed number.
    unit: &'static str,
    /// Whether a plus sign belongs before the number.
    signed: bool,
}

impl Computed {
    fn relation(&self) -> Relation {
        self.value.relation(self.printed, self.slack)
    }

    /// The computed number with one digit more than the change is printed with.
    fn shown(&self, change: &Mention) -> String {
        let decimals = change.value.as_ref().and_then(|value| value.decimals).unwrap_or(0);
        let Some(middle) = self.value.middle() else { return String::new() };
        let places = u32::try_from(decimals + 1).unwrap_or(0).min(6);
        let rounded = if self.unit.is_empty() { middle.normalize() } else { middle.round_dp(places) };
        let sign = if self.signed && rounded.is_sign_positive() && !rounded.is_zero() { "+" } else { "" };
        format!("{sign}{}{}", grouped(rounded), self.unit)
    }
}

/// A number with commas between its thousands.
fn grouped(number: Decimal) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::with_capacity(plain.len() + 8);
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    for (at, c) in whole.trim_start_matches('-').chars().enumerate() {
        if at > 0 && (digits - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    format!("{sign}{out}{rest}")
}

fn with_prior(figures: Figures, level: MentionId, change: MentionId, prior: MentionId) -> Option<Check> {
    let [l, c, p] = [level, change, prior].map(|id| figures.get(id));
    if !same_unit(l, p) || !together(figures, &[l, c, p]) || !comparable(l, c, p) {
        return None;
    }
    let computed = compute(l, c, p, c.direction, Interval::printed)?;
    let agrees = match computed.relation() {
        Relation::Meet => true,
        Relation::Near => return None,
        Relation::Apart => false,
    };
    // "up 12%, above our prior guidance of $40 million": a promise is not what a change is from.
    let promised = p.modality == Modality::Guidance;
    if !agrees && (promised || explained(figures, level, change, prior) || !is_introduced(figures, prior)) {
        return None;
    }
    let message = format!(
        "{} → {} is {}, printed {}",
        figures.quote(prior),
        figures.quote(level),
        compute(l, c, p, c.direction, Interval::exact)?.shown(c),
        figures.quote(change)
    );
    Some(verdict("change_vs_prior", agrees, ordered([level, change, prior]), message))
}

/// Whether the change may be measured from that prior at all.
fn comparable(level: &Mention, change: &Mention, prior: &Mention) -> bool {
    // Growth at constant rates or in the same stores is not the growth of the printed levels.
    !matches!(change.basis, Some(Basis::ConstantCurrency | Basis::LikeForLike))
        && (change.basis.is_none() || prior.basis.is_none() || change.basis == prior.basis)
        && level.modality == change.modality
        && level.accounting == prior.accounting
        && (level.span != prior.span)
}

fn together(figures: Figures, parts: &[&Mention]) -> bool {
    let start = parts.iter().map(|part| part.span.start).min().unwrap_or(0);
    let end = parts.iter().map(|part| part.span.end).max().unwrap_or(0);
    end - start <= REACH && parts.iter().all(|part| figures.is_one_speech(part, parts[0]))
}

/// The change from prior to level in the terms of the printed change, which goes in `direction`.
fn compute(
    level: &Mention,
    change: &Mention,
    prior: &Mention,
    direction: Option<Direction>,
    numbers: Numbers,
) -> Option<Computed> {
    let (now, before) = (Interval::level(level, numbers)?, Interval::level(prior, numbers)?);
    let both_losses = now.sign() == Some(-1) && before.sign() == Some(-1);
    // A loss that narrows is "down" to one and "up" to another: only its size is compared.
    let direction = direction.filter(|_| !both_losses);
    let (value, unit, half) = match change.kind {
        Kind::Percent if level.kind != Kind::Percent => {
            let growth = now.size()?.over(before.size()?).filter(|_| now.sign() == before.sign())?;
            (
                growth.plus(Interval::new(-Decimal::ONE, -Decimal::ONE))?.times(Decimal::ONE_HUNDRED)?,
                "%",
                half_unit(change),
            )
        }
        Kind::Multiple => {
            let ratio = now.size()?.over(before.size()?).filter(|_| now.sign() == before.sign())?;
            let printed = Interval::printed(change)?;
            // "Twice as many" is exact, but nobody says it so.
            let slack = ratio.middle()?.checked_mul(Decimal::new(25, 2))?;
            return Some(Computed { value: ratio, printed, slack, unit: " times", signed: false });
        }
        Kind::PercentagePoints if level.kind == Kind::Percent => (now.minus(before)?, " points", half_unit(change)),
        Kind::BasisPoints if level.kind == Kind::Percent => {
            (now.minus(before)?.times(Decimal::ONE_HUNDRED)?, " bp", half_unit(change))
        }
        // "From 5% to 6%, up 1%": points or growth, nobody knows.
        Kind::Percent => return None,
        _ if same_unit(level, change) => (now.minus(before)?, "", half_unit(change)),
        _ => return None,
    };
    let printed = Interval::printed(change)?;
    let (value, printed, signed) = match direction {
        Some(Direction::Up) => (value, printed, true),
        Some(Direction::Down) => (value, printed.negated(), true),
        Some(Direction::Flat) => return None,
        _ => (value.magnitude()?, printed, false),
    };
    Some(Computed { value, printed, slack: half.checked_mul(Decimal::TWO)?, unit, signed })
}

/// Whether another figure nearby fits where one of the three does not: then the grouping is at fault, not the numbers.
fn explained(figures: Figures, level: MentionId, change: MentionId, prior: MentionId) -> bool {
    let fits = |l: MentionId, c: MentionId, p: MentionId| {
        let [l, c, p] = [l, c, p].map(|id| figures.get(id));
        let meets = |computed: Option<Computed>| computed.is_some_and(|one| one.relation() != Relation::Apart);
        meets(compute(l, c, p, c.direction, Interval::printed)) || meets(compute(p, c, l, None, Interval::printed))
    };
    let others = || figures.near(change, 2 * REACH).filter(|&id| ![level, change, prior].contains(&id));
    fits(prior, change, level)
        || others().any(|other| {
            let mention = figures.get(other);
            let as_level = same_unit(mention, figures.get(level));
            let as_change = mention.kind == figures.get(change).kind;
            as_level
                && (fits(other, change, prior)
                    || fits(level, change, other)
                    || fits(prior, change, other)
                    || fits(other, change, level))
                || as_change && fits(level, other, prior)
        })
}

/// A level with an absolute and a relative change: "24 billion, a decline of 9 billion, or 27%".
fn two_changes(figures: Figures, fact: &Fact, level: MentionId, change: MentionId) -> Option<Check> {
    let (l, relative) = (figures.get(level), figures.get(change));
    if relative.kind != Kind::Percent || l.kind == Kind::Percent {
        return None;
    }
    let mut amounts = fact.changes.iter().copied().filter(|&id| same_unit(figures.get(id), l));
    let (Some(amount), None) = (amounts.next(), amounts.next()) else { return None };
    let a = figures.get(amount);
    let direction = relative.direction.or(a.direction)?;
    let same = relative.basis.is_none() || a.basis.is_none() || relative.basis == a.basis;
    if !together(figures, &[l, a, relative])
        || !same
        || matches!(relative.basis, Some(Basis::ConstantCurrency | Basis::LikeForLike))
    {
        return None;
    }
    // Only "9 billion, or 27%" says that the two are one change.
    let (first, second) = (amount.min(change), amount.max(change));
    let between = figures.between(first, second, 40)?;
    if !SAME_CHANGE.stand_in(between) {
        return None;
    }
    let (now, delta) = (Interval::level(l, Interval::printed)?.size()?, Interval::printed(a)?);
    let before = match direction {
        Direction::Down => now.plus(delta)?,
        Direction::Up => now.minus(delta)?,
        _ => return None,
    };
    let value = delta.over(before)?.times(Decimal::ONE_HUNDRED)?;
    let printed = Interval::printed(relative)?;
    let slack = half_unit(relative).checked_mul(Decimal::TWO)?;
    let agrees = match value.relation(printed, slack) {
        Relation::Meet => true,
        Relation::Near => return None,
        Relation::Apart => false,
    };
    // The level may be the one before the change ("from 24 billion"), or another figure's.
    if !agrees && delta.over(now)?.times(Decimal::ONE_HUNDRED)?.relation(printed, slack) != Relation::Apart {
        return None;
    }
    let (now, delta) = (Interval::exact(l)?, Interval::exact(a)?);
    let before = if direction == Direction::Down { now.plus(delta)? } else { now.minus(delta)? };
    let value = delta.over(before)?.times(Decimal::ONE_HUNDRED)?;
    let computed = Computed { value, printed, slack, unit: "%", signed: false };
    let sign = if direction == Direction::Down { "+" } else { "−" };
    let message = format!(
        "{} of {} {sign} {} is {}, printed {}",
        figures.quote(amount),
        figures.quote(level),
        figures.quote(amount),
        computed.shown(relative),
        figures.quote(change)
    );
    Some(verdict("change_vs_prior", agrees, ordered([level, amount, change]), message))
}

fn ordered(ids: [MentionId; 3]) -> Vec<MentionId> {
    let mut ids = ids.to_vec();
    crate::order::by_number(&mut ids, |id| u64::from(id.0));
    ids
}
