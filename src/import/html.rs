//! A web page → a draft.
//!
//! In: HTML, sound or not. Out: a draft of what is its text: the `main` or `article`, else the body without what leads
//! elsewhere. Scripts and styles say nothing; navigation and the like are counted and told of in one sentence. What the
//! head says (`meta`, JSON-LD) becomes what the briefing says of itself.
//!
//! html5gum takes the tags apart as browsers do; a page wants no more of a tree than [`dom`] makes of them.

mod about;
mod dom;
mod inline;
mod tables;
mod walk;

use std::collections::BTreeMap;

use super::draft::{Block, Draft, Inline, Line, Placed, words};
use super::pictures::{self, Pictures};
use super::report::Report;
use crate::diagnostic::{Sources, Span};
use dom::{Dom, ROOT};
use walk::Walk;

/// Reads a page.
pub fn read(
    text: &str,
    name: &str,
    pictures: &Pictures<'_>,
    sources: &mut Sources,
    report: &mut Report<'_>,
) -> Draft {
    let dom = Dom::of(text);
    let mut draft = Draft::default();
    let root = dom.content();
    let mut walk = Walk::new(&dom, pictures, report);
    draft.flow = walk.flow(root);
    let left_out = walk.left_out + walk.outside(root);
    let first = walk.first_left_out;
    if left_out > 0 {
        let span = first.map(|at| report.span(at..at));
        let message = match left_out {
            1 => "a word of navigation and other matter around the text was left out".to_string(),
            count => format!(
                "{count} words of navigation and other matter around the text were left out"
            ),
        };
        report.not_placed(
            span,
            &message,
            "menus, buttons and footers of a site are no part of a briefing",
        );
    }
    about::read(&dom, name, &mut draft, pictures, sources, report);
    draft
}

/// The blocks of a piece of HTML that stands in another text, all of them at one place.
pub fn fragment(
    text: &str,
    place: Option<Span>,
    pictures: &Pictures<'_>,
    report: &mut Report<'_>,
) -> Vec<Block> {
    let dom = Dom::of(text);
    let mut walk = Walk::new(&dom, pictures, report);
    walk.place = place;
    walk.keeps_all = true;
    let flow: Vec<Placed> = walk.flow(ROOT);
    flow.into_iter().map(|placed| placed.block).collect()
}

/// A tag alone.
pub enum OneTag {
    /// `<b>`, with its attributes.
    Opens(String, BTreeMap<String, String>),
    /// `</b>`.
    Closes(String),
}

/// Reads a tag that stands alone.
pub fn tag(written: &str) -> Option<OneTag> {
    let trimmed = written.trim();
    if let Some(name) = trimmed.strip_prefix("</") {
        let name = name.trim_end_matches('>').trim().to_ascii_lowercase();
        return Some(OneTag::Closes(name));
    }
    let dom = Dom::of(trimmed);
    let first = dom.children(ROOT).first()?;
    let element = dom.element(*first)?;
    Some(OneTag::Opens(
        element.name.clone(),
        element.attributes.clone(),
    ))
}

/// What an element within a line makes of its words.
pub fn marked(name: &str, inner: Line) -> Line {
    match name {
        "b" | "strong" => vec![Inline::Strong(inner)],
        "i" | "em" | "cite" | "var" | "dfn" => vec![Inline::Emphasis(inner)],
        "s" | "del" | "strike" => vec![Inline::Struck(inner)],
        "code" | "kbd" | "samp" | "tt" => vec![Inline::Code(words(&inner))],
        "sup" | "sub" => match inner.as_slice() {
            [Inline::Characters(text)] if !text.contains('[') => {
                vec![Inline::Characters(pictures::raised(
                    text.trim(),
                    name == "sup",
                ))]
            }
            _ => inner,
        },
        "q" => {
            let quote = || Inline::Characters("\"".to_string());
            std::iter::once(quote())
                .chain(inner)
                .chain(std::iter::once(quote()))
                .collect()
        }
        _ => inner,
    }
}
