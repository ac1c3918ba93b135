//! Boxes: rules beside what stands in them, and panels behind it.

use super::context::Column;
use super::galley::{BoxDesign, Panel};
use super::typography::Typography;
use crate::geometry::Pt;

/// A rule beside what stands in the box; `start` is its distance from the start edge.
pub(super) fn bar(typography: &Typography<'_>, start: Pt, thickness: Pt) -> BoxDesign {
    let column = Column {
        start,
        measure: thickness,
        block: typography.measure,
    };
    BoxDesign::Panel(Panel {
        x: typography.left(column),
        width: thickness,
        color: typography.theme.colors.accent,
        padding: Pt::ZERO,
    })
}

/// A panel behind what stands in the box, as wide as the text block.
pub(super) fn panel(typography: &Typography<'_>) -> BoxDesign {
    BoxDesign::Panel(Panel {
        x: Pt::ZERO,
        width: typography.measure,
        color: typography.theme.colors.panel,
        padding: typography.theme.paragraph.bar_gap * 0.7,
    })
}
