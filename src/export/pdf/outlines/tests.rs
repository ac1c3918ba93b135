//! A file draws what the face draws.

use harfrust::Font;

use super::*;
use crate::layout::text::font::Name;
use crate::theme::Weight;

/// What an outline encloses, and the box around it, in units of the face.
#[derive(Default)]
struct Measure {
    area: f64,
    edges: Option<[f64; 4]>,
    start: (f64, f64),
    at: (f64, f64),
}

impl Measure {
    fn line(&mut self, to: (f64, f64)) {
        self.area += (self.at.0 * to.1 - to.0 * self.at.1) / 2.0;
        self.at = to;
        let [left, bottom, right, top] = self.edges.unwrap_or([to.0, to.1, to.0, to.1]);
        self.edges = Some([
            left.min(to.0),
            bottom.min(to.1),
            right.max(to.0),
            top.max(to.1),
        ]);
    }

    fn curve(&mut self, points: &[(f64, f64)]) {
        let from = self.at;
        for step in 1..=64 {
            let t = f64::from(step) / 64.0;
            let mut level: Vec<_> = [&[from], points].concat();
            while level.len() > 1 {
                let pairs = level.windows(2);
                level = pairs.map(|pair| between(pair[0], pair[1], t)).collect();
            }
            self.line(level[0]);
        }
    }
}

impl PathSink for Measure {
    fn move_to(&mut self, x: f32, y: f32) {
        self.line(self.start);
        self.start = point(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.curve(&[point(x1, y1), point(x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.curve(&[point(x1, y1), point(x2, y2), point(x, y)]);
    }

    fn close(&mut self) {
        self.line(self.start);
    }
}

fn measured(face: &Face, glyph: u16) -> (f64, [f64; 4]) {
    let mut measure = Measure::default();
    face.draw(glyph, &mut measure).expect("an outline");
    measure.line(measure.start);
    (measure.area, measure.edges.unwrap_or_default())
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
