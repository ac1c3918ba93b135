//! Words are cut where their languages cut them.

use super::*;

fn shown(word: &str) -> String {
    shown_in("en", word)
}

fn shown_in(language: &str, word: &str) -> String {
    let tag = Tag::parse(language).expect("a language");
    let patterns = patterns(&tag).expect("patterns");
    let mut shown = word.to_string();
    for cut in breaks(word, &tag, patterns).into_iter().rev() {
        shown.insert(cut.at, if cut.is_joint { '=' } else { '|' });
    }
    shown
}

#[test]
fn words_are_cut_between_syllables_and_marks_stay_outside() {
    assert_eq!(shown("(hyphenation),"), "(hyphen|ation),");
    assert_eq!(shown("Legends"), "Leg|ends");
    assert_eq!(shown("legends."), "leg|ends.");
}

#[test]
fn two_letters_are_no_beginning_in_english() {
    assert_eq!(shown("deliberately"), "delib|er|ately");
    assert_eq!(shown("electrification"), "elec|tri|fi|ca|tion");
}

#[test]
fn english_is_cut_as_its_region_cuts_it() {
    assert_eq!(shown_in("en", "knowledge"), "knowl|edge");
    assert_eq!(shown_in("en-US", "knowledge"), "knowl|edge");
    for region in ["en-GB", "en-IE", "en-AU"] {
        assert_eq!(shown_in(region, "knowledge"), "know|ledge");
        assert_eq!(shown_in(region, "photographers"), "pho|to|graph|ers");
    }
}

#[test]
fn a_house_cuts_its_words_as_it_likes() {
    let mut exceptions = Exceptions::default();
    for (language, word) in [
        ("en", "data-base"),
        ("en", "deliberately"),
        ("id", "peme-rintah"),
    ] {
        exceptions.add(language, word).expect("a word");
    }
    let cut = |language: &str, word: &str| {
        let tag = Tag::parse(language).expect("a language");
        let breaks = breaks_of_house(word, &tag, patterns(&tag), &exceptions)?;
        Some(breaks.iter().map(|place| place.at).collect::<Vec<usize>>())
    };
    assert_eq!(cut("en", "\u{201c}Database,\u{201d}"), Some(vec![7]));
    assert_eq!(cut("en-GB", "deliberately"), Some(Vec::new()));
    // The other part is cut as ever.
    assert_eq!(
        cut("en", "database-administration"),
        Some(vec![4, 14, 16, 19])
    );
    assert_eq!(cut("id", "pemerintah"), Some(vec![4]));
    assert_eq!(cut("en", "administration"), None);
}

#[test]
fn compounds_are_cut_in_their_parts_but_not_close_to_their_own_hyphen() {
    assert_eq!(shown("self-determination"), "self-deter|mi|na|tion");
    assert_eq!(
        shown("emissions/electrification"),
        "emis|sions/elec|tri|fi|ca|tion"
    );
    assert_eq!(
        shown("government\u{2014}administration"),
        "gov|ern|ment\u{2014}admin|is|tra|tion"
    );
    assert_eq!(
        shown_in("de", "Treibhausgas-Emissionsberechtigungen,"),
        "Treib=hausgas-Emis|si|ons|be|rech|ti|gun|gen,"
    );
    // What is not of letters is not touched, the other part is.
    assert_eq!(
        shown_in("de", "CO2-Emissionshandel"),
        "CO2-Emis|si|ons=han|del"
    );
}

#[test]
fn no_line_ends_where_little_would_stand_alone_or_a_range_is() {
    let holds = |language: &str, word: &str, at: usize| {
        holds_at(word, at, &Tag::parse(language).expect("a language"))
    };
    for (word, at) in [
        ("B-side", 2),
        ("(X-ray)", 3),
        ("vitamin-C,", 8),
        ("6-kV", 2),
        ("A/RES/70-1", 2),
        ("re-elected", 3),
        ("up-to-date", 3),
        ("12\u{2013}13", 5),
        ("2025-05", 5),
    ] {
        assert!(holds("en", word, at), "{word}");
    }
    assert!(!holds("en", "long-lived", 5));
    assert!(!holds("en", "X-ray-like", 6));
    assert!(!holds("de", "EU-Recht", 3));
}

#[test]
fn a_hyphen_stands_beside_no_apostrophe() {
    assert_eq!(shown_in("fr", "aujourd\u{2019}hui"), "au|jourd\u{2019}hui");
}

#[test]
fn short_words_and_numbers_stay_whole() {
    for word in [
        "about",
        "long-lived",
        "2015\u{2013}2016",
        "e.g.",
        "",
        "\u{2019}",
    ] {
        assert_eq!(shown(word), word);
    }
}

#[test]
fn what_is_of_letters_can_take_a_hyphen_and_an_identifier_cannot() {
    for word in ["Lieferkette", "(b\u{e9}rth-side),", "ships\u{2019}"] {
        assert!(is_of_letters(word), "{word}");
    }
    for word in [
        "e3b0c442",
        "2015\u{2013}2016",
        "a_b",
        "bad.example",
        "\u{2014}",
        "",
    ] {
        assert!(!is_of_letters(word), "{word}");
    }
}

#[test]
fn a_compound_is_cut_at_its_joints_before_elsewhere() {
    assert_eq!(shown_in("de", "Auflagen"), "Auf=la|gen");
    assert_eq!(
        shown_in("de", "Hafenbeh\u{f6}rde,"),
        "Ha|fen=be|h\u{f6}rde,"
    );
    assert_eq!(shown_in("sv", "klimatpolitik"), "kli|mat=po|li|tik");
    // The joint of the house's own.
    let mut exceptions = Exceptions::default();
    exceptions.add("de", "Tief=lader").expect("a word");
    let tag = Tag::parse("de").expect("a tag");
    let joint = Break {
        at: 4,
        is_joint: true,
    };
    assert_eq!(
        breaks_of_house("Tieflader", &tag, patterns(&tag), &exceptions),
        Some(vec![joint])
    );
    assert_eq!(bars_of_house("Tieflader", &tag, &exceptions), Some(vec![4]));
}

#[test]
fn no_ligature_stands_over_a_joint_and_one_beside_it_stays() {
    assert_eq!(barred_letter("Schifffahrt", 6), 6..7);
    assert_eq!(barred_letter("Auflagen", 3), 2..3);
    let barred = |word: &str| {
        let elements = elements(&Tag::parse("de").expect("a tag")).expect("a list");
        let bars = bars(word, elements);
        let letters = bars.iter().map(|bar| &word[barred_letter(word, *bar)]);
        letters.collect::<Vec<&str>>().join(" ")
    };
    assert_eq!(barred("(Auflagen)"), "f");
    assert_eq!(barred("Schifffahrt"), "f");
    assert_eq!(barred("Auflagen-Kaufleute"), "f f");
    assert_eq!(barred("Pflanze"), "");
    assert_eq!(barred("Hafenbeh\u{f6}rde"), "");
}
