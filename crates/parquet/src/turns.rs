//! The table of the turns: one row a turn, with its speaker and its words.

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::offsets::{OffsetUnit, Offsets};

use crate::Table;
use crate::columns::Column;

pub const TURNS: Table = Table {
    name: "parquet-turns",
    title: "Parquet of the turns",
    ending: ".turns.parquet",
    schema: "message turns {
        optional binary source (STRING);
        required binary sha256 (STRING);
        optional binary company (STRING);
        optional binary ticker (STRING);
        optional int32 call_date (DATE);
        required binary id (STRING);
        optional binary speaker (STRING);
        optional binary speaker_role (STRING);
        optional binary affiliation (STRING);
        optional binary speaker_kind (STRING);
        required binary section (STRING);
        required binary language (STRING);
        required binary attribution (STRING);
        required boolean interpreted;
        optional double time_start;
        optional double time_end;
        required int32 start (INTEGER(32,false));
        required int32 end (INTEGER(32,false));
        required binary text (STRING);
    }",
    rows,
    losses,
};

fn rows(call: &Tagged<'_>, text: &str, columns: &mut [Column]) {
    let offsets = Offsets::new(text, OffsetUnit::CodePoint);
    for turn in &call.turns {
        let speaker = call.speakers.iter().find(|speaker| speaker.id == turn.speaker);
        let said = offsets.to_byte(turn.start).zip(offsets.to_byte(turn.end));
        let said = said.and_then(|(start, end)| text.get(start as usize..end as usize)).unwrap_or_default();
        let mut columns = columns.iter_mut();
        let mut next = || columns.next().expect("a row has the columns of its schema");
        next().words(call.source.name.as_deref());
        next().words(Some(&call.source.sha256));
        next().words(call.call.company.as_deref());
        next().words(call.call.ticker.as_deref());
        next().day(call.call.date.as_deref());
        next().words(Some(&turn.id));
        next().words(speaker.map(|speaker| &*speaker.name));
        next().words(speaker.and_then(|speaker| speaker.role.as_deref()));
        next().words(speaker.and_then(|speaker| speaker.affiliation.as_deref()));
        next().words(speaker.map(|speaker| speaker.kind.as_str()));
        next().words(Some(turn.section.as_str()));
        next().words(Some(&turn.language));
        next().words(Some(&turn.attribution));
        next().flag(turn.interpreted);
        next().double(turn.time.as_ref().map(|time| time.start));
        next().double(turn.time.as_ref().and_then(|time| time.end));
        next().whole(Some(turn.start.cast_signed()));
        next().whole(Some(turn.end.cast_signed()));
        next().words(Some(said));
    }
}

fn losses(call: &Tagged<'_>) -> Vec<(&'static str, usize)> {
    vec![
        ("figures, dates and periods", call.mentions.len()),
        ("facts", call.facts.len()),
        ("checks", call.checks.len()),
        ("exchanges", call.exchanges.len()),
    ]
}
