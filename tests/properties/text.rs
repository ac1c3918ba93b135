//! Text in is text out.

use std::collections::BTreeMap;
use std::ops::Range;

use briefset::document::{MarkKind, TextId};
use briefset::layout::frame::{GlyphRun, Mark};

use super::SAMPLES;
use crate::support::heard::Heard;
use crate::support::pdf::Pdf;
use crate::support::{edition, pages};

#[test]
fn the_pages_set_every_text_once_and_whole() {
    for sample in SAMPLES.iter() {
        let mut set: BTreeMap<TextId, Vec<(Range<usize>, &str)>> = BTreeMap::new();
        for run in sample.edition.layout.pages.iter().flat_map(pages::runs) {
            if let Some((text, range)) = &run.source {
                set.entry(*text)
                    .or_default()
                    .push((range.clone(), &run.text));
            }
        }
        for (id, text) in pages::texts(&sample.edition.document) {
            let seed = sample.seed;
            let mut pieces = set.remove(&id).unwrap_or_default();
            pieces.sort_by_key(|(range, _)| range.start);
            let mut at = 0;
            for (range, shown) in &pieces {
                assert!(
                    range.start >= at,
                    "seed {seed}: {id:?} is set twice at {range:?}"
                );
                // Only white space at the end of a line is not set, nor a dot that parts two phrases there.
                let between = &text.content[at..range.start];
                let is_separator = text.marks.iter().any(|mark| {
                    mark.kind == MarkKind::Separator && mark.range == (at..range.start)
                });
                assert!(
                    is_space(between) || is_separator,
                    "seed {seed}: {id:?} lacks {between:?}"
                );
                assert_eq!(&text.content[range.clone()], *shown, "seed {seed}: {id:?}");
                at = range.end;
            }
            let rest = &text.content[at..];
            assert!(
                is_space(rest),
                "seed {seed}: {id:?} lacks {rest:?} of {:?}",
                text.content
            );
        }
        assert!(
            set.is_empty(),
            "seed {}: texts of no document are set",
            sample.seed
        );
    }
}

fn is_space(text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || character == '\u{200b}')
}

#[test]
fn the_text_of_a_pdf_is_that_of_its_pages() {
    for sample in SAMPLES.iter() {
        let pdf = &sample.pdf;
        assert_eq!(pdf.pages.len(), sample.edition.layout.pages.len());
        for (index, page) in sample.edition.layout.pages.iter().enumerate() {
            let said = pages::said(pdf, index);
            let expected: String = pages::content(page).map(with_hyphen).collect();
            assert_eq!(said, expected, "seed {}, page {}", sample.seed, index + 1);
        }
    }
}

#[test]
fn the_structure_says_the_text_in_reading_order() {
    // Blocks are heard apart, whatever white space stands between them.
    let bare = |text: &str| {
        text.replace(
            |character: char| character.is_whitespace() || character == '\u{ad}',
            "",
        )
    };
    for sample in SAMPLES.iter() {
        let heard = Heard::document(&sample.pdf).text;
        let expected = pages::in_reading_order(&sample.edition.layout);
        assert_eq!(bare(&heard), bare(&expected), "seed {}", sample.seed);
    }
}

/// Of each page, the characters of running matter, whatever their order: where it runs from right to left
/// they are drawn in that of their places.
#[test]
fn the_running_matter_of_a_pdf_is_that_of_its_pages() {
    let sorted = |text: String| {
        let mut characters: Vec<char> = text.chars().collect();
        characters
            .retain(|character| !matches!(character, '\u{200f}' | '\u{61c}' | ' ' | '\u{a0}'));
        characters.sort_unstable();
        characters
    };
    for sample in SAMPLES.iter() {
        for (index, page) in sample.edition.layout.pages.iter().enumerate() {
            let marked = sample.pdf.marked(index).iter();
            let artifacts = marked.filter(|marked| marked.id.is_none() && !marked.is_decoration);
            let shown: String = artifacts.map(|marked| marked.shown.as_str()).collect();
            let runs = pages::runs(page).filter(|run| matches!(run.mark, Mark::Running(_)));
            let expected: String = runs
                .map(|run| with_hyphen(run).replace('\u{ad}', "-"))
                .collect();
            let (seed, page) = (sample.seed, index + 1);
            assert_eq!(sorted(shown), sorted(expected), "seed {seed}, page {page}");
        }
    }
}

/// The characters of a run, and the hyphen that the line breaker added.
fn with_hyphen(run: &GlyphRun) -> String {
    let hyphen = run.words.iter().any(|word| word.soft_hyphen);
    format!("{}{}", run.text, if hyphen { "\u{ad}" } else { "" })
}

#[test]
fn what_is_read_first_stands_first() {
    for sample in SAMPLES.iter() {
        let mut last = BTreeMap::new();
        for run in sample.edition.layout.pages.iter().flat_map(pages::runs) {
            if let Some((text, range)) = &run.source {
                let before = last.insert(*text, range.start);
                assert!(
                    before.is_none_or(|before| before < range.start),
                    "seed {}: {text:?} is not set in reading order at {range:?}",
                    sample.seed
                );
            }
        }
    }
}

#[test]
fn marks_without_letters_and_letters_of_a_thousand_marks() {
    let marks = |base: &str, mark: &str| format!("{base}{}", mark.repeat(1_000));
    let texts = [
        ("he", "\u{628} *\u{200c}\u{64f}*".to_string()),
        ("ar", "`\u{200c}\u{670}`\u{626}".to_string()),
        (
            "en",
            "[\u{640}](http://e.org) \u{200d}\u{947}^[n]".to_string(),
        ),
        ("he", "\u{200d}\u{64e} and \u{200d}\u{301}".to_string()),
        ("ar", marks("\u{628}", "\u{64e}")),
        ("en", marks("q", "\u{301}")),
        ("hi", marks("\u{915}", "\u{902}")),
        ("he", marks("\u{5d0}", "\u{5b8}")),
    ];
    for (language, text) in texts {
        let yaml = format!("title: A\nlang: {language}\nsummary: '{text}'\n");
        let edition = edition::with_findings(&yaml);
        let pdf = Pdf::read(&edition::written(&edition, "pdf"));
        let expected: String = pages::content(&edition.layout.pages[0])
            .map(with_hyphen)
            .collect();
        assert_eq!(pages::said(&pdf, 0), expected, "{language}: {text}");
    }
}
