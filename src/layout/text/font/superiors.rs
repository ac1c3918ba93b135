//! Whether a face has superior figures (`sups`), which are drawn for their place: figures that are only
//! made smaller look thin beside their text.

use harfrust::{
    Buffer, Direction, Feature, Font, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

/// Whether each figure becomes another glyph with the feature on.
pub fn has(font: &Font) -> bool {
    let font = ShaperFont::new(font);
    match (figures(&font, false), figures(&font, true)) {
        (Some(plain), Some(superior)) => {
            let mut pairs = plain.iter().zip(&superior);
            plain.len() == superior.len() && pairs.all(|(plain, superior)| plain != superior)
        }
        _ => false,
    }
}

/// The glyphs of 0 to 9.
fn figures(font: &ShaperFont<'_, '_>, superior: bool) -> Option<Vec<u32>> {
    let features = [Feature::new(Tag::new(b"sups"), u32::from(superior), ..)];
    let script = Script::from_iso15924_tag(Tag::new(b"Latn"));
    let plan = ShapePlan::new(font, Direction::LeftToRight, script, None, &features);
    let mut buffer = Buffer::new();
    buffer.push_str("0123456789");
    buffer.set_direction(plan.direction());
    buffer.set_script(plan.script());
    let options = ShapeOptions::new().plan(Some(&plan)).features(&features);
    harfrust::shape(font, &mut buffer, options).ok()?;
    let glyphs = buffer.glyph_infos().iter();
    Some(glyphs.map(|glyph| glyph.glyph_id).collect())
}
