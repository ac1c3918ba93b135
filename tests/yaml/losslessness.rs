//! Nothing of a file is lost in its tree.

use std::ops::Range;

use briefset::briefing::yaml::lossless::{Comment, Content, Node, Tree};
use briefset::briefing::yaml::{self, NodeKind, Style};

use super::{TEXTS, comments, value};

/// The pieces of a node: what they are and where.
fn pieces(tree: &Tree, node: &Node, found: &mut Vec<(char, Range<usize>)>) {
    if let Some(anchor) = &node.anchor {
        found.push(('&', anchor.span.clone()));
    }
    match &node.content {
        Content::Alias(_) => found.push(('*', node.span.clone())),
        Content::Scalar(scalar) => {
            found.extend(scalar.header.clone().map(|header| ('|', header)));
            if !node.span.is_empty() {
                found.push(('t', node.span.clone()));
            }
        }
        Content::Collection(collection) => {
            let text = &tree.text()[node.span.clone()];
            if collection.is_flow && text.starts_with(['[', '{']) {
                found.push(('[', node.span.start..node.span.start + 1));
                found.push((']', node.span.end - 1..node.span.end));
            }
            for entry in &collection.entries {
                let all = entry.before.iter().chain(&entry.beside);
                found.extend(all.map(|comment| ('#', comment.span.clone())));
                entry.key.iter().for_each(|key| pieces(tree, key, found));
                pieces(tree, &entry.value, found);
            }
            let after = collection.after.iter();
            found.extend(after.map(|comment| ('#', comment.span.clone())));
        }
    }
}

/// The file, put together from the pieces of its tree: what is between them may be white space and indicators
/// alone, and nothing may stand in two of them.
fn put_together(name: &str, tree: &Tree) -> String {
    let mut found = Vec::new();
    pieces(tree, &tree.root, &mut found);
    let outer = tree.head.iter().chain(&tree.tail);
    found.extend(outer.map(|comment| ('#', comment.span.clone())));
    found.extend(tree.marker.clone().map(|marker| ('-', marker)));
    found.sort_by_key(|(_, span)| (span.start, span.end));
    let text = tree.text();
    let mut out = String::new();
    let mut at = 0;
    for (kind, span) in &found {
        assert!(
            at <= span.start,
            "{name}: {kind} at {span:?} stands in another piece"
        );
        gap(name, &text[at..span.start], *kind, &mut out);
        let words = &text[span.clone()];
        let begins = match kind {
            '#' | '&' | '*' => words.starts_with(*kind),
            '|' => words.starts_with(['|', '>']),
            '[' => words.starts_with(['[', '{']),
            ']' => words.ends_with([']', '}']),
            _ => !words.is_empty(),
        };
        assert!(begins, "{name}: {kind} is {words:?}");
        out.push_str(words);
        at = span.end;
    }
    gap(name, &text[at..], '.', &mut out);
    out
}

fn gap(name: &str, between: &str, before: char, out: &mut String) {
    let directives = before == '-' || before == '#';
    let lines = between
        .lines()
        .filter(|line| !(directives && line.starts_with(['%', '\u{feff}'])));
    let is_ended = before == '.' || before == '#';
    for line in lines.filter(|line| !(is_ended && line.trim_end() == "...")) {
        let is_indicator = |next: char| next.is_whitespace() || "-?:,\u{feff}".contains(next);
        assert!(
            line.chars().all(is_indicator),
            "{name}: {between:?} is in no piece"
        );
    }
    out.push_str(between);
}

/// Whether a tree says what the reader says: every text with its style, in its place, in its order. Aliases are
/// not compared: the reader writes them out.
fn agrees(name: &str, tree: &Tree, node: &Node, read: &yaml::Node) {
    match (&node.content, &read.kind) {
        (Content::Alias(_), _) => {}
        (Content::Scalar(scalar), NodeKind::Scalar(written)) => {
            assert_eq!(scalar.is_absent(), written.is_absent(), "{name}");
            if !scalar.is_absent() {
                assert_eq!(
                    (&scalar.value, scalar.style),
                    (&written.value, written.style),
                    "{name}"
                );
            }
            let is_block = matches!(scalar.style, Style::Literal | Style::Folded);
            if !node.span.is_empty() && !is_block {
                assert_eq!(node.span, written.span.range(), "{name}");
            }
            assert_eq!(scalar.header.is_some(), is_block, "{name}");
            let shown = &tree.text()[node.start()..];
            let begins = match scalar.style {
                Style::Plain => true,
                _ if node.anchor.is_some() => shown.starts_with('&'),
                Style::SingleQuoted => shown.starts_with('\''),
                Style::DoubleQuoted => shown.starts_with('"'),
                Style::Literal => shown.starts_with('|'),
                Style::Folded => shown.starts_with('>'),
            };
            assert!(begins, "{name}: {:?} at {shown:?}", scalar.style);
        }
        (Content::Collection(collection), NodeKind::Sequence(nodes)) => {
            assert!(!collection.is_mapping);
            assert_eq!(collection.entries.len(), nodes.len(), "{name}");
            for (entry, node) in collection.entries.iter().zip(nodes) {
                assert!(entry.key.is_none());
                agrees(name, tree, &entry.value, node);
            }
        }
        (Content::Collection(collection), NodeKind::Mapping(entries)) => {
            assert!(collection.is_mapping);
            assert_eq!(collection.entries.len(), entries.len(), "{name}");
            for (entry, read) in collection.entries.iter().zip(entries) {
                let key = entry.key.as_ref().expect("a key");
                if let Content::Scalar(scalar) = &key.content
                    && !key.span.is_empty()
                {
                    assert_eq!(scalar.value, read.key.value, "{name}");
                }
                agrees(name, tree, &entry.value, &read.value);
            }
        }
        (content, kind) => panic!("{name}: {content:?} is {kind:?}"),
    }
}

#[test]
fn a_tree_holds_every_byte_once_and_says_what_the_reader_says() {
    for (name, text, tree) in TEXTS.iter() {
        assert_eq!(&put_together(name, tree), text, "{name}");
        agrees(
            name,
            tree,
            &tree.root,
            &value::node(text).expect("sound YAML"),
        );
        let words = comments(tree);
        assert!(
            words.iter().all(|words| words.starts_with('#')),
            "{name}: {words:?}"
        );
    }
}

#[test]
fn a_file_at_fault_has_no_tree() {
    for text in [
        "",
        "# nothing\n",
        "a: 1\na: 2\n",
        "a: [\n",
        "a: !t x\n",
        "a: *b\n",
        "a: &a [*a]\n",
        "<<: {a: 1}\n",
        "a: 1\n---\nb: 2\n",
        "[a]: b\n",
        "a: \"\\q\"\n",
    ] {
        assert!(Tree::new(text).is_none(), "{text:?}");
    }
    let deep = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Tree::new(deep(64)).is_some());
    assert!(Tree::new(deep(65)).is_none());
}

/// Every entry of a tree with the comments that are its own: those above it, `|`, and that beside it.
fn owners(tree: &Tree, node: &Node, found: &mut Vec<String>) {
    let Content::Collection(collection) = &node.content else {
        return;
    };
    let words = |comments: &[Comment]| {
        let words = comments.iter().map(|comment| tree.words(comment));
        words.collect::<Vec<_>>().join(" ")
    };
    for entry in &collection.entries {
        let name = match &entry.key {
            Some(key) => &tree.text()[key.span.clone()],
            None => "-",
        };
        let beside = words(entry.beside.as_slice());
        if !entry.before.is_empty() || entry.beside.is_some() {
            found.push(format!("{name}: {}|{beside}", words(&entry.before)));
        }
        owners(tree, &entry.value, found);
    }
    if !collection.after.is_empty() {
        found.push(format!("after: {}", words(&collection.after)));
    }
}

#[test]
fn comments_belong_to_what_they_stand_by() {
    let text = "\
# head

# of a
a: 1 # beside a
b: # beside b
  # of c
  c: [ # beside open
    x, # beside x
    # of y
    y
    # after y
  ] # beside c
    # deeper than c
  # as deep as c
# of d
d: | # beside d
  text # no comment
# of e
e:
- # beside item
  # of f
  f: g
  # after f
# of the second
- 2
# tail
";
    let tree = Tree::new(text).expect("sound YAML");
    let mut found = Vec::new();
    owners(&tree, &tree.root, &mut found);
    let expected = [
        "a: # of a|# beside a",
        "b: |# beside b",
        "c: # of c|# beside c",
        "-: # beside open|# beside x",
        "-: # of y|",
        "after: # after y",
        "after: # deeper than c # as deep as c",
        "d: # of d|# beside d",
        "e: # of e|",
        "-: |# beside item",
        "f: # of f|",
        "after: # after f",
        "-: # of the second|",
    ];
    assert_eq!(found, expected);
    let words = |comments: &[Comment]| {
        comments
            .iter()
            .map(|one| tree.words(one).to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (words(&tree.head), words(&tree.tail)),
        (vec!["# head".to_string()], vec!["# tail".to_string()])
    );
}
