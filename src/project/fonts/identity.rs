//! What tells one font file from another without reading all of it.
//!
//! In: a font file. Out: the SHA-256 of its length and of what its fonts say of their tables: for each its name, how
//! long it is and its checksum (OpenType, "Table Directory"), and the whole of `head`, which holds a checksum of the
//! file and when it was made. The digest of every byte would say the same a thousand times as slowly: a collection for
//! the scripts of East Asia has 25 MB. It is taken where somebody asks for it, by a report.

use read_fonts::{FileRef, TopLevelTable, tables::head::Head};

use crate::project::files::digest;

/// A file that is no larger is told by all of its bytes, which cost little: checksums are what its maker says.
const SMALL: usize = 1 << 20;

/// The identity of a font file, in hexadecimal digits.
pub fn identity(bytes: &[u8]) -> String {
    if bytes.len() <= SMALL {
        return digest(bytes);
    }
    let mut said = (bytes.len() as u64).to_be_bytes().to_vec();
    let fonts = FileRef::new(bytes)
        .into_iter()
        .flat_map(|file| file.fonts());
    for font in fonts.flatten() {
        for record in font.table_directory().table_records() {
            said.extend(record.tag().to_be_bytes());
            said.extend(record.length().to_be_bytes());
            said.extend(record.checksum().to_be_bytes());
        }
        let head = font.table_data(Head::TAG);
        said.extend(head.iter().flat_map(|head| head.as_bytes()));
    }
    digest(&said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::font::Fonts;

    #[test]
    fn fonts_differ_and_one_whose_maker_changed_it_is_another() {
        let fonts = Fonts::bundled();
        let mut known: Vec<String> = fonts.faces().map(|face| identity(&face.data)).collect();
        let count = known.len();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), count);

        let face = fonts.faces().next().expect("a face");
        let mut large = face.data.to_vec();
        large.resize(SMALL + 1, 0);
        let of = |at: usize| {
            let mut changed = large.clone();
            changed[at] ^= 1;
            identity(&changed)
        };
        // The checksum of the first table tells; a byte behind all tables does not.
        assert_ne!(of(12 + 4), identity(&large));
        assert_eq!(of(SMALL), identity(&large));
        assert_ne!(identity(&large[..SMALL]), identity(&large));
        assert_ne!(identity(b"no font"), identity(b"none"));
    }
}
