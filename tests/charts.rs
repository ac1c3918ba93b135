//! Charts on their pages and in their books: what stands at what is drawn, and how it is written.

use briefset::layout::frame::GlyphRun;

use crate::support::edition;
use crate::support::pages;

/// The words on the first page of a briefing in a language that has this block alone.
fn runs(language: &str, block: &str) -> Vec<GlyphRun> {
    let edition = edition::edition("chart.yaml", &briefing(language, block));
    pages::runs(&edition.layout.pages[0]).cloned().collect()
}

fn briefing(language: &str, block: &str) -> String {
    format!("title: T\nlang: {language}\nsections:\n  - title: S\n    blocks:\n      - {block}\n")
}

#[test]
fn figures_of_one_width_do_not_space_out_the_numbers_at_what_is_drawn() {
    let block = "chart: {kind: column, title: T, x: [a, b], series: [{values: [111, 333]}]}";
    let runs = runs("fa", block);
    let wide = |number: &str| {
        let mut found = runs.iter().filter(|run| run.text.trim() == number);
        found.next().expect(number).width.0
    };
    assert!(wide("۱۱۱") < wide("۳۳۳") * 0.6);
}

#[test]
fn numbers_of_one_chart_have_as_many_digits_behind_the_mark() {
    let block = "chart: {kind: column, title: T, x: [a, b], series: [{name: X, values: [12.75, 24.5]}, {name: Y, values: [3, ~]}]}";
    let text = briefing("de", block);
    let edition = edition::edition("chart.yaml", &text);
    let page = &edition.layout.pages[0];
    let has = |number: &str| pages::runs(page).any(|run| run.text.trim() == number);
    assert!(has("12,75") && has("24,50") && has("3,00"));
    let book = edition::written(&edition, "epub");
    let book = crate::support::book::transcript(&book);
    for said in ["X: a 12,75 – b 24,50.", ">24,50<", ">3,00<"] {
        assert!(book.contains(said), "{said}");
    }
}

#[test]
fn numbers_are_years_only_where_all_of_them_may_be() {
    let distances = |language: &str, x: &[&str]| {
        let values = x.iter().map(|_| "5").collect::<Vec<_>>().join(", ");
        let at = x.join(", ");
        let block =
            format!("chart: {{kind: line, title: T, x: [{at}], series: [{{values: [{values}]}}]}}");
        let runs = runs(language, &block);
        let place = |wanted: &&str| {
            let wanted = match language {
                "fa" => wanted.replace('1', "۱").replace('3', "۳").replace('9', "۹"),
                _ => wanted.to_string(),
            };
            let mut names = runs.iter().filter(|run| run.text.trim() == wanted);
            let name = names.next().expect("a name");
            (name.x + name.width * 0.5).0
        };
        let places: Vec<f64> = x.iter().map(place).collect();
        let steps = places.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        steps.collect::<Vec<f64>>()
    };
    let is_even = |language: &str, x: &[&str]| {
        let steps = distances(language, x);
        (steps[0] - steps[1]).abs() < 6.0
    };
    assert!(is_even("en", &["500", "1000", "2500"]));
    assert!(is_even("en", &["1000", "1200", "2500"]));
    assert!(is_even("en", &["1391", "1393", "1399"]));
    assert!(!is_even("en", &["1990", "1992", "2010"]));
    assert!(!is_even("fa", &["1391", "1393", "1399"]));
}

const IN_PERSIAN: &str = "title: T
summary: See [#arz].
sections:
  - title: S
    lang: fa
    blocks:
      - chart: {id: arz, kind: column, title: مساحت, x: [شمالی, جنوبی], series: [{values: [45.5, 120]}]}
      - table: {caption: هزینه, header: [طرح, هزینه], rows: [[یک, '12'], [دو, '3']]}
";

#[test]
fn a_chart_and_a_table_are_in_the_language_of_their_section() {
    let edition = edition::edition("chart.yaml", IN_PERSIAN);
    let runs: Vec<GlyphRun> = (edition.layout.pages.iter())
        .flat_map(|page| pages::runs(page).cloned())
        .collect();
    let at = |text: &str| {
        let mut found = runs.iter().filter(|run| run.text.trim() == text);
        found.next().expect(text).x.0
    };
    // The axis stands at the right, and the first of what it counts beside it.
    assert!(at("۱۲۰٫۰") < at("۴۵٫۵"));
    let book = edition::written(&edition, "epub");
    let book = crate::support::book::transcript(&book);
    for said in [
        "<strong>نمودار ۱.</strong> مساحت",
        "<strong>جدول ۱.</strong> هزینه",
        ">Chart\u{a0}1</a>",
        "<table lang=\"fa\" xml:lang=\"fa\" dir=\"rtl\" class=\"data\">",
        "<div class=\"table\" dir=\"rtl\">",
        ">۴۵٫۵<",
    ] {
        let plain = book
            .replace("نمودار\u{a0}", "نمودار ")
            .replace("جدول\u{a0}", "جدول ");
        assert!(plain.contains(said), "{said}\n{plain}");
    }
}
