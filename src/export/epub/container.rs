//! Files → a ZIP container (EPUB 3.3, section 4.2; ISO/IEC 21320-1).
//!
//! In: names and bytes in their order. Out: the archive. The `zip` crate cannot take what is deflated
//! already, and of ZIP's headers a book needs no more than what stands here: every entry is of 1980,
//! as no clock may have a say, and has no attribute of any system but that everyone may read it.

use crate::export::deflate::Deflater;

/// The version that can read it: 2.0, for deflate (APPNOTE 6.3.10, 4.4.3).
const VERSION: u16 = 20;
/// A file of Unix, whose permissions are the upper half of the attributes (4.4.2, 4.4.15).
const MADE_BY: u16 = 3 << 8 | VERSION;
/// A regular file that everyone may read and its owner may write.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// Names are in UTF-8 (4.4.4, bit 11); only said where they are not in ASCII.
const UTF_8: u16 = 1 << 11;
/// 1980-01-01, the first day that there is (4.4.6).
const DATE: u16 = 1 << 5 | 1;

/// A container, while it is written.
pub struct Container {
    deflater: Deflater,
    out: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

/// How an entry is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Deflated.
    Deflated,
}

impl Container {
    /// An empty one.
    pub fn new() -> Self {
        Container {
            deflater: Deflater::new(),
            out: Vec::new(),
            directory: Vec::new(),
            entries: 0,
        }
    }

    /// Adds a file; `None` where the container would grow past what ZIP can number, 4 GiB or 65,535
    /// files.
    pub fn add(&mut self, name: &str, bytes: &[u8], method: Method) -> Option<()> {
        let (code, held) = match method {
            Method::Stored => (0_u16, bytes.to_vec()),
            Method::Deflated => (8, self.deflater.raw(bytes)),
        };
        let offset = u32::try_from(self.out.len()).ok()?;
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut header = Vec::new();
        header.extend(VERSION.to_le_bytes());
        header.extend(if name.is_ascii() { 0 } else { UTF_8 }.to_le_bytes());
        header.extend(code.to_le_bytes());
        header.extend(0_u16.to_le_bytes());
        header.extend(DATE.to_le_bytes());
        header.extend(crc.sum().to_le_bytes());
        header.extend(u32::try_from(held.len()).ok()?.to_le_bytes());
        header.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
        header.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        // No extra field.
        header.extend(0_u16.to_le_bytes());

        self.out.extend(b"PK\x03\x04");
        self.out.extend(&header);
        self.out.extend(name.bytes());
        self.out.extend(held);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(MADE_BY.to_le_bytes());
        self.directory.extend(&header);
        // No comment, the first disk, binary.
        self.directory.extend([0; 6]);
        self.directory.extend(ATTRIBUTES.to_le_bytes());
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.bytes());
        self.entries = self.entries.checked_add(1)?;
        Some(())
    }

    /// The whole archive.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        let offset = u32::try_from(self.out.len()).ok()?;
        let length = u32::try_from(self.directory.len()).ok()?;
        self.out.extend(&self.directory);
        self.out.extend(b"PK\x05\x06");
        self.out.extend([0; 4]);
        // On this disk, and in all.
        self.out.extend(self.entries.to_le_bytes());
        self.out.extend(self.entries.to_le_bytes());
        self.out.extend(length.to_le_bytes());
        self.out.extend(offset.to_le_bytes());
        self.out.extend(0_u16.to_le_bytes());
        Some(self.out)
    }
}
