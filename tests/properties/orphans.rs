//! No line of a paragraph stands alone on a page.

use std::collections::BTreeMap;

use briefset::document::TextId;
use briefset::export::Edition;
use briefset::layout::frame::Mark;
use briefset::layout::tags::Role;

use super::SAMPLES;
use crate::support::pages;

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    for sample in SAMPLES.iter() {
        let alone = alone(&sample.edition);
        assert!(
            alone.is_none(),
            "seed {}, {alone:?}: a line alone",
            sample.seed
        );
    }
}

/// A paragraph of which a page has one line, where it is divided, and that page. Notes may go on by a line.
pub fn alone(edition: &Edition) -> Option<(TextId, usize)> {
    let layout = &edition.layout;
    let parents = pages::parents(&layout.tags);
    // Lines by text and page.
    let mut lines: BTreeMap<TextId, BTreeMap<usize, Vec<u64>>> = BTreeMap::new();
    for (index, page) in layout.pages.iter().enumerate() {
        let mut last = None;
        for run in pages::runs(page) {
            let roles = pages::roles(layout, &parents, run);
            let note = roles.contains(&Role::Note);
            // What leads back from a source is of no text and stands in its entry.
            let leads_back = roles.contains(&Role::BibliographyEntry);
            let source = run.source.as_ref().map(|(text, _)| *text);
            let source = source.or(last.filter(|_| leads_back));
            last = source;
            if let (Some(text), Mark::Content(_), false) = (source, run.mark, note) {
                let baselines = lines.entry(text).or_default().entry(index).or_default();
                let baseline = run.y.0.to_bits();
                if !baselines.contains(&baseline) {
                    baselines.push(baseline);
                }
            }
        }
    }
    let divided = lines.into_iter().filter(|(_, pages)| pages.len() > 1);
    let mut alone = divided.flat_map(|(text, pages)| {
        let single = pages
            .into_iter()
            .filter(|(_, baselines)| baselines.len() < 2);
        single.map(move |(page, _)| (text, page + 1))
    });
    alone.next()
}
