//! Layout: a document becomes pages.
//!
//! In: a [`Document`](crate::document::Document), a theme and the wishes for the page. Out: a [`Plan`] of the pages, and from it
//! a [`Layout`](frame::Layout): pages of placed glyphs and rules, the tag tree, the outline, destinations. What the
//! pages say of themselves ("p. 4") is settled by repeating the pagination until nothing moves.
//!
//! * [`text`] sets lines, [`flow`] sets blocks and breaks pages;
//! * [`copy_fitting`] says how tight a text is to be set for so many pages;
//! * [`plan`] says where pages begin, [`frame`] and [`tags`] are what a backend sees of them.

pub mod copy_fitting;
pub mod cover;
pub mod flow;
pub mod frame;
pub mod plan;
pub mod tags;
pub mod text;

pub use plan::Plan;

use crate::document::{Contents, CoverWish};
use crate::theme::{Paper, Sides, Tightness};

/// The wishes for the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageSetup {
    /// The sheet.
    pub paper: Paper,
    /// One or two sides.
    pub sides: Sides,
    /// Whether a table of contents is set.
    pub contents: Contents,
    /// Whether they have a cover.
    pub cover: CoverWish,
    /// How many pages there may be, if that is wished.
    pub pages: Option<u32>,
    /// How much tighter than its theme it is set for that.
    pub tightness: Tightness,
}
