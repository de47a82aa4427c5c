//! types.d.ts: TypeScript made from the schema of the Rust types, so that nothing is said twice.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use tickmark_engine::export::tagged_json::Tagged;

use crate::types::{AnnotateOptions, ExportOptions, Exported, Format, ImportOptions, ImportedText, Packed};

const HEAD: &str = "\
/** An exact decimal: up to 15 digits a number, which gives those digits back; beyond that the text of its digits. */
export type Decimal = number | string;
";

/// The schema of what is text or bytes.
pub fn content(_: &mut SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "contentEncoding": "binary" })
}

/// The schema of what is bytes, or nothing.
pub fn bytes(_: &mut SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "null"], "contentMediaType": "application/octet-stream" })
}

fn generated() -> String {
    let mut out = HEAD.to_owned();
    let mut answers = SchemaSettings::draft2020_12().for_serialize().into_generator();
    answers.subschema_for::<Tagged<'_>>();
    answers.subschema_for::<Format>();
    answers.subschema_for::<Exported>();
    answers.subschema_for::<ImportedText>();
    answers.subschema_for::<Packed>();
    let mut options = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    options.subschema_for::<AnnotateOptions>();
    options.subschema_for::<ExportOptions>();
    options.subschema_for::<ImportOptions>();
    for generator in [answers, options] {
        interfaces(generator, &mut out);
    }
    out
}

fn interfaces(mut generator: SchemaGenerator, out: &mut String) {
    for (name, schema) in generator.take_definitions(true) {
        out.push('\n');
        comment(&schema, "", out);
        let _ = writeln!(out, "export interface {name} {{");
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            comment(property, "  ", out);
            let optional = if required.iter().any(|name| name == key) { "" } else { "?" };
            let _ = writeln!(out, "  {key}{optional}: {};", of(property));
        }
        out.push_str("}\n");
    }
}

fn comment(schema: &Value, indent: &str, out: &mut String) {
    if let Some(words) = schema["description"].as_str() {
        let _ = writeln!(out, "{indent}/** {} */", words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

/// The TypeScript of a schema.
fn of(schema: &Value) -> String {
    let union = |parts: &[Value]| parts.iter().map(of).collect::<Vec<_>>().join(" | ");
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    if let Some(word) = schema.get("const") {
        return word.to_string();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if let Some(parts) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        return union(parts);
    }
    match &schema["type"] {
        Value::Array(types) => {
            let types = types.iter().map(|of_type| {
                let mut single = schema.clone();
                single["type"] = of_type.clone();
                single
            });
            union(&types.collect::<Vec<_>>())
        }
        Value::String(word) => match word.as_str() {
            "integer" => "number".to_owned(),
            "string" if !schema["contentMediaType"].is_null() => "Uint8Array".to_owned(),
            "string" if !schema["contentEncoding"].is_null() => "string | Uint8Array".to_owned(),
            // A double has a format, an exact decimal has none.
            "number" if schema["format"].is_null() => "Decimal".to_owned(),
            "array" => {
                let item = of(&schema["items"]);
                if item.contains(' ') { format!("({item})[]") } else { format!("{item}[]") }
            }
            "object" if schema["additionalProperties"].is_object() => {
                format!("Record<string, {}>", of(&schema["additionalProperties"]))
            }
            word => word.to_owned(),
        },
        other => panic!("no TypeScript for {other} in {schema}"),
    }
}

#[test]
fn the_types_checked_in_are_those_of_rust() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("types.d.ts");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, generated()).expect("types.d.ts can be written");
    }
    let checked_in = fs::read_to_string(&path).expect("types.d.ts is there");
    assert!(checked_in == generated(), "run UPDATE=1 cargo test -p tickmark-js");
}
