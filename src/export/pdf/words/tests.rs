//! What the codes of a word say, and in which order they stand.

use super::super::codes::Figure;
use super::*;
use crate::geometry::{Color, Pt};
use crate::layout::text::Shaper;
use crate::layout::text::shape::{Features, ShapingKey};
use crate::theme::Weight;

/// A text in a face, encoded, and the codes of the face.
fn encoded(family: &str, text: &str, variant: Variant) -> (EncodedWord, FaceCodes) {
    let (script, right_to_left) = match family {
        "Vazirmatn" | "Noto Naskh Arabic" => (*b"Arab", true),
        "Noto Serif Hebrew" => (*b"Hebr", true),
        "Noto Serif Devanagari" => (*b"Deva", false),
        _ => (*b"Latn", false),
    };
    let fonts = Fonts::bundled();
    let face = fonts
        .nearest(family, Weight::Regular, false)
        .expect("a face");
    let mut shaper = Shaper::new(fonts.clone());
    let setting = shaper.setting(&ShapingKey {
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
        shaper.missing_glyph(setting, text)
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
        // A word that says a space stands among letters from right to left.
        level: match (right_to_left, variant) {
            (true, _) => 1,
            (false, Variant::Straight | Variant::Turned) => 2,
            (false, Variant::Plain | Variant::Hyphened) => 0,
        },
        mark: crate::layout::frame::Mark::Decoration,
    };
    let mut codes = FaceCodes::default();
    let word = encode(&mut codes, &word, (text, variant), &run, &fonts);
    (word, codes)
}

/// What a code says, and whether it draws anything and has a width.
fn code(codes: &FaceCodes, shown: Shown) -> (String, bool, bool) {
    let code = &codes.codes[usize::from(shown.value.number())];
    let draws = match &code.figure {
        Figure::Glyph(_) => true,
        Figure::Composite(composite) => !composite.parts.is_empty(),
    };
    (code.text.clone(), draws, shown.width > 0.0)
}

/// The codes of a word from left to right in one of these variants, its last marks first.
fn shown(family: &str, text: &str, variant: Variant) -> Vec<(String, bool, bool)> {
    let (word, codes) = encoded(family, text, variant);
    let shown: Vec<Shown> = match &word {
        EncodedWord::Forward(word) => word.codes.iter().map(|code| code.shown).collect(),
        EncodedWord::Visual(word) => {
            let marks = word
                .last_marks
                .iter()
                .flat_map(|marks| &marks.alone)
                .copied();
            marks
                .chain(word.codes.iter().map(|code| code.placed.shown))
                .collect()
        }
    };
    shown.into_iter().map(|shown| code(&codes, shown)).collect()
}

fn texts(family: &str, text: &str, variant: Variant) -> Vec<String> {
    let shown = shown(family, text, variant).into_iter();
    shown.map(|(text, ..)| text).collect()
}

#[test]
fn from_left_to_right_a_cluster_is_one_code_but_for_its_marks() {
    let of = |text| texts("Source Serif 4", text, Variant::Plain);
    assert_eq!(of("fjord"), ["fj", "o", "r", "d"]);
    assert_eq!(of("x\u{301}y"), ["x", "\u{301}", "y"]);
    assert_eq!(of("a\u{a0}-b"), ["a", "\u{a0}", "-", "b"]);
}

#[test]
fn from_right_to_left_a_letter_is_one_code_and_they_stand_in_visual_order() {
    for (family, text) in [
        ("Vazirmatn", "الأول"),
        ("Vazirmatn", "می\u{200c}شود"),
        ("Noto Naskh Arabic", "الأول"),
        ("Noto Naskh Arabic", "خانه\u{200c}ها"),
        ("Noto Serif Hebrew", "שלום"),
    ] {
        let texts = texts(family, text, Variant::Plain);
        let visual: String = text.chars().rev().collect();
        assert_eq!(texts.concat(), visual, "{family}");
        let letters = text.chars().filter(|character| *character != '\u{200c}');
        assert_eq!(texts.len(), letters.count(), "{family}: {texts:?}");
    }
}

#[test]
fn the_letters_of_a_ligature_share_its_width_and_the_leftmost_draws_it() {
    for family in ["Vazirmatn", "Noto Naskh Arabic"] {
        let (word, codes) = encoded(family, "لا", Variant::Plain);
        let EncodedWord::Visual(word) = word else {
            panic!("it runs from right to left");
        };
        let letters = word.codes.iter();
        let letters: Vec<_> = letters
            .map(|letter| code(&codes, letter.placed.shown))
            .collect();
        let blank = |(_, draws, _): &(String, bool, bool)| !draws;
        assert_eq!(letters.len(), 2);
        assert!(letters.iter().all(|(_, _, has_width)| *has_width));
        if letters.iter().any(blank) {
            assert_eq!(letters.iter().position(blank), Some(1), "{family}");
        }
    }
}

#[test]
fn a_mark_has_a_code_without_width_left_of_its_letter() {
    for family in ["Vazirmatn", "Noto Naskh Arabic"] {
        let codes = shown(family, "بِسم", Variant::Plain);
        let mark = codes
            .iter()
            .position(|(text, ..)| text == "\u{650}")
            .expect("the mark");
        assert!(!codes[mark].2, "{family}: the mark has a width");
        assert_eq!(codes[mark + 1].0, "ب", "{family}");
    }
}

#[test]
fn the_marks_of_the_last_letter_are_drawn_with_it_and_said_by_the_space_behind() {
    let (word, codes) = encoded("Noto Naskh Arabic", "واژه\u{654}", Variant::Plain);
    let EncodedWord::Visual(word) = word else {
        panic!("it runs from right to left");
    };
    let marks = word.last_marks.expect("a mark");
    let space = marks.space.expect("a space");
    assert_eq!(code(&codes, space).0, " \u{654}");
    assert_eq!(marks.alone.len(), 1);
    assert_eq!(
        code(&codes, marks.alone[0]),
        ("\u{654}".to_string(), false, false)
    );
}

#[test]
fn signs_that_stand_around_each_other_have_a_code_a_character_and_the_first_draws_all() {
    let ki = [("क", true, true), ("ि", false, true)];
    let ki = ki.map(|(text, draws, wide)| (text.to_string(), draws, wide));
    assert_eq!(shown("Noto Serif Devanagari", "कि", Variant::Plain), ki);
    let codes = shown("Noto Serif Devanagari", "क्ष", Variant::Plain);
    let said: Vec<(&str, bool)> = codes
        .iter()
        .map(|(text, _, wide)| (&**text, *wide))
        .collect();
    assert_eq!(said, [("क", true), ("\u{94d}", false), ("ष", true)]);
}

#[test]
fn a_box_is_one_code_as_wide_as_it_is() {
    for text in ["😀", "漢"] {
        let (word, codes) = encoded("Source Sans 3", text, Variant::Plain);
        let EncodedWord::Forward(word) = word else {
            panic!("it runs from left to right");
        };
        assert_eq!(word.codes.len(), 1);
        assert_eq!(code(&codes, word.codes[0].shown).0, text);
        assert!(word.codes[0].shown.width > 500.0);
    }
}

#[test]
fn the_last_letter_of_a_piece_says_the_space_behind_it() {
    let last = |family, text, variant| {
        let texts = texts(family, text, variant);
        (texts.first().cloned(), texts.last().cloned())
    };
    let (first, _) = last("Vazirmatn", "آب", Variant::Turned);
    assert_eq!(first.as_deref(), Some("\u{61c} ب"));
    let (first, _) = last("Source Serif 4", "1948", Variant::Turned);
    assert_eq!(first.as_deref(), Some("\u{61c} 1"));
    let (_, end) = last("Source Serif 4", "qanat", Variant::Straight);
    assert_eq!(end.as_deref(), Some("t "));
}
