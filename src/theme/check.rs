//! What a theme must hold to: text that can be read, on sheets that it fits.
//!
//! In: a theme. Out: nothing, or the first fault. A theme is refused, not corrected: its house
//! decides how to mend it.

use super::read::Fault;
use super::{Color, ColorName, Paper, Pt, Sheet, TextStyle, Theme, Weight};

/// WCAG 2.2, success criterion 1.4.3: contrast of text.
const LEGIBLE: f64 = 4.5;
/// The same for large text.
const LEGIBLE_LARGE: f64 = 3.0;

/// The size of a marking, which stands beside running heads and folios.
const MARKING: Pt = Pt(12.0);

/// Checks a theme that was read from this text.
pub fn check(theme: &Theme, text: &str) -> Result<(), Fault> {
    lengths(theme, text)?;
    sheets(theme, text)?;
    contrast(theme, text)
}

/// Large as WCAG 2.2 has it: 18 points, or 14 in bold.
fn is_large(style: &TextStyle) -> bool {
    style.size >= Pt(18.0) || (style.size >= Pt(14.0) && style.weight >= Weight::Bold)
}

fn contrast(theme: &Theme, text: &str) -> Result<(), Fault> {
    let mut scaled = theme.clone();
    let smallest = [Paper::A4, Paper::Letter, Paper::A5]
        .map(|paper| theme.sheet(paper).scale)
        .into_iter()
        .fold(1.0, f64::min);
    for style in scaled.styles.all_mut() {
        style.size = style.size * smallest;
        let least = if is_large(style) {
            LEGIBLE_LARGE
        } else {
            LEGIBLE
        };
        pair(theme, style.color, Color::WHITE, "white", least, text)?;
    }
    // Links within text are in the accent, whatever else is.
    pair(
        theme,
        ColorName::Accent,
        Color::WHITE,
        "white",
        LEGIBLE,
        text,
    )?;
    if theme.paragraph.panel {
        for name in [
            theme.styles.lead.color,
            theme.styles.label.color,
            ColorName::Accent,
        ] {
            pair(theme, name, theme.colors.panel, "the panel", LEGIBLE, text)?;
        }
    }
    Ok(())
}

fn pair(
    theme: &Theme,
    name: ColorName,
    ground: Color,
    ground_name: &str,
    least: f64,
    text: &str,
) -> Result<(), Fault> {
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
    Err(Fault::new(message).at_key(text, key).help(format!(
        "text needs {least} : 1 (WCAG 2.2, 1.4.3): make the colour darker"
    )))
}

fn lengths(theme: &Theme, text: &str) -> Result<(), Fault> {
    let mut copy = theme.clone();
    for style in copy.styles.all_mut() {
        let sound = (3.0..=200.0).contains(&style.size.0)
            && style.leading.0 >= style.size.0 * 0.8
            && style.leading.0 <= 400.0
            && style.tracking.abs() <= 0.5;
        if !sound {
            let message = format!(
                "a style has a size of {} and a leading of {} points",
                style.size.0, style.leading.0
            );
            return Err(Fault::new(message)
                .at_key(text, "size")
                .help("sizes are 3 to 200 points, leadings at least 0.8 times the size"));
        }
    }
    let design = &theme.paragraph;
    let parts = [
        design.stretch,
        design.shrink,
        design.expansion,
        design.tracking,
        design.protrusion,
    ];
    let lengths = [
        design.space,
        design.indent,
        design.list_indent,
        design.quote_indent,
        design.section_space,
        design.section_rule,
        design.rule,
        design.bar,
        design.bar_gap,
        design.logo,
    ];
    let sound = parts.iter().all(|part| (0.0..=2.0).contains(part))
        && design.shrink < 0.9
        && design.expansion <= 0.05
        && lengths
            .iter()
            .all(|length| (0.0..=200.0).contains(&length.0));
    if !sound {
        return Err(Fault::new("a value of `[paragraph]` is out of range")
            .at_key(text, "paragraph")
            .help("lengths are 0 to 200 points, `expansion` 0 to 0.05, `shrink` 0 to 0.9"));
    }
    Ok(())
}

fn sheets(theme: &Theme, text: &str) -> Result<(), Fault> {
    for (name, paper) in [
        ("a4", Paper::A4),
        ("letter", Paper::Letter),
        ("a5", Paper::A5),
    ] {
        let sheet = theme.sheet(paper);
        if let Err(message) = sheet_fits(sheet, theme) {
            let message = format!("`[paper.{name}]`: {message}");
            return Err(Fault::new(message)
                .at_key(text, "leading")
                .at_key(text, "lines")
                .at_key(text, &format!("paper.{name}"))
                .help("the text block, the running head and the folio must lie on the sheet"));
        }
    }
    Ok(())
}

fn sheet_fits(sheet: &Sheet, theme: &Theme) -> Result<(), String> {
    let parts = [sheet.inner, sheet.start];
    if !parts.iter().all(|part| (0.0..=1.0).contains(part)) {
        return Err("`inner` and `start` are parts of the free width, 0 to 1".to_string());
    }
    if !(0.4..=2.5).contains(&sheet.scale) {
        return Err("`scale` is out of range".to_string());
    }
    if !(100.0..=3000.0).contains(&sheet.width.0) || !(100.0..=5000.0).contains(&sheet.height.0) {
        return Err("the sheet is smaller or larger than any printer's".to_string());
    }
    if sheet.measure.0 < 60.0 || sheet.measure > sheet.width - Pt(20.0) {
        return Err("the measure is too narrow, or wider than the sheet".to_string());
    }
    let height = theme.styles.body.leading * sheet.scale * f64::from(sheet.lines);
    let above = MARKING.max(theme.styles.running.size * sheet.scale);
    let below = above / 3.0;
    if sheet.head < above || sheet.head + below > sheet.top {
        return Err("the running head leaves the sheet, or runs into the text block".to_string());
    }
    let foot = sheet.height - sheet.foot - above;
    if sheet.lines < 8 || sheet.foot < below {
        return Err("the text block is too low, or the folio leaves the sheet".to_string());
    }
    if sheet.top + height > foot {
        let leading = theme.styles.body.leading * sheet.scale;
        let fit = ((foot - sheet.top) / leading).floor().max(0.0);
        let leading = (leading.0 * 100.0).round() / 100.0;
        return Err(format!(
            "{} `lines` of {leading} pt are taller than the sheet has room for: {fit} fit",
            sheet.lines
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::theme::read;

    #[test]
    fn pale_text_is_refused_with_the_pair_and_the_figure() {
        let fault = read("name = \"pale\"\n[colors]\nquiet = \"#8a8a8a\"\n").expect_err("too pale");
        assert_eq!(
            fault.message,
            "`quiet` #8a8a8a on white #ffffff has a contrast of 3.45 : 1"
        );
        assert!(fault.help.contains("4.5 : 1"), "{}", fault.help);
    }

    #[test]
    fn a_sheet_that_its_text_overflows_is_refused() {
        let fault = read("name = \"tall\"\n[paper.a5]\nlines = 60\n").expect_err("too tall");
        assert!(
            fault.message.starts_with("`[paper.a5]`"),
            "{}",
            fault.message
        );
    }

    #[test]
    fn a_sheet_whose_running_matter_has_no_room_is_refused() {
        for line in ["head = 5.0", "head = 74.0", "foot = 1.0", "foot = 86.0"] {
            let fault = read(&format!("name = \"odd\"\n[paper.a4]\n{line}\n")).expect_err(line);
            assert!(
                fault.message.starts_with("`[paper.a4]`"),
                "{}",
                fault.message
            );
        }
    }

    #[test]
    fn sizes_out_of_range_are_refused() {
        for size in ["0", "-3", "9000", "nan"] {
            let text = format!("name = \"odd\"\n[styles.body]\nsize = {size}\n");
            assert!(read(&text).is_err(), "{size}");
        }
    }
}
