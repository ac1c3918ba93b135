//! Bytes → fewer bytes (RFC 1951), and back.
//!
//! Two ways, of which a build has one: by libdeflate, or in Rust alone where no C is compiled. What
//! each writes, every program reads; but the bytes differ, so nothing that is to be the same from every
//! build (the names of documents and editions) is made from them.

#[cfg(feature = "libdeflate")]
mod libdeflate;
#[cfg(not(feature = "libdeflate"))]
mod rust;

#[cfg(feature = "libdeflate")]
pub use libdeflate::{Deflater, inflated, stream};
#[cfg(not(feature = "libdeflate"))]
pub use rust::{Deflater, inflated, stream};

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_deflated_can_be_inflated() {
        let words: Vec<u8> = (0..40_000_u32)
            .map(|at| b"etaoin shrdlu"[(at * at % 97 % 13) as usize])
            .collect();
        let mut deflater = Deflater::new();
        for bytes in [&b""[..], b"a", &words] {
            let mut plain = Vec::new();
            let read =
                flate2::read::DeflateDecoder::new(&deflater.raw(bytes)[..]).read_to_end(&mut plain);
            assert!(read.is_ok() && plain == bytes);
            plain.clear();
            let read =
                flate2::read::ZlibDecoder::new(&deflater.zlib(bytes)[..]).read_to_end(&mut plain);
            assert!(read.is_ok() && plain == bytes);
            let deflated = stream(bytes);
            assert_eq!(inflated(&deflated).as_deref(), Some(bytes));
            let cut = &deflated[..deflated.len() - 1];
            assert_eq!(inflated(cut), None);
        }
        assert!(stream(&words).len() < words.len() / 5);
        assert!(deflater.raw(&words).len() < words.len() / 10);
    }
}
