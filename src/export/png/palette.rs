//! Pixels → a palette and their places in it.
//!
//! A drawn page has few colours: its inks, and between each and its ground the steps that smooth the
//! edges of letters. Between two inks, two steps are as good as all, to the eye, and a pixel takes a
//! quarter of a byte instead of three; where sixteen colours are, half a byte.

use std::collections::{BTreeMap, BTreeSet};

use super::rows;

/// The most that a channel of a pixel may change, of 255: a step where nine lead from black to
/// white. Only the edges of letters change; the most frequent colours, those of surfaces, stay.
const TOLERANCE: u8 = 28;

/// Few colours.
#[derive(Debug)]
pub struct Palette {
    /// The colours.
    pub colors: Vec<[u8; 3]>,
    /// How many bits name one of them.
    pub depth: png::BitDepth,
    /// The place of each colour of the picture.
    places: BTreeMap<[u8; 3], u8>,
}

impl Palette {
    /// Two inks and two steps between them.
    pub fn between(one: [u8; 3], other: [u8; 3], pixels: &[[u8; 3]]) -> Self {
        let step = |part: u16| {
            let mixed = |channel: usize| {
                let sum = u16::from(one[channel]) * (3 - part) + u16::from(other[channel]) * part;
                u8::try_from((sum + 1) / 3).unwrap_or(u8::MAX)
            };
            [mixed(0), mixed(1), mixed(2)]
        };
        let runs = pixels.chunk_by(|one, other| one == other);
        let found: BTreeSet<[u8; 3]> = runs.map(|run| run[0]).collect();
        Palette::naming(
            (0..4).map(step).collect(),
            png::BitDepth::Two,
            found.iter().copied(),
        )
    }

    /// The colours of pixels; `None` where they have more than a byte can name.
    pub fn of(pixels: &[[u8; 3]]) -> Option<Self> {
        let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
        for run in pixels.chunk_by(|one, other| one == other) {
            *counts.entry(run[0]).or_default() += run.len();
            if counts.len() > 256 {
                return None;
            }
        }
        let mut colors: Vec<[u8; 3]> = counts.keys().copied().collect();
        let mut depth = png::BitDepth::Eight;
        if let Some(few) = few(&counts) {
            colors = few;
            depth = png::BitDepth::Four;
        }
        Some(Palette::naming(colors, depth, counts.keys().copied()))
    }

    /// Colours, and the nearest of them to each that was found.
    fn naming(
        colors: Vec<[u8; 3]>,
        depth: png::BitDepth,
        found: impl Iterator<Item = [u8; 3]>,
    ) -> Self {
        let nearest = |color: &[u8; 3]| {
            let places = (0_u8..=255).zip(&colors);
            places.min_by_key(|(_, other)| apart(color, other))
        };
        let places = found
            .filter_map(|color| Some((color, nearest(&color)?.0)))
            .collect();
        Palette {
            colors,
            depth,
            places,
        }
    }

    /// The rows of a picture.
    pub fn rows(&self, pixels: &[[u8; 3]], width: usize) -> Vec<u8> {
        let mut known = None;
        let mut place = |pixel: &[u8; 3]| match known {
            Some((color, place)) if color == *pixel => place,
            _ => {
                let place = self.places.get(pixel).copied().unwrap_or_default();
                known = Some((*pixel, place));
                place
            }
        };
        let places: Vec<u8> = pixels.iter().map(&mut place).collect();
        let bits = self.depth as usize;
        let a_byte = 8 / bits;
        let bytes = places.chunks(width).flat_map(|row| row.chunks(a_byte));
        let bytes = bytes.map(|places| {
            let byte = places
                .iter()
                .fold(0, |byte, place| byte << bits | u16::from(*place));
            (byte << (bits * (a_byte - places.len()))) as u8
        });
        rows(bytes.collect(), width.div_ceil(a_byte))
    }
}

/// Sixteen colours that can stand for all: the most frequent first, then each that is too far from
/// those before it. `None` where sixteen are not enough.
fn few(counts: &BTreeMap<[u8; 3], usize>) -> Option<Vec<[u8; 3]>> {
    let mut by_count: Vec<(&[u8; 3], &usize)> = counts.iter().collect();
    by_count.sort_by_key(|(color, count)| (std::cmp::Reverse(**count), **color));
    let mut few: Vec<[u8; 3]> = Vec::new();
    for (color, _) in by_count {
        if few.iter().all(|other| apart(color, other) > TOLERANCE) {
            few.push(*color);
        }
    }
    (few.len() <= 16).then_some(few)
}

/// How far two colours are apart in the channel in which they are farthest.
fn apart(one: &[u8; 3], other: &[u8; 3]) -> u8 {
    let channels = one.iter().zip(other);
    let apart = channels.map(|(one, other)| one.abs_diff(*other)).max();
    apart.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_take_half_a_byte_a_pixel() {
        let pixels = [[0, 0, 0], [255, 255, 255], [4, 4, 4], [0, 0, 0]].repeat(3);
        let palette = Palette::of(&pixels[..6]).expect("few colours");
        assert_eq!(palette.colors, [[0, 0, 0], [255, 255, 255]]);
        assert_eq!(palette.depth, png::BitDepth::Four);
        assert_eq!(palette.rows(&pixels[..6], 3), [0, 0x01, 0, 0, 0, 0x10]);
    }

    #[test]
    fn two_inks_take_a_quarter_of_a_byte_a_pixel() {
        let pixels = [
            [0, 30, 60],
            [255, 255, 255],
            [90, 100, 130],
            [0, 30, 60],
            [170; 3],
        ];
        let palette = Palette::between([0, 30, 60], [255; 3], &pixels);
        assert_eq!(palette.colors[1..3], [[85, 105, 125], [170, 180, 190]]);
        assert_eq!(palette.depth, png::BitDepth::Two);
        assert_eq!(
            palette.rows(&pixels, 5),
            [0, 0b_00_11_01_00, 0b_10_00_00_00]
        );
    }

    #[test]
    fn more_colours_are_kept_as_they_are() {
        // Two channels that change apart from each other: too many to stand for, few enough to name.
        let grid = |most: u8| -> Vec<[u8; 3]> {
            let steps = (0..most).flat_map(|red| (0..16).map(move |green| [red, green]));
            steps
                .map(|[red, green]| [red * 15, green * 16, 0])
                .collect()
        };
        let palette = Palette::of(&grid(16)).expect("a palette");
        assert_eq!(palette.depth, png::BitDepth::Eight);
        assert_eq!(palette.colors.len(), 256);
        assert_eq!(palette.rows(&grid(16)[..2], 2), [0, 0, 1]);
        assert!(Palette::of(&grid(17)).is_none());
    }
}
