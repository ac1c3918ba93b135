//! Words are shaped as their scripts want it.

use super::*;
use crate::theme::Weight;

fn shape(family: &str, script: &[u8; 4], right_to_left: bool, text: &str) -> Arc<Word> {
    shape_with(family, script, right_to_left, text, Features::default())
}

fn german(shaper: &mut Shaper) -> SettingId {
    let face = shaper
        .fonts()
        .nearest("Source Serif 4", Weight::Regular, false);
    shaper.setting(&ShapingKey {
        face: face.expect("a bundled family"),
        script: *b"Latn",
        language: crate::language::Tag::parse("de").expect("a tag"),
        right_to_left: false,
        features: Features::default(),
    })
}

fn shape_with(
    family: &str,
    script: &[u8; 4],
    right_to_left: bool,
    text: &str,
    features: Features,
) -> Arc<Word> {
    let fonts = Fonts::bundled();
    let mut shaper = Shaper::new(fonts.clone());
    let setting = shaper.setting(&ShapingKey {
        face: fonts
            .nearest(family, Weight::Regular, false)
            .expect("a bundled family"),
        script: *script,
        language: crate::language::Tag::english(),
        right_to_left,
        features,
    });
    shaper.word(setting, text)
}

#[test]
fn a_ligature_sets_all_its_letters() {
    let word = shape("Source Serif 4", b"Latn", false, "office");
    let clusters: Vec<_> = word
        .glyphs
        .iter()
        .map(|glyph| glyph.cluster.clone())
        .collect();
    assert!(
        clusters.iter().any(|cluster| cluster.len() > 1),
        "{clusters:?}"
    );
    assert_eq!(
        clusters.iter().map(|cluster| cluster.len()).sum::<usize>(),
        "office".len()
    );
}

#[test]
fn kerning_is_applied() {
    let width = |text| shape("Source Serif 4", b"Latn", false, text).width;
    assert!(width("AV") < width("A") + width("V"));
}

#[test]
fn arabic_comes_in_reading_order_and_is_joined() {
    let word = shape("Vazirmatn", b"Arab", true, "\u{633}\u{644}\u{627}\u{645}");
    let starts: Vec<_> = word
        .glyphs
        .iter()
        .map(|glyph| glyph.cluster.start)
        .collect();
    assert!(starts.is_sorted(), "{starts:?}");
    let first = &word.glyphs[0];
    assert!(
        word.glyphs.iter().all(|glyph| glyph.x <= first.x),
        "the first letter is rightmost"
    );
    assert!(word.glyphs.len() < 4 || word.width < 4.0 * 0.6);
}

#[test]
fn every_byte_is_set_once() {
    for (family, script, right_to_left, text) in [
        (
            "Noto Serif Devanagari",
            b"Deva",
            false,
            "\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}",
        ),
        (
            "Noto Naskh Arabic",
            b"Arab",
            true,
            "\u{645}\u{64f}\u{62d}\u{645}\u{651}\u{62f}",
        ),
        (
            "Noto Serif Hebrew",
            b"Hebr",
            true,
            "\u{5e9}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd}",
        ),
    ] {
        let word = shape(family, script, right_to_left, text);
        let mut covered = 0;
        for glyph in &word.glyphs {
            if !glyph.cluster.is_empty() {
                assert_eq!(glyph.cluster.start as usize, covered, "{family}");
                covered = glyph.cluster.end as usize;
            }
        }
        assert_eq!(covered, text.len(), "{family}");
    }
}

#[test]
fn small_capitals_are_drawn_for_small_letters_and_of_capitals_where_that_is_asked() {
    let glyphs = |family, small_letters_small, capitals_small| {
        let features = Features {
            small_letters_small,
            capitals_small,
            ..Features::default()
        };
        let word = shape_with(family, b"Latn", false, "Hm", features);
        [word.glyphs[0].id, word.glyphs[1].id]
    };
    for family in ["Source Serif 4", "Source Sans 3"] {
        let [capital, letter] = glyphs(family, false, false);
        let [tall, small] = glyphs(family, true, false);
        assert!(tall == capital && small != letter, "{family}");
        let all_small = glyphs(family, true, true);
        assert!(all_small[0] != capital && all_small[1] == small, "{family}");
    }
    let typed = glyphs("Source Code Pro", false, false);
    assert_eq!(
        glyphs("Source Code Pro", true, true),
        typed,
        "a face without any"
    );
}

#[test]
fn a_mark_that_its_face_does_not_attach_stands_in_the_middle_of_its_letter() {
    // Whole, which no face has it, and in parts.
    for text in ["\u{1e29}", "h\u{327}"] {
        let word = shape("Source Serif 4", b"Latn", false, text);
        let [letter, mark] = &word.glyphs[..] else {
            panic!("{text} is a letter and a mark")
        };
        // A mark without an anchor is drawn left of where it begins.
        assert!(mark.x < letter.x + letter.advance * 0.9, "{mark:?}");
        assert!(mark.x > letter.x, "{mark:?}");
        assert_eq!(mark.advance, 0.0);
    }
}

/// The letters of each glyph.
fn letters<'a>(word: &Word, text: &'a str) -> Vec<&'a str> {
    let glyphs = word.glyphs.iter();
    let bytes = glyphs.map(|glyph| glyph.cluster.start as usize..glyph.cluster.end as usize);
    bytes.map(|bytes| &text[bytes]).collect()
}

#[test]
fn no_ligature_stands_over_the_joint_of_a_compound_nor_in_its_parts() {
    let mut shaper = Shaper::new(Fonts::bundled());
    let setting = german(&mut shaper);
    let word = shaper.word(setting, "Auflagen");
    assert_eq!(
        letters(&word, "Auflagen"),
        ["A", "u", "f", "l", "a", "g", "e", "n"]
    );
    let pflicht = shaper.word(setting, "Pflicht");
    assert!(letters(&pflicht, "Pflicht").contains(&"fl"));
    let schiff = shaper.word(setting, "Schifffahrt");
    assert!(letters(&schiff, "Schifffahrt").contains(&"ff"));
    assert!(!letters(&schiff, "Schifffahrt").contains(&"fff"));
    // "Aufla" is no compound by itself.
    let part = shaper.part(&word, setting, ("Auflagen", 0..5), true);
    assert_eq!(letters(&part, "Aufla-"), ["A", "u", "f", "l", "a", "-"]);
    let house = shaper.barred_word(setting, "Pflicht", &[2]);
    assert!(!letters(&house, "Pflicht").contains(&"fl"));
}
