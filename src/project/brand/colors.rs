//! The colours of a brand.
//!
//! In: `color`, with a palette of names and the parts that they play. Out: the colours of those parts that a page has.
//! A part may name a colour of the palette or another part; names that lead back to themselves have no colour.

use std::str::FromStr;

use super::entries::{Reader, value};
use crate::briefing::nearest;
use crate::briefing::yaml::{Entry, Node, Written};
use crate::diagnostic::Span;
use crate::geometry::Color;

/// What a part of this file is called in a sentence.
pub const PART: &str = "`color`";

/// The parts that a page has.
const USED: &[&str] = &[
    "palette",
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "light",
];
/// Those that it has not.
const UNUSED: &[&str] = &["success", "info", "warning", "danger", "dark"];

/// How many names may lead from one to the next.
const LONGEST_WAY: usize = 16;

/// A value and where it stands.
pub type Placed<T> = (T, Span);

/// The colours that were read.
#[derive(Debug, Default)]
pub struct Colors<'n> {
    palette: &'n [Entry],
    parts: &'n [Entry],
    /// Text.
    pub foreground: Option<Placed<Color>>,
    /// Headings and links.
    pub primary: Option<Placed<Color>>,
    /// Small print.
    pub secondary: Option<Placed<Color>>,
    /// Rules.
    pub tertiary: Option<Placed<Color>>,
    /// Panels.
    pub light: Option<Placed<Color>>,
}

/// Reads `color`.
pub fn colors<'n>(reader: &mut Reader<'_>, node: Option<&'n Node>) -> Colors<'n> {
    let entries = node.and_then(|node| reader.mapping(node, PART));
    let Some(parts) = entries else {
        return Colors::default();
    };
    reader.known(parts, PART, USED, UNUSED);
    let palette = value(parts, "palette");
    let palette = palette.and_then(|node| reader.mapping(node, "`palette`"));
    let mut colors = Colors {
        palette: palette.unwrap_or_default(),
        parts,
        ..Colors::default()
    };
    // Every colour of the palette is read, used or not: what is wrong in it is told.
    for entry in colors.palette {
        colors.of(reader, &entry.value, &entry.key.value);
    }
    let mut part = |key: &str| {
        let node = value(parts, key)?;
        let node = reader.light(node, PART, key);
        colors.of(reader, node, key)
    };
    let [foreground, primary, secondary, tertiary, light, background] = [
        "foreground",
        "primary",
        "secondary",
        "tertiary",
        "light",
        "background",
    ]
    .map(&mut part);
    if let Some((color, span)) = background.filter(|(color, _)| *color != Color::WHITE) {
        let message = format!(
            "a page is white: `background` {} is not printed",
            color.hex()
        );
        reader.left_out(span, message, "colours are held against white");
    }
    colors.foreground = foreground;
    colors.primary = primary;
    colors.secondary = secondary;
    colors.tertiary = tertiary;
    colors.light = light;
    colors
}

impl Colors<'_> {
    /// The colour that a value stands for.
    pub fn of(&self, reader: &mut Reader<'_>, node: &Node, key: &str) -> Option<Placed<Color>> {
        let first = reader.text(node, &format!("`{key}`"))?;
        let mut written = first;
        let mut way: Vec<&str> = vec![key];
        // Names are told apart by where they stand: a part may be called as a colour of the palette is.
        let mut places = vec![first.span];
        for _ in 0..LONGEST_WAY {
            let name = written.value.trim();
            let Some(next) = self.named(name) else {
                return self.read(reader, written, first.span);
            };
            way.push(name);
            written = reader.text(next, &format!("`{name}`"))?;
            if places.contains(&written.span) {
                let way: Vec<String> = way.iter().map(|name| format!("`{name}`")).collect();
                let message = format!("{} lead back to themselves", way.join(" → "));
                let help = "one of them needs a colour: `\"#1d4f73\"`";
                reader.wrong(first.span, message, help);
                return None;
            }
            places.push(written.span);
        }
        reader.wrong(
            first.span,
            "too many names lead from one to the next",
            "name a colour",
        );
        None
    }

    /// The value of a name of the palette, else of a part.
    fn named(&self, name: &str) -> Option<&Node> {
        value(self.palette, name).or_else(|| value(self.parts, name).filter(|_| name != "palette"))
    }

    /// A colour as it is written.
    fn read(
        &self,
        reader: &mut Reader<'_>,
        written: &Written,
        span: Span,
    ) -> Option<Placed<Color>> {
        let text = written.value.trim();
        match svgtypes::Color::from_str(text) {
            Ok(color) if color.alpha == 255 => {
                let svgtypes::Color {
                    red, green, blue, ..
                } = color;
                Some((Color { red, green, blue }, span))
            }
            Ok(_) => {
                let message = format!("`{text}` can be seen through");
                reader.wrong(
                    written.span,
                    message,
                    "name the colour that it is on white paper",
                );
                None
            }
            Err(_) => {
                let names = self.palette.iter().map(|entry| entry.key.value.as_str());
                let help = match nearest(text, names) {
                    Some(near) => format!("did you mean `{near}` of the palette?"),
                    None => {
                        "write `\"#1d4f73\"`, `rgb(29, 79, 115)`, a name of the palette or of CSS"
                            .to_string()
                    }
                };
                reader.wrong(written.span, format!("`{text}` is no colour"), help);
                None
            }
        }
    }
}
