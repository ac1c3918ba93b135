//! `_brand.yml` as a theme: what comes of it, how it is found, and that pages are printed in it.
//!
//! `cases/brand/<case>/_brand.yml` is shown as `briefset theme show` shows it; `<case>.txt` holds what is said of it, and
//! the lines in which its theme differs from the default one.

use std::collections::BTreeSet;
use std::fs;

use briefset::project::{Memory, Options, Run};
use briefset::theme::{self, Theme};

use crate::support::golden::{self, Goldens};
use crate::support::pdf::Pdf;
use crate::support::program::Workplace;

/// The brand of a whole house.
const FULL: &[u8] = include_bytes!("cases/brand/full/_brand.yml");
/// What it names.
const FACE: &[u8] = include_bytes!("fonts/SourceSerifPro-Regular.otf");
const LOGO: &[u8] = include_bytes!("../content/img/shared-waters.svg");

const BRIEFING: &str = "title: Harbour electrification\ntheme: brand\ntldr: Ships plug in.\n\
                        summary: The first winter, with *care*, at [berth A](https://example.org/).\n";

/// What is shown on the pages of a PDF.
fn text(pdf: &Pdf) -> String {
    let pages = 0..pdf.pages.len();
    let marked = pages.flat_map(|page| pdf.marked(page));
    marked.map(|marked| marked.shown.as_str()).collect()
}

/// The names of its fonts.
fn font_names(pdf: &Pdf) -> Vec<String> {
    let fonts = pdf.fonts(0);
    let names = fonts
        .values()
        .filter_map(|font| font.get(b"BaseFont").ok()?.as_name().ok());
    names
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect()
}

/// The colours that its first page is filled with, as whole channels.
fn fills(pdf: &Pdf) -> BTreeSet<Vec<i64>> {
    let content = pdf.stream(pdf.page(0).get(b"Contents").expect("contents"));
    let content = lopdf::content::Content::decode(&content).expect("operations");
    let fills = content.operations.iter();
    let fills = fills.filter(|operation| matches!(operation.operator.as_str(), "rg" | "scn"));
    let channel = |number: &lopdf::Object| {
        (f64::from(number.as_float().expect("a number")) * 255.0).round() as i64
    };
    fills
        .map(|fill| fill.operands.iter().map(channel).collect())
        .collect()
}

/// A folder in which briefings are set in that brand.
fn house() -> Workplace {
    let place = Workplace::new();
    place.write("in/_brand.yml", FULL);
    place.write("in/Port-Regular.otf", FACE);
    place.write("in/port.svg", LOGO);
    place.write("in/north/a.yaml", BRIEFING);
    place
}

#[test]
fn themes_come_of_brands() {
    let default = theme::shown(Theme::default_theme());
    let default: BTreeSet<&str> = default.lines().collect();
    let mut goldens = Goldens::default();
    let mut folders: Vec<_> = fs::read_dir(golden::folder("brand"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    for folder in folders {
        let path = folder.join("_brand.yml");
        let place = Workplace::new();
        place.write("_brand.yml", fs::read(&path).expect("a case"));
        place.write("Port-Regular.otf", FACE);
        let run = place.run(&["theme", "show", "_brand.yml"]);
        let shown = String::from_utf8(run.out).expect("text");
        let mut section = "";
        let mut differs = String::new();
        for line in shown.lines() {
            if line.starts_with('[') {
                section = line;
            }
            if !default.contains(line) && !line.starts_with('#') {
                differs += &format!("{section} {line}\n");
            }
        }
        if theme::read(&shown).is_err() && !differs.contains("Port Serif") {
            goldens.fault(&path, "what is shown is no theme");
        }
        goldens.check(
            &folder.with_extension("txt"),
            &format!("{}\n{differs}", run.log),
        );
    }
    goldens.finish();
}

#[test]
fn pages_are_printed_in_the_colours_and_faces_of_the_nearest_brand() {
    let place = house();
    // One that is farther away is not looked at.
    place.write("_brand.yml", "color: {primary: red}\n");
    let run = place.run(&[
        "export",
        "in",
        "-o",
        "out",
        "-f",
        "pdf",
        "-A",
        "brand-unused",
        // It has one face: its emphasis is that.
        "-A",
        "missing-style",
    ]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let pdf = Pdf::read(&place.read("out/north/a.pdf"));
    let fonts = font_names(&pdf);
    let has = |name: &str| fonts.iter().any(|font| font.contains(name));
    assert!(has("PortSerif-Regular"), "{fonts:?}");
    assert!(has("SourceSans3-Bold"), "{fonts:?}");
    let colors = fills(&pdf);
    // The accent and the text.
    for color in [[0x14, 0x53, 0x2d], [0x14, 0x14, 0x1e]] {
        assert!(colors.contains(color.as_slice()), "{color:?}: {colors:?}");
    }
    assert!(text(&pdf).contains("Valdre Port Institute"));
    let alternatives = pdf
        .document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok());
    let mut alternatives = alternatives.map(crate::support::pdf::text_string);
    assert!(alternatives.any(|words| words == "Waves: Valdre Port Institute"));
}

#[test]
fn what_comes_out_of_its_pdf_makes_it_again() {
    let place = house();
    let quiet = ["-A", "brand-unused", "-A", "missing-style"];
    for (theme, folder) in [("theme: brand", "one"), ("theme: ../_brand.yml", "two")] {
        place.write("in/north/a.yaml", BRIEFING.replace("theme: brand", theme));
        let export =
            |folder: &str| place.run(&[&["export", "in", "-o", folder][..], &quiet].concat());
        let run = export(folder);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        let pdf = format!("{folder}/north/a.pdf");
        let extracted = place.run(&["extract", &pdf]);
        let text = String::from_utf8(extracted.out.clone()).expect("text");
        assert!(
            text.contains(theme.trim_start_matches("theme: "))
                && text.contains("publisher: Valdre Port Institute"),
            "{text}"
        );
        assert!(text.contains("../port.svg"), "{text}");
        place.write("in/north/a.yaml", &extracted.out);
        let run = export("again");
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        for file in ["a.pdf", "a.epub"] {
            let [one, again] =
                [folder, "again"].map(|folder| place.read(&format!("{folder}/north/{file}")));
            assert!(one == again, "{file} is another");
        }
    }
}

#[test]
fn a_brand_is_asked_for_by_name_only() {
    let place = house();
    let sound = BRIEFING.replace("theme: brand\n", "");
    place.write("in/north/a.yaml", &sound);
    let plain = place.run(&["export", "in", "-o", "plain", "-f", "pdf"]);
    assert_eq!((plain.code, plain.log.as_str()), (Some(0), ""));
    let plain = place.read("plain/north/a.pdf");
    assert!(!text(&Pdf::read(&plain)).contains("Valdre"));
    // By the command line, by its name or as the nearest, and by the house's defaults it is the same.
    place.write("in/north/b.yaml", BRIEFING);
    let quiet = ["-f", "pdf", "-A", "brand-unused", "-A", "missing-style"];
    let export = |more: &[&str]| {
        let run = place.run(&[&["export", "in", "-o", "out"][..], &quiet, more].concat());
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""), "{more:?}");
        text(&Pdf::read(&place.read("out/north/a.pdf")))
    };
    let expected = export(&["--theme", "brand"]);
    assert!(expected.contains("Valdre Port Institute"));
    assert_eq!(export(&["--theme", "in/_brand.yml"]), expected);
    place.write("in/_metadata.yaml", "theme: brand\n");
    assert_eq!(export(&[]), expected);
    // What the briefing says itself is nearer, and `none` takes away.
    place.write(
        "in/north/a.yaml",
        sound.replace("tldr", "publisher: Another House\nlogo: none\ntldr"),
    );
    let own = export(&[]);
    assert!(
        own.contains("Another House") && !own.contains("Valdre"),
        "{own}"
    );
}

#[test]
fn a_brand_far_from_its_briefings_is_told_of_once() {
    let place = house();
    place.write(
        "house/_brand.yaml",
        "color: {primary: navy, success: green}\nmeta: {name: House}\nlogo: absent.svg\n",
    );
    place.write("a.yaml", BRIEFING.replace("theme: brand\n", ""));
    place.write("b.yaml", BRIEFING.replace("theme: brand\n", ""));
    let run = place.run(&[
        "export",
        "a.yaml",
        "b.yaml",
        "-f",
        "pdf",
        "--theme",
        "house/_brand.yaml",
    ]);
    assert_eq!(run.code, Some(1), "{}", run.log);
    assert_eq!(
        run.log
            .matches("`success` of `color` means nothing")
            .count(),
        1,
        "{}",
        run.log
    );
    // Its logo is told of at its own place.
    assert!(run.log.contains("house/_brand.yaml:3:7"), "{}", run.log);
}

#[test]
fn keys_of_a_brand_are_mended_where_its_folder_is_given() {
    let place = Workplace::new();
    place.write("in/_brand.yml", "color: {primray: navy} # ours\n");
    place.write("in/a.yaml", BRIEFING);
    let run = place.run(&["check", "--fix", "in"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert!(
        run.log
            .starts_with("fixed in/_brand.yml:1: primray → primary\n"),
        "{}",
        run.log
    );
    assert_eq!(
        place.read("in/_brand.yml"),
        b"color: {primary: navy} # ours\n"
    );
}

/// Whatever stands in a brand, it is a theme or it is told why not, at a place of it.
#[test]
fn no_brand_is_too_odd_to_be_told_of() {
    let deep = format!("color: {{palette: {{{}a0: a1}}, primary: a0}}", {
        let names = (1..400).map(|name| format!("a{name}: a{}, ", name + 1));
        names.collect::<String>()
    });
    let files = format!(
        "typography: {{fonts: [{{family: A, source: file, files: [{}]}}]}}",
        "a.ttf, ".repeat(2_000)
    );
    for brand in [
        "typography: {base: {size: 1e308pt}}",
        "typography: {base: {size: 0.0001pt, line-height: 1e-300}}",
        "typography: {base: {line-height: 1e300}}",
        "typography: {base: {size: infpt, line-height: NaN}}",
        "typography: {headings: {line-height: 0.1}}",
        "typography: {monospace: {size: 900%}}",
        "typography: {base: 7, headings: [], fonts: {}}",
        "typography: {fonts: [~, 3, {family: [], source: {}}, {family: A, source: file, files: [~, [], {path: {}}]}]}",
        "color: {primary: {light: {light: red}}, palette: 3}",
        "color: [red]",
        "color: {primary: color-mix(in srgb, red, blue), foreground: currentColor}",
        "color: {primary: 'rgb(1, 2', foreground: '#12', light: transparent}",
        "logo: {images: [a], medium: [b]}",
        "logo: {medium: {light: {path: ~}}}",
        "meta: {name: {full: [], short: {}}}",
        "meta: {name: \"\"}",
        "[]",
        "just words",
        "a: *b",
        "\u{feff}",
        deep.as_str(),
        files.as_str(),
    ] {
        let files = Memory::new()
            .with("_brand.yml", brand)
            .with("a.yaml", BRIEFING);
        let run = Run::new(Options::for_formats(&["pdf"]));
        let export = run.export("a.yaml".as_ref(), &files);
        let log = export.findings.render(false);
        assert_eq!(
            export.outputs.is_err(),
            log.contains("error["),
            "{brand:.200}\n{log}"
        );
        for word in ["f64", "Span", "struct", "panic", "program itself"] {
            assert!(!log.contains(word), "{brand:.200}\n{log}");
        }
        assert!(
            log.len() < 60_000,
            "{} bytes are said of {brand:.60}",
            log.len()
        );
        for found in log
            .split_terminator("\n\n")
            .filter(|found| found.contains("[b") && !found.contains("more like"))
        {
            assert!(found.contains("--> _brand.yml:"), "{found}");
        }
    }
}
