//! Boxes: rules beside what stands in them, and panels behind it.

use super::compose::Composer;
use super::context::Column;
use super::galley::{BoxDesign, Panel};
use crate::geometry::Pt;

impl Composer<'_> {
    /// A rule beside what stands in the box; `start` is its distance from the start edge.
    pub(super) fn bar(&self, start: Pt, thickness: Pt) -> BoxDesign {
        let column = Column {
            start,
            measure: thickness,
            block: self.measure,
        };
        BoxDesign::Panel(Panel {
            x: self.left(column),
            width: thickness,
            color: self.theme.colors.accent,
            padding: Pt::ZERO,
        })
    }

    /// A panel behind what stands in the box, as wide as the text block.
    pub(super) fn panel(&self) -> BoxDesign {
        BoxDesign::Panel(Panel {
            x: Pt::ZERO,
            width: self.measure,
            color: self.theme.colors.panel,
            padding: self.theme.paragraph.bar_gap * 0.7,
        })
    }
}
