//! Title blocks of any length, in every language and theme: no line ends within a name that has room on one, none
//! ends in a dot, and nothing stands over anything else.

use briefset::document::{Mark, MarkKind, Text};
use briefset::export::Edition;
use briefset::layout::frame::GlyphRun;
use briefset::theme::{self, Paper};
use rayon::prelude::*;

use crate::support::generate::voice_words;
use crate::support::random::Random;
use crate::support::{edition, pages};

/// What is raised stands no higher than this above its line, and no two lines are nearer.
const RAISED: f64 = 8.0;

/// How many there are.
const COUNT: u64 = 200;

/// A briefing with a title block of its own, in the words of one of the languages.
fn briefing(seed: u64) -> String {
    let mut random = Random::new(seed);
    let (tag, words) = voice_words(seed as usize);
    let phrase = |random: &mut Random, least: usize, most: usize| {
        let characters = random.between(least, most);
        let mut phrase = String::new();
        while phrase.chars().count() < characters {
            let space = if phrase.is_empty() { "" } else { " " };
            phrase.push_str(space);
            let word: &&str = random.pick(&words);
            phrase.push_str(word);
        }
        phrase.replace('"', "")
    };
    let title = phrase(&mut random, 5, 300);
    let mut yaml = format!("title: \"{title}\"\nlang: {tag}\ntldr: \"{}\"\n", words[0]);
    yaml += &format!("theme: {}\n", random.pick(theme::NAMES));
    let paper = random.pick(Paper::ALL).0;
    yaml += &format!("pdf: {{paper: {paper}}}\n");
    if random.chance(60) {
        yaml += &format!("subtitle: \"{}\"\n", phrase(&mut random, 10, 160));
    }
    if random.chance(80) {
        yaml += &format!("publisher: \"{}\"\n", phrase(&mut random, 5, 60));
    }
    if random.chance(60) {
        let series = phrase(&mut random, 5, 50);
        yaml += &format!("series: {{name: \"{series}\", number: 14}}\n");
    }
    if random.chance(70) {
        yaml += "date: 2026-02-12\nversion: 1.1\nstatus: final\nmodified: 2026-03-05\n";
    }
    let houses: Vec<String> = (0..3).map(|_| phrase(&mut random, 5, 50)).collect();
    yaml += "authors:\n";
    for _ in 0..random.between(1, 12) {
        let name = phrase(&mut random, 4, 28);
        let role = if random.chance(30) {
            ", role: editor"
        } else {
            ""
        };
        let house = match random.chance(60) {
            true => format!(", affiliation: \"{}\"", random.pick(&houses)),
            false => String::new(),
        };
        yaml += &format!("  - {{name: \"{name}\"{role}{house}}}\n");
    }
    yaml
}

#[test]
fn title_blocks_break_at_no_name_and_overlap_nothing() {
    let faults: Vec<String> = (0..COUNT)
        .into_par_iter()
        .filter_map(|seed| {
            let text = briefing(seed);
            let edition = edition::edition(&format!("title-{seed}.yaml"), &text);
            let fault = broken(&edition).or_else(|| overlapping(&edition))?;
            Some(format!("seed {seed}: {fault}\n{text}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} of {COUNT}:\n{}",
        faults.len(),
        faults[0]
    );
}

/// The runs of a text on the first page.
fn runs_of<'e>(edition: &'e Edition, text: &Text) -> Vec<&'e GlyphRun> {
    let runs = pages::runs(&edition.layout.pages[0]);
    let is_of = |run: &&GlyphRun| run.source.as_ref().is_some_and(|(id, _)| *id == text.id);
    runs.filter(is_of).collect()
}

/// A line that ends within a name which has room on one, or in a dot.
fn broken(edition: &Edition) -> Option<String> {
    let measure = edition.theme.sheet(edition.setup.paper).measure.0;
    let block = &edition.document.title_block;
    let texts = [&block.kicker, &block.imprint].into_iter().flatten();
    for text in texts.chain(&block.byline) {
        let runs = runs_of(edition, text);
        let names = text.marks.iter().filter(|mark| mark.kind == MarkKind::Name);
        for Mark { range, .. } in names {
            let own = runs.iter().filter(|run| {
                let of = run.source.as_ref().map(|(_, of)| of);
                of.is_some_and(|of| of.start < range.end && range.start < of.end)
            });
            let own: Vec<&&GlyphRun> = own.collect();
            let width: f64 = own.iter().map(|run| run.width.0).sum();
            let lines = own.iter().map(|run| run.y.0);
            let first = lines.clone().fold(f64::INFINITY, f64::min);
            // What is raised stands a little higher.
            let apart = lines.fold(0.0, f64::max) - first;
            if apart > RAISED && width < measure * 0.95 {
                let name = &text.content[range.clone()];
                return Some(format!(
                    "`{name}` is divided, {width:.0} of {measure:.0} pt"
                ));
            }
        }
        let dots = runs
            .iter()
            .enumerate()
            .filter(|(_, run)| run.text.contains('\u{b7}'));
        for (index, dot) in dots {
            let followed = runs
                .get(index + 1)
                .is_some_and(|next| (next.y.0 - dot.y.0).abs() < RAISED);
            if !followed {
                return Some(format!("a line of `{}` ends in a dot", text.content));
            }
        }
    }
    None
}

/// Two runs of the title block that stand over each other.
fn overlapping(edition: &Edition) -> Option<String> {
    let block = &edition.document.title_block;
    let single = [&block.kicker, &block.subtitle, &block.imprint];
    let texts = single.into_iter().flatten().chain([&block.title]);
    let runs = texts
        .chain(&block.byline)
        .flat_map(|text| runs_of(edition, text));
    let bounds = runs.filter(|run| !run.text.trim().is_empty()).map(|run| {
        // Letters of any script, without what few of them reach out with.
        let (up, down) = (run.size.0 * 0.62, run.size.0 * 0.16);
        let right = run.x.0 + run.width.0;
        ([run.x.0, run.y.0 - up, right, run.y.0 + down], run)
    });
    let bounds: Vec<([f64; 4], &GlyphRun)> = bounds.collect();
    for (index, (one, run)) in bounds.iter().enumerate() {
        for (other, over) in &bounds[index + 1..] {
            let meets = one[0] < other[2] - 0.5
                && other[0] < one[2] - 0.5
                && one[1] < other[3] - 0.01
                && other[1] < one[3] - 0.01;
            if meets {
                return Some(format!("`{}` stands over `{}`", over.text, run.text));
            }
        }
    }
    None
}
