//! The fields of a figure as texts that a person reads and types.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use tickmark_engine::Span;
use tickmark_engine::document::{
    Accounting, Approx, Basis, Direction, Kind, Mention, Modality, Period, Role, Status, Unit, Value, iso,
};
use tickmark_engine::lexicon::currencies;

use crate::edit::Field;
use crate::{PERSON, rules::fold};

/// The text of a field; `None` where it is not known.
pub fn get(mention: &Mention, field: Field) -> Option<String> {
    let value = mention.value.as_ref();
    let period = mention.period.as_ref();
    match field {
        Field::Value => value.and_then(|value| match (value.low, value.high) {
            (None, None) => None,
            (Some(low), Some(high)) if low == high => Some(low.normalize().to_string()),
            (low, high) => {
                let number = |n: Option<Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
                Some(number(low) + ".." + &number(high))
            }
        }),
        Field::Unit => Some(value?.unit.as_ref()?.as_str().to_owned()),
        Field::Decimals => Some(value?.decimals?.to_string()),
        Field::Approx => Some(value?.approx?.as_str().to_owned()),
        Field::Kind => Some(mention.kind.as_str().to_owned()),
        Field::Metric => mention.metric.as_deref().map(str::to_owned),
        Field::Subject => mention.subject.as_deref().map(str::to_owned),
        Field::Role => mention.role.map(|role| role.as_str().to_owned()),
        Field::Direction => mention.direction.map(|direction| direction.as_str().to_owned()),
        Field::Basis => mention.basis.map(|basis| basis.as_str().to_owned()),
        Field::Accounting => mention.accounting.map(|accounting| accounting.as_str().to_owned()),
        Field::Modality => Some(mention.modality.as_str().to_owned()),
        Field::Period => Some(period?.text.to_string()).filter(|text| !text.is_empty()),
        Field::From => Some(iso(period?.start?)),
        Field::To => Some(iso(period?.end?)),
    }
}

/// Sets a field; a text that says nothing to it leaves it unknown, and a value that cannot be read leaves it as it was.
pub fn set(mention: &mut Mention, field: Field, text: Option<&str>) {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    match field {
        Field::Value => match text {
            None => mention.value = None,
            Some(text) => set_value(mention, text),
        },
        Field::Unit => value(mention).unit = text.map(unit),
        Field::Decimals => value(mention).decimals = text.and_then(|text| text.parse().ok()),
        Field::Approx => value(mention).approx = text.and_then(Approx::parse),
        Field::Kind => mention.kind = text.and_then(Kind::parse).unwrap_or(mention.kind),
        Field::Metric => mention.metric = text.map(|text| Cow::Owned(metric_name(text))),
        Field::Subject => mention.subject = text.map(Arc::from),
        Field::Role => mention.role = text.and_then(Role::parse),
        Field::Direction => mention.direction = text.and_then(Direction::parse),
        Field::Basis => mention.basis = text.and_then(Basis::parse),
        Field::Accounting => mention.accounting = text.and_then(Accounting::parse),
        Field::Modality => mention.modality = text.and_then(Modality::parse).unwrap_or(Modality::Reported),
        Field::Period | Field::From | Field::To => {
            let mut period = mention.period.take().unwrap_or(Period { text: "".into(), start: None, end: None });
            match field {
                Field::From => period.start = text.and_then(day),
                Field::To => period.end = text.and_then(day),
                _ => period.text = text.unwrap_or_default().into(),
            }
            let known = !period.text.is_empty() || period.start.is_some() || period.end.is_some();
            mention.period = known.then_some(period);
        }
    }
}

/// A metric as it is written: "Free cash flow" is `free_cash_flow`.
pub fn metric_name(text: &str) -> String {
    fold(text).replace(' ', "_")
}

/// A figure that a person adds, with what the engine reads in the words alone.
pub fn figure(text: &str, span: Span) -> Mention {
    let mut mention = match read(span.of(text)) {
        Some((kind, value)) => Mention::found(span, kind, value, PERSON, 100),
        None => Mention::found(span, Kind::Count, None, PERSON, 100),
    };
    mention.status = Status::Added;
    mention
}

/// What the engine makes of the words of one figure.
fn read(words: &str) -> Option<(Kind, Option<Value>)> {
    let mention = tickmark_engine::annotate(words).mentions.into_iter().next()?;
    Some((mention.kind, mention.value))
}

fn value(mention: &mut Mention) -> &mut Value {
    mention.value.get_or_insert(Value { low: None, high: None, unit: None, decimals: None, approx: None })
}

fn set_value(mention: &mut Mention, text: &str) {
    let number = |text: &str| text.trim().replace(',', "").parse::<Decimal>().ok();
    let bounds = match text.split_once("..") {
        Some((low, high)) => (number(low), number(high)),
        None => (number(text), number(text)),
    };
    if bounds == (None, None) {
        if let Some((kind, Some(value))) = read(text) {
            (mention.kind, mention.value) = (kind, Some(value));
        }
        return;
    }
    let value = value(mention);
    if (value.low, value.high) != bounds {
        // What is typed is as precise as it is typed, unless it is round to the precision that was printed.
        let numbers = || [bounds.0, bounds.1].into_iter().flatten();
        let step = value.decimals.filter(|d| (-18..0).contains(d)).map(|d| Decimal::from(10_i64.pow(-d as u32)));
        if step.is_none_or(|step| numbers().any(|n| !(n % step).is_zero())) {
            value.decimals = numbers().map(|n| n.scale() as i32).max();
        }
        (value.low, value.high) = bounds;
    }
}

fn unit(text: &str) -> Unit {
    match text {
        "%" => Unit::Percent,
        "pp" => Unit::PercentagePoint,
        "bp" => Unit::BasisPoint,
        _ => match currencies::code(text) {
            Some(code) => Unit::Currency(code),
            None => Unit::Noun(text.to_owned().into()),
        },
    }
}

/// A day as ISO 8601 writes it.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok()
}
