//! Words with marks → the characters of a briefing's markup.
//!
//! In: lines and blocks of a draft. Out: texts for the fields of a briefing, which say the same when they are read:
//! each line is read again as soon as it is written ([`reading`]), and written with more backslashes where it did
//! not come back. So a text has as few of them as it can, and no rule of the markup is told here twice.
//!
//! Where no backslash helps (CommonMark closes no star before a letter and behind a quotation mark), the words stand
//! without the stress, which is counted.

mod blocks;
mod escape;
mod reading;
mod tidy;

use super::draft::{Block, Cited, Inline, Line};
use crate::document::Address;
use escape::Escape;

pub use blocks::{LONGEST, code_text};
pub use tidy::{tidy, tidy_text};

/// Writes texts.
#[derive(Debug, Default)]
pub struct Marker {
    /// How many lines lost marks for which the markup has no characters.
    pub lost: usize,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In a field of one line, or behind a heading's mark.
    Alone,
    /// As a paragraph, where its first characters may begin something else.
    AsParagraph,
}

impl Marker {
    /// A field of one line.
    pub fn line(&mut self, line: &[Inline]) -> String {
        self.written(line, Stands::Alone)
    }

    /// A field of block text.
    pub fn text(&mut self, blocks: &[Block]) -> String {
        blocks::text(blocks, self)
    }

    fn written(&mut self, line: &[Inline], stands: Stands) -> String {
        let line = tidy(line);
        let meant = reading::shape(&line);
        for escape in Escape::ALL {
            let written = with(&line, *escape, stands);
            if reading::says(&written, stands, &meant) {
                return written;
            }
        }
        self.lost += 1;
        let line = without_stress(&line);
        let meant = reading::shape(&line);
        let written = with(&line, Escape::Whatever, stands);
        if reading::says(&written, stands, &meant) {
            return written;
        }
        let words = tidy(&[Inline::Characters(all_words(&line))]);
        with(&words, Escape::Whatever, stands)
    }
}

/// A line as it is written with so many backslashes.
fn with(line: &[Inline], escape: Escape, stands: Stands) -> String {
    let mut out = String::new();
    write(line, escape, &mut out);
    match (stands, escape) {
        (Stands::Alone, _) | (_, Escape::Nothing) => out,
        (Stands::AsParagraph, _) => escape::beginning(&out),
    }
}

fn write(line: &[Inline], escape: Escape, out: &mut String) {
    for (index, inline) in line.iter().enumerate() {
        let mut marked = |mark: &str, line: &[Inline]| {
            out.push_str(mark);
            write(line, escape, out);
            out.push_str(mark);
        };
        match inline {
            Inline::Characters(characters) => {
                let is_last = index + 1 == line.len();
                escape.write(characters, is_last, out);
            }
            Inline::Break => out.push_str("<br>"),
            Inline::Emphasis(line) => marked("*", line),
            Inline::Strong(line) => marked("**", line),
            Inline::Struck(line) => marked("~~", line),
            Inline::Code(code) => self::code(code, out),
            Inline::Link(address, words) => link(address, words, escape, out),
            Inline::Note(line) => {
                out.push_str("^[");
                write(line, escape, out);
                out.push(']');
            }
            Inline::Cite(items) => citation(items, escape, out),
        }
    }
}

/// Code between as many backticks as it needs.
fn code(code: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    let is_padded = code.starts_with('`') || code.ends_with('`') || code.starts_with(' ');
    let pad = if is_padded { " " } else { "" };
    out.extend([fence.as_str(), pad, code, pad, fence.as_str()]);
}

/// How many of a character stand in a row at most.
fn longest_run(text: &str, mark: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == mark { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn link(address: &str, words: &[Inline], escape: Escape, out: &mut String) {
    if matches!(words, [Inline::Characters(words)] if words == address)
        && !address.contains(['<', '>', '\\'])
    {
        return out.extend(["<", address, ">"]);
    }
    out.push('[');
    write(words, escape, out);
    out.push_str("](");
    let address = address.replace("&", if address.contains(';') { "&amp;" } else { "&" });
    if address.contains(['(', ')']) {
        out.extend(["<", address.as_str(), ">"]);
    } else {
        out.push_str(&address);
    }
    out.push(')');
}

fn citation(items: &[Cited], escape: Escape, out: &mut String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str("; ");
        }
        if !item.before.is_empty() {
            escape.write(&item.before, false, out);
            out.push(' ');
        }
        out.extend(["@", item.id.as_str()]);
        if !item.behind.is_empty() {
            out.push_str(", ");
            escape.write(&item.behind, false, out);
        }
    }
    out.push(']');
}

/// The address of a link, where it is one that a briefing may have: spaces and what markup would end it by are
/// written as addresses have them.
pub fn address(written: &str) -> Option<String> {
    let mut sound = String::with_capacity(written.len());
    for character in written.trim().chars() {
        match character {
            ' ' => sound.push_str("%20"),
            '<' => sound.push_str("%3C"),
            '>' => sound.push_str("%3E"),
            '\\' => sound.push_str("%5C"),
            _ => sound.push(character),
        }
    }
    Address::parse(&sound).ok()?;
    Some(sound)
}

/// A line whose words are not stressed.
fn without_stress(line: &[Inline]) -> Line {
    let mut out = Line::new();
    for inline in line {
        match inline {
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Struck(line) => {
                out.extend(without_stress(line));
            }
            Inline::Link(address, words) => {
                out.push(Inline::Link(address.clone(), without_stress(words)));
            }
            Inline::Note(line) => out.push(Inline::Note(without_stress(line))),
            Inline::Characters(_) | Inline::Break | Inline::Code(_) | Inline::Cite(_) => {
                out.push(inline.clone());
            }
        }
    }
    tidy(&out)
}

/// Every word of a line, those of notes and addresses too.
fn all_words(line: &[Inline]) -> String {
    let mut out = String::new();
    for inline in line {
        match inline {
            Inline::Characters(words) | Inline::Code(words) => out.push_str(words),
            Inline::Break => out.push(' '),
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Struck(line) => {
                out.push_str(&all_words(line));
            }
            Inline::Link(address, words) => {
                let words = all_words(words);
                out.push_str(&words);
                if words != *address {
                    out.extend([" (", address.as_str(), ")"]);
                }
            }
            Inline::Note(line) => out.extend([" (", all_words(line).as_str(), ")"]),
            Inline::Cite(items) => {
                let items = items.iter();
                let words = items.map(|item| {
                    [&item.before, &item.id, &item.behind]
                        .map(String::as_str)
                        .join(" ")
                });
                out.push_str(&words.collect::<Vec<_>>().join("; "));
            }
        }
    }
    out
}
