//! Fonts that go along with a book: for scripts that readers lack, or for all where the theme asks.

use std::collections::BTreeMap;

use briefset::layout::text::font::{Face, Name};
use briefset::theme::Weight;

use super::{THAI, thai};
use crate::support::book::files;
use crate::support::font::Font;
use crate::support::program::Workplace;

/// The files of the book of `a.yaml`.
fn book(place: &Workplace, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let arguments = [&["export", "a.yaml", "-f", "epub", "-o", "-"][..], more].concat();
    let run = place.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.log);
    files(&run.out)
}

/// The fonts among them, by their names.
fn fonts(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Face> {
    let named = files.iter().filter_map(|(path, file)| {
        let name = Name {
            family: "Any".to_string(),
            weight: Weight::Regular,
            italic: false,
            postscript: "Any".to_string(),
        };
        let path = path.strip_prefix("OEBPS/fonts/")?;
        Some((path, Face::read(name, file.clone(), 0).expect("a font")))
    });
    named.collect()
}

fn sheet(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let sheet = files.get(&format!("OEBPS/{name}")).expect("a sheet");
    String::from_utf8(sheet.clone()).expect("UTF-8")
}

#[test]
fn what_readers_lack_goes_along_as_far_as_the_book_draws_it() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    assert!(fonts(&book(&place, &[])).is_empty());
    place.write("given/thai.ttf", thai("Siam").file());
    place.write("given/bold.ttf", thai("Siam").weighing(700).file());
    let files = book(&place, &["--font-path", "given"]);
    let fonts = fonts(&files);
    let names: Vec<&str> = fonts.keys().copied().collect();
    assert_eq!(names, ["siam-bold.ttf", "siam-regular.ttf"]);
    for font in fonts.values() {
        // What the book has, and nothing else.
        let glyph = font.glyph('จ').expect("a letter of the book");
        assert!(font.has_ink(glyph));
        assert_eq!(font.glyph('ฮ'), None);
    }
    let whole = place.read("given/thai.ttf").len();
    assert!(files["OEBPS/fonts/siam-regular.ttf"].len() < whole * 3 / 4);
    // Behind the reader's own, as the book is not in that script.
    let css = sheet(&files, "stylesheet.css");
    assert!(
        css.contains("body { font-family: serif, \"Siam\"; }"),
        "{css}"
    );
    let package = sheet(&files, "content.opf");
    assert!(package.contains("href=\"fonts/siam-bold.ttf\" media-type=\"font/ttf\""));
}

#[test]
fn signs_of_several_scripts_are_one_language() {
    let place = Workplace::new();
    place.write("a.yaml", "title: かな\nlang: ja\nsummary: かな カナ 漢字\n");
    let font = Font::of("fonts/source-sans-3/SourceSans3_400Regular.ttf").named("Kanji");
    for (first, last) in [('\u{3041}', '\u{30fe}'), ('\u{4e00}', '\u{9fff}')] {
        let font = font.clone().with_characters(first, last, 40);
        place.write(&format!("given/{}.ttf", u32::from(first)), font.file());
    }
    let font = font.with_characters('\u{3041}', '\u{9fff}', 40);
    place.write("given/a.ttf", font.file());
    let files = book(
        &place,
        &["--font-path", "given/a.ttf", "-A", "missing-style"],
    );
    assert_eq!(fonts(&files).len(), 1);
    // Before the reader's own, for the script of the book.
    let sheet = sheet(&files, "stylesheet.css");
    assert!(
        sheet.contains("body { font-family: \"Kanji\", serif; }"),
        "{sheet}"
    );
    assert!(sheet.contains("\"Kanji\", sans-serif"), "{sheet}");
}

#[test]
fn a_theme_may_send_its_fonts_along_with_every_book() {
    let place = Workplace::new();
    let theme = |wish: &str| format!("name = \"t\"\nextends = \"default\"\n{wish}");
    place.write("a.yaml", "title: Ships\nsummary: Ships *plug* in.\n");
    place.write("t.toml", theme("book_fonts = \"lacking\""));
    assert!(fonts(&book(&place, &["--theme", "t.toml"])).is_empty());
    place.write("t.toml", theme("book_fonts = \"all\""));
    let files = book(&place, &["--theme", "t.toml"]);
    let fonts = fonts(&files);
    let names: Vec<&str> = fonts.keys().copied().collect();
    let expected = [
        "source-sans-3-bold.ttf",
        "source-sans-3-regular-italic.ttf",
        "source-sans-3-regular.ttf",
        "source-serif-4-bold-italic.ttf",
        "source-serif-4-bold.ttf",
        "source-serif-4-regular-italic.ttf",
        "source-serif-4-regular.ttf",
    ];
    assert_eq!(names, expected);
    let css = sheet(&files, "stylesheet.css");
    assert!(
        css.contains("body { font-family: \"Source Serif 4\", serif; }"),
        "{css}"
    );
    let faces = sheet(&files, "faces.css");
    assert_eq!(faces.matches("font-style: italic").count(), 3);
    assert!(!faces.contains("unicode-range"), "{faces}");
    // A font whose name is reserved goes along in part, and under another (OFL 1.1, 3).
    for (path, file) in files.iter().filter(|(path, _)| path.contains("sans-3")) {
        let name: Vec<u8> = "Source Sans"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert!(!file.windows(name.len()).any(|part| part == name), "{path}");
    }
}

#[test]
fn a_weight_of_a_variable_font_goes_along_as_a_font_of_its_own() {
    let place = Workplace::new();
    place.write("a.yaml", "title: بندر\nlang: fa\nsummary: کشتی **برق**\n");
    let font = Font::of("fonts/vazirmatn/Vazirmatn_400Regular.ttf").named("Varied");
    place.write("fonts/v.ttf", font.variable(1000).file());
    place.write(
        "t.toml",
        "name = \"t\"\nfonts = [\"fonts/v.ttf\"]\n[families]\nserif = [\"Varied\"]\nsans = [\"Varied\"]\n",
    );
    let files = book(&place, &["--theme", "t.toml"]);
    let fonts = fonts(&files);
    let advance = |name: &str| {
        let face = &fonts[name];
        assert!(face.font.axes().is_empty());
        face.advance(face.glyph('ش').expect("a letter")) * face.units_per_em
    };
    let (regular, bold) = (advance("varied-regular.ttf"), advance("varied-bold.ttf"));
    assert!((bold - regular - 600.0).abs() < 1.0, "{regular}, {bold}");
}
