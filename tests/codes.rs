//! QR codes beside sources: they are read off the page as a phone reads them, wherever they stand.

use std::path::Path;

use briefset::document::Address;
use briefset::export::{Edition, png};
use briefset::geometry::{Pt, Rect};
use briefset::layout::frame::{Item, Mark, Page, Target};
use briefset::layout::tags::{Child, NodeId, Role, TagTree};
use briefset::picture::Content;
use briefset::theme;

use crate::support::{edition, pages};

/// Dots to the inch that pages are drawn with: as many as the poorest printer has. Of pages that others draw, half as many
/// are enough for what reads codes in [conformance](super::conformance).
const DPI: f64 = 300.0;

/// The least width of a module, in points: half a millimetre, but for what numbers are rounded by.
const LEAST_MODULE: f64 = 0.5 / 25.4 * 72.0 - 0.001;

/// Addresses from a short one to the longest that has a code, and what a code says of them.
pub fn addresses() -> Vec<(String, String)> {
    let same = |address: &str| (address.to_string(), address.to_string());
    let long = |length: usize| {
        same(&format!(
            "https://example.org/{}",
            "log-7/".repeat(40).split_at(length - 20).0
        ))
    };
    let (report, encoded) = (
        "https://example.org/گزارش?n=۷",
        "https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4?n=%DB%B7",
    );
    vec![
        same("https://a.org"),
        same("https://doi.org/10.1016/S0140-6736(05)67760-4"),
        same("https://example.org/search?query=shore+power&from=2025-11-01&to=2026-03-31#results"),
        (report.to_string(), encoded.to_string()),
        long(120),
        long(160),
        long(213),
    ]
}

/// A briefing with a source for each address, and one without.
pub fn briefing(language: &str, paper: &str, theme: &str) -> String {
    let mut text = format!(
        "title: Codes\nlang: {language}\ntheme: {theme}\nwatermark: Draft\npdf: {{qr: true, paper: {paper}}}\n\
         summary: Said [@one].\nsources:\n  - {{id: one, title: A title}}\n"
    );
    for (index, (address, _)) in addresses().iter().enumerate() {
        // Entries of one line and of many.
        let title = "The log of the harbour ".repeat(1 + index * 3 % 7);
        text.push_str(&format!(
            "  - {{title: {}, URL: \"{address}\"}}\n",
            title.trim()
        ));
    }
    text
}

/// Every theme on every paper, and from right to left.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    theme::NAMES.iter().flat_map(|theme| {
        [("en", "a4"), ("en", "letter"), ("en", "a5"), ("fa", "a5")]
            .map(|(language, paper)| (language, paper, *theme))
    })
}

/// What is read off a page, from its top down: a phone looks at one code at a time.
fn read(edition: &Edition, page: &Page) -> Vec<String> {
    let seen = |(place, side, _): (Rect, usize, Mark)| {
        let quiet = (place.right - place.left) / side as f64 * 4.0;
        let mut seen = Page {
            width: Pt(place.right - place.left + quiet * 2.0),
            height: Pt(place.bottom - place.top + quiet * 2.0),
            items: page.items.clone(),
            links: Vec::new(),
        };
        for item in &mut seen.items {
            item.shift(Pt(quiet - place.left), Pt(quiet - place.top));
        }
        seen
    };
    let codes = codes(page).map(|code| said(edition, &seen(code)));
    codes.collect()
}

/// What the code says that a page is full of.
fn said(edition: &Edition, page: &Page) -> String {
    let drawn = png::draw_smooth(page, &edition.fonts, DPI / 72.0).expect("a picture");
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(&drawn.png));
    decoder.set_transformations(::png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    let samples = info.color_type.samples();
    let (width, height) = (info.width as usize, info.height as usize);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        pixels[(y * width + x) * samples]
    });
    match image.detect_grids().first().map(rqrr::Grid::decode) {
        Some(Ok((_, said))) => said,
        Some(Err(error)) => format!("not read: {error}"),
        None => "not seen".to_string(),
    }
}

#[test]
fn codes_are_read_off_pages_in_every_theme_and_on_every_paper() {
    let expected: Vec<String> = addresses().into_iter().map(|(_, said)| said).collect();
    for (language, paper, theme) in kinds() {
        let edition = edition::edition("codes.yaml", &briefing(language, paper, theme));
        let pages = edition.layout.pages.iter();
        let read: Vec<String> = pages.flat_map(|page| read(&edition, page)).collect();
        assert_eq!(read, expected, "{theme} on {paper} in {language}");
    }
}

/// The codes of a page: where each is, and how many modules it has in a row.
fn codes(page: &Page) -> impl Iterator<Item = (Rect, usize, Mark)> + '_ {
    page.items.iter().filter_map(|item| {
        let Item::Picture(placed) = item else {
            return None;
        };
        let Content::Modules(modules) = &placed.picture.content else {
            return None;
        };
        let place = Rect {
            left: placed.x.0,
            top: placed.y.0,
            right: (placed.x + placed.width).0,
            bottom: (placed.y + placed.height).0,
        };
        Some((place, modules.side(), placed.mark))
    })
}

#[test]
fn nothing_stands_in_the_quiet_zone_of_a_code_and_its_modules_are_large() {
    for (language, paper, theme) in kinds() {
        let edition = edition::edition("codes.yaml", &briefing(language, paper, theme));
        for page in &edition.layout.pages {
            for (place, side, _) in codes(page) {
                let module = (place.right - place.left) / side as f64;
                assert!(
                    module >= LEAST_MODULE,
                    "{theme}: a module of {module} points"
                );
                // But for what numbers are rounded by.
                let quiet = module * 4.0 - 0.01;
                let zone = Rect {
                    left: place.left - quiet,
                    top: place.top - quiet,
                    right: place.right + quiet,
                    bottom: place.bottom + quiet,
                };
                assert!(zone.left > 0.0 && zone.right < page.width.0);
                assert!(zone.top > 0.0 && zone.bottom < page.height.0);
                for run in pages::runs(page) {
                    if &*run.text == "Draft" {
                        continue;
                    }
                    let (left, right) = (run.x.0, (run.x + run.width).0);
                    let (top, bottom) = ((run.y - run.size * 0.7).0, (run.y + run.size * 0.2).0);
                    let apart = right <= zone.left || left >= zone.right;
                    let apart = apart || bottom <= zone.top || top >= zone.bottom;
                    assert!(apart, "{theme} on {paper} in {language}: `{}`", run.text);
                }
            }
        }
    }
}

/// The node above another.
fn above(tags: &TagTree, node: NodeId) -> NodeId {
    pages::parents(tags)[&node]
}

#[test]
fn a_code_is_a_figure_within_a_link_and_says_its_address_in_the_language_of_the_briefing() {
    for (language, words) in [
        ("en", "QR code: "),
        ("de", "QR-Code: "),
        ("fa", "رمزینهٔ QR: "),
    ] {
        let edition = edition::edition("codes.yaml", &briefing(language, "a4", "default"));
        let tags = &edition.layout.tags;
        let mut left = addresses().into_iter();
        for page in &edition.layout.pages {
            for (place, _, mark) in codes(page) {
                let (address, _) = left.next().expect("no more codes than addresses");
                let Mark::Content(slot) = mark else {
                    panic!("a code that says nothing");
                };
                let figure = tags.owner(slot);
                assert_eq!(tags.nodes()[figure.0 as usize].role, Role::Figure);
                let said = tags.nodes()[figure.0 as usize].alternative();
                assert_eq!(said, Some(format!("{words}{address}").as_str()));
                let link = above(tags, figure);
                assert_eq!(tags.nodes()[link.0 as usize].role, Role::Link);
                let area = page.links.iter().find(|area| area.node == link);
                let area = area.expect("a place to click");
                let target = Target::Url(Address::parse(&address).expect("an address"));
                assert_eq!(area.target, target);
                assert_eq!((area.x.0, area.y.0), (place.left, place.top));
                // It is read behind the entry, in the same item of the list.
                let item = above(tags, link);
                let children: Vec<Child> = tags.children(item).collect();
                assert_eq!(children.last(), Some(&Child::Node(link)));
                assert!(children.len() == 2, "{children:?}");
            }
        }
        assert_eq!(left.next(), None, "a code for each address");
    }
}

#[test]
fn without_the_wish_there_is_no_code_and_addresses_are_whole() {
    let text = briefing("en", "a4", "default").replace("qr: true", "qr: false");
    let edition = edition::edition("codes.yaml", &text);
    let pages = &edition.layout.pages;
    assert_eq!(pages.iter().flat_map(codes).count(), 0);
    let texts = pages::texts(&edition.document);
    for (address, _) in addresses() {
        assert!(
            texts.values().any(|text| text.content.ends_with(&address)),
            "{address}"
        );
    }
}

#[test]
fn no_page_ends_beside_a_code() {
    // Entries of every length, down a page and over its end.
    for lines in 1..12 {
        let title = "The log of the harbour and of all its berths ".repeat(lines);
        let entry = format!(
            "  - {{title: {}, URL: \"https://example.org/log\"}}\n",
            title.trim()
        );
        let text = format!(
            "title: T\npdf: {{qr: true, paper: a5}}\nsources:\n{}",
            entry.repeat(14)
        );
        let edition = edition::edition("codes.yaml", &text);
        let sheet = edition.theme.sheet(edition.setup.paper);
        let mut count = 0;
        for page in &edition.layout.pages {
            for (place, ..) in codes(page) {
                count += 1;
                let leading = edition.theme.styles.body.leading;
                let foot = (sheet.top + leading * f64::from(sheet.lines)).0;
                assert!(
                    place.bottom <= foot + 0.01,
                    "{lines}: {place:?} below {foot}"
                );
            }
        }
        assert_eq!(count, 14);
    }
}

#[test]
fn the_option_asks_for_codes_whatever_the_briefing_says() {
    use crate::support::exporter;
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("codes.pdf");
    let path = folder.path().join("codes.yaml");
    let text = briefing("en", "a4", "default").replace("qr: true", "qr: false");
    std::fs::write(&path, text).expect("a file");
    let size = |arguments: &[&str]| {
        let (path, output) = (path.to_string_lossy(), output.to_string_lossy());
        let all = [&["export", &path, "-o", &output], arguments].concat();
        let run = exporter::run(&all, &[]);
        assert_eq!(run.log, "");
        std::fs::metadata(Path::new(&*output))
            .expect("a file")
            .len()
    };
    let (without, with) = (size(&[]), size(&["--qr"]));
    assert!(with > without + 2_000, "{without} and {with} bytes");
}
