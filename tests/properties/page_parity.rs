//! Page 4 of the book is page 4 of the PDF.
//!
//! The text of a page is taken from the frames, of which another property says that they are what
//! stands in the PDF; what is read between two page marks is taken from the EPUB file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use briefset::document::TextId;
use briefset::export::Edition;
use briefset::layout::frame::Mark;
use briefset::layout::tags::Role;
use rayon::prelude::*;

use super::SAMPLES;
use crate::content;
use crate::support::reading::{ReadPage, Reading};
use crate::support::{edition, pages, reading};

/// A briefing in both forms.
struct Pair {
    name: String,
    pages: Vec<Printed>,
    book: Reading,
}

/// Every generated briefing and every one of `content/`.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let samples = content::briefings();
    // What stands on a page that is turned is come to in the middle of the one before it.
    let turned = |edition: &Edition| {
        let mut pages = edition.layout.pages.iter();
        pages.any(|page| page.width > page.height)
    };
    let samples = samples.par_iter().filter_map(|path| {
        let edition = edition::edition_of(path);
        (!turned(&edition)).then(|| pair(path.display().to_string(), &edition))
    });
    // Some books say nothing of pages.
    let generated = SAMPLES.par_iter().filter(|sample| sample.edition.page_list);
    let generated = generated.filter(|sample| !turned(&sample.edition));
    let generated = generated.map(|sample| pair(format!("seed {}", sample.seed), &sample.edition));
    let pairs: Vec<Pair> = samples.chain(generated).collect();
    assert!(
        pairs.len() > SAMPLES.len() / 2,
        "{} are compared",
        pairs.len()
    );
    pairs
});

fn pair(name: String, edition: &Edition) -> Pair {
    Pair {
        name,
        pages: printed(edition),
        book: reading::read(&edition::written(edition, "epub")),
    }
}

#[test]
fn the_text_between_two_page_marks_is_that_of_the_page_word_for_word() {
    let mut waited = 0;
    for Pair { name, pages, book } in PAIRS.iter() {
        let (front, marked) = book.pages.split_first().expect("a book");
        assert_eq!(bare(&front.text), "", "{name}: what stands before page 1");
        assert_eq!(marked.len(), pages.len(), "{name}: how many pages");
        let read: String = marked.iter().map(|page| bare(&page.text)).collect();
        let printed: String = pages.iter().map(|page| page.flow.as_str()).collect();
        assert_eq!(read, printed, "{name}");
        waited += waits(marked, pages, name)
            .iter()
            .filter(|wait| **wait)
            .count();
    }
    assert!(waited > 0, "some page begins within a word");
}

/// For each page, whether its mark waits for the end of the word that the page begins in. It never
/// waits for anything else, and never stands in a word.
fn waits(marked: &[ReadPage], pages: &[Printed], name: &str) -> Vec<bool> {
    let (mut before, mut read, mut printed) = (String::new(), 0, 0);
    let mut waits = Vec::new();
    for (number, (page, as_printed)) in (1..).zip(marked.iter().zip(pages)) {
        let place = format!("{name}, page {number}");
        let word = before.trim_end_matches(parts_words).rsplit(parts_words);
        let word = bare(word.clone().next().unwrap_or_default())
            .chars()
            .count();
        assert!(read >= printed, "{place}: its mark stands before it");
        let later: usize = read - printed;
        assert!(
            later == 0 || later < word,
            "{place}: its mark stands behind its word"
        );
        let behind = before.chars().next_back();
        let ahead = page.text.chars().next();
        let is_between = behind.is_none_or(parts_words)
            || ahead.is_none_or(parts_words)
            || [behind, ahead].into_iter().flatten().any(is_unspaced);
        assert!(is_between, "{place}: its mark stands in a word");
        let begins_with_space = page
            .text
            .starts_with(|first| parts_words(first) && first != '\n');
        assert!(!begins_with_space, "{place} begins with a space");
        waits.push(later > 0);
        before.push_str(&page.text);
        read += bare(&page.text).chars().count();
        printed += as_printed.flow.chars().count();
    }
    waits
}

/// White space at which a word ends.
fn parts_words(character: char) -> bool {
    let holds = ['\u{a0}', '\u{2007}', '\u{202f}'];
    character == '\u{200b}' || character.is_whitespace() && !holds.contains(&character)
}

/// A letter of a script that puts no spaces between words: Thai and its neighbours, Chinese, Japanese.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0xe00..=0xeff | 0x1780..=0x17ff | 0x3000..=0x9fff | 0xf900..=0xfaff)
}

#[test]
fn each_note_is_called_on_the_page_at_whose_foot_it_begins() {
    for Pair { name, pages, book } in PAIRS.iter() {
        let waits = waits(&book.pages[1..], pages, name);
        let mut called = BTreeMap::new();
        for (number, page) in book.pages.iter().enumerate() {
            for id in &page.calls {
                called.entry(id.clone()).or_insert(number);
            }
        }
        let mut printed = BTreeMap::new();
        for (number, page) in (1..).zip(pages) {
            for id in page.notes.iter().map(|(note, _)| note) {
                printed.entry(id.clone()).or_insert(number);
            }
        }
        assert!(called.keys().eq(printed.keys()), "{name}");
        for (id, page) in &called {
            let foot: usize = printed[id];
            // A call at the word that a page begins in stands before the mark of that page.
            let with_word = page + 1 == foot && waits[foot - 1];
            assert!(
                *page == foot || with_word,
                "{name}: {id} is called on {page}, not {foot}"
            );
        }
    }
}

#[test]
fn each_note_says_what_stands_at_the_foot_of_pages() {
    for Pair { name, pages, book } in PAIRS.iter() {
        let mut printed: BTreeMap<String, String> = BTreeMap::new();
        for (id, piece) in pages.iter().flat_map(|page| &page.notes) {
            printed.entry(id.clone()).or_default().push_str(piece);
        }
        let notes = book.notes.iter();
        let read: BTreeMap<String, String> =
            notes.map(|(id, note)| (id.clone(), bare(note))).collect();
        assert_eq!(read, printed, "{name}");
    }
}

#[test]
fn the_page_list_leads_to_each_mark_by_the_number_printed_on_its_page() {
    for Pair { name, pages, book } in PAIRS.iter() {
        let marked: Vec<&String> = book.pages[1..].iter().map(|page| &page.address).collect();
        let listed: Vec<&String> = book.page_list.iter().map(|line| &line.address).collect();
        assert_eq!(marked, listed, "{name}");
        assert_eq!(book.ncx_page_list, book.page_list, "{name}: in the NCX");
        for (line, page) in book.page_list.iter().zip(pages) {
            let printed = page.numbers.contains(&line.label);
            assert!(
                printed,
                "{name}: {} is not in {:?}",
                line.label, page.numbers
            );
        }
    }
}

/// What a page of the PDF says.
#[derive(Default)]
struct Printed {
    /// The flow: neither notes, nor running matter, nor what depends on pages.
    flow: String,
    /// The notes at its foot by the ids that a book gives them, with what stands here of each.
    notes: Vec<(String, String)>,
    /// The numbers in its head and foot.
    numbers: Vec<String>,
}

fn printed(edition: &Edition) -> Vec<Printed> {
    let layout = &edition.layout;
    let parents = pages::parents(&layout.tags);
    let mut notes = BTreeMap::new();
    for (number, note) in (1..).zip(&edition.document.notes) {
        notes.insert(note.label.id, number);
        let texts = pages::texts_of_note(note);
        notes.extend(texts.into_keys().map(|text| (text, number)));
    }
    let mut flow = Flow::default();
    let page = |(number, page)| {
        let mut printed = Printed::default();
        for run in pages::runs(page) {
            let Some((text, _)) = &run.source else {
                if matches!(run.mark, Mark::Running(_)) {
                    let numbers = run.text.split(|part: char| !part.is_numeric());
                    printed.numbers.extend(numbers.map(str::to_string));
                }
                continue;
            };
            let roles = pages::roles(layout, &parents, run);
            if roles.contains(&Role::Note) {
                let id = format!("note-{}", notes[text]);
                printed.notes.push((id, bare(&run.text)));
            } else if !roles.is_empty() && !roles.contains(&Role::Contents) {
                flow.0.push((*text, number, bare(&run.text)));
            }
        }
        printed
    };
    // A book knows nothing of the cover of the pages.
    let counted = layout.pages.iter().skip(layout.covers);
    let mut printed: Vec<Printed> = counted.enumerate().map(page).collect();
    for (page, text) in flow.in_reading_order() {
        printed[page].flow.push_str(&text);
    }
    printed
}

/// The runs of the flow: of which text, on which page, and their characters.
#[derive(Default)]
struct Flow(Vec<(TextId, usize, String)>);

impl Flow {
    /// The page of each run and its characters. A float that has no room where the text comes to it stands at the
    /// head of a later page; a book has it where it is read, before what follows it on the earlier one.
    fn in_reading_order(mut self) -> Vec<(usize, String)> {
        self.0.sort_by_key(|(text, ..)| *text);
        let mut reached = usize::MAX;
        let runs = self.0.into_iter().rev().map(|(_, page, text)| {
            reached = reached.min(page);
            (reached, text)
        });
        let mut runs: Vec<(usize, String)> = runs.collect();
        runs.reverse();
        runs
    }
}

/// A text without what is not set at the end of a line.
fn bare(text: &str) -> String {
    // A dot between two phrases is not set where a line ends there.
    let unset = ['\u{200b}', '\u{b7}'];
    let set = |character: &char| !character.is_whitespace() && !unset.contains(character);
    text.chars().filter(set).collect()
}
