//! What others tagged, as corrections.

use tickmark_engine::document::{Kind, Status};
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

const NO_WORDS: &str = "It stands over no words.";
const NOT_SUGGESTED: &str = "A program suggested it, nobody has looked at it, and it is no longer suggested.";

/// The corrections that put tags into a document. A figure that the engine found at the same place keeps what is not said
/// otherwise; any other takes the place of what it overlaps.
pub fn of_tags<'t>(document: &Document, tags: impl IntoIterator<Item = Given<'t>>) -> Taken {
    let mut taken = Taken::default();
    for tag in tags {
        if tag.span.is_empty() {
            taken.left.push((tag.span, NO_WORDS));
            continue;
        }
        let at = Anchor::of(document.text(), tag.span);
        let found = document.mentions.iter().find(|mention| mention.span == tag.span);
        let edit = match (tag.kind, tag.status, found) {
            (None, ..) => Edit::Tag { at, name: tag.label.to_owned(), note: tag.note.map(str::to_owned) },
            (Some(_), Some(Status::Suggested), Some(_)) | (Some(_), Some(Status::Rejected), None) => continue,
            (Some(_), Some(Status::Suggested), None) => {
                taken.left.push((tag.span, NOT_SUGGESTED));
                continue;
            }
            (Some(_), Some(Status::Rejected), Some(_)) => Edit::Reject(at),
            (Some(kind), _, found) => {
                let mut set = tag.set;
                if set.is_empty() {
                    set.push((Field::Kind, Some(kind.as_str().to_owned())));
                }
                match found {
                    None => Edit::Add { at, set },
                    Some(found) => {
                        set.retain(|(field, value)| fields::get(found, *field) != *value);
                        if set.is_empty() { Edit::Accept(at) } else { Edit::Change { at, set } }
                    }
                }
            }
        };
        taken.edits.push(edit);
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
        let document = tickmark_engine::annotate(TEXT);
        let start = TEXT.find(quote).expect("the quote is in the text");
        let span = Span::new(start, start + quote.len());
        let tag = Given { span, label: "tone", kind, note: Some("calm"), status, set: Vec::new() };
        let taken = of_tags(&document, [tag]);
        let mut journal = Journal::default();
        journal.append(journal.next(Edit::Batch(taken.edits.clone()).into())).unwrap();
        let reviewed = apply(&document, &journal);
        assert!(reviewed.unmatched.is_empty(), "{quote}");
        let mentions = reviewed.document.mentions.iter().filter(|mention| mention.span.overlaps(span));
        let shown = mentions.map(|m| format!("{} {} {}", m.span.of(TEXT), m.kind.as_str(), m.status.as_str()));
        let tags = reviewed.document.tags.iter().map(|tag| format!("{} {}", tag.name, tag.span.of(TEXT)));
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
    }
}
