//! Boxes: rules beside what stands in them, and panels behind it.

use super::context::Column;
use super::galley::{BoxDesign, Panel};
use super::typography::Typography;
use crate::geometry::Pt;

/// A rule at the start of a column, beside what stands in the box.
pub(super) fn bar(typography: &Typography<'_>, beside: Column, thickness: Pt) -> BoxDesign {
    let column = Column {
        measure: thickness,
        ..beside
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
