//! Characters that no font has: a box with the code point where they stand, themselves to whoever
//! extracts the text.

use briefset::layout::frame::{GlyphRun, Item};
use briefset::layout::text::font::Fonts;

use crate::support::pdf::Pdf;
use crate::support::{edition, pages};

/// The hexadecimal digits of each box in a run.
fn boxes(run: &GlyphRun) -> Vec<String> {
    let fonts = Fonts::bundled();
    let face = fonts.face(run.face);
    let drawn = |id: u16| {
        "0123456789ABCDEF"
            .chars()
            .find(|digit| face.glyph(*digit) == Some(id))
    };
    let mut boxes: Vec<String> = Vec::new();
    for glyph in run.glyphs().filter(|glyph| glyph.scale < 1.0) {
        if !glyph.cluster.is_empty() {
            boxes.push(String::new());
        }
        let digits = boxes
            .last_mut()
            .expect("the first of a box sets its character");
        digits.push(drawn(glyph.id).expect("a digit"));
    }
    boxes
}

#[test]
fn a_box_says_which_character_it_stands_for() {
    for (name, edition) in edition::uncovered() {
        let mut count = 0;
        for page in &edition.layout.pages {
            let mut shown: Vec<String> = pages::runs(page).flat_map(boxes).collect();
            count += shown.len();
            let missing = &edition.missing_glyphs;
            let text: String = pages::runs(page).map(|run| run.text.as_str()).collect();
            // A sequence that U+200D joins stands in one box, which says its first character.
            let before = std::iter::once(' ').chain(text.chars());
            let mut expected: Vec<String> = before
                .zip(text.chars())
                .filter(|(before, character)| *before != '\u{200d}' && missing.contains(character))
                .map(|(_, character)| format!("{:04X}", u32::from(character)))
                .collect();
            shown.sort();
            expected.sort();
            assert_eq!(shown, expected, "{name}");
        }
        assert!(count > 10, "{name}");
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
                        across && below.0 <= 0.01
                    }
                    Item::Glyphs(_) | Item::Path(_) | Item::Picture(_) | Item::Group(_) => false,
                });
                beside.count()
            };
            for run in pages::runs(page).filter(|run| !boxes(run).is_empty()) {
                assert!(
                    rules(run) >= 4 * boxes(run).len(),
                    "{name}: {:?}",
                    boxes(run)
                );
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

/// Private characters mean what a font makes of them, so they are said beside their codes (ISO 19005-3,
/// 6.2.11.7.3).
#[test]
fn a_private_character_is_spelled() {
    let text = "title: A\nsummary: a \u{e000} b [\u{e001} متن]{lang=fa}\n";
    let pdf = Pdf::read(&edition::written(&edition::with_findings(text), "pdf"));
    let contents = pdf.stream(pdf.page(0).get(b"Contents").expect("contents"));
    let contents = String::from_utf8_lossy(&contents).into_owned();
    for spelled in ["FEFFE000", "FEFFE001"] {
        assert_eq!(contents.matches(spelled).count(), 1, "{spelled}");
    }
}
