//! Tables: five hundred of them, in every language and paper.

use std::collections::BTreeMap;

use briefset::document::{Block, Document, Table, TextId};
use briefset::export::Edition;
use briefset::layout::frame::{GlyphRun, Mark};
use rayon::prelude::*;

use crate::support::{edition, generate, pages};

/// How many briefings are made, and how many tables each has.
const BRIEFINGS: u64 = 50;
pub const TABLES: usize = 10;

/// The tables of a document.
fn tables(document: &Document) -> Vec<&Table> {
    fn add<'a>(blocks: &'a [Block], tables: &mut Vec<&'a Table>) {
        for block in blocks {
            match block {
                Block::Table(table) => tables.push(table),
                Block::Section(section) => add(&section.blocks, tables),
                _ => {}
            }
        }
    }
    let mut tables = Vec::new();
    for part in &document.parts {
        add(&part.blocks, &mut tables);
    }
    tables
}

/// What is drawn of each text.
fn drawn(edition: &Edition) -> BTreeMap<TextId, usize> {
    let mut drawn = BTreeMap::new();
    for run in edition.layout.pages.iter().flat_map(pages::runs) {
        if let (Some((text, range)), Mark::Content(_)) = (&run.source, run.mark) {
            *drawn.entry(*text).or_insert(0) += range.len();
        }
    }
    drawn
}

/// Two runs of different texts that stand over each other on one baseline.
fn overlap(runs: &[&GlyphRun]) -> Option<String> {
    for (index, one) in runs.iter().enumerate() {
        for other in &runs[index + 1..] {
            let apart = |run: &GlyphRun| run.source.as_ref().map(|(text, _)| *text);
            let same_line = (one.y - other.y).0.abs() < 0.5;
            let reach = one.x + one.width - other.x;
            let back = other.x + other.width - one.x;
            // What hangs, and the white space at the end of a line, may touch its neighbour.
            let most = one.size.0.min(other.size.0) * 0.6;
            if same_line && apart(one) != apart(other) && reach.0 > most && back.0 > most {
                return Some(format!("{:?} over {:?}", one.text, other.text));
            }
        }
    }
    None
}

#[test]
fn no_cell_is_lost_stands_over_another_or_leaves_its_table() {
    let seen: usize = (0..BRIEFINGS)
        .into_par_iter()
        .map(|seed| {
            let yaml = generate::tables(seed, TABLES);
            let edition = edition::edition(&format!("tables {seed}"), &yaml);
            assert!(
                edition.overfull.is_empty(),
                "seed {seed}: {:?}",
                edition.overfull
            );
            let drawn = drawn(&edition);
            let tables = tables(&edition.document);
            for table in &tables {
                for text in table
                    .cells()
                    .flat_map(|cell| &cell.blocks)
                    .flat_map(Block::texts)
                {
                    let there = drawn.get(&text.id).copied().unwrap_or(0);
                    assert!(there > 0, "seed {seed}: {:?} is not drawn", text.content);
                }
            }
            for (number, page) in edition.layout.pages.iter().enumerate() {
                let runs: Vec<&GlyphRun> = pages::runs(page).collect();
                let fault = overlap(&runs);
                assert_eq!(fault, None, "seed {seed}, page {}", number + 1);
            }
            tables.len()
        })
        .sum();
    assert_eq!(seen, 500);
}
