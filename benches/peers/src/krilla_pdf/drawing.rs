//! What is drawn: lines of glyphs, rules, and the marks around them.

use std::sync::LazyLock;

use briefset::layout::frame::{GlyphRun, Item, Mark, Rule, RunningMatter};
use briefset::layout::text::font::{Face, Fonts};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::{f32_of, rect};
use crate::report::Report;

/// The faces, read once.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let fonts = Fonts::bundled();
    let open = |face: &Face| Font::new(face.data.to_vec().into(), face.index).expect("a font");
    fonts.faces().map(open).collect()
});

/// Makes krilla's glyphs of every line and throws them away: what handing the pages over costs.
pub fn convert(report: &Report) -> Vec<u8> {
    let mut glyphs = Vec::new();
    let mut length = 0u8;
    for page in &report.edition.layout.pages {
        for item in &page.items {
            if let Item::Glyphs(run) = item {
                convert_run(run, &mut glyphs);
                length = length.wrapping_add(std::hint::black_box(&glyphs).len() as u8);
            }
        }
    }
    vec![length]
}

/// A run's glyphs as krilla takes them: advances in ems, from one glyph to the next, before the run is
/// expanded. Every glyph of a cluster says which characters the whole sets. Gives the run's text.
pub fn convert_run(run: &GlyphRun, glyphs: &mut Vec<KrillaGlyph>) -> String {
    assert!(!run.is_right_to_left(), "the reports are English");
    let mut text = run.text.clone();
    glyphs.clear();
    let em = (run.size * run.expansion).0;
    let mut cluster = 0..0;
    let mut last_x = 0.0;
    for glyph in run.glyphs() {
        if glyph.soft_hyphen {
            cluster = text.len()..text.len() + '\u{ad}'.len_utf8();
            text.push('\u{ad}');
        } else if !glyph.cluster.is_empty() {
            cluster = glyph.cluster.start as usize..glyph.cluster.end as usize;
        }
        if let Some(last) = glyphs.last_mut() {
            last.x_advance = ((glyph.x.0 - last_x) / em) as f32;
        }
        last_x = glyph.x.0;
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph.id.into()),
            (glyph.advance.0 / em) as f32,
            0.0,
            (glyph.rise.0 / run.size.0) as f32,
            0.0,
            cluster.clone(),
            None,
        ));
    }
    text
}

/// Opens the marked content of an item, unless it is open.
pub fn mark(
    surface: &mut Surface<'_>,
    open: &mut Option<Mark>,
    mark: Mark,
    slots: &mut [Vec<Identifier>],
) {
    if *open == Some(mark) {
        return;
    }
    if open.replace(mark).is_some() {
        surface.end_tagged();
    }
    let kind = match mark {
        Mark::Content(slot) => {
            let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            slots[slot.0 as usize].push(identifier);
            return;
        }
        Mark::Running(RunningMatter::Header) => ArtifactType::Header,
        Mark::Running(RunningMatter::Footer) => ArtifactType::Footer,
        Mark::Running(RunningMatter::Watermark) => ArtifactType::Watermark,
        // Heads of tables that are drawn again are matter of layout.
        Mark::Running(RunningMatter::Repeated) | Mark::Decoration => ArtifactType::Layout,
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
}

/// Draws a line of glyphs.
pub fn draw_run(surface: &mut Surface<'_>, run: &GlyphRun, text: &str, glyphs: &[KrillaGlyph]) {
    surface.set_fill(Some(fill(run.color)));
    let font = FONTS[usize::from(run.face.0)].clone();
    let (x, y) = (f32_of(run.x), f32_of(run.y));
    let size = f32_of(run.size);
    if run.expansion == 1.0 {
        return surface.draw_glyphs(Point::from_xy(x, y), glyphs, font, text, size, false);
    }
    // krilla has no wider glyphs: the line is drawn wider.
    let expansion = run.expansion as f32;
    surface.push_transform(&Transform::from_row(expansion, 0.0, 0.0, 1.0, x, y));
    surface.draw_glyphs(Point::from_xy(0.0, 0.0), glyphs, font, text, size, false);
    surface.pop();
}

/// Draws a rule.
pub fn draw_rule(surface: &mut Surface<'_>, rule: &Rule) {
    surface.set_fill(Some(fill(rule.color)));
    let mut path = PathBuilder::new();
    path.push_rect(rect(rule.x, rule.y, rule.width, rule.height));
    surface.draw_path(&path.finish().expect("a path"));
}

fn fill(color: briefset::geometry::Color) -> Fill {
    Fill {
        paint: rgb::Color::new(color.red, color.green, color.blue).into(),
        ..Fill::default()
    }
}
