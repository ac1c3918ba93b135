//! A file draws what the face draws.

use harfrust::Font;

use super::*;
use crate::export::pdf::edges::Edges;
use crate::layout::text::font::Name;
use crate::theme::Weight;

/// What the outline of a glyph encloses, and the box around it, in units of the face.
fn measured(face: &Face, glyph: u16) -> (f64, [f64; 4]) {
    let lines = Edges::of(face, glyph).expect("an outline").lines;
    let area = lines.iter().map(|[from, to]| from.0 * to.1 - to.0 * from.1);
    let mut points = lines.iter().flatten();
    let around = points.next().map(|first| {
        let box_of_one = [first.0, first.1, first.0, first.1];
        points.fold(box_of_one, |[left, bottom, right, top], (x, y)| {
            [left.min(*x), bottom.min(*y), right.max(*x), top.max(*y)]
        })
    });
    (area.sum::<f64>() / 2.0, around.unwrap_or_default())
}

#[test]
fn a_file_draws_what_the_face_draws() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fonts/SourceSerifPro-Regular.otf"
    );
    let name = || Name {
        family: "Cubic".to_string(),
        weight: Weight::Regular,
        italic: false,
        postscript: "Cubic".to_string(),
    };
    let file = std::fs::read(path).expect("a font");
    let face = Face::read(name(), file, 0).expect("a face");
    let glyphs: Vec<u16> = (0..face.font.num_glyphs() as u16).collect();
    let file = truetype(&face, &glyphs).expect("a file");
    let font = Font::new(file.clone(), 0).expect("a font");
    assert_eq!(font.num_glyphs(), face.font.num_glyphs());
    let written = Face::read(name(), file, 0).expect("a face");
    for glyph in glyphs {
        let ((area, edges), (own, own_edges)) = (measured(&written, glyph), measured(&face, glyph));
        assert!(
            (area - own).abs() <= 40.0 + own.abs() * 0.01,
            "{glyph}: {area}, not {own}"
        );
        let mut pairs = edges.iter().zip(own_edges);
        assert!(
            pairs.all(|(edge, own)| (edge - own).abs() < 1.1),
            "{glyph}: {edges:?}"
        );
        assert!((written.advance(glyph) - face.advance(glyph)).abs() < 0.0006);
    }
}
