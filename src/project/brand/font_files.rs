//! Which font files a brand names.
//!
//! In: `fonts` of its `typography`. Out: the files, each with the family that it is of. A family that comes from a
//! service has none: its faces are missed where they are wanted.

use super::entries::{Reader, value};
use super::voices::{italic_of, weight_of};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::project::fonts::file::MOST_FILES;
use crate::theme::Weight;

/// A font file.
#[derive(Debug)]
pub struct FontFile<'n> {
    /// The family that it is of.
    pub family: &'n str,
    /// Its path, from the brand's file.
    pub path: &'n Written,
    /// How heavy it is, where that is said.
    pub weight: Option<Weight>,
    /// Whether it leans, where that is said.
    pub italic: Option<bool>,
}

/// The font files that are named.
pub fn fonts<'n>(reader: &mut Reader<'_>, node: &'n Node) -> Vec<FontFile<'n>> {
    let NodeKind::Sequence(items) = &node.kind else {
        let span = node.span;
        reader.wrong(
            span,
            "`fonts` is no list",
            "begin each family with `- family: …`",
        );
        return Vec::new();
    };
    let mut files = Vec::new();
    for item in items {
        let Some(entries) = reader.mapping(item, "an entry of `fonts`") else {
            continue;
        };
        // What is asked of a service is nothing to files.
        let used = ["family", "source", "files", "weight", "style", "display"];
        reader.known(entries, "`fonts`", &used, &[]);
        let source = value(entries, "source").and_then(|node| reader.text(node, "`source`"));
        let family = value(entries, "family").and_then(|node| reader.text(node, "`family`"));
        let Some(family) = family else {
            let help = "name it: `- family: Port Sans`";
            reader.wrong(item.span, "an entry of `fonts` has no `family`", help);
            continue;
        };
        match source.map(|source| (source, source.value.trim())) {
            Some((_, "file")) => {}
            None | Some((_, "google" | "bunny" | "system")) => continue,
            Some((source, other)) => {
                let message = format!("fonts do not come from `{other}`");
                let help = "write `file`, `google`, `bunny` or `system`";
                reader.wrong(source.span, message, help);
                continue;
            }
        }
        match value(entries, "files").map(|node| (&node.kind, node.span)) {
            Some((NodeKind::Sequence(items), _)) => {
                let read = items.iter().filter_map(|item| file(reader, item, family));
                files.extend(read);
            }
            Some((_, span)) => reader.wrong(span, "`files` is no list", "begin each with `- `"),
            None => {
                let help = "name them: `files: [fonts/PortSans-Regular.ttf]`";
                reader.wrong(family.span, "this family names no `files`", help);
            }
        }
    }
    if files.len() > MOST_FILES {
        let message = format!("a brand names {} font files", files.len());
        reader.wrong(
            reader.whole(),
            message,
            format!("{MOST_FILES} are the most"),
        );
        files.truncate(MOST_FILES);
    }
    files
}

/// A font file: its path alone, or with how heavy it is and whether it leans.
fn file<'n>(reader: &mut Reader<'_>, node: &'n Node, family: &'n Written) -> Option<FontFile<'n>> {
    let family = family.value.as_str();
    if let NodeKind::Scalar(path) = &node.kind {
        return Some(FontFile {
            family,
            path,
            weight: None,
            italic: None,
        });
    }
    let entries = reader.mapping(node, "a font file")?;
    reader.known(entries, "a font file", &["path", "weight", "style"], &[]);
    let Some(path) = value(entries, "path") else {
        reader.wrong(
            node.span,
            "a font file has no `path`",
            "name it: `- path: fonts/…ttf`",
        );
        return None;
    };
    let weight = value(entries, "weight").and_then(|node| weight_of(reader, node));
    let italic = value(entries, "style").and_then(|node| italic_of(reader, node));
    Some(FontFile {
        family,
        path: reader.text(path, "`path`")?,
        weight: weight.map(|(weight, _)| weight),
        italic: italic.map(|(italic, _)| italic),
    })
}
