//! How far the spaces of a page may grow, so that it is full.
//!
//! Front matter stands in few blocks that want to stay whole. What they leave of a page is shared out
//! among its spaces, each in proportion to what it is. Everywhere else lines keep to the half-line
//! grid, so that they register with those of the page that they face: there the spaces above headings
//! grow by half-lines, from the top of the page on, and only where it would be short by more than a
//! line without that.

use super::slices::Slice;
use crate::layout::flow::galley::SpaceGrowth;

/// What front matter's spaces may give way by, as a part of what they may grow by: three tenths of what they are.
const GIVES: f64 = 0.2;

/// What the spaces of a page may grow by together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stretch {
    /// In lines.
    front: f64,
    /// In half-lines.
    steps: u32,
    /// Whether the page ends in front matter.
    ends_in_front: bool,
}

impl Stretch {
    /// Takes in the next slice of a page. The space above the first is dropped.
    pub fn add(&mut self, slice: &Slice, opens: bool) {
        self.ends_in_front = matches!(slice.growth, SpaceGrowth::Front(_));
        if opens {
            return;
        }
        match slice.growth {
            SpaceGrowth::Front(lines) => self.front += lines,
            SpaceGrowth::HalfLines(steps) => self.steps += u32::from(steps),
            SpaceGrowth::ToFoot => {}
        }
    }

    /// How many lines the spaces of front matter can give way by: its points shall stand on one page, and air is what
    /// they miss least.
    pub fn gives(&self) -> f64 {
        if self.ends_in_front {
            self.front * GIVES
        } else {
            0.0
        }
    }

    /// How many of the lines that the page falls short by its spaces take.
    pub fn taken(&self, shortfall: f64) -> f64 {
        if self.ends_in_front {
            return self.front.min(shortfall);
        }
        let wanted = ((shortfall - 1.0) * 2.0).ceil().max(0.0);
        f64::from(self.steps).min(wanted) / 2.0
    }

    /// By how many lines the space above each slice grows so that together they take so many; fewer than none are
    /// given way by.
    pub fn share_out(&self, lines: f64, slices: &[&Slice]) -> Vec<f64> {
        let mut grown = vec![0.0; slices.len()];
        if self.ends_in_front {
            let part = if self.front > 0.0 {
                lines / self.front
            } else {
                0.0
            };
            for (slice, grown) in slices.iter().zip(&mut grown).skip(1) {
                if let SpaceGrowth::Front(own) = slice.growth {
                    *grown = own * part;
                }
            }
            return grown;
        }
        let mut left = (lines * 2.0).round() as u32;
        for round in 1..=u8::MAX {
            if left == 0 {
                break;
            }
            for (slice, grown) in slices.iter().zip(&mut grown).skip(1) {
                if left > 0
                    && matches!(slice.growth, SpaceGrowth::HalfLines(steps) if steps >= round)
                {
                    *grown += 0.5;
                    left -= 1;
                }
            }
        }
        grown
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::line;
    use super::*;

    fn page(growths: &[SpaceGrowth]) -> (Vec<Slice>, Stretch) {
        let slice = |growth: &SpaceGrowth| Slice {
            growth: *growth,
            ..line(0)
        };
        let slices: Vec<Slice> = growths.iter().map(slice).collect();
        let mut stretch = Stretch::default();
        for (index, slice) in slices.iter().enumerate() {
            stretch.add(slice, index == 0);
        }
        (slices, stretch)
    }

    #[test]
    fn front_matter_fills_its_page_as_far_as_it_can() {
        let (slices, stretch) = page(&[3.0, 2.0, 1.0, 1.0].map(SpaceGrowth::Front));
        assert_eq!(stretch.taken(2.0), 2.0);
        let slices: Vec<&Slice> = slices.iter().collect();
        assert_eq!(stretch.share_out(2.0, &slices), [0.0, 1.0, 0.5, 0.5]);
        assert_eq!(stretch.taken(9.0), 4.0, "the first space is dropped");
    }

    #[test]
    fn front_matter_that_text_follows_keeps_to_the_grid() {
        let (_, stretch) = page(&[
            SpaceGrowth::Front(3.0),
            SpaceGrowth::Front(3.0),
            SpaceGrowth::HalfLines(0),
        ]);
        assert_eq!(stretch.taken(2.0), 0.0);
    }

    #[test]
    fn spaces_above_headings_grow_by_half_lines_until_a_line_is_left() {
        let (slices, stretch) = page(&[2, 2, 0, 1].map(SpaceGrowth::HalfLines));
        assert_eq!(stretch.taken(1.0), 0.0);
        assert_eq!(stretch.taken(1.6), 1.0);
        assert_eq!(stretch.taken(5.0), 1.5);
        let slices: Vec<&Slice> = slices.iter().collect();
        assert_eq!(stretch.share_out(0.5, &slices), [0.0, 0.5, 0.0, 0.0]);
        assert_eq!(stretch.share_out(1.0, &slices), [0.0, 0.5, 0.0, 0.5]);
        assert_eq!(stretch.share_out(1.5, &slices), [0.0, 1.0, 0.0, 0.5]);
    }
}
