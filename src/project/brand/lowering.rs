//! A brand as the file of a theme.
//!
//! In: what was read of a brand. Out: TOML that says what differs from the default theme, in which every line knows
//! the place of the brand's file that it comes from: a fault of the theme is told there.
//!
//! Where letters are larger or smaller, so is all that is set: the default theme's voices keep their proportions, and
//! a sheet has as many lines as there is room for.

use std::ops::Range;

use toml::{Table, Value};

use super::faces::KINDS;
use super::inks::Inks;
use super::voices::{Size, Voice, Voices};
use crate::diagnostic::{Diagnostic, FileId, Span};
use crate::layout::text::font::Fonts;
use crate::project::fonts::FoundFonts;
use crate::theme::{self, Theme, Weight};

/// The voices of headings.
const HEADINGS: &[&str] = &["title", "heading_1", "heading_2", "heading_3", "heading_4"];

/// A file of a theme, and where its lines come from.
#[derive(Debug, Default)]
pub struct ThemeFile {
    text: String,
    places: Vec<(Range<usize>, Span)>,
}

impl ThemeFile {
    fn section(&mut self, header: &str) {
        self.text.push_str(&format!("\n[{header}]\n"));
    }

    /// A key with a value that comes from a place.
    fn line(&mut self, key: &str, value: impl Into<Value>, place: Option<Span>) {
        let start = self.text.len();
        self.text.push_str(&format!("{key} = {}\n", value.into()));
        self.places
            .extend(place.map(|place| (start..self.text.len(), place)));
    }

    /// The theme that it is.
    ///
    /// # Errors
    ///
    /// When it is refused: what is wrong, at the place of the brand's file that it comes from.
    pub fn read(&self, file: FileId) -> Result<Theme, Box<Diagnostic>> {
        theme::read(&self.text).map_err(|fault| {
            let range = fault.range.unwrap_or_default();
            let touches =
                |place: &Range<usize>| place.start <= range.start && range.end <= place.end;
            let place = self.places.iter().find(|(place, _)| touches(place));
            // A fault of no line is one of what the lines come to together.
            let span = place.or(self.places.first()).map_or(
                Span {
                    file,
                    start: 0,
                    end: 0,
                },
                |(_, span)| *span,
            );
            let wrong = Diagnostic::error("bad-theme", span, fault.message);
            Box::new(
                wrong
                    .label("in the theme that comes of this")
                    .help(fault.help),
            )
        })
    }
}

/// Writes the file.
pub fn theme_file(
    name: &str,
    inks: &Inks,
    voices: &Voices<'_>,
    fonts: (&Fonts, &FoundFonts),
) -> ThemeFile {
    let mut file = ThemeFile::default();
    file.line("name", name, None);
    write_colors(&mut file, inks);
    write_families(&mut file, voices, fonts);
    let scale = Scale::of(voices);
    if scale.leading.is_some() {
        write_lines(&mut file, &scale);
    }
    write_styles(&mut file, voices, &scale, inks);
    file
}

fn write_colors(file: &mut ThemeFile, inks: &Inks) {
    file.section("colors");
    for (key, color) in [
        ("text", inks.text),
        ("accent", inks.accent),
        ("quiet", inks.quiet),
        ("hairline", inks.hairline),
        ("panel", inks.panel),
    ] {
        if let Some((color, span)) = color {
            file.line(key, color.hex(), Some(span));
        }
    }
    let Some((accent, span)) = inks.accent else {
        return;
    };
    let others = &Theme::default_theme().colors.series[1..];
    let series = std::iter::once(&accent).chain(others);
    let series: Vec<Value> = series.map(|color| Value::from(color.hex())).collect();
    file.line("series", series, Some(span));
}

/// The faces of a family of the default theme, with one of the brand's before them.
fn write_families(
    file: &mut ThemeFile,
    voices: &Voices<'_>,
    (fonts, found): (&Fonts, &FoundFonts),
) {
    file.section("families");
    let base = voices.base.family;
    let families = &Theme::default_theme().families;
    let kind = |name: &str| match name {
        "serif" => &families.serif,
        "sans" => &families.sans,
        _ => &families.mono,
    };
    for (key, own, family) in [
        ("serif", &families.serif, base),
        ("sans", &families.sans, voices.headings.family.or(base)),
        ("mono", &families.mono, voices.monospace.family),
    ] {
        let Some(family) = family else { continue };
        let name = family.value.trim();
        let of_kind = KINDS.iter().find(|(kind, _)| *kind == name);
        let mut faces: Vec<&str> = match of_kind {
            Some((_, of)) => kind(of).iter().map(String::as_str).collect(),
            None if fonts.nearest(name, Weight::Regular, false).is_some() || found.has(name) => {
                vec![name]
            }
            None => continue,
        };
        for face in own {
            if !faces.contains(&face.as_str()) {
                faces.push(face);
            }
        }
        let faces: Vec<Value> = faces.into_iter().map(Value::from).collect();
        file.line(key, faces, Some(family.span));
    }
}

/// How much larger letters are than in the default theme, and how far lines of running text stand apart.
struct Scale {
    letters: f64,
    /// The leading of running text, where it is another.
    leading: Option<f64>,
    place: Option<Span>,
}

impl Scale {
    fn of(voices: &Voices<'_>) -> Self {
        let body = &Theme::default_theme().styles.body;
        let Voice {
            size, line_height, ..
        } = &voices.base;
        let points = size.map(|(size, _)| match size {
            Size::Points(points) => points,
            Size::Times(times) => body.size.0 * times,
        });
        let letters = points.map_or(1.0, |points| points / body.size.0);
        let height = line_height.map_or(body.leading / body.size, |(height, _)| height);
        let leading = body.size.0 * letters * height;
        let places = size.map(|(_, span)| span);
        Scale {
            letters,
            leading: ((leading - body.leading.0).abs() > 1e-6).then_some(leading),
            place: places.or(line_height.map(|(_, span)| span)),
        }
    }
}

/// As many lines on each sheet as are as tall as those of the default theme.
fn write_lines(file: &mut ThemeFile, scale: &Scale) {
    let default = Theme::default_theme();
    let leading = scale.leading.unwrap_or(default.styles.body.leading.0);
    for (name, sheet) in [
        ("a4", &default.paper.a4),
        ("letter", &default.paper.letter),
        ("a5", &default.paper.a5),
    ] {
        let height = f64::from(sheet.lines) * default.styles.body.leading.0;
        let lines = (height / leading).floor().clamp(0.0, 500.0);
        file.section(&format!("paper.{name}"));
        file.line("lines", lines as i64, scale.place);
    }
}

/// The voices that are set otherwise.
fn write_styles(file: &mut ThemeFile, voices: &Voices<'_>, scale: &Scale, inks: &Inks) {
    let default = Theme::default_theme();
    let Some(styles) = default.values.get("styles").and_then(Value::as_table) else {
        return;
    };
    let grid = default.styles.body.leading.0;
    for (name, style) in styles {
        let mut lines: Vec<(&str, Value, Option<Span>)> = Vec::new();
        let number = |key: &str| style.as_table().and_then(|style| float(style, key));
        let (Some(size), Some(leading)) = (number("size"), number("leading")) else {
            continue;
        };
        let mut size_now = size * scale.letters;
        let mut leading_now = match scale.leading {
            // What stands on the lines of the text stays on them.
            Some(body) if leading == grid => body,
            _ => leading * scale.letters,
        };
        let voice = match name.as_str() {
            "body" => &voices.base,
            "code" => &voices.monospace,
            name if HEADINGS.contains(&name) => &voices.headings,
            _ => &Voice::default(),
        };
        let mut place = scale.place;
        if name == "code"
            && let Some((size, span)) = voice.size
        {
            let before = size_now;
            size_now = match size {
                Size::Points(points) => points,
                Size::Times(times) => default.styles.body.size.0 * scale.letters * times,
            };
            leading_now *= size_now / before;
            place = Some(span);
        }
        if let Some((height, span)) = voice.line_height.filter(|_| name != "body") {
            leading_now = size_now * height;
            place = Some(span);
        }
        if size_now != size {
            lines.push(("size", rounded(size_now), place));
        }
        if leading_now != leading {
            lines.push(("leading", rounded(leading_now), place));
        }
        if let Some((weight, span)) = voice.weight {
            let weight = match weight {
                Weight::Regular => "regular",
                Weight::Semibold => "semibold",
                Weight::Bold => "bold",
            };
            lines.push(("weight", weight.into(), Some(span)));
        }
        if let Some((italic, span)) = voice.italic {
            lines.push(("italic", italic.into(), Some(span)));
        }
        if let Some((color, span)) = voice.color.filter(|_| name != "body") {
            let key = inks.name_of(color);
            lines.extend(key.map(|key| ("color", key.into(), Some(span))));
        }
        if !lines.is_empty() {
            file.section(&format!("styles.{name}"));
            for (key, value, place) in lines {
                file.line(key, value, place);
            }
        }
    }
}

fn float(table: &Table, key: &str) -> Option<f64> {
    let value = table.get(key)?;
    value
        .as_float()
        .or_else(|| value.as_integer().map(|number| number as f64))
}

/// A length in hundredths of a point.
fn rounded(points: f64) -> Value {
    Value::Float((points * 100.0).round() / 100.0)
}
