//! How large each number of a theme may be.
//!
//! In: a theme. Out: every number that it has, with the keys that lead to it and its limits. A number
//! that is none (TOML has `nan` and `inf`) lies within no limits. What holds between several numbers
//! is for [`check`](super::check).

use super::Paper;
use super::{FitBounds, ParagraphDesign, Pt, ScriptDesign, Sheet, TextStyle, Theme};

/// A number of a theme.
#[derive(Debug, Clone)]
pub struct Number<'theme> {
    /// The keys that lead to it: those of its tables, and its own.
    pub keys: Vec<&'theme str>,
    /// What it is.
    pub value: f64,
    /// The least and the most that it may be.
    pub limits: (f64, f64),
    /// What it counts, in the plural; empty for a plain factor.
    pub unit: &'static str,
}

impl Number<'_> {
    /// Whether it lies within its limits.
    pub fn is_sound(&self) -> bool {
        (self.limits.0..=self.limits.1).contains(&self.value)
    }
}

/// A key with its value, limits and unit.
type Row = (&'static str, f64, (f64, f64), &'static str);

fn points(key: &'static str, length: Pt, least: f64, most: f64) -> Row {
    (key, length.0, (least, most), "points")
}

fn factor(key: &'static str, factor: f64, least: f64, most: f64) -> Row {
    (key, factor, (least, most), "")
}

/// Every number of a theme.
pub fn numbers(theme: &Theme) -> Vec<Number<'_>> {
    let sheets = Paper::ALL
        .iter()
        .map(|(name, paper)| (*name, theme.sheet(*paper)));
    let mut tables = vec![
        (vec!["paragraph"], of_paragraphs(&theme.paragraph)),
        (vec!["fit"], of_fit(theme.fit)),
    ];
    for (name, sheet) in sheets {
        tables.push((vec!["paper", name], of_sheet(sheet)));
    }
    for (name, style) in theme.styles.named() {
        tables.push((vec!["styles", name], of_style(style)));
    }
    for (code, design) in &theme.scripts {
        tables.push((vec!["scripts", code], of_script(design)));
    }
    let mut numbers = Vec::new();
    for (table, rows) in tables {
        for (key, value, limits, unit) in rows {
            numbers.push(Number {
                keys: table.iter().copied().chain([key]).collect(),
                value,
                limits,
                unit,
            });
        }
    }
    numbers
}

/// What is left of anything can still be seen, and lines of it do not touch.
fn of_fit(bounds: FitBounds) -> Vec<Row> {
    let FitBounds {
        air,
        title,
        leading,
        size,
    } = bounds;
    vec![
        factor("air", air, 0.25, 1.0),
        factor("title", title, 0.5, 1.0),
        factor("leading", leading, 0.85, 1.0),
        factor("size", size, 0.75, 1.0),
    ]
}

/// Sheets are from a playing card's to a poster's.
fn of_sheet(sheet: &Sheet) -> Vec<Row> {
    let Sheet {
        width,
        height,
        measure,
        top,
        lines,
        inner,
        start,
        scale,
        head,
        foot,
    } = sheet;
    vec![
        points("width", *width, 100.0, 3000.0),
        points("height", *height, 100.0, 5000.0),
        points("measure", *measure, 60.0, 3000.0),
        points("top", *top, 0.0, 5000.0),
        ("lines", f64::from(*lines), (8.0, 5000.0), "lines"),
        factor("inner", *inner, 0.0, 1.0),
        factor("start", *start, 0.0, 1.0),
        factor("scale", *scale, 0.4, 2.5),
        points("head", *head, 0.0, 5000.0),
        points("foot", *foot, 0.0, 5000.0),
    ]
}

fn of_style(style: &TextStyle) -> Vec<Row> {
    let TextStyle {
        size,
        leading,
        tracking,
        family: _,
        weight: _,
        italic: _,
        color: _,
        align: _,
        figures: _,
        capitals: _,
    } = style;
    vec![
        points("size", *size, 3.0, 200.0),
        points("leading", *leading, 2.4, 400.0),
        ("tracking", *tracking, (-0.5, 0.5), "ems"),
    ]
}

fn of_script(design: &ScriptDesign) -> Vec<Row> {
    let ScriptDesign { size, leading } = design;
    vec![
        factor("size", *size, 0.5, 3.0),
        factor("leading", *leading, 0.5, 3.0),
    ]
}

fn of_paragraphs(design: &ParagraphDesign) -> Vec<Row> {
    let ParagraphDesign {
        space,
        indent,
        stretch,
        shrink,
        expansion,
        tracking,
        kashida,
        protrusion,
        list_indent,
        quote_indent,
        cell_gap,
        cell_space,
        cell_smallest,
        section_space,
        section_rule,
        panel: _,
        rule,
        bar,
        bar_gap,
        margin,
        watermark_angle,
        logo,
        // Words, and no numbers.
        exceptions: _,
    } = design;
    vec![
        points("space", *space, 0.0, 200.0),
        points("indent", *indent, 0.0, 200.0),
        factor("stretch", *stretch, 0.0, 2.0),
        // A space that shrank to nothing would not part words.
        factor("shrink", *shrink, 0.0, 0.9),
        factor("expansion", *expansion, 0.0, 0.05),
        // A letter is about half an em wide.
        ("tracking", *tracking, (0.0, 0.1), "ems"),
        // A join as wide as a word would be taken for a rule.
        ("kashida", *kashida, (0.0, 1.5), "ems"),
        factor("protrusion", *protrusion, 0.0, 2.0),
        points("list_indent", *list_indent, 0.0, 200.0),
        points("quote_indent", *quote_indent, 0.0, 200.0),
        points("cell_gap", *cell_gap, 0.0, 200.0),
        points("cell_space", *cell_space, 0.0, 200.0),
        points("cell_smallest", *cell_smallest, 1.0, 200.0),
        points("section_space", *section_space, 0.0, 200.0),
        points("section_rule", *section_rule, 0.0, 200.0),
        points("rule", *rule, 0.0, 200.0),
        points("bar", *bar, 0.0, 200.0),
        points("bar_gap", *bar_gap, 0.0, 200.0),
        points("margin", *margin, 0.0, 500.0),
        ("watermark_angle", *watermark_angle, (0.0, 75.0), "degrees"),
        points("logo", *logo, 0.0, 200.0),
    ]
}
