//! The laws of the tagged JSON, each for one text. The tests and the fuzzer share them.

use tickmark_engine::document::{
    Attribution, CheckId, Document, ExchangeId, FactId, Kind, MentionId, SpeakerId, TurnId,
};
use tickmark_engine::export::tagged_json::{Options, Tagged, sha256, to_line, to_pretty};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_engine::{Span, annotate};

/// Every law for one text.
pub fn all(text: &str) {
    let document = annotate(text);
    text_is_normalised_once(text, &document);
    spans_stand_on_characters(&document);
    turns_and_sections_are_in_order(&document);
    mentions_stand_in_their_turns(&document);
    ids_are_in_range(&document);
    values_are_sane(&document);
    let json = to_line(&document, Options::default());
    assert!(json == to_line(&annotate(text), Options::default()), "the same input gave other bytes");
    for unit in [OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Byte] {
        round_trip(&document, unit);
    }
}

/// One leading BOM goes, line ends become LF, nothing else changes.
fn text_is_normalised_once(given: &str, document: &Document) {
    let mut expected = String::with_capacity(given.len());
    let mut chars = given.strip_prefix('\u{feff}').unwrap_or(given).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                expected.push('\n');
            }
            c => expected.push(c),
        }
    }
    assert!(document.text() == expected, "the text is not the normalised input");
}

/// Every span lies in the text and begins and ends between two characters.
fn spans_stand_on_characters(document: &Document) {
    let text = document.text();
    let check = |what: &str, span: Span| {
        assert!(span.start <= span.end, "{what} {span:?} runs backwards");
        assert!(text.get(span.range()).is_some(), "{what} {span:?} is cut inside a character or past the end");
    };
    document.source.furniture.iter().for_each(|&span| check("furniture", span));
    document.sections.iter().for_each(|section| check("section", section.span));
    for turn in &document.turns {
        check("turn", turn.span);
        turn.label.into_iter().for_each(|span| check("label", span));
        if let Attribution::Inferred { cue, .. } = turn.attribution {
            check("cue", cue);
        }
        if let Some(voice) = turn.voice {
            check("voice", voice.span);
            check("cue of a voice", voice.cue);
            assert!(turn.span.contains(voice.span), "voice {voice:?} reaches out of its turn {:?}", turn.span);
        }
    }
    for mention in &document.mentions {
        check("mention", mention.span);
        mention.metric_span.into_iter().for_each(|span| check("metric", span));
    }
    document.issues.iter().for_each(|issue| check("issue", issue.span));
}

fn assert_ordered(what: &str, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end, "{what} {span:?} begins before {end}, where the one before it ends");
        end = span.end;
    }
}

fn turns_and_sections_are_in_order(document: &Document) {
    assert_ordered("turn", document.turns.iter().map(|turn| turn.span));
    assert_ordered("label", document.turns.iter().filter_map(|turn| turn.label));
    assert_ordered("furniture", document.source.furniture.iter().copied());
    for turn in &document.turns {
        if let Some(label) = turn.label {
            assert!(!label.overlaps(turn.span), "label {label:?} stands inside the words {:?}", turn.span);
        }
    }
    let mut end = 0;
    for section in &document.sections {
        assert_eq!(section.span.start, end, "the sections leave a gap or overlap");
        end = section.span.end;
    }
    assert_eq!(end as usize, document.text().len(), "the sections do not reach the end");
    assert!(document.issues.is_sorted_by_key(|issue| issue.span), "issues are not in text order");
}

fn mentions_stand_in_their_turns(document: &Document) {
    assert_ordered("mention", document.mentions.iter().map(|mention| mention.span));
    for mention in &document.mentions {
        assert!(!mention.span.is_empty(), "an empty mention by {}", mention.rule);
        if let Some(turn) = mention.turn {
            let turn = document.turns[turn.index()].span;
            assert!(turn.contains(mention.span), "mention {:?} reaches out of its turn {turn:?}", mention.span);
        }
    }
}

/// Whatever names a person, a turn, a mention or a fact names one that exists.
fn ids_are_in_range(document: &Document) {
    let speaker = |id: SpeakerId| assert!(id.index() < document.speakers.len(), "{id} does not exist");
    let turn = |id: TurnId| assert!(id.index() < document.turns.len(), "{id} does not exist");
    let mention = |id: MentionId| assert!(id.index() < document.mentions.len(), "{id} does not exist");
    for t in &document.turns {
        speaker(t.speaker);
        t.voice.iter().for_each(|voice| speaker(voice.speaker));
    }
    for exchange in &document.exchanges {
        exchange.question.iter().chain(&exchange.answers).for_each(|&id| turn(id));
    }
    for (at, m) in document.mentions.iter().enumerate() {
        m.turn.into_iter().for_each(turn);
        m.translation_of.into_iter().for_each(mention);
        assert_ne!(m.translation_of, Some(MentionId(at as u32)), "a mention translates itself");
    }
    for fact in &document.facts {
        fact.speaker.into_iter().for_each(speaker);
        fact.turn.into_iter().for_each(turn);
        fact.level.iter().chain(&fact.changes).chain(&fact.prior).for_each(|&id| mention(id));
    }
    for check in &document.checks {
        assert!(!check.mentions.is_empty(), "a check of nothing: {}", check.message);
        check.mentions.iter().for_each(|&id| mention(id));
    }
}

fn values_are_sane(document: &Document) {
    for m in &document.mentions {
        assert_eq!(m.value.is_some(), m.is_figure(), "figures have a value, dates and periods none: {m:?}");
        if matches!(m.kind, Kind::Date | Kind::Period) {
            assert!(m.period.is_some(), "a date or a period is its own period: {m:?}");
        }
        if let Some(period) = &m.period
            && let (Some(start), Some(end)) = (period.start, period.end)
        {
            assert!(start <= end, "period runs backwards: {period:?}");
        }
        if let Some(value) = &m.value
            && let (Some(low), Some(high)) = (value.low, value.high)
        {
            assert!(low <= high, "range runs backwards: {value:?}");
        }
        assert!(m.confidence.0 <= 100, "{:?} is over one hundred", m.confidence);
    }
}

/// What is written reads back, writes the same bytes again, and its offsets are true to its own text.
pub fn round_trip(document: &Document, unit: OffsetUnit) {
    let options = Options { name: Some("call.txt"), unit, text: true, rejected: false };
    let line = to_line(document, options);
    let tagged: Tagged = serde_json::from_str(&line).expect("its own reader takes it");
    assert!(serde_json::to_string(&tagged).unwrap() == line, "written again, the line differs");
    let pretty = to_pretty(document, options);
    let read: Tagged = serde_json::from_str(&pretty).expect("its own reader takes it");
    assert!(read == tagged, "one line and many lines say different things");

    let text = tagged.source.text.as_deref().expect("the text was asked for");
    assert_eq!(text, document.text());
    assert_eq!(tagged.source.sha256, sha256(text));
    assert_eq!(tagged.source.offset_unit, unit.as_str());
    // The text as the consumer of that unit sees it, so that slicing does not depend on our own conversion.
    let units: Vec<u32> = match unit {
        OffsetUnit::CodePoint => text.chars().map(u32::from).collect(),
        OffsetUnit::Utf16 => text.encode_utf16().map(u32::from).collect(),
        OffsetUnit::Byte => text.bytes().map(u32::from).collect(),
    };
    assert_eq!(tagged.source.length as usize, units.len());
    let slice = |start: u32, end: u32| -> String {
        let part = &units[start as usize..end as usize];
        match unit {
            OffsetUnit::CodePoint => part.iter().map(|&c| char::from_u32(c).expect("a character")).collect(),
            OffsetUnit::Utf16 => String::from_utf16(&part.iter().map(|&c| c as u16).collect::<Vec<_>>()).unwrap(),
            OffsetUnit::Byte => String::from_utf8(part.iter().map(|&c| c as u8).collect()).unwrap(),
        }
    };
    for (mention, inside) in tagged.mentions.iter().zip(&document.mentions) {
        assert_eq!(slice(mention.start, mention.end), mention.text, "{}", unit.as_str());
        assert_eq!(mention.text, inside.span.of(text));
    }
    for (turn, inside) in tagged.turns.iter().zip(&document.turns) {
        assert_eq!(slice(turn.start, turn.end), inside.span.of(text));
        for (label, span) in turn.label.iter().zip(inside.label) {
            assert_eq!(slice(label.start, label.end), span.of(text));
        }
    }
    let ids = tagged.turns.iter().map(|t| &t.id).zip((0..).map(|n| TurnId(n).to_string()));
    ids.for_each(|(id, expected)| assert_eq!(*id, expected));
    let ids = tagged.mentions.iter().map(|m| &m.id).zip((0..).map(|n| MentionId(n).to_string()));
    ids.for_each(|(id, expected)| assert_eq!(*id, expected));
    let ids = tagged.exchanges.iter().map(|x| &x.id).zip((0..).map(|n| ExchangeId(n).to_string()));
    ids.for_each(|(id, expected)| assert_eq!(*id, expected));
    let ids = tagged.facts.iter().map(|f| &f.id).zip((0..).map(|n| FactId(n).to_string()));
    ids.for_each(|(id, expected)| assert_eq!(*id, expected));
    let ids = tagged.checks.iter().map(|c| &c.id).zip((0..).map(|n| CheckId(n).to_string()));
    ids.for_each(|(id, expected)| assert_eq!(*id, expected));
}
