//! Markup that was clearly begun and does not close.
//!
//! In: the text of a field, and a place in it that the parser has found to be characters. Out: a warning
//! where these characters are the beginning of code, struck words, an address, a bracket or braces.
//! CommonMark shows them as they are without a word. A star or a line alone is a character
//! as often as a mark, and is let be.

use std::ops::Range;

use super::Finding;
use crate::language::{Tag, has_terms};

/// How many of a kind are worth a word in one paragraph.
pub const MOST: usize = 8;
/// How many characters of what follows are shown with a mark.
const SHOWN: usize = 40;
/// What an address in angle brackets begins with.
const ADDRESSES: [&str; 3] = ["<https://", "<http://", "<mailto:"];

/// What is begun in characters of a text: code, struck words, addresses. The first of the characters may be
/// escaped. A mark within a word begins nothing (`Hawai`i`), nor does one before a space.
pub fn find(source: &str, range: Range<usize>, escaped: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut from = range.start + usize::from(escaped);
    while findings.len() < MOST
        && let Some(offset) = source
            .get(from..range.end)
            .and_then(|rest| rest.find(['`', '~', '<']))
    {
        let at = from + offset;
        let mark = source[at..].chars().next().unwrap_or_default();
        // A bound keeps a text of nothing but marks from being walked through once for each of them.
        let run = source[at..].chars().take(SHOWN);
        let length = run.take_while(|next| *next == mark).count();
        from = at + length;
        let before = source[..at].chars().next_back();
        let after = source[from..].chars().next();
        let begins = before.is_none_or(|before| !before.is_alphanumeric() && before != mark)
            && after.is_some_and(|after| !after.is_whitespace());
        if !begins {
            continue;
        }
        findings.extend(match (mark, length) {
            ('`', _) => Some(begun(
                (source, at),
                "this code is never closed",
                "close it with as many `` ` `` as open it, in the same paragraph; a `` ` `` that is meant is written `` \\` ``",
            )),
            ('~', 2) => Some(begun(
                (source, at),
                "these struck words are never closed",
                "close them with `~~`, without a space before it; tildes that are meant are written `\\~`",
            )),
            ('<', 1) if ADDRESSES.iter().any(|scheme| source[at..].starts_with(scheme)) => {
                Some(begun(
                    (source, at),
                    "this address is never closed",
                    "close it with `>`, without a space in it: `<https://example.org>`",
                ))
            }
            _ => None,
        });
    }
    findings
}

/// A warning of what begins at a byte, up to the end of its word.
fn begun((source, at): (&str, usize), message: &str, help: &str) -> Finding {
    Finding::warning("unclosed-mark", at..word_end(source, at), message)
        .label("shown as it is")
        .help(help)
}

/// Where the word ends that begins at a byte.
fn word_end(source: &str, at: usize) -> usize {
    let word = source[at..].chars().take(SHOWN);
    let word = word.take_while(|next| !next.is_whitespace());
    at + word.map(char::len_utf8).sum::<usize>()
}

/// A bracket that is never closed, if it is that of a note or a citation.
pub fn bracket(source: &str, at: usize, note: bool) -> Option<Finding> {
    let after = &source[at + 1..];
    let (start, message) = if note {
        (at - 1, "this note is never closed")
    } else if after.starts_with('@') || after.starts_with("-@") {
        (at, "this citation is never closed")
    } else if after.starts_with('^') {
        (at, "the call of a note is never closed")
    } else {
        return None;
    };
    Some(
        Finding::warning("unclosed-bracket", start..word_end(source, at + 1), message)
            .label("shown as it is")
            .help("close it with `]` in the same paragraph"),
    )
}

/// What stands behind brackets that open at one byte and close before another, where it is begun as the
/// address of a link or as a language.
pub fn behind(source: &str, open: usize, end: usize) -> Option<Finding> {
    let rest = &source[end..];
    if rest.starts_with('(') {
        return Some(
            Finding::warning("unclosed-link", open..end + 1, "this is no link")
                .label("shown as it is")
                .help("an address ends with `)` and has no space in it: `[words](https://…)`"),
        );
    }
    let inner = rest.strip_prefix('{')?;
    let near = &inner[..inner.floor_char_boundary(SHOWN)];
    let near = near.lines().next().unwrap_or_default();
    let (written, closed) = match near.split_once('}') {
        Some((written, _)) => (written, true),
        None => (near, false),
    };
    let names = |key: &str| {
        let value = written.trim_start().strip_prefix(key);
        value.is_some_and(|value| value.trim_start().starts_with(['=', ':']))
    };
    let names = names("lang") || names("language");
    let tag = Tag::parse(written.trim()).filter(|tag| closed && has_terms(tag));
    // `{fr}`, and `{lang: fr}`.
    let value = written
        .split_once([':', '='])
        .map(|(_, value)| value.trim());
    let named = value.and_then(Tag::parse).filter(|_| names && closed);
    let meant = tag.as_ref().or(named.as_ref());
    let instead = meant.map(|tag| format!("{{lang={tag}}}"));
    let (range, message, help) = match tag {
        Some(tag) => (
            end..end + written.len() + 2,
            "these braces give no language",
            format!("did you mean `{{lang={tag}}}`?"),
        ),
        None if names && closed => (
            end..end + written.len() + 2,
            "these braces give no language",
            "write it like this: `[Bonjour]{lang=fr}`".to_string(),
        ),
        None if names => (
            end..word_end(source, end),
            "these braces are never closed",
            "close them with `}`: `[Bonjour]{lang=fr}`".to_string(),
        ),
        None => return None,
    };
    Some(
        Finding::warning("unclosed-braces", range, message)
            .label("shown as it is")
            .help(help)
            .instead(instead),
    )
}

/// A warning of fenced code that nothing closes: all that follows is in it.
pub fn fence(source: &str, range: Range<usize>) -> Option<Finding> {
    let code = source[range.clone()].trim_end();
    let mark = code.chars().next()?;
    let length = code.len() - code.trim_start_matches(mark).len();
    let mut lines = code.lines();
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or_default();
    // Within a quotation, its marks stand before the fence.
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closed = last.len() >= length && last.chars().all(|next| next == mark);
    let fence: String = std::iter::repeat_n(mark, length).collect();
    (!closed).then(|| {
        let end = range.start + first.trim_end().len();
        Finding::warning(
            "unclosed-fence",
            range.start..end,
            "this code is never closed",
        )
        .label("all that follows is code")
        .help(format!(
            "write `{fence}` on a line of its own where it ends"
        ))
    })
}
