//! Pictures of the book: its logo, on its title page, and those of figures.
//!
//! In: a picture. Out: a file of the book, in a form that every reader shows: pixels as PNG, a JPEG as it
//! is, shapes and what has words as an SVG. A picture that readers would refuse or choke on becomes one of
//! fewer pixels, a drawing a PNG: of few for the logo, which is shown two lines high, whatever it has.

use super::picture_svg;
use crate::picture::{Content, Picture};

/// The largest file of a picture, in bytes: Kindle takes no more than 5 MB.
const LARGEST: usize = 5_000_000;

/// The most pixels of a picture: Apple Books takes no more than four million, and an e-reader holds
/// all of them in memory to show any.
const MOST_PIXELS: u64 = 4_000_000;

/// The pixels that are left of a logo where there would be too many. Written in full, with a byte for each
/// channel and one for each row, these are still fewer bytes than [`LARGEST`].
const FEW_PIXELS: u32 = 900_000;

/// The pixels that are tried first for a figure: 1,600 across and 1,200 down.
const PIXELS_OF_FIGURES: u32 = 1_920_000;

/// A picture, as a file of the book.
pub struct PictureFile {
    /// Its name.
    pub name: String,
    /// Its media type (EPUB 3.3, 3.2: core media types).
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// How wide and high it is: text around it stands still while it is fetched.
    pub size: (u32, u32),
}

/// The size of a picture in whole pixels.
pub fn size(width: f64, height: f64) -> (u32, u32) {
    let pixels = |length: f64| length.round().max(1.0) as u32;
    (pixels(width), pixels(height))
}

impl PictureFile {
    /// The file of a logo.
    pub fn logo(picture: &Picture) -> Self {
        Self::new("logo", picture, &[FEW_PIXELS])
    }

    /// The file of the picture of figures, by its number.
    pub fn of_figure(number: usize, picture: &Picture) -> Self {
        let name = format!("picture-{number}");
        Self::new(&name, picture, &[PIXELS_OF_FIGURES, FEW_PIXELS])
    }

    /// The file of a picture: as it is, if readers take it so; else with so many pixels, the first of these
    /// numbers that makes it small enough.
    fn new(name: &str, picture: &Picture, fewer: &[u32]) -> Self {
        if pixel_count(picture) <= MOST_PIXELS {
            let whole = Self::as_it_is(name, picture);
            if whole.bytes.len() <= LARGEST {
                return whole;
            }
        }
        let mut last = None;
        for pixels in fewer {
            let fewer = picture.of_fewer_pixels(*pixels);
            let fewer = fewer.map(|picture| Self::as_it_is(name, &picture));
            let Some(file) = fewer.or_else(|| Self::drawn(name, picture, *pixels)) else {
                continue;
            };
            let small = file.bytes.len() <= LARGEST;
            last = Some(file);
            if small {
                break;
            }
        }
        // A drawing so narrow that no pixels can be made of it stays one.
        last.unwrap_or_else(|| Self::as_it_is(name, picture))
    }

    /// A picture drawn in so many pixels.
    fn drawn(name: &str, picture: &Picture, count: u32) -> Option<Self> {
        let wide = (f64::from(count) * picture.width / picture.height).sqrt();
        let pixels = picture.pixels(wide.max(1.0) as u32)?;
        Some(PictureFile {
            name: format!("{name}.png"),
            media_type: "image/png",
            bytes: pixels.into_owned().reduced(count).to_png(),
            size: size(picture.width, picture.height),
        })
    }

    fn as_it_is(name: &str, picture: &Picture) -> Self {
        let svg = |picture| {
            let svg = picture_svg::svg(picture);
            ("svg", "image/svg+xml", svg.into_bytes())
        };
        let (extension, media_type, bytes) = match &picture.content {
            _ if !picture.inscriptions.is_empty() => svg(picture),
            Content::Pixels(pixels) => ("png", "image/png", pixels.to_png()),
            Content::Jpeg(file) => ("jpg", "image/jpeg", file.bytes.clone()),
            Content::Drawing(_) | Content::Modules(_) => svg(picture),
        };
        PictureFile {
            name: format!("{name}.{extension}"),
            media_type,
            bytes,
            size: size(picture.width, picture.height),
        }
    }
}

/// How many pixels a picture has; a drawing has none of its own.
fn pixel_count(picture: &Picture) -> u64 {
    let (width, height) = match &picture.content {
        Content::Pixels(pixels) => (pixels.width, pixels.height),
        Content::Jpeg(file) => (file.width, file.height),
        Content::Drawing(_) | Content::Modules(_) => (0, 0),
    };
    u64::from(width) * u64::from(height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Color, Segment};
    use crate::picture::drawing::{Drawing, Shape};
    use crate::picture::{self, Jpeg, Pixels};

    fn picture(content: Content, (width, height): (f64, f64)) -> Picture {
        Picture {
            content,
            width,
            height,
            inscriptions: Vec::new(),
            digest: String::new(),
        }
    }

    /// Pixels that cannot be made smaller: no two rows are alike.
    fn noise(width: u32, height: u32) -> Pixels {
        let count = width as usize * height as usize;
        let mut state = 1u64;
        let mut bytes = Vec::with_capacity(count * 4 + 8);
        while bytes.len() < count * 4 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend_from_slice(&state.to_le_bytes());
        }
        let alpha = bytes[count * 3..count * 4].to_vec();
        bytes.truncate(count * 3);
        Pixels {
            width,
            height,
            gray: false,
            colors: bytes,
            alpha: Some(alpha),
        }
    }

    fn size_of(bytes: &[u8]) -> (f64, f64) {
        let picture = picture::read(bytes).expect("a sound picture");
        (picture.width, picture.height)
    }

    #[test]
    fn what_readers_take_stays_as_it_is() {
        let small = picture(Content::Pixels(noise(30, 20)), (30.0, 20.0));
        let PictureFile { name, bytes, .. } = PictureFile::logo(&small);
        assert_eq!((name.as_str(), size_of(&bytes)), ("logo.png", (30.0, 20.0)));
    }

    #[test]
    fn a_picture_of_too_many_bytes_is_made_smaller() {
        let (width, height) = (2_000, 800);
        let large = picture(Content::Pixels(noise(width, height)), (2_000.0, 800.0));
        let PictureFile {
            name,
            media_type,
            bytes,
            ..
        } = PictureFile::logo(&large);
        assert_eq!((name.as_str(), media_type), ("logo.png", "image/png"));
        assert!(bytes.len() <= LARGEST, "{} bytes", bytes.len());
        assert_eq!(size_of(&bytes), (1_500.0, 600.0));
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_made_smaller() {
        let plain = Pixels {
            width: 3_000,
            height: 3_000,
            gray: true,
            colors: vec![7; 9_000_000],
            alpha: None,
        };
        let large = picture(Content::Pixels(plain), (3_000.0, 3_000.0));
        let (width, height) = size_of(&PictureFile::logo(&large).bytes);
        assert!(width * height <= f64::from(FEW_PIXELS) && width == height);
    }

    #[test]
    fn the_tallest_picture_of_few_pixels_is_small_enough() {
        let column = picture(Content::Pixels(noise(1, FEW_PIXELS)), (1.0, 900_000.0));
        assert!(PictureFile::as_it_is("logo", &column).bytes.len() <= LARGEST);
    }

    #[test]
    fn a_drawing_or_photograph_of_too_many_bytes_becomes_pixels() {
        let line = |step: u32| Segment::Line(-100_000.125 - f64::from(step), 40_000.375);
        let mut path = vec![Segment::Move(0.0, 0.0)];
        path.extend((0..240_000).map(line));
        path.push(Segment::Close);
        let shape = Shape {
            even_odd: true,
            ..Shape::opaque(Color::BLACK, path)
        };
        let drawing = Drawing {
            width: 200.0,
            height: 100.0,
            shapes: vec![shape],
        };
        let photograph = include_bytes!("sample/photograph.jpg");
        let mut photograph = photograph.to_vec();
        photograph.resize(LARGEST + 1, 0);
        let photograph = Jpeg {
            width: 16,
            height: 8,
            gray: false,
            bytes: photograph,
        };
        for (content, proportion) in [
            (Content::Drawing(drawing), 2.0),
            (Content::Jpeg(photograph), 2.0),
        ] {
            let large = picture(content, (proportion, 1.0));
            let PictureFile { name, bytes, .. } = PictureFile::logo(&large);
            assert_eq!(name, "logo.png");
            assert!(!bytes.is_empty() && bytes.len() <= LARGEST);
            let (width, height) = size_of(&bytes);
            assert!((width / height - proportion).abs() < 0.01);
        }
    }
}
