//! That the table of languages is whole, and what a tag is served by.

use std::collections::BTreeSet;

use super::*;
use crate::language::{Decimal, Role};

fn entries() -> impl Iterator<Item = &'static LanguageFile> {
    std::iter::once(&ENGLISH).chain(&OTHERS).chain(&VARIANTS)
}

fn language(tag: &str) -> &'static Language {
    lookup(&Tag::parse(tag).expect("a tag"))
}

#[test]
fn every_language_file_loads_and_is_whole() {
    for entry in entries() {
        let language = entry.parsed();
        let language = language.unwrap_or_else(|error| panic!("{}: {error}", entry.tag));
        assert_eq!(language.digits.chars().count(), 10, "{}", entry.tag);
        let letters: BTreeSet<char> = language.letters.chars().collect();
        assert_eq!(letters.len(), language.letters.chars().count());
        assert!(letters.len() > 20, "{}", entry.tag);
        assert_eq!(
            Tag::parse(entry.tag).map(|tag| tag.to_string()).as_deref(),
            Some(entry.tag),
            "tags of the table are in canonical case"
        );
        for part in ["{day}", "{month}", "{year}"] {
            assert!(language.dates.full.contains(part), "{}: {part}", entry.tag);
        }
        for (key, role) in Role::ALL {
            let words = language.roles.words_for(*role);
            assert!(!words.is_empty(), "{}: no {key}", entry.tag);
            for word in words {
                assert_eq!(language.roles.named(word), *role, "{}: {word}", entry.tag);
            }
        }
    }
}

#[test]
fn tags_are_found_as_they_are_in_order() {
    for files in [&OTHERS[..], &VARIANTS[..]] {
        assert!(files.windows(2).all(|two| two[0].tag < two[1].tag));
    }
    for entry in entries() {
        assert!(std::ptr::eq(language(entry.tag), entry.read(None)) || has_region_digits(entry));
    }
    for (tag, other) in SERVED_BY {
        assert_eq!(Tag::parse(tag).expect("a tag").as_str(), *tag);
        assert!(entries().any(|entry| entry.tag == *other), "{other}");
    }
}

/// Whether the region of a variant has other digits than its file.
fn has_region_digits(entry: &LanguageFile) -> bool {
    Tag::parse(entry.tag).is_some_and(|tag| digits::system(&tag).is_some())
}

#[test]
fn every_file_of_the_folder_is_in_the_table() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    for (folder, tags) in [
        (
            folder.join("variants"),
            variants().collect::<BTreeSet<&str>>(),
        ),
        (folder, tags().collect()),
    ] {
        for file in std::fs::read_dir(folder).expect("a folder") {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let tag = path.file_stem().and_then(|stem| stem.to_str());
                assert!(tag.is_some_and(|tag| tags.contains(tag)), "{tag:?}");
            }
        }
    }
}

#[test]
fn a_region_says_only_what_it_writes_otherwise() {
    let (german, swiss) = (language("de"), language("de-CH"));
    assert_eq!(swiss.punctuation.quotes, ["«", "»"]);
    assert_eq!(swiss.terms.note, "Fussnote {}");
    assert_eq!(swiss.terms.table, german.terms.table);
    assert_eq!(swiss.dates, german.dates);
    assert_eq!(swiss.advice.vague_links, german.advice.vague_links);
    assert_ne!(swiss.advice.attributions, german.advice.attributions);
    for entry in &VARIANTS {
        let below = entry.below.expect("what it is laid over");
        let below: Language = toml::from_str(below).expect("a language");
        assert_ne!(entry.parsed().expect("a language"), below, "{}", entry.tag);
    }
    let austrian = language("de-AT-1996").date(2026, Some(1), Some(15));
    assert_eq!(austrian, "15.\u{a0}Jänner 2026");
    let american = language("en-US").date(2026, Some(1), Some(15));
    assert_eq!(american, "January\u{a0}15, 2026");
    // Digits follow from the region, its marks from the file.
    let number = Decimal::parse("1234.5").expect("a number");
    assert_eq!(language("ar").in_places(number), "١٬٢٣٤٫٥");
    assert_eq!(language("ar-TN").in_places(number), "1.234,5");
    assert_eq!(language("ar-AE").in_places(number), "1,234.5");
}

#[test]
fn no_swiss_word_has_a_sharp_s() {
    let german = include_str!("../de.toml");
    let words = german.split(|one: char| !one.is_alphabetic());
    let sharp: BTreeSet<&str> = words.filter(|word| word.contains('ß')).collect();
    let swiss = include_str!("../variants/de-CH.toml");
    for word in sharp {
        assert!(swiss.contains(&word.replace('ß', "ss")), "{word}");
    }
}

#[test]
fn a_region_writes_in_its_script() {
    for (tag, name) in [
        ("zh", "简体中文"),
        ("zh-CN", "简体中文"),
        ("zh-SG", "简体中文"),
        ("zh-Hans-HK", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("zh-HK-u-nu-latn", "繁體中文"),
        ("zh-Hant-HK", "繁體中文"),
        ("sr", "српски"),
        ("sr-Cyrl-ME", "српски"),
        ("sr-Latn-RS", "srpski"),
        ("sr-ME", "srpski"),
    ] {
        assert_eq!(language(tag).name, name, "{tag}");
    }
}

#[test]
fn a_language_without_a_file_gets_english_terms() {
    let tag = Tag::parse("tlh-Latn").expect("a tag");
    assert_eq!(lookup(&tag).name, "English");
    let regional = Tag::parse("en-GB").expect("a tag");
    assert_eq!(lookup(&regional).name, "English");
}

#[test]
fn dates_are_written_in_words() {
    let english = lookup(&Tag::english());
    assert_eq!(
        english.date(2026, Some(1), Some(15)),
        "15\u{a0}January 2026"
    );
    assert_eq!(english.date(2026, Some(1), None), "January 2026");
    assert_eq!(english.date(2026, None, None), "2026");
    assert_eq!(english.date(2026, Some(13), None), "2026");
    for (tag, day, month) in [
        ("es", "15\u{a0}de\u{a0}enero de 2026", "enero de 2026"),
        ("bg", "15\u{a0}януари 2026\u{a0}г.", "януари 2026\u{a0}г."),
        ("hr", "15.\u{a0}siječnja 2026.", "siječanj 2026."),
        ("hu", "2026. január\u{a0}15.", "2026. január"),
        ("lv", "2026. gada 15.\u{a0}janvāris", "2026. gada janvāris"),
        (
            "lt",
            "2026\u{a0}m. sausio\u{a0}15\u{a0}d.",
            "2026\u{a0}m. sausis",
        ),
        ("bn", "১৫\u{a0}জানুয়ারি ২০২৬", "জানুয়ারি ২০২৬"),
        (
            "vi",
            "15\u{a0}tháng\u{a0}1 năm\u{a0}2026",
            "tháng\u{a0}1 năm\u{a0}2026",
        ),
        ("zh-Hans", "2026年1月15日", "2026年1月"),
        ("ja", "2026年1月15日", "2026年1月"),
        ("ko", "2026년 1월\u{a0}15일", "2026년 1월"),
        (
            "th",
            "15\u{a0}มกราคม ค.ศ.\u{a0}2026",
            "มกราคม ค.ศ.\u{a0}2026",
        ),
        ("ckb", "١٥ی\u{a0}کانوونی دووەمی ٢٠٢٦", "کانوونی دووەمی ٢٠٢٦"),
    ] {
        let language = language(tag);
        assert_eq!(language.date(2026, Some(1), Some(15)), day, "{tag}");
        assert_eq!(language.date(2026, Some(1), None), month, "{tag}");
    }
}
