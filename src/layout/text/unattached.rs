//! Marks that a face does not attach to their letter.
//!
//! In: a shaped word. Out: the same, in which a mark that the face has no anchor for stands in the middle
//! of its letter, as HarfBuzz places marks where a face has no anchors at all. Without that, the cedilla
//! of ḩ stands beside the h in a face that knows cedillas below c and s alone.

use unicode_script::{Script, UnicodeScript};

use super::font::Face;
use super::outline_bounds::bounds;
use super::word::{ShapedGlyph, Word};

/// Places the marks of a word that stand where no mark can: at the very end of their letter.
pub fn place(word: &mut Word, text: &str, face: &Face) {
    let mut letter = 0;
    for index in 1..word.glyphs.len() {
        let glyph = &word.glyphs[index];
        if !glyph.cluster.is_empty() {
            letter = index;
            continue;
        }
        let before = &word.glyphs[index - 1];
        let is_unattached = glyph.advance == 0.0
            && glyph.rise == 0.0
            && (glyph.x - (before.x + before.advance)).abs() < 1e-9;
        let base = &word.glyphs[letter];
        if is_unattached
            && is_european(text, base)
            && let (Some(under), Some(mark)) = (bounds(face, base.id), bounds(face, glyph.id))
        {
            let x = base.x + (under.left + under.right - mark.left - mark.right) / 2.0;
            // Marks above are drawn for small letters; a tall one lifts them.
            let is_above = mark.bottom > face.x_height * 0.8;
            let rise = if is_above {
                (under.top - face.x_height).max(0.0)
            } else {
                0.0
            };
            let glyph = &mut word.glyphs[index];
            (glyph.x, glyph.rise) = (x, rise);
        }
    }
}

/// Whether a cluster is of a script whose marks stand above and below the middle of their letters.
fn is_european(text: &str, glyph: &ShapedGlyph) -> bool {
    let cluster = text.get(glyph.cluster.start as usize..).unwrap_or_default();
    let letter = cluster.chars().next();
    letter.is_some_and(|letter| {
        matches!(
            letter.script(),
            Script::Latin | Script::Greek | Script::Cyrillic
        )
    })
}
