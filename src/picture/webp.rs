//! WebP files, which neither a PDF nor every reader of books takes.
//!
//! In: a file. Out: its pixels or, of a photograph, a JPEG.

use std::io::Cursor;

use image_webp::WebPDecoder;

use super::{Content, PictureFault, Pixels, Room, SAVE_AGAIN, check_size, jpeg};

/// Whether a file is of this kind.
pub fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Reads a file.
pub fn read(bytes: &[u8], room: &Room) -> Result<Content, PictureFault> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions();
    let count = check_size(u64::from(width), u64::from(height))?;
    if decoder.is_animated() {
        return Err(PictureFault::new(
            "moves: it is a WebP of several pictures",
            "save one of them by itself",
        ));
    }
    room.within(count, || {
        let mut channels = vec![0; decoder.output_buffer_size().ok_or_else(damaged)?];
        decoder.read_image(&mut channels).map_err(|_| damaged())?;
        let pixels = pixels((width, height), channels, decoder.has_alpha());
        let is_photograph = decoder.is_lossy() && pixels.alpha.is_none();
        let photograph = is_photograph.then(|| jpeg::write(&pixels)).flatten();
        Ok(photograph.map_or(Content::Pixels(pixels), Content::Jpeg))
    })
}

fn pixels((width, height): (u32, u32), channels: Vec<u8>, has_alpha: bool) -> Pixels {
    let (colors, alpha) = if has_alpha {
        let pixels = channels.chunks_exact(4);
        let colors = pixels
            .clone()
            .flat_map(|pixel| &pixel[..3])
            .copied()
            .collect();
        (colors, Some(pixels.map(|pixel| pixel[3]).collect()))
    } else {
        (channels, None)
    };
    Pixels {
        width,
        height,
        gray: false,
        colors,
        alpha,
    }
}

fn damaged() -> PictureFault {
    PictureFault::new("is damaged: it is a WebP that cannot be read", SAVE_AGAIN)
}
