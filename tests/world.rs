//! Lines in the scripts of the world, in the faces that there are: what is one stands on one line, values run as
//! they are read, words are drawn out, and what no face has is in one box a letter.

use std::sync::Arc;

use briefset::export::Edition;
use briefset::layout::frame::{GlyphRun, Item, PlacedWord};
use briefset::layout::text::font::Fonts;
use briefset::project::{Memory, Options, Run};
use briefset::theme;

use crate::support::pages;
use crate::support::pdf::Pdf;

const ARABIC: &str = "يُقصد بالمحلول الملحي ما يبقى بعد فصل الماء العذب. وتقدّر الدراسة الأشمل حتى الآن حجمه بنحو مئة مليون متر مكعب في اليوم، أي أكثر من الماء المنتج نفسه. ويوضح الرسم البياني نصيب الدول الأربع الأولى، ولم يبقَ إلا البحر. وقد بيّن البنك الدولي أن شحّ المياه قد يكلّف دول الشرق الأوسط وشمال أفريقيا كثيرًا.";

/// A briefing whose summary is a text, in a theme that says so much more.
fn edition(language: &str, body: &str, theme: &str) -> Edition {
    let theme = format!("name = \"own\"\n{theme}");
    let run = Run::new(Options {
        theme: Some(Arc::new(theme::read(&theme).expect("a theme"))),
        fonts: Fonts::bundled(),
        ..Options::for_formats(&["pdf"])
    });
    let text = format!("title: T\nlang: {language}\nsummary: |\n  {body}\n");
    let files = Memory::new().with("world.yaml", text);
    let plan = run.plan("world.yaml".as_ref(), &files);
    plan.edition.expect("a sound briefing").set()
}

/// The runs of the lines that set a text, line by line.
fn lines<'a>(edition: &'a Edition, body: &str) -> Vec<Vec<&'a GlyphRun>> {
    let mut lines: Vec<Vec<&GlyphRun>> = Vec::new();
    for page in &edition.layout.pages {
        for run in pages::content(page).filter(|run| is_of(run, body)) {
            match lines.last_mut() {
                Some(line) if line[0].y == run.y => line.push(run),
                _ => lines.push(vec![run]),
            }
        }
    }
    lines
}

/// Whether a run sets a part of a text, in which spaces may have been bound.
fn is_of(run: &GlyphRun, body: &str) -> bool {
    body.contains(run.text.replace('\u{a0}', " ").trim())
}

/// The same as text, in the order in which they are read.
fn read(language: &str, body: &str, measure: f64) -> Vec<String> {
    let theme = format!("[paper.a4]\nmeasure = {measure}\n");
    let edition = edition(language, body, &theme);
    let lines = lines(&edition, body).into_iter();
    lines.map(|line| text(&line)).collect()
}

#[test]
fn a_dash_with_spaces_begins_no_line() {
    for (language, body) in [
        (
            "de",
            "Der Hafen – so der Bericht – ist heute leiser als je zuvor, und das Wasser – man sieht es – klarer; die Schiffe – alle – warten.",
        ),
        (
            "ru",
            "Порт — так сказано в отчёте — стал тише, чем когда-либо, и вода — это видно — чище; суда — все — ждут своей очереди у причала.",
        ),
    ] {
        for measure in (224..380).step_by(4) {
            for line in read(language, body, f64::from(measure)) {
                assert!(!line.starts_with(['–', '—']), "{line}");
            }
        }
    }
}

#[test]
fn a_range_of_figures_is_on_one_line_in_every_script() {
    let body = "در صفحه‌های ۱۲–۱۵ و ۲۰۱۹–۲۰۲۱ آمده است که از ۳–۴ بندر در سال‌های ۱۹۹۸–۲۰۰۵ گزارش شد و از ۸–۹ بندر دیگر نه.";
    for measure in (224..380).step_by(4) {
        for line in read("fa", body, f64::from(measure)) {
            assert!(!line.trim_end().ends_with('–'), "{line}");
        }
    }
}

#[test]
fn a_value_with_a_unit_runs_from_left_to_right() {
    let body = "دمای آب ۲۵ °C بود (°C) و سرعت ۱۲ km/h.";
    let edition = edition("fa", body, "");
    let lines = lines(&edition, body);
    let at = |character: char| {
        let mut runs = lines.iter().flatten().flat_map(|run| {
            let words = (0..run.words.len()).map(move |index| (run, index));
            words.filter(move |(run, index)| run.word_text(*index).contains(character))
        });
        let (run, index) = runs.next().expect("the character");
        run.x.0 + run.words[index].x.0
    };
    assert!(at('۵') < at('°'), "{} {}", at('۵'), at('°'));
    assert!(at('°') <= at('C') && at('۱') < at('k'));
}

#[test]
fn words_of_arabic_letters_are_drawn_out_where_the_theme_says_so() {
    let set = |measure: i32, kashida: f64| {
        let design = format!("[paper.a4]\nmeasure = {measure}\n[paragraph]\nkashida = {kashida}\n");
        edition("ar", ARABIC, &design)
    };
    let (mut drawn, mut of) = (0, 0);
    for measure in (224..300).step_by(4) {
        let (plain, long) = (set(measure, 0.0), set(measure, 0.8));
        let (plain, long) = (lines(&plain, ARABIC), lines(&long, ARABIC));
        // Lines end where they did, and reach as far.
        assert_eq!(plain.len(), long.len());
        for (plain, long) in plain.iter().zip(&long) {
            assert_eq!(text(plain), text(long));
            assert!((left(plain) - left(long)).abs() < 0.01, "{}", text(long));
            assert_eq!(drawn_out(plain), 0);
            drawn += drawn_out(long);
            of += 1;
        }
    }
    assert!(drawn > 4 && drawn < of, "{drawn} in {of} lines");
}

#[test]
fn a_file_says_nothing_of_what_is_drawn_out() {
    let drawn = (224..300).step_by(4).map(|measure| {
        let design = format!("[paper.a4]\nmeasure = {measure}\n[paragraph]\nkashida = 0.8\n");
        let edition = edition("ar", ARABIC, &design);
        let drawn: usize = lines(&edition, ARABIC)
            .iter()
            .map(|line| drawn_out(line))
            .sum();
        (drawn, edition)
    });
    let (drawn, edition) = drawn
        .max_by_key(|(drawn, _)| *drawn)
        .expect("some measures");
    assert!(drawn > 0, "no word");
    let file = crate::support::edition::written(&edition, "pdf");
    let said = pages::said(&Pdf::read(&file), 0);
    assert!(!said.contains('\u{640}'), "{said}");
    let letters = |text: &str| {
        let letters = text.chars().filter(|character| character.is_alphabetic());
        letters.collect::<String>()
    };
    assert!(letters(&said).contains(&letters(ARABIC)), "{said}");
}

fn text(line: &[&GlyphRun]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

/// Where the leftmost word of a line begins.
fn left(line: &[&GlyphRun]) -> f64 {
    let words = line.iter().flat_map(|run| {
        let seen = (0..run.words.len()).filter(|index| !run.word_text(*index).trim().is_empty());
        seen.map(|index| run.x.0 + run.words[index].x.0)
    });
    words.fold(f64::MAX, f64::min)
}

/// How many words of a line are drawn out: a glyph of theirs is as wide as it was made.
fn drawn_out(line: &[&GlyphRun]) -> usize {
    let words = line.iter().flat_map(|run| &run.words);
    let is_drawn_out = |word: &&PlacedWord| word.word.glyphs.iter().any(|glyph| glyph.is_padded);
    words.filter(is_drawn_out).count()
}

#[test]
fn what_no_face_has_is_a_box_a_letter_with_its_marks() {
    let body = "কি তা গৃহ 👩\u{200d}👩\u{200d}👧 👍🏽";
    let edition = edition("en", body, "");
    let rules = edition.layout.pages[0].items.iter();
    let rules = rules.filter(|item| matches!(item, Item::Rule(_))).count();
    // Four sides each: two letters with their vowels, two of the third word, two pictures.
    assert_eq!(rules, 6 * 4);
    let said = pages::said(
        &Pdf::read(&crate::support::edition::written(&edition, "pdf")),
        0,
    );
    assert!(said.contains(body), "{said}");
}
