//! References within the document: `[#costs]`, and `[#costs, p.]` to the page where that stands.

use std::ops::Range;

use super::Inline;
use super::reader::Reader;
use crate::language;

/// What stands in brackets, if it refers to something of the document; what it gets wrong is reported.
pub(super) fn parse(inner: Range<usize>, reader: &mut Reader<'_>) -> Option<Inline> {
    let written = reader.source[inner.clone()].strip_prefix('#')?;
    let (id, page) = match written.split_once([',', '،']) {
        Some((id, rest)) => (id.trim_end(), Some(rest.trim())),
        None => (written, None),
    };
    if !is_id(id) {
        return None;
    }
    let (id, range) = (id.to_string(), inner.start - 1..inner.end + 1);
    if let Some(words) = page.filter(|words| !language::is_short_for_page(words)) {
        let message = format!("`{words}` says nothing of what `#{id}` refers to");
        let help = format!(
            "write `[#{id}]` for what it is called, `[#{id}, p.]` for the page where it stands; a bracket that is \
             meant is written `\\[`"
        );
        reader.error("bad-reference", range.clone(), &message, &help);
    }
    Some(Inline::Reference {
        id,
        page: page.is_some(),
        range,
    })
}

/// Whether this can be an `id`.
fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
