//! The schema of a record, made from the types.

use super::Record;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The schema of a record (JSON Schema, draft 2020-12).
#[must_use]
pub fn schema() -> Schema {
    let mut schema = closed::<Record>();
    schema.insert("title".to_owned(), "A record of isnad".into());
    if let Some(version) = schema.pointer_mut("/properties/isnad") {
        *version = json!({"description": "The version of this format.", "const": super::VERSION});
    }
    if let Some(orphan) = schema.pointer_mut("/properties/orphans/items") {
        *orphan = json!({"type": "object"});
    }
    schema
}

/// The schema of a record as plain data.
#[must_use]
pub fn value() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema().to_value());
    &SCHEMA
}

/// The schema of `T`, in which maps take the keys that it names, keys that start with `x-`, and no others.
#[must_use]
pub fn closed<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().with_transform(Closed).into_generator().into_root_schema_for::<T>()
}

/// `schema` as the text of its file.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "it cannot")]
pub fn to_text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).expect("a schema is plain data");
    text.push('\n');
    text
}

#[derive(Clone, Debug)]
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
            schema.insert("patternProperties".to_owned(), json!({"^x-": true}));
            schema.insert("additionalProperties".to_owned(), Value::Bool(false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_the_schema_of_the_types() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/record.schema.json");
        let fresh = to_text(&schema());
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            std::fs::write(&path, &fresh).expect("the folder of schemas is writable");
        }
        let kept = std::fs::read_to_string(path).expect("the schema is kept in schemas/");
        assert!(kept == fresh, "run `cargo run schema > schemas/record.schema.json`");
    }

    #[test]
    fn every_field_says_what_it_means() {
        let schema = schema();
        let definitions = schema.get("$defs").and_then(Value::as_object).expect("types");
        for (name, definition) in definitions {
            let properties = definition.get("properties").and_then(Value::as_object);
            for (field, about) in properties.into_iter().flatten() {
                assert!(about.get("description").is_some(), "{name}.{field} says nothing");
            }
        }
    }
}
