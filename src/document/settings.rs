//! What a briefing asks of its own pages. The command line has the last word.

use crate::theme::{Paper, Sides};

/// How much of a briefing goes with its PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Embed {
    /// What is printed: every key that has an effect, without comments and `x-` keys.
    #[default]
    Printed,
    /// The file as it is, byte for byte.
    Verbatim,
    /// Nothing.
    None,
}

impl Embed {
    /// Every way by the word that a briefing and the command line name it with.
    pub const ALL: &[(&str, Embed)] = &[
        ("printed", Embed::Printed),
        ("verbatim", Embed::Verbatim),
        ("none", Embed::None),
    ];
}

/// The wishes that a briefing utters about its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The sheet, where the briefing names one.
    pub paper: Option<Paper>,
    /// Whether it is printed on one side or two, where the briefing says so.
    pub sides: Option<Sides>,
    /// Whether it wants a table of contents.
    pub contents: Contents,
    /// Whether its pages have a cover.
    pub cover: CoverWish,
    /// How many pages it is to have at most.
    pub pages: Option<u32>,
    /// How much of it goes with its PDF, where it says so.
    pub embed: Option<Embed>,
    /// How many pixels of a picture stand on an inch of a page at most, where it says so.
    pub image_dpi: Option<u32>,
    /// Whether a QR code stands beside each source that has an address, where it says so.
    pub qr: Option<bool>,
    /// Whether books tell of the PDF's pages, where it says so.
    pub page_list: Option<bool>,
}

/// Whether pages have a cover before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CoverWish {
    /// In no case.
    #[default]
    Never,
    /// Where they are those of a report.
    Auto,
    /// In any case.
    Always,
}

/// Whether a table of contents is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Contents {
    /// Where the briefing is long enough to need one.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}
