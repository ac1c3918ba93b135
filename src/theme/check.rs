//! What a theme must hold to: text that can be read, on sheets that it fits.
//!
//! In: a theme, and where its values stand. Out: nothing, or the first fault. A theme is refused, not
//! corrected: its house decides how to mend it.

use super::read::ThemeFault;
use super::{Color, ColorName, Paper, Places, Pt, TextStyle, Theme, Weight, fit, range};
use crate::geometry::LEGIBLE;

/// The contrast that large text must have (WCAG 2.2, success criterion 1.4.3).
const LEGIBLE_LARGE: f64 = 3.0;

/// Lines may stand so near, in sizes of their letters.
const NEAREST_LINES: f64 = 0.8;

/// Checks a theme whose own file has its values in these places.
pub fn check(theme: &Theme, places: &Places<'_>) -> Result<(), ThemeFault> {
    numbers(theme, places)?;
    leadings(theme, places)?;
    fit::check(theme, places)?;
    contrast(theme, places)
}

fn numbers(theme: &Theme, places: &Places<'_>) -> Result<(), ThemeFault> {
    let Some(wrong) = range::numbers(theme)
        .into_iter()
        .find(|number| !number.is_sound())
    else {
        return Ok(());
    };
    let (key, table) = wrong.keys.split_last().unwrap_or((&"", &[]));
    let (least, most) = wrong.limits;
    let message = format!(
        "`{key}` of `[{}]` is {}: it is out of range",
        table.join("."),
        in_toml(wrong.value)
    );
    let help = format!("write a number from {least} to {most} {}", wrong.unit);
    Err(ThemeFault::new(message)
        .at(places.value(&wrong.keys))
        .help(help.trim_end()))
}

/// A number as its file has it: a huge one in as few digits.
fn in_toml(value: f64) -> String {
    let shown = format!("{value:?}").to_lowercase();
    shown.strip_suffix(".0").unwrap_or(&shown).to_string()
}

fn leadings(theme: &Theme, places: &Places<'_>) -> Result<(), ThemeFault> {
    for (name, style) in theme.styles.named() {
        if style.leading < style.size * NEAREST_LINES {
            let message = format!(
                "the `leading` of `[styles.{name}]` is {} points, less than letters of {} points need",
                style.leading.0, style.size.0
            );
            let least = style.size.0 * NEAREST_LINES;
            return Err(ThemeFault::new(message)
                .at(places.first(&[&["styles", name, "leading"], &["styles", name, "size"]]))
                .help(format!(
                    "a leading is at least {NEAREST_LINES} times the size: {least:.1}"
                )));
        }
    }
    Ok(())
}

/// Large as WCAG 2.2 has it: 18 points, or 14 in bold.
fn is_large(style: &TextStyle, scale: f64) -> bool {
    let size = style.size * scale;
    size >= Pt(18.0) || (size >= Pt(14.0) && style.weight >= Weight::Bold)
}

/// A colour of text and what it stands on.
struct Pair<'a> {
    name: ColorName,
    ground: Color,
    ground_name: &'a str,
    least: f64,
    /// The style that is set so, if it is one.
    style: Option<&'a str>,
}

fn contrast(theme: &Theme, places: &Places<'_>) -> Result<(), ThemeFault> {
    let scales = Paper::ALL
        .iter()
        .map(|(_, paper)| theme.sheet(*paper).scale);
    let smallest = scales.fold(1.0, f64::min);
    let on_white = |name, least, style| Pair {
        name,
        ground: Color::WHITE,
        ground_name: "white",
        least,
        style,
    };
    for (name, style) in theme.styles.named() {
        let least = if is_large(style, smallest) {
            LEGIBLE_LARGE
        } else {
            LEGIBLE
        };
        pair(theme, places, &on_white(style.color, least, Some(name)))?;
    }
    // Links within text are in the accent, whatever else is.
    pair(theme, places, &on_white(ColorName::Accent, LEGIBLE, None))?;
    if theme.paragraph.panel {
        for (name, style) in [
            (theme.styles.lead.color, Some("lead")),
            (theme.styles.label.color, Some("label")),
            (ColorName::Accent, None),
        ] {
            let on_panel = Pair {
                ground: theme.colors.panel,
                ground_name: "the panel",
                ..on_white(name, LEGIBLE, style)
            };
            pair(theme, places, &on_panel)?;
        }
    }
    Ok(())
}

fn pair(theme: &Theme, places: &Places<'_>, pair: &Pair<'_>) -> Result<(), ThemeFault> {
    let Pair {
        name,
        ground,
        ground_name,
        least,
        style,
    } = *pair;
    let color = theme.color(name);
    let contrast = color.contrast(ground);
    if contrast >= least {
        return Ok(());
    }
    let key = match name {
        ColorName::Text => "text",
        ColorName::Accent => "accent",
        ColorName::Quiet => "quiet",
    };
    let message = format!(
        "`{key}` {} on {ground_name} {} has a contrast of {:.2} : 1",
        color.hex(),
        ground.hex(),
        (contrast * 100.0).floor() / 100.0
    );
    let style = style.unwrap_or_default();
    let place = places.first(&[
        &["colors", key],
        &["colors", "panel"],
        &["styles", style, "color"],
        &["styles", style, "size"],
        &["styles", style, "weight"],
        &["paragraph", "panel"],
        &["paper", "a4", "scale"],
        &["paper", "letter", "scale"],
        &["paper", "a5", "scale"],
    ]);
    Err(ThemeFault::new(message).at(place).help(format!(
        "text needs {least} : 1 (WCAG 2.2, 1.4.3): make the colour darker"
    )))
}

#[cfg(test)]
mod tests {
    use crate::theme::{Theme, range, read};

    #[test]
    fn pale_text_is_refused_with_the_pair_and_the_figure() {
        let fault = read("name = \"pale\"\n[colors]\nquiet = \"#8a8a8a\"\n").expect_err("too pale");
        assert_eq!(
            fault.message,
            "`quiet` #8a8a8a on white #ffffff has a contrast of 3.45 : 1"
        );
        assert!(fault.help.contains("4.5 : 1"), "{}", fault.help);
    }

    /// Every number, where another key of its name stands before it.
    #[test]
    fn a_number_out_of_range_is_refused_at_its_place() {
        let theme = Theme::default_theme();
        for number in range::numbers(theme) {
            assert!(number.is_sound(), "{number:?}");
            let (key, table) = number.keys.split_last().expect("a key");
            let table = table.join(".");
            for wrong in ["nan", "inf", "-inf", "1e308", "-1e308", "4294967295"] {
                if *key == "lines" && wrong != "4294967295" {
                    continue; // it is a whole number
                }
                let text = format!(
                    "name = \"x\"\n[scripts.Hira]\nsize = 1\nleading = 1\n[{table}]\n{key} = {wrong}\n"
                );
                let fault = read(&text).expect_err(&text);
                let place = fault.range.expect("a place");
                let from = text.rfind(wrong).expect("the value");
                assert_eq!(place, from..from + wrong.len(), "{text}");
                assert!(
                    fault.message.contains(&format!("`[{table}]`")),
                    "{}",
                    fault.message
                );
            }
        }
    }

    #[test]
    fn lines_of_text_that_overlap_are_refused() {
        let text = "name = \"x\"\n[styles.note]\nsize = 9\nleading = 7\n";
        let fault = read(text).expect_err("too near");
        assert_eq!(&text[fault.range.expect("a place")], "7");
        assert!(fault.help.contains("7.2"), "{}", fault.help);
    }
}
