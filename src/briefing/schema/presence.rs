//! Which keys have to be there, and which not together.
//!
//! In: a table of keys. Out: the rules of a schema that say so. What is named in a rule alone is not offered by an
//! editor a second time.

use serde_json::{Map, Value as Json, json};

use crate::briefing::blocks::{BLOCK, LANGUAGE, MARKING};
use crate::briefing::keys::{Count, Key, Required, Table, Text};

/// Keys that stand for each other, in groups that say enough.
type Alternatives = Vec<Vec<&'static str>>;

/// The rules of a mapping.
pub fn rules(table: &Table) -> Map<String, Json> {
    let mut rules = Map::new();
    let mut required = Vec::new();
    let mut either: Vec<Alternatives> = Vec::new();
    let mut dependencies = Map::new();
    for key in table.known() {
        match key.required {
            Required::No => {}
            Required::Yes => required.push(key.name),
            Required::UnlessStoodFor(groups) => {
                let groups = groups.iter().map(|group| group.to_vec());
                let own = std::iter::once(vec![key.name]);
                // Names that stand for each other have one rule in common.
                let groups = own.chain(groups).collect();
                if !either.iter().any(|known| are_same(known, &groups)) {
                    either.push(groups);
                }
            }
        }
        dependencies.append(&mut one_name(key));
    }
    if std::ptr::eq(table, &BLOCK) {
        dependencies.append(&mut marks_something());
    }
    let either: Vec<Json> = either
        .into_iter()
        .map(|groups| {
            let groups = groups.iter().map(|group| given(table, group));
            json!({"anyOf": groups.collect::<Vec<Json>>()})
        })
        .collect();
    if !required.is_empty() {
        rules.insert("required".to_string(), json!(required));
    }
    if !either.is_empty() {
        rules.insert("allOf".to_string(), Json::Array(either));
    }
    if !dependencies.is_empty() {
        rules.insert("dependencies".to_string(), Json::Object(dependencies));
    }
    rules
}

fn are_same(one: &Alternatives, other: &Alternatives) -> bool {
    one.len() == other.len() && one.iter().all(|group| other.contains(group))
}

/// A key has one of its names at a time.
fn one_name(key: &Key) -> Map<String, Json> {
    let others = key.other_names.iter().chain(key.spellings).copied();
    let names: Vec<&str> = std::iter::once(key.name).chain(others).collect();
    let mut dependencies = Map::new();
    for (place, name) in names.iter().enumerate().skip(1) {
        let before = names[..place].iter();
        let before = before.map(|before| (before.to_string(), Json::Bool(false)));
        let rule = json!({
            "properties": before.collect::<Map<String, Json>>(),
            "errorMessage": format!("{} and {name} are one key: keep one of them", key.name),
        });
        dependencies.insert(name.to_string(), rule);
    }
    dependencies
}

/// The marking and the language of a block stand beside it.
fn marks_something() -> Map<String, Json> {
    let beside = [MARKING.name, LANGUAGE.name];
    let kinds = BLOCK.known().filter(|key| !beside.contains(&key.name));
    let given: Vec<Json> = kinds.map(|key| json!({"required": [key.name]})).collect();
    let absent = json!({"type": "null", "doNotSuggest": true});
    let names = beside.iter().chain(LANGUAGE.spellings);
    let rules = names.map(|name| {
        let absent = json!({"properties": {*name: absent}});
        let either: Vec<Json> = given.iter().cloned().chain([absent]).collect();
        ((*name).to_string(), json!({"anyOf": either}))
    });
    rules.collect()
}

/// That all of these keys are there and say something.
fn given(table: &Table, group: &[&str]) -> Json {
    let mut properties = Map::new();
    for name in group {
        let value = table.find(name).map(|key| key.value);
        let is_true = value.is_some_and(|value| matches!(value.text, Some(Text::Boolean)));
        let is_list = value.is_some_and(|value| matches!(value.count, Count::List | Count::Rows));
        let mut says_something = match is_true {
            true => json!({"enum": [true, "true", "True", "TRUE"]}),
            false => json!({"not": {"type": "null"}}),
        };
        if is_list {
            says_something["minItems"] = 1.into();
        }
        says_something["doNotSuggest"] = true.into();
        properties.insert((*name).to_string(), says_something);
    }
    json!({"required": group, "properties": properties})
}
