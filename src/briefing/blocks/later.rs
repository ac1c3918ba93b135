//! Kinds of block of the format that this version does not read. Their keys are known all the same: whoever
//! writes one is told so, and the canonical form has an order for them.

use super::BLOCK;
use crate::briefing::keys::{Key, Table, Text, Value};

const LINE: Value = Value::text(Text::Line);
const VERBATIM: Value = Value::text(Text::Verbatim);

/// The keys of these kinds.
pub const KEYS: &[Key] = &[
    Key::not_yet("indicators", Value::text(Text::Anything).list()),
    Key::not_yet("callout", Value::mapping(|| &CALLOUT)),
    Key::not_yet("pull_quote", LINE),
    Key::not_yet("code", Value::text(Text::Anything)),
    Key::not_yet("steps", Value::text(Text::Blocks).list()),
];

static CALLOUT: Table = Table {
    what: "a callout",
    owner: "a callout",
    example: &["kind", "body"],
    keys: &[
        Key::not_yet("kind", VERBATIM),
        Key::not_yet("title", LINE),
        Key::not_yet("body", Value::text(Text::Blocks)),
        Key::not_yet("blocks", Value::mapping(|| &BLOCK).list()),
    ],
};
