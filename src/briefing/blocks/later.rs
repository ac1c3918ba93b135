//! Kinds of block of the format that this version does not read. Their keys are known all the same: whoever
//! writes one is told so, and the canonical form has an order for them.

use crate::briefing::keys::{Key, Text, Value};

/// The keys of these kinds.
pub const KEYS: &[Key] = &[Key::not_yet(
    "indicators",
    Value::text(Text::Anything).list(),
)];
