//! What the page says about corrections.

use tickmark_engine::document::{Kind, Modality, SectionKind, Status, Verdict};
use tickmark_review::{Edit, Field, Rule};

use super::language::{Word, fill, plural, t, thousands};
use super::{AGAINST, CHECK, METRIC, SPEAKER, SUBJECT, count_of_places, metric};
use crate::state::filter::Facet;

/// What the progress bar shows.
pub const PROGRESS: Word = Word("Figures reviewed");
/// Said where nothing is left to undo or redo.
pub const NOTHING_TO_UNDO: Word = Word("There is nothing more to undo or redo.");

/// "29 of 86 reviewed".
pub fn reviewed(decided: usize, figures: usize) -> String {
    fill("{0} of {1} reviewed", &[("0", &thousands(decided)), ("1", &thousands(figures))])
}

/// What the person has said of a figure.
pub fn status(status: Status) -> &'static str {
    t(match status {
        Status::Suggested => "",
        Status::Accepted => "accepted",
        Status::Rejected => "rejected",
        Status::Changed => "changed",
        Status::Added => "added",
    })
}

/// What a correction does, in a few words.
pub fn edit(edit: &Edit) -> String {
    let short = |quote: &str| crate::queries::transcript::excerpt(quote);
    match edit {
        Edit::Accept(at) => fill("accept “{0}”", &[("0", &short(&at.quote))]),
        Edit::Reject(at) => fill("reject “{0}”", &[("0", &short(&at.quote))]),
        Edit::Restore(at) => fill("restore “{0}”", &[("0", &short(&at.quote))]),
        Edit::Change { at, .. } => fill("change “{0}”", &[("0", &short(&at.quote))]),
        Edit::Add { at, .. } => fill("add “{0}”", &[("0", &short(&at.quote))]),
        Edit::Tag { at, name, .. } => fill("tag “{0}” as {name}", &[("0", &short(&at.quote)), ("name", &name)]),
        Edit::Untag { at, name } => fill("remove {name} from “{0}”", &[("name", &name), ("0", &short(&at.quote))]),
        Edit::Rename { who, to } => fill("rename {who} to {to}", &[("who", &who), ("to", &to)]),
        Edit::Merge { who, into } => fill("merge {who} into {into}", &[("who", &who), ("into", &into)]),
        Edit::Describe { who, .. } => fill("describe {who}", &[("who", &who)]),
        Edit::Reassign { to, .. } => fill("give the turn to {to}", &[("to", &to)]),
        Edit::Split { .. } => t("split the turn").to_owned(),
        Edit::Join { .. } => t("join the turn with the one above").to_owned(),
        Edit::KeepVoice { .. } => t("keep the label").to_owned(),
        Edit::Rule { rule, on } => {
            let switched =
                if *on { t("switch on the rule “{rule}”") } else { t("switch off the rule “{rule}”") };
            fill(switched, &[("rule", &self::local_rule(rule))])
        }
        Edit::Batch(edits) => match &edits[..] {
            [] => String::new(),
            [one] => self::edit(one),
            [first, ..] => fill("{0} and {1} more", &[("0", &self::edit(first)), ("1", &thousands(edits.len() - 1))]),
        },
    }
}

/// A person's own rule as a sentence.
pub fn local_rule(rule: &Rule) -> String {
    match rule {
        Rule::Metric { phrase, metric } => {
            fill("“{phrase}” is {metric}", &[("phrase", &phrase), ("metric", &super::metric(metric))])
        }
        Rule::Never { phrase } => fill("“{phrase}” is never a figure", &[("phrase", &phrase)]),
        Rule::Person { name, is } => fill("{name} is {is}", &[("name", &name), ("is", &is)]),
    }
}

/// Said after an undo.
pub fn undone(what: &str) -> String {
    fill("Undone: {what}.", &[("what", &what)])
}

/// Said after a redo.
pub fn redone(what: &str) -> String {
    fill("Done again: {what}.", &[("what", &what)])
}

/// Saves what was filled in.
pub const SAVE: Word = Word("Save");
/// Leaves a dialog without doing anything.
pub const CANCEL: Word = Word("Cancel");
/// Takes a filter back.
pub const CLEAR: Word = Word("Show all");
/// The choice of a filter that asks for nothing.
pub const ANY: Word = Word("any");
/// The choice of a field that says nothing.
pub const NOT_KNOWN: Word = Word("not known");
/// The palette.
pub const PALETTE: Word = Word("Find an act");
/// Said where no act has that name.
pub const NO_ACT: Word = Word("No act has these words in its name.");
/// Said where nothing is left to review.
pub const ALL_REVIEWED: Word = Word("Every figure that the filter leaves is reviewed.");
/// Said where an act needs words that are marked.
pub const MARK_FIRST: Word =
    Word("Mark some words first: with the mouse, or with V and the arrow keys while Shift is held.");
/// Said where an act needs a cursor.
pub const CURSOR_FIRST: Word = Word("Put the text cursor where the new turn begins first: V, then the arrow keys.");
/// Said when the text cursor appears.
pub const CURSOR_HINT: Word = Word(
    "Text cursor: arrows move it, Shift marks, Ctrl goes by words. I makes the marked words a figure, 1 to 6 tag them, Esc leaves.",
);
/// The group of figures and tags on the same words.
pub const CHOOSE: Word = Word("On the same words");
/// The chip that opens the filter.
pub const MORE_FILTERS: Word = Word("+ status, metric, speaker …");
/// The heading of the filter.
pub const FILTER_TITLE: Word = Word("Filter the figures");
/// What the filter is for.
pub const FILTER_NOTE: Word =
    Word("All of it must hold. The keys for next and previous go through what is left, and the address keeps it.");
/// Said under the form of a new figure.
pub const ADD_NOTE: Word = Word("It takes the place of the figures that it overlaps.");
/// A field of a note.
pub const TAG_NAME: Word = Word("tag");
/// A field of a note.
pub const NOTE: Word = Word("note");
/// The heading of "all places".
pub const ALL_TITLE: Word = Word("All places with the same words");
/// A field of "all places".
pub const ALL_WORDS: Word = Word("words");
/// A field of "all places".
pub const ALL_ACT: Word = Word("do");
/// Said under the form of a speaker.
pub const SPEAKER_NOTE: Word =
    Word("A name that another speaker has makes the two one; for this turn only, it gives the turn to that speaker.");
/// A field of a speaker.
pub const NAME: Word = Word("name");
/// A field of a speaker.
pub const WHERE: Word = Word("where");
/// A choice of where.
pub const EVERYWHERE: Word = Word("everywhere in this call");
/// A choice of where.
pub const HERE: Word = Word("in this turn only");
/// A field of a speaker.
pub const SPEAKER_ROLE: Word = Word("job title");
/// A field of a speaker.
pub const FIRM: Word = Word("firm");
/// A field of a speaker.
pub const PART: Word = Word("part");
/// Makes a name a rule.
pub const RULE_PERSON: Word = Word("as a rule: that name is always this person");
/// A field of a rule.
pub const RULE_PHRASE: Word = Word("words");
/// Makes a metric a rule.
pub const RULE_METRIC: Word = Word("as a rule: these words are always this metric");
/// Makes a rejection a rule.
pub const RULE_NEVER: Word = Word("as a rule: these figures are never a figure");
/// The heading of the rules.
pub const RULES_TITLE: Word = Word("Your own rules");
/// What rules are.
pub const RULES_NOTE: Word = Word("Rules hold for every place, and give way to what you say of a single one.");
/// A field of a rule.
pub const RULE_WHAT: Word = Word("are");
/// A choice of a rule.
pub const RULE_IS_METRIC: Word = Word("the metric …");
/// A choice of a rule.
pub const RULE_IS_NEVER: Word = Word("never a figure");
/// A choice of a rule.
pub const RULE_IS_PERSON: Word = Word("the person …");
/// A field of a rule.
pub const RULE_TO: Word = Word("metric or person");
/// Makes a rule hold in other calls.
pub const RULE_ALL: Word = Word("in every open call");
/// The button that adds a rule.
pub const ADD_RULE: Word = Word("Add the rule");
/// The button that saves the rules as a file.
pub const EXPORT_RULES: Word = Word("Save as a lexicon file");
/// The button that reads rules from a file.
pub const IMPORT_RULES: Word = Word("Open a lexicon file");
/// Said where there is no own tag.
pub const NO_TAGS: Word = Word("No tags yet. Mark some words and press 1 to 6, or M for a tag with a note.");
/// The heading of corrections that found no place.
pub const UNMATCHED: Word = Word("Corrections that no longer match the text");
/// The heading of a picture.
pub const TALK: Word = Word("Talk time by speaker, share of words");
/// The heading of a picture.
pub const CHANGES: Word = Word("Changes by segment");
/// Said where there is no change to show.
pub const NO_CHANGES: Word = Word("No change in percent was found in this call.");
/// A column of a picture.
pub const WHAT: Word = Word("what");
/// The button that searches by regular expressions.
pub const PATTERN: Word = Word("Regular expression");
/// Said where a regular expression is none.
pub const NO_PATTERN: Word = Word("no pattern");
/// Gives the turn to the other voice.
pub const TAKE_VOICE: Word = Word("Reassign");
/// Keeps the label.
pub const KEEP_VOICE: Word = Word("Keep");

/// The heading of the form of a figure.
pub fn change_title(quote: &str) -> String {
    fill("Change “{quote}”", &[("quote", &quote)])
}

/// The heading of the form of a new figure.
pub fn add_title(quote: &str) -> String {
    fill("“{quote}” is a figure", &[("quote", &quote)])
}

/// The heading of a note.
pub fn tag_title(quote: &str) -> String {
    fill("Tag “{quote}”", &[("quote", &quote)])
}

/// The heading of the form of a speaker.
pub fn speaker_title(name: &str) -> String {
    fill("Who speaks: {name}", &[("name", &name)])
}

/// What the key of an own tag does.
pub fn tag_as(name: &str) -> String {
    fill("tag as {name}", &[("name", &name)])
}

/// The field of an own tag's name.
pub fn tag_name(place: u8) -> String {
    fill("Name of tag {0}", &[("0", &(place + 1))])
}

/// The field of a key.
pub fn key_of(what: &str) -> String {
    fill("Key: {what}", &[("what", &what)])
}

/// Said where a key cannot be had.
pub fn key_taken(key: &str) -> String {
    fill(
        "“{key}” means something else already, or belongs to the browser, so the key was kept. Choose another single letter, digit or sign.",
        &[("key", &key)],
    )
}

/// Said when a correction was made.
pub fn done_edit(what: &str) -> String {
    fill("Done: {what}.", &[("what", &what)])
}

/// What a facet is called.
pub fn facet(facet: Facet) -> &'static str {
    t(match facet {
        Facet::Status => "status",
        Facet::Kind => "kind",
        Facet::Metric => METRIC.0,
        Facet::Subject => SUBJECT.0,
        Facet::Speaker => SPEAKER.0,
        Facet::Section => "section",
        Facet::Modality => "modality",
        Facet::Sure => "at most sure",
        Facet::Check => CHECK.0,
        Facet::Order => "order",
    })
}

/// A value of a facet in words.
pub fn facet_value(facet: Facet, value: &str) -> String {
    // An address can ask for what there is not.
    let named = |name: Option<&'static str>| name.unwrap_or(value).to_owned();
    match facet {
        Facet::Metric => metric(value),
        Facet::Sure => format!("{value} %"),
        Facet::Order => t("conflicts first").to_owned(),
        Facet::Status => match Status::parse(value) {
            Some(Status::Suggested) => t("to review").to_owned(),
            status => named(status.map(self::status)),
        },
        Facet::Kind => named(Kind::parse(value).map(kind)),
        Facet::Section => named(SectionKind::parse(value).map(super::section)),
        Facet::Modality => named(Modality::parse(value).map(super::modality)),
        Facet::Check => named(Verdict::parse(value).map(super::verdict)),
        Facet::Speaker | Facet::Subject => value.to_owned(),
    }
}

/// The button that takes a facet out of the filter.
pub fn drop_facet(name: &str) -> String {
    fill("Do not filter by {name}", &[("name", &name)])
}

/// What sort of quantity.
pub fn kind(kind: Kind) -> &'static str {
    t(match kind {
        Kind::PercentagePoints => "percentage points",
        Kind::BasisPoints => "basis points",
        kind => kind.as_str(),
    })
}

/// The field of a figure.
pub fn field(field: Field) -> &'static str {
    t(match field {
        Field::Metric => METRIC.0,
        Field::Subject => SUBJECT.0,
        Field::Basis => AGAINST.0,
        field => field.as_str(),
    })
}

/// How many places an act on all of them has, and what stands around the first.
pub fn places(count: usize, around: &[String]) -> String {
    let places = count_of_places(count);
    match around {
        [] => fill("{places}.", &[("places", &places)]),
        around => fill("{places}: “… {around} …”", &[("places", &places), ("around", &around.join(" …” “… "))]),
    }
}

/// How many places a rule has in each open call.
pub fn rule_places(counts: &[(String, usize)]) -> String {
    let counts = counts.iter().map(|(title, count)| format!("{title}: {}", count_of_places(*count)));
    counts.collect::<Vec<_>>().join("; ")
}

/// Said when a lexicon file was read.
pub fn imported(rules: usize, odd: usize) -> String {
    let read = plural(rules, "{count} rule was taken", "{count} rules were taken");
    match odd {
        0 => fill("{read}.", &[("read", &read)]),
        odd => fill(
            "{read}; {0} could not be read and left out.",
            &[("read", &read), ("0", &plural(odd, "{count} line", "{count} lines"))],
        ),
    }
}
