//! What this browser keeps, in IndexedDB: documents, their texts, the records of their corrections, settings.
//!
//! A record is a line of text that is never read here. Writing resolves once the transaction is complete, with strict durability
//! where the browser has it; only then may the screen say "saved".

use idb::{Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use crate::state::library::{Head, SCHEMA, Trouble};

const NAME: &str = "tickmark";
/// The version of the stores, not of what is in them.
const VERSION: u32 = 1;

const DOCUMENTS: &str = "documents";
const TEXTS: &str = "texts";
const RECORDS: &str = "records";
const SETTINGS: &str = "settings";

/// A record of a correction: its number and its line.
pub type Record = (u32, String);

/// The open store.
pub struct Store {
    database: Database,
    /// The same, for what idb cannot ask of it.
    raw: IdbDatabase,
}

/// Why the store failed.
fn trouble(error: Error) -> Trouble {
    named(&error.to_string())
}

/// Why the store failed, by what the exception says; the name of the exception is in it.
fn named(said: &str) -> Trouble {
    let names = [
        ("QuotaExceeded", Trouble::Full),
        ("SecurityError", Trouble::Blocked),
        ("NotAllowed", Trouble::Blocked),
        ("IndexedDB instance not found", Trouble::Blocked),
        ("VersionError", Trouble::Newer),
        ("ConstraintError", Trouble::Overtaken),
        ("UnknownError", Trouble::Damaged),
        ("DataError", Trouble::Damaged),
    ];
    names.iter().find(|(name, _)| said.contains(name)).map_or(Trouble::Failed, |(_, trouble)| *trouble)
}

impl Store {
    /// Opens the store, and makes it where there is none. `left` is called when a later version of the page needs it to be
    /// closed.
    ///
    /// # Errors
    /// Where the browser has no store or does not let the page use it.
    pub async fn open(left: impl FnOnce() + 'static) -> Result<Self, Trouble> {
        // What stops the very opening, other than a later version, means that this page has no store at all.
        let blocked = |error| Some(trouble(error)).filter(|it| *it != Trouble::Failed).unwrap_or(Trouble::Blocked);
        let mut request = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))).map_err(blocked)?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for store in [DOCUMENTS, TEXTS, RECORDS, SETTINGS] {
                    // One that is there already stays as it is.
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            }
        });
        let raw: IdbDatabase = request.await.map_err(blocked)?.into();
        let mut database = Database::from(raw.clone());
        database.on_version_change(|event| {
            if let Some(database) = event.target().and_then(|target| target.dyn_into::<IdbDatabase>().ok()) {
                database.close();
            }
            left();
        });
        Ok(Self { database, raw })
    }

    fn read(&self, stores: &[&str]) -> Result<Transaction, Trouble> {
        self.database.transaction(stores, TransactionMode::ReadOnly).map_err(trouble)
    }

    /// A transaction that is complete only when everything is on the disk, where the browser can promise that.
    fn write(&self, stores: &[&str]) -> Result<Writing, Trouble> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let raw = Reflect::get(&self.raw, &"transaction".into()).and_then(|function| {
            let function: Function = function.dyn_into()?;
            function.call3(&self.raw, &names, &"readwrite".into(), &options)?.dyn_into::<IdbTransaction>()
        });
        let raw = raw.map_err(|error| trouble(Error::TransactionOpenFailed(error)))?;
        Ok(Writing { transaction: raw.clone().into(), raw })
    }

    /// What the store knows of every document, and the names of those of which it can read nothing.
    pub async fn heads(&self) -> Result<(Vec<Head>, Vec<String>), Trouble> {
        let transaction = self.read(&[DOCUMENTS])?;
        let store = transaction.object_store(DOCUMENTS).map_err(trouble)?;
        let keys = store.get_all_keys(None, None).map_err(trouble)?;
        let values = store.get_all(None, None).map_err(trouble)?;
        let (keys, values) = (keys.await.map_err(trouble)?, values.await.map_err(trouble)?);
        let (mut heads, mut damaged) = (vec![], vec![]);
        for (key, value) in keys.iter().zip(&values) {
            let id = key.as_string().unwrap_or_default();
            match head(&id, value) {
                Some(head) => heads.push(head),
                None => damaged.push(id),
            }
        }
        Ok((heads, damaged))
    }

    /// What the store knows of one document; `None` where it does not have it.
    pub async fn head(&self, id: &str) -> Result<Option<Head>, Trouble> {
        match self.get(DOCUMENTS, id).await? {
            Some(value) => head(id, &value).map(Some).ok_or(Trouble::Damaged),
            None => Ok(None),
        }
    }

    /// The text of a document.
    ///
    /// # Errors
    /// [`Trouble::Damaged`] where it is missing.
    pub async fn text(&self, id: &str) -> Result<String, Trouble> {
        self.get(TEXTS, id).await?.and_then(|text| text.as_string()).ok_or(Trouble::Damaged)
    }

    /// The records of a document from a number on, in order. A record that is no text has an empty line.
    pub async fn records(&self, id: &str, from: u32) -> Result<Vec<Record>, Trouble> {
        let transaction = self.read(&[RECORDS])?;
        let store = transaction.object_store(RECORDS).map_err(trouble)?;
        let range = || KeyRange::bound(&key(id, from), &key(id, u32::MAX), None, None).map(Query::KeyRange);
        let keys = store.get_all_keys(Some(range().map_err(trouble)?), None).map_err(trouble)?;
        let values = store.get_all(Some(range().map_err(trouble)?), None).map_err(trouble)?;
        let (keys, values) = (keys.await.map_err(trouble)?, values.await.map_err(trouble)?);
        let number = |key: &JsValue| key.dyn_ref::<Array>().and_then(|key| key.get(1).as_f64()).map_or(0, |n| n as u32);
        let line = |value: &JsValue| value.as_string().unwrap_or_default();
        Ok(keys.iter().map(number).zip(values.iter().map(line)).collect())
    }

    /// Keeps a new document with its text and records; one that is there already is not written over.
    pub async fn create(&self, head: &Head, text: &str, records: &[Record]) -> Result<(), Trouble> {
        let transaction = self.write(&[DOCUMENTS, TEXTS, RECORDS])?;
        transaction.put(DOCUMENTS, &head.id.as_str().into(), &object(head), false)?;
        transaction.put(TEXTS, &head.id.as_str().into(), &text.into(), false)?;
        for (number, line) in records {
            transaction.put(RECORDS, &key(&head.id, *number), &line.as_str().into(), false)?;
        }
        transaction.done().await
    }

    /// Appends records to a document and says what is known of it now. A record that is there already is not written over:
    /// then nothing is written at all. With `cut`, what is there from the first of them on was damaged and goes first.
    pub async fn append(&self, head: &Head, records: &[Record], cut: bool) -> Result<(), Trouble> {
        let transaction = self.write(&[DOCUMENTS, RECORDS])?;
        if cut && let Some((first, _)) = records.first() {
            transaction.delete_records(&head.id, *first)?;
        }
        for (number, line) in records {
            transaction.put(RECORDS, &key(&head.id, *number), &line.as_str().into(), false)?;
        }
        transaction.put(DOCUMENTS, &head.id.as_str().into(), &object(head), true)?;
        transaction.done().await
    }

    /// Deletes a document with its text and its records.
    pub async fn delete(&self, id: &str) -> Result<(), Trouble> {
        let transaction = self.write(&[DOCUMENTS, TEXTS, RECORDS])?;
        for store in [DOCUMENTS, TEXTS] {
            let store = transaction.transaction.object_store(store).map_err(trouble)?;
            store.delete(Query::Key(id.into())).map_err(trouble)?;
        }
        transaction.delete_records(id, 0)?;
        transaction.done().await
    }

    /// A setting, if it was ever set.
    pub async fn setting(&self, name: &str) -> Option<String> {
        self.get(SETTINGS, name).await.ok()??.as_string()
    }

    /// Keeps a setting.
    pub async fn set(&self, name: &str, value: &str) -> Result<(), Trouble> {
        let transaction = self.write(&[SETTINGS])?;
        transaction.put(SETTINGS, &name.into(), &value.into(), true)?;
        transaction.done().await
    }

    async fn get(&self, store: &str, key: &str) -> Result<Option<JsValue>, Trouble> {
        let transaction = self.read(&[store])?;
        let store = transaction.object_store(store).map_err(trouble)?;
        store.get(Query::Key(key.into())).map_err(trouble)?.await.map_err(trouble)
    }
}

/// A transaction that writes.
struct Writing {
    transaction: Transaction,
    raw: IdbTransaction,
}

impl Writing {
    /// Writes a value, over the one that is there if `over`; else nothing of the transaction is written where one is there.
    fn put(&self, store: &str, key: &JsValue, value: &JsValue, over: bool) -> Result<(), Trouble> {
        let store = self.transaction.object_store(store).map_err(trouble)?;
        if over {
            store.put(value, Some(key)).map(|_| ()).map_err(trouble)
        } else {
            store.add(value, Some(key)).map(|_| ()).map_err(trouble)
        }
    }

    /// Deletes the records of a document from a number on.
    fn delete_records(&self, id: &str, from: u32) -> Result<(), Trouble> {
        let range = KeyRange::bound(&key(id, from), &key(id, u32::MAX), None, None).map_err(trouble)?;
        let records = self.transaction.object_store(RECORDS).map_err(trouble)?;
        records.delete(Query::KeyRange(range)).map(|_| ()).map_err(trouble)
    }

    /// Waits until all of it is written, or none.
    async fn done(self) -> Result<(), Trouble> {
        // idb's own future loses the reason of a failure.
        let promise = Promise::new(&mut |resolve, reject| {
            self.raw.set_oncomplete(Some(&resolve));
            self.raw.set_onabort(Some(&reject));
        });
        let error = || self.raw.error().map_or(Trouble::Failed, |error| named(&error.name()));
        JsFuture::from(promise).await.map(|_| ()).map_err(|_| error())
    }
}

/// The key of a record: document and number.
fn key(id: &str, number: u32) -> JsValue {
    Array::of2(&id.into(), &number.into()).into()
}

/// What is known of a document as the plain object that is stored.
fn object(head: &Head) -> JsValue {
    let object = Object::new();
    let set = |key: &str, value: JsValue| {
        let _ = Reflect::set(&object, &key.into(), &value);
    };
    let words = |text: &Option<String>| text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    set("schema", SCHEMA.into());
    set("engine", head.engine.as_str().into());
    set("file", words(&head.file));
    set("format", words(&head.format));
    set("title", head.title.as_str().into());
    set("company", words(&head.company));
    set("date", words(&head.date));
    set("created", head.created.into());
    set("changed", head.changed.into());
    set("decided", head.decided.into());
    set("figures", head.figures.into());
    set("records", head.records.into());
    set("cursor", head.cursor.into());
    object.into()
}

/// The stored object read back; `None` where it is none. What an older page did not store yet is empty.
fn head(id: &str, object: &JsValue) -> Option<Head> {
    let get = |key: &str| Reflect::get(object, &key.into()).ok();
    let words = |key: &str| get(key)?.as_string();
    let number = |key: &str| get(key)?.as_f64();
    let count = |key: &str| number(key).unwrap_or(0.0) as u32;
    Some(Head {
        id: id.to_owned(),
        schema: number("schema")? as u32,
        title: words("title")?,
        engine: words("engine").unwrap_or_default(),
        file: words("file"),
        format: words("format"),
        company: words("company"),
        date: words("date"),
        created: number("created").unwrap_or(0.0),
        changed: number("changed").unwrap_or(0.0),
        decided: count("decided"),
        figures: count("figures"),
        records: count("records"),
        cursor: count("cursor"),
    })
}
