//! The JSON Schema of a briefing, for editors: completion, what a key is, what is wrong while it is typed.
//!
//! In: the table of keys ([`keys`]), and nothing else, so that an editor knows what the reader
//! knows. Out: a schema of draft-07, which the YAML servers of editors read best.
//!
//! A mapping of the format is a definition, named by the keys that lead to it (`sections.blocks.table`), since
//! tables hold themselves. The schema accepts whatever is read without an error; it refuses unknown keys, values of a
//! wrong kind, unknown words of a choice and missing keys, as reading does. What only reading can tell (a date that is
//! none, a citation of nothing) it leaves to that. A test holds both against each other.
//!
//! The server decides by YAML's core schema what is a number, `true` or nothing; to the reader all of these are texts,
//! so that a text may be any of them here. An absent value means that the key is not given.

mod presence;
mod values;
mod words;

use serde_json::{Map, Value as Json, json};

use super::keys::{self, BRIEFING, Key, Required, Table};
use values::Definitions;
use words::Words;

/// The draft that the schemas are written in.
pub const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema.
pub fn schema() -> Json {
    let tables = keys::tables();
    let definitions = Definitions(&tables);
    let mut schema = Map::new();
    schema.insert("$schema".to_string(), DRAFT.into());
    schema.insert("title".to_string(), "A briefing for briefset".into());
    let what =
        "One briefing: a title, and what there is to say. briefset makes a PDF and an EPUB of it.";
    schema.insert("description".to_string(), what.into());
    schema.append(&mut mapping(&BRIEFING, &definitions, json!("object")));
    let mut defined = Map::new();
    for (path, table) in tables.iter().skip(1) {
        let mut definition = Map::new();
        definition.insert("title".to_string(), sentence(table.what).into());
        definition.append(&mut mapping(table, &definitions, json!(["object", "null"])));
        defined.insert(path.join("."), Json::Object(definition));
    }
    schema.insert("definitions".to_string(), Json::Object(defined));
    Json::Object(schema)
}

/// What a mapping may hold. It is a definition, so that whoever wants one that is not absent says so.
fn mapping(table: &Table, definitions: &Definitions<'_>, kind: Json) -> Map<String, Json> {
    let mut mapping = Map::new();
    mapping.insert("type".to_string(), kind);
    if table.keys.is_empty() {
        // Its keys are whatever their writer likes. One alone that looks like a word is none: the colon behind it
        // made a text a mapping.
        let text = json!({"type": values::TEXT});
        mapping.insert("additionalProperties".to_string(), text);
        mapping.insert("if".to_string(), json!({"maxProperties": 1}));
        let letter = json!({"propertyNames": {"pattern": "^[^A-Z ][^ ]*$"}});
        mapping.insert("then".to_string(), letter);
        return mapping;
    }
    let keys = table.in_canonical_order().into_iter();
    let properties = keys.flat_map(|key| named(key, definitions)).collect();
    mapping.insert("properties".to_string(), Json::Object(properties));
    mapping.append(&mut presence::rules(table));
    mapping.insert("patternProperties".to_string(), json!({"^x-": {}}));
    mapping.insert("additionalProperties".to_string(), json!(false));
    mapping
}

/// The schemas of what stands behind a key, by each of its names.
fn named(key: &Key, definitions: &Definitions<'_>) -> Vec<(String, Json)> {
    let names = [key.name].into_iter();
    let names = names.chain(key.other_names.iter().chain(key.spellings).copied());
    let since = key.since;
    let words = Words::of(key);
    let mut schema = Map::new();
    schema.insert("title".to_string(), key.name.into());
    schema.insert("description".to_string(), words.plain.into());
    schema.insert("markdownDescription".to_string(), words.markdown.into());
    schema.insert("$comment".to_string(), format!("since {since}").into());
    let mut value = definitions.value(&key.value, key.required == Required::Yes);
    let examples = words::examples(key);
    if !examples.is_empty() {
        schema.insert("examples".to_string(), Json::Array(examples));
    }
    schema.append(&mut value);
    let named = names.map(|name| {
        let mut schema = schema.clone();
        schema.insert("title".to_string(), name.into());
        if key.spellings.contains(&name) {
            // It is read, and better not written.
            schema.insert("doNotSuggest".to_string(), true.into());
        }
        (name.to_string(), Json::Object(schema))
    });
    named.collect()
}

/// With a capital at its beginning.
fn sentence(words: &str) -> String {
    let words = words::plain(words);
    let mut characters = words.chars();
    let first = characters.next();
    first.map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
