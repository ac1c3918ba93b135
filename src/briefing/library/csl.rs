//! CSL-JSON, as Zotero, Mendeley and citation processors write it, and the same in YAML.
//!
//! In: a list of items; `{"items": […]}`, as some exports and interfaces have it; or pandoc's `references:`. Out: the
//! items, whose keys are those of a source already. Titles in JSON hold a few elements (`<i>`) and no other markup,
//! those in pandoc's YAML are markup.

use std::borrow::Cow;

use super::{plain, tree};
use crate::briefing::parse::unfolded;
use crate::briefing::yaml::{self, Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span};
use crate::language::Language;

/// Keys of a source whose values are markup.
const MARKUP: &[&str] = &["title", "note"];

/// Keys that the list of items may stand below.
const LISTS: &[&str] = &["items", "references"];

/// The items of a file.
pub fn entries(
    file: FileId,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Node>> {
    let tree = yaml::read(files, file, diagnostics)?;
    let mut items = of_tree(tree, language, files, diagnostics)?;
    items.iter_mut().for_each(escape);
    Some(items)
}

/// Whether a tree is a list of items.
pub fn is_list(tree: &Node) -> bool {
    match &tree.kind {
        NodeKind::Sequence(_) => true,
        NodeKind::Mapping(entries) => entries.iter().any(|entry| {
            LISTS.contains(&entry.key.value.as_str())
                && matches!(entry.value.kind, NodeKind::Sequence(_))
        }),
        NodeKind::Scalar(_) => false,
    }
}

/// The items of a tree, whose texts are as they were written, with the lines of their remarks as keys.
pub fn of_tree(
    tree: Node,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Node>> {
    let span = tree.span;
    let items = match tree.kind {
        NodeKind::Sequence(items) => Some(items),
        NodeKind::Mapping(entries) if tree::get(&entries, "title").is_some() => {
            // One item alone.
            let kind = NodeKind::Mapping(entries);
            Some(vec![Node { span, kind }])
        }
        NodeKind::Mapping(entries) => entries
            .into_iter()
            .filter(|entry| LISTS.contains(&entry.key.value.as_str()))
            .find_map(|entry| match entry.value.kind {
                NodeKind::Sequence(items) => Some(items),
                NodeKind::Scalar(_) | NodeKind::Mapping(_) => None,
            }),
        NodeKind::Scalar(_) => None,
    };
    let Some(mut items) = items else {
        diagnostics.push(
            Diagnostic::error(
                "bad-library",
                at_start(span),
                "this library has no list of sources",
            )
            .help("CSL-JSON is a list, `[{\"id\": …, \"title\": …}, …]`: export it as `CSL JSON`"),
        );
        return None;
    };
    items.retain(|item| !item.is_absent());
    for item in &mut items {
        if let Cow::Owned(unfolded) = unfolded(item, language, files) {
            *item = unfolded;
        }
    }
    Some(items)
}

/// Makes markup of an item's texts.
fn escape(item: &mut Node) {
    let NodeKind::Mapping(entries) = &mut item.kind else {
        return;
    };
    for entry in entries {
        if let NodeKind::Scalar(written) = &mut entry.value.kind
            && MARKUP.contains(&entry.key.value.as_str())
        {
            let lines = written.value.lines().map(plain::elements);
            written.value = lines.collect::<Vec<_>>().join("\n");
        }
    }
}

/// Where something begins: it may be all of a file.
fn at_start(span: Span) -> Span {
    Span {
        end: span.start,
        ..span
    }
}
