//! Chinese and Japanese lines, as JLREQ and CLREQ want them: in a face of squares whose ink is known.

use std::sync::Arc;

use briefset::export::Edition;
use briefset::geometry::Segment;
use briefset::layout::frame::{Cap, GlyphRun, Item};
use briefset::layout::text::font::Fonts;
use briefset::project::{Memory, Options, Run};
use briefset::theme;

use crate::support::pages;
use crate::support::pdf::Pdf;
use crate::support::squares::{self, FAMILY};

const JAPANESE: &str = "港湾局の「岸壁」では、冬のあいだ『陸上電力』の供給が続いた。最初の船が接続されたのは、わずか3日後のことである（港湾局、2025年）。「とても静かになった」と、ある船長は語る。エンジンを止めた船は、停泊中に約1.2トンの燃料を節約できるという。「『待つ』ことのコストは、想像以上に大きい」。ちょっとした遅れが、次の船の入港に影響を及ぼす…。AISのデータを用いて、停泊時間を「正確に」把握することが可能になったのは、つい最近のことである。";

/// A glyph at its place on a page.
struct Placed {
    character: char,
    /// Where it is drawn.
    x: f64,
    /// From where to where it reaches to whoever reads the file.
    begin: f64,
    end: f64,
    y: f64,
    em: f64,
}

fn run(text: &str) -> Run {
    let families = format!("[\"Source Serif 4\", \"{FAMILY}\"]");
    let theme = format!("name = \"own\"\n\n[families]\nserif = {families}\nsans = {families}\n");
    Run::new(Options {
        theme: Some(Arc::new(theme::read(&theme).expect("a theme"))),
        fonts: Fonts::with(vec![squares::face(text)]),
        ..Options::for_formats(&["pdf"])
    })
}

fn briefing(language: &str, body: &str) -> String {
    format!("title: T\nlang: {language}\nsummary: |\n  {body}\n")
}

fn edition(text: &str) -> Edition {
    let files = Memory::new().with("squares.yaml", text);
    let plan = run(text).plan("squares.yaml".as_ref(), &files);
    plan.edition.expect("a sound briefing").set()
}

/// The characters of the body's lines, line by line.
fn lines(language: &str, body: &str) -> Vec<Vec<Placed>> {
    let edition = edition(&briefing(language, body));
    let mut lines: Vec<Vec<Placed>> = Vec::new();
    for run in pages::content(&edition.layout.pages[0]).filter(|run| body.contains(run.text.trim()))
    {
        for placed in characters(run) {
            match lines.last_mut() {
                Some(line) if line[0].y == placed.y => line.push(placed),
                _ => lines.push(vec![placed]),
            }
        }
    }
    lines
}

fn characters(run: &GlyphRun) -> Vec<Placed> {
    let mut list = Vec::new();
    for (index, word) in run.words.iter().enumerate() {
        let text = run.word_text(index);
        let mut pen = run.x.0 + word.x.0;
        for glyph in &word.word.glyphs {
            let ems = |ems: f64| ems * run.size.0;
            let character = text[glyph.cluster.start as usize..].chars().next();
            let end = pen + ems(glyph.advance) * run.expansion;
            list.push(Placed {
                character: character.expect("a character"),
                x: run.x.0 + word.x.0 + ems(glyph.x),
                begin: pen,
                end,
                y: run.y.0,
                em: run.size.0,
            });
            pen = end;
        }
    }
    list
}

impl Placed {
    /// Where its ink stands; that of Western letters fills what they are wide, about.
    fn ink(&self) -> (f64, f64) {
        if self.character.is_ascii() {
            return (self.x, self.end);
        }
        let (left, right) = squares::ink(self.character);
        let at = |place: i16| self.x + f64::from(place) / 1000.0 * self.em;
        (at(left), at(right))
    }
}

/// The gap between the ink of two neighbours, the first of which is this one, in ems.
fn gap(lines: &[Vec<Placed>], pair: &str) -> f64 {
    let pair: Vec<char> = pair.chars().collect();
    let found = lines.iter().find_map(|line| {
        let mut pairs = line.windows(2);
        pairs.find(|two| [two[0].character, two[1].character] == pair[..])
    });
    let [one, other] = found.expect("two neighbours") else {
        unreachable!("windows of two")
    };
    (other.ink().0 - one.ink().1) / one.em
}

#[test]
fn lines_are_filled_and_begin_and_end_with_ink() {
    let lines = lines("ja", JAPANESE);
    assert!(lines.len() > 6, "{}", lines.len());
    // Where the ink of a letter stands within its square.
    let bearing = 0.04 * lines[0][0].em;
    let left = lines.iter().map(|line| line[0].ink().0);
    let left = left.fold(f64::MAX, f64::min) - bearing;
    let right = left + 345.83;
    for line in &lines {
        let (first, last) = (&line[0], &line[line.len() - 1]);
        let text: String = line.iter().map(|placed| placed.character).collect();
        assert!((first.ink().0 - left).abs() < 0.12 * first.em, "{text}");
        if !std::ptr::eq(line, &lines[lines.len() - 1]) {
            assert!((last.ink().1 - right).abs() < 0.12 * last.em, "{text}");
        }
    }
}

#[test]
fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
    // At every width of a paragraph some line would, if it might.
    for start in 0..24 {
        let body: String = JAPANESE.chars().skip(start).collect();
        for line in lines(
            "ja",
            body.trim_start_matches(['、', '。', '」', '』', '）']),
        ) {
            let (first, last) = (line[0].character, line[line.len() - 1].character);
            assert!(!"、。」』）…ょっー".contains(first), "{first}");
            assert!(!"「『（".contains(last), "{last}");
        }
    }
}

#[test]
fn two_marks_share_one_blank() {
    let body = "「岸」「壁」、『港』。（船）「「海」」。";
    let lines = lines("ja", body);
    // A half is left of two blanks; of one, nothing.
    assert!(
        (gap(&lines, "」「") - 0.7).abs() < 0.05,
        "{}",
        gap(&lines, "」「")
    );
    assert!((gap(&lines, "、『") - 0.7).abs() < 0.05);
    assert!((gap(&lines, "」、") - 0.15).abs() < 0.05);
    assert!((gap(&lines, "」」") - 0.15).abs() < 0.05);
    assert!((gap(&lines, "「「") - 0.15).abs() < 0.05);
}

#[test]
fn western_letters_stand_a_quarter_of_an_em_apart() {
    let lines = lines("zh-Hans", "岸电AIS系统3天");
    let line = &lines[0];
    for (one, other) in [('电', 'A'), ('统', '3')] {
        let index = line.iter().position(|placed| placed.character == one);
        let index = index.expect("the ideograph");
        assert_eq!(line[index + 1].character, other);
        let apart = (line[index + 1].x - line[index].x) / line[index].em;
        assert!((apart - 1.25).abs() < 0.01, "{apart}");
        // The file has no gap there that could be taken for a space.
        assert!((line[index + 1].begin - line[index].end).abs() < 0.07 * line[index].em);
    }
    // Figures are those of the Western face, as tall as capitals.
    let edition = edition(&briefing("zh-Hans", "岸电3天"));
    let runs: Vec<&GlyphRun> = pages::content(&edition.layout.pages[0]).collect();
    let figure = runs.iter().find(|run| run.text == "3").expect("a run");
    assert_ne!(edition.fonts.face(figure.face).family, FAMILY);
}

#[test]
fn no_file_has_a_gap_or_overlap_that_is_taken_for_a_space() {
    for line in lines("ja", JAPANESE) {
        for two in line.windows(2) {
            let [one, other] = two else { continue };
            let gap = (other.begin - one.end) / one.em;
            assert!(
                gap.abs() < 0.1,
                "{}{}: {gap}",
                one.character,
                other.character
            );
        }
    }
}

#[test]
fn a_file_says_what_was_typed() {
    let text = briefing("ja", JAPANESE);
    let files = Memory::new().with("squares.yaml", text.clone());
    let export = run(&text).export("squares.yaml".as_ref(), &files);
    let outputs = export.outputs.expect("a file");
    let said = pages::said(&Pdf::read(&outputs[0].bytes), 0);
    let said: String = said.split_whitespace().collect();
    assert!(said.contains(JAPANESE), "{said}");
}

/// The middles of the dots beside the letters of a page, from left to right, and how far below the baseline.
fn dots(edition: &Edition) -> Vec<(f64, f64)> {
    let items = edition.layout.pages[0].items.iter();
    let dots = items.filter_map(|item| match item {
        Item::Path(path) if path.stroke.cap == Cap::Round => match path.segments.as_slice() {
            [Segment::Move(left, y), Segment::Line(right, _)] => Some(((left + right) / 2.0, *y)),
            _ => None,
        },
        _ => None,
    });
    dots.collect()
}

#[test]
fn letters_that_are_emphasised_have_a_dot_each_and_marks_have_none() {
    for (language, is_above) in [("ja", true), ("zh-Hans", false), ("zh-Hant", false)] {
        let edition = edition(&briefing(language, "港湾は*静か、か*になった。"));
        let runs = pages::content(&edition.layout.pages[0]);
        let emphasised = runs
            .filter(|run| run.text == "静か、か")
            .collect::<Vec<_>>();
        let [run] = emphasised.as_slice() else {
            panic!("{language}: the words are one run");
        };
        let letters: Vec<Placed> = characters(run);
        let letters = letters.iter().filter(|placed| placed.character != '、');
        let middles: Vec<f64> = letters
            .map(|placed| (placed.begin + placed.end) / 2.0)
            .collect();
        let dots = dots(&edition);
        assert_eq!(dots.len(), middles.len(), "{language}");
        for ((x, y), middle) in dots.iter().zip(middles) {
            assert!(
                (x - middle).abs() < 0.1 * run.size.0,
                "{language}: {x} {middle}"
            );
            assert_eq!(*y < run.y.0 - run.size.0 * 0.88, is_above, "{language}");
            assert_eq!(*y > run.y.0 + run.size.0 * 0.12, !is_above, "{language}");
        }
    }
    // Where there are italics, there are no dots.
    assert_eq!(dots(&edition(&briefing("en", "The *harbour* is 港."))), []);
}
