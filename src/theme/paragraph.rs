//! What stands between and beside texts: spaces, indents, rules; and how far a line may give.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Exceptions, Pt};

/// Spaces, indents and rules.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
#[schemars(rename = "paragraph")]
pub struct ParagraphDesign {
    /// Between paragraphs, and half of what stands between other blocks.
    pub space: Pt,
    /// From the edge to the first line of a paragraph that follows another, in place of the space
    /// between them; 0 for none.
    pub indent: Pt,
    /// How far a space may stretch before a line counts as loose, for which other breaks are looked
    /// for: a part of its width.
    pub stretch: f64,
    /// How far a space may shrink: a part of its width.
    pub shrink: f64,
    /// How far glyphs may be widened or narrowed: a part of their width.
    pub expansion: f64,
    /// How far letters of a justified line may move apart or together: ems. Where letters cannot be
    /// moved, glyphs are widened or narrowed by as much.
    pub tracking: f64,
    /// How far a word of Arabic letters may be drawn out in one of its joins, where the spaces of a justified line
    /// would be wide: ems; 0 for not at all.
    pub kashida: f64,
    /// How far marks hang into the margin; 1 is the usual amount, 0 none.
    pub protrusion: f64,
    /// From a list's edge to its text.
    pub list_indent: Pt,
    /// From the text's edge to a quotation's.
    pub quote_indent: Pt,
    /// Between the columns of a table.
    pub cell_gap: Pt,
    /// Above what stands in a row of a table, and below it.
    pub cell_space: Pt,
    /// The smallest em that a table is set in where it is too wide; never scaled with the sheet.
    pub cell_smallest: Pt,
    /// Above the heading of a part.
    pub section_space: Pt,
    /// Thickness of a rule above the heading of a part; 0 for none.
    pub section_rule: Pt,
    /// Whether the TL;DR stands on a panel instead of beside a rule.
    pub panel: bool,
    /// Thickness of a hairline.
    pub rule: Pt,
    /// Thickness of the rule beside the TL;DR and quotations.
    pub bar: Pt,
    /// From that rule to the text.
    pub bar_gap: Pt,
    /// How wide words in the margin before the text may be, where that is wide enough; 0 for none. Grades of points
    /// and dates of timelines hang there.
    pub margin: Pt,
    /// By how many degrees a watermark rises; 0 where it lies in the middle of the sheet.
    pub watermark_angle: f64,
    /// The tallest that a logo is drawn; it is never wider than two fifths of the measure.
    pub logo: Pt,
    /// Words that are cut otherwise than their language's patterns have it, those of the document among them.
    #[serde(skip)]
    #[schemars(skip)]
    pub exceptions: Arc<Exceptions>,
}

/// A letter is about half an em wide.
const LETTERS_AN_EM: f64 = 2.0;

impl ParagraphDesign {
    /// How far glyphs may be widened or narrowed, a part of their width, where letters may be moved
    /// or may not.
    pub fn expansion_of(&self, letters_move: bool) -> f64 {
        if letters_move {
            self.expansion
        } else {
            self.expansion + self.tracking * LETTERS_AN_EM
        }
    }

    /// How far letters can give in all, a part of their width.
    pub fn reach(&self) -> f64 {
        self.expansion_of(false)
    }
}
