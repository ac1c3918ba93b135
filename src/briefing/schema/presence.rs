//! Which keys have to be there, and which not together.
//!
//! In: a table of keys. Out: the rules of a schema that say so.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use crate::briefing::blocks::{BLOCK, MARKING};
use crate::briefing::keys::{Count, Key, Required, Table, Text};

/// The rules of a mapping.
pub fn rules(table: &Table) -> Map<String, Json> {
    let mut rules = Map::new();
    let mut required = Vec::new();
    let mut choices: BTreeSet<BTreeSet<Vec<&str>>> = BTreeSet::new();
    let mut further = Vec::new();
    for key in table.known() {
        match key.required {
            Required::No => {}
            Required::Yes => required.push(key.name),
            Required::UnlessStoodFor(groups) => {
                let groups = groups.iter().map(|group| group.to_vec());
                // Names that stand for each other have one rule in common.
                choices.insert(groups.chain([vec![key.name]]).collect());
            }
        }
        // A key has one of its names at a time.
        let names: Vec<&str> = names(key).collect();
        for (place, one) in names.iter().enumerate() {
            for other in &names[place + 1..] {
                further.push(json!({"not": {"required": [one, other]}}));
            }
        }
    }
    let choices = choices.into_iter().map(|groups| {
        let groups = groups.into_iter().map(|group| given(table, &group));
        json!({"anyOf": groups.collect::<Vec<Json>>()})
    });
    further.splice(0..0, choices);
    if std::ptr::eq(table, &BLOCK) {
        rules.insert("dependencies".to_string(), marks_something());
    }
    if !required.is_empty() {
        rules.insert("required".to_string(), json!(required));
    }
    if !further.is_empty() {
        rules.insert("allOf".to_string(), Json::Array(further));
    }
    rules
}

/// The marking of a block stands beside it.
fn marks_something() -> Json {
    let kinds = BLOCK.known().filter(|key| key.name != MARKING.name);
    let given = kinds.map(|key| json!({"required": [key.name]}));
    let absent = json!({"properties": {MARKING.name: {"type": "null"}}});
    json!({MARKING.name: {"anyOf": given.chain([absent]).collect::<Vec<Json>>()}})
}

/// That all of these keys are there and say something.
fn given(table: &Table, group: &[&str]) -> Json {
    let mut properties = Map::new();
    for name in group {
        let value = table.read(name).map(|key| key.value);
        let is_true = value.is_some_and(|value| matches!(value.text, Some(Text::Boolean)));
        let is_list = value.is_some_and(|value| matches!(value.count, Count::List | Count::Rows));
        let says_something = match (is_true, is_list) {
            (true, _) => json!({"enum": [true, "true", "True", "TRUE"]}),
            (_, true) => json!({"not": {"type": "null"}, "minItems": 1}),
            _ => json!({"not": {"type": "null"}}),
        };
        properties.insert((*name).to_string(), says_something);
    }
    json!({"required": group, "properties": properties})
}

fn names(key: &Key) -> impl Iterator<Item = &'static str> + use<> {
    let others = key.other_names.iter().chain(key.spellings);
    std::iter::once(key.name).chain(others.copied())
}
