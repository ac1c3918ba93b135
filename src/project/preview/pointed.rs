//! From a point of a page to the line that what stands there is written in.
//!
//! In: a page, a point, and where the texts of the document are written ([`TextPlace`]). Out: a word and a place in
//! a file. Every run of glyphs names its text and the bytes of it, and every text the field that it is written in;
//! which line of a field of many lines it is, its words tell, as they stand in the file: markup and typography
//! change what stands between words, and hardly a word.

use super::context::Context;
use crate::briefing::TextPlace;
use crate::diagnostic::{FileId, Sources, Span};
use crate::document::TextId;
use crate::layout::frame::{GlyphRun, Item, Page};

/// How far beside a word somebody may point, in points.
const NEAR: f64 = 6.0;

/// How much of the em of a word lies above its baseline, and how much below.
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.25;

/// What somebody points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointed {
    /// The word.
    pub word: String,
    /// Where it is written, as far as that is known.
    pub written: Option<Written>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name of the file.
    pub file: String,
    /// The line and the column, both from 1; columns count characters.
    pub line: usize,
    /// See there.
    pub column: usize,
    /// The line as it stands in the file.
    pub text: String,
}

/// What stands at a point of a page. `length` says how long each text is.
pub fn at(
    page: &Page,
    point: (f64, f64),
    places: &[TextPlace],
    length: &dyn Fn(TextId) -> usize,
    sources: &Sources,
) -> Option<Pointed> {
    let (run, word) = nearest(page, point)?;
    let shown = run.word_text(word).trim().to_string();
    let written = run.source.as_ref().and_then(|(text, range)| {
        let within = run.words.get(word).map_or(0, |word| word.start as usize);
        let byte = (range.start + within).min(range.end);
        let context = Context::of(page, *text, byte);
        let place = match place_of(*text, byte, places) {
            Some(place) => {
                let span = place.span;
                let begin = Span {
                    end: span.start,
                    ..span
                };
                let part = part_of_field(place, places, length);
                context.find(sources, span, part).unwrap_or(begin)
            }
            // What the program has put together, a line of authors: wherever its words stand.
            None => context.find(sources, whole_briefing(sources, places)?, 0.0)?,
        };
        Some(written_at(place, sources))
    });
    Some(Pointed {
        word: shown,
        written,
    })
}

/// All of the file of the briefing: the one in which most of it is written.
fn whole_briefing(sources: &Sources, places: &[TextPlace]) -> Option<Span> {
    let file: FileId = places.first()?.span.file;
    let end = u32::try_from(sources.get(file).text.len()).ok()?;
    Some(Span {
        file,
        start: 0,
        end,
    })
}

fn written_at(span: Span, sources: &Sources) -> Written {
    let (line, column) = sources.position(span.file, span.start);
    let source = sources.get(span.file);
    let text = source.text.get(sources.line(span.file, span.start));
    Written {
        file: source.name.clone(),
        line,
        column,
        text: text.unwrap_or_default().to_string(),
    }
}

/// The field that a byte of a text is written in. A bullet or a number stands before what is written.
fn place_of(text: TextId, byte: usize, places: &[TextPlace]) -> Option<&TextPlace> {
    let next = places.partition_point(|place| (place.text, place.from as usize) <= (text, byte));
    let own = next.checked_sub(1).map(|index| &places[index]);
    let own = own.filter(|place| place.text == text);
    let before = || places.get(next).filter(|place| place.text == text);
    own.or_else(before)
}

/// How far within its field a text begins, as a part of it: the field may hold many paragraphs.
fn part_of_field(place: &TextPlace, places: &[TextPlace], length: &dyn Fn(TextId) -> usize) -> f64 {
    let same = places.iter().filter(|other| other.span == place.span);
    let length = |place: &TextPlace| length(place.text) + 1;
    let before = same.clone().filter(|other| *other < place);
    let (before, all): (usize, usize) = (before.map(length).sum(), same.map(length).sum());
    before as f64 / all.max(1) as f64
}

/// The run that is nearest to a point, and which of its words it is.
fn nearest(page: &Page, point: (f64, f64)) -> Option<(&GlyphRun, usize)> {
    let mut found: Option<(f64, &GlyphRun, usize)> = None;
    let mut look = |run, point| {
        let distance = distance(run, point);
        let is_nearer = found.is_none_or(|(other, ..)| distance < other);
        if distance <= NEAR && is_nearer {
            found = Some((distance, run, word_at(run, point.0)));
        }
    };
    for item in &page.items {
        match item {
            Item::Glyphs(run) => look(run, point),
            Item::Group(group) => {
                if let Some(within) = group.transform.undo(point) {
                    item.runs().for_each(|run| look(run, within));
                }
            }
            Item::Rule(_) | Item::Path(_) | Item::Picture(_) => {}
        }
    }
    found.map(|(_, run, word)| (run, word))
}

/// How far a point is from a run that says something.
fn distance(run: &GlyphRun, (x, y): (f64, f64)) -> f64 {
    if run.text.trim().is_empty() || run.words.is_empty() {
        return f64::INFINITY;
    }
    let beyond = |value: f64, from: f64, to: f64| (from - value).max(value - to).max(0.0);
    let (size, base) = (run.size.0, run.y.0);
    let aside = beyond(x, run.x.0, run.x.0 + run.width.0);
    aside.hypot(beyond(y, base - ABOVE * size, base + BELOW * size))
}

/// The word at a place of a run: the one that begins last on its left.
fn word_at(run: &GlyphRun, x: f64) -> usize {
    let words = run.words.iter().enumerate();
    let is_word = |index: usize| !run.word_text(index).trim().is_empty();
    let words = words.filter(|(index, _)| is_word(*index));
    let left = words.clone().filter(|(_, word)| run.x.0 + word.x.0 <= x);
    let last = left.max_by(|one, other| one.1.x.0.total_cmp(&other.1.x.0));
    let first = words.min_by(|one, other| one.1.x.0.total_cmp(&other.1.x.0));
    last.or(first).map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use crate::project::{Memory, Options, Run};

    const BRIEFING: &str = "title: Harbour plugs
authors: [Ada Example]
tldr: Ships plug in.
summary: |
  Since November, ships at *berth A* switch their engines off.

  The second paragraph speaks of \"ropes\" and of nothing else, and it runs on
  over a line of the file.

  The same is said twice.

  The same is said twice.
key_points:
  - The quay is warm.
faq:
  - question: Who pays?
    answer: The port.
sections:
  - title: Costs
    blocks:
      - table: {header: [Berth, Cost], rows: [[North, 12]]}
      - code: |
          plug --in
sources:
  - {title: The log of the harbour}
";

    /// The line that a word of the pages is written in, which stands there so many times before.
    fn line_of(word: &str, before: usize) -> Option<(usize, String)> {
        let files = Memory::new().with("a.yaml", BRIEFING);
        let run = Run::new(Options::for_formats(&["pdf", "epub"]));
        let made = run.preview("a.yaml".as_ref(), &files);
        let preview = made.preview.unwrap_or_else(|failure| panic!("{failure}"));
        let pages = preview.edition.layout.pages.iter().enumerate();
        let runs = pages.flat_map(|(number, page)| {
            let items = page.items.iter();
            items.flat_map(move |item| item.runs().map(move |run| (number, run)))
        });
        let mut points = runs.flat_map(|(page, run)| {
            let words = run.words.iter().enumerate();
            let found = words.filter(|(index, _)| run.word_text(*index).trim() == word);
            found.map(move |(_, placed)| (page, run.x.0 + placed.x.0 + 1.0, run.y.0 - 2.0))
        });
        let (page, x, y) = points.nth(before)?;
        let pointed = preview.pointed(page, (x, y)).expect("a word");
        assert_eq!(pointed.word, word);
        let written = pointed.written?;
        assert_eq!(written.file, "a.yaml");
        Some((written.line, written.text))
    }

    #[test]
    fn a_word_is_found_in_the_line_that_it_is_written_in() {
        for (word, line) in [
            ("plugs", 1),
            ("Ada", 2),
            ("plug", 3),
            ("November,", 5),
            ("berth", 5),
            ("second", 7),
            ("runs", 7),
            ("file.", 8),
            ("quay", 14),
            ("pays?", 16),
            ("port.", 17),
            ("Costs", 19),
            ("Cost", 21),
            ("North", 21),
            ("--in", 23),
            ("log", 25),
        ] {
            let (found, text) = line_of(word, 0).unwrap_or_else(|| panic!("{word} is nowhere"));
            assert_eq!(found, line, "{word}: {text}");
        }
        for (before, line) in [(0, 10), (1, 12)] {
            let (found, _) = line_of("twice.", before).expect("a word that stands twice");
            assert_eq!(found, line, "the same words, {before} times before");
        }
    }

    #[test]
    fn where_nothing_stands_nothing_is_pointed_at() {
        let files = Memory::new().with("a.yaml", BRIEFING);
        let run = Run::new(Options::for_formats(&["pdf", "epub"]));
        let made = run.preview("a.yaml".as_ref(), &files);
        let preview = made.preview.unwrap_or_else(|failure| panic!("{failure}"));
        for point in [(-50.0, -50.0), (f64::NAN, 3.0), (1e300, f64::INFINITY)] {
            assert_eq!(preview.pointed(0, point), None);
        }
        assert_eq!(preview.pointed(999, (100.0, 100.0)), None);
        let book = preview.book();
        let (first, kind) = book.file(&book.order()[0]).expect("its first file");
        assert_eq!(kind, "application/xhtml+xml");
        assert!(String::from_utf8_lossy(&first).contains("Harbour plugs"));
        assert_eq!(book.file("../mimetype"), None);
    }
}
