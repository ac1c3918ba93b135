//! A text that is to stand on so many pages stands on no more of them, with no line alone, or it is refused with
//! how much it takes.

use briefset::export::Edition;
use rayon::prelude::*;

use super::{SAMPLES, orphans};
use crate::support::edition;

/// Pages that a text may lose: more than any theme can take from one of these.
const FEWER: [usize; 3] = [0, 1, 2];

#[test]
fn a_text_stands_on_as_many_pages_as_were_wished_or_is_refused() {
    let faults: Vec<String> = SAMPLES
        .par_iter()
        .flat_map_iter(|sample| {
            let whole = numbered(&sample.edition);
            let wished = FEWER.map(|fewer| whole.saturating_sub(fewer).max(1));
            wished.map(|pages| fault(sample.seed, pages))
        })
        .flatten()
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let fitted = SAMPLES.par_iter().filter(|sample| {
        let whole = numbered(&sample.edition);
        whole > 1 && edition::fitted(sample.seed, whole - 1).too_long.is_none()
    });
    assert!(fitted.count() > 0, "some text stands on a page less");
}

/// How many pages of a document are counted: all but a cover.
fn numbered(edition: &Edition) -> usize {
    edition.layout.pages.len() - edition.layout.covers
}

/// What is wrong with a generated briefing on so many pages.
fn fault(seed: u64, wished: usize) -> Option<String> {
    let edition = edition::fitted(seed, wished);
    let pages = numbered(&edition);
    if let Some(extent) = edition.too_long {
        let tells = extent.pages > wished && extent.last > 0;
        return (!tells).then(|| format!("seed {seed}: {extent:?} is no more than {wished} pages"));
    }
    if pages > wished {
        return Some(format!("seed {seed}: {pages} pages, not {wished}"));
    }
    let alone = orphans::alone(&edition);
    alone.map(|alone| format!("seed {seed} on {wished} pages: a line of {alone:?} is alone"))
}
