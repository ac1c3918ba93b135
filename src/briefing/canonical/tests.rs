//! What is written is read again as what it was, by this reader and by others.

mod folds;
mod texts;

use super::*;
use crate::briefing::yaml;
use crate::diagnostic::{Diagnostics, Source, Sources};
use crate::document::{Document, Settings};

fn tree(text: &str) -> Node {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("test.yaml", text));
    let mut diagnostics = Diagnostics::new();
    let node = yaml::read(&sources, file, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{text:?}: {diagnostics:?}");
    node.unwrap_or_else(|| panic!("{text:?} is read: {diagnostics:?}"))
}

fn written(text: &str) -> String {
    write(&tree(text))
}

#[test]
fn keys_stand_in_the_order_of_the_format() {
    let canonical = written(
        "# A comment\n$schema: s\nsources: [{title: T, id: a, type: book}]\nsummary: &s Some *words*.\nx-run: 4711\n\
         key_points:\n- {confidence: high, x-by: me, text: *s}\n- ~\n- plain\nbluf: 'yes'\n\
         sections:\n- sections: [{blocks: [{quote: {by: B, text: 'A: b'}}], title: In}]\n  title: \"1.10\"\n\
         keywords: [no, 'a, b', \"it's\", b: c]\nsubtitle: ~\nfaq: []\ntoc: true\ntitle: 2026-01-15\n",
    );
    let expected = "\
title: '2026-01-15'
keywords:
  - 'no'
  - a, b
  - it's
  - b: c
toc: true
bluf: 'yes'
key_points:
  - text: Some *words*.
    confidence: high
  - plain
summary: Some *words*.
sections:
  - title: '1.10'
    sections:
      - title: In
        blocks:
          - quote:
              text: 'A: b'
              by: B
sources:
  - id: a
    type: book
    title: T
";
    assert_eq!(canonical, expected);
    assert_eq!(written(&canonical), canonical);
}

#[test]
fn rows_keep_the_places_of_their_cells() {
    let canonical = written(
        "title: T\nsections: [{title: S, blocks: [{table: {rows: [[A, ~, '1,5'], [null, {text: b, colspan: 2}], []], header: [x, y]}}, \
         {chart: {series: [{values: [1, 2.5, n/a], name: 'n'}], x: [Jan, 'a: b']}}]}]\n",
    );
    let expected = "\
title: T
sections:
  - title: S
    blocks:
      - table:
          header:
            - x
            - 'y'
          rows:
            - [A, null, '1,5']
            - - null
              - text: b
                colspan: 2
            - []
      - chart:
          x: [Jan, 'a: b']
          series:
            - name: 'n'
              values: [1, 2.5, n/a]
";
    assert_eq!(canonical, expected);
    assert_eq!(written(&canonical), canonical);
}

#[test]
fn numbers_and_truth_values_are_written_as_such_where_they_are_wanted() {
    let canonical = written(
        "smart: 'false'\ntoc: auto\nsections: [{blocks: [{table: {header_rows: '2', caption: '2'}}, {figure: {width: '0.8', decorative: True}}]}]\n",
    );
    for expected in [
        "smart: false\n",
        "toc: auto\n",
        "header_rows: 2\n",
        "caption: '2'\n",
        "width: 0.8\n",
        "decorative: 'True'\n",
    ] {
        assert!(canonical.contains(expected), "{expected:?} in {canonical}");
    }
}

const EVERY_KEY: &str = include_str!("every_key.yaml");

#[test]
fn every_key_of_the_format_has_its_place() {
    fn check(entries: &[Entry], table: Option<&Table>) {
        let mut last = None;
        for entry in entries {
            let (rank, name, value) = placed(&entry.key.value, table);
            assert!(rank < Rank::LAST, "`{name}` has no place");
            assert!(last < Some(rank), "`{name}` is out of its place");
            last = Some(rank);
            let mut rest = vec![&entry.value];
            while let Some(node) = rest.pop() {
                match &node.kind {
                    NodeKind::Scalar(_) => {}
                    NodeKind::Sequence(nodes) => rest.extend(nodes),
                    NodeKind::Mapping(entries) => check(entries, value.table()),
                }
            }
        }
    }
    let NodeKind::Mapping(entries) = tree(EVERY_KEY).kind else {
        panic!("a mapping");
    };
    check(&entries, Some(&BRIEFING));
}

/// What a briefing comes to.
fn meaning(text: &str) -> Option<(Document, Settings, String)> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("test.yaml", text));
    let reading = crate::briefing::read(&mut sources, file, &mut Diagnostics::new())?;
    let csl =
        crate::briefing::csl::write(&reading.shown.sources, &reading.document.metadata.language);
    Some((reading.document, reading.settings, csl))
}

#[test]
fn what_is_written_means_the_same() {
    let canonical = written(EVERY_KEY);
    assert_eq!(meaning(EVERY_KEY), meaning(&canonical));
    assert!(meaning(&canonical).is_some());
    assert_eq!(written(&canonical), canonical);
}

/// Nothing leaves the house that no output shows: without any one of its lines, a briefing is
/// another, or none.
#[test]
fn every_key_that_is_written_has_an_effect() {
    fn without_each(node: &Node, trees: &mut Vec<(String, Node)>, whole: &dyn Fn(Node) -> Node) {
        let with = |kind| whole(Node { kind, ..*node });
        match &node.kind {
            NodeKind::Scalar(_) => {}
            NodeKind::Sequence(nodes) => {
                for index in 0..nodes.len() {
                    without_each(&nodes[index], trees, &|inner| {
                        let mut nodes = nodes.clone();
                        nodes[index] = inner;
                        with(NodeKind::Sequence(nodes))
                    });
                }
            }
            NodeKind::Mapping(entries) => {
                for index in 0..entries.len() {
                    let mut rest = entries.clone();
                    let removed = rest.remove(index);
                    trees.push((removed.key.value, with(NodeKind::Mapping(rest))));
                    without_each(&entries[index].value, trees, &|inner| {
                        let mut entries = entries.clone();
                        entries[index].value = inner;
                        with(NodeKind::Mapping(entries))
                    });
                }
            }
        }
    }
    let canonical = tree(&written(EVERY_KEY));
    let mut trees = Vec::new();
    without_each(&canonical, &mut trees, &|node| node);
    assert!(trees.len() > 80);
    let whole = meaning(EVERY_KEY);
    for (key, tree) in trees {
        assert_ne!(meaning(&write(&tree)), whole, "`{key}` has no effect");
    }
}
