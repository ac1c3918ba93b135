//! Which clusters are spelled.

use super::*;
use crate::layout::text::Shaper;
use crate::layout::text::shape::{Features, Setting};
use crate::theme::{Color, Pt, Weight};

/// What is spelled of a text in a face, and what all its codes mean one by one.
fn encoded(
    family: &str,
    script: [u8; 4],
    right_to_left: bool,
    text: &str,
) -> (Vec<String>, String) {
    let fonts = Fonts::bundled();
    let face = fonts
        .nearest(family, Weight::Regular, false)
        .expect("a face");
    let mut shaper = Shaper::new(fonts);
    let setting = shaper.setting(&Setting {
        face,
        script,
        language: crate::language::Tag::english(),
        right_to_left,
        features: Features::default(),
    });
    let covered = text.chars().all(|each| fonts.face(face).has(each));
    let word = if covered {
        shaper.word(setting, text)
    } else {
        shaper.uncovered(setting, text)
    };
    let run = GlyphRun {
        face,
        size: Pt(10.0),
        expansion: 1.0,
        tracking: 0.0,
        color: Color {
            red: 0,
            green: 0,
            blue: 0,
        },
        x: Pt::ZERO,
        y: Pt::ZERO,
        width: Pt::ZERO,
        words: Vec::new(),
        text: text.to_string(),
        source: None,
        right_to_left,
        mark: crate::layout::frame::Mark::Pagination,
    };
    let mut codes = FaceCodes::default();
    let mut encoder = Encoder {
        codes: &mut codes,
        word: &word,
        text,
        id: face,
        fonts,
        face: fonts.face(face),
        found: Codes::default(),
    };
    if run.right_to_left {
        encoder.right_to_left();
    } else {
        encoder.left_to_right(false);
    }
    let found = encoder.found;
    let meant = found.codes.iter();
    let meant = meant.map(|code| codes.codes[usize::from(code.code)].text.as_str());
    let meant = meant.collect();
    let spelled = found.spelled.into_iter().map(|spelled| spelled.text);
    (spelled.collect(), meant)
}

#[test]
fn letters_ligatures_and_marks_mean_their_characters_themselves() {
    for text in ["office", "fjord", "x\u{301}y", "a\u{a0}-b"] {
        let (spelled, meant) = encoded("Source Serif 4", *b"Latn", false, text);
        assert_eq!(spelled, Vec::<String>::new(), "{text}");
        assert_eq!(meant, text);
    }
    for text in ["الأول", "می‌شود", "بِسْمِ"] {
        let (spelled, meant) = encoded("Vazirmatn", *b"Arab", true, text);
        assert_eq!(spelled, Vec::<String>::new(), "{text}");
        assert_eq!(meant, text);
    }
}

#[test]
fn a_vowel_sign_before_its_consonant_is_spelled_with_it() {
    let (spelled, meant) = encoded("Noto Serif Devanagari", *b"Deva", false, "कि");
    assert_eq!(spelled, ["कि"]);
    assert_eq!(meant, "कि");
}

#[test]
fn a_box_is_spelled_in_either_direction() {
    for right_to_left in [false, true] {
        let (spelled, meant) = encoded("Source Sans 3", *b"Zyyy", right_to_left, "😀");
        assert_eq!(spelled, ["😀"]);
        assert_eq!(meant, "😀");
    }
}
