//! The JSON Schema of a theme's file, for editors that read TOML.
//!
//! In: the types that read a theme, with their documentation; the limits of its numbers ([`range`]); what the default
//! theme says. Out: a schema of draft-07. Nothing is said here of any one key: what reads a theme describes it.
//!
//! A file says only what differs from the theme that it extends, so that nothing has to be there. Whether a text can
//! be read and fits its sheets, only reading tells.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json, json};

use super::{NAMES, Pt, RunningField, RunningWords, Theme, built_in, range};
use crate::geometry::Color;

impl JsonSchema for Pt {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}

impl JsonSchema for Color {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
    }
}

impl JsonSchema for RunningWords {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "running-words".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let fields = RunningField::ALL.iter().map(|(name, _)| *name);
        let fields = fields.collect::<Vec<_>>().join("|");
        let pattern = format!("^([^{{}}]|\\{{\\s*({fields})\\s*\\}})*$");
        json_schema!({"type": "string", "pattern": pattern})
    }
}

/// The schema.
pub fn schema() -> Json {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Theme>().to_value();
    tidy(&mut schema);
    schema["title"] = "A theme for briefset".into();
    let what = "How briefings look: what differs from the theme that it extends.";
    schema["description"] = what.into();
    schema["properties"]["extends"] = json!({
        "description": "The theme whose values are taken where this one says nothing: `default` if it is not given.",
        "type": "string",
        "enum": NAMES,
    });
    for number in range::numbers(Theme::default_theme()) {
        let (least, most) = number.limits;
        if let Some(found) = property(&mut schema, &number.keys) {
            found.insert("minimum".to_string(), round(least));
            found.insert("maximum".to_string(), round(most));
            if let (false, Some(Json::String(words))) =
                (number.unit.is_empty(), found.get_mut("description"))
            {
                // The styles have one definition, which is come to once for each.
                let unit = format!(" In {}.", number.unit);
                if !words.ends_with(&unit) {
                    words.push_str(&unit);
                }
            }
        }
    }
    show_defaults(&mut schema);
    schema
}

/// A number without a fraction that says nothing.
fn round(number: f64) -> Json {
    if number.fract() == 0.0 {
        json!(number as i64)
    } else {
        json!(number)
    }
}

/// Takes out what holds of a whole theme alone, and what only programs ask: a file need say nothing, and a number is
/// a number. Words of a choice are listed, with what they mean beside them.
fn tidy(schema: &mut Json) {
    match schema {
        Json::Array(all) => all.iter_mut().for_each(tidy),
        Json::Object(fields) => {
            fields.shift_remove("required");
            fields.shift_remove("format");
            fields.shift_remove("default");
            list_words(fields);
            if let Some(Json::String(words)) = fields.get_mut("description") {
                *words = words
                    .replace('\n', " ")
                    .replace("[`", "`")
                    .replace("`]", "`");
            }
            fields.values_mut().for_each(tidy);
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// Writes the words of a choice as one list.
fn list_words(fields: &mut Map<String, Json>) {
    let Some(Json::Array(words)) = fields.get("oneOf") else {
        return;
    };
    let of_all = |key: &str| -> Vec<Json> {
        let found = words.iter().map(|word| word.get(key).cloned());
        found.map(|found| found.unwrap_or(Json::Null)).collect()
    };
    let (words, meanings) = (of_all("const"), of_all("description"));
    fields.shift_remove("oneOf");
    fields.insert("type".to_string(), "string".into());
    fields.insert("enum".to_string(), Json::Array(words));
    // Editors of YAML and JSON know the one, those of TOML the other.
    fields.insert("enumDescriptions".to_string(), meanings.clone().into());
    fields.insert(
        "x-taplo".to_string(),
        json!({"docs": {"enumValues": meanings}}),
    );
}

/// The property of a theme that keys lead to, through the definitions that they name.
fn property<'a>(schema: &'a mut Json, keys: &[&str]) -> Option<&'a mut Map<String, Json>> {
    let mut pointer = String::new();
    for key in keys {
        pointer = followed(schema, &pointer)?;
        let own = format!("{pointer}/properties/{key}");
        // What scripts are called is for the theme to say.
        let any = format!("{pointer}/additionalProperties");
        pointer = if schema.pointer(&own).is_some() {
            own
        } else {
            any
        };
    }
    schema.pointer_mut(&pointer)?.as_object_mut()
}

/// The place of a schema, or of the definition that it refers to.
fn followed(schema: &Json, pointer: &str) -> Option<String> {
    let fields = schema.pointer(pointer)?;
    let alone = fields.get("allOf").and_then(|all| all.get(0));
    let reference = fields.get("$ref").or(alone.and_then(|one| one.get("$ref")));
    match reference.and_then(Json::as_str) {
        Some(reference) => Some(reference.trim_start_matches('#').to_string()),
        None => Some(pointer.to_string()),
    }
}

/// What the default theme says, where a definition is of one place.
fn show_defaults(schema: &mut Json) {
    let values = built_in::text("default").map(toml::from_str::<toml::Table>);
    let Some(Ok(values)) = values else { return };
    for (key, value) in values {
        let of_one_place = ["colors", "families", "paragraph", "fit"];
        match value {
            toml::Value::Table(table) if of_one_place.contains(&key.as_str()) => {
                for (name, value) in table {
                    show_default(schema, &[&key, &name], &value);
                }
            }
            toml::Value::Table(_) => {}
            _ if key == "name" => {}
            value => show_default(schema, &[&key], &value),
        }
    }
}

fn show_default(schema: &mut Json, keys: &[&str], value: &toml::Value) {
    let value = serde_json::to_value(value).unwrap_or(Json::Null);
    if let Some(found) = property(schema, keys) {
        found.insert("default".to_string(), value);
    }
}
