//! Aliases: copied within a budget, never a cycle or a bomb.

use std::collections::BTreeMap;
use std::ops::Range;

use super::nesting::{Nesting, Open, OpenKind};
use crate::briefing::yaml::quoted::{quoted, value_of_line};
use crate::briefing::yaml::tree::{Entry, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Span, Suggestion};

/// How many nodes aliases may copy, all together.
const MOST_COPIED: usize = 100_000;
/// How many bytes of text aliases may copy, all together.
const MOST_COPIED_BYTES: usize = 4 << 20;

/// Where that stands which an anchor names: by its place in each list and mapping around it, from the root.
/// The node is not kept beside the tree, since anchors within anchors would keep all of it again and again.
pub struct Named {
    /// The places, as many as there are levels; none for the root itself.
    pub path: Box<[u32]>,
    /// Whether it is the key of the entry at the last place, and not the value.
    pub is_key: bool,
}

/// What anchors name, and how much of it aliases have copied.
#[derive(Default)]
pub struct Aliases {
    /// Where that is which an anchor names.
    named: BTreeMap<usize, Named>,
    /// Texts that were named and that no alias stands for yet, by anchor: where the name stands.
    unused: BTreeMap<usize, Range<usize>>,
    copied: usize,
    copied_bytes: usize,
}

impl Aliases {
    /// An anchor names a node.
    pub fn name(&mut self, anchor: usize, named: Named) {
        self.named.insert(anchor, named);
    }

    /// An anchor names a text, by a name that stands here.
    pub fn name_text(&mut self, anchor: usize, name: Range<usize>) {
        self.unused.insert(anchor, name);
    }

    /// Where names of texts stand that no alias stands for.
    pub fn unused(self) -> impl Iterator<Item = Range<usize>> {
        self.unused.into_values()
    }

    /// Copies what an alias stands for, within the budget.
    pub fn copy(&mut self, anchor: usize, tree: &Nesting) -> Result<Node, AliasFault> {
        let named = self.named.get(&anchor).ok_or(AliasFault::Cycle)?;
        let found = target(named, tree.open()).ok_or(AliasFault::Cycle)?;
        // Counted before it is copied: what is too large is not.
        let (nodes, bytes) = found.size();
        self.unused.remove(&anchor);
        self.copied += nodes;
        self.copied_bytes += bytes;
        if self.copied > MOST_COPIED || self.copied_bytes > MOST_COPIED_BYTES {
            return Err(AliasFault::Budget);
        }
        Ok(found.copy())
    }
}

/// Why an alias is not followed.
pub enum AliasFault {
    /// It stands within what it stands for.
    Cycle,
    /// It and those before it copy too much.
    Budget,
}

impl AliasFault {
    /// What is to be said of an alias.
    pub fn diagnostic(&self, alias: Span) -> Diagnostic {
        match self {
            AliasFault::Cycle => Diagnostic::error(
                "alias-cycle",
                alias,
                "this alias stands within what it stands for",
            )
            .help("write the value out"),
            AliasFault::Budget => Diagnostic::error(
                "alias-budget",
                alias,
                "aliases copy more than a briefing can need",
            )
            .help("write the values out"),
        }
    }
}

/// What is to be said of an alias of nothing: `- *Emphasis* first` is one to YAML.
pub fn unresolved(name: &str, alias: Span, text: &str) -> Diagnostic {
    // Words behind it make it the beginning of a text; alone, it may be meant for what is named otherwise.
    let value = value_of_line(text, alias.start as usize);
    let value = value.filter(|value| {
        value.start == alias.start as usize
            && text[..value.end][alias.end as usize..].starts_with(' ')
    });
    let suggestion = value.map(|value| {
        let span = Span {
            end: alias.start + u32::try_from(value.len()).unwrap_or(0),
            ..alias
        };
        Suggestion::new(span, quoted(&text[value]))
    });
    Diagnostic::error(
        "text-starts-with-star",
        alias,
        "a text that starts with `*` is an alias to YAML",
    )
    .label(format!("nothing is named `{name}`"))
    .help("put the whole text in quotes, or below `|`")
    .suggest(suggestion)
}

/// What is to be said of a name of a text that no alias stands for.
pub fn unused_name(name: Span) -> Diagnostic {
    Diagnostic::error(
        "text-starts-with-ampersand",
        name,
        "a word that starts with `&` is a name to YAML, and is not shown",
    )
    .label("no alias stands for what it names")
    .help("put the whole text in quotes, or below `|`")
}

/// What stands at a place of the tree that is being built; `None` while that is not finished.
fn target<'t>(named: &Named, open: &'t [Open]) -> Option<AliasTarget<'t>> {
    let (last, path) = named.path.split_last()?;
    let mut open = open.iter();
    let mut items = Items::of_open(&open.next()?.kind);
    for place in path {
        items = match items.value(*place) {
            Some(node) => Items::of_node(node)?,
            // It is not in the list yet in which it will stand: it is the next that is open.
            None => Items::of_open(&open.next()?.kind),
        };
    }
    match named.is_key {
        true => items.key(*last).map(AliasTarget::Key),
        false => items.value(*last).map(AliasTarget::Node),
    }
}

/// What an alias stands for.
enum AliasTarget<'a> {
    Node(&'a Node),
    Key(&'a Written),
}

impl AliasTarget<'_> {
    /// How many nodes and bytes of text it has.
    fn size(&self) -> (usize, usize) {
        match self {
            AliasTarget::Node(node) => size(node),
            AliasTarget::Key(written) => (1, written.value.len()),
        }
    }

    fn copy(&self) -> Node {
        match self {
            AliasTarget::Node(node) => (*node).clone(),
            AliasTarget::Key(written) => Node {
                span: written.span,
                kind: NodeKind::Scalar((*written).clone()),
            },
        }
    }
}

/// What stands in a list or a mapping, finished or not.
enum Items<'a> {
    Sequence(&'a [Node]),
    /// The entries, and the key whose value has not come yet.
    Mapping(&'a [Entry], Option<&'a Written>),
}

impl<'a> Items<'a> {
    fn of_open(kind: &'a OpenKind) -> Self {
        match kind {
            OpenKind::Sequence(nodes) => Items::Sequence(nodes),
            OpenKind::Mapping { entries, key, .. } => Items::Mapping(entries, key.as_ref()),
        }
    }

    fn of_node(node: &'a Node) -> Option<Self> {
        match &node.kind {
            NodeKind::Sequence(nodes) => Some(Items::Sequence(nodes)),
            NodeKind::Mapping(entries) => Some(Items::Mapping(entries, None)),
            NodeKind::Scalar(_) => None,
        }
    }

    fn value(&self, place: u32) -> Option<&'a Node> {
        match self {
            Items::Sequence(nodes) => nodes.get(place as usize),
            Items::Mapping(entries, _) => entries.get(place as usize).map(|entry| &entry.value),
        }
    }

    fn key(&self, place: u32) -> Option<&'a Written> {
        match self {
            Items::Sequence(_) => None,
            Items::Mapping(entries, pending) => match entries.get(place as usize) {
                Some(entry) => Some(&entry.key),
                None => *pending,
            },
        }
    }
}

/// How many nodes and bytes of text a tree has, counted without recursion.
fn size(node: &Node) -> (usize, usize) {
    let (mut nodes, mut bytes) = (0, 0);
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        nodes += 1;
        match &node.kind {
            NodeKind::Scalar(written) => bytes += written.value.len(),
            NodeKind::Sequence(items) => rest.extend(items),
            NodeKind::Mapping(entries) => {
                bytes += entries
                    .iter()
                    .map(|entry| entry.key.value.len())
                    .sum::<usize>();
                rest.extend(entries.iter().map(|entry| &entry.value));
            }
        }
    }
    (nodes, bytes)
}

#[cfg(test)]
mod tests {
    use crate::briefing::{canonical, yaml};
    use crate::diagnostic::{Diagnostics, Source, Sources};

    /// A file with its aliases written out.
    fn written_out(text: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add(Source::new("a.yaml", text));
        let mut diagnostics = Diagnostics::new();
        let tree = yaml::read(&sources, file, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{text}: {diagnostics:?}");
        canonical::write(&tree.expect("a tree"))
    }

    #[test]
    fn an_alias_finds_what_is_named_wherever_that_stands() {
        for (text, expected) in [
            ("a: &a x\nb: *a\n", "a: x\nb: x\n"),
            ("a: [&a x, *a]\n", "a:\n  - x\n  - x\n"),
            (
                "a: {b: &a [x, &b y]}\nc: *a\nd: *b\n",
                "a:\n  b:\n    - x\n    - 'y'\nc:\n  - x\n  - 'y'\nd: 'y'\n",
            ),
            // Within lists that are still open.
            (
                "a: [[q, {b: &a x, c: *a}], *a]\n",
                "a:\n  - - q\n    - b: x\n      c: x\n  - x\n",
            ),
            ("a: [[&a x], [[*a]]]\n", "a:\n  - [x]\n  - - [x]\n"),
            // Keys have names as well, and may be named where they stand.
            ("&a x: y\nb: *a\n", "x: 'y'\nb: x\n"),
            ("&a x: *a\n", "x: x\n"),
            ("a: {&k x: y}\n*k : z\n", "a:\n  x: 'y'\nx: z\n"),
            (
                "a: &a [&b [&c [x]]]\nb: *b\nc: *c\n",
                "a:\n  - - [x]\nb:\n  - [x]\nc:\n  - x\n",
            ),
        ] {
            assert_eq!(written_out(text), expected, "{text}");
        }
    }

    #[test]
    fn names_within_names_keep_nothing_twice() {
        // What an anchor keeps is a place: a number for each level around it, however much it names.
        let named = super::Named {
            path: vec![0; 64].into(),
            is_key: false,
        };
        assert!(size_of_val(&named) + size_of_val(&*named.path) < 300);
    }
}
