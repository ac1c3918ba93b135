//! What holds of every briefing: text in is text out, and every page is in order.
//!
//! The briefings are generated, and the same in every run. A failure names the seed;
//! `cargo test print_a_generated_briefing -- --ignored --nocapture` with `SEED=…` shows the briefing.

mod contents;
mod coverage;
mod covers;
mod file;
mod fitting;
mod frames;
mod heard;
mod orphans;
mod page_parity;
mod running_matter;
mod tables;
mod tags;
mod text;
mod title_blocks;
mod uncovered;

use std::sync::LazyLock;

use rayon::prelude::*;

use briefset::export::Edition;

use crate::support::edition;
use crate::support::generate;
use crate::support::pdf::Pdf;

/// How many briefings are generated.
const SEEDS: u64 = 36;

/// A generated briefing, laid out.
pub struct Sample {
    /// What it was made from.
    pub seed: u64,
    /// What was laid out.
    pub edition: Edition,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The PDF, read back.
    pub pdf: Pdf,
}

/// Every sample, made once for all properties.
static SAMPLES: LazyLock<Vec<Sample>> =
    LazyLock::new(|| (0..SEEDS).into_par_iter().map(sample).collect());

fn sample(seed: u64) -> Sample {
    let edition = edition::generated(seed);
    let bytes = edition::written(&edition, "pdf");
    let pdf = Pdf::read(&bytes);
    Sample {
        seed,
        edition,
        bytes,
        pdf,
    }
}

#[test]
#[ignore = "prints a briefing for whoever looks into a failure"]
fn print_a_generated_briefing() {
    let seed = std::env::var("SEED").expect("SEED is set");
    println!("{}", generate::briefing(seed.parse().expect("a number")));
}

#[test]
#[ignore = "prints tables for whoever looks into a failure"]
fn print_generated_tables() {
    let seed = std::env::var("SEED").expect("SEED is set");
    println!(
        "{}",
        generate::tables(seed.parse().expect("a number"), tables::TABLES)
    );
}

#[test]
#[ignore = "prints a layout for whoever looks into a failure"]
fn print_a_generated_layout() {
    let seed: u64 = std::env::var("SEED")
        .expect("SEED is set")
        .parse()
        .expect("a number");
    let edition = edition::edition("a.yaml", &generate::briefing(seed));
    println!("{}", crate::support::layout::transcript(&edition.layout));
}
