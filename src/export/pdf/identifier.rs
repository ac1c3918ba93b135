//! The identifier of a file (ISO 32000-1, 14.4).
//!
//! In: what the document holds. Out: an identifier made from that and from nothing else, so that the
//! same document has the same one always. Pages and attachments are taken in as digests of their own,
//! which are made where those are, on every core.

use lopdf::Object;
use sha2::{Digest as _, Sha256};

/// What some bytes are, in short.
pub type Digest = [u8; 32];

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// The identifier of what has these digests, in their order.
pub fn identifier(digests: impl IntoIterator<Item = Digest>) -> Object {
    let mut hash = Sha256::new();
    for digest in digests {
        hash.update(digest);
    }
    Object::String(
        hash.finalize()[..16].to_vec(),
        lopdf::StringFormat::Hexadecimal,
    )
}
