//! A MISP event → a draft.
//!
//! In: an event as MISP exports it: attributes, objects of them, tags, reports in Markdown. Out: a draft: `info` is the
//! title, tags of TLP and PAP the marking, the reports the text, attributes that MISP knows as addresses, names and
//! hashes a table of traces, links the sources, comments and texts a list.

mod attributes;

use super::dates;
use super::draft::{Block, Draft, Inline, Line, Placed, Source, SourceWords, plain};
use super::headings::{Headings, Part};
use super::markdown;
use super::markings;
use super::pictures::Pictures;
use super::report::Report;
use super::tree;
use crate::briefing::yaml::{self, Node};
use crate::diagnostic::Sources;
use attributes::Found;

/// Reads an event.
pub fn read(sources: &Sources, pictures: &Pictures<'_>, report: &mut Report<'_>) -> Option<Draft> {
    let root = yaml::read(sources, report.file, report.diagnostics)?;
    let events = events(&root);
    let Some((event, others)) = events.split_first() else {
        report.refuse(
            Some(root.span),
            "no event was found",
            "an event of MISP is an object with `info`, below the key `Event`",
        );
        return None;
    };
    for other in others {
        let title = tree::text(other, "info").unwrap_or_default();
        let message = format!("a further event, `{title}`, was left out: a briefing is of one");
        report.not_placed(Some(other.span), &message, "bring it in by itself");
    }
    let mut draft = Draft::default();
    about(event, &mut draft, report);
    let mut found = Found::default();
    attributes::collect(event, &mut found);
    reports(event, &mut draft, pictures, report);
    lists(found, &mut draft);
    Some(draft)
}

/// Events, however they are wrapped.
fn events(root: &Node) -> Vec<&Node> {
    if let Some(event) = tree::get(root, "Event") {
        let several = tree::items(event);
        return if several.is_empty() {
            vec![event]
        } else {
            several.iter().collect()
        };
    }
    if tree::get(root, "info").is_some() {
        return vec![root];
    }
    let response = tree::get(root, "response").unwrap_or(root);
    tree::items(response)
        .iter()
        .flat_map(|item| tree::get(item, "Event").or_else(|| tree::get(item, "info").map(|_| item)))
        .collect()
}

fn about(event: &Node, draft: &mut Draft, report: &mut Report<'_>) {
    let about = &mut draft.about;
    about.title = tree::text(event, "info").map(plain);
    if let Some(day) = tree::text(event, "date").and_then(dates::read) {
        about.texts.push(("date", day));
    }
    let house = ["Orgc", "Org"]
        .iter()
        .find_map(|key| tree::text(tree::get(event, key)?, "name"));
    about
        .texts
        .extend(house.map(|name| ("publisher", name.to_string())));
    for tag in tree::list(event, "Tag") {
        let Some(name) = tree::text(tag, "name") else {
            continue;
        };
        let lower = name.to_lowercase();
        if let Some(tlp) = lower.strip_prefix("tlp:").and_then(markings::tlp) {
            if let Some(other) = about.tlp.as_deref().filter(|other| *other != tlp) {
                let message = format!(
                    "the event is marked both TLP:{other} and TLP:{tlp}: the stricter stands"
                );
                report.moved(Some(tag.span), &message, "look which of them is meant");
            }
            about.tlp = Some(markings::stricter(about.tlp.take(), tlp));
        } else if let Some(pap) = lower
            .strip_prefix("pap:")
            .and_then(markings::tlp)
            .filter(|pap| *pap != "AMBER+STRICT")
        {
            about.pap = Some(markings::stricter(about.pap.take(), pap));
        } else if !about.keywords.iter().any(|there| there == name) {
            about.keywords.push(name.to_string());
        }
    }
    for galaxy in tree::list(event, "Galaxy") {
        for cluster in tree::list(galaxy, "GalaxyCluster") {
            let entry = ["value", "description"]
                .iter()
                .filter_map(|key| tree::text(cluster, key))
                .collect::<Vec<_>>();
            let mut line: Line = Vec::new();
            if let Some((name, rest)) = entry.split_first() {
                line.push(Inline::Strong(plain(*name)));
                line.extend(
                    rest.iter()
                        .map(|words| Inline::Characters(format!(": {words}"))),
                );
            }
            let heading = tree::text(galaxy, "name").unwrap_or("Galaxies");
            let is_new = !draft.flow.iter().any(|placed| matches!(&placed.block, Block::Heading(_, words) if *words == plain(heading)));
            if is_new {
                draft.flow.push(Placed {
                    block: Block::Heading(1, plain(heading)),
                    span: Some(galaxy.span),
                });
            }
            draft.flow.push(Placed {
                block: Block::List(None, vec![vec![Block::Paragraph(line)]]),
                span: Some(cluster.span),
            });
        }
    }
    let analysis = tree::text(event, "analysis");
    if analysis.is_some_and(|state| matches!(state, "0" | "1")) {
        draft.about.texts.push(("status", "draft".to_string()));
    }
    let threat = match tree::text(event, "threat_level_id") {
        Some("1") => Some("high"),
        Some("2") => Some("medium"),
        Some("3") => Some("low"),
        _ => None,
    };
    if let Some(level) = threat {
        report.not_placed(
            tree::get(event, "threat_level_id").map(|node| node.span),
            &format!("the threat level is {level}, which no key says"),
            "say it in `tldr`",
        );
    }
}

/// The reports of the event: the first is the text, as it stands.
fn reports(event: &Node, draft: &mut Draft, pictures: &Pictures<'_>, report: &mut Report<'_>) {
    let headings = Headings::new();
    let all = tree::list(event, "EventReport");
    for one in all {
        let Some(content) = tree::text(one, "content") else {
            continue;
        };
        let content = attributes::without_references(content, event);
        let mut flow = markdown::flow(&content, draft, pictures, report);
        let mut name = tree::text(one, "name");
        // What the first of several is called is said by the title; a further one is a section.
        let begins = matches!(
            flow.first().map(|placed| &placed.block),
            Some(Block::Heading(1, _))
        );
        let has_parts = flow.iter().any(|placed| {
            let heading = match &placed.block {
                Block::Heading(_, line) => headings.find(&super::draft::words(line)),
                _ => None,
            };
            heading.is_some_and(|known| {
                matches!(known.part, Part::Summary | Part::Tldr | Part::KeyPoints)
            })
        });
        // The one report of an event is its text, and the title of that a second line of the event's.
        if all.len() == 1
            && begins
            && has_parts
            && draft.about.subtitle.is_none()
            && let Block::Heading(_, line) = flow.remove(0).block
        {
            if name.is_some_and(|name| name == super::draft::words(&line)) {
                name = None;
            }
            draft.about.subtitle = Some(line);
        }
        if let Some(name) = name.filter(|_| !(begins && has_parts)) {
            let is_title = draft
                .about
                .title
                .as_ref()
                .is_some_and(|title| super::draft::words(title) == name);
            if !is_title {
                flow.insert(
                    0,
                    Placed {
                        block: Block::Heading(1, plain(name)),
                        span: Some(one.span),
                    },
                );
                for placed in flow.iter_mut().skip(1) {
                    if let Block::Heading(level, line) = &mut placed.block
                        && headings.find(&super::draft::words(line)).is_none()
                    {
                        *level = (*level + 1).min(6);
                    }
                }
            }
        }
        draft.flow.append(&mut flow);
    }
}

fn lists(found: Found, draft: &mut Draft) {
    let mut push = |block: Block| draft.flow.push(Placed { block, span: None });
    if !found.traces.is_empty() {
        push(Block::Heading(1, plain("Indicators")));
        push(Block::Indicators(found.traces));
    }
    if !found.words.is_empty() {
        push(Block::Heading(1, plain("Notes of the event")));
        push(Block::List(None, found.words));
    }
    for (url, comment) in found.links {
        let title = match comment {
            Some(comment) => plain(comment),
            None => plain(url.clone()),
        };
        let source = SourceWords {
            id: None,
            title,
            more: vec![("URL", url)],
        };
        draft.sources.push(Source::Read(source));
    }
}
