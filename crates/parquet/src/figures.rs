//! The table of the figures: one row a figure, with what it measures, who says it and where.

use tickmark_engine::document::Kind;
use tickmark_engine::export::tagged_json::Tagged;

use crate::Table;
use crate::columns::{Column, holds};

pub const FIGURES: Table = Table {
    name: "parquet-figures",
    title: "Parquet of the figures",
    ending: ".figures.parquet",
    schema: "message figures {
        optional binary source (STRING);
        required binary sha256 (STRING);
        optional binary company (STRING);
        optional binary ticker (STRING);
        optional int32 call_date (DATE);
        required binary id (STRING);
        required binary text (STRING);
        required binary kind (STRING);
        optional fixed_len_byte_array(16) low (DECIMAL(38,9));
        optional fixed_len_byte_array(16) high (DECIMAL(38,9));
        optional binary unit (STRING);
        optional int32 decimals;
        optional binary approx (STRING);
        optional binary metric (STRING);
        optional binary metric_text (STRING);
        optional binary subject (STRING);
        optional binary role (STRING);
        optional binary direction (STRING);
        optional binary basis (STRING);
        optional binary accounting (STRING);
        required binary modality (STRING);
        optional binary period (STRING);
        optional int32 period_start (DATE);
        optional int32 period_end (DATE);
        optional binary speaker (STRING);
        optional binary speaker_role (STRING);
        optional binary speaker_kind (STRING);
        optional binary section (STRING);
        optional binary turn (STRING);
        required int32 start (INTEGER(32,false));
        required int32 end (INTEGER(32,false));
        required binary rule (STRING);
        required double confidence;
        required binary status (STRING);
    }",
    rows,
    losses,
};

fn rows(call: &Tagged<'_>, _: &str, columns: &mut [Column]) {
    for m in call.mentions.iter().filter(|m| !matches!(m.kind, Kind::Date | Kind::Period)) {
        let turn = call.turns.iter().find(|turn| Some(&turn.id) == m.turn.as_ref());
        let speaker = turn.and_then(|turn| call.speakers.iter().find(|speaker| speaker.id == turn.speaker));
        let (value, period) = (m.value.as_ref(), m.period.as_ref());
        let mut columns = columns.iter_mut();
        let mut next = || columns.next().expect("a row has the columns of its schema");
        next().words(call.source.name.as_deref());
        next().words(Some(&call.source.sha256));
        next().words(call.call.company.as_deref());
        next().words(call.call.ticker.as_deref());
        next().day(call.call.date.as_deref());
        next().words(Some(&m.id));
        next().words(Some(&m.text));
        next().words(Some(m.kind.as_str()));
        next().decimal(value.and_then(|value| value.low).map(|low| low.0));
        next().decimal(value.and_then(|value| value.high).map(|high| high.0));
        next().words(value.and_then(|value| value.unit.as_deref()));
        next().whole(value.and_then(|value| value.decimals));
        next().words(value.and_then(|value| value.approx).map(|approx| approx.as_str()));
        next().words(m.metric.as_deref());
        next().words(m.metric_text.as_deref());
        next().words(m.subject.as_deref());
        next().words(m.role.map(|role| role.as_str()));
        next().words(m.direction.map(|direction| direction.as_str()));
        next().words(m.basis.map(|basis| basis.as_str()));
        next().words(m.accounting.map(|accounting| accounting.as_str()));
        next().words(Some(m.modality.as_str()));
        next().words(period.map(|period| &*period.text));
        next().day(period.and_then(|period| period.start.as_deref()));
        next().day(period.and_then(|period| period.end.as_deref()));
        next().words(speaker.map(|speaker| &*speaker.name));
        next().words(speaker.and_then(|speaker| speaker.role.as_deref()));
        next().words(speaker.map(|speaker| speaker.kind.as_str()));
        next().words(turn.map(|turn| turn.section.as_str()));
        next().words(m.turn.as_deref());
        next().whole(Some(m.start.cast_signed()));
        next().whole(Some(m.end.cast_signed()));
        next().words(Some(&m.rule));
        next().double(Some(m.confidence));
        next().words(Some(&m.status));
    }
}

fn losses(call: &Tagged<'_>) -> Vec<(&'static str, usize)> {
    let (dates, figures): (Vec<_>, Vec<_>) =
        call.mentions.iter().partition(|m| matches!(m.kind, Kind::Date | Kind::Period));
    let bounds = figures.iter().filter_map(|m| m.value.as_ref()).flat_map(|value| [value.low, value.high]).flatten();
    vec![
        ("facts", call.facts.len()),
        ("checks", call.checks.len()),
        ("exchanges", call.exchanges.len()),
        ("dates and periods that are no figures", dates.len()),
        ("decimals after the ninth", bounds.filter(|bound| !holds(bound.0)).count()),
    ]
}
