//! Much of one thing: what is kept and said of it is in proportion to what is written.

use briefset::cli::Status;

use super::{refused, timed, title_and};

#[test]
fn names_within_names() {
    let mut nested = format!("[{}a]", "a, ".repeat(20_000));
    for level in 0..40 {
        nested = format!("&a{level} [{nested}]");
    }
    let run = timed(&title_and(&format!("summary: a\nx-a: {nested}\n")));
    assert_eq!(run.status, Status::Done);
}

#[test]
fn keys_that_are_none() {
    let keys: String = (0..100_000).map(|key| format!("zz{key}q: 1\n")).collect();
    let run = refused(&title_and(&format!("summary: a\n{keys}")), "unknown-key");
    assert_eq!(run.log.matches("error[unknown-key]").count(), 51);
    assert!(run.log.contains("99950 more like these are not shown"));
    let key = "k".repeat(2_000_000);
    for text in [
        format!("summary: a\n? {key}\n: 1\n"),
        format!("summary: a\nstatus: {}\n", "k".repeat(1_000_000)),
        format!("summary: a\n? {key}\n: 1\n? {key}\n: 1\n"),
    ] {
        let run = timed(&title_and(&text));
        assert_eq!(run.status, Status::AtFault);
        assert!(run.log.len() < 20_000, "{} bytes", run.log.len());
    }
}

#[test]
fn plain_texts_that_are_huge() {
    let words = "ships plug in ".repeat(80_000);
    for key in [
        "subtitle: W",
        "authors: W",
        "authors: [{name: W}]",
        "series: W",
        "keywords: [W]",
        "key_points: [W]",
        "sources: [W]",
        "sources: [{title: A, author: W}]",
        "sources: [{title: A, categories: W}]",
        "labels: {tldr: W}",
        "recommendations: [{text: A, owner: W}]",
    ] {
        let text = key.replace('W', &words);
        refused(
            &title_and(&format!("summary: a\n{text}\n")),
            "text-too-long",
        );
    }
}

/// What is not shown is counted, and nothing is made for it: to find the place of each takes a walk through its
/// text.
#[test]
fn one_mistake_ten_thousand_times() {
    for (mark, code) in [("[@x] ", "unknown-citation"), ("[^x] ", "unknown-note")] {
        let count = 10_000;
        let run = refused(
            &title_and(&format!("summary: a {}\n", mark.repeat(count))),
            code,
        );
        let rest = format!(
            "error[{code}]: {} more like these are not shown",
            count - 50
        );
        assert!(
            run.log.contains(&rest),
            "{}",
            &run.log[run.log.len() - 400..]
        );
    }
    let controls = "\u{1}".repeat(100_000);
    let run = refused(
        &title_and(&format!("summary: a{controls}\n")),
        "control-character",
    );
    assert!(run.log.contains("99950 more like these are not shown"));
}
