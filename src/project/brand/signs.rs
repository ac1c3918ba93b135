//! What a brand says of every briefing: who publishes it, and its logo.
//!
//! In: `meta` and `logo`. Out: the two keys of a briefing that come of them, as a tree that is laid beneath all else,
//! with their places in the brand's file: a logo that cannot be read is told there.

use super::entries::{Reader, value};
use crate::briefing::yaml::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::Span;

/// What the parts of this file are called in a sentence.
const META: &str = "`meta`";
const LOGO: &str = "`logo`";

/// The sizes of a logo, the best first: above a title there is room for one of medium size.
const SIZES: &[&str] = &["medium", "large", "small"];

/// What a brand is called, short if it says so.
pub fn name(tree: &Node) -> Option<String> {
    let NodeKind::Mapping(entries) = &tree.kind else {
        return None;
    };
    let NodeKind::Mapping(meta) = &value(entries, "meta")?.kind else {
        return None;
    };
    let text = |node: &Node| match &node.kind {
        NodeKind::Scalar(written) => Some(written.value.clone()),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    };
    let name = value(meta, "name")?;
    match &name.kind {
        NodeKind::Mapping(names) => ["short", "full"]
            .iter()
            .find_map(|key| text(value(names, key)?)),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => text(name),
    }
}

/// The keys of a briefing that come of a brand's file; `None` where there are none.
pub fn layer(reader: &mut Reader<'_>, tree: &Node) -> Option<Node> {
    let NodeKind::Mapping(entries) = &tree.kind else {
        return None;
    };
    let publisher = value(entries, "meta").and_then(|node| publisher(reader, node));
    let logo = value(entries, "logo").and_then(|node| logo(reader, node));
    let entry = |key: &str, value: Node| Entry {
        key: written(key, value.span),
        value,
    };
    let mut keys = Vec::new();
    if let Some(publisher) = publisher {
        keys.push(entry("publisher", scalar(publisher)));
    }
    if let Some(Logo { path, alternative }) = logo {
        let span = path.span;
        let mut logo = vec![entry("src", scalar(path))];
        logo.extend(alternative.map(|words| entry("alt", scalar(words))));
        let kind = NodeKind::Mapping(logo);
        keys.push(entry("logo", Node { span, kind }));
    }
    let span = keys.first()?.value.span;
    let kind = NodeKind::Mapping(keys);
    Some(Node { span, kind })
}

fn written(text: &str, span: Span) -> Written {
    Written {
        value: text.to_string(),
        style: Style::DoubleQuoted,
        span,
    }
}

/// A text as a value. It is one, whatever words it has: a house may be called `none`.
fn scalar(text: &Written) -> Node {
    let kind = NodeKind::Scalar(Written {
        style: Style::DoubleQuoted,
        ..text.clone()
    });
    let span = text.span;
    Node { span, kind }
}

/// The name of the house, in full if it says so.
fn publisher<'n>(reader: &mut Reader<'_>, node: &'n Node) -> Option<&'n Written> {
    let entries = reader.mapping(node, META)?;
    reader.known(entries, META, &["name"], &["link", "links"]);
    let name = value(entries, "name")?;
    let NodeKind::Mapping(names) = &name.kind else {
        return reader.text(name, "`name`");
    };
    reader.known(names, META, &["full", "short"], &[]);
    let name = value(names, "full").or_else(|| value(names, "short"))?;
    reader.text(name, "`name`")
}

/// A picture and its words.
struct Logo<'n> {
    path: &'n Written,
    alternative: Option<&'n Written>,
}

/// The logo: a path, or one of its sizes.
fn logo<'n>(reader: &mut Reader<'_>, node: &'n Node) -> Option<Logo<'n>> {
    if let NodeKind::Scalar(_) = &node.kind {
        return picture(reader, node, &[]);
    }
    let entries = reader.mapping(node, LOGO)?;
    if value(entries, "path").is_some() {
        return picture(reader, node, &[]);
    }
    reader.known(entries, LOGO, &["images", "small", "medium", "large"], &[]);
    let images = value(entries, "images").and_then(|node| reader.mapping(node, "`images`"));
    let mut sizes = SIZES
        .iter()
        .filter_map(|size| Some((*size, value(entries, size)?)));
    let (size, node) = sizes.next()?;
    for Entry { key, .. } in entries {
        if SIZES.contains(&key.value.as_str()) && key.value != size {
            reader.unused(LOGO, key.value.clone(), key.span);
        }
    }
    let node = reader.light(node, LOGO, size);
    picture(reader, node, images.unwrap_or_default())
}

/// A picture: a path, the name of one of the images, or a path with words.
fn picture<'n>(reader: &mut Reader<'_>, node: &'n Node, images: &'n [Entry]) -> Option<Logo<'n>> {
    let named = match &node.kind {
        NodeKind::Scalar(name) => value(images, name.value.trim()),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
    };
    let node = named.unwrap_or(node);
    let logo = match &node.kind {
        NodeKind::Mapping(entries) => {
            reader.known(entries, LOGO, &["path", "alt"], &[]);
            let path = value(entries, "path");
            let Some(path) = path else {
                reader.wrong(
                    node.span,
                    "a logo has no `path`",
                    "name its file: `path: logo.svg`",
                );
                return None;
            };
            Logo {
                path: reader.text(path, "`path`")?,
                alternative: value(entries, "alt").and_then(|node| reader.text(node, "`alt`")),
            }
        }
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => Logo {
            path: reader.text(node, "a logo")?,
            alternative: None,
        },
    };
    if logo.path.value.contains("://") {
        let message = format!("nothing is fetched: `{}` is not shown", logo.path.value);
        let help = "put its file beside `_brand.yml`, and name it by its path";
        reader.left_out(logo.path.span, message, help);
        return None;
    }
    Some(logo)
}
