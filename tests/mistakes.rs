//! Slips of the hand: what a writer is told of each, and where.
//!
//! `cases/mistakes/mistakes.txt` has one a line, `what is right=>what is written`; each is made in
//! `briefing.yaml`, which is good, and that is checked as a user would. `told.txt` says for each the line that
//! is told first, and the help.

use std::fmt::Write;
use std::fs;

use crate::support::exporter;
use crate::support::golden::{self, Goldens};

/// Mistakes that are told at a line beside their own, where one of several lines is wrong and the first of them is not
/// the one that stands out.
const BESIDE: usize = 5;

#[test]
fn every_slip_is_told_at_its_line_with_a_help() {
    let folder = golden::folder("mistakes");
    let good = fs::read_to_string(folder.join("briefing.yaml")).expect("a briefing");
    let mistakes = fs::read_to_string(folder.join("mistakes.txt")).expect("mistakes");
    let (mut told, mut beside) = (String::new(), 0);
    for mistake in mistakes.lines() {
        let (right, wrong) = mistake.split_once("=>").expect("two sides");
        let place = good.find(right).expect("what is right is there");
        let line = good[..place].matches('\n').count() + 1;
        let text = [&good[..place], wrong, &good[place + right.len()..]].concat();
        let run = exporter::run(&["check", "-"], text.as_bytes());
        let first = run.log.split("\n\n").next().unwrap_or_default();
        let at = format!("--> <stdin>:{line}:");
        beside += usize::from(!first.contains(&at));
        assert!(first.contains("= help: "), "{mistake}\n{first}");
        let told_at = first
            .split("<stdin>:")
            .nth(1)
            .and_then(|place| place.split(':').next());
        let message = first.lines().next().unwrap_or_default();
        let help = first.split("= help: ").nth(1).unwrap_or_default();
        let _ = writeln!(
            told,
            "{}\n  line {line}, told at {}: {message}\n  help: {}",
            wrong.trim(),
            told_at.unwrap_or_default(),
            help.lines().next().unwrap_or_default(),
        );
    }
    assert!(mistakes.lines().count() >= 120);
    assert!(beside <= BESIDE, "{beside} are told elsewhere");
    let mut goldens = Goldens::default();
    goldens.check(&folder.join("told.txt"), &told);
    goldens.finish();
}
