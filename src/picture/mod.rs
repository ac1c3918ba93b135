//! Pictures: files that a briefing shows.
//!
//! In: the bytes of a PNG, JPEG, WebP or SVG file. Out: a [`Picture`] in one of three forms that every
//! backend can write: pixels, a JPEG as it is, or flat shapes. What an SVG has beyond flat shapes
//! (gradients, masks, layers that are seen through) is drawn into pixels, fine enough for print; its words stay
//! words. Nothing else of a file is kept: no metadata, no scripts, no addresses, so that nothing leaves the house unseen and
//! nothing is ever fetched.

mod cost;
pub mod drawing;
mod inscription;
mod jpeg;
mod modules;
mod orientation;
mod png;
mod reduce;
mod room;
mod svg;
mod webp;

use std::borrow::Cow;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::geometry::{Segment, Transform};

pub use drawing::Drawing;
pub use inscription::{Anchor, Inscription, Lettering};
pub use modules::{Modules, Run};
pub use room::Room;

/// A picture, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What is drawn.
    pub content: Content,
    /// Its own width, in pixels or the user units of an SVG; only the proportion to `height` counts.
    pub width: f64,
    /// Its own height.
    pub height: f64,
    /// Its words, to be set above what is drawn, in the units of `width` and `height`.
    pub inscriptions: Vec<Inscription>,
    /// SHA-256 of the file in 64 hexadecimal digits: what the picture is, in names made from content.
    pub digest: String,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Pixels.
    Pixels(Pixels),
    /// A JPEG file.
    Jpeg(Jpeg),
    /// Flat shapes.
    Drawing(Drawing),
    /// Squares of a grid: no file has them, they are a code that the program draws.
    Modules(Modules),
}

/// Pixels in rows from the top, 8 bits a channel, sRGB.
#[derive(Debug, Clone, PartialEq)]
pub struct Pixels {
    /// How many in a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// Whether `colors` has one channel, of grey, instead of three.
    pub gray: bool,
    /// The channels of every pixel.
    pub colors: Vec<u8>,
    /// How opaque each pixel is, unless all are.
    pub alpha: Option<Vec<u8>>,
}

/// A JPEG file without its metadata.
#[derive(Debug, Clone, PartialEq)]
pub struct Jpeg {
    /// How many pixels in a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// Whether it has one channel, of grey, instead of three.
    pub gray: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be shown, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFault {
    /// What is wrong, to follow "the picture `name` ".
    pub message: String,
    /// What to do instead.
    pub help: &'static str,
}

impl PictureFault {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        PictureFault {
            message: message.into(),
            help,
        }
    }
}

/// The most pixels of a picture: a sheet of A4 at 600 dots to the inch has fewer.
const MOST_PIXELS: u64 = 40_000_000;

/// What to do about a damaged file.
const SAVE_AGAIN: &str = "open it in a program that shows it, and save it again";

/// Reads a file.
///
/// # Errors
///
/// When the file is of another kind, damaged, too large, or has what cannot be shown alike
/// everywhere: pictures within an SVG, parts of web pages.
pub fn read(bytes: &[u8]) -> Result<Arc<Picture>, PictureFault> {
    read_within(bytes, digest(bytes), &Room::new())
}

/// What a file is: SHA-256 of its bytes in 64 hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file whose [`digest`] is known, in room that is shared with others that are being read at the
/// same time.
///
/// # Errors
///
/// See [`read`].
pub fn read_within(
    bytes: &[u8],
    digest: String,
    room: &Room,
) -> Result<Arc<Picture>, PictureFault> {
    let content = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Content::Pixels(png::read(bytes, room)?)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Content::Jpeg(jpeg::read(bytes, room)?)
    } else if webp::is_webp(bytes) {
        webp::read(bytes, room)?
    } else if svg::is_svg(bytes) {
        let svg = svg::read(bytes, room)?;
        let (width, height) = svg.size;
        return Ok(Arc::new(Picture {
            content: svg.content,
            width,
            height,
            inscriptions: svg.inscriptions,
            digest,
        }));
    } else {
        return Err(PictureFault::new(
            "is neither PNG, JPEG, WebP nor SVG",
            "convert it to one of these",
        ));
    };
    let (width, height) = match &content {
        Content::Pixels(pixels) => (f64::from(pixels.width), f64::from(pixels.height)),
        Content::Jpeg(jpeg) => (f64::from(jpeg.width), f64::from(jpeg.height)),
        Content::Drawing(drawing) => (drawing.width, drawing.height),
        Content::Modules(modules) => (modules.side() as f64, modules.side() as f64),
    };
    Ok(Arc::new(Picture {
        content,
        width,
        height,
        inscriptions: Vec::new(),
        digest,
    }))
}

/// How many pixels there are. Pictures of none and of too many are refused, before room is made for them.
fn check_size(width: u64, height: u64) -> Result<u64, PictureFault> {
    if width == 0 || height == 0 {
        return Err(PictureFault::new("has no pixels", SAVE_AGAIN));
    }
    let pixels = width.saturating_mul(height);
    if pixels > MOST_PIXELS {
        return Err(PictureFault::new(
            format!("has {width} by {height} pixels, more than any page shows"),
            "make it smaller: 1,500 pixels across are enough for a logo, 3,000 for a page",
        ));
    }
    Ok(pixels)
}

impl Picture {
    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::Pixels(pixels) => {
                pixels.colors.len() + pixels.alpha.as_ref().map_or(0, Vec::len)
            }
            Content::Jpeg(file) => file.bytes.len(),
            Content::Drawing(drawing) => {
                let segments = drawing.shapes.iter().map(|shape| shape.path.len());
                segments.sum::<usize>() * size_of::<Segment>()
            }
            Content::Modules(modules) => modules.bytes(),
        }
    }

    /// Its words where it has another width and height.
    fn inscriptions_in(&self, (width, height): (f64, f64)) -> Vec<Inscription> {
        let stretch = Transform {
            a: width / self.width,
            d: height / self.height,
            ..Transform::scaling(1.0)
        };
        let moved = |inscription: &Inscription| Inscription {
            transform: stretch.after(inscription.transform),
            ..inscription.clone()
        };
        self.inscriptions.iter().map(moved).collect()
    }

    /// The same of fewer pixels, about so many, where it has more: a photograph stays one. `None` where it has no
    /// more, or none of its own.
    pub fn of_fewer_pixels(&self, most: u32) -> Option<Picture> {
        let (pixels, is_photograph) = match &self.content {
            Content::Pixels(pixels) => (Cow::Borrowed(pixels), false),
            Content::Jpeg(file) => (Cow::Owned(jpeg::pixels(&file.bytes).ok()?), true),
            Content::Drawing(_) | Content::Modules(_) => return None,
        };
        if u64::from(pixels.width) * u64::from(pixels.height) <= u64::from(most) {
            return None;
        }
        let reduced = pixels.into_owned().reduced(most);
        let (width, height) = (f64::from(reduced.width), f64::from(reduced.height));
        let content = match is_photograph {
            true => Content::Jpeg(jpeg::write(&reduced)?),
            false => Content::Pixels(reduced),
        };
        Some(Picture {
            content,
            width,
            height,
            inscriptions: self.inscriptions_in((width, height)),
            digest: self.digest.clone(),
        })
    }

    /// Its pixels, whatever it is; a drawing is drawn so many pixels wide. `None` where there is no
    /// room for them.
    pub fn pixels(&self, wide: u32) -> Option<Cow<'_, Pixels>> {
        match &self.content {
            Content::Pixels(pixels) => Some(Cow::Borrowed(pixels)),
            Content::Jpeg(file) => jpeg::pixels(&file.bytes).ok().map(Cow::Owned),
            Content::Drawing(drawing) => drawing.pixels(wide).map(Cow::Owned),
            Content::Modules(modules) => modules.drawing().pixels(wide).map(Cow::Owned),
        }
    }
}

impl Pixels {
    /// The pixels as a PNG file.
    pub fn to_png(&self) -> Vec<u8> {
        png::write(self)
    }
}

#[cfg(test)]
mod tests;
