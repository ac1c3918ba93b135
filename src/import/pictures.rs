//! What becomes of the pictures and links of a text: a figure where the file is there, words where it is not.

use super::draft::{Block, Figure, Inline, Line, is_blank, plain, words};
use super::marked;
use super::report::Report;
use crate::diagnostic::Span;

/// Finds pictures.
pub struct Pictures<'a> {
    /// Whether a file beside the briefing is a picture.
    pub are_there: &'a dyn Fn(&str) -> bool,
}

/// How much of an address is shown in a message, in bytes.
const SHOWN: usize = 120;

impl Pictures<'_> {
    /// A picture: a figure; or, where its file is not at hand, what is said of it.
    pub fn placed(&self, figure: Figure, span: Option<Span>, report: &mut Report<'_>) -> Block {
        let file = figure.file.trim();
        if !file.contains(':') && (self.are_there)(file) {
            return Block::Figure(figure);
        }
        let mut line: Line = plain(figure.alternative.trim());
        let shown = &file[..file.floor_char_boundary(SHOWN)];
        if file.starts_with("data:") {
            report.not_placed(
                span,
                "a picture that is written out within a text is not brought along",
                "save it as a file beside the briefing, and name it in a `figure`",
            );
        } else if let Some(address) = marked::address(file) {
            let message = format!(
                "the picture at `{shown}` is not fetched: a link to it stands in its place"
            );
            report.moved(
                span,
                &message,
                "save it beside the briefing, and name it in a `figure`",
            );
            if is_blank(&line) {
                line = plain(file);
            }
            line = vec![Inline::Link(address, line)];
        } else {
            let message = format!("the picture `{shown}` is not there, or is none");
            report.not_placed(
                span,
                &message,
                "put it beside the briefing, or below its folder, and name it in a `figure`",
            );
        }
        let caption = words(&figure.caption);
        if !caption.trim().is_empty() && caption.trim() != figure.alternative.trim() {
            if !is_blank(&line) {
                line.push(Inline::Break);
            }
            line.extend(figure.caption);
        }
        Block::Paragraph(line)
    }
}

/// A link, where it leads anywhere outside of its own site; else its words, and what was left out is told.
pub fn link(address: &str, label: Line, span: Option<Span>, report: &mut Report<'_>) -> Line {
    let address = address.trim();
    if let Some(sound) = marked::address(address) {
        return vec![Inline::Link(sound, label)];
    }
    if let Some(sound) = address
        .strip_prefix("//")
        .and_then(|rest| marked::address(&format!("https://{rest}")))
    {
        return vec![Inline::Link(sound, label)];
    }
    // Within the text, or nowhere.
    if !address.starts_with('#') && !address.is_empty() {
        let shown = &address[..address.floor_char_boundary(SHOWN)];
        let message = format!(
            "the link to `{shown}` leads nowhere from a briefing: its words stand without it"
        );
        report.not_placed(
            span,
            &message,
            "links begin with `https://`, `http://` or `mailto:`",
        );
    }
    label
}

/// Digits and signs above the line, or below it, in characters of their own; other words as they are.
pub fn raised(text: &str, is_above: bool) -> String {
    let (plain, other) = match is_above {
        true => ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
        false => ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    };
    let of = |next: char| {
        plain
            .chars()
            .zip(other.chars())
            .find(|(one, _)| *one == next)
            .map(|(_, other)| other)
    };
    let raised: Option<String> = text.chars().map(of).collect();
    raised.unwrap_or_else(|| text.to_string())
}

/// Digits above the line as digits on it.
pub fn lowered(text: &str) -> String {
    let above = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let of = |next: char| {
        let place = above.chars().position(|one| one == next);
        place
            .and_then(|place| char::from_digit(place as u32, 10))
            .unwrap_or(next)
    };
    text.chars().map(of).collect()
}
