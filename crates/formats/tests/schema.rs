//! The JSON Schema of tagged JSON: kept true to the wire types, and every export held to it.

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use tickmark_engine::export::tagged_json::{Options, Tagged, to_line};
use tickmark_engine::offsets::OffsetUnit;

const SCHEMA: &str = "../../docs/schema/tickmark-1.schema.json";

fn generated() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Tagged<'_>>();
    schema.insert("title".to_owned(), "Tagged JSON, schema tickmark/1".into());
    schema.insert(
        "description".to_owned(),
        "One annotated transcript; docs/tagged-json.md says what the fields mean.".into(),
    );
    if let Some(properties) = schema.get_mut("properties") {
        properties["schema"] = serde_json::json!({ "const": "tickmark/1" });
    }
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

#[test]
fn the_schema_checked_in_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("docs/schema");
        fs::write(&path, generated()).expect("docs/schema can be written");
    }
    let checked_in = fs::read_to_string(&path).expect("docs/schema is there");
    assert!(checked_in == generated(), "run UPDATE=1 cargo test -p tickmark-formats --test schema");
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not at hand", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let texts = paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| (path.display().to_string(), fs::read_to_string(path).expect("text"))).collect()
}

#[test]
fn every_export_is_valid() {
    let schema = serde_json::from_str(&generated()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let awkward = ("awkward".to_owned(), "\u{feff}\r\n👨‍👩‍👧 5%\u{2028}".to_owned());
    let all = [texts("samples"), texts("../shared/seeds"), texts("../shared/transcripts"), vec![awkward]];
    for (name, text) in all.into_iter().flatten() {
        let document = tickmark_engine::annotate(&text);
        for (unit, text) in [(OffsetUnit::CodePoint, true), (OffsetUnit::Utf16, false)] {
            let json = to_line(&document, Options { name: Some(&name), unit, text, rejected: false });
            let value = serde_json::from_str(&json).unwrap();
            let errors: Vec<_> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path)).collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
    // A schema that takes anything would pass the above.
    for wrong in [r#"{}"#, r#"{"schema": 1}"#, r#"[]"#] {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{wrong}");
    }
}
