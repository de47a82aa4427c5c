//! The documents that this browser keeps, and how its store is doing.

use crate::snapshot::Snapshot;

/// The version of what is stored with a document. A page never writes over a document of a later one.
pub const SCHEMA: u32 = 1;

/// What is stored of a document beside its text and the records of its corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Names the document: a hash of its text and of the name of its file, so that the same call is kept once.
    pub id: String,
    /// See [`SCHEMA`].
    pub schema: u32,
    /// The version of the engine that read it last.
    pub engine: String,
    /// The name of the file that it came from, if any.
    pub file: Option<String>,
    /// The reader that the person asked for, if any.
    pub format: Option<String>,
    /// Company and call, as short as they can be told.
    pub title: String,
    /// The company.
    pub company: Option<String>,
    /// The day of the call, as in 2025-02-20.
    pub date: Option<String>,
    /// When it was opened first, in milliseconds since 1970.
    pub created: f64,
    /// When it was corrected last, or else opened first, in milliseconds since 1970.
    pub changed: f64,
    /// How many figures a person has decided on.
    pub decided: u32,
    /// How many figures there are.
    pub figures: u32,
    /// How many records of corrections are stored with it.
    pub records: u32,
    /// The byte of the text where the person was.
    pub cursor: u32,
}

/// Why something could not be stored or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives no more room.
    Full,
    /// The browser lets the page store nothing, as in some private windows.
    Blocked,
    /// What is stored cannot be read any more.
    Damaged,
    /// A later version of the page has written it.
    Newer,
    /// Another tab has written the same record.
    Overtaken,
    /// The store failed in some other way.
    Failed,
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Bytes in use.
    pub used: f64,
    /// Bytes that the browser allows.
    pub quota: f64,
    /// Whether the browser has promised not to clear the store by itself.
    pub lasting: bool,
}

/// The documents that are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Those that can be read, the last changed first; `None` until the store has answered.
    pub heads: Option<Snapshot<Vec<Head>>>,
    /// The names of those that cannot be read.
    pub damaged: Vec<String>,
    /// The titles of those that were deleted in this tab and can be brought back, the last one last.
    pub deleted: Vec<String>,
    /// How much room there is, where the browser tells.
    pub room: Option<Room>,
    /// Why nothing is kept, if so.
    pub trouble: Option<Trouble>,
}

/// What can happen to the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The store was read: what is in it, and the names of what is damaged.
    Listed(Snapshot<Vec<Head>>, Vec<String>),
    /// The store cannot be used.
    Trouble(Trouble),
    /// The browser said how much room there is.
    Room(Room),
    /// The document of that title was deleted.
    Deleted(String),
    /// The document that was deleted last came back.
    Undeleted,
}

impl Library {
    /// Whether it is known by now whether the store can be used.
    pub fn is_open(&self) -> bool {
        self.heads.is_some() || self.trouble.is_some()
    }

    /// The document of that name.
    pub fn head(&self, id: &str) -> Option<&Head> {
        self.heads.as_ref()?.iter().find(|head| head.id == id)
    }

    /// The library after `action`, or `None` where it changes nothing.
    pub fn reduce(&self, action: &Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Listed(heads, damaged) => {
                next.heads = Some(heads.clone());
                next.damaged = damaged.clone();
            }
            Action::Trouble(trouble) => next.trouble = Some(*trouble),
            Action::Room(room) => next.room = Some(*room),
            Action::Deleted(title) => next.deleted.push(title.clone()),
            Action::Undeleted => {
                next.deleted.pop()?;
            }
        }
        (next != *self).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_deleted_last_comes_back_first() {
        let deleted = |title: &str| Action::Deleted(title.to_owned());
        let mut library = Library::default();
        for action in [deleted("a"), deleted("b"), Action::Undeleted] {
            library = library.reduce(&action).unwrap();
        }
        assert_eq!(library.deleted, ["a"]);
        library = library.reduce(&Action::Undeleted).unwrap();
        assert_eq!(library.reduce(&Action::Undeleted), None);
    }

    #[test]
    fn a_document_is_found_by_its_name() {
        let heads = vec![Head { id: "a".into(), ..Head::default() }, Head { id: "b".into(), ..Head::default() }];
        let library = Library::default().reduce(&Action::Listed(Snapshot::new(heads), vec!["c".into()])).unwrap();
        assert_eq!(library.head("b").map(|head| head.id.as_str()), Some("b"));
        assert_eq!(library.head("c"), None);
        assert_eq!(library.damaged, ["c"]);
    }
}
