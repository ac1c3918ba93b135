//! Gaps in the lines behind what is drawn, where words stand on them.
//!
//! In: a straight line, and the frames of words. Out: what is left of the line. Nothing is painted over it, for a
//! drawing need not stand on white paper.

use super::Stroke;
use crate::geometry::{Rect, Segment};

/// What is left between two gaps, or at an end, is no line if it is shorter than this, in points.
const SHORTEST: f64 = 4.0;

/// What is left of a line that lies or stands.
pub fn cut((from, to): Stroke, words: &[Rect]) -> Vec<Segment> {
    let lies = (from.1 - to.1).abs() < (from.0 - to.0).abs();
    let (across, along) = match lies {
        true => (from.1, [from.0, to.0]),
        false => (from.0, [from.1, to.1]),
    };
    let (start, end) = (along[0].min(along[1]), along[0].max(along[1]));
    let gaps = words.iter().map(|frame| match lies {
        true => ([frame.top, frame.bottom], [frame.left, frame.right]),
        false => ([frame.left, frame.right], [frame.top, frame.bottom]),
    });
    let met = gaps.filter(|(side, _)| side[0] < across && across < side[1]);
    let mut gaps: Vec<[f64; 2]> = met.map(|(_, gap)| gap).collect();
    gaps.sort_by(|one, other| one[0].total_cmp(&other[0]));
    let mut left = Vec::new();
    let mut at = start;
    let whole = gaps.iter().all(|gap| gap[1] <= start || end <= gap[0]);
    for gap in gaps.into_iter().chain([[end, end]]) {
        let until = gap[0].min(end);
        if until - at >= SHORTEST || whole && until > at {
            left.push((at, until));
        }
        at = at.max(gap[1]);
    }
    let point = |along: f64| match lies {
        true => (along, across),
        false => (across, along),
    };
    let segments = left.into_iter().flat_map(|(from, to)| {
        let (from, to) = (point(from), point(to));
        [Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)]
    });
    segments.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_gap_where_words_stand_and_no_stubs() {
        let frame = |left: f64, right: f64| Rect {
            left,
            top: 10.0,
            right,
            bottom: 20.0,
        };
        let words = [frame(40.0, 60.0), frame(62.0, 80.0), frame(-5.0, 5.0)];
        let left = |y: f64| cut(((0.0, y), (100.0, y)), &words);
        let line = |from: f64, to: f64, y: f64| [Segment::Move(from, y), Segment::Line(to, y)];
        assert_eq!(
            left(15.0),
            [line(5.0, 40.0, 15.0), line(80.0, 100.0, 15.0)].concat()
        );
        assert_eq!(left(20.0), line(0.0, 100.0, 20.0));
        let standing = cut(((50.0, 30.0), (50.0, 0.0)), &words);
        let line = |from: f64, to: f64| [Segment::Move(50.0, from), Segment::Line(50.0, to)];
        assert_eq!(standing, [line(0.0, 10.0), line(20.0, 30.0)].concat());
        assert_eq!(cut(((45.0, 15.0), (55.0, 15.0)), &words), []);
    }
}
