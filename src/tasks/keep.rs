//! Keeps every open document and all that is done to it.
//!
//! Each open document has a name in the store: a hash of its text and file name, so that a text that is pasted again finds its own
//! corrections. One tab at a time writes a document. What could not be written stays here and is tried again with the next
//! record, on request, and when room was made.

mod stored;

use std::cell::RefCell;
use std::rc::Rc;

use tickmark_engine::Document;
use tickmark_engine::document::iso;
use tickmark_engine::export::tagged_json::sha256;
use tickmark_review::Journal;
use yew::platform::spawn_local;

use super::open;
use crate::browser::store::{Record, Store};
use crate::browser::tabs::{self, Channel, Lock, Locked};
use crate::browser::{address, files, intl, room, window};
use crate::queries::summary::summary;
use crate::snapshot::Snapshot;
use crate::state::documents::{self, DocumentId, OpenDocument};
use crate::state::library::{self, Head, SCHEMA, Trouble};
use crate::state::review;
use crate::state::saving::{self, Status};
use crate::state::selection::{self, From, Place};
use crate::state::{Dispatch, Documents, Library, Selection, view};
use crate::words;

pub use stored::{bring_in, delete, undelete};

/// The pair of the address that names the document on the screen.
const CALL: &str = "call";
/// The setting that names the document that was on the screen last.
const SHOWN: &str = "shown";
/// The cursor is stored once it has rested for so long.
const REST: u32 = 500;

thread_local! {
    static KEEPER: RefCell<Keeper> = RefCell::default();
}

/// What keeping needs beside the state.
#[derive(Default)]
struct Keeper {
    store: Option<Rc<Store>>,
    held: Vec<Held>,
    /// The document on the screen.
    shown: Option<DocumentId>,
    deleted: Vec<Deleted>,
    channel: Option<Channel>,
    /// Whether the browser was asked to let the store last.
    asked: bool,
    rest: Option<window::Wait>,
    /// The corrections of a project that could not be stored, for the document that is opened of it.
    arriving: Option<(String, Journal)>,
}

/// An open document.
struct Held {
    document: DocumentId,
    text: Snapshot<Document>,
    head: Head,
    /// Whether the store has it.
    stored: bool,
    /// How many records of its log are written or about to be.
    known: u32,
    /// Records that are not written yet.
    pending: Vec<Record>,
    /// Whether the store has damaged records behind the last good one; they go with the next that is written.
    cut: bool,
    /// Whether another tab has the right to write it.
    elsewhere: bool,
    /// Whether something is being written at the moment.
    writing: bool,
    /// Whether the cursor or the name changed since.
    moved: bool,
    /// The right to write it, for as long as this is held.
    lock: Option<Lock>,
}

/// A document that was deleted and can be brought back for as long as this tab lives.
struct Deleted {
    head: Head,
    text: String,
    records: Vec<Record>,
}

fn with<T>(act: impl FnOnce(&mut Keeper) -> T) -> T {
    KEEPER.with(|keeper| act(&mut keeper.borrow_mut()))
}

fn with_held<T>(document: DocumentId, act: impl FnOnce(&mut Held) -> T) -> Option<T> {
    with(|keeper| keeper.held.iter_mut().find(|held| held.document == document).map(act))
}

fn store() -> Result<Rc<Store>, Trouble> {
    with(|keeper| keeper.store.clone()).ok_or(Trouble::Blocked)
}

/// The name of a document in the store.
fn id_of(file: Option<&str>, text: &str) -> String {
    let mut hash = sha256(&format!("{}\n{text}", file.unwrap_or_default()));
    hash.truncate(24);
    hash
}

/// What is stored of a document as it is read now.
fn describe(head: &mut Head, open: &OpenDocument) {
    let (document, summary) = (&open.document, summary(&open.document));
    head.schema = SCHEMA;
    head.engine = env!("CARGO_PKG_VERSION").to_owned();
    head.file = open.file.clone();
    head.format = open.format.clone();
    head.title = summary.title;
    head.company = document.call.company.as_deref().map(str::to_owned);
    head.date = document.call.date.map(iso);
    head.figures = summary.figures as u32;
    head.decided = summary.decided as u32;
}

/// Opens the store, lists what is in it, and shows the document that the address or the last session asks for.
pub fn start(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let left = {
            let dispatch = dispatch.clone();
            move || {
                with(|keeper| keeper.store = None);
                dispatch.dispatch(library::Action::Trouble(Trouble::Newer).into());
                let held = with(|keeper| keeper.held.iter().map(|held| held.document).collect::<Vec<_>>());
                held.into_iter().for_each(|document| say(document, Status::Failed(Trouble::Newer), &dispatch));
            }
        };
        match Store::open(left).await {
            Ok(store) => {
                with(|keeper| keeper.store = Some(Rc::new(store)));
                let heard = dispatch.clone();
                let channel = Channel::open(move |id| self::heard(id, &heard));
                with(|keeper| keeper.channel = channel);
                list(&dispatch).await;
                reopen(&dispatch).await;
                measure(&dispatch).await;
            }
            Err(trouble) => dispatch.dispatch(library::Action::Trouble(trouble).into()),
        }
    });
}

/// Reads anew what the store has.
async fn list(dispatch: &Dispatch) {
    let Ok(store) = store() else { return };
    dispatch.dispatch(match store.heads().await {
        Ok((mut heads, damaged)) => {
            heads.sort_by(|a, b| b.changed.total_cmp(&a.changed));
            library::Action::Listed(Snapshot::new(heads), damaged).into()
        }
        Err(trouble) => library::Action::Trouble(trouble).into(),
    });
}

async fn measure(dispatch: &Dispatch) {
    if let Some(room) = room::room().await {
        dispatch.dispatch(library::Action::Room(room).into());
    }
}

/// Shows the document that the address names, or else, in a new tab, the one that was on the screen when the last one ended.
async fn reopen(dispatch: &Dispatch) {
    let fresh = tabs::is_fresh();
    if let Some(id) = address::get(CALL) {
        show(&id, dispatch).await;
    } else if fresh && let Ok(store) = store() {
        let Some(id) = store.setting(SHOWN).await.filter(|id| !id.is_empty()) else { return };
        // What another tab shows is not shown twice without being asked for.
        if !matches!(tabs::lock(&id, false).await, Locked::Elsewhere) {
            show(&id, dispatch).await;
        }
    }
}

/// Opens a document of the library.
pub fn open(id: &str, dispatch: &Dispatch) {
    let (id, dispatch) = (id.to_owned(), dispatch.clone());
    spawn_local(async move {
        super::open::begin();
        show(&id, &dispatch).await;
    });
}

async fn show(id: &str, dispatch: &Dispatch) -> bool {
    let open = with(|keeper| keeper.held.iter().find(|held| held.head.id == id).map(|held| held.document));
    if let Some(document) = open {
        dispatch.dispatch(documents::Action::Show(document).into());
        return true;
    }
    let Ok(store) = store() else { return false };
    let read = async {
        let Some(head) = store.head(id).await? else { return Ok(None) };
        if head.schema > SCHEMA { Err(Trouble::Newer) } else { Ok(Some((store.text(id).await?, head))) }
    };
    match read.await {
        Ok(Some((text, head))) => return open::kept(&text, head.file, head.format, dispatch).await,
        // The address may name a document that this browser never had.
        Ok(None) => address::set(CALL, None),
        Err(trouble) => dispatch.dispatch(view::Action::Fail(words::not_opened(trouble).to_owned()).into()),
    }
    false
}

/// Keeps what was opened, lets go of what was closed, and notes what is on the screen.
pub fn follow(documents: &Documents, library: &Library, dispatch: &Dispatch) {
    if !library.is_open() {
        return;
    }
    let closed: Vec<_> =
        with(|keeper| keeper.held.extract_if(.., |held| documents.get(held.document).is_none()).collect());
    for held in closed {
        dispatch.dispatch(saving::Action::Closed(held.document).into());
    }
    for open in &documents.open {
        let corrected = with_held(open.id, |held| {
            if held.text != open.document {
                held.text = open.document.clone();
                describe(&mut held.head, open);
                held.moved = true;
            }
            let new = open.review.journal.records().iter().skip(held.known as usize);
            let new: Vec<Record> = new.map(|record| (record.number, record.to_line())).collect();
            held.known += new.len() as u32;
            held.pending.extend(new);
            !held.pending.is_empty()
        });
        match corrected {
            Some(true) => {
                ask_to_last(dispatch);
                flush(open.id, dispatch);
            }
            Some(false) => rest(dispatch),
            None => hold(open.clone(), dispatch.clone()),
        }
    }
    if with(|keeper| std::mem::replace(&mut keeper.shown, documents.current)) != documents.current {
        note_shown(documents, dispatch);
    }
    if documents.current.is_none() {
        let dispatch = dispatch.clone();
        spawn_local(async move {
            list(&dispatch).await;
            measure(&dispatch).await;
        });
    }
}

/// Another document is on the screen: the address and the store name it, and the person is where they were in it.
fn note_shown(documents: &Documents, dispatch: &Dispatch) {
    let shown = documents
        .current
        .and_then(|document| with_held(document, |held| (held.head.id.clone(), held.text.clone(), held.head.cursor)));
    if let Some((_, text, cursor)) = &shown {
        go_to(text, *cursor, dispatch);
    }
    let (id, current) = (shown.map(|(id, ..)| id), documents.current);
    spawn_local(async move {
        files::painted().await;
        if with(|keeper| keeper.shown != current) {
            return;
        }
        address::set(CALL, id.as_deref());
        if let Ok(store) = store() {
            // Where the last document is not noted, the library still has it.
            let _ = store.set(SHOWN, &id.unwrap_or_default()).await;
        }
    });
}

/// Takes a document that was opened into the store, or finds it there.
fn hold(open: OpenDocument, dispatch: Dispatch) {
    let now = intl::now();
    let mut head = Head { created: now, changed: now, ..Head::default() };
    head.id = id_of(open.file.as_deref(), open.document.text());
    describe(&mut head, &open);
    let (document, id) = (open.id, head.id.clone());
    let held = Held {
        document,
        text: open.document.clone(),
        head,
        stored: false,
        known: 0,
        pending: vec![],
        cut: false,
        elsewhere: false,
        // Nothing is written before it is known what is there.
        writing: true,
        moved: false,
        lock: None,
    };
    let arriving = with(|keeper| {
        keeper.held.push(held);
        keeper.arriving.take().filter(|(arriving, _)| *arriving == id)
    });
    say(document, Status::Saving, &dispatch);
    spawn_local(async move {
        // The text is painted before the store is asked.
        files::painted().await;
        let found = find(&open, &id, &dispatch).await;
        with_held(document, |held| held.writing = false);
        dispatch.dispatch(saving::Action::Named(document, id.as_str().into()).into());
        match found {
            Ok(Some(status)) => say(document, status, &dispatch),
            Ok(None) => flush(document, &dispatch),
            Err(trouble) => {
                if let Some((_, journal)) = arriving {
                    dispatch.dispatch(review::Action::Load(document, journal).into());
                }
                say(document, Status::Failed(trouble), &dispatch);
            }
        }
    });
}

/// What the store has of a document comes to it: its corrections, its cursor. `None` where the store does not have it yet.
async fn find(open: &OpenDocument, id: &str, dispatch: &Dispatch) -> Result<Option<Status>, Trouble> {
    let document = open.id;
    let store = store()?;
    let elsewhere = match tabs::lock(id, false).await {
        Locked::Here(lock) => {
            with_held(document, |held| held.lock = Some(lock));
            false
        }
        Locked::Elsewhere => true,
        Locked::Unknown => false,
    };
    if elsewhere {
        with_held(document, |held| held.elsewhere = true);
        wait(document, id.to_owned(), dispatch.clone());
    }
    let Some(kept) = store.head(id).await? else { return Ok(elsewhere.then_some(Status::Elsewhere)) };
    if kept.schema > SCHEMA {
        return Err(Trouble::Newer);
    }
    let lines: String = store.records(id, 0).await?.into_iter().map(|(_, line)| line + "\n").collect();
    let journal = Journal::of_lines(&lines).unwrap_or_else(|(journal, _)| journal);
    let (good, all) = (journal.records().len() as u32, kept.records);
    if good < all {
        let said = words::damaged_records(&kept.title, good as usize, all as usize);
        dispatch.dispatch(view::Action::Fail(said).into());
    }
    let upgraded = kept.engine != env!("CARGO_PKG_VERSION");
    let (changed, cursor) = (kept.changed, kept.cursor);
    with_held(document, |held| {
        held.stored = true;
        held.head.created = kept.created;
        held.head.changed = changed;
        held.head.records = good;
        held.head.cursor = cursor;
        held.cut = good < all;
        held.moved |= upgraded || kept.title != held.head.title;
        // What was done meanwhile follows on what was kept, and is found to be new by its number.
        held.known = good;
        held.pending.clear();
    });
    if open.format.is_none() && kept.format.is_some() {
        open::reread(open, kept.format, dispatch);
    }
    if with(|keeper| keeper.shown) == Some(document) {
        go_to(&open.document, cursor, dispatch);
    }
    if good > 0 {
        dispatch.dispatch(review::Action::Load(document, journal).into());
    }
    Ok(Some(if elsewhere { Status::Elsewhere } else { Status::Saved(changed) }))
}

/// Goes back to where the person was.
fn go_to(document: &Document, cursor: u32, dispatch: &Dispatch) {
    use tickmark_engine::document::{MentionId, TurnId};
    let figure = document.mentions.iter().position(|mention| mention.span.start == cursor && mention.is_figure());
    let turn = document.turns.iter().position(|turn| turn.span.start == cursor);
    let action = match (figure, turn) {
        (Some(figure), _) => selection::Action::Select(MentionId(figure as u32), From::Elsewhere),
        (None, Some(turn)) if turn > 0 => selection::Action::Visit(Place::Turn(TurnId(turn as u32))),
        _ => return,
    };
    dispatch.dispatch(action.into());
}

/// Takes over a document as soon as the tab that writes it lets go.
fn wait(document: DocumentId, id: String, dispatch: Dispatch) {
    spawn_local(async move {
        let Locked::Here(lock) = tabs::lock(&id, true).await else { return };
        // Where the document was closed meanwhile, the lock goes to the next tab.
        if with_held(document, |held| held.lock = Some(lock)).is_none() {
            return;
        }
        catch_up(document, &id, &dispatch).await;
        let changed = with_held(document, |held| {
            held.elsewhere = false;
            held.head.changed
        });
        say(document, Status::Saved(changed.unwrap_or_default()), &dispatch);
        flush(document, &dispatch);
        dispatch.dispatch(view::Action::Say(words::YOURS_NOW.to_owned()).into());
    });
}

/// What another tab has done to a document since is done here too.
async fn catch_up(document: DocumentId, id: &str, dispatch: &Dispatch) {
    let (Ok(store), Some(known)) = (store(), with_held(document, |held| held.known)) else { return };
    let (Ok(Some(head)), Ok(records)) = (store.head(id).await, store.records(id, known + 1).await) else { return };
    let records: Vec<_> = records.iter().map_while(|(_, line)| tickmark_review::Record::of_line(line).ok()).collect();
    let taken = with_held(document, |held| {
        // Two words from the other tab may be heard before the first is followed.
        let taken = held.known == known;
        if taken {
            held.stored = true;
            held.known += records.len() as u32;
            held.head.records = held.known;
            held.head.changed = head.changed;
        }
        taken
    });
    if taken == Some(true) {
        records.into_iter().for_each(|record| dispatch.dispatch(review::Action::Append(document, record).into()));
    }
}

/// Another tab has written a document.
fn heard(id: String, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        list(&dispatch).await;
        let open = with(|keeper| {
            keeper.held.iter().find(|held| held.elsewhere && held.head.id == id).map(|held| held.document)
        });
        if let Some(document) = open {
            catch_up(document, &id, &dispatch).await;
        }
    });
}

/// Whether a document may be corrected in this tab; where not, the person is told.
pub fn may_edit(document: DocumentId, dispatch: &Dispatch) -> bool {
    let elsewhere = with_held(document, |held| held.elsewhere) == Some(true);
    if elsewhere {
        dispatch.dispatch(view::Action::Fail(words::read_only()).into());
    }
    !elsewhere
}

fn say(document: DocumentId, status: Status, dispatch: &Dispatch) {
    dispatch.dispatch(saving::Action::Status(document, status).into());
}

/// Notes where the person is in the document on the screen.
pub fn cursor(documents: &Documents, selection: &Selection, dispatch: &Dispatch) {
    let Some(open) = documents.current() else { return };
    let document = &open.document;
    let figure = selection.mention.and_then(|id| document.mentions.get(id.index())).map(|mention| mention.span.start);
    let turn = || selection.reading.and_then(|id| document.turns.get(id.index())).map(|turn| turn.span.start);
    let Some(cursor) = figure.or_else(turn) else { return };
    let moved = with_held(open.id, |held| {
        // Before it is known where the person was the last time, that is not written over.
        let moves = held.stored && held.head.cursor != cursor;
        if moves {
            held.head.cursor = cursor;
            held.moved = true;
        }
        moves
    });
    if moved == Some(true) {
        rest(dispatch);
    }
}

/// Writes what moved once it has rested.
fn rest(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let wait = window::after(REST, move || leave(&dispatch));
    with(|keeper| keeper.rest = Some(wait));
}

/// Writes what moved at once, since the page may be left.
pub fn leave(dispatch: &Dispatch) {
    let moved: Vec<_> = with(|keeper| keeper.held.iter().filter(|held| held.moved).map(|held| held.document).collect());
    moved.into_iter().for_each(|document| flush(document, dispatch));
}

/// Whether leaving the page would lose something.
pub fn would_lose() -> bool {
    with(|keeper| keeper.held.iter().any(|held| !held.stored || !held.pending.is_empty()))
}

/// Tries again to write what could not be written.
pub fn again(dispatch: &Dispatch) {
    let left: Vec<_> = with(|keeper| {
        let left = keeper.held.iter().filter(|held| !held.stored || !held.pending.is_empty());
        left.map(|held| held.document).collect()
    });
    left.into_iter().for_each(|document| flush(document, dispatch));
}

/// Writes all of a document that is not written yet. One writing follows on the other, so that records stay in order.
fn flush(document: DocumentId, dispatch: &Dispatch) {
    let work = with_held(document, |held| {
        let idle = held.stored && held.pending.is_empty() && !held.moved;
        if held.writing || held.elsewhere || idle {
            return None;
        }
        held.writing = true;
        held.moved = false;
        if !held.pending.is_empty() {
            held.head.changed = intl::now();
        }
        let mut head = held.head.clone();
        head.records = held.pending.last().map_or(head.records, |(number, _)| *number);
        let text = (!held.stored).then(|| held.text.clone());
        let cut = held.cut && !held.pending.is_empty();
        Some((head, text, held.pending.clone(), cut))
    });
    let Some((head, text, records, cut)) = work.flatten() else { return };
    let quiet = text.is_none() && records.is_empty();
    if !quiet {
        say(document, Status::Saving, dispatch);
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let written = match (store(), text) {
            (Ok(store), Some(text)) => store.create(&head, text.text(), &records).await,
            (Ok(store), None) => store.append(&head, &records, cut).await,
            (Err(trouble), _) => Err(trouble),
        };
        let more = with_held(document, |held| {
            held.writing = false;
            if written.is_ok() {
                held.stored = true;
                held.cut &= !cut;
                held.head.records = head.records;
                held.pending.drain(..records.len());
            } else {
                held.moved = true;
            }
            written.is_ok() && (held.moved || !held.pending.is_empty())
        });
        if written.is_ok() {
            with(|keeper| keeper.channel.iter().for_each(|channel| channel.say(&head.id)));
        }
        match written {
            Ok(()) if more == Some(true) => flush(document, &dispatch),
            Ok(()) if quiet => {}
            Ok(()) => say(document, Status::Saved(intl::now()), &dispatch),
            Err(trouble) => say(document, Status::Failed(trouble), &dispatch),
        }
    });
}

/// What is known of an open document.
pub fn head(document: DocumentId) -> Option<Head> {
    with_held(document, |held| held.head.clone())
}

/// Asks the browser, once, never to clear the store by itself.
fn ask_to_last(dispatch: &Dispatch) {
    if with(|keeper| std::mem::replace(&mut keeper.asked, true)) {
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        room::make_it_last().await;
        measure(&dispatch).await;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_named_by_its_text_and_its_file() {
        let a = id_of(Some("a.txt"), "words");
        assert_eq!(a, id_of(Some("a.txt"), "words"));
        assert_eq!(a.len(), 24);
        assert!(a.bytes().all(|byte| byte.is_ascii_hexdigit()));
        for other in [id_of(None, "words"), id_of(Some("b.txt"), "words"), id_of(Some("a.txt"), "other words")] {
            assert_ne!(a, other);
        }
    }
}
