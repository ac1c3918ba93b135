//! Bytes → fewer bytes (RFC 1951), as few as can be had in a moment.
//!
//! For what is written once and carried about: the files of an EPUB, its cover. libdeflate looks for
//! the cheapest way to say a text instead of the longest match at each place, which makes prose 5 %
//! smaller than zlib's best level does; zopfli would gain half a per cent more in twenty times the
//! time.

use libdeflater::{CompressionLvl, Compressor};

/// The first of libdeflate's levels that looks at whole texts. The next two take twice the time for a
/// third of a per cent.
const LEVEL: i32 = 10;

/// Deflated bytes without a frame, as ZIP holds them.
pub fn raw(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = compressor();
    let mut out = vec![0; compressor.deflate_compress_bound(bytes.len())];
    let length = compressor.deflate_compress(bytes, &mut out);
    whole(out, length.ok())
}

/// The same in zlib's frame (RFC 1950), as PNG holds them.
pub fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = compressor();
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut out);
    whole(out, length.ok())
}

fn compressor() -> Compressor {
    Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default())
}

/// What was written into a buffer of the length that is always enough.
fn whole(mut out: Vec<u8>, length: Option<usize>) -> Vec<u8> {
    out.truncate(length.expect("the bound is one"));
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_deflated_can_be_inflated() {
        let words: Vec<u8> = (0..40_000_u32)
            .map(|at| b"etaoin shrdlu"[(at * at % 97 % 13) as usize])
            .collect();
        for bytes in [&b""[..], b"a", &words] {
            let mut plain = Vec::new();
            let read = flate2::read::DeflateDecoder::new(&raw(bytes)[..]).read_to_end(&mut plain);
            assert!(read.is_ok() && plain == bytes);
            plain.clear();
            let read = flate2::read::ZlibDecoder::new(&zlib(bytes)[..]).read_to_end(&mut plain);
            assert!(read.is_ok() && plain == bytes);
        }
        assert!(raw(&words).len() < words.len() / 10);
    }
}
