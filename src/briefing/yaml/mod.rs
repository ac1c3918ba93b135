//! YAML → a tree in which everything knows its place.
//!
//! In: the text of one file. Out: a [`Node`], or nothing when it is no YAML. granit-parser's events
//! are turned into the tree iteratively; a plain scalar is never resolved to a type, so `1.10`, `no`
//! and `2026-01-15` stay what was written. Aliases are copied within a budget; cycles, merge keys,
//! tags, duplicate keys and further documents are errors.

mod build;
pub mod emit;
mod fault;
mod line_ends;
pub mod lossless;
mod merged;
mod place;
mod quoted;
mod tree;

pub use build::read;
pub use merged::{Merged, merged};
pub use place::{place, verbatim};
pub use quoted::quoted;
pub use tree::{Entry, Node, NodeKind, Style, Written};
