//! What pages look like: drawn small, and compared with pictures that someone has looked at.
//!
//! In: the briefings in `tests/cases/pages`. Each page is drawn at two thirds of a pixel a point, where a
//! rule over words, a panel out of its place and a watermark in front are seen, and letters are gray. A
//! shade more or less is no difference, as another processor may round otherwise.
//! `BRIEFSET_BLESS=1 cargo test` draws the pictures anew.

use std::fs;
use std::path::Path;

use briefset::export::{Edition, png};
use briefset::layout::frame::{Item, Page};
use briefset::theme;

use crate::support::edition;
use crate::support::golden::{self, Goldens};

/// Pixels for each point.
const SCALE: f64 = 2.0 / 3.0;
/// How far a channel may be from what was expected, of 255.
const SHADE: u8 = 32;
/// How many pixels of a thousand may be further from it.
const STRAY: usize = 1;

/// A picture as pixels: how wide it is, and red, green and blue of each.
#[derive(Debug, PartialEq)]
struct Pixels {
    width: u32,
    colors: Vec<u8>,
}

impl Pixels {
    fn read(file: &[u8]) -> Self {
        let mut decoder = ::png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(::png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a picture");
        let mut colors = vec![0; reader.output_buffer_size().expect("a small picture")];
        let info = reader.next_frame(&mut colors).expect("a whole picture");
        colors.truncate(info.buffer_size());
        assert_eq!(info.color_type, ::png::ColorType::Rgb);
        Pixels {
            width: info.width,
            colors,
        }
    }

    /// What of it is not as in another picture, if too much is not.
    fn difference(&self, expected: &Pixels) -> Option<String> {
        if (self.width, self.colors.len()) != (expected.width, expected.colors.len()) {
            return Some("the page has another size".to_string());
        }
        let pixels = self.colors.chunks(3).zip(expected.colors.chunks(3));
        let is_far = |(found, expected): (&[u8], &[u8])| {
            let channels = found.iter().zip(expected);
            channels
                .into_iter()
                .any(|(found, expected)| found.abs_diff(*expected) > SHADE)
        };
        let far: Vec<usize> = pixels
            .enumerate()
            .filter(|(_, pair)| is_far(*pair))
            .map(|(index, _)| index)
            .collect();
        let first = far.first()?;
        let (x, y) = (first % self.width as usize, first / self.width as usize);
        (far.len() * 1000 > STRAY * self.colors.len() / 3)
            .then(|| format!("{} pixels differ, the first at {x}, {y}", far.len()))
    }
}

fn drawn(page: &Page, edition: &Edition) -> Vec<u8> {
    drawn_at(page, edition, SCALE)
}

fn drawn_at(page: &Page, edition: &Edition, scale: f64) -> Vec<u8> {
    png::draw(page, &edition.fonts, scale)
        .expect("a page of a size")
        .png
}

#[test]
fn pages_look_as_they_did() {
    let mut goldens = Goldens::default();
    for path in golden::files("pages", &[".yaml"]) {
        let name = path.to_string_lossy();
        let text = fs::read_to_string(&path).expect("a briefing");
        let edition = edition::uncovered_in(&name, &text);
        for (index, page) in edition.layout.pages.iter().enumerate() {
            let path = path.with_extension(format!("{}.png", index + 1));
            goldens.check_picture(&path, &drawn(page, &edition), |found, expected| {
                Pixels::read(found).difference(&Pixels::read(expected))
            });
        }
        let beyond = path.with_extension(format!("{}.png", edition.layout.pages.len() + 1));
        assert!(!beyond.exists(), "{beyond:?} is of no page");
    }
    goldens.finish();
}

/// The pictures of `docs/`: of which briefing of `content/`, in which theme, and which page, from 1.
const SHOWN: &[(&str, &str, &str, usize)] = &[
    ("short", "khamenei-foreign-policy", "default", 1),
    ("persian", "fa-drought-and-groundwater", "default", 1),
    (
        "report",
        "report-flood-warning-in-many-languages",
        "default",
        4,
    ),
    ("evidence", "shore-power-after-one-winter", "default", 2),
    (
        "theme-default",
        "intrusion-at-the-booking-desk",
        "default",
        1,
    ),
    (
        "theme-chancery",
        "intrusion-at-the-booking-desk",
        "chancery",
        1,
    ),
    (
        "theme-newsdesk",
        "intrusion-at-the-booking-desk",
        "newsdesk",
        1,
    ),
    (
        "theme-large-print",
        "intrusion-at-the-booking-desk",
        "large-print",
        1,
    ),
];

/// Pixels for each point in those.
const SHOWN_SCALE: f64 = 2.0;

#[test]
fn the_pictures_of_the_documentation_show_what_is_made() {
    for theme in theme::NAMES {
        let shown = SHOWN.iter().any(|(_, _, of, _)| of == theme);
        assert!(shown, "no picture shows {theme}");
    }
    let mut goldens = Goldens::default();
    for (name, briefing, theme, page) in SHOWN {
        let briefing = Path::new("content").join(briefing).with_extension("yaml");
        let edition = edition::in_theme(&briefing, theme);
        let page = &edition.layout.pages[page - 1];
        let path = Path::new("docs").join(name).with_extension("png");
        let picture = drawn_at(page, &edition, SHOWN_SCALE);
        goldens.check_picture(&path, &picture, |found, expected| {
            Pixels::read(found).difference(&Pixels::read(expected))
        });
    }
    goldens.finish();
}

#[test]
fn a_rule_over_words_is_seen() {
    let path = Path::new("tests/cases/pages/panel.yaml");
    let text = fs::read_to_string(path).expect("a briefing");
    let edition = edition::edition(&path.to_string_lossy(), &text);
    let mut page = edition.layout.pages[0].clone();
    let before = Pixels::read(&drawn(&page, &edition));
    page.items.sort_by_key(|item| matches!(item, Item::Rule(_)));
    let after = Pixels::read(&drawn(&page, &edition));
    assert_eq!(before.difference(&before), None);
    assert!(after.difference(&before).is_some());
}
