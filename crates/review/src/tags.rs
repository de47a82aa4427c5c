//! What others tagged, as corrections.

use std::collections::BTreeSet;

use tickmark_engine::document::{Kind, MentionId, Status};
use tickmark_engine::{Document, Span};

use crate::edit::{Anchor, Edit, Field, Set};
use crate::fields;

/// A tag that was made elsewhere, over the text of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Given<'t> {
    /// Where it stands.
    pub span: Span,
    /// Its label.
    pub label: &'t str,
    /// The kind of figure that the label names; without one it is a tag of the person's own.
    pub kind: Option<Kind>,
    /// What was noted beside it.
    pub note: Option<&'t str>,
    /// What a person said of it there; a tag of which nothing is said was made by a person.
    pub status: Option<Status>,
    /// What is known of it there.
    pub set: Set<Field>,
}

/// What came of the tags.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The corrections that put them into the document.
    pub edits: Vec<Edit>,
    /// What was not taken, and why: one plain sentence.
    pub left: Vec<(Span, &'static str)>,
}

/// Two figures that are linked elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked<'t> {
    /// What the link says: `change`, `prior`, `translation_of`.
    pub label: &'t str,
    /// Where the first stands: the level, or what renders the other in another language.
    pub from: Span,
    /// Where the second stands.
    pub to: Span,
}

/// The links that a document does not have, each as one plain sentence: which figures belong together is worked out from the text.
pub fn not_linked<'t>(document: &Document, links: impl IntoIterator<Item = Linked<'t>>) -> Vec<(Span, String)> {
    let at = |id: MentionId| document.mentions.get(id.index()).map(|mention| mention.span);
    let mut known = BTreeSet::new();
    let mut know = |label, from: Option<Span>, to: Option<Span>| {
        known.extend(from.zip(to).map(|(from, to)| (label, from, to)));
    };
    for mention in &document.mentions {
        know("translation_of", Some(mention.span), mention.translation_of.and_then(at));
    }
    for fact in &document.facts {
        let level = fact.level.and_then(at);
        fact.changes.iter().for_each(|change| know("change", level, at(*change)));
        know("prior", level, fact.prior.and_then(at));
    }
    let holds = |link: &Linked<'_>| known.contains(&(link.label.to_lowercase().as_str(), link.from, link.to));
    let said = |link: Linked<'_>| {
        let words = link.to.of(document.text());
        let why =
            format!("Its link “{}” to “{words}” is not what the text says; links are worked out from it.", link.label);
        (link.from, why)
    };
    links.into_iter().filter(|link| !holds(link)).map(said).collect()
}

const NO_WORDS: &str = "It stands over no words.";
const NOT_SUGGESTED: &str = "A program suggested it, nobody has looked at it, and it is no longer suggested.";

/// The name of the tag of a person's own that holds what somebody noted beside a figure.
const NOTE: &str = "note";

/// The corrections that put tags into a document. A figure that the engine found at the same place keeps what is not said
/// otherwise; any other takes the place of what it overlaps. What was noted beside a figure is a tag of the person's own.
pub fn of_tags<'t>(document: &Document, tags: impl IntoIterator<Item = Given<'t>>) -> Taken {
    let mut taken = Taken::default();
    for tag in tags {
        if tag.span.is_empty() {
            taken.left.push((tag.span, NO_WORDS));
            continue;
        }
        let at = Anchor::of(document.text(), tag.span);
        let note = tag.note.filter(|note| !note.trim().is_empty()).map(str::to_owned);
        let found = document.mentions.iter().find(|mention| mention.span == tag.span);
        let edit = match (tag.kind, tag.status, found) {
            (None, ..) => Edit::Tag { at: at.clone(), name: tag.label.to_owned(), note: note.clone() },
            (Some(_), Some(Status::Suggested), Some(_)) | (Some(_), Some(Status::Rejected), None) => continue,
            (Some(_), Some(Status::Suggested), None) => {
                taken.left.push((tag.span, NOT_SUGGESTED));
                continue;
            }
            (Some(_), Some(Status::Rejected), Some(_)) => Edit::Reject(at.clone()),
            (Some(kind), _, found) => {
                let mut set = tag.set;
                if set.is_empty() {
                    set.push((Field::Kind, Some(kind.as_str().to_owned())));
                }
                match found {
                    None => Edit::Add { at: at.clone(), set },
                    Some(found) => {
                        // Where a line breaks is no other value.
                        let line = |words: Option<&str>| {
                            words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
                        };
                        set.retain(|(field, value)| {
                            line(fields::get(found, *field).as_deref()) != line(value.as_deref())
                        });
                        if set.is_empty() { Edit::Accept(at.clone()) } else { Edit::Change { at: at.clone(), set } }
                    }
                }
            }
        };
        taken.edits.push(edit);
        if tag.kind.is_some() && note.is_some() {
            taken.edits.push(Edit::Tag { at, name: NOTE.to_owned(), note });
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Journal, apply};

    const TEXT: &str = "Ann Lee -- Chief Executive Officer\n\nRevenue was $5.2 billion, up 8%.";

    #[track_caller]
    fn check(quote: &str, kind: Option<Kind>, status: Option<Status>, expected: &str) {
        noted(quote, kind, status, None, expected);
    }

    #[track_caller]
    fn noted(quote: &str, kind: Option<Kind>, status: Option<Status>, note: Option<&str>, expected: &str) {
        let document = tickmark_engine::annotate(TEXT);
        let start = TEXT.find(quote).expect("the quote is in the text");
        let span = Span::new(start, start + quote.len());
        let tag = Given { span, label: "tone", kind, note, status, set: Vec::new() };
        let taken = of_tags(&document, [tag]);
        let mut journal = Journal::default();
        journal.append(journal.next(Edit::Batch(taken.edits.clone()).into())).unwrap();
        let reviewed = apply(&document, &journal);
        assert!(reviewed.unmatched.is_empty(), "{quote}");
        let mentions = reviewed.document.mentions.iter().filter(|mention| mention.span.overlaps(span));
        let shown = mentions.map(|m| format!("{} {} {}", m.span.of(TEXT), m.kind.as_str(), m.status.as_str()));
        let tags = reviewed.document.tags.iter().map(|tag| {
            let note = tag.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{} {}{note}", tag.name, tag.span.of(TEXT))
        });
        let left = taken.left.iter().map(|(_, why)| (*why).to_owned());
        assert_eq!(shown.chain(tags).chain(left).collect::<Vec<_>>().join("; "), expected, "{quote}");
    }

    #[test]
    fn each_tag_becomes_the_correction_that_it_is() {
        check("8%", Some(Kind::Percent), None, "8% percent accepted");
        check("8%", Some(Kind::Percent), Some(Status::Accepted), "8% percent accepted");
        check("8%", Some(Kind::Percent), Some(Status::Suggested), "8% percent suggested");
        check("8%", Some(Kind::Percent), Some(Status::Rejected), "8% percent rejected");
        check("8%", Some(Kind::Fraction), None, "8% fraction changed");
        check("$5.2", Some(Kind::Money), None, "$5.2 money added");
        check("Ann", Some(Kind::Rank), Some(Status::Rejected), "");
        check("Ann", Some(Kind::Rank), Some(Status::Suggested), NOT_SUGGESTED);
        check("was", None, None, "tone was");
        check("", Some(Kind::Percent), None, NO_WORDS);
        noted("was", None, None, Some("calm"), "tone was (calm)");
        noted("8%", Some(Kind::Percent), None, Some("net of tax"), "8% percent accepted; note 8% (net of tax)");
        noted("$5.2", Some(Kind::Money), None, Some("cut off"), "$5.2 money added; note $5.2 (cut off)");
    }

    #[test]
    fn links_that_the_text_does_not_have_are_listed() {
        let document = tickmark_engine::annotate(TEXT);
        let span = |quote: &str| {
            let start = TEXT.find(quote).expect("the quote is in the text");
            Span::new(start, start + quote.len())
        };
        let (level, change) = (span("$5.2 billion"), span("8%"));
        for (label, from, to, holds) in [
            ("change", level, change, true),
            ("Change", level, change, true),
            ("prior", level, change, false),
            ("change", change, level, false),
            ("translation_of", level, change, false),
            ("near", level, change, false),
            ("change", level, span("was"), false),
        ] {
            let left = not_linked(&document, [Linked { label, from, to }]);
            assert_eq!(left.is_empty(), holds, "{label}: {left:?}");
        }
    }
}
