//! What is formatted says the same, keeps every comment, and is formatted.

use briefset::briefing::canonical;
use briefset::briefing::canonical::format::format;
use briefset::briefing::yaml::lossless::Tree;

use super::{TEXTS, comments, value};

#[test]
fn formatting_keeps_what_is_said_and_every_comment_and_is_done_once() {
    let faults: Vec<String> = TEXTS
        .iter()
        .filter_map(|(name, text, tree)| {
            let fault = fault(text, tree)?;
            Some(format!("{name}: {fault}\n{text}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} at fault\n{}",
        faults.len(),
        faults[..3.min(faults.len())].join("\n")
    );
}

/// What is wrong with a text as it is formatted.
fn fault(text: &str, tree: &Tree) -> Option<String> {
    let Some(formatted) = format(tree) else {
        return Some("it is not formatted".to_string());
    };
    let Some(again) = Tree::new(formatted.as_str()) else {
        return Some(format!("no YAML: {formatted}"));
    };
    let canonical = |text: &str| canonical::write(&value::node(text).expect("sound YAML"));
    if canonical(&formatted) != canonical(text) {
        return Some(format!("another briefing: {formatted}"));
    }
    let sorted = |tree: &Tree| {
        let mut comments = comments(tree);
        comments.sort();
        comments
    };
    if sorted(&again) != sorted(tree) {
        return Some(format!("other comments: {formatted}"));
    }
    let twice = format(&again);
    (twice.as_ref() != Some(&formatted)).then(|| format!("twice: {formatted}\n{twice:?}"))
}

#[test]
fn the_canonical_form_is_formatted() {
    for (name, text, _) in TEXTS.iter() {
        let canonical = canonical::write(&value::node(text).expect("sound YAML"));
        if let Some(tree) = Tree::new(canonical.as_str()) {
            assert_eq!(format(&tree).as_deref(), Some(canonical.as_str()), "{name}");
        }
    }
}
