//! Figures.

use super::{Remark, Text};

/// Names a picture: its index in [`Document::pictures`](super::Document::pictures).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(pub u32);

/// A figure: a picture, and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name within the document, as [`Section::anchor`](super::Section::anchor).
    pub anchor: String,
    /// The picture.
    pub picture: PictureId,
    /// What it shows, for those who do not see it. None where it shows nothing that matters.
    pub alternative: Option<String>,
    /// The same at length.
    pub description: Option<String>,
    /// What it is called and what it shows, below it.
    pub caption: Option<Text>,
    /// Who made it, below that.
    pub remarks: Vec<Remark>,
    /// How wide it is, as a part of the measure, where that is asked for; more than 0, at most 1.
    pub width: Option<f64>,
}
