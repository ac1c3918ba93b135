//! Entries to be edited, and the bytes that they stand on.

use std::ops::Range;

use briefset::briefing::edit::Path;
use briefset::briefing::yaml::lossless::{
    Collection, Comment, CommentedEntry, Content, Node, Tree,
};

use crate::support::random::Random;

/// An entry, and what leads to it.
pub struct Place<'t> {
    /// The path of its collection.
    pub around: Path,
    /// The same as numbers.
    pub places: Vec<usize>,
    pub path: Path,
    pub collection: &'t Collection,
    pub index: usize,
}

impl<'t> Place<'t> {
    pub fn entry(&self) -> &'t CommentedEntry {
        &self.collection.entries[self.index]
    }
}

fn places<'t>(node: &'t Node, path: &Path, numbers: &[usize], found: &mut Vec<Place<'t>>) {
    let Content::Collection(collection) = &node.content else {
        return;
    };
    for (index, entry) in collection.entries.iter().enumerate() {
        let below = match entry.key.as_ref().map(|key| &key.content) {
            None => path.clone().item(index),
            Some(Content::Scalar(key)) => path.clone().key(&key.value),
            // What is called by an alias has no path.
            Some(_) => continue,
        };
        found.push(Place {
            around: path.clone(),
            places: numbers.to_vec(),
            path: below.clone(),
            collection,
            index,
        });
        let numbers: Vec<usize> = numbers.iter().copied().chain([index]).collect();
        places(&entry.value, &below, &numbers, found);
    }
}

/// Some entries of a tree.
pub fn some<'t>(tree: &'t Tree, random: &mut Random) -> Vec<Place<'t>> {
    let mut found = Vec::new();
    places(&tree.root, &Path::new(), &[], &mut found);
    while found.len() > 1 {
        found.swap_remove(random.below(found.len()));
    }
    found
}

/// The range of one text in which another differs from it.
pub fn changed(before: &str, after: &str) -> Range<usize> {
    let pairs = before.bytes().zip(after.bytes());
    let start = pairs.take_while(|(one, other)| one == other).count();
    let most = before.len().min(after.len()) - start;
    let pairs = before.bytes().rev().zip(after.bytes().rev());
    let same = pairs
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    start..before.len() - same
}

/// The lines of an entry with all that is its own.
pub fn lines(text: &str, entry: &CommentedEntry) -> Range<usize> {
    let mut own = Vec::new();
    own_comments(entry, &mut own);
    let starts = own.iter().map(|comment| comment.span.start);
    let start = starts.chain([entry.start]).min().expect("a start");
    let ends = own.iter().map(|comment| comment.span.end);
    let end = ends
        .chain([entry.start, entry.value.span.end])
        .max()
        .expect("an end");
    let start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[end..]
        .find('\n')
        .map_or(text.len(), |length| end + length + 1);
    start..end
}

pub fn own_comments<'t>(entry: &'t CommentedEntry, found: &mut Vec<&'t Comment>) {
    found.extend(entry.before.iter().chain(&entry.beside));
    if let Content::Collection(collection) = &entry.value.content {
        collection
            .entries
            .iter()
            .for_each(|entry| own_comments(entry, found));
        found.extend(&collection.after);
    }
}
