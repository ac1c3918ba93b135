//! Whether a theme's text fits its sheets.
//!
//! In: a theme whose every number lies within its limits. Out: nothing, or the first fault. A line
//! must hold some words: where it does not, a briefing takes pages without end, and as long to break
//! into them.

use std::ops::Range;

use super::read::ThemeFault;
use super::{Paper, Places, Pt, Sheet, TextStyle, Theme};

/// The size of a marking, which stands beside running heads and folios.
const MARKING: Pt = Pt(12.0);
/// The fewest lines of a page.
const FEWEST_LINES: f64 = 8.0;
/// How wide a letter is about, in sizes.
const LETTER: f64 = 0.5;
/// The fewest letters that a line of text has: a short word, and the beginning of the next.
const FEWEST_LETTERS: f64 = 20.0;
/// The same of a title or a heading.
const FEWEST_LETTERS_LARGE: f64 = 8.0;
/// The part of the measure that an indent may take.
const DEEPEST_INDENT: f64 = 0.25;

/// What is wrong with a sheet.
struct Misfit {
    message: String,
    help: String,
    place: Option<Range<usize>>,
}

/// A sheet of a theme.
struct Fitting<'a> {
    theme: &'a Theme,
    sheet: &'a Sheet,
    name: &'a str,
    places: &'a Places<'a>,
}

/// Checks the sheets of a theme.
pub fn check(theme: &Theme, places: &Places<'_>) -> Result<(), ThemeFault> {
    for (name, paper) in Paper::ALL {
        let fitting = Fitting {
            theme,
            sheet: theme.sheet(*paper),
            name,
            places,
        };
        let fits = fitting
            .measure()
            .and_then(|()| fitting.letters())
            .and_then(|()| fitting.indents())
            .and_then(|()| fitting.running_matter())
            .and_then(|()| fitting.lines());
        fits.map_err(|misfit| {
            ThemeFault::new(format!("`[paper.{name}]`: {}", misfit.message))
                .at(misfit.place)
                .help(misfit.help)
        })?;
    }
    Ok(())
}

impl Fitting<'_> {
    /// A misfit at the first of these keys that the file sets: the sheet's own, then the text's.
    fn misfit(&self, message: String, help: &str, own: &[&str], others: &[&[&str]]) -> Misfit {
        let keys: Vec<[&str; 3]> = own.iter().map(|key| ["paper", self.name, key]).collect();
        let own: Vec<&[&str]> = keys.iter().map(|keys| &keys[..]).collect();
        let place = self
            .places
            .first(&own)
            .or_else(|| self.places.first(others));
        Misfit {
            message,
            help: help.to_string(),
            place,
        }
    }

    fn measure(&self) -> Result<(), Misfit> {
        let Sheet { measure, width, .. } = self.sheet;
        if *measure <= *width - Pt(20.0) {
            return Ok(());
        }
        let message = format!(
            "a `measure` of {} points is wider than the sheet has room for",
            measure.0
        );
        let help = "the text block, with ten points beside it, must lie on the sheet";
        Err(self.misfit(message, help, &["measure", "width"], &[]))
    }

    fn letters(&self) -> Result<(), Misfit> {
        // Faces of some scripts are set larger than Latin ones.
        let scripts = self.theme.scripts.values();
        let largest = scripts.map(|design| design.size).fold(1.0, f64::max);
        let mut needed = (Pt::ZERO, Pt::ZERO, 0.0, "");
        for (name, style) in self.theme.styles.named() {
            let fewest = if is_heading(name) {
                FEWEST_LETTERS_LARGE
            } else {
                FEWEST_LETTERS
            };
            let letter = letter_width(style) * (self.sheet.scale * largest);
            if letter * fewest > needed.0 {
                needed = (letter * fewest, letter, fewest, name);
            }
        }
        let (least, letter, fewest, name) = needed;
        let measure = self.sheet.measure;
        if measure >= least {
            return Ok(());
        }
        let message = format!(
            "its `measure` of {} points holds {} letters of `[styles.{name}]`",
            measure.0,
            (measure / letter).floor()
        );
        let help = format!(
            "a line needs {fewest} letters: a `measure` of {:.0} points, or a smaller `size`, `tracking` or `scale`",
            least.0.ceil()
        );
        let mut others = vec![["styles", name, "size"], ["styles", name, "tracking"]];
        let codes = self.theme.scripts.keys();
        others.extend(codes.map(|code| ["scripts", code, "size"]));
        let others: Vec<&[&str]> = others.iter().map(|keys| &keys[..]).collect();
        Err(self.misfit(message, &help, &["measure", "scale"], &others))
    }

    fn indents(&self) -> Result<(), Misfit> {
        let design = &self.theme.paragraph;
        for (key, indent) in [
            ("indent", design.indent),
            ("list_indent", design.list_indent),
            ("quote_indent", design.quote_indent),
            ("bar_gap", design.bar_gap),
        ] {
            if indent * self.sheet.scale > self.sheet.measure * DEEPEST_INDENT {
                let message = format!(
                    "`{key}` of `[paragraph]` takes {:.0} of the {} points of its `measure`",
                    indent.0 * self.sheet.scale,
                    self.sheet.measure.0
                );
                let help = "an indent may take a quarter of the measure";
                let keys = ["paragraph", key];
                let place = self.places.value(&keys);
                let misfit = self.misfit(message, help, &["measure", "scale"], &[]);
                return Err(Misfit {
                    place: place.or(misfit.place),
                    ..misfit
                });
            }
        }
        Ok(())
    }

    fn running_matter(&self) -> Result<(), Misfit> {
        let Sheet {
            head, foot, top, ..
        } = *self.sheet;
        let above = self.above();
        let below = above / 3.0;
        let help = format!(
            "above a line of running matter {:.1} points are needed, and below it {:.1}",
            above.0, below.0
        );
        let running: &[&[&str]] = &[&["styles", "running", "size"]];
        if head < above || head + below > top {
            let message = "the running head leaves the sheet, or runs into the text block";
            let own = ["head", "top", "scale"];
            return Err(self.misfit(message.to_string(), &help, &own, running));
        }
        if foot < below {
            let message = "the folio leaves the sheet".to_string();
            return Err(self.misfit(message, &help, &["foot", "scale"], running));
        }
        Ok(())
    }

    /// How far running matter reaches above its baseline.
    fn above(&self) -> Pt {
        MARKING.max(self.theme.styles.running.size * self.sheet.scale)
    }

    fn lines(&self) -> Result<(), Misfit> {
        let Sheet { lines, top, .. } = *self.sheet;
        let leading = self.theme.styles.body.leading * self.sheet.scale;
        let foot = self.sheet.height - self.sheet.foot - self.above();
        let help = "the text block, the running head and the folio must lie on the sheet";
        if top + leading * f64::from(lines) > foot {
            let fit = ((foot - top) / leading).floor().max(0.0);
            let leading = (leading.0 * 100.0).round() / 100.0;
            let message = format!(
                "{lines} `lines` of {leading} pt are taller than the sheet has room for: {fit} fit"
            );
            let own = ["lines", "height", "top", "foot", "scale"];
            let body: &[&[&str]] = &[&["styles", "body", "leading"]];
            return Err(self.misfit(message, help, &own, body));
        }
        for (code, design) in &self.theme.scripts {
            let fit = f64::from(lines) / design.leading;
            if fit < FEWEST_LINES {
                let message = format!(
                    "{lines} `lines` hold {} of the script `{code}`, whose leading is {} times as large",
                    fit.floor(),
                    design.leading
                );
                let help = format!("a page needs {FEWEST_LINES} lines");
                let others: &[&[&str]] = &[&["scripts", code, "leading"]];
                return Err(self.misfit(message, &help, &["lines"], others));
            }
        }
        Ok(())
    }
}

/// How wide a letter of a style is about, with the space after it.
fn letter_width(style: &TextStyle) -> Pt {
    style.size * (LETTER + style.tracking.max(0.0))
}

/// Whether a style sets a few words, which may be large.
fn is_heading(name: &str) -> bool {
    name == "title" || name == "subtitle" || name.starts_with("heading_")
}

#[cfg(test)]
mod tests {
    use crate::theme::read;

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
    fn lines_that_hold_no_words_are_refused_at_what_makes_them_so() {
        for (lines, place) in [
            ("[paper.a4]\nmeasure = 100", "100"),
            ("[styles.note]\nsize = 40\nleading = 40", "40"),
            (
                "[styles.note]\ntracking = 0.5\nsize = 35\nleading = 35",
                "35",
            ),
            ("[styles.heading_1]\nsize = 90\nleading = 90", "90"),
            ("[scripts]\nArab = {size = 3, leading = 2.9}", "3"),
            (
                "[scripts]\nArab = {size = 1, leading = 2.9}\n[paper.a4]\nlines = 20",
                "20",
            ),
            ("[paragraph]\nquote_indent = 90", "90"),
            ("[paper.a5]\nmeasure = 400", "400"),
        ] {
            let text = format!("name = \"x\"\n{lines}\n");
            let fault = read(&text).expect_err(&text);
            let range = fault.range.expect("a place");
            assert_eq!(&text[range], place, "{}", fault.message);
        }
    }
}
