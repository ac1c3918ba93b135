//! `marking` of a section or a block: a line above what it marks.
//!
//! It is no kind of block that a briefing names: a section has it before its blocks, an entry of `blocks` before
//! its one block.

use crate::briefing::keys::{self, Key, Value};
use crate::briefing::lower::{self, Lowerer};
use crate::diagnostic::Span;
use crate::document::{self, Marking};

/// Its key beside those of the kinds.
pub const KEY: Key = Key::new(
    "marking",
    Value::mapping(|| &keys::MARKING),
    "who may see it, where that is not who may see the whole",
);

/// The line.
pub fn lower(marking: &(Marking, Span), lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    vec![lower::marking_line(lowerer, marking)]
}
