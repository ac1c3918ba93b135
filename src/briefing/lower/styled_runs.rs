//! Runs of a style → marked text.

use super::text_builder::TextBuilder;
use crate::citation_style::{Leads, Looks, Run};
use crate::document::{Address, Doi, MarkKind, ScannedAddress};
use crate::language::Tag;

/// What styles put before a DOI to make an address of it, which is a part of the link.
const RESOLVER: &str = "https://doi.org/";

/// Adds the runs of an entry, with its addresses as links.
pub fn add_entry(runs: &[Run], scanned: Option<&ScannedAddress>, builder: &mut TextBuilder) {
    for (index, run) in runs.iter().enumerate() {
        let is_doi = |run: &Run| matches!(run.leads, Some(Leads::Doi(_)));
        let before = index.checked_sub(1).and_then(|before| runs.get(before));
        let resolves = |run: Option<&Run>| run.is_some_and(|run| run.text.ends_with(RESOLVER));
        let mut run = run.clone();
        if is_doi(&run) && resolves(before) {
            run.text.insert_str(0, RESOLVER);
        } else if resolves(Some(&run)) && runs.get(index + 1).is_some_and(is_doi) {
            let kept = run.text.len() - RESOLVER.len();
            run.text.truncate(kept);
        }
        // Beside a code that leads there, an address is short.
        if let (Some(scanned), Some(Leads::To(url))) = (scanned, &run.leads)
            && run.text == *url
            && scanned.address().as_str() == url
        {
            run.text = scanned.shown();
        }
        add_run(&run, true, builder);
    }
}

/// Adds a run, as it looks.
pub fn add_run(run: &Run, has_links: bool, builder: &mut TextBuilder) {
    let Looks {
        italic,
        bold,
        small_caps,
        underlined,
        raised,
        lowered: _,
    } = run.looks;
    let language = run
        .language
        .as_deref()
        .and_then(Tag::parse)
        .map(MarkKind::Language);
    let url = run.leads.as_ref().filter(|_| has_links).and_then(address);
    let marks = [
        url.map(|url| MarkKind::Link { url }),
        language,
        (italic || underlined).then_some(MarkKind::Emphasis),
        bold.then_some(MarkKind::Strong),
        small_caps.then_some(MarkKind::SmallCaps),
        raised.then_some(MarkKind::Raised),
    ];
    add_marked(&run.text, marks.into_iter().flatten().collect(), builder);
}

/// Adds words within marks, the first outermost.
fn add_marked(words: &str, mut marks: Vec<MarkKind>, builder: &mut TextBuilder) {
    if marks.is_empty() {
        return builder.push(words);
    }
    let outer = marks.remove(0);
    builder.marked(outer, |builder| add_marked(words, marks, builder));
}

fn address(leads: &Leads) -> Option<Address> {
    match leads {
        Leads::To(address) => Address::parse(address).ok(),
        Leads::Doi(name) => Doi::parse(name).map(|doi| doi.address()),
    }
}
