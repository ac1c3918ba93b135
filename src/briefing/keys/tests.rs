//! The tables are sound.

use std::collections::BTreeSet;

use super::*;

#[test]
fn every_key_has_one_place_in_canonical_order() {
    let tables = tables();
    assert!(tables.len() > 20);
    for (_, table) in tables {
        let ranks: BTreeSet<Rank> = table.keys.iter().map(|key| table.rank(key)).collect();
        assert_eq!(ranks.len(), table.keys.len(), "in {}", table.what);
        assert!(!ranks.contains(&Rank::LAST), "in {}", table.what);
    }
}

#[test]
fn names_are_told_apart() {
    for (_, table) in tables() {
        let mut names = BTreeSet::new();
        for key in table.keys {
            let others = key.other_names.iter().chain(key.spellings);
            for name in others.chain([&key.name]) {
                assert!(names.insert(*name), "`{name}` of {}", table.what);
            }
        }
        for example in table.example {
            assert!(names.contains(example), "`{example}` of {}", table.what);
        }
        let called: Vec<&str> = table
            .keys
            .iter()
            .flat_map(|key| key.misnomers)
            .copied()
            .collect();
        for misnomer in &called {
            assert_eq!(*misnomer, misnomer.to_lowercase());
            assert!(!names.contains(misnomer), "`{misnomer}` of {}", table.what);
        }
        let once: BTreeSet<&str> = called.iter().copied().collect();
        assert_eq!(once.len(), called.len(), "{called:?} of {}", table.what);
    }
}

#[test]
fn what_is_read_is_documented_in_a_line() {
    for (_, table) in tables() {
        for key in table.known() {
            assert!(!key.doc.is_empty(), "`{}` of {}", key.name, table.what);
            assert!(!key.doc.contains(['\n', '|']), "{}", key.doc);
            assert!(!key.doc.ends_with('.'), "{}", key.doc);
        }
    }
}

#[test]
fn the_parts_have_their_keys_and_labels() {
    for (name, _) in choices::PARTS {
        assert!(BRIEFING.find(name).is_some(), "no part `{name}`");
        // Sections have titles of their own.
        assert_eq!(LABELS.find(name).is_some(), *name != "sections", "{name}");
    }
}
