//! Colours.
//!
//! Text has none: it takes the reader's, let through where the theme sets it in its quiet grey. No
//! colour is legible (4.5 : 1) on white, on old paper and on a dark page, and nothing that a book can
//! ask says on which of them it is read: readers turn the page dark whatever the system says, and
//! leave it white. A link shows by the line below it. The accent is left to rules, for which 3 : 1 will
//! do: it is no darker than what can still be seen on a dark page, and hairlines are grey for the same
//! reason.

use super::voices::VOICES;
use crate::geometry::{Color, LEGIBLE, VISIBLE};
use crate::theme::{ColorName, TextStyle, Theme};

/// What is quiet beside the voices.
const QUIETED: &[&str] = &[".quiet", ".back-links"];
/// Rules in the accent.
const ACCENT_RULES: &[&str] = &[".tldr", "blockquote", ".unasked"];
/// Hairlines.
const HAIRLINES: &[&str] = &[
    "p.marking",
    ".title-block",
    ".note:first-child",
    "section + .colophon",
];

/// The colour of hairlines: as far from white as from black, to the eye.
const HAIRLINE: Color = Color {
    red: 0x80,
    green: 0x80,
    blue: 0x80,
};
/// A dark page as most readers have it.
const NIGHT: Color = Color {
    red: 0x12,
    green: 0x12,
    blue: 0x12,
};
/// A page of old paper, the darkest by day.
const SEPIA: Color = Color {
    red: 0xf4,
    green: 0xec,
    blue: 0xd8,
};

/// How much of the reader's colour is left at least in what is quiet: legible on every page on which
/// running text has the contrast that a good one has (7, WCAG 2.2, 1.4.6).
const QUIETEST: f64 = 0.75;

/// The rules of every colour.
pub fn rules(theme: &Theme) -> String {
    let accent = anywhere(theme.colors.accent).hex();
    let hairline = HAIRLINE.hex();
    let (rules, hairlines) = (ACCENT_RULES.join(", "), HAIRLINES.join(", "));
    format!(
        "a {{ color: inherit; text-decoration-color: {accent}; }}\n\
         {rules} {{ border-color: {accent}; }}\n\
         {hairlines} {{ border-color: {hairline}; }}\n{}",
        quiet(theme)
    )
}

/// For whoever asks for more contrast, nothing is quiet and no rule is pale.
pub fn media(theme: &Theme) -> String {
    let quieted = quieted(theme).join(", ");
    let rules = [ACCENT_RULES, HAIRLINES].concat().join(", ");
    format!(
        "@media (prefers-contrast: more) {{\n  {quieted} {{ opacity: 1; }}\n  \
         {rules} {{ border-color: currentColor; }}\n}}\n"
    )
}

/// What is quiet: as much of the reader's colour as makes black the theme's grey.
fn quiet(theme: &Theme) -> String {
    let grey = theme.colors.quiet;
    let opacity = (0..=100u8)
        .map(f64::from)
        .map(|percent| percent / 100.0)
        .find(|opacity| {
            Color::BLACK
                .over(Color::WHITE, *opacity)
                .contrast(Color::WHITE)
                >= grey.contrast(Color::WHITE)
        })
        .unwrap_or(1.0)
        .max(QUIETEST);
    format!("{} {{ opacity: {opacity}; }}\n", quieted(theme).join(", "))
}

/// The selectors of what is quiet.
fn quieted(theme: &Theme) -> Vec<&'static str> {
    let is_quiet = |style: &TextStyle| style.color == ColorName::Quiet;
    let voices = VOICES
        .iter()
        .filter(|(_, style)| is_quiet(style(&theme.styles)));
    let voices = voices.map(|(selector, _)| *selector);
    voices.chain(QUIETED.iter().copied()).collect()
}

/// A colour with so much light that it is seen on a dark page, as far as it stays legible by day.
fn anywhere(color: Color) -> Color {
    let lighter = (100..=2_000u16).map(|percent| color.brightened(f64::from(percent) / 100.0));
    lighter
        .take_while(|lighter| lighter.contrast(SEPIA) >= LEGIBLE)
        .find(|lighter| lighter.contrast(NIGHT) >= VISIBLE)
        .unwrap_or(color)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    fn color(written: &str) -> Color {
        Color::parse(written).expect("a colour")
    }

    const THEMES: [&str; 3] = ["default", "chancery", "newsdesk"];

    /// Pages of readers and the colours of text on them: by day, on old paper, by night.
    const PAGES: [(&str, &str); 5] = [
        ("#ffffff", "#000000"),
        ("#faf4e8", "#121212"),
        ("#f8f1e3", "#4f321c"),
        ("#121212", "#e0e0e0"),
        ("#000000", "#b0b0b0"),
    ];

    #[test]
    fn text_has_the_readers_own_colour_whatever_the_system_says() {
        for name in THEMES {
            let theme = theme::built_in(name).expect("a theme");
            for sheet in [rules(&theme), media(&theme)] {
                let declarations = sheet.split(['{', ';', '}']).map(str::trim);
                let colors = declarations.filter_map(|one| one.strip_prefix("color: "));
                assert!(
                    colors.clone().all(|color| color == "inherit"),
                    "{name}: {sheet}"
                );
                assert!(!sheet.contains("color-scheme"), "{name}: {sheet}");
            }
        }
    }

    #[test]
    fn no_colour_of_its_own_is_legible_by_day_and_by_night() {
        let greys = (0..=u8::MAX).map(|level| Color {
            red: level,
            green: level,
            blue: level,
        });
        let both = |grey: &Color| {
            grey.contrast(Color::WHITE) >= LEGIBLE && grey.contrast(NIGHT) >= LEGIBLE
        };
        assert_eq!(greys.filter(both).count(), 0);
    }

    #[test]
    fn rules_are_seen_on_every_page() {
        for name in THEMES {
            let accent = theme::built_in(name).expect("a theme").colors.accent;
            let seen = anywhere(accent);
            for page in [Color::WHITE, SEPIA] {
                assert!(
                    seen.contrast(page) >= LEGIBLE,
                    "{name}: {seen:?} on {page:?}"
                );
            }
            for page in [Color::BLACK, NIGHT] {
                assert!(
                    seen.contrast(page) >= VISIBLE,
                    "{name}: {seen:?} on {page:?}"
                );
            }
        }
        for page in [Color::WHITE, SEPIA, NIGHT, Color::BLACK] {
            assert!(HAIRLINE.contrast(page) >= VISIBLE, "{page:?}");
        }
    }

    #[test]
    fn what_is_quiet_is_legible_wherever_running_text_is() {
        for (page, text) in PAGES {
            let (page, text) = (color(page), color(text));
            let quiet = text.over(page, QUIETEST);
            assert!(quiet.contrast(page) >= LEGIBLE, "{quiet:?} on {page:?}");
        }
    }

    #[test]
    fn a_colour_that_no_light_helps_stays_as_it_is() {
        // Legible by day only as it is, and black, which has no light to multiply.
        for written in ["#767676", "#000000"] {
            assert_eq!(anywhere(color(written)), color(written));
        }
    }
}
