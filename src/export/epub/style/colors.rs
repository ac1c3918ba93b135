//! Colours, by day and by night.
//!
//! Running text has none: it takes the reader's. What has the theme's accent or its quiet grey must
//! stay legible where the reader turns the page dark: there each is lightened until it is.

use super::voices::VOICES;
use crate::theme::{Color, ColorName, Theme};

/// What has a colour beside the voices.
const ACCENTED: &[&str] = &["a"];
const QUIETED: &[&str] = &[".back-links", ".back-links a"];
/// Rules in the accent.
const ACCENT_RULES: &[&str] = &[".tldr", "blockquote", ".unasked"];
/// Hairlines.
const HAIRLINES: &[&str] = &[".title-block", ".note:first-child"];

/// The lightest page that counts as dark.
const DUSK: Color = Color {
    red: 0x38,
    green: 0x38,
    blue: 0x3a,
};
const BLACK: Color = Color {
    red: 0,
    green: 0,
    blue: 0,
};

/// The contrast that text must have (WCAG 2.2, success criterion 1.4.3).
const LEGIBLE: f64 = 4.5;
/// The contrast that a rule which means something must have (1.4.11).
const VISIBLE: f64 = 3.0;

/// The rules of every colour.
pub fn rules(theme: &Theme) -> String {
    let colors = &theme.colors;
    let day = scheme(theme, colors.accent, colors.quiet, colors.hairline, "");
    let night = scheme(
        theme,
        lightened(colors.accent, DUSK, LEGIBLE),
        lightened(colors.quiet, DUSK, LEGIBLE),
        lightened(BLACK, DUSK, VISIBLE),
        "  ",
    );
    format!("{day}@media (prefers-color-scheme: dark) {{\n{night}}}\n")
}

fn scheme(theme: &Theme, accent: Color, quiet: Color, hairline: Color, indent: &str) -> String {
    let voices = |name: ColorName| {
        VOICES
            .iter()
            .filter(move |(_, style)| style(&theme.styles).color == name)
            .map(|(selector, _)| *selector)
    };
    let accented: Vec<&str> = voices(ColorName::Accent)
        .chain(ACCENTED.iter().copied())
        .collect();
    let quieted: Vec<&str> = voices(ColorName::Quiet)
        .chain(QUIETED.iter().copied())
        .collect();
    [
        (accented.join(", "), "color", accent),
        (quieted.join(", "), "color", quiet),
        (ACCENT_RULES.join(", "), "border-color", accent),
        (HAIRLINES.join(", "), "border-color", hairline),
    ]
    .iter()
    .map(|(selector, property, color)| {
        format!("{indent}{selector} {{ {property}: {}; }}\n", color.hex())
    })
    .collect()
}

/// A colour, mixed with as much white as it takes to stand out from a page.
fn lightened(color: Color, page: Color, contrast: f64) -> Color {
    let mixed = |percent: u16| {
        let channel = |value: u8| {
            let value = u16::from(value);
            u8::try_from(value + (255 - value) * percent / 100).unwrap_or(u8::MAX)
        };
        Color {
            red: channel(color.red),
            green: channel(color.green),
            blue: channel(color.blue),
        }
    };
    (0..=100)
        .map(mixed)
        .find(|mixed| mixed.contrast(page) >= contrast)
        .unwrap_or(Color::WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_text_is_legible_on_every_page() {
        let sepia = Color::parse("#f4ecd8").expect("a colour");
        let colors = &Theme::default_theme().colors;
        for color in [colors.accent, colors.quiet] {
            for page in [Color::WHITE, sepia] {
                assert!(color.contrast(page) >= LEGIBLE, "{color:?} on {page:?}");
            }
            let night = lightened(color, DUSK, LEGIBLE);
            for page in [BLACK, DUSK] {
                assert!(night.contrast(page) >= LEGIBLE, "{night:?} on {page:?}");
            }
        }
    }

    #[test]
    fn what_stands_out_already_is_left_alone() {
        assert_eq!(lightened(Color::WHITE, DUSK, LEGIBLE), Color::WHITE);
        let grey = Color::parse("#cccccc").expect("a colour");
        assert_eq!(lightened(grey, DUSK, LEGIBLE), grey);
    }
}
