//! Edits by program: a value, a key or the order of keys is changed, and every other byte of the file stays.
//!
//! In: a [`Tree`], the [`Path`] of what is to be changed, and what it is to be. Out: a tree of the file as it is
//! then, or a [`Refusal`]. A comment goes where its key goes, and away when its key does. Texts come in the
//! styles of the [canonical form](super::canonical), lines end as they do in the file.
//!
//! What is edited is read again: an edit that would not be YAML any more, or would say something else beside what
//! was asked for, is refused. So is one of anything that has a name, since it would change what its aliases say.
//!
//! ```
//! use briefset::briefing::edit::Path;
//! use briefset::briefing::yaml::lossless::Tree;
//!
//! let tree = Tree::new("# For the board\ntitle: Harbour   # short\nversion: 1.9\n").expect("sound YAML");
//! let tree = tree.replace(&Path::new().key("version"), "1.10").expect("a text");
//! let tree = tree.insert(&Path::new(), 1, "subtitle", "The first winter").expect("a mapping");
//! let edited = "# For the board\ntitle: Harbour   # short\nsubtitle: The first winter\nversion: '1.10'\n";
//! assert_eq!(tree.text(), edited);
//! ```

mod order;
mod path;
mod place;

use std::borrow::Cow;
use std::ops::Range;

pub use path::{Path, Refusal};

use path::Step;
use place::Bytes;

use super::canonical::style::{self, ScalarContext};
use super::yaml::Style;
use super::yaml::emit::{self, Form};
use super::yaml::lossless::{Collection, CommentedEntry, Content, Node, Tree};

/// A range of the file, and what is to stand there.
struct Change {
    range: Range<usize>,
    text: String,
}

/// Where an entry stands.
struct EntryPlace<'t> {
    collection: &'t Collection,
    index: usize,
    /// Whether any collection around it stands between brackets.
    is_flow: bool,
    /// Whether any collection around it has a name: aliases say what it says.
    is_named: bool,
}

impl<'t> EntryPlace<'t> {
    fn entry(&self) -> &'t CommentedEntry {
        &self.collection.entries[self.index]
    }
}

impl Tree {
    /// The value at a path.
    pub fn node(&self, path: &Path) -> Option<&Node> {
        match path.0.is_empty() {
            true => Some(&self.root),
            false => Some(&self.find(path).ok()?.entry().value),
        }
    }

    /// Puts a text in the place of a value. Comments that stand within a list or mapping go with it.
    ///
    /// # Errors
    ///
    /// Where nothing is at the path, and where the value has a name.
    pub fn replace(&self, path: &Path, value: &str) -> Result<Tree, Refusal> {
        let found = self.find(path)?;
        let node = &found.entry().value;
        if found.is_named || is_named(node) {
            return Err(Refusal::Named);
        }
        let (is_flow, is_json_like) = (found.is_flow, is_json_like(node));
        let try_form = |form| {
            let edited = self.edited_at(found.entry(), Bytes(self).replacement(&found, form)?)?;
            edited.with_text(path, value)
        };
        // A comment that is indented deep would be a line of a text below `|`.
        try_form(text(value, is_flow, is_json_like))
            .or_else(|_| try_form(word(value, is_flow, is_json_like)))
    }

    /// Gives a mapping a key with a text, before the entry of this number, or behind the last.
    ///
    /// # Errors
    ///
    /// Where there is no mapping at the path, and where it has the key.
    pub fn insert(
        &self,
        path: &Path,
        index: usize,
        key: &str,
        value: &str,
    ) -> Result<Tree, Refusal> {
        let node = self.node(path).ok_or(Refusal::Missing)?;
        let mapping = node.collection().filter(|collection| collection.is_mapping);
        let mapping = mapping.ok_or(Refusal::Missing)?;
        if has_key(mapping, key) {
            return Err(Refusal::Taken);
        }
        if node.anchor.is_some() || self.find(path).is_ok_and(|found| found.is_named) {
            return Err(Refusal::Named);
        }
        let index = index.min(mapping.entries.len());
        let path = path.clone().key(key);
        let try_form = |form| {
            let words = (key, value, form);
            let change = Bytes(self).insertion(node, mapping, index, words)?;
            self.edited(vec![change])?.with_text(&path, value)
        };
        // Below a text of several lines, a comment that is indented deep would be one of them.
        try_form(text(value, false, false)).or_else(|_| try_form(word(value, false, false)))
    }

    /// Gives a key another name.
    ///
    /// # Errors
    ///
    /// Where there is no key at the path, where its mapping has one of the new name, and where aliases may stand for
    /// the key.
    pub fn rename(&self, path: &Path, name: &str) -> Result<Tree, Refusal> {
        let found = self.find(path)?;
        let key = found.entry().key.as_ref().ok_or(Refusal::Missing)?;
        if has_key(found.collection, name) {
            return Err(Refusal::Taken);
        }
        let Content::Scalar(scalar) = &key.content else {
            return Err(Refusal::Named);
        };
        if found.is_named || key.anchor.is_some() {
            return Err(Refusal::Named);
        }
        if scalar.header.is_some() {
            return Err(Refusal::Unreadable);
        }
        let form = word(name, found.is_flow, scalar.style == Style::DoubleQuoted);
        let edited = self.edited(vec![Change {
            range: key.span.clone(),
            text: emit::one_line(&form),
        }])?;
        let is_there = edited.node(&path.around().key(name)).is_some();
        is_there.then_some(edited).ok_or(Refusal::Unreadable)
    }

    /// The tree, if a text is at a path.
    fn with_text(self, path: &Path, value: &str) -> Result<Tree, Refusal> {
        let node = self.node(path).map(|node| &node.content);
        match node {
            Some(Content::Scalar(scalar)) if scalar.value == value => Ok(self),
            _ => Err(Refusal::Unreadable),
        }
    }

    /// The entry at a path.
    fn find(&self, path: &Path) -> Result<EntryPlace<'_>, Refusal> {
        let mut node = &self.root;
        let mut found = None;
        let (mut is_flow, mut is_named) = (false, false);
        for step in &path.0 {
            let collection = node.collection().ok_or(Refusal::Missing)?;
            is_flow |= collection.is_flow;
            is_named |= node.anchor.is_some();
            let number = match step {
                Step::Key(name) => {
                    let mut entries = collection.entries.iter();
                    entries.position(|entry| key_of(entry) == Some(name))
                }
                Step::Item(number) => Some(*number).filter(|_| !collection.is_mapping),
            };
            let entry = number.and_then(|index| Some((index, collection.entries.get(index)?)));
            let (index, entry) = entry.ok_or(Refusal::Missing)?;
            found = Some(EntryPlace {
                collection,
                index,
                is_flow,
                is_named,
            });
            node = &entry.value;
        }
        found.ok_or(Refusal::Missing)
    }

    /// The file with changes that take an entry's value away. With an alias, that for which it alone stands would
    /// lose its meaning.
    fn edited_at(&self, entry: &CommentedEntry, changes: Vec<Change>) -> Result<Tree, Refusal> {
        let nodes = || entry.key.iter().chain([&entry.value]);
        let edited = self.edited(changes);
        edited.map_err(|refusal| {
            if nodes().any(uses_names) {
                Refusal::Named
            } else {
                refusal
            }
        })
    }

    /// The file with these changes, none of which touches another.
    fn edited(&self, mut changes: Vec<Change>) -> Result<Tree, Refusal> {
        changes.sort_by_key(|change| change.range.start);
        let mut text = String::with_capacity(self.text().len());
        let mut from = 0;
        for change in changes {
            text.push_str(
                self.text()
                    .get(from..change.range.start)
                    .ok_or(Refusal::Unreadable)?,
            );
            text.push_str(&change.text);
            from = change.range.end;
        }
        text.push_str(&self.text()[from..]);
        Tree::new(text).ok_or(Refusal::Unreadable)
    }
}

/// A text as a value.
fn text(value: &str, is_flow: bool, is_json_like: bool) -> Form<'_> {
    // More than one end of line below `|` would take in the empty lines that follow.
    if is_flow || is_json_like || value.ends_with("\n\n") {
        return word(value, is_flow, is_json_like);
    }
    style::text(Cow::Borrowed(value))
}

/// A text in one line.
fn word(value: &str, is_flow: bool, is_json_like: bool) -> Form<'_> {
    let value = Cow::Borrowed(value);
    match (is_json_like, is_flow) {
        (true, _) => Form::DoubleQuoted(value),
        (false, true) => style::one_line(value, ScalarContext::Flow),
        (false, false) => style::one_line(value, ScalarContext::Block),
    }
}

/// Whether a text is in double quotes, as all of JSON is.
fn is_json_like(node: &Node) -> bool {
    matches!(&node.content, Content::Scalar(scalar) if scalar.style == Style::DoubleQuoted)
}

/// Whether a node, or anything in it, has a name.
fn is_named(node: &Node) -> bool {
    node.anchor.is_some()
        || node.collection().is_some_and(|collection| {
            let mut entries = collection.entries.iter();
            entries.any(|entry| entry.key.iter().any(is_named) || is_named(&entry.value))
        })
}

/// Whether a node is an alias, or has one in it.
fn uses_names(node: &Node) -> bool {
    matches!(node.content, Content::Alias(_))
        || node.collection().is_some_and(|collection| {
            let mut entries = collection.entries.iter();
            entries.any(|entry| entry.key.iter().any(uses_names) || uses_names(&entry.value))
        })
}

/// The word before an entry's colon; `None` for an item, and for an alias.
fn key_of(entry: &CommentedEntry) -> Option<&str> {
    match &entry.key.as_ref()?.content {
        Content::Scalar(scalar) => Some(&scalar.value),
        Content::Alias(_) | Content::Collection(_) => None,
    }
}

fn has_key(collection: &Collection, name: &str) -> bool {
    collection
        .entries
        .iter()
        .any(|entry| key_of(entry) == Some(name))
}
