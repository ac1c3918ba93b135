//! JPEG files, which a PDF and a book take as they are.
//!
//! In: a file. Out: the same without comments and application data (a camera's place and time, a
//! thumbnail, a colour profile), once it is known to be whole. One that is to be turned, for the camera was
//! not held upright, and one of the four colours of a press, which an archival PDF of screen colours cannot hold,
//! is written anew.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::orientation::Orientation;
use super::{Jpeg, PictureFault, Pixels, Room, SAVE_AGAIN, check_size};

/// How good a photograph is that is written anew, of 100: no eye tells it from what it was.
const QUALITY: u8 = 92;

/// Reads a file.
pub fn read(bytes: &[u8], room: &Room) -> Result<Jpeg, PictureFault> {
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options());
    decoder.decode_headers().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions().ok_or_else(damaged)?;
    let count = check_size(width as u64, height as u64)?;
    let (gray, is_press) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (true, false),
        Some(ColorSpace::YCbCr | ColorSpace::RGB) => (false, false),
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => (false, true),
        _ => {
            return Err(PictureFault::new(
                "has colours of a kind that no JPEG is shown in",
                "save it with the colours of a screen (RGB)",
            ));
        }
    };
    let orientation = Orientation::of_file(bytes);
    if is_press || orientation.is_some() {
        return room.within(count, || {
            let mut pixels = pixels(bytes)?;
            if let Some(orientation) = orientation {
                pixels = orientation.turn(pixels);
            }
            write(&pixels).ok_or_else(damaged)
        });
    }
    room.within(count, || pixels(bytes))?;
    Ok(Jpeg {
        width: u32::try_from(width).map_err(|_| damaged())?,
        height: u32::try_from(height).map_err(|_| damaged())?,
        gray,
        bytes: bare(bytes).ok_or_else(damaged)?,
    })
}

/// The pixels of a file.
pub fn pixels(bytes: &[u8]) -> Result<Pixels, PictureFault> {
    let options = options()
        .set_strict_mode(true)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    let colors = decoder.decode().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions().ok_or_else(damaged)?;
    Ok(Pixels {
        width: u32::try_from(width).map_err(|_| damaged())?,
        height: u32::try_from(height).map_err(|_| damaged())?,
        gray: false,
        colors,
        alpha: None,
    })
}

/// Pixels as a file; none where they are more than the format has room for. What is not opaque is lost.
pub fn write(pixels: &Pixels) -> Option<Jpeg> {
    let mut bytes = Vec::new();
    let sides = [pixels.width, pixels.height].map(u16::try_from);
    let [Ok(width), Ok(height)] = sides else {
        return None;
    };
    let color = match pixels.gray {
        true => ColorType::Luma,
        false => ColorType::Rgb,
    };
    let encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.encode(&pixels.colors, width, height, color).ok()?;
    Some(Jpeg {
        width: pixels.width,
        height: pixels.height,
        gray: pixels.gray,
        bytes: bare(&bytes)?,
    })
}

/// As wide and as high as the format goes; how many pixels there may be is said elsewhere.
fn options() -> DecoderOptions {
    DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
}

fn damaged() -> PictureFault {
    PictureFault::new("is damaged: it is a JPEG that cannot be read", SAVE_AGAIN)
}

/// The file without comments and application data, but for Adobe's segment (APP14), which says how
/// colours are coded. `None` where segments do not follow each other, or
/// the picture has no end (ITU-T T.81, B.1.1.4).
fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    const START_OF_SCAN: u8 = 0xda;
    const COMMENT: u8 = 0xfe;
    const ADOBE: u8 = 0xee;
    const END_OF_IMAGE: [u8; 2] = [0xff, 0xd9];
    let mut bare = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes[at] == 0xff)?;
        if marker == 0xff {
            at += 1; // a fill byte
            continue;
        }
        if marker == START_OF_SCAN {
            let scan = &bytes[at..];
            // What comes after the end is no part of the picture.
            let end = scan.windows(2).rposition(|two| two == END_OF_IMAGE)?;
            bare.extend_from_slice(&scan[..end + 2]);
            return Some(bare);
        }
        let length = usize::from(u16::from_be_bytes([
            *bytes.get(at + 2)?,
            *bytes.get(at + 3)?,
        ]));
        let segment = bytes.get(at..at + 2 + length)?;
        let application = (0xe0..=0xef).contains(&marker) && marker != ADOBE;
        if !application && marker != COMMENT {
            bare.extend_from_slice(segment);
        }
        at += 2 + length;
    }
}
