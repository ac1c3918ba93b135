//! PNG files to pixels, and back.
//!
//! In: a file of any colour type and depth, interlaced or not. Out: 8 bits a channel; of 16 the
//! upper ones are kept, which is what printers and screens show.

use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Encoder, Limits, Transformations};

use super::{MOST_PIXELS, PictureFault, Pixels, Room, SAVE_AGAIN, check_size};

/// Reads a file.
pub fn read(bytes: &[u8], room: &Room) -> Result<Pixels, PictureFault> {
    let limits = Limits {
        bytes: MOST_PIXELS as usize * 8,
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(damaged)?;
    let pixels = check_size(u64::from(header.width), u64::from(header.height))?;
    room.within(pixels, || decoded(decoder))
}

fn damaged(_: DecodingError) -> PictureFault {
    PictureFault::new("is damaged: it is a PNG that cannot be read", SAVE_AGAIN)
}

fn decoded(decoder: Decoder<Cursor<&[u8]>>) -> Result<Pixels, PictureFault> {
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().unwrap_or(0);
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    samples.truncate(frame.buffer_size());
    let (gray, has_alpha) = match frame.color_type {
        ColorType::Grayscale => (true, false),
        ColorType::GrayscaleAlpha => (true, true),
        ColorType::Rgb | ColorType::Indexed => (false, false),
        ColorType::Rgba => (false, true),
    };
    let (width, height) = (frame.width, frame.height);
    if !has_alpha {
        return Ok(Pixels {
            width,
            height,
            gray,
            colors: samples,
            alpha: None,
        });
    }
    let channels = if gray { 1 } else { 3 };
    let mut colors = Vec::with_capacity(samples.len());
    let mut alpha = Vec::with_capacity(samples.len() / (channels + 1));
    for pixel in samples.chunks_exact(channels + 1) {
        colors.extend_from_slice(&pixel[..channels]);
        alpha.push(pixel[channels]);
    }
    let opaque = alpha.iter().all(|alpha| *alpha == u8::MAX);
    Ok(Pixels {
        width,
        height,
        gray,
        colors,
        alpha: (!opaque).then_some(alpha),
    })
}

/// Writes a file.
pub fn write(pixels: &Pixels) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(match (pixels.gray, pixels.alpha.is_some()) {
        (true, false) => ColorType::Grayscale,
        (true, true) => ColorType::GrayscaleAlpha,
        (false, false) => ColorType::Rgb,
        (false, true) => ColorType::Rgba,
    });
    encoder.set_compression(png::Compression::Balanced);
    let channels = if pixels.gray { 1 } else { 3 };
    let samples = match &pixels.alpha {
        None => pixels.colors.clone(),
        Some(alpha) => pixels
            .colors
            .chunks_exact(channels)
            .zip(alpha)
            .flat_map(|(color, alpha)| color.iter().chain([alpha]).copied())
            .collect(),
    };
    // Writing to memory cannot fail.
    if let Ok(mut writer) = encoder.write_header() {
        let _ = writer.write_image_data(&samples);
        let _ = writer.finish();
    }
    bytes
}
