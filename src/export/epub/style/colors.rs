//! Colours, by day and by night.
//!
//! Running text has none: it takes the reader's. Some readers say when they turn the page dark, and
//! the accent is lightened for them until it is legible. Others only turn it dark, and no colour is
//! legible (4.5 : 1) on their page and on white. So what is as small as running text has the reader's
//! own colour everywhere, let through where the theme sets it in its quiet grey; a link shows by the
//! line below it. The accent is left to large print and to rules, for which 3 : 1 will do: by day it
//! is no darker than what can still be seen on such a page.

use super::voices::{VOICES, on_screen};
use crate::theme::{Color, ColorName, TextStyle, Theme};

/// What is quiet beside the voices.
const QUIETED: &[&str] = &[".back-links"];
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

/// The contrast that text must have (WCAG 2.2, success criterion 1.4.3).
const LEGIBLE: f64 = 4.5;
/// The contrast that a rule which means something must have (1.4.11), and large print (1.4.3).
const VISIBLE: f64 = 3.0;
/// In parts of running text, what is large: 14 points to its 12, for a heading.
const LARGE: f64 = 14.0 / 12.0;

/// How much of the reader's colour is left at least in what is quiet: legible on every page on which
/// running text has the contrast that a good one has (7, WCAG 2.2, 1.4.6).
const QUIETEST: f64 = 0.75;

/// The rules of every colour.
pub fn rules(theme: &Theme) -> String {
    let colors = &theme.colors;
    let day = scheme(theme, by_day(colors.accent), colors.hairline, "");
    let night = scheme(
        theme,
        lightened(colors.accent, DUSK, LEGIBLE),
        lightened(Color::BLACK, DUSK, VISIBLE),
        "  ",
    );
    let quiet = quiet(theme);
    let own = own(theme);
    format!("{own}{day}{quiet}@media (prefers-color-scheme: dark) {{\n{night}}}\n")
}

/// What has the reader's own colour: links, and small print that the theme sets in its accent, some
/// of which would else have that of larger print.
fn own(theme: &Theme) -> String {
    let small = voices(theme, ColorName::Accent, |style| !is_large(theme, style));
    let own: Vec<&str> = ["a"].into_iter().chain(small).collect();
    format!("{} {{ color: inherit; }}\n", own.join(", "))
}

fn is_large(theme: &Theme, style: &TextStyle) -> bool {
    on_screen(style.size / theme.styles.body.size) >= LARGE
}

fn scheme(theme: &Theme, accent: Color, hairline: Color, indent: &str) -> String {
    let accented = voices(theme, ColorName::Accent, |style| is_large(theme, style));
    let accented: Vec<&str> = accented.collect();
    [
        (accented.join(", "), "color", accent),
        ("a".to_string(), "text-decoration-color", accent),
        (ACCENT_RULES.join(", "), "border-color", accent),
        (HAIRLINES.join(", "), "border-color", hairline),
    ]
    .iter()
    .filter(|(selector, ..)| !selector.is_empty())
    .map(|(selector, property, color)| {
        format!("{indent}{selector} {{ {property}: {}; }}\n", color.hex())
    })
    .collect()
}

/// What is quiet: as much of the reader's colour as makes black the theme's grey.
fn quiet(theme: &Theme) -> String {
    let grey = theme.colors.quiet;
    let opacity = (0..=100u8)
        .map(f64::from)
        .map(|percent| percent / 100.0)
        .find(|opacity| {
            through(Color::BLACK, Color::WHITE, *opacity).contrast(Color::WHITE)
                >= grey.contrast(Color::WHITE)
        })
        .unwrap_or(1.0)
        .max(QUIETEST);
    let quieted: Vec<&str> = voices(theme, ColorName::Quiet, |_| true)
        .chain(QUIETED.iter().copied())
        .collect();
    format!("{} {{ opacity: {opacity}; }}\n", quieted.join(", "))
}

/// The selectors of the voices that have a colour, of those that are asked for.
fn voices(
    theme: &Theme,
    name: ColorName,
    asked: impl Fn(&TextStyle) -> bool,
) -> impl Iterator<Item = &'static str> {
    let styles = VOICES
        .iter()
        .map(|(selector, style)| (*selector, style(&theme.styles)));
    styles
        .filter(move |(_, style)| style.color == name && asked(style))
        .map(|(selector, _)| selector)
}

/// A colour with so much light that it is seen on a dark page, as far as it stays legible by day.
fn by_day(color: Color) -> Color {
    let lighter = (100..=2_000u16).map(|percent| color.brightened(f64::from(percent) / 100.0));
    lighter
        .take_while(|lighter| lighter.contrast(SEPIA) >= LEGIBLE)
        .find(|lighter| lighter.contrast(NIGHT) >= VISIBLE)
        .unwrap_or(color)
}

/// A colour, mixed with as much white as it takes to stand out from a page.
fn lightened(color: Color, page: Color, contrast: f64) -> Color {
    (0..=100u8)
        .map(|percent| through(Color::WHITE, color, f64::from(percent) / 100.0))
        .find(|mixed| mixed.contrast(page) >= contrast)
        .unwrap_or(Color::WHITE)
}

/// A colour of some opacity over another.
fn through(color: Color, below: Color, opacity: f64) -> Color {
    let channel = |over: u8, below: u8| {
        (f64::from(over) * opacity + f64::from(below) * (1.0 - opacity)).round() as u8
    };
    Color {
        red: channel(color.red, below.red),
        green: channel(color.green, below.green),
        blue: channel(color.blue, below.blue),
    }
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

    /// The selectors of a rule of a sheet, and the colour that it gives.
    fn colored(rule: &str) -> Option<(Vec<&str>, &str)> {
        let (selectors, color) = rule.split_once(" { color: ")?;
        Some((selectors.split(", ").collect(), color.strip_suffix("; }")?))
    }

    #[test]
    fn text_is_legible_on_every_page_whoever_darkens_it() {
        for name in THEMES {
            let theme = theme::built_in(name).expect("a theme");
            let sheet = rules(&theme);
            let (day, _) = sheet.split_once("@media").expect("a night");
            let rules: Vec<_> = day.lines().filter_map(colored).collect();
            let of = |wanted: &str| {
                let mut rules = rules.iter();
                let rule = rules.find(|(selectors, _)| selectors.contains(&wanted));
                rule.map_or("inherit", |(_, color)| *color)
            };
            assert_eq!(of("a"), "inherit", "{name}: a link");
            for (selector, style) in VOICES {
                let written = of(selector);
                let large = is_large(&theme, style(&theme.styles));
                assert!(written == "inherit" || large, "{name}: {selector}");
                for (page, _) in PAGES.iter().filter(|_| written != "inherit") {
                    let contrast = color(written).contrast(color(page));
                    assert!(contrast >= VISIBLE, "{name}, {selector}: {contrast:.2}");
                }
            }
            // Which larger print would else lend its colour to.
            let label = theme.styles.label.color == ColorName::Accent;
            assert!(
                !label || rules[0].0.contains(&".tldr > h2"),
                "{name}: {sheet}"
            );
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
    fn the_accent_is_legible_by_day_and_by_night_and_seen_where_nobody_says_which() {
        for name in THEMES {
            let accent = theme::built_in(name).expect("a theme").colors.accent;
            let day = by_day(accent);
            for page in [Color::WHITE, SEPIA] {
                assert!(day.contrast(page) >= LEGIBLE, "{name}: {day:?} on {page:?}");
            }
            for page in [Color::BLACK, NIGHT] {
                assert!(day.contrast(page) >= VISIBLE, "{name}: {day:?} on {page:?}");
            }
            let night = lightened(accent, DUSK, LEGIBLE);
            for page in [Color::BLACK, DUSK] {
                assert!(night.contrast(page) >= LEGIBLE, "{night:?} on {page:?}");
            }
        }
    }

    #[test]
    fn what_is_quiet_is_legible_wherever_running_text_is() {
        for (page, text) in PAGES {
            let (page, text) = (color(page), color(text));
            let quiet = through(text, page, QUIETEST);
            assert!(quiet.contrast(page) >= LEGIBLE, "{quiet:?} on {page:?}");
        }
    }

    #[test]
    fn a_colour_that_no_light_helps_stays_as_it_is() {
        // Legible by day only as it is, and black, which has no light to multiply.
        for written in ["#767676", "#000000"] {
            assert_eq!(by_day(color(written)), color(written));
        }
    }

    #[test]
    fn what_stands_out_already_is_left_alone() {
        assert_eq!(lightened(Color::WHITE, DUSK, LEGIBLE), Color::WHITE);
        let grey = Color::parse("#cccccc").expect("a colour");
        assert_eq!(lightened(grey, DUSK, LEGIBLE), grey);
    }
}
