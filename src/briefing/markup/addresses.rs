//! Bare addresses → links, where a briefing asks for it (`autolink: true`).
//!
//! In: inline content. Out: the same, in which an address with its scheme leads where it says. Whatever
//! was taken apart so that nobody follows it (`hxxps://`, `evil[.]example`) stays text, as does what
//! stands in code or in a link.

use crate::document::Address;
use std::ops::Range;

use super::{Inline, MarkupBlock};

/// What an address begins with.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// Dots and colons that were taken apart.
const DEFANGED: [&str; 6] = ["[.]", "(.)", "{.}", "[:]", "[dot]", "(dot)"];

/// Makes links of bare addresses in blocks. Markup has limited how deep these nest.
pub fn link_in_blocks(blocks: &mut [MarkupBlock]) {
    for block in blocks {
        match block {
            MarkupBlock::Paragraph(content) | MarkupBlock::Heading { content, .. } => link(content),
            MarkupBlock::Code(_) | MarkupBlock::Figure(_) => {}
            MarkupBlock::Quote(blocks) => link_in_blocks(blocks),
            MarkupBlock::Table(table) => table.cells_mut().for_each(link),
            MarkupBlock::List { items, .. } => {
                items.iter_mut().for_each(|item| link_in_blocks(item));
            }
        }
    }
}

/// Makes links of bare addresses.
pub fn link(inlines: &mut Vec<Inline>) {
    let mut linked = Vec::with_capacity(inlines.len());
    for inline in inlines.drain(..) {
        match inline {
            Inline::Characters(characters) => add(&characters, &mut linked),
            Inline::Emphasis(mut content) => {
                link(&mut content);
                linked.push(Inline::Emphasis(content));
            }
            Inline::Strong(mut content) => {
                link(&mut content);
                linked.push(Inline::Strong(content));
            }
            Inline::Struck(mut content) => {
                link(&mut content);
                linked.push(Inline::Struck(content));
            }
            Inline::Language { tag, mut content } => {
                link(&mut content);
                linked.push(Inline::Language { tag, content });
            }
            Inline::Note {
                mut blocks,
                range,
                label,
            } => {
                link_in_blocks(&mut blocks);
                linked.push(Inline::Note {
                    blocks,
                    range,
                    label,
                });
            }
            Inline::LineBreak
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::ReferenceInWords { .. }
            | Inline::Citation { .. }
            | Inline::NoteCall { .. }
            | Inline::Reference { .. } => linked.push(inline),
        }
    }
    *inlines = linked;
}

/// Adds characters, and the links among them.
fn add(characters: &str, linked: &mut Vec<Inline>) {
    let mut done = 0;
    while let Some(range) = address(characters, done) {
        if done < range.start {
            linked.push(Inline::Characters(
                characters[done..range.start].to_string(),
            ));
        }
        let shown = Inline::Characters(characters[range.clone()].to_string());
        linked.push(match Address::parse(&characters[range.clone()]) {
            Ok(url) => Inline::Link {
                content: vec![shown],
                url,
            },
            Err(_) => shown,
        });
        done = range.end;
    }
    if done < characters.len() {
        linked.push(Inline::Characters(characters[done..].to_string()));
    }
}

/// The next address from a byte on.
fn address(text: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let rest = &text[from..];
        let start = SCHEMES
            .iter()
            .filter_map(|scheme| rest.find(scheme))
            .min()?
            + from;
        let word =
            text[start..].split(|next: char| next.is_whitespace() || "<>\"`|\\^".contains(next));
        let word = word.into_iter().next().unwrap_or_default();
        let end = start + without_punctuation(word).len();
        let before = text[..start].chars().next_back();
        let begins = before.is_none_or(|before| !before.is_alphanumeric());
        if begins && is_address(&text[start..end], word) {
            return Some(start..end);
        }
        from = start + word.len().max(1);
    }
}

/// Whether an address has a host, and nothing in its word was taken apart.
fn is_address(address: &str, word: &str) -> bool {
    let host = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let sound = |label: &str| !label.is_empty() && !label.contains(['[', ']', '(', ')']);
    host.contains('.')
        && host.split('.').all(sound)
        && !address.contains(char::is_control)
        && !DEFANGED.iter().any(|mark| word.contains(mark))
}

/// An address without the punctuation of the sentence behind it; a bracket that it opened belongs to it.
fn without_punctuation(word: &str) -> &str {
    let mut address = word;
    while let Some(last) = address.chars().next_back() {
        let open = match last {
            ')' => Some('('),
            ']' => Some('['),
            _ => None,
        };
        let belongs = match open {
            Some(open) => address.matches(open).count() >= address.matches(last).count(),
            None => !".,;:!?'*_~\u{2019}\u{201d}\u{bb}\u{60c}\u{61b}\u{61f}\u{2026}".contains(last),
        };
        if belongs {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let mut inlines = vec![Inline::Characters(text.to_string())];
        link(&mut inlines);
        let links = inlines.into_iter().filter_map(|inline| match inline {
            Inline::Link { url, .. } => Some(url.to_string()),
            _ => None,
        });
        links.collect()
    }

    #[test]
    fn addresses_end_before_the_punctuation_of_their_sentence() {
        for (text, url) in [
            (
                "see https://example.org/a_(b), too",
                "https://example.org/a_(b)",
            ),
            ("(http://example.org)", "http://example.org"),
            (
                "\u{201c}https://example.org/?q=1#x\u{201d}.",
                "https://example.org/?q=1#x",
            ),
        ] {
            assert_eq!(links(text), [url]);
        }
        assert_eq!(links("https://a.org https://b.org").len(), 2);
    }

    #[test]
    fn what_was_taken_apart_stays_so() {
        for text in [
            "hxxps://evil.example/a",
            "https://evil[.]example",
            "http://evil(.)example/x",
            "https://localhost",
            "https://",
            "www.example.org",
            "xhttps://example.org",
        ] {
            assert_eq!(links(text), [""; 0], "{text}");
        }
    }
}
