//! Where the lines of a marking stand: beside the running head and the folio.

use super::MARKING;
use super::marking::{ABOVE, Arrangement, BELOW, LEADING};
use crate::geometry::Pt;
use crate::theme::Sheet;

/// Between a second line and the text, at least.
const CLEAR: Pt = Pt(4.0);
/// What no line comes nearer to the edge of the sheet than.
const EDGE: Pt = Pt(10.0);

/// The baselines of the lines of a marking.
pub struct Baselines {
    /// In the head of a page.
    pub head: Vec<Pt>,
    /// In its foot.
    pub foot: Vec<Pt>,
}

/// Where the lines of a marking stand on a sheet. `reach` is how much further than Latin letters its own
/// reach.
pub fn baselines(marking: &Arrangement, sheet: &Sheet, reach: f64) -> Baselines {
    let (head, foot) = (sheet.head, sheet.height - sheet.foot);
    if marking.line_count() < 2 {
        return Baselines {
            head: vec![head],
            foot: vec![foot],
        };
    }
    let leading = MARKING * (LEADING * reach);
    let second = second_line(sheet, reach);
    Baselines {
        head: vec![second - leading, second],
        foot: vec![foot - leading, foot],
    }
}

/// The baseline of a line of a marking above the number of a page, which is set in a size.
pub fn above_folio(sheet: &Sheet, reach: f64, size: Pt) -> Pt {
    let clear = size * reach + MARKING * BELOW;
    sheet.height - sheet.foot - clear.max(MARKING * (LEADING * reach))
}

/// The baseline of a second line in the head: below that of the running head, as far as the text lets
/// it.
fn second_line(sheet: &Sheet, reach: f64) -> Pt {
    let lowest = sheet.top - CLEAR - MARKING * (BELOW * reach);
    lowest.min(sheet.head + MARKING * (LEADING * reach))
}

/// Whether a second line has room on a sheet with a text block of a height.
pub fn has_two_lines((sheet, height): (&Sheet, Pt), reach: f64) -> bool {
    let (leading, above) = (MARKING * (LEADING * reach), MARKING * (ABOVE * reach));
    let head = second_line(sheet, reach) - leading - above;
    let foot = sheet.height - sheet.foot - leading - above;
    head >= EDGE && foot >= sheet.top + height + CLEAR
}
