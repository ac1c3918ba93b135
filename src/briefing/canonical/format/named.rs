//! What aliases stand for, and which of the two is written out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::yaml::lossless::{Content, Node, Tree};

/// The named nodes of a file.
pub(super) struct Named<'t> {
    nodes: BTreeMap<usize, &'t Node>,
    names: BTreeMap<usize, Cow<'t, str>>,
    /// Those that are written out already.
    written: BTreeSet<usize>,
}

impl<'t> Named<'t> {
    pub fn new(tree: &'t Tree) -> Self {
        let mut named = Named {
            nodes: BTreeMap::new(),
            names: BTreeMap::new(),
            written: BTreeSet::new(),
        };
        named.collect(&tree.root);
        let mut taken = BTreeSet::new();
        for (number, node) in &named.nodes {
            let span = node.anchor.as_ref().map(|anchor| anchor.span.clone());
            let name = span.map_or("", |span| tree.text()[span].trim_start_matches('&'));
            // A name that is given twice means the nearest above, which order may change.
            let mut own = Cow::Borrowed(name);
            let mut count = 1;
            while !taken.insert(own.clone()) {
                count += 1;
                own = Cow::Owned(format!("{name}-{count}"));
            }
            named.names.insert(*number, own);
        }
        named
    }

    fn collect(&mut self, node: &'t Node) {
        if let Some(anchor) = &node.anchor {
            self.nodes.insert(anchor.number, node);
        }
        let entries = node.collection().map(|collection| &collection.entries);
        for entry in entries.into_iter().flatten() {
            entry.key.iter().for_each(|key| self.collect(key));
            self.collect(&entry.value);
        }
    }

    /// What an alias stands for; any other node itself.
    pub fn meant(&self, node: &'t Node) -> &'t Node {
        match &node.content {
            Content::Alias(number) => self.nodes.get(number).copied().unwrap_or(node),
            Content::Scalar(_) | Content::Collection(_) => node,
        }
    }

    /// The word that a key is.
    pub fn key(&self, key: &'t Node) -> Option<&'t str> {
        match &self.meant(key).content {
            Content::Scalar(scalar) => Some(&scalar.value),
            Content::Alias(_) | Content::Collection(_) => None,
        }
    }

    /// Whether a node of this number has not been written yet; from now on it has.
    pub fn is_first(&mut self, number: usize) -> bool {
        self.written.insert(number)
    }

    /// The name of a node of this number.
    pub fn name(&self, number: usize) -> Cow<'t, str> {
        self.names.get(&number).cloned().unwrap_or_default()
    }
}
