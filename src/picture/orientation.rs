//! Which way up a photograph is.
//!
//! In: a JPEG file. Out: how its pixels are to be turned, as the camera says (Exif 2.32, 4.6.4, tag 0x0112);
//! and pixels that are turned so. A camera writes what it sees as it is held, and says how that was.

use super::Pixels;

/// How pixels are turned: by quarters to the right, after they are mirrored from left to right if they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation {
    /// Whether they are mirrored first.
    mirrored: bool,
    /// Quarters of a turn to the right, 0 to 3.
    quarters: u8,
}

impl Orientation {
    /// That of a value of the tag; none where nothing is turned.
    fn of_value(value: u16) -> Option<Self> {
        let (mirrored, quarters) = match value {
            2 => (true, 0),
            3 => (false, 2),
            4 => (true, 2),
            5 => (true, 3),
            6 => (false, 1),
            7 => (true, 1),
            8 => (false, 3),
            _ => return None,
        };
        Some(Orientation { mirrored, quarters })
    }

    /// That of a file; none where it says nothing of that, or that nothing is turned.
    pub fn of_file(bytes: &[u8]) -> Option<Self> {
        let mut at = 2;
        loop {
            let header = bytes.get(at..at + 4)?;
            let (marker, length) = (
                header[1],
                usize::from(u16::from_be_bytes([header[2], header[3]])),
            );
            if header[0] != 0xff || marker == 0xda {
                return None;
            }
            if marker == 0xff {
                at += 1; // a fill byte
                continue;
            }
            let segment = bytes.get(at + 4..at + 2 + length)?;
            if marker == 0xe1
                && let Some(tiff) = segment.strip_prefix(b"Exif\0\0")
            {
                return Tiff::new(tiff)?
                    .value(0x0112)
                    .and_then(Orientation::of_value);
            }
            at += 2 + length;
        }
    }

    /// Pixels, turned.
    pub fn turn(self, pixels: Pixels) -> Pixels {
        let channels = if pixels.gray { 1 } else { 3 };
        let (wide, high) = (pixels.width as usize, pixels.height as usize);
        let (to_wide, to_high) = match self.quarters % 2 {
            0 => (wide, high),
            _ => (high, wide),
        };
        // Where the pixel of a place comes from.
        let from = |x: usize, y: usize| {
            let (x, y) = match self.quarters {
                0 => (x, y),
                1 => (y, high - 1 - x),
                2 => (wide - 1 - x, high - 1 - y),
                _ => (wide - 1 - y, x),
            };
            let x = if self.mirrored { wide - 1 - x } else { x };
            y * wide + x
        };
        let turned = |plane: &[u8], channels: usize| {
            let mut turned = Vec::with_capacity(plane.len());
            for y in 0..to_high {
                for x in 0..to_wide {
                    turned.extend_from_slice(&plane[from(x, y) * channels..][..channels]);
                }
            }
            turned
        };
        Pixels {
            width: to_wide as u32,
            height: to_high as u32,
            gray: pixels.gray,
            colors: turned(&pixels.colors, channels),
            alpha: pixels.alpha.as_deref().map(|alpha| turned(alpha, 1)),
        }
    }
}

/// The first directory of a TIFF structure (TIFF 6.0, section 2), in which Exif keeps its tags.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Tiff { bytes, is_little })
    }

    fn number(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at + 2)?;
        let bytes = [bytes[0], bytes[1]];
        Some(match self.is_little {
            true => u16::from_le_bytes(bytes),
            false => u16::from_be_bytes(bytes),
        })
    }

    /// The short number behind a tag.
    fn value(&self, tag: u16) -> Option<u16> {
        let [first, second] = [self.number(4)?, self.number(6)?].map(usize::from);
        let directory = match self.is_little {
            true => first | second << 16,
            false => first << 16 | second,
        };
        let count = usize::from(self.number(directory)?);
        let mut entries = (0..count).map(|entry| directory + 2 + entry * 12);
        let entry = entries.find(|entry| self.number(*entry) == Some(tag))?;
        self.number(entry + 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of nothing but what a camera says of how it was held.
    fn file(value: u16, is_little: bool) -> Vec<u8> {
        let short = |number: u16| match is_little {
            true => number.to_le_bytes(),
            false => number.to_be_bytes(),
        };
        let long = |number: u32| match is_little {
            true => number.to_le_bytes(),
            false => number.to_be_bytes(),
        };
        let mut tiff = if is_little {
            b"II*\0".to_vec()
        } else {
            b"MM\0*".to_vec()
        };
        tiff.extend(long(8));
        tiff.extend(short(2));
        for (tag, value) in [(0x010f, 9), (0x0112, value)] {
            tiff.extend(short(tag));
            tiff.extend(short(3));
            tiff.extend(long(1));
            tiff.extend(short(value));
            tiff.extend(short(0));
        }
        let mut file = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xe1];
        file.extend((tiff.len() as u16 + 8).to_be_bytes());
        file.extend(b"Exif\0\0");
        file.extend(tiff);
        file.extend([0xff, 0xda, 0, 2]);
        file
    }

    /// Two pixels across and three down, each with a number.
    fn pixels() -> Pixels {
        Pixels {
            width: 2,
            height: 3,
            gray: true,
            colors: vec![1, 2, 3, 4, 5, 6],
            alpha: None,
        }
    }

    #[test]
    fn a_photograph_stands_as_the_camera_was_held() {
        // Values 1 to 8, with what a viewer shows row by row.
        let shown: [(u32, &[u8]); 8] = [
            (2, &[1, 2, 3, 4, 5, 6]),
            (2, &[2, 1, 4, 3, 6, 5]),
            (2, &[6, 5, 4, 3, 2, 1]),
            (2, &[5, 6, 3, 4, 1, 2]),
            (3, &[1, 3, 5, 2, 4, 6]),
            (3, &[5, 3, 1, 6, 4, 2]),
            (3, &[6, 4, 2, 5, 3, 1]),
            (3, &[2, 4, 6, 1, 3, 5]),
        ];
        for (value, (wide, expected)) in (1..).zip(shown) {
            for is_little in [true, false] {
                let found = Orientation::of_file(&file(value, is_little));
                assert_eq!(found.is_none(), value == 1);
                let turned = found.map_or(pixels(), |found| found.turn(pixels()));
                assert_eq!(
                    (turned.width, turned.colors.as_slice()),
                    (wide, expected),
                    "{value}"
                );
            }
        }
    }

    #[test]
    fn what_is_cut_short_says_nothing() {
        let whole = file(6, true);
        for length in 0..whole.len() - 8 {
            let _ = Orientation::of_file(&whole[..length]);
        }
        assert_eq!(Orientation::of_file(&file(99, false)), None);
        assert_eq!(Orientation::of_file(b"\xff\xd8\xff\xe1\0\x08Exif"), None);
    }
}
