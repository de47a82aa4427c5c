//! Several files, folders and archives come in at once: transcripts, project files, and what others tagged.
//!
//! What can be read is opened; what cannot is listed with the reason, and stops nothing.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tickmark_engine::Span;
use tickmark_engine::document::{Kind, Status};
use tickmark_project::Project;
use tickmark_review::{Edit, Field, Given, Journal, Linked, apply, not_linked, of_tags};
use yew::platform::spawn_local;

use super::decode::{Decoded, decode};
use super::{keep, open, review};
use crate::browser::imports::{self, TaggedText};
use crate::browser::{files, intl};
use crate::state::view::{self, Busy};
use crate::state::{Dispatch, Documents, OpenDocument};
use crate::words;

/// The endings of files whose content may be tags, after those that exports put before them.
const TAG_ENDINGS: &[&str] = &["ann", "json", "jsonl", "jsonld"];
/// What exports put before the ending, so that a file of tags finds its transcript by its name.
const MIDDLES: &[&str] =
    &[".tickmark", ".w3c", ".spacy", ".prodigy", ".doccano", ".doccano-relations", ".label-studio"];
/// Endings of files that say how a tool is to be set up.
const SETTINGS: &[&str] = &[".conf", ".label-studio.xml"];

/// One file that came in.
#[derive(Debug)]
pub struct Entry {
    /// Its name, with the folders that it was given in.
    pub path: String,
    /// What is in it.
    pub source: Source,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub enum Source {
    /// On the disk.
    File(files::File),
    /// In memory, out of an archive.
    Bytes(Vec<u8>),
}

/// What could not be read, and what of it was not taken: the file and the reason.
pub type Left = Vec<(String, String)>;

thread_local! {
    static LEFT: RefCell<Left> = RefCell::default();
    static CURRENT: RefCell<Option<OpenDocument>> = const { RefCell::new(None) };
}

/// What the last import left, for its dialog.
pub fn left() -> Left {
    LEFT.with_borrow(Clone::clone)
}

/// Whether files come in together, or the only one by itself with a sentence of its own.
pub fn wanted(list: &[files::File]) -> bool {
    list.len() > 1 || list.iter().any(|file| ending(&file.name()) == "zip" || is_tags(&file.name()))
}

/// Notes which call is on the screen: tags that bring no text are laid over it.
pub fn follow(documents: &Documents) {
    CURRENT.set(documents.current().cloned());
}

/// Opens files.
pub fn files(list: Vec<files::File>, dispatch: &Dispatch) {
    let entry = |file: files::File| Entry { path: files::path(&file), source: Source::File(file) };
    // Of a folder, what is hidden in it comes along too; a file that was chosen by itself was meant.
    let seen = |entry: &Entry| !entry.path.contains('/') || !entry.path.split('/').any(|name| name.starts_with('.'));
    let entries = list.into_iter().map(entry).filter(seen).collect();
    let dispatch = dispatch.clone();
    spawn_local(async move { all(entries, dispatch).await });
}

/// Opens what is in folders.
pub fn folders(folders: files::Folders, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let files = imports::dropped(folders).await;
        let entries = files.into_iter().map(|(path, file)| Entry { path, source: Source::File(file) });
        all(entries.collect(), dispatch).await;
    });
}

/// Reads everything. The person can stop it between two files and within a long one; what has come by then stays.
async fn all(entries: Vec<Entry>, dispatch: Dispatch) {
    let over = CURRENT.with_borrow(Clone::clone);
    let mut import = Import { left: Vec::new(), opened: 0, over, edits: Vec::new(), dispatch };
    let queue = paired(import.unpack(entries).await);
    let of = queue.len();
    open::begin();
    for (at, (entry, text)) in queue.into_iter().enumerate() {
        let said = words::reading_file(name(&entry.path), at + 1, of);
        import.say(view::Action::Busy(Busy { text: said, part: Some((at + 1, of)) }));
        files::breath().await;
        if open::stopped() {
            break;
        }
        import.entry(entry, text).await;
    }
    import.end(open::stopped());
}

/// Puts each transcript with the tags of its name, which have it as their text.
fn paired(entries: Vec<Entry>) -> Vec<(Entry, Option<Entry>)> {
    let settings = |path: &str| SETTINGS.iter().any(|ending| path.ends_with(ending));
    let entries = entries.into_iter().filter(|entry| !settings(&entry.path));
    let (tags, others): (Vec<Entry>, Vec<Entry>) = entries.partition(|entry| is_tags(&entry.path));
    let mut by_stem: BTreeMap<String, Entry> = BTreeMap::new();
    let mut queue = Vec::new();
    for entry in others {
        // A call whole is nobody's text.
        if ending(&entry.path) == "tickmark" {
            queue.push((entry, None));
            continue;
        }
        if let Some(twin) = by_stem.insert(stem(&entry.path).to_owned(), entry) {
            queue.push((twin, None));
        }
    }
    let tags: Vec<(Entry, Option<Entry>)> = tags
        .into_iter()
        .map(|entry| {
            let text = by_stem.remove(stem(&entry.path));
            (entry, text)
        })
        .collect();
    queue.extend(by_stem.into_values().map(|entry| (entry, None)));
    queue.extend(tags);
    queue
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

fn is_tags(path: &str) -> bool {
    TAG_ENDINGS.contains(&&*ending(path))
}

/// A path without what exports put behind the name of the call.
fn stem(path: &str) -> &str {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    MIDDLES.iter().find_map(|middle| stem.strip_suffix(middle)).unwrap_or(stem)
}

/// The last name of a path.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

struct Import {
    left: Left,
    opened: usize,
    over: Option<OpenDocument>,
    /// The corrections for the call on the screen.
    edits: Vec<Edit>,
    dispatch: Dispatch,
}

impl Import {
    fn say(&self, action: view::Action) {
        self.dispatch.dispatch(action.into());
    }

    /// Lays what came over the call on the screen, and says what was opened and what was not.
    fn end(mut self, stopped: bool) {
        if let Some(over) = &self.over
            && !self.edits.is_empty()
        {
            review::commit(over, Edit::Batch(std::mem::take(&mut self.edits)), &self.dispatch);
            self.say(view::Action::Say(words::TAGS_TAKEN.to_owned()));
        }
        self.say(view::Action::Idle);
        if stopped {
            self.say(view::Action::Say(words::stopped(self.opened)));
        } else if self.opened > 1 {
            self.say(view::Action::Say(words::several(self.opened)));
        }
        if !self.left.is_empty() {
            LEFT.set(std::mem::take(&mut self.left));
            self.say(view::Action::Dialog(Some(view::Dialog::Import)));
        }
    }

    fn leave(&mut self, path: &str, reason: impl Into<String>) {
        self.left.push((path.to_owned(), reason.into()));
    }

    /// The entries with the files of the archives in their places.
    async fn unpack(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut all = Vec::new();
        for entry in entries {
            if ending(&entry.path) != "zip" {
                all.push(entry);
                continue;
            }
            let Some(bytes) = self.bytes(&entry).await else { continue };
            match imports::unpack(&bytes).await {
                Ok(files) => {
                    for (path, content) in files {
                        let path = format!("{}/{path}", entry.path);
                        match content {
                            Ok(bytes) => all.push(Entry { path, source: Source::Bytes(bytes) }),
                            Err(reason) => self.leave(&path, reason),
                        }
                    }
                }
                Err(reason) => self.leave(&entry.path, reason),
            }
        }
        all
    }

    /// The bytes of a file, if they can be had.
    async fn bytes(&mut self, entry: &Entry) -> Option<Vec<u8>> {
        match &entry.source {
            Source::Bytes(bytes) => Some(bytes.clone()),
            Source::File(file) if file.size() > open::MOST => {
                self.leave(&entry.path, words::too_big(name(&entry.path)));
                None
            }
            Source::File(file) => {
                let bytes = files::bytes(file).await;
                if bytes.is_none() {
                    self.leave(&entry.path, words::unreadable(name(&entry.path)));
                }
                bytes
            }
        }
    }

    /// The text of a file, if it is one.
    fn text(&mut self, path: &str, bytes: Vec<u8>) -> Option<String> {
        match decode(bytes) {
            Decoded::Text(text) | Decoded::Western(text) => Some(text),
            Decoded::Not(what) => {
                self.leave(path, words::not_text(name(path), what));
                None
            }
        }
    }

    async fn entry(&mut self, entry: Entry, beside: Option<Entry>) {
        let Some(bytes) = self.bytes(&entry).await else { return };
        let tags = is_tags(&entry.path) && imports::holds_tags(&bytes).await;
        let beside = match beside {
            Some(beside) => match self.bytes(&beside).await {
                Some(bytes) => self.text(&beside.path, bytes).map(|text| (beside.path, text)),
                None => None,
            },
            None => None,
        };
        if !tags {
            if let Some(text) = self.text(&entry.path, bytes) {
                self.transcript(&entry.path, text).await;
            }
            if let Some((path, text)) = beside {
                self.transcript(&path, text).await;
            }
            return;
        }
        if let Some((path, text)) = beside {
            match imports::read_tags(&bytes, Some(&text)).await {
                Ok(texts) => self.tagged(&entry.path, Some(&path), texts).await,
                Err(reason) => {
                    self.leave(&entry.path, reason);
                    self.transcript(&path, text).await;
                }
            }
            return;
        }
        // A file without its text is over the call on the screen.
        let alone = imports::read_tags(&bytes, None).await;
        let over = self.over.as_ref().map(|over| over.document.clone());
        match (alone, over) {
            (Ok(texts), _) => self.tagged(&entry.path, None, texts).await,
            (Err(reason), None) => self.leave(&entry.path, reason),
            (Err(reason), Some(document)) => match imports::read_tags(&bytes, Some(document.text())).await {
                Ok(texts) => self.over(&entry.path, texts),
                Err(_) => self.leave(&entry.path, reason),
            },
        }
    }

    /// A transcript, or a call whole.
    async fn transcript(&mut self, path: &str, text: String) {
        if tickmark_project::is_project(&text) {
            match tickmark_project::read(&text) {
                Ok(project) => {
                    self.opened += usize::from(keep::bring_in(project, &self.dispatch).await);
                }
                Err(wrong) => self.leave(path, words::no_project(wrong)),
            }
        } else if open::is_blank(&text) {
            self.leave(path, words::EMPTY.to_owned());
        } else {
            let shown = open::show(&text, Some(name(path).to_owned()), &self.dispatch).await;
            self.opened += usize::from(shown.is_some());
        }
    }

    /// Tags with their texts: each is a call of its own, with the tags as corrections.
    async fn tagged(&mut self, path: &str, beside: Option<&str>, texts: Vec<TaggedText>) {
        let count = texts.len();
        for (number, tagged) in texts.into_iter().enumerate() {
            let own = name(beside.unwrap_or(path));
            let file = if count > 1 { words::copy(own, number as u32 + 1) } else { own.to_owned() };
            let document = tickmark_engine::annotate(&open::as_given(&tagged.text));
            let edits = self.edits(path, &document, &tagged);
            let record = Journal::default().next(Edit::Batch(edits).into()).to_line();
            let now = intl::now() as u64;
            let project = Project {
                engine: env!("CARGO_PKG_VERSION").to_owned(),
                file: Some(file),
                format: None,
                created: now,
                changed: now,
                cursor: 0,
                text: tagged.text,
                suggestions: String::new(),
                records: vec![record],
            };
            self.opened += usize::from(keep::bring_in(project, &self.dispatch).await);
        }
    }

    /// Tags over the call on the screen, which takes all of them at once in the end.
    fn over(&mut self, path: &str, texts: Vec<TaggedText>) {
        let Some(document) = self.over.as_ref().map(|over| over.document.clone()) else { return };
        for tagged in texts {
            let edits = self.edits(path, &document, &tagged);
            self.edits.extend(edits);
        }
    }

    /// The corrections that tags are; what is not taken is listed.
    fn edits(&mut self, path: &str, document: &tickmark_engine::Document, tagged: &TaggedText) -> Vec<Edit> {
        for (place, reason) in &tagged.refused {
            self.leave(path, format!("{place}: {reason}"));
        }
        let given = tagged.tags.iter().map(|tag| Given {
            span: Span { start: tag.start, end: tag.end },
            label: &tag.label,
            kind: tag.kind.as_deref().and_then(Kind::parse),
            note: tag.note.as_deref(),
            status: tag.status.as_deref().and_then(Status::parse),
            set: tag.fields.iter().filter_map(|(name, value)| Some((Field::parse(name)?, value.clone()))).collect(),
        });
        let taken = of_tags(document, given);
        let mut left: Vec<(Span, String)> = taken.left.iter().map(|(span, why)| (*span, (*why).to_owned())).collect();
        if !tagged.links.is_empty() {
            let mut journal = Journal::default();
            // What the corrections make of the text has the links, or has them not.
            if journal.append(journal.next(Edit::Batch(taken.edits.clone()).into())).is_ok() {
                let span = |at: usize| tagged.tags.get(at).map(|tag| Span { start: tag.start, end: tag.end });
                let links = tagged
                    .links
                    .iter()
                    .filter_map(|(label, from, to)| Some(Linked { label, from: span(*from)?, to: span(*to)? }));
                left.extend(not_linked(&apply(document, &journal).document, links));
            }
        }
        for (span, why) in left {
            self.leave(path, format!("“{}”: {why}", span.of(document.text())));
        }
        taken.edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[&str], expected: &[&str]) {
        let entry = |path: &&str| Entry { path: (*path).to_owned(), source: Source::Bytes(Vec::new()) };
        let shown = paired(paths.iter().map(entry).collect()).into_iter().map(|(entry, text)| match text {
            Some(text) => format!("{} over {}", entry.path, text.path),
            None => entry.path,
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn tags_find_their_transcript_by_its_name() {
        check(&["a.ann", "a.txt"], &["a.ann over a.txt"]);
        check(&["b/a.ann", "a.txt"], &["a.txt", "b/a.ann"]);
        check(&["a.w3c.jsonld", "a.txt", "b.txt"], &["b.txt", "a.w3c.jsonld over a.txt"]);
        check(&["call.v2.txt", "call.v1.ann"], &["call.v2.txt", "call.v1.ann"]);
        check(&["a.ann", "a.txt", "a.annotation.conf"], &["a.ann over a.txt"]);
        check(&["a.label-studio.json", "a.label-studio.xml"], &["a.label-studio.json"]);
        check(&["a.txt", "a.vtt"], &["a.txt", "a.vtt"]);
        check(&["a.tickmark", "a.tickmark.json"], &["a.tickmark", "a.tickmark.json"]);
    }
}
