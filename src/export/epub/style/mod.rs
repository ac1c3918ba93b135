//! The style sheets, made from the theme, so that the book looks like one house's with the PDF.
//!
//! In: the book, the theme. Out: CSS. Who reads decides about the body's size, leading, colours and
//! margins; the sheets say how everything else stands to these, in ems.
//!
//! | part | says |
//! |---|---|
//! | [`voices`] | face, size, leading of every voice |
//! | `spaces.css` | spaces, indents, rules; tokens in it are lengths of the theme |
//! | [`colors`] | colours |
//! | [`scripts`] | what scripts need |
//! | [`directions`] | where blocks that run the other way stand |
//! | [`faces`] | the faces that go along, and which family uses them |
//!
//! There are readers that drop a whole sheet over a range of characters that they cannot read, and
//! others over a question about media that they do not know. So faces and questions have a sheet each,
//! and the one of everything else holds neither. No question is about width, which readers with pages
//! answer with that of all their columns, and none about the colours of the system, which are not
//! those of the page.
//!
//! Of all that, [`needed`] leaves what something in the book is set by.

mod colors;
mod directions;
mod faces;
mod needed;
mod scripts;
mod voices;

pub use needed::needed;

use super::book::Book;
use super::faces::EmbeddedFace;
use crate::geometry::Pt;
use crate::language::Direction;
use crate::theme::Theme;

/// The file name of the sheet of everything else; epub-builder's.
pub const FILE: &str = "stylesheet.css";
/// That of the sheet of faces, where any go along.
const FACES: &str = "faces.css";
/// That of the sheet of questions about media.
const MEDIA: &str = "media.css";

/// Spaces, indents and rules.
const SPACES: &str = include_str!("spaces.css");

/// The names of the sheets of a book, in the order in which each goes before the next.
pub fn names(book: &Book<'_>) -> impl Iterator<Item = &'static str> {
    let faces = (!book.faces.is_empty()).then_some(FACES);
    [Some(FILE), faces, Some(MEDIA)].into_iter().flatten()
}

/// The style sheets of a book with their names; these faces go along.
pub fn sheets(
    book: &Book<'_>,
    theme: &Theme,
    embedded: &[EmbeddedFace<'_>],
) -> Vec<(&'static str, String)> {
    let sheet = |name| match name {
        FACES => faces::faces(embedded),
        MEDIA => colors::media(theme),
        _ => everything(book, theme),
    };
    names(book).map(|name| (name, sheet(name))).collect()
}

fn everything(book: &Book<'_>, theme: &Theme) -> String {
    let stacks = faces::Stacks::new(book, theme);
    [
        stacks.rules(),
        voices::rules(book, theme, &stacks),
        spaces(book, theme, &stacks),
        colors::rules(theme),
        scripts::rules(book, theme),
        directions::rules(book, theme),
    ]
    .concat()
}

/// The sheet of spaces with its tokens filled in. Sides are those of the document: old readers know
/// no logical ones.
fn spaces(book: &Book<'_>, theme: &Theme, stacks: &faces::Stacks) -> String {
    let (start, end, against) = match book.direction() {
        Direction::LeftToRight => ("left", "right", "rtl"),
        Direction::RightToLeft => ("right", "left", "ltr"),
    };
    let design = &theme.paragraph;
    let in_ems = |length: Pt| ems(length / theme.styles.body.size);
    // A screen is half as wide as a page: what hangs there has less room.
    let indent = |length: Pt| in_ems(length * 0.95);
    [
        ("$start", start.to_string()),
        ("$end", end.to_string()),
        ("$against", against.to_string()),
        ("$sans", stacks.sans.clone()),
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
pub fn ems(count: f64) -> String {
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
    use std::collections::BTreeSet;

    use super::*;
    use crate::document::Document;
    use crate::export::epub::faces::files;
    use crate::export::epub::sample;

    fn written(document: &Document, theme: &Theme) -> Vec<(&'static str, String)> {
        sample::with_input(document, |input| {
            let book = Book::new(input);
            let faces = files(&book.faces, input.fonts, &BTreeSet::new());
            sheets(&book, theme, &faces)
        })
    }

    fn every() -> Vec<String> {
        let documents = [sample::english(), sample::persian()];
        let sheets = documents
            .iter()
            .flat_map(|document| written(document, Theme::default_theme()));
        sheets.map(|(_, sheet)| sheet).collect()
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
        for css in every() {
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
                    // An indent is handed down, and would move the words of a name over those before it.
                    if (name, value) == ("display", "inline-block") {
                        let rule = css.split(&format!("{selector} {{")).nth(1);
                        let rule = rule.and_then(|rule| rule.split('}').next());
                        assert!(
                            rule.unwrap_or_default().contains("text-indent: 0;"),
                            "{place}"
                        );
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
        for css in every() {
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
            written(&document, &theme).remove(0).1
        };
        let centered = "p.subtitle, p.byline, p.imprint, h2, nav > h1, h3, h4, h5, h6, ";
        let chancery = sheet("chancery");
        assert!(chancery.contains(centered), "{chancery}");
        assert!(!sheet("default").contains("p.logo { text-align"));
    }

    #[test]
    fn a_book_that_runs_from_right_to_left_is_the_mirror_image() {
        let mirrored = |document: &Document| {
            let sheets = written(document, Theme::default_theme());
            let tldr = sheets[0].1.split(".tldr {").nth(1).unwrap_or_default();
            let tldr = tldr.split('}').next().unwrap_or_default();
            tldr.contains("border-right: 0.19em solid")
        };
        assert!(!mirrored(&sample::english()) && mirrored(&sample::persian()));
    }

    #[test]
    fn nothing_slants_in_a_script_that_has_no_italics() {
        let theme = crate::theme::built_in("chancery").expect("a theme");
        let slanted = |document: &Document| {
            let sheet = written(document, &theme).remove(0).1;
            let slanted = sheet.matches("font-style: italic").count();
            (slanted > 0, sheet.contains("p.subtitle:lang(ar)"))
        };
        assert_eq!(slanted(&sample::english()), (true, true));
        assert_eq!(slanted(&sample::persian()), (false, false));
    }

    #[test]
    fn faces_and_questions_about_media_have_a_sheet_each() {
        for document in [sample::latin(), sample::persian()] {
            for (name, sheet) in written(&document, Theme::default_theme()) {
                assert_eq!(sheet.contains("@media"), name == MEDIA, "{name}");
                assert_eq!(sheet.contains("@font-face"), name == FACES, "{name}");
                assert_eq!(sheet.contains("unicode-range"), name == FACES, "{name}");
                let outside = sheet.split("@media").next().unwrap_or_default();
                assert!(name != MEDIA || outside.is_empty(), "{sheet}");
                for wrong in ["width:", "color-scheme", "orientation"] {
                    let asked = sheet.split("@media").skip(1).any(|rest| {
                        let question = rest.split('{').next().unwrap_or_default();
                        question.contains(wrong)
                    });
                    assert!(!asked, "{wrong} in {sheet}");
                }
            }
        }
    }

    #[test]
    fn numbers_have_the_room_that_readers_need_and_paragraphs_their_own_side() {
        for theme in crate::theme::NAMES {
            let theme = crate::theme::built_in(theme).expect("a theme");
            let sheet = written(&sample::english(), &theme).remove(0).1;
            for rule in [
                "ol { padding-left: 2.2em; }",
                "ol.wide { padding-left: 3em; }",
                "ol.wider { padding-left: 3.8em; }",
            ] {
                assert!(sheet.contains(rule), "{rule} in {sheet}");
            }
            for (selectors, declarations) in rules(&sheet) {
                if !declarations.iter().any(|(name, _)| *name == "text-align") {
                    continue;
                }
                for selector in selectors.split(", ") {
                    let last = selector.split([' ', '>']).next_back().unwrap_or_default();
                    let holds_blocks = last.starts_with('.') && !last.starts_with(".cover");
                    assert!(!holds_blocks, "{selector} holds paragraphs");
                }
            }
        }
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!(ems(0.0), "0");
        assert_eq!(ems(1.0), "1em");
        assert_eq!(ems(2.0 / 3.0), "0.667em");
    }
}
