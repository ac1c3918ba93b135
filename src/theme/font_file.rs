//! A font file that a theme names beside its own.
//!
//! In: a path, or a table that says more. Out: a [`FontFile`]. What is not said of a file, the file says of itself.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::Weight;

/// A font file that a theme names.
#[derive(Debug, Clone, PartialEq)]
pub struct FontFile {
    /// Its path, from the theme's file.
    pub file: String,
    /// The family that it is of; its own where that is not said.
    pub family: Option<String>,
    /// How heavy it is; else as it says.
    pub weight: Option<Weight>,
    /// Whether it leans; else as it says.
    pub italic: Option<bool>,
}

/// The same as a table has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "font")]
struct FontTable {
    /// Its path, from the theme's file.
    file: String,
    /// The family that it is of; its own where that is not said.
    family: Option<String>,
    /// How heavy it is; else as it says.
    weight: Option<Weight>,
    /// Whether it leans; else as it says.
    italic: Option<bool>,
}

impl<'de> Deserialize<'de> for FontFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PathOrTable)
    }
}

struct PathOrTable;

impl<'de> Visitor<'de> for PathOrTable {
    type Value = FontFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the path of a font file, or a table with `file`")
    }

    fn visit_str<E: de::Error>(self, file: &str) -> Result<FontFile, E> {
        Ok(FontFile {
            file: file.to_string(),
            family: None,
            weight: None,
            italic: None,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FontFile, A::Error> {
        let FontTable {
            file,
            family,
            weight,
            italic,
        } = FontTable::deserialize(MapAccessDeserializer::new(map))?;
        Ok(FontFile {
            file,
            family,
            weight,
            italic,
        })
    }
}

impl JsonSchema for FontFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "font-file".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let table = generator.subschema_for::<FontTable>();
        json_schema!({"anyOf": [{"type": "string"}, table]})
    }
}
