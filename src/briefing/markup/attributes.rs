//! Braces behind brackets: `[Bonjour]{lang=fr}`.

use std::ops::Range;

use super::reader::Reader;
use super::{Finding, Inline};
use crate::language::{self, Tag};

/// How long, in bytes, what stands in braces may be.
const LONGEST: usize = 64;

/// The braces that follow at a byte, where they look like attributes.
pub(super) fn braces(source: &str, at: usize) -> Option<Range<usize>> {
    let rest = source[at..].strip_prefix('{')?;
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let words = &near[..near.find('}')?];
    let alike = words.starts_with(['.', '#']) || words.contains('=');
    (alike && !words.contains(['\n', '['])).then_some(at..at + words.len() + 2)
}

/// The words before braces in the language that these name; none where they name none, which is told.
pub(super) fn language(
    content: Vec<Inline>,
    braces: Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<Inline> {
    let written = reader.source[braces.start + 1..braces.end - 1].trim();
    let value = written
        .strip_prefix("lang=")
        .map(|value| value.trim_matches(['"', '\'']));
    match value.map(Tag::parse) {
        Some(Some(tag)) if !content.is_empty() => {
            reader.findings.extend(unknown_language(&tag, braces));
            return Some(Inline::Language { tag, content });
        }
        Some(Some(_)) => {}
        Some(None) => {
            let value = value.unwrap_or_default();
            let message = format!("`{value}` is not a language tag");
            let help = match language::by_name(value) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write one like `fr`, `fa`, `pt-BR` (BCP 47)".to_string(),
            };
            reader.error("bad-language", braces, &message, &help);
        }
        None => {
            let message = format!("`{written}` says nothing of the words before it");
            reader.error(
                "unknown-attribute",
                braces,
                &message,
                "only a language can be given: `[Bonjour]{lang=fr}`",
            );
        }
    }
    None
}

/// A warning of the name of a language in place of its tag.
fn unknown_language(tag: &Tag, braces: Range<usize>) -> Option<Finding> {
    let meant = language::mistaken(tag)?;
    let message = format!("no language has the tag `{tag}`");
    Some(
        Finding::warning("unknown-language", braces, message)
            .label("set as English is")
            .help(meant),
    )
}
