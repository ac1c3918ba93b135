//! Pixels → a palette and their places in it.
//!
//! A drawn page has few colours: its inks, of which two are named by a bit and four by two; and where
//! edges are smoothed, the steps between each and its ground. Where sixteen colours are, a pixel takes
//! half a byte instead of three.

use std::collections::BTreeMap;

/// The most that a channel of a pixel may change, of 255: a step where nine lead from black to
/// white. Only the edges of letters change; the most frequent colours, those of surfaces, stay.
const TOLERANCE: u8 = 28;

/// A pixel as it is drawn: its colour, and that it is opaque.
pub type Pixel = [u8; 4];

/// Few colours.
#[derive(Debug)]
pub struct Palette {
    /// The colours.
    pub colors: Vec<[u8; 3]>,
    /// How many bits name one of them.
    pub depth: png::BitDepth,
    /// The place of each colour of the picture.
    places: BTreeMap<Pixel, u8>,
}

impl Palette {
    /// The two to four inks of pixels that have no other colour.
    pub fn inks(inks: Vec<[u8; 3]>) -> Self {
        let depth = match inks.len() {
            0..=2 => png::BitDepth::One,
            _ => png::BitDepth::Two,
        };
        let found: Vec<Pixel> = inks.iter().map(|ink| opaque(*ink)).collect();
        Palette::naming(inks, depth, found.into_iter())
    }

    /// The colours of pixels; `None` where they have more than a byte can name.
    pub fn of(pixels: &[Pixel]) -> Option<Self> {
        let mut counts: BTreeMap<Pixel, usize> = BTreeMap::new();
        for run in pixels.chunk_by(|one, other| one == other) {
            *counts.entry(run[0]).or_default() += run.len();
            if counts.len() > 256 {
                return None;
            }
        }
        let mut colors: Vec<[u8; 3]> = counts.keys().map(color).collect();
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
        found: impl Iterator<Item = Pixel>,
    ) -> Self {
        let nearest = |pixel: &Pixel| {
            let places = (0_u8..=255).zip(&colors);
            places.min_by_key(|(_, other)| apart(&color(pixel), other))
        };
        let places = found
            .filter_map(|pixel| Some((pixel, nearest(&pixel)?.0)))
            .collect();
        Palette {
            colors,
            depth,
            places,
        }
    }

    /// The rows of a picture, each behind the number of its filter: none, which is best where most
    /// pixels are those beside them (PNG, third edition, 12.7). Most rows are those above them, too,
    /// and most bytes those before them: neither is made anew.
    pub fn rows(&self, pixels: &[Pixel], width: usize) -> Vec<u8> {
        let bits = self.depth as usize;
        let a_byte = 8 / bits;
        let mut rows = Vec::with_capacity(pixels.len() / a_byte + pixels.len() / width + 1);
        let mut above: &[Pixel] = &[];
        for row in pixels.chunks(width) {
            if row == above {
                rows.extend_from_within(rows.len() - 1 - width.div_ceil(a_byte)..);
                continue;
            }
            above = row;
            rows.push(0);
            let mut last = (row[0], self.place(row[0]));
            let mut rest = row;
            while !rest.is_empty() {
                let same = rest.iter().position(|pixel| *pixel != last.0);
                let whole = same.unwrap_or(rest.len()) / a_byte;
                rows.resize(rows.len() + whole, self.repeated(last.1, a_byte));
                rest = &rest[whole * a_byte..];
                let (mixed, behind) = rest.split_at(a_byte.min(rest.len()));
                if !mixed.is_empty() {
                    rows.push(self.byte(mixed, &mut last));
                }
                rest = behind;
            }
        }
        rows
    }

    fn place(&self, pixel: Pixel) -> u8 {
        self.places.get(&pixel).copied().unwrap_or_default()
    }

    /// The byte of so many pixels of one place.
    fn repeated(&self, place: u8, count: usize) -> u8 {
        let bits = self.depth as usize;
        (0..count).fold(0, |byte: u16, _| byte << bits | u16::from(place)) as u8
    }

    /// The places of as many pixels as there is room for in a byte; `last` is the pixel before them and
    /// its place, then the last of them.
    fn byte(&self, pixels: &[Pixel], last: &mut (Pixel, u8)) -> u8 {
        let bits = self.depth as usize;
        let byte = pixels.iter().fold(0, |byte: u16, pixel| {
            if *pixel != last.0 {
                *last = (*pixel, self.place(*pixel));
            }
            byte << bits | u16::from(last.1)
        });
        (byte << (bits * (8 / bits - pixels.len()))) as u8
    }
}

fn opaque([red, green, blue]: [u8; 3]) -> Pixel {
    [red, green, blue, u8::MAX]
}

fn color(&[red, green, blue, _]: &Pixel) -> [u8; 3] {
    [red, green, blue]
}

/// Sixteen colours that can stand for all: the most frequent first, then each that is too far from
/// those before it. `None` where sixteen are not enough.
fn few(counts: &BTreeMap<Pixel, usize>) -> Option<Vec<[u8; 3]>> {
    let mut by_count: Vec<(&Pixel, &usize)> = counts.iter().collect();
    by_count.sort_by_key(|(pixel, count)| (std::cmp::Reverse(**count), **pixel));
    let mut few: Vec<[u8; 3]> = Vec::new();
    for (pixel, _) in by_count {
        let color = color(pixel);
        if few.iter().all(|other| apart(&color, other) > TOLERANCE) {
            few.push(color);
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

    fn pixels(colors: &[[u8; 3]]) -> Vec<Pixel> {
        colors.iter().map(|color| opaque(*color)).collect()
    }

    #[test]
    fn few_colours_take_half_a_byte_a_pixel() {
        let pixels = pixels(&[[0, 0, 0], [255, 255, 255], [4, 4, 4], [0, 0, 0]].repeat(3));
        let palette = Palette::of(&pixels[..6]).expect("few colours");
        assert_eq!(palette.colors, [[0, 0, 0], [255, 255, 255]]);
        assert_eq!(palette.depth, png::BitDepth::Four);
        assert_eq!(palette.rows(&pixels[..6], 3), [0, 0x01, 0, 0, 0, 0x10]);
    }

    #[test]
    fn two_inks_take_a_bit_a_pixel_and_four_two() {
        let (ink, white, black) = ([0, 30, 60], [255; 3], [0; 3]);
        let two = pixels(&[ink, white, ink, ink, white, white, ink, white, white]);
        let palette = Palette::inks(vec![white, ink]);
        let row = 0b1000_0000;
        assert_eq!(palette.rows(&two, 3), [0, 0b1010_0000, 0, row, 0, row]);
        let palette = Palette::inks(vec![white, ink, black]);
        let four = pixels(&[ink, white, black, ink, white]);
        assert_eq!(palette.rows(&four, 5), [0, 0b_01_00_10_01, 0]);
    }

    #[test]
    fn more_colours_are_kept_as_they_are() {
        // Two channels that change apart from each other: too many to stand for, few enough to name.
        let grid = |most: u8| -> Vec<Pixel> {
            let steps = (0..most).flat_map(|red| (0..16).map(move |green| [red, green]));
            steps
                .map(|[red, green]| opaque([red * 15, green * 16, 0]))
                .collect()
        };
        let palette = Palette::of(&grid(16)).expect("a palette");
        assert_eq!(palette.depth, png::BitDepth::Eight);
        assert_eq!(palette.colors.len(), 256);
        assert_eq!(palette.rows(&grid(16)[..2], 2), [0, 0, 1]);
        assert!(Palette::of(&grid(17)).is_none());
    }
}
