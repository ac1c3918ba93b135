//! A part of a font sets a text as the whole does.

use harfrust::font::glyph::outline::PathSink;
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont};

use super::*;
use crate::layout::text::font::{Face, Location, Name};

/// A face of a file of the repository, at a place of its design space.
fn face(path: &str, location: &Location) -> Face {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    opened(std::fs::read(&path).expect("a font"), location)
}

fn opened(file: Vec<u8>, location: &Location) -> Face {
    let name = Name {
        family: "Any".to_string(),
        weight: Weight::Regular,
        italic: false,
        postscript: "Any-Regular".to_string(),
    };
    Face::read_at(name, file, 0, location).expect("a face")
}

/// The glyphs of a text and how far each advances.
fn shaped(font: &Font, text: &str) -> Vec<(u32, i32, i32, i32)> {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new()).expect("glyphs");
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let glyph = glyphs.map(|(glyph, place)| {
        let offsets = (place.x_offset, place.y_offset);
        (glyph.glyph_id, place.x_advance, offsets.0, offsets.1)
    });
    glyph.collect()
}

/// The points of an outline.
#[derive(Default)]
struct Points(Vec<(f32, f32)>);

impl PathSink for Points {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn quad_to(&mut self, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, x: f32, y: f32) {
        self.0.push((x, y));
    }

    fn close(&mut self) {}
}

/// The box around a glyph: left, bottom, right, top.
fn bounds(face: &Face, glyph: u32) -> [f32; 4] {
    let mut points = Points::default();
    face.draw(glyph as u16, &mut points).expect("an outline");
    let around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    points
        .0
        .iter()
        .fold(around, |[left, bottom, right, top], (x, y)| {
            [left.min(*x), bottom.min(*y), right.max(*x), top.max(*y)]
        })
}

/// Cuts a face down to a text, and holds the part against the whole; gives the length of the part.
fn part(face: &Face, text: &str) -> usize {
    let characters: BTreeSet<char> = text.chars().collect();
    let file = cut::cut(face, &characters).expect("a part");
    let length = file.len();
    let part = opened(file, &Location::new());
    let glyphs = shaped(&face.font, text);
    assert!(
        glyphs.iter().all(|glyph| glyph.0 != 0),
        "{text}: {glyphs:?}"
    );
    assert_eq!(shaped(&part.font, text), glyphs, "{text}");
    for (glyph, ..) in glyphs {
        let (own, whole) = (bounds(&part, glyph), bounds(face, glyph));
        let mut pairs = own.iter().zip(whole);
        // Cubic curves are drawn by quadratic ones.
        assert!(
            pairs.all(|(own, whole)| (own - whole).abs() < 1.6),
            "{text}: {glyph}"
        );
    }
    length
}

/// Texts in each script that a bundled font is there for: joined, stacked, with marks, and with what a reader cuts.
const TEXTS: &[(&str, &str)] = &[
    (
        "fonts/vazirmatn/Vazirmatn_400Regular.ttf",
        "کشتی‌ها به برق وصل شدند؛ لا إله پگاه ۱۲۳",
    ),
    (
        "fonts/noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf",
        "بِسْمِ اللَّهِ الرَّحْمَٰنِ، المحطّة الكهربائيّة ٤٥",
    ),
    (
        "fonts/noto-serif-hebrew/NotoSerifHebrew_400Regular.ttf",
        "שָׁלוֹם עֲלֵיכֶם",
    ),
    (
        "fonts/noto-serif-devanagari/NotoSerifDevanagari_400Regular.ttf",
        "विद्युत् प्रक्रिया क्षेत्र ज्ञान र्‍य स्त्री द्ध्र्य",
    ),
    (
        "fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf",
        "The official first office flew: e\u{301}té ½ Жук",
    ),
    (
        "tests/fonts/SourceSerifPro-Regular.otf",
        "The official first office flew: été 1–9",
    ),
];

#[test]
fn a_part_sets_its_text_as_the_whole_does_and_is_smaller() {
    for (path, text) in TEXTS {
        let face = face(path, &Location::new());
        let length = part(&face, text);
        assert!(length < face.data.len(), "{path}: {length}");
    }
}

#[test]
fn a_part_has_no_other_letters_and_no_reserved_name() {
    let face = face(
        "fonts/source-sans-3/SourceSans3_400Regular.ttf",
        &Location::new(),
    );
    let file = cut::cut(&face, &BTreeSet::from(['é', 'ж'])).expect("a part");
    let tables = sfnt::tables(&file).expect("a file");
    let part = opened(file, &Location::new());
    for character in ['é', 'É', 'ж', 'a', '\u{301}', '\u{2022}'] {
        assert_eq!(part.glyph(character), face.glyph(character), "{character}");
    }
    assert_eq!((part.glyph('ő'), part.glyph('я')), (None, None));
    assert!(part.has_ink(part.glyph('ж').expect("a glyph")));
    assert!(!part.has_ink(face.glyph('я').expect("a glyph")));
    // Who made it and the licence stand in it, its name does not (OFL 1.1, 3).
    let names: String = tables[b"name"]
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(*byte))
        .collect();
    assert!(
        names.contains("Open Font License") && names.contains("Part "),
        "{names}"
    );
    assert!(
        !names.contains("Source Sans") && !names.contains("SourceSans"),
        "{names}"
    );
}

#[test]
fn fonts_that_draw_or_shape_otherwise_go_along_whole() {
    let face = face("fonts/vazirmatn/Vazirmatn_400Regular.ttf", &Location::new());
    for tag in [b"morx", b"COLR", b"sbix"] {
        let mut tables = sfnt::tables(&face.data).expect("tables");
        tables.insert(*tag, vec![0; 8]);
        let other = opened(sfnt::assembled(&[0, 1, 0, 0], &tables), &Location::new());
        assert!(cut::cut(&other, &BTreeSet::from(['a'])).is_none());
    }
}
