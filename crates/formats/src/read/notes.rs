//! The line that this program writes beside a figure, back into what it says of the figure.

use tickmark_engine::document::{Accounting, Basis, Direction, Kind, Modality, Role};

/// What is known of a figure, each field by the name that a correction has for it.
pub type Fields = Vec<(&'static str, Option<String>)>;

/// What somebody wrote beside a figure.
#[derive(Debug, PartialEq)]
pub enum Note {
    /// What this program says of a figure of this kind; what it does not name is not known.
    Fields(Fields),
    /// What this program says of a figure of another kind: the label was changed since, and says more.
    Outdated,
    /// Anybody's words.
    Words,
}

/// Tells them apart.
pub fn read(kind: Kind, note: &str) -> Note {
    let parts: Vec<&str> = note.split("; ").collect();
    let Some(wrote) = super::kind(parts[0]) else { return Note::Words };
    // A metric may be called what a direction is called, too: "loss".
    let Some(mut fields) = fields(&parts, false).or_else(|| fields(&parts, true)) else { return Note::Words };
    if wrote != kind {
        return Note::Outdated;
    }
    let known = |name: &str| fields.iter().any(|(field, value)| *field == name && value.is_some());
    if !known("metric") && !known("role") && !known("subject") && parts.contains(&Direction::Loss.as_str()) {
        // It is either, and the words of the figure will tell.
        fields.retain(|(name, _)| !matches!(*name, "metric" | "direction"));
    }
    fields.push(("kind", Some(kind.as_str().to_owned())));
    Note::Fields(fields)
}

/// The parts of what [`crate::prepared::described`] writes, in its order; none where they are others. `named` takes the part behind
/// the value as the metric, whatever else it may be.
fn fields(parts: &[&str], named: bool) -> Option<Fields> {
    let mut parts = parts.iter().copied().skip(1).peekable();
    // The value stands in the words as well, and there to the digit.
    parts.next_if(|part| part.split(' ').any(is_number));
    let word = |part: &str| part.replace(' ', "_");
    let is_other = |part: &str| {
        let word = word(part);
        part.starts_with("of ")
            || Role::parse(&word).is_some()
            || Direction::parse(&word).is_some()
            || Basis::parse(&word).is_some()
            || Accounting::parse(&word).is_some()
            || Modality::parse(&word).is_some()
    };
    let metric = parts.next_if(|part| named || !is_other(part)).map(word);
    let subject = parts.next_if(|part| part.starts_with("of ")).map(|part| part["of ".len()..].to_owned());
    let mut one = |is: fn(&str) -> bool| parts.next_if(|part| is(&word(part))).map(word);
    let role = one(|word| Role::parse(word).is_some());
    let direction = one(|word| Direction::parse(word).is_some());
    let basis = one(|word| Basis::parse(word).is_some());
    let accounting = one(|word| Accounting::parse(word).is_some());
    let modality = one(|word| Modality::parse(word).is_some())?;
    let period = parts.next_if(|part| part.starts_with("for ")).map(|part| part["for ".len()..].to_owned());
    // A period may be known by its days alone.
    parts.next_if_eq(&"for");
    parts.next().is_none().then(|| {
        vec![
            ("metric", metric),
            ("subject", subject),
            ("role", role),
            ("direction", direction),
            ("basis", basis),
            ("accounting", accounting),
            ("modality", Some(modality)),
            ("period", period),
        ]
    })
}

/// The field that an attribute of brat's stands for, and its value, where both are known.
pub fn attribute(name: &str, value: &str) -> Option<(&'static str, Option<String>)> {
    let (field, known) = match name.to_lowercase().as_str() {
        "role" => ("role", Role::parse(value).is_some()),
        "direction" => ("direction", Direction::parse(value).is_some()),
        "modality" => ("modality", Modality::parse(value).is_some()),
        _ => return None,
    };
    known.then(|| (field, Some(value.to_owned())))
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(note: &str, expected: &str) {
        let shown = match read(Kind::Money, note) {
            Note::Fields(fields) => {
                let known = fields.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
                known.collect::<Vec<_>>().join(" ")
            }
            other => format!("{other:?}"),
        };
        assert_eq!(shown, expected, "{note}");
    }

    #[test]
    fn what_this_program_wrote_is_read_part_by_part() {
        for (note, expected) in [
            ("money; reported", "modality=reported kind=money"),
            (
                "money; about 27 to 30.5 USD; free cash flow; of Cargo and mail; share of; up; yoy; non gaap; guidance; for fiscal 2026",
                "metric=free_cash_flow subject=Cargo and mail role=share_of direction=up basis=yoy accounting=non_gaap \
                 modality=guidance period=fiscal 2026 kind=money",
            ),
            ("money; -5 USD; level; reported; for", "role=level modality=reported kind=money"),
            (
                "money; 5 or more EUR; of Harbourline; hypothetical",
                "subject=Harbourline modality=hypothetical kind=money",
            ),
            (
                "money; 5 USD; loss; of Copper; up; reported",
                "metric=loss subject=Copper direction=up modality=reported kind=money",
            ),
            ("money; 5 USD; loss; level; reported", "metric=loss role=level modality=reported kind=money"),
            ("money; 5 USD; level; loss; reported", "role=level direction=loss modality=reported kind=money"),
            ("money; 5 USD; loss; reported", "modality=reported kind=money"),
            ("percent; 8 %; revenue; change; up; reported", "Outdated"),
        ] {
            check(note, expected);
        }
    }

    #[test]
    fn anybodys_words_stay_words() {
        for note in
            ["", "seen", "money", "money; is this net of tax?", "reported", "money; reported; twice", "level; reported"]
        {
            check(note, "Words");
        }
    }

    #[test]
    fn attributes_that_are_known_are_fields() {
        assert_eq!(attribute("Role", "share_of"), Some(("role", Some("share_of".to_owned()))));
        assert_eq!(attribute("Direction", "down"), Some(("direction", Some("down".to_owned()))));
        for (name, value) in [("Role", "loud"), ("Certainty", "level"), ("Modality", "")] {
            assert_eq!(attribute(name, value), None, "{name} {value}");
        }
    }
}
