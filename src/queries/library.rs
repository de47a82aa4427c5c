//! The documents that are open or kept, as the start lists them.

use crate::state::documents::DocumentId;
use crate::state::library::Head;
use crate::state::{Documents, Library, Saving};

use super::summary::summary;

/// One document of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name in the store, if it is kept.
    pub id: Option<String>,
    /// Its name in this tab, if it is open.
    pub open: Option<DocumentId>,
    /// Company and call.
    pub title: String,
    /// The day of the call, as in 2025-02-20.
    pub date: Option<String>,
    /// The name of the file.
    pub file: Option<String>,
    /// How many figures a person has decided on, of how many.
    pub progress: (u32, u32),
    /// When it was changed last, in milliseconds since 1970.
    pub changed: Option<f64>,
}

/// The documents whose name, company, file or date has every one of `words`: first what is only in this tab, then what is kept,
/// the last changed first.
pub fn entries(documents: &Documents, library: &Library, saving: &Saving, words: &str) -> Vec<Entry> {
    let heads = library.heads.iter().flat_map(|heads| heads.iter());
    let kept = heads.map(|head| Entry {
        id: Some(head.id.clone()),
        open: saving.document(&head.id).filter(|document| documents.get(*document).is_some()),
        title: head.title.clone(),
        date: head.date.clone(),
        file: head.file.clone(),
        progress: (head.decided, head.figures),
        changed: Some(head.changed),
    });
    let kept: Vec<Entry> = kept.collect();
    let only_here = documents.open.iter().rev().filter(|open| kept.iter().all(|entry| entry.open != Some(open.id)));
    let only_here = only_here.map(|open| {
        let summary = summary(&open.document);
        Entry {
            id: None,
            open: Some(open.id),
            title: summary.title,
            date: open.document.call.date.map(tickmark_engine::document::iso),
            file: open.file.clone(),
            progress: (0, summary.figures as u32),
            changed: None,
        }
    });
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let company = |entry: &Entry| {
        let head: Option<&Head> = entry.id.as_deref().and_then(|id| library.head(id));
        head.and_then(|head| head.company.clone()).unwrap_or_default()
    };
    let matches = |entry: &Entry| {
        let parts = [Some(&entry.title), entry.file.as_ref(), entry.date.as_ref(), Some(&company(entry))];
        let all = parts.into_iter().flatten().map(|part| part.to_lowercase()).collect::<Vec<_>>().join("\n");
        words.iter().all(|word| all.contains(word))
    };
    only_here.chain(kept.iter().cloned()).filter(matches).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Snapshot;
    use crate::state::documents::{self, Opened};
    use crate::state::{library, saving};

    fn head(id: &str, title: &str, company: &str, file: &str) -> Head {
        let (company, file) = (Some(company.to_owned()), Some(file.to_owned()));
        Head { id: id.into(), title: title.into(), company, file, date: Some("2025-02-20".into()), ..Head::default() }
    }

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let heads = vec![
            head("a", "Harbourline · Q3 2025", "Harbourline Group", "call.txt"),
            head("b", "Kestrel Air · first half", "Kestrel", "Kestrel.srt"),
        ];
        let library = Library::default().reduce(&library::Action::Listed(Snapshot::new(heads), vec![])).unwrap();
        let document = Snapshot::new(tickmark_engine::annotate("Only here"));
        let opened = documents::Action::Opened(Opened { file: None, format: None, document });
        let documents = Documents::default().reduce(&opened).unwrap();
        let found = entries(&documents, &library, &Saving::default(), words);
        let titles: Vec<&str> = found.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, expected, "{words}");
    }

    #[test]
    fn the_library_is_searched_by_every_word() {
        let (here, a, b) = ("Only here", "Harbourline · Q3 2025", "Kestrel Air · first half");
        check("", &[here, a, b]);
        check("kestrel", &[b]);
        check("group HARBOUR", &[a]);
        check("2025-02", &[a, b]);
        check(".srt", &[b]);
        check("only", &[here]);
        check("kestrel group", &[]);
    }

    #[test]
    fn an_open_document_that_is_kept_is_listed_once() {
        let library = Library::default();
        let listed = library::Action::Listed(Snapshot::new(vec![head("a", "Only here", "", "")]), vec![]);
        let library = library.reduce(&listed).unwrap();
        let document = Snapshot::new(tickmark_engine::annotate("Only here"));
        let opened = documents::Action::Opened(Opened { file: None, format: None, document });
        let documents = Documents::default().reduce(&opened).unwrap();
        let saving = Saving::default().reduce(&saving::Action::Named(DocumentId(1), "a".into())).unwrap();
        let entries = entries(&documents, &library, &saving, "");
        assert_eq!(
            entries.iter().map(|entry| (entry.id.as_deref(), entry.open)).collect::<Vec<_>>(),
            [(Some("a"), Some(DocumentId(1)))]
        );
    }
}
