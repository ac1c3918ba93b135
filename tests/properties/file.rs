//! The PDF as a file: its structure, its fonts, its bytes.

use briefset::language::Direction;
use briefset::layout::text::font::Fonts;
use briefset::theme::{self, Sides};
use lopdf::content::Content;
use lopdf::{Dictionary, Object};

use super::SAMPLES;
use crate::support::pdf::Pdf;
use crate::support::{edition, exporter, generate};

#[test]
fn marked_content_and_parent_tree_agree() {
    for sample in SAMPLES.iter() {
        let pdf = &sample.pdf;
        let numbers = parent_tree(pdf);
        for index in 0..pdf.pages.len() {
            let ids: Vec<i64> = pdf
                .marked(index)
                .iter()
                .filter_map(|marked| marked.id)
                .collect();
            let expected: Vec<i64> = (0..ids.len() as i64).collect();
            assert_eq!(ids, expected, "seed {}: MCIDs are not dense", sample.seed);
            let key = pdf
                .page(index)
                .get(b"StructParents")
                .and_then(Object::as_i64);
            let key = key.expect("a page of a tagged PDF has its key");
            let elements = pdf.array(numbers[&key]);
            assert_eq!(elements.len(), ids.len());
            for (id, element) in ids.iter().zip(elements) {
                let element = pdf.dictionary(element);
                assert!(
                    holds(pdf, element, index, *id),
                    "an element lacks its content {id}"
                );
            }
        }
    }
}

#[test]
fn every_link_annotation_leads_to_its_element() {
    for sample in SAMPLES.iter() {
        let pdf = &sample.pdf;
        let numbers = parent_tree(pdf);
        let mut count = 0;
        for index in 0..pdf.pages.len() {
            let Some(annotations) = pdf.get(pdf.page(index), "Annots") else {
                continue;
            };
            for annotation in pdf.array(annotations) {
                let dictionary = pdf.dictionary(annotation);
                let key = dictionary.get(b"StructParent").and_then(Object::as_i64);
                let element = pdf.dictionary(numbers[&key.expect("a key")]);
                assert_eq!(
                    element.get(b"S").and_then(Object::as_name).ok(),
                    Some(&b"Link"[..])
                );
                let kids = pdf.array(element.get(b"K").expect("kids"));
                let leads_back = kids.iter().any(|kid| {
                    let kid = pdf.resolve(kid).as_dict().ok();
                    kid.is_some_and(|kid| kid.get(b"Obj").ok() == Some(annotation))
                });
                assert!(
                    leads_back,
                    "seed {}: a link that its element lacks",
                    sample.seed
                );
                count += 1;
            }
        }
        let links: usize = sample
            .edition
            .layout
            .pages
            .iter()
            .map(|page| page.links.len())
            .sum();
        assert_eq!(count, links);
    }
}

/// The numbers of the parent tree.
fn parent_tree(pdf: &Pdf) -> std::collections::BTreeMap<i64, &Object> {
    let root = pdf.document.catalog().expect("a catalogue");
    let root = pdf.dictionary(root.get(b"StructTreeRoot").expect("a structure tree"));
    let mut numbers = std::collections::BTreeMap::new();
    let mut rest = vec![pdf.dictionary(root.get(b"ParentTree").expect("a parent tree"))];
    while let Some(node) = rest.pop() {
        if let Some(kids) = pdf.get(node, "Kids") {
            rest.extend(pdf.array(kids).iter().map(|kid| pdf.dictionary(kid)));
        }
        if let Some(entries) = pdf.get(node, "Nums") {
            for entry in pdf.array(entries).chunks(2) {
                numbers.insert(entry[0].as_i64().expect("a number"), &entry[1]);
            }
        }
    }
    numbers
}

/// Whether an element holds a page's marked content.
fn holds(pdf: &Pdf, element: &Dictionary, page: usize, id: i64) -> bool {
    let own = element.get(b"Pg").ok();
    let page = Object::Reference(pdf.pages[page]);
    let kids = pdf.array(element.get(b"K").expect("kids"));
    kids.iter().any(|kid| match pdf.resolve(kid) {
        Object::Integer(number) => *number == id && own == Some(&page),
        Object::Dictionary(marked) => {
            let number = marked.get(b"MCID").and_then(Object::as_i64);
            number.ok() == Some(id) && marked.get(b"Pg").ok() == Some(&page)
        }
        _ => false,
    })
}

/// The text that stands between two others in the XMP of a file.
fn in_metadata<'p>(pdf: &'p Pdf, start: &str, end: &str) -> Option<&'p str> {
    let catalog = pdf.document.catalog().expect("a catalogue");
    let metadata = pdf.resolve(catalog.get(b"Metadata").expect("metadata"));
    let metadata = &metadata.as_stream().expect("a stream").content;
    let metadata = std::str::from_utf8(metadata).expect("XMP in UTF-8");
    Some(metadata.split_once(start)?.1.split_once(end)?.0)
}

#[test]
fn a_file_claims_to_carry_others_only_where_it_does() {
    let mut claims = std::collections::BTreeSet::new();
    for sample in SAMPLES.iter() {
        let catalog = sample.pdf.document.catalog().expect("a catalogue");
        let part = in_metadata(&sample.pdf, "<pdfaid:part>", "</pdfaid:part>");
        let carries = catalog.has(b"AF");
        assert_eq!(carries, !sample.edition.attachments.is_empty());
        assert_eq!(part, Some(if carries { "3" } else { "2" }));
        claims.insert(part);
    }
    assert_eq!(claims.len(), 2, "{claims:?}");
}

#[test]
fn a_two_sided_file_opens_and_is_printed_as_its_copies_lie() {
    let mut layouts = std::collections::BTreeSet::new();
    for sample in SAMPLES.iter() {
        let catalog = sample.pdf.document.catalog().expect("a catalogue");
        let preferences = sample.pdf.get(catalog, "ViewerPreferences");
        let preferences = sample.pdf.dictionary(preferences.expect("preferences"));
        let name = |dictionary: &Dictionary, key: &[u8]| {
            let name = dictionary.get(key).and_then(Object::as_name).ok();
            name.map(|name| String::from_utf8_lossy(name).into_owned())
        };
        let found = (name(catalog, b"PageLayout"), name(preferences, b"Duplex"));
        let direction = sample.edition.document.metadata.language.direction();
        let expected = match (sample.edition.setup.sides, direction) {
            (Sides::One, _) => (Some("OneColumn"), None),
            (Sides::Two, Direction::LeftToRight) => {
                (Some("TwoPageRight"), Some("DuplexFlipLongEdge"))
            }
            (Sides::Two, Direction::RightToLeft) => {
                (Some("TwoPageLeft"), Some("DuplexFlipLongEdge"))
            }
        };
        assert_eq!(
            (found.0.as_deref(), found.1.as_deref()),
            expected,
            "seed {}",
            sample.seed
        );
        layouts.insert(found.0);
    }
    assert_eq!(layouts.len(), 3, "{layouts:?}");
}

#[test]
fn fonts_are_embedded_subset_and_readable() {
    let fonts = Fonts::bundled();
    let whole = |name: &str| {
        let faces = (0..fonts.len())
            .map(|face| fonts.face(briefset::layout::text::font::FaceId(face as u16)));
        let mut faces = faces.filter(|face| face.postscript_name == name);
        faces
            .next()
            .unwrap_or_else(|| panic!("no face is named {name}"))
            .data
            .len()
    };
    for sample in SAMPLES.iter() {
        let pdf = &sample.pdf;
        let used = pdf.fonts(0);
        assert!(!used.is_empty());
        for font in used.into_values() {
            let name = font
                .get(b"BaseFont")
                .and_then(Object::as_name)
                .expect("a name");
            let name = String::from_utf8_lossy(name);
            let (tag, face) = name
                .split_once('+')
                .unwrap_or_else(|| panic!("{name} is no subset"));
            assert!(
                tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()),
                "{name}"
            );
            assert!(font.get(b"ToUnicode").is_ok(), "{name} has no ToUnicode");
            let descendant = pdf
                .get(font, "DescendantFonts")
                .map(|list| &pdf.array(list)[0]);
            let described = descendant.map_or(font, |descendant| pdf.dictionary(descendant));
            let descriptor = described.get(b"FontDescriptor");
            let descriptor = pdf.dictionary(descriptor.expect("a descriptor"));
            let file = descriptor
                .get(b"FontFile2")
                .or_else(|_| descriptor.get(b"FontFile3"));
            let size = pdf.stream(file.expect("an embedded file")).len();
            assert!(
                size * 2 < whole(face),
                "{name} is {size} bytes of {}",
                whole(face)
            );
        }
    }
}

#[test]
fn the_same_briefing_is_the_same_bytes() {
    for sample in SAMPLES.iter().step_by(4) {
        // What the library writes of the pages alone, a second time.
        let again = edition::generated(sample.seed);
        assert!(
            sample.bytes == edition::written(&again, "pdf"),
            "seed {}",
            sample.seed
        );
        // And what the program writes, with the briefing inside.
        let export = || exporter::export_text(generate::briefing(sample.seed).as_bytes()).out;
        let once = export();
        assert!(!once.is_empty() && once == export(), "seed {}", sample.seed);
    }
}

#[test]
fn neither_the_order_of_inputs_nor_their_company_matters() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    for pictures in [
        "content/img",
        "content/data",
        "tests/pictures",
        "tests/refs",
    ] {
        std::fs::create_dir_all(path(pictures)).expect("a folder");
        for picture in std::fs::read_dir(pictures).expect("pictures") {
            let picture = picture.expect("a picture").path();
            std::fs::copy(&picture, path(&picture.to_string_lossy())).expect("a picture");
        }
    }
    let inputs: Vec<String> = (0..6).map(|seed| path(&format!("{seed}.yaml"))).collect();
    for (seed, input) in (0..).zip(&inputs) {
        std::fs::write(input, generate::briefing(seed)).expect("a file that can be written");
    }
    let (one, other) = (path("one"), path("other"));
    let forward = inputs.iter().map(String::as_str);
    let run = |inputs: Vec<&str>, output: &str| {
        // Words are of any language, whichever they are said to be in.
        let mut arguments = vec!["export", "-o", output, "-A", "doubtful-language"];
        arguments.extend(["-A", "unmarked-language"]);
        arguments.extend(inputs);
        let run = exporter::run(&arguments, &[]);
        assert!(run.log.is_empty(), "{}", run.log);
    };
    run(forward.clone().collect(), &one);
    run(forward.rev().collect(), &other);
    for entry in std::fs::read_dir(&one).expect("outputs") {
        let entry = entry.expect("an output");
        let twin = std::path::Path::new(&other).join(entry.file_name());
        let same = std::fs::read(entry.path()).ok() == std::fs::read(twin).ok();
        assert!(same, "{:?} differs", entry.file_name());
    }
}

/// A colour of three equal parts lands on four plates of a press, a grey on one.
#[test]
fn what_is_neutral_is_gray() {
    for sample in SAMPLES.iter() {
        for index in 0..sample.pdf.pages.len() {
            let page = sample.pdf.page(index);
            let contents = sample.pdf.stream(page.get(b"Contents").expect("contents"));
            let content = Content::decode(&contents).expect("operators");
            let colors = content.operations.iter();
            for color in colors.filter(|color| matches!(&*color.operator, "rg" | "RG")) {
                let parts = &color.operands;
                let is_neutral = parts.iter().all(|part| *part == parts[0]);
                assert!(!is_neutral, "seed {}: {color:?}", sample.seed);
            }
        }
    }
}

#[test]
fn the_text_of_every_theme_is_one_ink() {
    for name in theme::NAMES {
        let theme = theme::built_in(name).expect("a theme");
        assert_eq!(theme.colors.text.channels(), [0, 0, 0], "{name}");
    }
}
