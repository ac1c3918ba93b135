//! How a book opens: what its files begin with, and what is read first.

use super::opened::{Files, elements};
use super::{book, sample};
use crate::document::{Document, Marking, Tlp};

/// A document of many screens.
fn long() -> Document {
    let mut document = sample::english();
    for part in &mut document.parts {
        if let Some(heading) = &mut part.heading {
            heading.content = "A word and another. ".repeat(200);
        }
    }
    document
}

fn marked(mut document: Document) -> Document {
    document.marking = Some(Marking {
        tlp: Some(Tlp::Amber),
        pap: None,
        words: vec!["For the board".to_string()],
    });
    document.watermark = Some("Draft".to_string());
    document
}

/// What stands in the body of a file.
fn body(xhtml: &str) -> &str {
    let start = xhtml.find("<body").expect("a body");
    let end = start + xhtml[start..].find('>').expect("its tag") + 1;
    xhtml[end..].trim_start()
}

#[test]
fn every_file_is_headed_by_its_marking_and_the_title_page_bears_the_watermark() {
    let heads = "<p class=\"marking\">For the board \u{b7} TLP:AMBER</p>";
    for document in [marked(long()), marked(sample::persian())] {
        let files = Files::of(&book(&document));
        for (name, xhtml) in files.xml().filter(|(name, _)| name.ends_with(".xhtml")) {
            let body = body(xhtml);
            let first = body.find("<p").map(|at| &body[at..]);
            let headed = first.is_some_and(|first| first.starts_with(heads));
            // The cover shows it, and says it to those who do not see that.
            let said = body.contains("\u{b7} For the board \u{b7} TLP:AMBER\"");
            assert!(headed || (name == "cover.xhtml" && said), "{name}: {body}");
            let watermark = body.contains("<p class=\"watermark\">Draft</p>");
            assert_eq!(watermark, name == "title.xhtml", "{name}");
        }
    }
}

#[test]
fn the_mark_of_page_1_stands_before_everything() {
    for document in [marked(long()), marked(sample::persian()), sample::latin()] {
        let files = Files::of(&book(&document));
        let first = elements(body(files.spine()[0]).trim_end_matches("</body>\n</html>\n"));
        assert!(first[0].is("id", "page-1"), "{}", first[0].name);
    }
}

#[test]
fn a_book_opens_at_its_title_page_with_the_contents_behind_it() {
    for (document, is_read) in [(long(), true), (sample::latin(), false)] {
        let files = Files::of(&book(&document));
        let package = elements(&files.0["content.opf"]);
        let spine: Vec<_> = package.iter().filter(|one| one.name == "itemref").collect();
        let order: Vec<&str> = spine
            .iter()
            .map(|one| one.attributes["idref"].as_str())
            .collect();
        assert_eq!(order[..3], ["cover", "title", "nav"]);
        // A few screens are read through; nobody turns over a page to choose from them.
        assert_eq!(!spine[2].is("linear", "no"), is_read);
        let opens = package
            .iter()
            .find(|one| one.name == "reference" && one.is("type", "text"));
        assert!(opens.is_some_and(|one| one.is("href", "title.xhtml")));
        let landmarks = elements(&files.0["nav.xhtml"]);
        let body = landmarks
            .iter()
            .find(|one| one.is("epub:type", "bodymatter"));
        assert!(body.is_some_and(|one| one.is("href", "title.xhtml")));
    }
}
