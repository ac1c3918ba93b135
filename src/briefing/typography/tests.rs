//! Marks are set as their language writes them.

use super::*;
use crate::language::Tag;

fn smart(text: &str, tag: &str) -> String {
    let tag = Tag::parse(tag).expect("a tag");
    let mut inlines = vec![Inline::Characters(text.to_string())];
    smarten(&mut inlines, language::lookup(&tag));
    let Some(Inline::Characters(text)) = inlines.pop() else {
        panic!("characters stay characters")
    };
    text
}

#[test]
fn quotation_marks_nest_and_apostrophes_stay_apart() {
    for (typed, set) in [
        ("\"Yes,\" she said.", "“Yes,” she said."),
        (
            "He said \"they call it 'calm'.\"",
            "He said “they call it ‘calm’.”",
        ),
        (
            "it's the states' and the '90s",
            "it’s the states’ and the ’90s",
        ),
        ("it's the '90s, \"a 'b' c\"", "it’s the ’90s, “a ‘b’ c”"),
        ("'so \"c\" it is'", "‘so “c” it is’"),
        ("rock 'n' roll", "rock ‘n’ roll"),
        ("'tis don't", "’tis don’t"),
        ("(\"a\"--\"b\")", "(“a”–“b”)"),
        ("19\" wide", "19\" wide"),
        ("a---b ... c....", "a—b … c...."),
        ("----", "----"),
        (
            "see https://x.org/a--b?q='c' it's",
            "see https://x.org/a--b?q='c' it’s",
        ),
    ] {
        assert_eq!(smart(typed, "en"), set);
    }
}

#[test]
fn a_quotation_may_cross_emphasis_and_ends_at_a_note() {
    let mut inlines = vec![
        Inline::Characters("\"a ".to_string()),
        Inline::Emphasis(vec![Inline::Characters("b\"".to_string())]),
        Inline::Note {
            content: vec![Inline::Characters("\"n\"".to_string())],
            label: None,
            range: 0..0,
        },
        Inline::Characters(" \"c\"".to_string()),
    ];
    smarten(&mut inlines, language::lookup(&Tag::english()));
    let shown = format!("{inlines:?}");
    assert!(
        shown.contains("“a ") && shown.contains("b”") && shown.contains("“n”"),
        "{shown}"
    );
    assert!(shown.contains(" “c”"), "{shown}");
}
