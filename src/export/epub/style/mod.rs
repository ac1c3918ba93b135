//! The style sheet, made from the theme, so that the book looks like one house's with the PDF.
//!
//! In: the book, the theme, the faces that go along. Out: CSS. Who reads decides about the body's
//! size, leading, colours and margins; the sheet says how everything else stands to these, in ems.
//!
//! | part | says |
//! |---|---|
//! | [`faces`] | the faces that go along, and which family uses them |
//! | [`voices`] | face, size, leading of every voice |
//! | `spaces.css` | spaces, indents, rules; tokens in it are lengths of the theme |
//! | [`colors`] | colours, by day and by night |
//! | [`scripts`] | what scripts need |
//!
//! Of all that, [`needed`] leaves what something in the book is set by.

mod colors;
mod faces;
mod needed;
mod scripts;
mod voices;

pub use needed::needed;

use super::book::Book;
use super::faces::EmbeddedFace;
use crate::language::Direction;
use crate::theme::{Pt, Theme};

/// The file name of the style sheet; epub-builder's.
pub const FILE: &str = "stylesheet.css";

/// Spaces, indents and rules.
const SPACES: &str = include_str!("spaces.css");

/// The style sheet of a book.
pub fn sheet(book: &Book<'_>, theme: &Theme, embedded: &[EmbeddedFace]) -> String {
    let stacks = faces::Stacks::new(book, embedded);
    let mut css = faces::rules(&stacks, embedded);
    css.push_str(&voices::rules(book, theme, &stacks));
    css.push_str(&spaces(book, theme));
    css.push_str(&colors::rules(theme));
    css.push_str(&scripts::rules(book, theme, embedded));
    css
}

/// The sheet of spaces with its tokens filled in. Sides are those of the document: old readers know
/// no logical ones.
fn spaces(book: &Book<'_>, theme: &Theme) -> String {
    let (start, end) = match book.direction() {
        Direction::LeftToRight => ("left", "right"),
        Direction::RightToLeft => ("right", "left"),
    };
    let design = &theme.paragraph;
    let in_ems = |length: Pt| ems(length / theme.styles.body.size);
    // A screen is half as wide as a page: what hangs there has less room.
    let indent = |length: Pt| in_ems(length * 0.95);
    [
        ("$start", start.to_string()),
        ("$end", end.to_string()),
        ("$half-space", in_ems(design.space * 0.5)),
        ("$space", in_ems(design.space)),
        ("$list-indent", indent(design.list_indent)),
        ("$quote-indent", indent(design.quote_indent)),
        ("$bar-gap", in_ems(design.bar_gap * 0.75)),
        ("$bar", in_ems(design.bar)),
        ("$thin-bar", in_ems(design.rule * 2.0)),
    ]
    .iter()
    .fold(SPACES.to_string(), |css, (token, value)| {
        css.replace(token, value)
    })
}

/// A number of ems with as many places as matter.
fn ems(count: f64) -> String {
    let written = format!("{count:.3}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    if short == "0" {
        short.to_string()
    } else {
        format!("{short}em")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::epub::sample;

    fn sheets() -> Vec<String> {
        let theme = Theme::default_theme();
        let documents = [sample::english(), sample::persian()];
        documents
            .iter()
            .map(|document| {
                sample::with_input(document, |input| {
                    let book = Book::new(input);
                    let embedded = crate::export::epub::faces::needed(&book, theme, input.faces);
                    sheet(&book, theme, &embedded)
                })
            })
            .collect()
    }

    /// The rules of a sheet: selector and declarations.
    fn rules(css: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        css.split('}')
            .filter_map(|rule| rule.rsplit_once('{'))
            .map(|(selector, declarations)| {
                let selector = selector.rsplit('{').next().unwrap_or(selector).trim();
                let declarations = declarations
                    .split(';')
                    .filter_map(|one| one.split_once(':'));
                let trimmed = declarations.map(|(name, value)| (name.trim(), value.trim()));
                (selector, trimmed.collect())
            })
            .collect()
    }

    #[test]
    fn nothing_stands_in_it_that_readers_stumble_over() {
        for css in sheets() {
            for wrong in [
                "$",
                "--",
                "var(",
                "calc(",
                "!important",
                "position:",
                "direction:",
            ] {
                assert!(!css.contains(wrong), "{wrong} in\n{css}");
            }
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            for (selector, declarations) in rules(&css) {
                for (name, value) in declarations {
                    let place = format!("{selector} {{ {name}: {value} }}");
                    let number = |unit| {
                        value.split([' ', ',']).any(|part| {
                            part.strip_suffix(unit)
                                .is_some_and(|count| count.parse::<f64>().is_ok())
                        })
                    };
                    assert!(!number("px") && !number("pt") && !number("cm"), "{place}");
                    let margins = name.starts_with("margin") || name.starts_with("text-indent");
                    let large = value.split(' ').any(|part| {
                        part.strip_suffix("em")
                            .and_then(|count| count.parse().ok())
                            .is_some_and(|count: f64| count.abs() > 2.0)
                    });
                    assert!(!(margins && large), "{place}");
                    if selector == "body" || selector == "html" || selector == "*" {
                        let allowed = name == "font-family" || name.ends_with("hyphens");
                        assert!(allowed, "{place}");
                    }
                    // But for the paper that a logo was drawn for.
                    let plate = selector == ".logo img";
                    assert!(plate || !name.starts_with("background"), "{place}");
                }
            }
        }
    }

    #[test]
    fn old_and_new_words_for_breaks_come_in_pairs() {
        for css in sheets() {
            for (selector, declarations) in rules(&css) {
                for (name, value) in &declarations {
                    let old = name
                        .strip_prefix("break-")
                        .map(|side| format!("page-break-{side}"));
                    let new = name
                        .strip_prefix("page-")
                        .filter(|new| new.starts_with("break-"));
                    if let Some(old) = old.or(new.map(str::to_string)) {
                        let pair = declarations
                            .iter()
                            .any(|(name, other)| *name == old && other == value);
                        assert!(pair, "{selector} {{ {name}: {value} }}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_the_theme_centres_stands_in_the_middle() {
        let document = sample::english();
        let sheet = |name: &str| {
            let theme = crate::theme::built_in(name).expect("a theme");
            sample::with_input(&document, |input| sheet(&Book::new(input), &theme, &[]))
        };
        let centered =
            "p.subtitle, p.byline, p.imprint, h2, nav > h1, p.logo { text-align: center; }";
        let chancery = sheet("chancery");
        assert!(chancery.contains(centered), "{chancery}");
        assert!(!sheet("default").contains("p.logo { text-align"));
    }

    #[test]
    fn a_book_that_runs_from_right_to_left_is_the_mirror_image() {
        let [english, persian] = &sheets()[..] else {
            panic!("two sheets");
        };
        let mirrored = |css: &str| css.contains("border-right: 0.19em solid");
        assert!(!mirrored(english) && mirrored(persian));
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!(ems(0.0), "0");
        assert_eq!(ems(1.0), "1em");
        assert_eq!(ems(2.0 / 3.0), "0.667em");
    }
}
