//! Sources as lists of them are sorted by hand.

use super::*;
use crate::briefing;
use crate::diagnostic::{Diagnostics, Source as File, Sources};

/// The titles of sources in the order of a language.
fn sorted(language: &str, sources: &str) -> Vec<String> {
    let text = format!("title: T\nlang: {language}\nsources:\n{sources}");
    let (mut files, mut diagnostics) = (Sources::new(), Diagnostics::default());
    let file = files.add(File::new("a.yaml", text));
    let reading = briefing::read(&mut files, file, &mut diagnostics);
    let reading = reading.expect("a good briefing");
    let tag = Tag::parse(language).expect("a tag");
    let sources: Vec<&Source> = reading.shown.sources.iter().collect();
    let order = alphabetical(&sources, &tag).into_iter();
    let title = |index: usize| reading.shown.sources[index].title.value.clone();
    order.map(title).collect()
}

/// Sources are given in their order, each as what it is filed under and its title, and listed the other way
/// round.
fn assert_order(language: &str, sources: &[(&str, &str)]) {
    let listed: String = sources
        .iter()
        .rev()
        .map(|(filed, title)| format!("  - {{{filed}{title}}}\n"))
        .collect();
    let titles = sources.iter().map(|(_, title)| {
        let title = title.trim_start_matches("title: ").trim_matches('"');
        title.replace("\\\"", "\"")
    });
    let expected: Vec<String> = titles.collect();
    assert_eq!(sorted(language, &listed), expected, "{language}");
}

#[test]
fn names_come_first_then_further_names_then_the_date_then_the_title() {
    assert_order(
        "en",
        &[
            ("author: [\"Adams, Zoe\"], issued: 2026, ", "title: B"),
            ("author: [\"Example, Ada\"], ", "title: Without a date"),
            (
                "author: [\"Example, Ada\"], issued: 44 BC, ",
                "title: Before",
            ),
            ("author: [\"Example, Ada\"], issued: 2024-05, ", "title: A"),
            (
                "author: [\"Example, Ada\"], issued: 2024-11, ",
                "title: Z of May",
            ),
            (
                "author: [\"Example, Ada\"], issued: 2025, ",
                "title: Apples",
            ),
            ("author: [\"Example, Ada\"], issued: 2025, ", "title: Pears"),
            (
                "author: [\"Example, Ada\", \"Adams, Zoe\"], issued: 2020, ",
                "title: Two",
            ),
            (
                "author: [\"Example, Ada\", \"Wei, Li\"], issued: 2019, ",
                "title: Two others",
            ),
            ("author: [\"Example, Bo\"], issued: 2001, ", "title: C"),
            ("editor: [\"Fine, Eve\"], ", "title: Edited"),
            ("", "title: \"Fir trees\""),
            ("author: [{name: Port Institute}], ", "title: D"),
        ],
    );
}

#[test]
fn a_particle_that_is_dropped_does_not_count_and_one_that_stays_does() {
    let sources = [
        (
            "author: [{family: Fontaine, given: Jean, dropping-particle: de}], ",
            "title: F",
        ),
        (
            "author: [{family: Gogh, given: Vincent, non-dropping-particle: van}], ",
            "title: V",
        ),
        ("author: [\"Zorn, Anders\"], ", "title: Z"),
    ];
    assert_order("en", &sources);
    assert_order("nl-BE", &sources);
    let elided = (
        "author: [{family: Alembert, given: J., dropping-particle: \"d'\"}], ",
        "title: A",
    );
    assert_order("fr", &[elided, sources[0]]);
    assert_order(
        "nl",
        &[
            ("author: [\"van den Berg, Nora\"], ", "title: B"),
            ("author: [\"de Boer, Jan\"], ", "title: De"),
            ("author: [\"'t Hooft, Gerard\"], ", "title: H"),
            (
                "author: [{family: Vries, given: Eva, non-dropping-particle: de}], ",
                "title: V",
            ),
            ("author: [\"Zorn, Anders\"], ", "title: Z"),
        ],
    );
    let at_v = [
        ("author: [\"Uhl, A.\"], ", "title: U"),
        ("author: [\"van den Berg, Nora\"], ", "title: B"),
        ("author: [\"Zorn, Anders\"], ", "title: Z"),
    ];
    assert_order("en", &at_v);
}

#[test]
fn a_title_is_filed_without_its_article_where_that_is_the_custom() {
    assert_order(
        "en",
        &[
            ("", "title: A berth"),
            ("", "title: The cable"),
            ("", "title: \"\\\"Dark\\\" ships\""),
            ("", "title: \"*Electric* quays\""),
            ("", "title: Theories of shore power"),
        ],
    );
    assert_order(
        "fr",
        &[
            ("", "title: \"L'amarre\""),
            ("", "title: Le bateau"),
            ("", "title: Un câble"),
        ],
    );
    assert_order(
        "ar",
        &[
            ("", "title: البحر"),
            ("", "title: تقرير"),
            ("", "title: الميناء"),
        ],
    );
    // Each title has the articles of its own language, and a language without any has none.
    assert_order(
        "en",
        &[("language: de, ", "title: Der Anleger"), ("", "title: Die")],
    );
    assert_order(
        "pl",
        &[
            ("", "title: Anna"),
            ("", "title: The cable"),
            ("", "title: Znak"),
        ],
    );
    // There is nothing behind it.
    assert_order(
        "en",
        &[("", "title: Abc"), ("", "title: The"), ("", "title: Zorn")],
    );
}

#[test]
fn names_stand_as_the_language_of_the_briefing_sorts_them() {
    let family = |name: &'static str| format!("author: [\"{name}, A.\"], ");
    for (language, names) in [
        ("sv", ["Abel", "Zorn", "Åberg", "Öberg"]),
        ("en", ["Abel", "Åberg", "Öberg", "Zorn"]),
        ("de", ["Muller", "Müller", "Strasse", "Straße"]),
        ("es", ["Nube", "Núñez", "Ñandú", "Oca"]),
        ("cs", ["Cyril", "Hus", "Chalupa", "Ihned"]),
        ("fa", ["بندر", "پارسا", "چراغ", "گزارش"]),
        ("ar", ["أحمد", "باب", "تقرير", "هدى"]),
    ] {
        let sources = names.map(|name| (family(name), format!("title: {name}")));
        let sources = sources
            .each_ref()
            .map(|(filed, title)| (filed.as_str(), title.as_str()));
        assert_order(language, &sources);
    }
}

#[test]
fn what_is_filed_alike_stays_as_it_was_listed() {
    let one = "  - {title: Log, id: one, note: first}\n  - {title: Log, id: two}\n";
    let text = format!("title: T\nsources:\n{one}");
    let (mut files, mut diagnostics) = (Sources::new(), Diagnostics::default());
    let file = files.add(File::new("a.yaml", text));
    let reading = briefing::read(&mut files, file, &mut diagnostics).expect("a briefing");
    let sources: Vec<&Source> = reading.shown.sources.iter().collect();
    assert_eq!(alphabetical(&sources, &Tag::english()), [0, 1]);
}
