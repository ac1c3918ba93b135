//! Copy-fitting: how tight a text must be set to have room on so many pages.
//!
//! In: how many pages there may be, how tight the theme may be set, and a way to try. Out: the least that is
//! enough, or how much the text takes at the tightest. What a reader notices least is done first: paragraphs a
//! line shorter, then less air, a smaller title, lines that stand closer, and only then smaller letters.

use crate::theme::{FitBounds, Tightness, WHOLE};

/// How much of its pages a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many pages there are.
    pub pages: usize,
    /// How many lines of text the last of them has.
    pub last: usize,
}

/// How much of each is taken away at a time, in thousandths.
const STEP: u16 = 10;

/// Sets one of the measures.
type Measure = fn(&mut Tightness, u16);

/// The least tightness at which a text takes no more than so many pages.
///
/// # Errors
///
/// The extent at the tightest, where that is more.
pub fn fit(
    pages: usize,
    bounds: FitBounds,
    mut extent: impl FnMut(Tightness) -> Extent,
) -> Result<Tightness, Extent> {
    let mut tightness = Tightness::NONE;
    let mut taken = extent(tightness);
    if taken.pages <= pages {
        return Ok(tightness);
    }
    tightness.fewer_lines = true;
    taken = extent(tightness);
    if taken.pages <= pages {
        return Ok(tightness);
    }
    let measures: [(Measure, f64); 4] = [
        (|tightness, part| tightness.air = part, bounds.air),
        (|tightness, part| tightness.title = part, bounds.title),
        (|tightness, part| tightness.leading = part, bounds.leading),
        (|tightness, part| tightness.size = part, bounds.size),
    ];
    for (set, least) in measures {
        let most = steps(least);
        let at = |steps: u16| {
            let mut tried = tightness;
            set(&mut tried, WHOLE - steps * STEP);
            tried
        };
        taken = extent(at(most));
        if taken.pages > pages {
            tightness = at(most);
            continue;
        }
        // Between a number of steps that is too few and one that is enough.
        let (mut few, mut enough) = (0, most);
        while few + 1 < enough {
            let middle = (few + enough) / 2;
            if extent(at(middle)).pages <= pages {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return Ok(at(enough));
    }
    Err(taken)
}

/// How many steps lead down to a part.
fn steps(least: f64) -> u16 {
    let left = (least.clamp(0.0, 1.0) * f64::from(WHOLE)).ceil() as u16;
    (WHOLE - left) / STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: FitBounds = FitBounds {
        air: 0.5,
        title: 0.7,
        leading: 0.95,
        size: 0.9,
    };

    /// A text of so many lines, 40 to a page, that shrinks with each measure as far as that goes.
    fn lines(count: f64) -> impl FnMut(Tightness) -> Extent {
        move |tightness| {
            let part = |thousandths: u16| f64::from(thousandths) / 1000.0;
            let mut left = count - if tightness.fewer_lines { 2.0 } else { 0.0 };
            left -= (1.0 - part(tightness.air)) * 12.0 + (1.0 - part(tightness.title)) * 4.0;
            left *= part(tightness.leading) * part(tightness.size);
            let pages = (left / 40.0).ceil();
            Extent {
                pages: pages as usize,
                last: (left - (pages - 1.0) * 40.0).ceil() as usize,
            }
        }
    }

    #[test]
    fn what_has_room_is_left_alone() {
        assert_eq!(fit(2, BOUNDS, lines(80.0)), Ok(Tightness::NONE));
    }

    #[test]
    fn what_a_reader_notices_least_is_done_first_and_no_more_than_is_needed() {
        let tightness = |count: f64| fit(2, BOUNDS, lines(count)).expect("room");
        let fewer_lines = Tightness {
            fewer_lines: true,
            ..Tightness::NONE
        };
        assert_eq!(tightness(82.0), fewer_lines);
        let air = tightness(85.0);
        assert!((500..WHOLE).contains(&air.air), "{air:?}");
        assert_eq!(Tightness { air: WHOLE, ..air }, fewer_lines);
        let leading = tightness(90.0);
        assert_eq!(
            (leading.air, leading.title, leading.size),
            (500, 700, WHOLE)
        );
        assert!(tightness(96.0).size < WHOLE);
    }

    #[test]
    fn what_has_no_room_at_the_tightest_is_told_with_what_it_takes() {
        let extent = fit(2, BOUNDS, lines(140.0)).expect_err("no room");
        assert_eq!(extent.pages, 3);
        assert!((1..40).contains(&extent.last), "{extent:?}");
    }
}
