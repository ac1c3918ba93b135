//! Characters that no font has: a box with the code point where they stand, themselves to whoever
//! extracts the text.

use briefset::layout::frame::{GlyphRun, Item, Mark};
use briefset::layout::text::font::Fonts;

use crate::support::pdf::Pdf;
use crate::support::{edition, pages};

/// The hexadecimal digits that a run draws.
fn digits(run: &GlyphRun) -> String {
    let face = Fonts::bundled().face(run.face);
    let drawn = |id: u16| {
        "0123456789ABCDEF"
            .chars()
            .find(|digit| face.glyph(*digit) == Some(id))
    };
    run.glyphs()
        .map(|glyph| drawn(glyph.id).expect("a digit"))
        .collect()
}

#[test]
fn a_box_says_which_character_it_stands_for() {
    for (name, edition) in edition::uncovered() {
        let mut boxes = 0;
        for page in &edition.layout.pages {
            let decoration = pages::runs(page).filter(|run| run.mark == Mark::Decoration);
            let mut shown: Vec<String> = decoration.map(digits).collect();
            boxes += shown.len();
            let uncovered = &edition.uncovered;
            let text: String = pages::runs(page).map(|run| run.text.as_str()).collect();
            let mut expected: Vec<String> = text
                .chars()
                .filter(|character| uncovered.contains(character))
                .map(|character| format!("{:04X}", u32::from(character)))
                .collect();
            shown.sort();
            expected.sort();
            assert_eq!(shown, expected, "{name}");
        }
        assert!(boxes > 10, "{name}");
    }
}

#[test]
fn a_box_is_framed_on_its_baseline() {
    for (name, edition) in edition::uncovered() {
        for page in &edition.layout.pages {
            let rules = |run: &GlyphRun| {
                let beside = page.items.iter().filter(|item| match item {
                    Item::Rule(rule) => {
                        let below = rule.y + rule.height - run.y;
                        let across = rule.x >= run.x && rule.x + rule.width <= run.x + run.width;
                        rule.dots.is_none() && across && below.0 <= 0.01
                    }
                    Item::Glyphs(_) | Item::Picture(_) => false,
                });
                beside.count()
            };
            for run in pages::runs(page).filter(|run| run.mark == Mark::Decoration) {
                assert!(rules(run) >= 4, "{name}: {}", digits(run));
            }
        }
    }
}

#[test]
fn the_text_of_a_box_is_its_character() {
    for (name, edition) in edition::uncovered() {
        let pdf = Pdf::read(&edition::written(&edition, "pdf"));
        for (index, page) in edition.layout.pages.iter().enumerate() {
            let expected: String = pages::content(page).map(|run| run.text.as_str()).collect();
            assert_eq!(pages::said(&pdf, index), expected, "{name}");
        }
    }
}
