//! What is done to documents of the store, open or not: deleting, bringing back, taking a project in.

use tickmark_project::Project;
use tickmark_review::Journal;
use yew::platform::spawn_local;

use super::{Deleted, again, id_of, list, measure, show, store, with, with_held};
use crate::browser::store::Record;
use crate::browser::tabs::{self, Locked};
use crate::state::documents::{self, DocumentId};
use crate::state::library::{self, Head, Trouble};
use crate::state::saving;
use crate::state::{Dispatch, view};
use crate::tasks::open;
use crate::words;

/// Deletes a document of the library; it can be brought back for as long as this tab lives.
pub fn delete(id: &str, open: Option<DocumentId>, dispatch: &Dispatch) {
    let (id, dispatch) = (id.to_owned(), dispatch.clone());
    spawn_local(async move {
        // A lock that is let go is free only a moment later: the one that this tab has is used on.
        let own = open.and_then(|document| with_held(document, |held| held.lock.take())).flatten();
        if let Some(document) = open {
            with(|keeper| keeper.held.retain(|held| held.document != document));
            dispatch.dispatch(documents::Action::Close(document).into());
            dispatch.dispatch(saving::Action::Closed(document).into());
        }
        let deleted = async {
            let store = store()?;
            let lock = match own {
                Some(lock) => Locked::Here(lock),
                None => tabs::lock(&id, false).await,
            };
            if matches!(lock, Locked::Elsewhere) {
                return Err(Trouble::Overtaken);
            }
            let whole = match (store.head(&id).await, store.text(&id).await, store.records(&id, 0).await) {
                (Ok(Some(head)), Ok(text), Ok(records)) => Some(Deleted { head, text, records }),
                _ => None,
            };
            store.delete(&id).await.map(|()| whole)
        };
        match deleted.await {
            Ok(Some(deleted)) => {
                dispatch.dispatch(library::Action::Deleted(deleted.head.title.clone()).into());
                with(|keeper| keeper.deleted.push(deleted));
            }
            // What was damaged is gone for good.
            Ok(None) => {}
            Err(trouble) => dispatch.dispatch(view::Action::Fail(words::not_deleted(trouble).to_owned()).into()),
        }
        list(&dispatch).await;
        measure(&dispatch).await;
        again(&dispatch);
    });
}

/// Brings back the document that was deleted last.
pub fn undelete(dispatch: &Dispatch) {
    let Some(Deleted { head, text, records }) = with(|keeper| keeper.deleted.pop()) else { return };
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let written = match store() {
            Ok(store) => store.create(&head, &text, &records).await,
            Err(trouble) => Err(trouble),
        };
        match written {
            Ok(()) => dispatch.dispatch(library::Action::Undeleted.into()),
            Err(trouble) => {
                with(|keeper| keeper.deleted.push(Deleted { head, text, records }));
                dispatch.dispatch(view::Action::Fail(words::not_saved(trouble).to_owned()).into());
            }
        }
        list(&dispatch).await;
    });
}

/// Takes a project into the store and shows it, beside other corrections of the same call; says whether it is open.
pub async fn bring_in(project: Project, dispatch: &Dispatch) -> bool {
    match take_in(&project).await {
        Ok(id) => {
            list(dispatch).await;
            show(&id, dispatch).await
        }
        Err(_) => {
            // With no store the call is opened all the same; that it is not saved is said then.
            let lines = project.records.join("\n");
            let journal = Journal::of_lines(&lines).unwrap_or_else(|(journal, _)| journal);
            let id = id_of(project.file.as_deref(), &project.text);
            with(|keeper| keeper.arriving = Some((id, journal)));
            open::kept(&project.text, project.file, project.format, dispatch).await
        }
    }
}

/// Writes a project into the store and gives its name there.
async fn take_in(project: &Project) -> Result<String, Trouble> {
    let store = store()?;
    let records: Vec<Record> = (1..).zip(project.records.iter().cloned()).collect();
    let name = project.file.as_deref().unwrap_or(words::TRANSCRIPT.text());
    for copy in 1.. {
        let file = if copy == 1 { project.file.clone() } else { Some(words::copy(name, copy)) };
        let head = Head {
            id: id_of(file.as_deref(), &project.text),
            engine: project.engine.clone(),
            title: name.to_owned(),
            format: project.format.clone(),
            created: project.created as f64,
            changed: project.changed as f64,
            records: records.len() as u32,
            cursor: project.cursor,
            file,
            ..Head::default()
        };
        if store.head(&head.id).await?.is_none() {
            store.create(&head, &project.text, &records).await?;
            return Ok(head.id);
        }
        let there = store.records(&head.id, 0).await?;
        let held = with(|keeper| keeper.held.iter().any(|held| held.head.id == head.id));
        if there.is_empty() && !held {
            store.append(&head, &records, false).await?;
            return Ok(head.id);
        }
        if there == records {
            return Ok(head.id);
        }
    }
    Err(Trouble::Failed)
}
