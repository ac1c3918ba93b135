//! The filled lines of running text, read off the frames.

use std::collections::BTreeMap;

use briefset::document::TextId;
use briefset::export::Edition;
use briefset::layout::frame::{GlyphRun, Item, Page};

/// How many lines a river runs through at least.
const RIVER: usize = 5;

/// A line that is filled.
pub struct Line {
    /// Its mean space, in units of the font's own.
    pub space: f64,
    /// Whether it ends in a hyphen that was added.
    pub hyphenated: bool,
    /// Whether it stands right below the line before it, in the same paragraph.
    pub follows: bool,
    /// How much wider its letters are than in the font, 1 being not at all.
    pub letters: f64,
    /// Whether it ends its text, and is as long as it is.
    pub last: bool,
    /// The left and right edges of its spaces, from left to right.
    gaps: Vec<(f64, f64)>,
}

/// What stands on one baseline of one text: where the text begins on it, and the runs.
struct Row<'a> {
    text: TextId,
    start: usize,
    end: usize,
    runs: Vec<&'a GlyphRun>,
}

/// A space: its edges, its width and the width that it has in the font.
struct Gap {
    edges: (f64, f64),
    natural: f64,
}

/// Every line of running text: of texts in the body's size.
pub fn lines(edition: &Edition) -> Vec<Line> {
    let body = edition.theme.styles.body.size.0;
    // Some scripts are set larger than the body's size says.
    let script = edition.document.metadata.language.script_code();
    let design = edition.theme.scripts.get(script);
    let scaled = body * design.map_or(1.0, |design| design.size);
    let is_body = |run: &GlyphRun| {
        let size = run.size.0;
        (size - body).abs() < 0.01 || (size - scaled).abs() < 0.01
    };
    let rows: Vec<Row<'_>> = edition.layout.pages.iter().flat_map(rows).collect();
    let mut ends: BTreeMap<TextId, usize> = BTreeMap::new();
    for row in &rows {
        let end = ends.entry(row.text).or_default();
        *end = row.end.max(*end);
    }
    let mut lines = Vec::new();
    let mut last: Option<(TextId, usize)> = None;
    for row in &rows {
        let is_body = row.runs.iter().any(|run| is_body(run));
        let is_last = ends.get(&row.text) == Some(&row.end);
        let follows = last == Some((row.text, row.start));
        last = Some((row.text, row.end));
        if !is_body {
            continue;
        }
        let gaps = gaps(row);
        let natural: f64 = gaps.iter().map(|gap| gap.natural).sum();
        let set: f64 = gaps.iter().map(|gap| gap.edges.1 - gap.edges.0).sum();
        // A line of one word has no space to judge by.
        if natural > 0.0 {
            lines.push(Line {
                space: set / natural,
                letters: letters(row),
                last: is_last,
                hyphenated: row
                    .runs
                    .iter()
                    .flat_map(|run| &run.words)
                    .any(|word| word.soft_hyphen),
                follows,
                gaps: gaps.into_iter().map(|gap| gap.edges).collect(),
            });
        }
    }
    lines
}

/// Less than any two lines are apart, and more than a note's number is raised.
const RAISED: f64 = 5.0;

fn rows(page: &Page) -> Vec<Row<'_>> {
    let mut rows: Vec<(f64, Row<'_>)> = Vec::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        let Some((text, range)) = &run.source else {
            continue;
        };
        match rows.last_mut() {
            Some((baseline, row)) if row.text == *text && (run.y.0 - *baseline).abs() < RAISED => {
                row.start = row.start.min(range.start);
                row.end = row.end.max(range.end);
                row.runs.push(run);
            }
            _ => {
                let row = Row {
                    text: *text,
                    start: range.start,
                    end: range.end,
                    runs: vec![run],
                };
                rows.push((run.y.0, row));
            }
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How much wider the letters of a line are than in the font.
fn letters(row: &Row<'_>) -> f64 {
    let (mut natural, mut set) = (0.0, 0.0);
    for run in &row.runs {
        for (index, word) in run.words.iter().enumerate() {
            if run.word_text(index).trim().is_empty() {
                continue;
            }
            natural += word.word.width * run.size.0;
            let tracked = word.word.width + run.tracking * word.word.glyphs.len() as f64;
            set += tracked * run.size.0 * run.expansion;
        }
    }
    set / natural
}

/// The spaces of a line from left to right, but for those at its end, which hang.
fn gaps(row: &Row<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for run in &row.runs {
        let mut edges: Vec<f64> = run.words.iter().map(|word| word.x.0).collect();
        edges.push(run.width.0);
        edges.sort_by(f64::total_cmp);
        let (from, until) = run
            .source
            .as_ref()
            .map_or((0, 0), |(_, range)| (range.start, range.end));
        for (index, word) in run.words.iter().enumerate() {
            let stretches = run
                .word_text(index)
                .chars()
                .all(|character| " \u{a0}".contains(character));
            let ends_line = until == row.end && run.text[word.start as usize..].trim().is_empty();
            if !stretches || ends_line || from + word.start as usize == row.start {
                continue;
            }
            let end = edges.iter().copied().find(|edge| *edge > word.x.0 + 1e-6);
            let left = run.x.0 + word.x.0;
            gaps.push(Gap {
                edges: (left, run.x.0 + end.unwrap_or(run.width.0)),
                natural: word.word.width * run.size.0,
            });
        }
    }
    gaps.sort_by(|one, other| one.edges.0.total_cmp(&other.edges.0));
    gaps
}

/// How many rivers there are: rows of spaces, one a line, each of which lies below the one before
/// it by half the narrower of the two at least.
pub fn rivers(lines: &[Line]) -> usize {
    let mut rivers = 0;
    // How long the river is that ends in each space of the line before.
    let mut above: Vec<((f64, f64), usize)> = Vec::new();
    for line in lines {
        if !line.follows {
            above.clear();
        }
        let length = |gap: &(f64, f64)| {
            let below = |(over, _): &&((f64, f64), usize)| {
                let shared = gap.1.min(over.1) - gap.0.max(over.0);
                shared > 0.5 * (gap.1 - gap.0).min(over.1 - over.0)
            };
            let longest = above.iter().filter(below).map(|(_, length)| *length).max();
            longest.unwrap_or(0) + 1
        };
        let current: Vec<_> = line.gaps.iter().map(|gap| (*gap, length(gap))).collect();
        rivers += current
            .iter()
            .filter(|(_, length)| *length == RIVER)
            .count();
        above = current;
    }
    rivers
}
