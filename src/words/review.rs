//! What the page says about corrections.

use tickmark_engine::document::{Kind, Status};
use tickmark_review::{Edit, Field, Rule};

use super::{AGAINST, CHECK, METRIC, SPEAKER, SUBJECT, metric, plural, thousands};
use crate::state::filter::Facet;

/// What the progress bar shows.
pub const PROGRESS: &str = "Figures reviewed";
/// Said where nothing is left to undo or redo.
pub const NOTHING_TO_UNDO: &str = "There is nothing more to undo or redo.";

/// "29 of 86 reviewed".
pub fn reviewed(decided: usize, figures: usize) -> String {
    format!("{} of {} reviewed", thousands(decided), thousands(figures))
}

/// What the person has said of a figure.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Suggested => "",
        Status::Accepted => "accepted",
        Status::Rejected => "rejected",
        Status::Changed => "changed",
        Status::Added => "added",
    }
}

/// What a correction does, in a few words.
pub fn edit(edit: &Edit) -> String {
    let short = |quote: &str| crate::queries::transcript::excerpt(quote);
    match edit {
        Edit::Accept(at) => format!("accept “{}”", short(&at.quote)),
        Edit::Reject(at) => format!("reject “{}”", short(&at.quote)),
        Edit::Restore(at) => format!("restore “{}”", short(&at.quote)),
        Edit::Change { at, .. } => format!("change “{}”", short(&at.quote)),
        Edit::Add { at, .. } => format!("add “{}”", short(&at.quote)),
        Edit::Tag { at, name, .. } => format!("tag “{}” as {name}", short(&at.quote)),
        Edit::Untag { at, name } => format!("remove {name} from “{}”", short(&at.quote)),
        Edit::Rename { who, to } => format!("rename {who} to {to}"),
        Edit::Merge { who, into } => format!("merge {who} into {into}"),
        Edit::Describe { who, .. } => format!("describe {who}"),
        Edit::Reassign { to, .. } => format!("give the turn to {to}"),
        Edit::Split { .. } => "split the turn".to_owned(),
        Edit::Join { .. } => "join the turn with the one above".to_owned(),
        Edit::KeepVoice { .. } => "keep the label".to_owned(),
        Edit::Rule { rule, on } => {
            format!("switch {} the rule “{}”", if *on { "on" } else { "off" }, self::local_rule(rule))
        }
        Edit::Batch(edits) => match &edits[..] {
            [] => String::new(),
            [one] => self::edit(one),
            [first, ..] => format!("{} and {} more", self::edit(first), thousands(edits.len() - 1)),
        },
    }
}

/// A person's own rule as a sentence.
pub fn local_rule(rule: &Rule) -> String {
    match rule {
        Rule::Metric { phrase, metric } => format!("“{phrase}” is {}", super::metric(metric)),
        Rule::Never { phrase } => format!("“{phrase}” is never a figure"),
        Rule::Person { name, is } => format!("{name} is {is}"),
    }
}

/// Said after an undo.
pub fn undone(what: &str) -> String {
    format!("Undone: {what}.")
}

/// Said after a redo.
pub fn redone(what: &str) -> String {
    format!("Done again: {what}.")
}

/// Saves what was filled in.
pub const SAVE: &str = "Save";
/// Leaves a dialog without doing anything.
pub const CANCEL: &str = "Cancel";
/// Takes a filter back.
pub const CLEAR: &str = "Show all";
/// The choice of a filter that asks for nothing.
pub const ANY: &str = "any";
/// The choice of a field that says nothing.
pub const NOT_KNOWN: &str = "not known";
/// The palette.
pub const PALETTE: &str = "Find an act";
/// Said where no act has that name.
pub const NO_ACT: &str = "No act has these words in its name.";
/// Said where nothing is left to review.
pub const ALL_REVIEWED: &str = "Every figure that the filter leaves is reviewed.";
/// Said where an act needs words that are marked.
pub const MARK_FIRST: &str = "Mark some words first: with the mouse, or with V and the arrow keys while Shift is held.";
/// Said where an act needs a cursor.
pub const CURSOR_FIRST: &str = "Put the text cursor where the new turn begins first: V, then the arrow keys.";
/// Said when the text cursor appears.
pub const CURSOR_HINT: &str = "Text cursor: arrows move it, Shift marks, Ctrl goes by words. I makes the marked words a figure, 1 to 6 tag them, Esc leaves.";
/// The group of figures and tags on the same words.
pub const CHOOSE: &str = "On the same words";
/// The chip that opens the filter.
pub const MORE_FILTERS: &str = "+ status, metric, speaker …";
/// The heading of the filter.
pub const FILTER_TITLE: &str = "Filter the figures";
/// What the filter is for.
pub const FILTER_NOTE: &str =
    "All of it must hold. The keys for next and previous go through what is left, and the address keeps it.";
/// Said under the form of a new figure.
pub const ADD_NOTE: &str = "It takes the place of the figures that it overlaps.";
/// A field of a note.
pub const TAG_NAME: &str = "tag";
/// A field of a note.
pub const NOTE: &str = "note";
/// The heading of "all places".
pub const ALL_TITLE: &str = "All places with the same words";
/// A field of "all places".
pub const ALL_WORDS: &str = "words";
/// A field of "all places".
pub const ALL_ACT: &str = "do";
/// Said under the form of a speaker.
pub const SPEAKER_NOTE: &str =
    "A name that another speaker has makes the two one; for this turn only, it gives the turn to that speaker.";
/// A field of a speaker.
pub const NAME: &str = "name";
/// A field of a speaker.
pub const WHERE: &str = "where";
/// A choice of where.
pub const EVERYWHERE: &str = "everywhere in this call";
/// A choice of where.
pub const HERE: &str = "in this turn only";
/// A field of a speaker.
pub const SPEAKER_ROLE: &str = "role";
/// A field of a speaker.
pub const FIRM: &str = "firm";
/// A field of a speaker.
pub const PART: &str = "part";
/// Makes a name a rule.
pub const RULE_PERSON: &str = "as a rule: that name is always this person";
/// A field of a rule.
pub const RULE_PHRASE: &str = "words";
/// Makes a metric a rule.
pub const RULE_METRIC: &str = "as a rule: these words are always this metric";
/// Makes a rejection a rule.
pub const RULE_NEVER: &str = "as a rule: these figures are never a figure";
/// The heading of the rules.
pub const RULES_TITLE: &str = "Your own rules";
/// What rules are.
pub const RULES_NOTE: &str = "Rules hold for every place, and give way to what you say of a single one.";
/// A field of a rule.
pub const RULE_WHAT: &str = "are";
/// A choice of a rule.
pub const RULE_IS_METRIC: &str = "the metric …";
/// A choice of a rule.
pub const RULE_IS_NEVER: &str = "never a figure";
/// A choice of a rule.
pub const RULE_IS_PERSON: &str = "the person …";
/// A field of a rule.
pub const RULE_TO: &str = "metric or person";
/// Makes a rule hold in other calls.
pub const RULE_ALL: &str = "in every open call";
/// The button that adds a rule.
pub const ADD_RULE: &str = "Add the rule";
/// The button that saves the rules as a file.
pub const EXPORT_RULES: &str = "Save as a lexicon file";
/// The button that reads rules from a file.
pub const IMPORT_RULES: &str = "Open a lexicon file";
/// Said where there is no own tag.
pub const NO_TAGS: &str = "No tags yet. Mark some words and press 1 to 6, or M for a tag with a note.";
/// The heading of corrections that found no place.
pub const UNMATCHED: &str = "Corrections that no longer match the text";
/// The heading of a picture.
pub const TALK: &str = "Talk time by speaker, share of words";
/// The heading of a picture.
pub const CHANGES: &str = "Changes by segment";
/// Said where there is no change to show.
pub const NO_CHANGES: &str = "No change in percent was found in this call.";
/// A column of a picture.
pub const WHAT: &str = "what";
/// The button that searches by regular expressions.
pub const PATTERN: &str = "Regular expression";
/// Said where a regular expression is none.
pub const NO_PATTERN: &str = "no pattern";
/// Gives the turn to the other voice.
pub const TAKE_VOICE: &str = "Reassign";
/// Keeps the label.
pub const KEEP_VOICE: &str = "Keep";

/// The heading of the form of a figure.
pub fn change_title(quote: &str) -> String {
    format!("Change “{quote}”")
}

/// The heading of the form of a new figure.
pub fn add_title(quote: &str) -> String {
    format!("“{quote}” is a figure")
}

/// The heading of a note.
pub fn tag_title(quote: &str) -> String {
    format!("Tag “{quote}”")
}

/// The heading of the form of a speaker.
pub fn speaker_title(name: &str) -> String {
    format!("Who speaks: {name}")
}

/// What the key of an own tag does.
pub fn tag_as(name: &str) -> String {
    format!("tag as {name}")
}

/// The field of an own tag's name.
pub fn tag_name(place: u8) -> String {
    format!("Name of tag {}", place + 1)
}

/// The field of a key.
pub fn key_of(what: &str) -> String {
    format!("Key: {what}")
}

/// Said where a key cannot be had.
pub fn key_taken(key: &str) -> String {
    format!(
        "“{key}” means something else already, or belongs to the browser, so the key was kept. Choose another single letter, digit or sign."
    )
}

/// Said when a correction was made.
pub fn done_edit(what: &str) -> String {
    format!("Done: {what}.")
}

/// What a facet is called.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Status => "status",
        Facet::Kind => "kind",
        Facet::Metric => METRIC,
        Facet::Subject => SUBJECT,
        Facet::Speaker => SPEAKER,
        Facet::Section => "section",
        Facet::Modality => "modality",
        Facet::Sure => "at most sure",
        Facet::Check => CHECK,
        Facet::Order => "order",
    }
}

/// A value of a facet in words.
pub fn facet_value(facet: Facet, value: &str) -> String {
    match facet {
        Facet::Metric => metric(value),
        Facet::Sure => format!("{value} %"),
        Facet::Order => format!("{value} first"),
        Facet::Status if value == "suggested" => "to review".to_owned(),
        Facet::Speaker | Facet::Subject => value.to_owned(),
        _ => value.replace('_', " "),
    }
}

/// The button that takes a facet out of the filter.
pub fn drop_facet(name: &str) -> String {
    format!("Do not filter by {name}")
}

/// What sort of quantity.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PercentagePoints => "percentage points",
        Kind::BasisPoints => "basis points",
        kind => kind.as_str(),
    }
}

/// The field of a figure.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Metric => METRIC,
        Field::Subject => SUBJECT,
        Field::Basis => AGAINST,
        field => field.as_str(),
    }
}

/// How many places an act on all of them has, and what stands around the first.
pub fn places(count: usize, around: &[String]) -> String {
    let places = plural(count, "place", "places");
    match around {
        [] => format!("{places}."),
        around => format!("{places}: “… {} …”", around.join(" …” “… ")),
    }
}

/// How many places a rule has in each open call.
pub fn rule_places(counts: &[(String, usize)]) -> String {
    let counts = counts.iter().map(|(title, count)| format!("{title}: {}", plural(*count, "place", "places")));
    counts.collect::<Vec<_>>().join("; ")
}

/// Said when a lexicon file was read.
pub fn imported(rules: usize, odd: usize) -> String {
    let read = plural(rules, "rule was taken", "rules were taken");
    match odd {
        0 => format!("{read}."),
        odd => format!("{read}; {} could not be read and left out.", plural(odd, "line", "lines")),
    }
}
