//! What may stand behind a key, as a schema.
//!
//! In: a [`Value`] of the table of keys. Out: the part of a schema that says the same.

use serde_json::{Map, Value as Json, json};

use super::words::{any_case, escaped};
use crate::briefing::keys::choices::{BOOLEANS, LEVELS, degrees_of_all_scales};
use crate::briefing::keys::{Count, Table, Text, Value};
use crate::briefing::typed::LikelihoodScale;
use crate::diagnostic::explanation;

/// What YAML makes of a text: `2026` is a number to it, and `true` is true.
pub const TEXT: &[&str] = &["string", "number", "boolean"];

/// The definitions of a schema: a table for each, with the keys that lead to it.
pub struct Definitions<'a>(pub &'a [(Vec<&'static str>, &'static Table)]);

impl Definitions<'_> {
    /// What may stand behind a key; nothing may as well, unless it has to be there.
    pub fn value(&self, value: &Value, is_required: bool) -> Map<String, Json> {
        let one = || self.one(value);
        let mut alternatives = match value.count {
            Count::One => one(),
            Count::List => vec![list(one())],
            Count::OneOrList => one().into_iter().chain([list(one())]).collect(),
            Count::Rows => {
                let row = value.row().map(|table| self.reference(table));
                vec![list([list(one())].into_iter().chain(row).collect())]
            }
        };
        if is_required {
            alternatives.iter_mut().for_each(says_something);
        } else if let Some(first) = alternatives.first_mut() {
            may_be_absent(first);
        }
        joined(alternatives)
    }

    /// What one of several may be: a text, or a mapping.
    fn one(&self, value: &Value) -> Vec<Map<String, Json>> {
        let texts = value.text.map(texts).unwrap_or_default();
        let mapping = value.table().map(|table| self.reference(table));
        texts.into_iter().chain(mapping).collect()
    }

    fn reference(&self, table: &'static Table) -> Map<String, Json> {
        let mut known = self.0.iter();
        let path = known.find(|(_, known)| std::ptr::eq(*known, table));
        let path = path.map_or_else(String::new, |(path, _)| path.join("."));
        object(json!({"$ref": format!("#/definitions/{path}")}))
    }
}

/// The fields of a schema that is written out.
fn object(schema: Json) -> Map<String, Json> {
    match schema {
        Json::Object(fields) => fields,
        other => Map::from_iter([("const".to_string(), other)]),
    }
}

/// A list of such. An item that says nothing is left out.
fn list(mut items: Vec<Map<String, Json>>) -> Map<String, Json> {
    if let Some(first) = items.first_mut() {
        may_be_absent(first);
    }
    object(json!({"type": "array", "items": joined(items)}))
}

/// One of several, or the only one.
fn joined(mut alternatives: Vec<Map<String, Json>>) -> Map<String, Json> {
    match alternatives.len() {
        1 => alternatives.remove(0),
        _ => object(json!({"anyOf": alternatives})),
    }
}

/// Nothing may stand in its place: nothing of the kind, or no word of a choice. What a definition says may be
/// absent already.
fn may_be_absent(schema: &mut Map<String, Json>) {
    if let Some(Json::Array(words)) = schema.get_mut("enum") {
        words.push(Json::Null);
    }
    let kinds = match schema.get("type") {
        Some(Json::Array(kinds)) => kinds.clone(),
        Some(kind) => vec![kind.clone()],
        None => return,
    };
    let kinds = kinds.into_iter().chain(["null".into()]);
    schema.insert("type".to_string(), kinds.collect());
}

/// It has to be there: a definition may not be absent, nor a list empty.
fn says_something(schema: &mut Map<String, Json>) {
    if let Some(reference) = schema.remove("$ref") {
        let present = json!([{"$ref": reference}, {"type": "object"}]);
        schema.insert("allOf".to_string(), present);
    }
    if schema.get("type").is_some_and(|kind| kind == "array") {
        schema.insert("minItems".to_string(), 1.into());
    }
}

/// What a text of a kind may be.
fn texts(text: Text) -> Vec<Map<String, Json>> {
    match text {
        Text::Plain
        | Text::Line
        | Text::Blocks
        | Text::Verbatim
        | Text::Name
        | Text::Variable
        | Text::Language
        | Text::SourceDate => vec![object(json!({"type": TEXT}))],
        Text::Date | Text::Number => vec![object(json!({"type": ["string", "number"]}))],
        Text::Boolean => {
            let words = BOOLEANS.iter().map(|(word, _)| *word);
            vec![object(json!({"type": "boolean"})), quoted(words)]
        }
        Text::Choice(words) => choice(&words()),
        Text::Degree => degree(),
        Text::Levels => vec![levels()],
        Text::Hyphenated => vec![hyphenated()],
        Text::Anything => vec![Map::new()],
    }
}

/// Codes of findings, each with how seriously it is taken.
fn levels() -> Map<String, Json> {
    let codes: Vec<&str> = explanation::all().map(|one| one.code).collect();
    let mut levels = choice(&LEVELS.iter().map(|(word, _)| *word).collect::<Vec<_>>());
    levels.iter_mut().for_each(may_be_absent);
    object(json!({
        "type": "object",
        "propertyNames": {"enum": codes},
        "additionalProperties": joined(levels),
    }))
}

/// Words with hyphens where they may be cut, one or several for each language.
fn hyphenated() -> Map<String, Json> {
    // Letters of any script, which no pattern can name in every dialect: what is none in ASCII.
    let word = json!({"type": "string", "pattern": "^[^\\s!-&(-,./-<>-@\\[-`{-~]+$"});
    object(json!({
        "type": "object",
        "propertyNames": {"pattern": "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"},
        "additionalProperties": {"anyOf": [
            word,
            {"type": "array", "items": {"anyOf": [word, {"type": "null"}]}},
            {"type": "null"},
        ]},
    }))
}

/// What an editor need not offer: the same words in quotes, and a text that says nothing, which is left out with a
/// warning.
fn quoted<'a>(words: impl Iterator<Item = &'a str>) -> Map<String, Json> {
    let words: Vec<String> = words.map(escaped).chain(["\\s*".to_string()]).collect();
    quiet(&format!("^({})$", words.join("|")))
}

/// Texts that an editor need not offer. They have a title of their own, since an editor shows what several
/// alternatives have to say where it cannot tell them apart.
fn quiet(pattern: &str) -> Map<String, Json> {
    object(json!({"title": "in other spellings", "type": "string", "pattern": pattern}))
}

/// One of several words. Those that YAML takes for something else stand as that and, in quotes, as they are.
fn choice(words: &[&str]) -> Vec<Map<String, Json>> {
    let values: Vec<Json> = words.iter().copied().map(resolved).collect();
    let is_resolved = |word: &&str| !resolved(word).is_string();
    let others = || words.iter().copied().filter(is_resolved);
    let spellings = BOOLEANS.iter().map(|(word, _)| *word);
    let is_shown = |word: &&str| others().any(|shown| shown.eq_ignore_ascii_case(word));
    let spellings = spellings
        .filter(is_shown)
        .filter(|word| !words.contains(word));
    let quiet = quoted(others().chain(spellings));
    vec![object(json!({"enum": values})), quiet]
}

/// What YAML makes of a word that stands without quotes.
fn resolved(word: &str) -> Json {
    let number = || word.parse::<i64>().ok().map(Json::from);
    match word {
        "true" => true.into(),
        "false" => false.into(),
        _ => number().unwrap_or_else(|| word.into()),
    }
}

/// A degree of likelihood: those that the scales have first names for are offered, with how likely they are.
fn degree() -> Vec<Map<String, Json>> {
    let mut offered: Vec<&str> = Vec::new();
    let mut meanings: Vec<String> = Vec::new();
    for (_, scale) in LikelihoodScale::ALL {
        for degree in scale.degrees() {
            let Some((least, most)) = scale.degree(degree).map(|found| scale.range(found)) else {
                continue;
            };
            let meaning = format!("{least} to {most} in a hundred ({})", scale.name());
            match offered.iter().position(|known| *known == degree) {
                Some(place) => meanings[place] += &format!("; {meaning}"),
                None => {
                    offered.push(degree);
                    meanings.push(meaning);
                }
            }
        }
    }
    let any: Vec<String> = degrees_of_all_scales().into_iter().map(any_case).collect();
    let pattern = format!("^\\s*({})?\\s*$", any.join("|"));
    let mut others = quiet(&pattern);
    others.insert("not".to_string(), json!({"enum": offered}));
    let offered = json!({"enum": offered, "enumDescriptions": meanings});
    vec![object(offered), others]
}
