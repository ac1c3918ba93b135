//! Fonts of one's own: found where the user says, or named in a theme; chosen, refused and reported.

mod broken;
mod in_books;
mod listed;
mod named;

use std::process::Command;

use crate::support::font::{Font, collection};
use crate::support::pages;
use crate::support::pdf::Pdf;
use crate::support::program::{Run, Workplace, finished};

/// Letters that no face of the program has.
const THAI: &str = "title: ทาเรอ\nsummary: เรอจอด **ไฟ** ทาเรอ\n";

/// A font for these letters, and no other.
fn thai(family: &str) -> Font {
    let font = Font::of("fonts/source-sans-3/SourceSans3_400Regular.ttf");
    font.named(family).with_characters('\u{e01}', '\u{e5b}', 40)
}

/// The names of the fonts of a PDF.
fn font_names(pdf: &Pdf) -> Vec<String> {
    let fonts = pdf.fonts(0);
    let names = fonts
        .values()
        .filter_map(|font| font.get(b"BaseFont").ok()?.as_name().ok());
    let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
    names
        .map(|name| name.split('+').next_back().unwrap_or_default().to_string())
        .collect()
}

fn exported(place: &Workplace, more: &[&str]) -> (Run, Pdf) {
    let arguments = [&["export", "a.yaml", "-f", "pdf", "-o", "-"][..], more].concat();
    let run = place.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let pdf = Pdf::read(&run.out);
    (run, pdf)
}

#[test]
fn a_font_that_is_given_sets_what_no_other_has() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    place.write("given/deep/b.ttf", thai("Letters of Siam").file());
    place.write("given/notes.txt", "no font");
    let bold = thai("Letters of Siam").weighing(700);
    place.write("given/a.otf", bold.file());
    let (bare, _) = exported(&place, &[]);
    assert!(
        bare.log.contains("warning[uncovered-character]"),
        "{}",
        bare.log
    );
    for given in ["given", "given/deep/b.ttf"] {
        let (run, pdf) = exported(&place, &["--font-path", given]);
        let is_whole = given == "given";
        assert_eq!(run.log.is_empty(), is_whole, "{}", run.log);
        assert!(!run.log.contains("uncovered-character"));
        assert_eq!(pages::said(&pdf, 0), "ทาเรอSummaryเรอจอด ไฟ ทาเรอ");
        let names = font_names(&pdf);
        assert!(
            names.contains(&"LettersofSiam-Regular".to_string()),
            "{names:?}"
        );
        assert_eq!(
            names.contains(&"LettersofSiam-Bold".to_string()),
            is_whole,
            "{names:?}"
        );
    }
    let strict = ["export", "a.yaml", "--strict", "-o", "out"];
    assert_eq!(place.run(&strict).code, Some(1));
    let given = [&strict[..], &["--font-path", "given"]].concat();
    assert_eq!(place.run(&given).code, Some(0));
}

#[test]
fn two_fonts_of_one_family_set_what_each_has() {
    let place = Workplace::new();
    place.write("a.yaml", "title: ทาเรอ აბგ\nsummary: ทาเรอ აბგ\n");
    let font = || Font::of("fonts/source-sans-3/SourceSans3_400Regular.ttf");
    let georgian = |family: &str| {
        font()
            .named(family)
            .with_characters('\u{10d0}', '\u{10f0}', 40)
    };
    place.write("given/a.ttf", thai("Dup").file());
    // Of the family of another font, and of one that the program has.
    for family in ["Dup", "Source Serif 4"] {
        place.write("given/b.ttf", georgian(family).file());
        let (run, _) = exported(&place, &["--font-path", "given"]);
        assert!(
            !run.log.contains("uncovered-character"),
            "{family}: {}",
            run.log
        );
    }
}

#[test]
fn a_selector_of_a_variant_is_no_box() {
    let place = Workplace::new();
    place.write("a.yaml", "title: ก\u{e0100}\nsummary: ก\u{e0100}\n");
    place.write("given/a.ttf", thai("Letters of Siam").file());
    let (run, _) = exported(&place, &["--font-path", "given"]);
    assert!(!run.log.contains("uncovered-character"), "{}", run.log);
}

#[test]
fn what_no_font_has_is_told_wherever_it_stands() {
    let place = Workplace::new();
    for briefing in [
        "pdf: {footer: \"ก\"}\nsummary: A\n",
        "pdf: {header: \"{title} ก\"}\nsummary: A\n",
        "timeline: [{date: \"ก\", event: A}]\n",
    ] {
        place.write("a.yaml", format!("title: A\n{briefing}"));
        let (run, _) = exported(&place, &[]);
        assert!(run.log.contains("U+0E01"), "{briefing}: {}", run.log);
    }
}

#[test]
fn of_a_collection_every_font_is_asked() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    let latin = Font::of("fonts/source-sans-3/SourceSans3_400Regular.ttf").named("Plain");
    let bold = thai("Second").weighing(700);
    let fonts = [latin.file(), thai("Second").file(), bold.file()];
    place.write("given/all.ttc", collection(&fonts));
    let (run, pdf) = exported(&place, &["--font-path", "given", "--report", "r.jsonl"]);
    assert_eq!(run.log, "");
    assert_eq!(pages::said(&pdf, 0), "ทาเรอSummaryเรอจอด ไฟ ทาเรอ");
    let _ = place.run(&[
        "export",
        "a.yaml",
        "-f",
        "pdf",
        "-o",
        "out",
        "--font-path",
        "given",
        "--report",
        "r.jsonl",
    ]);
    let report: serde_json::Value =
        serde_json::from_slice(&place.read("r.jsonl")).expect("a line of JSON");
    let digest = briefset::project::files::digest(&place.read("given/all.ttc"));
    let faces = report["faces"].as_array().expect("faces");
    let said: Vec<(&str, u64)> = faces
        .iter()
        .map(|face| {
            assert_eq!(face["sha256"], digest.as_str());
            let name = face["name"].as_str().expect("a name");
            (name, face["index"].as_u64().expect("an index"))
        })
        .collect();
    assert_eq!(said, [("Second-Regular", 1), ("Second-Bold", 2)]);
    let read = report["read"].as_array().expect("files");
    let is_read = |file: &serde_json::Value| file["sha256"] == digest.as_str();
    assert_eq!(read.iter().filter(|file| is_read(file)).count(), 1);
}

#[test]
fn a_variable_font_gives_a_face_for_each_weight() {
    let place = Workplace::new();
    place.write("a.yaml", "title: A\nsummary: nnnnnnnnnn **nnnnnnnnnn**\n");
    let font = Font::of("fonts/vazirmatn/Vazirmatn_400Regular.ttf");
    place.write("fonts/v.ttf", font.named("Varied").variable(1000).file());
    place.write(
        "t.toml",
        "name = \"t\"\nfonts = [\"fonts/v.ttf\"]\n[families]\nserif = [\"Varied\"]\nsans = [\"Varied\"]\n",
    );
    let (run, pdf) = exported(&place, &["--theme", "t.toml"]);
    assert_eq!(run.log, "");
    let names = font_names(&pdf);
    for name in ["Varied-Regular", "Varied-Bold", "Varied-SemiBold"] {
        assert!(names.contains(&name.to_string()), "{names:?}");
    }
    // 700 is three fifths of the way from 400 to 900.
    let [regular, bold] = ["Varied-Regular", "Varied-Bold"].map(|name| width_of_n(&pdf, name));
    assert!(
        (bold - regular - 600.0 / 2.048).abs() < 1.0,
        "{regular}, {bold}"
    );
}

/// How wide an `n` is in a font of a PDF, in thousandths of an em.
fn width_of_n(pdf: &Pdf, name: &str) -> f64 {
    let fonts = pdf.fonts(0);
    let named = fonts.values().find(|font| {
        let found = font.get(b"BaseFont").and_then(lopdf::Object::as_name);
        found.is_ok_and(|found| found.ends_with(name.as_bytes()))
    });
    let font = named.expect("a font");
    let first = font.get(b"FirstChar").and_then(lopdf::Object::as_i64);
    let first = first.expect("a simple font");
    let widths = pdf.array(font.get(b"Widths").expect("widths"));
    let index = usize::try_from(i64::from(b'n') - first).expect("codes of ASCII");
    f64::from(widths[index].as_float().expect("a number"))
}

#[test]
fn without_being_asked_nothing_of_the_system_is_used() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    place.write("data/fonts/thai.ttf", thai("Of the system").file());
    place.write(
        "data/fonts/bold.ttf",
        thai("Of the system").weighing(700).file(),
    );
    let export = |more: &[&str]| {
        let arguments = [&["export", "a.yaml", "-f", "pdf", "-o", "-"][..], more].concat();
        let mut command: Command = place.command(&arguments);
        let data = place.path("data");
        command
            .env("XDG_DATA_HOME", &data)
            .env("XDG_DATA_DIRS", &data);
        command.env("HOME", place.path("home"));
        finished(command.output().expect("a program that runs"))
    };
    let plain = export(&[]);
    assert!(plain.log.contains("uncovered-character"), "{}", plain.log);
    assert!(plain.out == place.run(&["export", "a.yaml", "-f", "pdf", "-o", "-"]).out);
    if cfg!(all(unix, not(target_os = "macos"))) {
        let asked = export(&["--system-fonts"]);
        assert_eq!(asked.log, "");
        let names = font_names(&Pdf::read(&asked.out));
        assert!(
            names.contains(&"Ofthesystem-Regular".to_string()),
            "{names:?}"
        );
    }
}

#[test]
fn what_is_given_and_is_no_font_is_told_of() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    place.write("empty/notes.txt", "no font");
    place.write("text.ttf", "no font");
    place.write("packed.woff2", "wOF2 and more than twelve bytes");
    for (given, said) in [
        ("empty", "there is no font in `empty`"),
        ("absent", "the font `absent` cannot be read: No such file"),
        ("text.ttf", "`text.ttf` is no font that can be read"),
        ("packed.woff2", "`packed.woff2` is packed for the web"),
    ] {
        let run = place.run(&["export", "a.yaml", "--font-path", given, "-o", "out"]);
        assert_eq!(run.code, Some(2), "{given}");
        assert!(run.log.contains(said), "{}", run.log);
    }
}

#[test]
fn a_font_that_may_not_be_embedded_is_passed_over_and_named() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    for (bits, said) in [
        (2, "may not be embedded, says its maker"),
        (0x100, "may only be embedded whole, says its maker"),
        (0x208, "may only be embedded as pictures, says its maker"),
    ] {
        place.write("given/thai.ttf", thai("Kept").allowing(bits).file());
        let (run, _) = exported(&place, &["--font-path", "given"]);
        let expected = format!("`given/thai.ttf` has `จ`, and {said}");
        assert!(
            run.log.contains("warning[uncovered-character]"),
            "{}",
            run.log
        );
        assert!(run.log.contains(&expected), "{}", run.log);
    }
    // To be looked at, or edited: a wider permission is one.
    for bits in [4, 8, 0xa] {
        place.write("given/thai.ttf", thai("Kept").allowing(bits).file());
        let (run, _) = exported(&place, &["--font-path", "given"]);
        assert!(
            !run.log.contains("uncovered-character"),
            "{bits}: {}",
            run.log
        );
    }
}
