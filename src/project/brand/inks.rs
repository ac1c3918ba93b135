//! Which colours of a brand a page is printed in.
//!
//! In: the colours and voices that were read. Out: those that the theme has a place for. A colour that has none, or
//! that nobody could read where it would stand, is told with the reason.

use super::colors::{Colors, Placed};
use super::entries::Reader;
use super::voices::Voices;
use crate::geometry::{Color, LEGIBLE};
use crate::theme::Theme;

/// The colours of a theme, as far as a brand says them.
#[derive(Debug, Default, Clone, Copy)]
pub struct Inks {
    /// Running text.
    pub text: Option<Placed<Color>>,
    /// Headings of parts, links, the first series of charts.
    pub accent: Option<Placed<Color>>,
    /// Small print.
    pub quiet: Option<Placed<Color>>,
    /// Rules.
    pub hairline: Option<Placed<Color>>,
    /// Panels.
    pub panel: Option<Placed<Color>>,
}

/// The colours that a page is printed in. Whether text and headings can be read is asked of the whole theme.
pub fn inks(reader: &mut Reader<'_>, colors: &Colors<'_>, voices: &Voices<'_>) -> Inks {
    let text = voices.base.color.or(colors.foreground);
    let both = voices.base.color.zip(colors.foreground);
    if let Some(((base, _), (other, span))) = both.filter(|(base, other)| base.0 != other.0) {
        let message = format!("`foreground` {} is not printed", other.hex());
        let help = format!("`base` says that text is {}", base.hex());
        reader.left_out(span, message, help);
    }
    let accent = colors.primary.or(voices.link).or(voices.headings.color);
    let ink = text.map_or(Theme::default_theme().colors.text, |(color, _)| color);
    let mut legible = |key: &str, color: Option<Placed<Color>>, ground: Option<Color>| {
        let (color, span) = color?;
        let (front, back) = match ground {
            Some(ground) => (color, ground),
            None => (ink, color),
        };
        let contrast = front.contrast(back);
        if contrast >= LEGIBLE {
            return Some((color, span));
        }
        let message = format!(
            "`{key}` is not printed: {} on {} has a contrast of {:.2} : 1",
            front.hex(),
            back.hex(),
            (contrast * 100.0).floor() / 100.0
        );
        reader.left_out(
            span,
            message,
            format!("text needs {LEGIBLE} : 1 (WCAG 2.2, 1.4.3)"),
        );
        None
    };
    let quiet = legible("secondary", colors.secondary, Some(Color::WHITE));
    let panel = legible("light", colors.light, None);
    let inks = Inks {
        text,
        accent,
        quiet,
        hairline: colors.tertiary,
        panel,
    };
    for (what, color) in [("headings", voices.headings.color), ("links", voices.link)] {
        let Some((color, span)) = color else { continue };
        let is_had = match what {
            "links" => inks.is_accent(color),
            _ => inks.name_of(color).is_some(),
        };
        if !is_had {
            let message = format!("{what} are not printed in {}", color.hex());
            let help = match what {
                "links" => "they are in `primary`",
                _ => "they are in `foreground`, `primary` or `secondary`",
            };
            reader.left_out(span, message, help);
        }
    }
    inks
}

impl Inks {
    fn is_accent(&self, color: Color) -> bool {
        self.accent.is_some_and(|(accent, _)| accent == color)
    }

    /// What a colour is called in a theme.
    pub fn name_of(&self, color: Color) -> Option<&'static str> {
        let is = |ink: Option<Placed<Color>>| ink.is_some_and(|(ink, _)| ink == color);
        [
            ("accent", self.accent),
            ("text", self.text),
            ("quiet", self.quiet),
        ]
        .into_iter()
        .find_map(|(name, ink)| is(ink).then_some(name))
    }
}
