//! Files beside a briefing that mean harm: themes, pictures, PDFs that would give a briefing back.
//!
//! The fuzz targets of the same names, run for a moment and alike every time.

use briefset::cli::Status;
use briefset::export::pdf::embedded;
use briefset::{picture, theme};

use super::{LONGEST, mutate};
use crate::support::exporter;
use crate::support::random::Random;

/// How many mutations of each file are tried.
const MUTATIONS: u64 = 300;
/// How many of the themes that are read set a briefing.
const MOST_SET: usize = 40;

/// Numbers at the edges of what is allowed, and far beyond.
const NUMBERS: &[&str] = &[
    "0", "-1", "0.4", "1", "2.5", "3", "8", "20", "60", "100", "200", "400", "3000", "5000",
    "1e308", "nan", "inf", "-inf", "1e-308",
];

/// A briefing with something for most voices.
const BRIEFING: &str = r#"title: Harbour electrification
subtitle: Ships plug in
tldr: Ships *plug* in.
key_points:
  - text: It pays^[In ten years.].
    confidence: high
summary: |
  Ships plug in[^1], and plug out.

  - a list
    - in a list

  > A quotation

  ```
  code
  ```

  [^1]: A note of several words, which runs on.
"#;

/// The place of one of the words of a text that begin with a digit.
fn a_number(text: &str, random: &mut Random) -> std::ops::Range<usize> {
    let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let bytes = text.as_bytes();
    let starts: Vec<usize> = (1..bytes.len())
        .filter(|at| bytes[*at].is_ascii_digit() && b" -".contains(&bytes[*at - 1]))
        .collect();
    let start = *random.pick(&starts);
    let length = bytes[start..]
        .iter()
        .take_while(|byte| is_part(**byte))
        .count();
    start..start + length
}

#[test]
fn themes_are_refused_at_their_place_or_set_a_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("theme.toml");
    let shown = path.to_str().expect("a path in UTF-8");
    let good = exporter::export_text(BRIEFING.as_bytes());
    assert_eq!(good.status, Status::Done, "{}", good.log);
    let mut set = 0;
    for seed in 0..MUTATIONS {
        let mut random = Random::new(seed);
        let base = *random.pick(&["default", "chancery", "newsdesk"]);
        let file = format!("src/theme/{base}.toml");
        let mut text = std::fs::read_to_string(&file).expect("a theme");
        if seed % 3 == 0 {
            let mut bytes = text.into_bytes();
            mutate(&mut bytes, &mut random);
            text = String::from_utf8_lossy(&bytes).into_owned();
        } else {
            for _ in 0..random.between(1, 3) {
                let place = a_number(&text, &mut random);
                text.replace_range(place, random.pick::<&str>(NUMBERS));
            }
        }
        match theme::read(&text) {
            Err(fault) => {
                let place = fault.range.unwrap_or_default();
                assert!(text.get(place).is_some(), "{}: {text}", fault.message);
            }
            Ok(_) if set < MOST_SET => {
                set += 1;
                std::fs::write(&path, &text).expect("a theme");
                let start = std::time::Instant::now();
                let arguments = ["export", "-f", "pdf", "--theme", shown, "-o", "-", "-"];
                let run = exporter::run(&arguments, BRIEFING.as_bytes());
                assert!(start.elapsed() < LONGEST, "{text}");
                assert_ne!(run.status, Status::Failed, "{}\n{text}", run.log);
            }
            Ok(_) => {}
        }
    }
    assert!(set > MOST_SET / 2, "only {set} themes could be read");
}

/// A theme that leaves a word to a line made every note take pages: minutes went by.
#[test]
fn a_theme_cannot_keep_the_program_busy() {
    let narrow = |measure: f64| {
        format!(
            "name = \"narrow\"\nextends = \"chancery\"\n[paper.a4]\nheight = 5000\nmeasure = {measure}\n\
             top = 80\nscale = 2.345\nfoot = 60\n[paragraph]\nshrink = 0\nprotrusion = 0\nindent = 0\n\
             list_indent = 0\nquote_indent = 0\nbar_gap = 0\n"
        )
    };
    let fault = theme::read(&narrow(60.0)).expect_err("too narrow");
    assert!(fault.message.contains("letters"), "{}", fault.message);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("theme.toml");
    let least = (60..600)
        .map(f64::from)
        .find(|measure| theme::read(&narrow(*measure)).is_ok());
    std::fs::write(&path, narrow(least.expect("a measure"))).expect("a theme");
    let notes: String = (0..60)
        .map(|note| {
            format!(
                "  A text[^{note}].\n\n  [^{note}]: {}\n\n",
                "Some words. ".repeat(60)
            )
        })
        .collect();
    let briefing = format!("title: Notes\nsummary: |\n{notes}");
    let start = std::time::Instant::now();
    let shown = path.to_str().expect("a path in UTF-8");
    let arguments = ["export", "-f", "pdf", "--theme", shown, "-o", "-", "-"];
    let run = exporter::run(&arguments, briefing.as_bytes());
    assert_eq!(run.status, Status::Done, "{}", run.log);
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
}

#[test]
fn mutations_of_pictures_are_drawn_or_refused() {
    for name in ["shaded.svg", "grey.png", "transparent.png", "grey.jpg"] {
        let good = std::fs::read(format!("tests/pictures/{name}")).expect("a picture");
        for seed in 0..MUTATIONS {
            let mut random = Random::new(seed);
            let mut bytes = good.clone();
            for _ in 0..random.between(1, 4) {
                mutate(&mut bytes, &mut random);
            }
            let start = std::time::Instant::now();
            if let Ok(picture) = picture::read(&bytes) {
                let _ = picture.pixels(64);
            }
            assert!(start.elapsed() < LONGEST, "{name} {seed}");
        }
    }
}

#[test]
fn mutations_of_a_pdf_give_the_briefing_or_say_why_not() {
    let pdf = exporter::export_text(BRIEFING.as_bytes()).out;
    let find = |bytes: &[u8]| embedded::find(bytes, &["briefing.yaml"], "Source");
    assert!(find(&pdf).is_ok_and(|found| found.is_some()));
    let mut given_back = 0;
    for seed in 0..MUTATIONS {
        let mut random = Random::new(seed);
        let mut bytes = pdf.clone();
        for _ in 0..random.between(1, 40) {
            mutate(&mut bytes, &mut random);
        }
        let start = std::time::Instant::now();
        given_back += usize::from(find(&bytes).is_ok_and(|found| found.is_some()));
        assert!(start.elapsed() < LONGEST, "{seed}");
    }
    assert!(given_back > 0, "no briefing was given back");
}
