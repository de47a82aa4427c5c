//! The lines of `--jsonl-in`: one record in, one line out.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// One record of the input.
#[derive(Debug, Deserialize)]
pub struct Record<'l> {
    /// Any JSON value, given back to the letter.
    #[serde(borrow, default)]
    pub id: Option<&'l RawValue>,
    /// The transcript.
    #[serde(borrow)]
    pub text: Cow<'l, str>,
    /// The name of the source, if it has one.
    #[serde(borrow, default)]
    pub name: Option<Cow<'l, str>>,
}

/// Reads one line, calls `answer` with its record and gives the line that answers it, without a line end.
///
/// The second value says whether the record could be read.
pub fn answer(line: &[u8], answer: impl Fn(&Record<'_>) -> String) -> (String, bool) {
    let Ok(line) = std::str::from_utf8(line) else {
        return (error_line("null", "The record is not UTF-8 text."), false);
    };
    let mended = mend_surrogates(line);
    let line = mended.as_deref().unwrap_or(line);
    match serde_json::from_str::<Record<'_>>(line) {
        Ok(record) => {
            let id = record.id.map_or("null", RawValue::get);
            match crate::ordered::guarded(|| answer(&record)) {
                Ok(tagged) => (format!("{{\"id\":{id},{}", &tagged[1..]), true),
                Err(error) => (error_line(id, &error), false),
            }
        }
        Err(error) => {
            #[derive(Deserialize)]
            struct OnlyId<'l> {
                #[serde(borrow, default)]
                id: Option<&'l RawValue>,
            }
            let id = serde_json::from_str::<OnlyId<'_>>(line).ok().and_then(|record| record.id);
            let message = format!("The record is not {{\"id\": …, \"text\": \"…\"}}: {error}.");
            (error_line(id.map_or("null", RawValue::get), &message), false)
        }
    }
}

fn error_line(id: &str, message: &str) -> String {
    format!("{{\"id\":{id},\"error\":{}}}", serde_json::Value::from(message))
}

/// Writes U+FFFD for each `\uD800`…`\uDFFF` that has no partner, as Python's `json.dumps` may write one; `None` where
/// there is nothing to mend. One stands for one, so that no offset moves.
fn mend_surrogates(line: &str) -> Option<String> {
    if !line.contains("\\ud") && !line.contains("\\uD") {
        return None;
    }
    let unit = |at: usize| {
        let digits = line.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(line.len());
    let mut at = 0;
    let mut from = 0;
    while let Some(step) = memchr::memchr(b'\\', &line.as_bytes()[at..]) {
        at += step;
        match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                mended.push_str(&line[from..at]);
                mended.push_str("\\ufffd");
                at += 6;
                from = at;
            }
            // An escape is two bytes or more; a backslash before a wider character is broken anyway.
            _ => at = (at + 2).min(line.len()),
        }
    }
    mended.push_str(&line[from..]);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let (answer, _) = answer(line.as_bytes(), |record| format!("{{\"t\":{}}}", serde_json::json!(record.text)));
        assert_eq!(answer, expected, "{line}");
    }

    #[test]
    fn a_record_that_stops_the_engine_is_answered_with_its_id() {
        let (line, good) = answer(br#"{"id": 7, "text": "a"}"#, |_| panic!("as asked"));
        assert!(line.starts_with(r#"{"id":7,"error":"The engine stopped at this text"#), "{line}");
        assert!(!good);
    }

    #[test]
    fn each_record_has_its_answer() {
        check(r#"{"id": 1, "text": "a"}"#, r#"{"id":1,"t":"a"}"#);
        check(r#"{"text": "a"}"#, r#"{"id":null,"t":"a"}"#);
        check(r#"{"id": null, "text": "a"}"#, r#"{"id":null,"t":"a"}"#);
        check(
            r#"{"text": "\u20ac5 \"b\"", "id": {"a": [1, "é"]}, "more": 5}"#,
            r#"{"id":{"a": [1, "é"]},"t":"€5 \"b\""}"#,
        );
        check(r#"{"id": 12345678901234567890123.50, "text": ""}"#, r#"{"id":12345678901234567890123.50,"t":""}"#);
        check(r#"{"id": "\ud83d", "text": "\ud83d\ude00 \udc00x \\ud83d"}"#, r#"{"id":"\ufffd","t":"😀 �x \\ud83d"}"#);
        check(r#"{"id": 1, "text": "\ud83d\ud83d\ude00"}"#, r#"{"id":1,"t":"�😀"}"#);
        check(
            r#"{"id": 7, "text": 5}"#,
            r#"{"id":7,"error":"The record is not {\"id\": …, \"text\": \"…\"}: invalid type: integer `5`, expected a string at line 1 column 19."}"#,
        );
        check(
            r#"{"id": 7}"#,
            r#"{"id":7,"error":"The record is not {\"id\": …, \"text\": \"…\"}: missing field `text` at line 1 column 9."}"#,
        );
        check(
            "nonsense",
            r#"{"id":null,"error":"The record is not {\"id\": …, \"text\": \"…\"}: expected ident at line 1 column 2."}"#,
        );
        assert_eq!(
            answer(b"\xff\xfe", |_| String::new()),
            (r#"{"id":null,"error":"The record is not UTF-8 text."}"#.to_owned(), false)
        );
    }
}
