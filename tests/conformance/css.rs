//! Style sheets keep off what e-readers choke on. This needs no other program, and always runs.

use crate::content;
use crate::support::{book, edition};

/// The style sheet of every sample briefing.
fn style_sheets() -> Vec<String> {
    let books = content::briefings().into_iter().map(|path| {
        let edition = edition::edition_of(&path);
        book::files(&edition::written(&edition, "epub"))
    });
    let sheets = books.flatten().filter(|(name, _)| name.ends_with(".css"));
    sheets
        .map(|(_, sheet)| String::from_utf8(sheet).expect("CSS in UTF-8"))
        .collect()
}

#[test]
fn style_sheets_avoid_what_readers_choke_on() {
    for sheet in style_sheets() {
        for (quirk, why) in [
            ("var(", "Kindle knows no variables"),
            ("@import", "some readers load one sheet only"),
            ("!important", "the reader's settings win"),
            ("display: none", "Kindle refuses links to what is hidden"),
            ("position:", "pages are the reader's to make"),
        ] {
            // Nothing leads to the landmarks and the page list, which programs that convert books show.
            let own = sheet.replace("nav[hidden] { display: none; }", "");
            assert!(!own.contains(quirk), "`{quirk}`: {why}");
        }
        // An old reader's own word may stand before the one that all others take; what runs the other
        // way than the book has a side by name.
        for rule in sheet.split('}').filter(|rule| !rule.contains("[dir=")) {
            for physical in ["text-align: left;", "text-align: right;"] {
                for (at, _) in rule.match_indices(physical) {
                    let next = rule[at + physical.len()..].trim_start();
                    let logical = ["text-align: start;", "text-align: end;"];
                    assert!(
                        logical.iter().any(|logical| next.starts_with(logical)),
                        "directions are logical"
                    );
                }
            }
        }
        for comment in sheet.split("/*").skip(1) {
            let comment = comment.split("*/").next().unwrap_or_default();
            assert!(!comment.contains("--"), "Kindle stops at `--` in a comment");
        }
        let px = sheet
            .match_indices("px")
            .any(|(at, _)| sheet[..at].ends_with(|before: char| before.is_ascii_digit()));
        assert!(!px, "lengths follow the reader's own size");
    }
}

#[test]
fn the_body_is_the_readers_own() {
    for sheet in style_sheets() {
        for rule in sheet.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else {
                continue;
            };
            let body = selectors
                .split(',')
                .any(|one| matches!(one.trim(), "body" | "html"));
            for property in ["font-size", "line-height", "color", "background"] {
                let set = declarations.split(';').any(|line| {
                    line.split(':')
                        .next()
                        .is_some_and(|name| name.trim() == property)
                });
                assert!(
                    !body || !set,
                    "`{property}` of the body is the reader's to choose"
                );
            }
        }
    }
}
