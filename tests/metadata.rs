//! What every file says of itself says the same: who wrote it, when, under which numbers.
//!
//! `cases/documents/people.yaml` has people in many roles. The PDF's information dictionary and its XMP,
//! the package of the book and the sources as CSL-JSON are read back.

use std::sync::LazyLock;

use lopdf::Object;

use crate::support::pdf::Pdf;
use crate::support::{book, edition, golden};

/// The package document of the book.
static PACKAGE: LazyLock<String> = LazyLock::new(|| {
    let edition = edition::edition_of(&golden::folder("documents").join("people.yaml"));
    let file = book::files(&edition::written(&edition, "epub")).remove("OEBPS/content.opf");
    String::from_utf8(file.expect("a package")).expect("UTF-8")
});

static PDF: LazyLock<Pdf> = LazyLock::new(|| {
    let edition = edition::edition_of(&golden::folder("documents").join("people.yaml"));
    Pdf::read(&edition::written(&edition, "pdf"))
});

fn packet() -> String {
    let catalog = PDF.document.catalog().expect("a catalogue");
    let metadata = catalog.get(b"Metadata").expect("XMP");
    String::from_utf8(PDF.stream(metadata)).expect("UTF-8")
}

fn information(key: &str) -> String {
    let info = PDF.document.trailer.get(b"Info").expect("a dictionary");
    let value = PDF.get(PDF.dictionary(info), key);
    value
        .map(|value: &Object| lopdf::decode_text_string(value).expect("a text"))
        .unwrap_or_default()
}

fn assert_all(text: &str, expected: &[&str]) {
    for expected in expected {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
}

#[test]
fn everyone_is_an_author_whose_role_does_not_say_otherwise() {
    let authors = "Nora van Berg Jr.; Ada Example, PhD; Working Group on Quays";
    assert_eq!(information("Author"), authors);
    assert_all(
        &packet(),
        &[
            "<dc:creator><rdf:Seq><rdf:li>Nora van Berg Jr.</rdf:li><rdf:li>Ada Example, PhD</rdf:li>\
             <rdf:li>Working Group on Quays</rdf:li></rdf:Seq></dc:creator>",
            "<dc:contributor><rdf:Bag><rdf:li>Li Wei</rdf:li><rdf:li>Rossi</rdf:li>\
             <rdf:li>Press desk</rdf:li><rdf:li>Tomas Verbeek</rdf:li></rdf:Bag></dc:contributor>",
        ],
    );
    assert_all(
        &PACKAGE,
        &[
            "<dc:creator id=\"creator-1\">Nora van Berg Jr.</dc:creator>\n\
             <meta refines=\"#creator-1\" property=\"role\" scheme=\"marc:relators\">aut</meta>\n\
             <meta refines=\"#creator-1\" property=\"file-as\">van Berg, Nora, Jr.</meta>",
            ">Ada Example, PhD</dc:creator>",
            ">Working Group on Quays</dc:creator>",
            "<dc:contributor id=\"contributor-1\">Li Wei</dc:contributor>\n\
             <meta refines=\"#contributor-1\" property=\"role\" scheme=\"marc:relators\">edt</meta>",
            "property=\"role\" scheme=\"marc:relators\">trl</meta>",
            "property=\"role\" scheme=\"marc:relators\">fnd</meta>",
        ],
    );
    assert_eq!(PACKAGE.matches("<dc:creator").count(), 3);
    assert_eq!(PACKAGE.matches("<dc:contributor").count(), 4);
    // What a whole name is filed under is not known.
    assert_eq!(PACKAGE.matches("\"file-as\"").count(), 2);
}

#[test]
fn numbers_are_where_those_look_who_know_the_scheme() {
    assert_all(
        &packet(),
        &[
            "<prism:doi>10.1000/182</prism:doi>",
            "<prism:issn>0317-8471</prism:issn>",
            "<xmp:Identifier><rdf:Bag><rdf:li>PI-2026-07</rdf:li>",
            "<xmpMM:VersionID>1.10</xmpMM:VersionID>",
            "<pdfaSchema:prefix>prism</pdfaSchema:prefix>",
        ],
    );
    assert_all(
        &PACKAGE,
        &["<dc:identifier id=\"identifier\">doi:10.1000/182</dc:identifier>"],
    );
}

#[test]
fn a_day_is_the_day_that_was_written_and_a_change_is_told_in_utc() {
    assert_all(&PACKAGE, &["<dc:date>2026-01-01</dc:date>"]);
    let modified = "<meta property=\"dcterms:modified\">2025-12-31T23:30:00Z</meta>";
    assert_all(&PACKAGE, &[modified]);
    assert_all(
        &packet(),
        &["<dc:date><rdf:Seq><rdf:li>2026-01-01</rdf:li>"],
    );
    assert_eq!(information("ModDate"), "D:20260101003000+01'00");
}

#[test]
fn a_description_holds_neither_numbers_of_notes_nor_citations() {
    let description = "Shore power works. The grid is the limit. So it is.";
    assert_eq!(information("Subject"), description);
    assert_all(&packet(), &[&format!(">{description}</rdf:li>")]);
    let element = format!("<dc:description>{description}</dc:description>");
    assert_all(&PACKAGE, &[&element]);
}
