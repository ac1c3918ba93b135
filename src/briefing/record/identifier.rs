//! The `id` of a section, a block or a recommendation, by which texts refer to it.

use super::{Decoder, Record};
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;

/// The `id` of what can be referred to.
pub fn identifier(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Written> {
    let written = decoder.text_of(record, "id")?;
    let value = &written.value;
    let is_legal = value.starts_with(|first: char| first.is_ascii_alphabetic())
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !is_legal {
        let message = format!("`{value}` cannot be an `id`");
        decoder.error(
            Diagnostic::error("bad-id", written.span, message)
                .help("write a letter, then letters, digits and hyphens: `costs-by-berth`"),
        );
        return None;
    }
    Some(written)
}
