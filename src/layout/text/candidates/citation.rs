//! White space before a citation, at which a line may end, but had better not: least of all where the citation would have
//! the last line of its paragraph to itself.

use super::Kind;
use crate::layout::text::passage::Passage;

/// So many bytes may stand in the brackets of a citation before its first key.
const FURTHEST_KEY: usize = 200;

/// How many characters a citation has that makes no line of its own.
const SHORT_CITATION: usize = 24;

/// The kind of place that white space ends at, before a citation in brackets or before anything else.
pub(super) fn kind_before(passage: &Passage, offset: usize) -> Kind {
    let rest = &passage.content[offset..];
    let next = passage.citations.partition_point(|at| *at < offset);
    let next = passage.citations.get(next);
    // Brackets may be many, and what stands in one before its key is short.
    let begins = |at: &&usize| rest.starts_with(['[', '(']) && **at < offset + FURTHEST_KEY;
    let end = next.filter(begins).and_then(|_| rest.find([']', ')']));
    let Some(end) = end.filter(|end| next.is_some_and(|at| *at < offset + end)) else {
        return Kind::Plain;
    };
    let is_last = !rest[end..].contains(char::is_alphanumeric);
    match is_last && rest[..end].chars().count() <= SHORT_CITATION {
        true => Kind::LastCitation,
        false => Kind::Citation,
    }
}
