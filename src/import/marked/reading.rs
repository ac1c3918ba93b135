//! Whether what was written says what was meant: both as one string, in which marks are controls.

use super::Stands;
use crate::briefing::markup::{self, MarkupBlock, Parsed};
use crate::import::draft::{Inline, Line};

/// Whether a text that is read says what has this shape, and nothing is to be said of it.
pub fn says(written: &str, stands: Stands, meant: &str) -> bool {
    let inline = match stands {
        Stands::Alone => markup::parse_inline(written),
        Stands::AsParagraph => {
            let Parsed { content, findings } = markup::parse_block(written);
            let Ok([MarkupBlock::Paragraph(line)]) = <[MarkupBlock; 1]>::try_from(content) else {
                return false;
            };
            Parsed {
                content: line,
                findings,
            }
        }
    };
    let mut shape = String::new();
    inline.findings.is_empty() && read(&inline.content, &mut shape) && shape == meant
}

/// The shape of a line of a draft.
pub fn shape(line: &[Inline]) -> String {
    let mut out = String::new();
    add(line, &mut out);
    out
}

fn add(line: &[Inline], out: &mut String) {
    for inline in line {
        let mut within = |kind: &str, line: &Line| {
            out.extend(["\u{1}", kind]);
            add(line, out);
            out.push('\u{2}');
        };
        match inline {
            Inline::Characters(characters) => out.push_str(characters),
            Inline::Break => out.push_str("\u{1}b\u{2}"),
            Inline::Emphasis(line) => within("e", line),
            Inline::Strong(line) => within("s", line),
            Inline::Struck(line) => within("d", line),
            Inline::Note(line) => within("n", line),
            Inline::Code(code) => out.extend(["\u{1}c", code.as_str(), "\u{2}"]),
            Inline::Link(address, line) => within(&["l", address, "\u{3}"].concat(), line),
            Inline::Cite(items) => {
                out.push_str("\u{1}q");
                for item in items {
                    let parts = [&item.before, &item.id, &item.behind].map(String::as_str);
                    out.extend([parts.join("\u{3}").as_str(), "\u{4}"]);
                }
                out.push('\u{2}');
            }
        }
    }
}

/// Adds the shape of what was read; whether it is one that a draft can have.
fn read(line: &[markup::Inline], out: &mut String) -> bool {
    line.iter().all(|inline| {
        let mut within = |kind: &str, line: &[markup::Inline]| {
            out.extend(["\u{1}", kind]);
            let is_known = read(line, out);
            out.push('\u{2}');
            is_known
        };
        match inline {
            markup::Inline::Characters(characters) => out.push_str(characters),
            markup::Inline::LineBreak => out.push_str("\u{1}b\u{2}"),
            markup::Inline::Emphasis(line) => return within("e", line),
            markup::Inline::Strong(line) => return within("s", line),
            markup::Inline::Struck(line) => return within("d", line),
            markup::Inline::Code(code) => out.extend(["\u{1}c", code.as_str(), "\u{2}"]),
            markup::Inline::Link { url, content } => {
                return within(&["l", url.as_str(), "\u{3}"].concat(), content);
            }
            markup::Inline::Note { blocks, label, .. } => {
                let [MarkupBlock::Paragraph(line)] = blocks.as_slice() else {
                    return false;
                };
                return label.is_none() && within("n", line);
            }
            markup::Inline::Citation { items } => {
                out.push_str("\u{1}q");
                for item in items {
                    let mut parts = [String::new(), item.key.clone(), String::new()];
                    if !read(&item.prefix, &mut parts[0]) || !read(&item.locator, &mut parts[2]) {
                        return false;
                    }
                    let parts = parts.each_ref().map(|part| part.trim());
                    out.extend([parts.join("\u{3}").as_str(), "\u{4}"]);
                }
                out.push('\u{2}');
            }
            markup::Inline::Language { .. }
            | markup::Inline::ReferenceInWords { .. }
            | markup::Inline::Reference { .. }
            | markup::Inline::NoteCall { .. } => return false,
        }
        true
    })
}
