//! Label Studio: tasks with annotations by people and predictions by programs. Offsets in code points.

use serde_json::Value;
use tickmark_engine::offsets::OffsetUnit;

use super::ground::{Gathering, Ground};
use super::records::{id, list, offsets, string};
use super::{Imported, Named, OTHER_TEXT, each, objects};

/// Reads a list of tasks, or one task, or one a line.
pub fn read(words: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let over = text.map(|text| Ground::new(text).text);
    each(objects(words).into_iter().map(|(place, task)| {
        let read = task.and_then(|task| {
            let ground = Ground::new(text_of(&task)?);
            if over.as_ref().is_some_and(|over| *over != ground.text) {
                return Err(OTHER_TEXT.to_owned());
            }
            let mut gathering = Gathering::new(&ground, OffsetUnit::CodePoint);
            // What a person said stands before what a program guessed.
            for set in ["annotations", "completions", "predictions"] {
                for (at, annotation) in list(&task, set) {
                    let place = format!("{place}, {} {at}", set.trim_end_matches('s'));
                    if annotation.get("was_cancelled").and_then(Value::as_bool) == Some(true) {
                        gathering.refuse(&place, "Its annotator skipped the task.");
                        continue;
                    }
                    results(annotation, &place, &mut gathering);
                }
            }
            Ok(gathering.done())
        });
        (place, read)
    }))
}

/// The text of a task: its datum `text`, or the only words among its data.
fn text_of(task: &Value) -> Result<&str, String> {
    let data = task.get("data").ok_or("It has no data.")?;
    let mut words = data.as_object().into_iter().flatten().filter_map(|(_, datum)| datum.as_str());
    match (string(data, "text"), words.next(), words.next()) {
        (Some(text), ..) => Ok(text),
        (None, Some(text), None) => Ok(text),
        _ => Err("It does not say which of its data is the text.".to_owned()),
    }
}

fn results(annotation: &Value, place: &str, gathering: &mut Gathering<'_>) {
    for (at, part) in list(annotation, "result") {
        let place = format!("{place}, result {at}");
        let label = |labels: Option<&Value>| labels.and_then(Value::as_array).cloned().unwrap_or_default();
        match string(part, "type") {
            Some("relation") => {
                let [from, to] = ["from_id", "to_id"].map(|key| id(part.get(key)).unwrap_or_default());
                let labels = label(part.get("labels"));
                let label = labels.first().and_then(Value::as_str).unwrap_or_default();
                gathering.link(&place, label, &from, &to);
            }
            Some("labels") => {
                let Some(value) = part.get("value") else {
                    gathering.refuse(&place, "It says no place in the text.");
                    continue;
                };
                let note = part.pointer("/meta/text/0").and_then(Value::as_str);
                for label in label(value.get("labels")) {
                    let label = label.as_str().unwrap_or_default().to_owned();
                    let named =
                        Named { label, id: id(part.get("id")), note: note.map(str::to_owned), ..Named::default() };
                    gathering.take(&place, offsets(value, "start", "end"), string(value, "text"), named);
                }
            }
            other => gathering.refuse(&place, format!("A “{}” is no tag of words.", other.unwrap_or("result"))),
        }
    }
}
