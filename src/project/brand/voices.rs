//! How a brand sets its texts.
//!
//! In: `typography`. Out: the voices that a page has: running text, headings, code; and the font files that it names.
//! Sizes are of paper: `px` is 1/96 of an inch, `rem`, `em` and `%` are of the size of the text that is there.

use super::colors::{Colors, Placed};
use super::entries::{Reader, value};
use super::font_files::{FontFile, fonts};
use crate::briefing::yaml::{Entry, Node, NodeKind, Written};
use crate::geometry::Color;
use crate::theme::Weight;

/// What this part of the file is called in a sentence.
pub const PART: &str = "`typography`";

/// A size of letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// In points.
    Points(f64),
    /// So many times that of the text around.
    Times(f64),
}

/// How a voice is set, as far as it is said.
#[derive(Debug, Default)]
pub struct Voice<'n> {
    /// The family.
    pub family: Option<&'n Written>,
    /// How large letters are.
    pub size: Option<Placed<Size>>,
    /// How heavy.
    pub weight: Option<Placed<Weight>>,
    /// Whether they lean.
    pub italic: Option<Placed<bool>>,
    /// How far lines stand apart, in sizes of letters.
    pub line_height: Option<Placed<f64>>,
    /// In which colour.
    pub color: Option<Placed<Color>>,
}

/// The voices of a page.
#[derive(Debug, Default)]
pub struct Voices<'n> {
    /// Running text.
    pub base: Voice<'n>,
    /// Headings.
    pub headings: Voice<'n>,
    /// Code.
    pub monospace: Voice<'n>,
    /// Links.
    pub link: Option<Placed<Color>>,
    /// The font files.
    pub files: Vec<FontFile<'n>>,
}

/// Reads `typography`.
pub fn voices<'n>(
    reader: &mut Reader<'_>,
    node: Option<&'n Node>,
    colors: &Colors<'_>,
) -> Voices<'n> {
    let Some(entries) = node.and_then(|node| reader.mapping(node, PART)) else {
        return Voices::default();
    };
    let used = [
        "fonts",
        "base",
        "headings",
        "monospace",
        "monospace-block",
        "link",
    ];
    reader.known(entries, PART, &used, &["monospace-inline"]);
    let mut read = |key: &'static str, used: &[&'static str]| match value(entries, key) {
        Some(node) => voice(reader, (node, key), used, colors),
        None => Voice::default(),
    };
    let base = read(
        "base",
        &["family", "size", "weight", "line-height", "color"],
    );
    let headings = read(
        "headings",
        &["family", "weight", "style", "line-height", "color"],
    );
    let mut monospace = read("monospace", &["family", "size", "weight"]);
    let block = read(
        "monospace-block",
        &["family", "size", "weight", "line-height"],
    );
    let link = read("link", &["color"]).color;
    // Code in a text has the size of the text: what is said of blocks is what is left to say.
    monospace.family = block.family.or(monospace.family);
    monospace.size = block.size.or(monospace.size);
    monospace.weight = block.weight.or(monospace.weight);
    monospace.line_height = block.line_height;
    Voices {
        base,
        headings,
        monospace,
        link,
        files: value(entries, "fonts").map_or_else(Vec::new, |node| fonts(reader, node)),
    }
}

/// Everything that may be said of a voice.
const OPTIONS: &[&str] = &[
    "family",
    "size",
    "weight",
    "style",
    "line-height",
    "color",
    "background-color",
    "decoration",
];

/// A voice: a family alone, or what is said of it.
fn voice<'n>(
    reader: &mut Reader<'_>,
    (node, key): (&'n Node, &'static str),
    used: &[&'static str],
    colors: &Colors<'_>,
) -> Voice<'n> {
    if let NodeKind::Scalar(family) = &node.kind {
        return Voice {
            family: Some(family),
            ..Voice::default()
        };
    }
    let Some(entries) = reader.mapping(node, &format!("`{key}`")) else {
        return Voice::default();
    };
    reader.known(entries, PART, OPTIONS, &[]);
    for Entry { key: option, .. } in entries {
        let name = option.value.as_str();
        if OPTIONS.contains(&name) && !used.contains(&name) {
            reader.unused(PART, format!("{key}.{name}"), option.span);
        }
    }
    let mut get = |option: &str| value(entries, option).filter(|_| used.contains(&option));
    let [family, size, weight, style, line_height, color] =
        ["family", "size", "weight", "style", "line-height", "color"].map(&mut get);
    let color = color.map(|node| reader.light(node, PART, "color"));
    Voice {
        family: family.and_then(|node| reader.text(node, "`family`")),
        size: size.and_then(|node| size_of(reader, node)),
        weight: weight.and_then(|node| weight_of(reader, node)),
        italic: style.and_then(|node| italic_of(reader, node)),
        line_height: line_height.and_then(|node| number_of(reader, node)),
        color: color.and_then(|node| colors.of(reader, node, "color")),
    }
}

/// A size: `11pt`, `1rem`.
fn size_of(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<Size>> {
    let written = reader.text(node, "`size`")?;
    let text = written.value.trim();
    let split = text.find(|next: char| next.is_ascii_alphabetic() || next == '%');
    let (number, unit) = text.split_at(split.unwrap_or(text.len()));
    let number: Option<f64> = number.trim().parse().ok();
    let number = number.filter(|number| number.is_finite() && *number > 0.0);
    let size = number.and_then(|number| {
        Some(match unit {
            "pt" => Size::Points(number),
            "px" => Size::Points(number * 0.75),
            "in" => Size::Points(number * 72.0),
            "mm" => Size::Points(number * 72.0 / 25.4),
            "cm" => Size::Points(number * 72.0 / 2.54),
            "rem" | "em" => Size::Times(number),
            "%" => Size::Times(number / 100.0),
            _ => return None,
        })
    });
    if size.is_none() {
        let message = format!("`{text}` is no size");
        reader.wrong(
            written.span,
            message,
            "write it as `10.5pt`, `14px` or `1rem`",
        );
    }
    size.map(|size| (size, written.span))
}

fn number_of(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<f64>> {
    let written = reader.text(node, "`line-height`")?;
    let text = written.value.trim();
    let number: Option<f64> = text.parse().ok();
    let number = number.filter(|number| number.is_finite() && *number > 0.0);
    if number.is_none() {
        let message = format!("`{text}` is no number");
        reader.wrong(
            written.span,
            message,
            "write how many times the size it is: `1.4`",
        );
    }
    number.map(|number| (number, written.span))
}

/// The names of weights, and how heavy they are.
const WEIGHTS: &[(&str, u16)] = &[
    ("thin", 100),
    ("extra-light", 200),
    ("ultra-light", 200),
    ("light", 300),
    ("normal", 400),
    ("regular", 400),
    ("medium", 500),
    ("semi-bold", 600),
    ("semibold", 600),
    ("demi-bold", 600),
    ("bold", 700),
    ("extra-bold", 800),
    ("ultra-bold", 800),
    ("black", 900),
];

/// A weight, as a number or by its name.
pub fn weight_of(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<Weight>> {
    let written = reader.text(node, "`weight`")?;
    let text = written.value.trim();
    let named = WEIGHTS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text));
    let number = named
        .map(|(_, weight)| *weight)
        .or_else(|| text.parse().ok());
    let number = number.filter(|number| (1..=1000).contains(number));
    if number.is_none() {
        let message = format!("`{text}` is no weight");
        reader.wrong(
            written.span,
            message,
            "write `400`, `600`, `700`, or `normal`, `bold`",
        );
    }
    number.map(|number| (Weight::nearest(number), written.span))
}

/// Whether letters lean.
pub fn italic_of(reader: &mut Reader<'_>, node: &Node) -> Option<Placed<bool>> {
    let written = reader.text(node, "`style`")?;
    match written.value.trim() {
        "normal" => Some((false, written.span)),
        "italic" | "oblique" => Some((true, written.span)),
        other => {
            let message = format!("`{other}` is no style of letters");
            reader.wrong(written.span, message, "write `normal` or `italic`");
            None
        }
    }
}
