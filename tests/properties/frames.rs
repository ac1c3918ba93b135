//! Frames stand where they may.

use std::collections::BTreeMap;

use briefset::document::TextId;
use briefset::layout::frame::{GlyphRun, Item, Mark, Page, Target};
use briefset::layout::tags::Role;

use super::{SAMPLES, Sample};
use crate::support::pages;

/// How far, in ems, a mark may hang out of the text block.
const PROTRUSION: f64 = 0.6;

/// The left and right edges of the text block: of one-sided copies, or of either page of a spread.
fn edges(sample: &Sample, page: &Page) -> (f64, f64) {
    let paper = &sample.edition.theme.paper;
    let sheet = [&paper.a4, &paper.letter, &paper.a5]
        .into_iter()
        .find(|sheet| sheet.width == page.width && sheet.height == page.height)
        .expect("a sheet of the theme");
    let free = sheet.width.0 - sheet.measure.0;
    let inner = free * sheet.inner.min(1.0 - sheet.inner);
    let left = inner.min(free / 2.0);
    (left, sheet.width.0 - left)
}

/// The right end of a run's ink: the space at the end of a line hangs out and is not seen.
fn right(run: &GlyphRun) -> f64 {
    let seen = run.glyphs().filter(|glyph| {
        let cluster = glyph.cluster.start as usize..glyph.cluster.end as usize;
        !run.text[cluster].trim().is_empty() || glyph.soft_hyphen
    });
    let ends = seen.map(|glyph| (glyph.x + glyph.advance).0);
    run.x.0 + ends.fold(0.0, f64::max)
}

#[test]
fn no_text_leaves_the_text_block_but_for_what_hangs() {
    for sample in SAMPLES.iter() {
        for (index, page) in sample.edition.layout.pages.iter().enumerate() {
            let (left, end) = edges(sample, page);
            for run in pages::runs(page) {
                let allowance = run.size.0 * PROTRUSION;
                let inside = run.x.0 >= left - allowance && right(run) <= end + allowance;
                let (seed, page) = (sample.seed, index + 1);
                assert!(
                    inside,
                    "seed {seed}, page {page}: {:?} from {:.1} to {:.1}, block {left:.1} to {end:.1}",
                    run.text,
                    run.x.0,
                    right(run)
                );
            }
        }
    }
}

#[test]
fn nothing_leaves_its_page() {
    for sample in SAMPLES.iter() {
        for page in &sample.edition.layout.pages {
            for item in &page.items {
                let (x, y, end, bottom) = match item {
                    Item::Glyphs(run) => {
                        let (up, down) = (run.size.0 * 1.2, run.size.0 * 0.5);
                        (run.x.0, run.y.0 - up, right(run), run.y.0 + down)
                    }
                    Item::Rule(rule) => {
                        let end = (rule.x + rule.width).0;
                        (rule.x.0, rule.y.0, end, (rule.y + rule.height).0)
                    }
                };
                let inside = x >= 0.0 && y >= 0.0 && end <= page.width.0 && bottom <= page.height.0;
                assert!(inside, "seed {}: {item:?}", sample.seed);
            }
        }
    }
}

#[test]
fn every_link_has_its_destination_and_every_destination_its_page() {
    for sample in SAMPLES.iter() {
        let layout = &sample.edition.layout;
        let known = |name: &str| {
            let place = layout
                .destinations
                .binary_search_by(|known| known.name.as_str().cmp(name));
            assert!(
                place.is_ok(),
                "seed {}: nothing is named {name}",
                sample.seed
            );
        };
        for link in layout.pages.iter().flat_map(|page| &page.links) {
            match &link.target {
                Target::Destination(name) => known(name),
                Target::Url(url) => assert!(
                    url.starts_with("http") || url.starts_with("mailto:"),
                    "{url}"
                ),
            }
            assert!(
                link.width.0 > 0.0 && link.height.0 > 0.0,
                "a link without an area"
            );
            assert!(!link.description.is_empty(), "a link without a description");
        }
        layout
            .outline
            .iter()
            .for_each(|entry| known(&entry.destination));
        for destination in &layout.destinations {
            let page = layout.pages.get(destination.page).expect("a page");
            assert!(destination.y.0 >= 0.0 && destination.y <= page.height);
        }
    }
}

#[test]
fn no_heading_stands_last_on_a_page() {
    for sample in SAMPLES.iter() {
        let layout = &sample.edition.layout;
        let parents = pages::parents(&layout.tags);
        for (index, page) in layout.pages.iter().enumerate() {
            let flow = |run: &&GlyphRun| {
                let roles = pages::roles(layout, &parents, run);
                !roles.is_empty() && !roles.contains(&Role::Note)
            };
            let Some(last) = pages::runs(page).filter(flow).last() else {
                continue;
            };
            let roles = pages::roles(layout, &parents, last);
            let heading = roles.iter().any(|role| matches!(role, Role::Heading(_)));
            assert!(
                !heading,
                "seed {}, page {}: {:?}",
                sample.seed,
                index + 1,
                last.text
            );
        }
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    for sample in SAMPLES.iter() {
        let layout = &sample.edition.layout;
        let parents = pages::parents(&layout.tags);
        // Lines by text and page.
        let mut lines: BTreeMap<TextId, BTreeMap<usize, Vec<u64>>> = BTreeMap::new();
        for (index, page) in layout.pages.iter().enumerate() {
            for run in pages::runs(page) {
                let note = pages::roles(layout, &parents, run).contains(&Role::Note);
                if let (Some((text, _)), Mark::Content(_), false) = (&run.source, run.mark, note) {
                    let baselines = lines.entry(*text).or_default().entry(index).or_default();
                    let baseline = run.y.0.to_bits();
                    if !baselines.contains(&baseline) {
                        baselines.push(baseline);
                    }
                }
            }
        }
        for (text, pages) in lines.into_iter().filter(|(_, pages)| pages.len() > 1) {
            for (page, baselines) in pages {
                let (seed, page) = (sample.seed, page + 1);
                assert!(
                    baselines.len() > 1,
                    "seed {seed}, page {page}: a line of {text:?} alone"
                );
            }
        }
    }
}
