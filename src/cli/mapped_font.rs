//! Font files that are mapped into memory and not read.
//!
//! In: the path of a font file that was found. Out: its bytes, which the system brings in as they are asked for. Four
//! collections for the scripts of East Asia have 100 MB, of which a briefing wants less than one: to read them takes
//! as long as to set sixty pages.
//!
//! A run that ends at once may do so: fonts are replaced by others under their names, and a file that was mapped stays
//! what it was. One that is *written over* meanwhile does not, and one that is cut short ends the program as a disk does
//! that is pulled out: nothing of the output is there then. So what goes on for hours, `watch` and `preview`, reads its
//! files whole, and so does the library.

use std::path::Path;
use std::sync::Arc;

use filebuffer::FileBuffer;
use harfrust::font::Blob;

use crate::project::files::{Unreadable, open_regular, read_given};
use crate::project::fonts::LARGEST_FONT;

/// How small a file is that is better read: a map has its own price.
const SMALL: u64 = 1 << 20;

/// The bytes of a font file.
///
/// # Errors
///
/// When it cannot be read, or is too large.
pub fn read(path: &Path) -> Result<Blob, Unreadable> {
    let length = open_regular(path)?.metadata()?.len();
    if length > LARGEST_FONT {
        return Err(Unreadable::TooLarge(LARGEST_FONT));
    }
    if length <= SMALL {
        return Ok(read_given(path, SMALL)?.into());
    }
    Ok(Blob::Shared(Arc::new(FileBuffer::open(path)?)))
}
