//! Faces that are not the program's own: outlines of another kind, files of several fonts.

use std::path::Path;
use std::sync::Arc;

use briefset::export::Edition;
use briefset::layout::text::font::{Face, Fonts, Name};
use briefset::project::{Memory, Options, Output, Run};
use briefset::theme::{self, Weight};

use crate::support::book::files;
use crate::support::font::collection;
use crate::support::pages;
use crate::support::pdf::Pdf;

fn file(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn name(family: &str, weight: Weight) -> Name {
    Name {
        family: family.to_string(),
        weight,
        italic: false,
        postscript: format!("{}-{weight:?}", family.replace(' ', "")),
    }
}

/// A run in which text is set in a family of these faces.
fn run(family: &str, faces: Vec<Face>, formats: &[&str]) -> Run {
    let theme =
        format!("name = \"own\"\n\n[families]\nserif = [\"{family}\", \"Source Serif 4\"]\n");
    Run::new(Options {
        theme: Some(Arc::new(theme::read(&theme).expect("a theme"))),
        fonts: Fonts::with(faces),
        ..Options::for_formats(formats)
    })
}

fn exported(run: &Run, text: &str) -> Vec<Output> {
    let files = Memory::new().with("own.yaml", text);
    let export = run.export("own.yaml".as_ref(), &files);
    let said = export.findings.render(false);
    let outputs = export.outputs;
    outputs.unwrap_or_else(|failure| panic!("{failure}\n{said}"))
}

fn edition(run: &Run, text: &str) -> Edition {
    let files = Memory::new().with("own.yaml", text);
    let plan = run.plan("own.yaml".as_ref(), &files);
    plan.edition.expect("a sound briefing").set()
}

/// How many runs of glyphs of the text are of a face of this family.
fn runs_in(family: &str, edition: &Edition) -> usize {
    let pages = edition.layout.pages.iter();
    let runs = pages.flat_map(pages::runs);
    runs.filter(|run| edition.fonts.face(run.face).family == family)
        .count()
}

#[test]
fn a_face_of_postscript_outlines_is_set_embedded_and_said() {
    let face = Face::read(
        name("Cubic Serif", Weight::Regular),
        file("tests/fonts/SourceSerifPro-Regular.otf"),
        0,
    );
    let run = run("Cubic Serif", vec![face.expect("a face")], &["pdf", "epub"]);
    let text = "title: Harbour\nsummary: |\n  The official first office flew; \u{201c}efficient\u{201d} \
                caf\u{e9}s e\u{301}t\u{233}, 1\u{2013}9 \u{2192} x\u{304}.[^a]\n\n  [^a]: A note.\n";
    let edition = edition(&run, text);
    assert!(runs_in("Cubic Serif", &edition) > 3);
    let outputs = exported(&run, text);
    let pdf = Pdf::read(&outputs[0].bytes);
    let said = pages::said(&pdf, 0);
    for words in [
        "official first office flew",
        "\u{201c}efficient\u{201d}",
        "1\u{2013}9",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let fonts = pdf.fonts(0);
    let names = fonts.values().map(|font| format!("{font:?}"));
    assert!(
        names
            .into_iter()
            .any(|font| font.contains("CubicSerif-Regular")),
        "{fonts:?}"
    );
}

#[test]
fn every_font_of_a_collection_is_a_face() {
    let regular = file("fonts/vazirmatn/Vazirmatn_400Regular.ttf");
    let bold = file("fonts/vazirmatn/Vazirmatn_700Bold.ttf");
    let collection = collection(&[regular.clone(), bold]);
    let face = |weight, index| Face::read(name("Collected", weight), collection.clone(), index);
    assert!(face(Weight::Regular, 2).is_none(), "there are two");
    let faces = [(Weight::Regular, 0), (Weight::Bold, 1)];
    let faces = faces.map(|(weight, index)| face(weight, index).expect("a face"));
    let run = run("Collected", faces.into(), &["pdf", "epub"]);
    let text = "title: بندر\nlang: fa\nsummary: کشتی‌ها به **برق** وصل شدند.\n";
    assert!(runs_in("Collected", &edition(&run, text)) > 1);
    let outputs = exported(&run, text);
    let pdf = Pdf::read(&outputs[0].bytes);
    let fonts = format!("{:?}", pdf.fonts(0));
    assert!(
        fonts.contains("Collected-Regular") && fonts.contains("Collected-Bold"),
        "{fonts}"
    );
    // A book has each by itself.
    let files = files(&outputs[1].bytes);
    let (_, written) = files
        .iter()
        .find(|(name, _)| name.ends_with("fonts/collected-regular.ttf"))
        .expect("a face in the book");
    let alone = Face::read(name("Alone", Weight::Regular), written.clone(), 0);
    let whole = Face::read(name("Alone", Weight::Regular), regular, 0).expect("a face");
    let alone = alone.expect("a font of its own");
    assert_eq!(alone.glyph('ب'), whole.glyph('ب'));
    assert_eq!(
        alone.font.metrics().num_glyphs,
        whole.font.metrics().num_glyphs
    );
}
