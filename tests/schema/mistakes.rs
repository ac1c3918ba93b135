//! Mistakes that nobody thought of: a generated briefing with one thing changed in it.
//!
//! A key is misspelt or taken out, a value is put in place of one of another kind, a word is put in place of a
//! choice. Whatever comes of it, reading and the schema have to agree.

use serde_json::{Map, Value as Json, json};

use super::{agree, difference, errors_of_decoding, value};
use crate::support::generate;
use crate::support::random::Random;

/// How many briefings are changed, and how often each.
const SEEDS: std::ops::Range<u64> = 0..50;
const CHANGES: usize = 30;

#[test]
fn a_briefing_with_a_mistake_is_judged_as_it_is_read() {
    let mut differences = Vec::new();
    for seed in SEEDS {
        let briefing = value(&generate::briefing(seed)).expect("a briefing");
        let mut random = Random::new(seed);
        for change in 0..CHANGES {
            let mut changed = briefing.clone();
            let place = random.below(places(&changed));
            alter(&mut changed, place, &mut random);
            let name = format!("seed-{seed}-{change}.json");
            let text = changed.to_string();
            let found = difference(&name, &text, &errors_of_decoding(&name, &text));
            differences
                .extend(found.map(|found| format!("{found}\n{}", shown(&briefing, &changed))));
        }
    }
    differences.truncate(10);
    agree(differences);
}

/// How many values there are.
fn places(value: &Json) -> usize {
    let below: usize = match value {
        Json::Array(items) => items.iter().map(places).sum(),
        Json::Object(fields) => fields.values().map(places).sum(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => 0,
    };
    below + 1
}

/// Changes the value of a place, or a key of it.
fn alter(value: &mut Json, mut place: usize, random: &mut Random) {
    if place == 0 {
        return change(value, random);
    }
    place -= 1;
    let below: Vec<&mut Json> = match value {
        Json::Array(items) => items.iter_mut().collect(),
        Json::Object(fields) => fields.values_mut().collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => return,
    };
    for one in below {
        let count = places(one);
        if place < count {
            return alter(one, place, random);
        }
        place -= count;
    }
}

fn change(value: &mut Json, random: &mut Random) {
    if let Json::Object(fields) = value
        && !fields.is_empty()
        && random.chance(80)
    {
        return change_key(fields, random);
    }
    *value = match random.below(6) {
        0 => json!("A word"),
        1 => json!(["A word", "Another"]),
        2 => json!({"key": "A word"}),
        3 => json!({"text": "A word", "title": "Another"}),
        4 => json!([["A word"], ["Another"], ["A third"], ["A fourth"]]),
        _ => json!("12"),
    };
}

fn change_key(fields: &mut Map<String, Json>, random: &mut Random) {
    let names: Vec<String> = fields.keys().cloned().collect();
    let name = random.pick(&names);
    match random.below(4) {
        0 => {
            fields.remove(name);
        }
        1 => {
            let value = fields.remove(name).unwrap_or_default();
            fields.insert(format!("{name}s"), value);
        }
        2 => {
            fields.insert("x-own".to_string(), json!({"any": ["thing"]}));
        }
        _ => {
            fields.insert("colour".to_string(), json!("red"));
        }
    }
}

/// What is not the same in two values: the innermost of the first difference.
fn shown(before: &Json, after: &Json) -> String {
    match (before, after) {
        (Json::Array(one), Json::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other);
            let pair = pairs.find(|(one, other)| one != other);
            pair.map_or_else(String::new, |(one, other)| shown(one, other))
        }
        (Json::Object(one), Json::Object(other)) if one.keys().eq(other.keys()) => {
            let mut pairs = one.iter().zip(other.values());
            let pair = pairs.find(|((_, one), other)| one != other);
            pair.map_or_else(String::new, |((key, one), other)| {
                format!("{key}: {}", shown(one, other))
            })
        }
        _ => format!("{before:.300} became {after:.300}"),
    }
}
