//! References within the document: `[#costs]`, and `[#costs, p.]` to the page where that stands.

use std::ops::Range;

use super::reader::Reader;
use super::{Finding, Inline};
use crate::language;

/// What stands in brackets, if it refers to something of the document; what it gets wrong is reported.
pub(super) fn parse(inner: Range<usize>, reader: &mut Reader<'_>) -> Option<Inline> {
    let written = reader.source[inner.clone()].strip_prefix('#')?;
    let (id, page) = match written.split_once([',', '،']) {
        Some((id, rest)) => (id.trim_end(), Some(rest.trim())),
        None => (written, None),
    };
    if !is_id(id) {
        if let Some(meant) = meant(written) {
            let message = format!("`[#{written}]` refers to nothing as it is written");
            let help = format!("write `{meant}`; a bracket that is meant is written `\\[`");
            let range = inner.start - 1..inner.end + 1;
            let finding = Finding::error("bad-reference", range, message);
            let finding = finding.help(help).instead(Some(meant));
            reader.findings.push(finding);
        }
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

/// What somebody means who has written a space too much, or forgotten a comma: `[# costs]`, `[#costs p.]`.
fn meant(written: &str) -> Option<String> {
    let trimmed = written.trim();
    if trimmed.len() < written.len() && is_id(trimmed) {
        return Some(format!("[#{trimmed}]"));
    }
    let (id, rest) = trimmed.split_once(' ')?;
    let page = is_id(id) && language::is_short_for_page(rest.trim());
    page.then(|| format!("[#{id}, {}]", rest.trim()))
}

/// Whether this can be an `id`.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
