//! What readers refuse or spoil, and the construction that keeps it out of every book.
//!
//! The quirks themselves: Send to Kindle takes a table of contents only in reading order and two
//! levels deep; Kobo's pop-ups hold 5,000 characters; Apple uses faces only where two files say so.

use std::collections::BTreeSet;

use super::opened::{Element, Files, elements, events};
use super::{book, sample, samples};
use crate::document::Block;
use crate::export::epub::{Variant, write};
use quick_xml::events::Event;

/// The places of addresses in the reading order: the file, then the element with the id.
fn places(files: &Files, addresses: &[String]) -> Vec<(usize, usize)> {
    let spine = files.spine_names();
    let place = |address: &String| {
        let (name, id) = address.split_once('#').unwrap_or((address, ""));
        let file = spine.iter().position(|own| own == name);
        let ids = elements(&files.0[name]);
        let within = ids.iter().position(|one| one.is("id", id)).unwrap_or(0);
        (file.unwrap_or_else(|| panic!("{address}")), within)
    };
    addresses.iter().map(place).collect()
}

/// The addresses of a navigation in the navigation document.
fn addresses(files: &Files, kind: &str) -> Vec<String> {
    let nav = &files.0["nav.xhtml"];
    let (_, rest) = nav
        .split_once(&format!("<nav epub:type=\"{kind}\""))
        .unwrap_or_default();
    let inside = rest.split("</nav>").next().unwrap_or_default();
    let links = inside.split(" href=\"").skip(1);
    links
        .filter_map(|link| link.split('"').next())
        .map(str::to_string)
        .collect()
}

#[test]
fn contents_and_pages_are_in_the_order_of_reading() {
    for document in samples() {
        let files = Files::of(&book(&document));
        for kind in ["toc", "page-list"] {
            let places = places(&files, &addresses(&files, kind));
            assert!(
                !places.is_empty() && places.is_sorted(),
                "{kind}: {places:?}"
            );
        }
    }
}

#[test]
fn the_ncx_is_no_more_than_two_levels_deep() {
    let mut deepest = 0;
    for document in samples() {
        let files = Files::of(&book(&document));
        let mut depth = 0;
        for event in events(&files.0["toc.ncx"]) {
            match event {
                Event::Start(start) if start.name().as_ref() == "navPoint" => depth += 1,
                Event::End(end) if end.name().as_ref() == "navPoint" => depth -= 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
    }
    assert_eq!(deepest, 2, "one sample has deeper headings");
}

#[test]
fn a_note_leads_back_before_it_says_anything() {
    let mut notes = 0;
    for document in samples() {
        let files = Files::of(&book(&document));
        for xml in files.spine() {
            for note in xml.split("<aside ").skip(1) {
                let (_, inside) = note.split_once('>').expect("a tag");
                let (_, inside) = inside.split_once("<p").expect("a paragraph");
                let (_, inside) = inside.split_once('>').expect("its tag");
                assert!(inside.starts_with("<a class=\"back\""), "{inside}");
                notes += 1;
            }
        }
    }
    assert!(notes > 0);
}

#[test]
fn a_note_too_long_for_a_pop_up_is_not_marked_as_one() {
    let mut document = sample::english();
    let marks = |document: &crate::document::Document| {
        let files = Files::of(&book(document));
        let all: Vec<Element> = files.spine().iter().flat_map(|xml| elements(xml)).collect();
        let count = |kind: &str| all.iter().filter(|one| one.is("epub:type", kind)).count();
        let asides = all.iter().filter(|one| one.name == "aside").count();
        (count("footnote"), count("noteref"), asides)
    };
    let (short, calls, notes) = marks(&document);
    assert!(short == notes && calls >= notes && notes > 0);
    let long = "a ".repeat(2_500);
    let Block::Paragraph(paragraph) = &mut document.notes[0].blocks[0] else {
        panic!("a paragraph")
    };
    paragraph.text.content.push_str(&long);
    let (short, fewer, same) = marks(&document);
    assert!(short == notes - 1 && fewer < calls && same == notes);
}

#[test]
fn faces_are_of_a_kind_and_declared_where_apple_looks() {
    for document in [sample::latin(), sample::persian()] {
        let files = Files::of(&book(&document));
        let package = &files.0["content.opf"];
        let faces: Vec<&String> = files
            .0
            .keys()
            .filter(|name| name.starts_with("fonts/"))
            .collect();
        let kinds: BTreeSet<_> = faces
            .iter()
            .filter_map(|name| name.rsplit('.').next())
            .collect();
        assert!(
            kinds.iter().all(|kind| ["ttf", "otf"].contains(kind)),
            "{kinds:?}"
        );
        let options = "META-INF/com.apple.ibooks.display-options.xml";
        assert_eq!(files.0.contains_key(options), !faces.is_empty());
        assert_eq!(
            package.contains("ibooks:specified-fonts"),
            !faces.is_empty()
        );
    }
}

#[test]
fn direction_stands_on_every_root() {
    for (document, direction) in [(sample::english(), "ltr"), (sample::persian(), "rtl")] {
        let files = Files::of(&book(&document));
        for (name, xml) in files.xml() {
            let root = &elements(xml)[0];
            if root.name == "html" || root.name == "package" {
                assert!(root.is("dir", direction), "{name}");
            }
        }
    }
}

#[test]
fn no_file_has_a_style_of_its_own_or_hides_what_is_linked_to() {
    for document in samples() {
        let files = Files::of(&book(&document));
        for xml in files.spine() {
            for element in elements(xml) {
                assert_ne!(element.name, "style");
                for attribute in ["style", "hidden"] {
                    assert!(!element.attributes.contains_key(attribute));
                }
            }
        }
        let sheets = files.0.iter().filter(|(name, _)| name.ends_with(".css"));
        for (_, sheet) in sheets {
            // Landmarks and page list, which readers show in ways of their own and nothing leads to.
            let sheet = sheet.replace("nav[hidden] { display: none; }", "");
            for hidden in ["display: none", "visibility:", "--", "var("] {
                assert!(!sheet.contains(hidden), "{hidden}");
            }
        }
    }
}

#[test]
fn kobos_book_is_the_same_book_with_its_sentences_named() {
    for document in samples() {
        let plain = Files::of(&book(&document));
        let kobo = sample::with_input(&document, |input| {
            let input = crate::export::epub::Input {
                variant: Variant::Kobo,
                ..*input
            };
            Files::of(&write(&input).expect("a book"))
        });
        let cover_is_read = kobo.0["content.opf"].replace(
            "<itemref idref=\"cover\"/>",
            "<itemref idref=\"cover\" linear=\"no\"/>",
        );
        assert_eq!(plain.0["content.opf"], cover_is_read);
        assert_eq!(kobo.spine_names()[0], "cover.xhtml");
        for (name, xml) in plain.xml().filter(|(name, _)| name.ends_with(".xhtml")) {
            let named = &kobo.0[name];
            let mut ids = BTreeSet::new();
            let mut spans = 0;
            for element in elements(named) {
                spans += usize::from(element.is("class", "koboSpan"));
                if let Some(id) = element.attributes.get("id") {
                    assert!(ids.insert(id.clone()), "{name}: {id} twice");
                }
            }
            assert!(spans > 0, "{name} names no sentence");
            assert_eq!(without_names(named), *xml, "{name}");
        }
    }
}

/// A file of Kobo's book as it was before its sentences were named.
fn without_names(xhtml: &str) -> String {
    let mut plain = String::new();
    let mut open = Vec::<bool>::new();
    let mut rest = xhtml;
    while let Some((text, tail)) = rest.split_once('<') {
        plain.push_str(text);
        let (tag, tail) = tail.split_once('>').expect("a tag");
        let named = tag.contains("\"koboSpan\"") || tag.contains("\"book-");
        let empty = tag.ends_with('/') || tag.starts_with(['?', '!']);
        let kept = if tag.starts_with('/') {
            !open.pop().expect("an open element")
        } else {
            if !empty {
                open.push(named);
            }
            !named
        };
        if kept {
            plain.push_str(&format!("<{tag}>"));
        }
        rest = tail;
    }
    plain + rest
}
