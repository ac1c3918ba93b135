//! Blocks → pages.
//!
//! In: the document. Out: pages.
//!
//! First [`compose`] turns blocks into a [`galley`]: one long column of pieces, which are paragraphs,
//! graphics, and the beginnings and ends of boxes. Each block is set by the [`typography`] of the document,
//! in a [`context`] that is handed down to it, and gives a [`vertical_list`] of its own; what links can lead
//! to is remembered in [`targets`]. Then [`paginate`] decides where pages break, which is all that a book
//! must know of them ([`planned`]). Last, [`assemble`] sets the lines of each page at their places, with its
//! notes and its running matter.

// A new kind of block or frame item is a compile error here until each place has learned of it.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod assemble;
mod batches;
mod blocks;
mod boxes;
mod callout;
mod chart;
mod colophon;
pub mod compose;
pub mod contents;
pub mod context;
mod definitions;
mod figure;
pub mod furniture;
pub mod galley;
pub mod inline;
mod inscription;
mod list;
pub mod margin;
pub mod note;
pub mod page;
mod page_notes;
pub mod page_text;
pub mod paginate;
mod pieces;
pub mod planned;
mod qr_code;
mod references;
pub mod running;
pub mod running_words;
pub mod table;
mod targets;
mod title;
mod typography;
mod vertical_list;
