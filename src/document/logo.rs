//! The sign of the house that a briefing comes from.

use std::sync::Arc;

use crate::picture::Picture;

/// A logo.
///
/// Lowering leaves it out, since it knows no files: whoever reads one puts it into the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// What it looks like.
    pub picture: Arc<Picture>,
    /// What it says to those who do not see it; never empty.
    pub alternative: String,
}
