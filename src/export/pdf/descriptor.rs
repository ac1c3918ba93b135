//! Font descriptors: what a face is like (ISO 32000-1, 9.8).
//!
//! In: a face. Out: the entries of its descriptor that printpdf guesses: it takes the ascent for the
//! height of capitals, the slope of the cursor for that of the letters, and the thickness of stems from
//! the weight. The face's own tables and outlines say them. Whoever has to do without the embedded
//! file makes a face up from these.

use lopdf::{Dictionary, Object};

use super::edges::Edges;
use super::numbers::real;
use crate::layout::text::font::Face;

/// Bits of `Flags` (table 123).
const FIXED_PITCH: i64 = 1;
const SYMBOLIC: i64 = 1 << 2;
const NONSYMBOLIC: i64 = 1 << 5;
const ITALIC: i64 = 1 << 6;

/// Letters that are a stem, in the scripts of the faces.
const STEMS: &[char] = &['l', 'I', 'ا', 'ו', 'ा'];

/// Sets what the face says of itself; and whether its codes are its own, or those of a standard.
pub fn set(descriptor: &mut Dictionary, face: &Face, symbolic: bool) {
    let thousandths = |units: f64| real(units * 1000.0 / face.units_per_em);
    let metrics = face.font.metrics();
    for (key, stated, letter) in [
        ("CapHeight", metrics.cap_height, 'H'),
        ("XHeight", metrics.x_height, 'x'),
    ] {
        let stated = stated.map(|height| height.to_f64());
        // Noto Naskh Arabic states neither height, and has Latin letters all the same.
        let height = stated.filter(|height| *height > 0.0);
        match height.or_else(|| top(face, letter)) {
            Some(height) => descriptor.set(key, thousandths(height)),
            None => drop(descriptor.remove(key.as_bytes())),
        }
    }
    let style = face.font.style_metrics();
    let slope = style.italic_angle.map_or(0.0, |angle| angle.to_f64());
    descriptor.set("ItalicAngle", real(slope));
    let mut flags = if symbolic { SYMBOLIC } else { NONSYMBOLIC };
    if slope != 0.0 || face.italic {
        flags |= ITALIC;
    }
    if style.is_fixed_pitch == Some(true) {
        flags |= FIXED_PITCH;
    }
    descriptor.set("Flags", Object::Integer(flags));
    if let Some(width) = stem(face) {
        descriptor.set("StemV", thousandths(width));
    }
}

/// How far above the baseline a letter ends, in units of the face.
fn top(face: &Face, letter: char) -> Option<f64> {
    let (_, highest) = Edges::of(face, face.glyph(letter)?)?.extent();
    // One without an outline has no highest point.
    Some(highest).filter(|highest| *highest > 0.0)
}

/// How thick the vertical stems are, in units of the face: how wide the middle of a letter is that is
/// nothing but one.
fn stem(face: &Face) -> Option<f64> {
    let letters = STEMS.iter();
    letters
        .filter_map(|letter| width_of_middle(&Edges::of(face, face.glyph(*letter)?)?))
        .next()
}

/// How wide what is drawn is where a line at half its height first crosses it.
fn width_of_middle(edges: &Edges) -> Option<f64> {
    let (lowest, highest) = edges.extent();
    let middle = (lowest + highest) / 2.0;
    let mut crossings: Vec<f64> = edges
        .lines
        .iter()
        .filter(|[(_, from), (_, to)]| (*from <= middle) != (*to <= middle))
        .map(|[(x, y), (to_x, to_y)]| x + (to_x - x) * (middle - y) / (to_y - y))
        .collect();
    crossings.sort_by(f64::total_cmp);
    match crossings[..] {
        [left, right, ..] => Some(right - left),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::font::Fonts;

    /// The descriptor of a face, by its PostScript name.
    fn descriptor(name: &str) -> Dictionary {
        let fonts = Fonts::bundled();
        let mut faces = fonts.faces();
        let face = faces.find(|face| face.postscript_name == name);
        let mut descriptor = Dictionary::new();
        descriptor.set("CapHeight", 1036);
        set(&mut descriptor, face.expect("a face"), false);
        descriptor
    }

    fn number(descriptor: &Dictionary, key: &str) -> f32 {
        let number = descriptor.get(key.as_bytes()).and_then(Object::as_float);
        number.expect("a number")
    }

    #[test]
    fn heights_slopes_and_pitches_are_those_of_the_tables() {
        let serif = descriptor("SourceSerif4-Regular");
        assert_eq!(number(&serif, "CapHeight"), 670.0);
        assert_eq!(number(&serif, "XHeight"), 475.0);
        assert_eq!(number(&serif, "ItalicAngle"), 0.0);
        assert_eq!(number(&serif, "Flags"), 32.0);
        let italic = descriptor("SourceSerif4-Italic");
        assert_eq!(number(&italic, "ItalicAngle"), -12.0);
        assert_eq!(number(&italic, "Flags"), 96.0);
        assert_eq!(number(&descriptor("SourceCodePro-Regular"), "Flags"), 33.0);
        // In units of 2048 to the em.
        assert_eq!(
            number(&descriptor("Vazirmatn-Regular"), "CapHeight"),
            799.805
        );
        // Measured: its Latin letters are those of Noto Serif.
        let naskh = descriptor("NotoNaskhArabic-Regular");
        assert_eq!(number(&naskh, "CapHeight"), 714.0);
    }

    #[test]
    fn stems_are_measured() {
        let fonts = Fonts::bundled();
        for face in fonts.faces() {
            let width = stem(face).expect("a stem") * 1000.0 / face.units_per_em;
            assert!(
                (40.0..220.0).contains(&width),
                "{}: {width}",
                face.postscript_name
            );
        }
        let of = |name| number(&descriptor(name), "StemV");
        assert!(of("SourceSerif4-Bold") > of("SourceSerif4-Regular") + 30.0);
        assert!(of("SourceSans3-Bold") > of("SourceSans3-Regular") + 30.0);
    }
}
