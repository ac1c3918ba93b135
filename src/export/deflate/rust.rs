//! In Rust alone: files are a few per cent larger than by libdeflate, and take longer.

use std::io::Read;

use flate2::Compression;
use flate2::read::{DeflateEncoder, ZlibDecoder, ZlibEncoder};

/// The level for the streams of a PDF: the next takes twice the time for a hundredth.
const STREAM_LEVEL: u32 = 6;

/// What deflates the files of a book, one after the other.
pub struct Deflater(Compression);

impl Deflater {
    /// One for a book.
    pub fn new() -> Self {
        Deflater(Compression::best())
    }

    /// One for pictures.
    pub fn of_pictures() -> Self {
        Deflater(Compression::best())
    }

    /// Deflated bytes without a frame, as ZIP holds them.
    pub fn raw(&mut self, bytes: &[u8]) -> Vec<u8> {
        all_of(DeflateEncoder::new(bytes, self.0))
    }

    /// The same in zlib's frame (RFC 1950), as PNG holds them.
    pub fn zlib(&mut self, bytes: &[u8]) -> Vec<u8> {
        all_of(ZlibEncoder::new(bytes, self.0))
    }
}

/// Deflated bytes in zlib's frame, as the streams of a PDF hold them.
pub fn stream(bytes: &[u8]) -> Vec<u8> {
    all_of(ZlibEncoder::new(bytes, Compression::new(STREAM_LEVEL)))
}

/// The bytes of a stream again; `None` where it is damaged or cut short, or its checksum is not that of
/// its bytes.
pub fn inflated(stream: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(stream).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn all_of(mut encoder: impl Read) -> Vec<u8> {
    let mut deflated = Vec::new();
    let read = encoder.read_to_end(&mut deflated);
    read.expect("memory can be read");
    deflated
}
