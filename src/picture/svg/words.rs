//! Words of a drawing.
//!
//! In: a drawing as usvg has it, its texts with styles, units and places resolved. Out: [`Inscription`]s, one
//! for each stretch of text that is put at a place of its own.
//!
//! usvg keeps a text only where it can set it, so it is given one face, for all words; what it makes of them
//! serves to tell about where they are. What cannot be said with a baseline, a size and a weight is refused:
//! words along a path, from top to bottom, with letters that are turned one by one.

use std::sync::Arc;

use resvg::tiny_skia::Transform as SkiaTransform;
use resvg::usvg::{
    self, AlignmentBaseline, BaselineShift, DominantBaseline, FontFamily, Group, Node, Options,
    Paint, Text, TextAnchor, TextChunk, TextFlow, TextSpan, Tree, WritingMode, fontdb,
};

use super::area::Area;
use super::stretches::{self, Stretch, is_gap};
use crate::faces;
use crate::geometry::{Color, Transform};
use crate::picture::PictureFault;
use crate::picture::inscription::{Anchor, Inscription, Lettering};

/// From this weight on letters are bold, as a theme has no more than two weights for labels.
const BOLD: u16 = 600;

/// How usvg is to read a file whose words are wanted.
pub fn options() -> Options<'static> {
    let mut faces = fontdb::Database::new();
    faces.load_font_source(fontdb::Source::Binary(Arc::new(faces::SANS)));
    let only = faces.faces().next().map(|face| face.id);
    let mut options = Options {
        fontdb: Arc::new(faces),
        ..Options::default()
    };
    options.font_resolver.select_font = Box::new(move |_, _| only);
    options.font_resolver.select_fallback = Box::new(|_, _, _| None);
    options
}

/// The words of a drawing, in the order of the file.
pub fn inscriptions(tree: &Tree) -> Result<Vec<Inscription>, PictureFault> {
    let mut found = Vec::new();
    of_group(tree.root(), &Area::of_picture(tree.size()), 1.0, &mut found)?;
    Ok(found)
}

fn of_group(
    group: &Group,
    area: &Area,
    opacity: f32,
    found: &mut Vec<Inscription>,
) -> Result<(), PictureFault> {
    // An area that is not one outline cuts nothing off that is text: words are shown whole or not at all.
    let area = area.of_group(group).unwrap_or_else(|| area.clone());
    let opacity = opacity * group.opacity().get();
    for node in group.children() {
        match node {
            Node::Group(group) => of_group(group, &area, opacity, found)?,
            Node::Text(text) if !area.hides(text.abs_bounding_box()) => {
                of_text(text, opacity, found)?;
            }
            Node::Text(_) | Node::Path(_) | Node::Image(_) => {}
        }
    }
    Ok(())
}

fn of_text(text: &Text, opacity: f32, found: &mut Vec<Inscription>) -> Result<(), PictureFault> {
    let along_path = |chunk: &TextChunk| matches!(chunk.text_flow(), TextFlow::Path(_));
    let refused = [
        (text.chunks().iter().any(along_path), "along a path"),
        (
            text.writing_mode() == WritingMode::TopToBottom,
            "that run from top to bottom",
        ),
        (
            text.rotate().iter().any(|angle| *angle != 0.0),
            "whose letters are turned one by one",
        ),
    ];
    if let Some((_, which)) = refused.iter().find(|(is_so, _)| *is_so) {
        return Err(PictureFault::new(
            format!("has words {which}, which cannot be set as text"),
            "convert these words to paths, which drawing programs call outlines",
        ));
    }
    let mut setter = Setter {
        text,
        opacity,
        pen: (0.0, 0.0),
        character: 0,
    };
    for chunk in stretches::of(text.chunks()) {
        found.extend(setter.chunk(&chunk));
    }
    Ok(())
}

/// Puts the words of a text at their places.
struct Setter<'a> {
    text: &'a Text,
    opacity: f32,
    /// Where the last stretch stands, for what says less of its own place.
    pen: (f32, f32),
    /// How many characters there were before.
    character: usize,
}

impl Setter<'_> {
    /// The inscription of a stretch, unless nothing of it is seen.
    fn chunk(&mut self, stretch: &Stretch<'_>) -> Option<Inscription> {
        let first = stretch.first;
        self.pen = (
            first.x().unwrap_or(self.pen.0),
            first.y().unwrap_or(self.pen.1),
        );
        let mut letterings: Vec<Lettering> = Vec::new();
        let mut down = 0.0;
        let by_letters = stretch.chunks.len() > 1;
        let mut before: Option<&TextChunk> = None;
        for chunk in stretch.chunks {
            let mut parts = Vec::new();
            for span in chunk.spans() {
                self.span(chunk, span, &mut down, &mut parts);
            }
            for mut part in parts {
                if by_letters {
                    // White space behind a letter that is put by itself only parts the elements of the file; what
                    // parts words is a gap.
                    let space = before.is_some_and(|before| is_gap(before, chunk));
                    let letter = part.text.trim();
                    part.text = format!("{}{letter}", if space { " " } else { "" });
                }
                push(&mut letterings, part);
            }
            if !chunk.text().trim().is_empty() {
                before = Some(chunk);
            }
        }
        if let ([.., last], true) = (stretch.chunks, stretch.chunks.len() > 1)
            && let [only] = &mut letterings[..]
            && let Some((from, to)) = first.x().zip(last.x())
        {
            // As far as from the first letter to the last, and that one, of which the width is a guess.
            only.length = Some(f64::from(to - from) + only.size * 0.5);
        }
        let seen = letterings.iter().any(|part| !part.text.trim().is_empty());
        let place = SkiaTransform::from_translate(self.pen.0, self.pen.1);
        let transform = of_skia(self.text.abs_transform().pre_concat(place));
        let sound = [transform.a, transform.b, transform.c, transform.d]
            .iter()
            .all(|value| value.is_finite());
        (seen && sound && transform.scale() > 0.0).then(|| Inscription {
            transform,
            anchor: match first.anchor() {
                TextAnchor::Start => Anchor::Start,
                TextAnchor::Middle => Anchor::Middle,
                TextAnchor::End => Anchor::End,
            },
            letterings,
        })
    }

    /// Adds the words of a span, in parts where some of them are moved.
    fn span(
        &mut self,
        chunk: &TextChunk,
        span: &TextSpan,
        down: &mut f64,
        letterings: &mut Vec<Lettering>,
    ) {
        let words = chunk.text().get(span.start()..span.end());
        let color = self.color(span).filter(|_| span.is_visible());
        let shift = rise(span);
        let mut parts: Vec<Lettering> = Vec::new();
        for character in words.unwrap_or_default().chars() {
            let moved = |moves: &[f32]| moves.get(self.character).copied().unwrap_or(0.0);
            let (right, lower) = (moved(self.text.dx()), moved(self.text.dy()));
            self.character += 1;
            *down += f64::from(lower);
            let Some(color) = color else { continue };
            let begins = right != 0.0 || lower != 0.0;
            match parts.last_mut().filter(|_| !begins) {
                Some(last) => last.text.push(character),
                None => parts.push(Lettering {
                    text: character.into(),
                    size: f64::from(span.font_size().get()),
                    bold: span.font().weight() >= BOLD,
                    italic: span.font().style() != usvg::FontStyle::Normal,
                    monospaced: is_monospaced(span),
                    color,
                    right: f64::from(right),
                    down: *down - shift,
                    length: None,
                }),
            }
        }
        if let [only] = &mut parts[..] {
            only.length = span.text_length().map(f64::from);
        }
        for part in parts {
            push(letterings, part);
        }
    }

    /// The colour of a span on white paper; `None` where nothing of it is seen.
    fn color(&self, span: &TextSpan) -> Option<Color> {
        let fill = span.fill().map(|fill| (fill.paint(), fill.opacity()));
        let line = span
            .stroke()
            .map(|stroke| (stroke.paint(), stroke.opacity()));
        let (paint, opacity) = fill.or(line)?;
        let opacity = opacity.get() * self.opacity;
        let color = match paint {
            Paint::Color(color) => *color,
            Paint::LinearGradient(gradient) => middle(gradient.stops())?,
            Paint::RadialGradient(gradient) => middle(gradient.stops())?,
            Paint::Pattern(_) => usvg::Color::new_rgb(0, 0, 0),
        };
        let mixed = |channel: u8| {
            let light = f32::from(channel) * opacity + 255.0 * (1.0 - opacity);
            light.round() as u8
        };
        (opacity > 0.0).then(|| Color {
            red: mixed(color.red),
            green: mixed(color.green),
            blue: mixed(color.blue),
        })
    }
}

/// Adds words to those before them, as a part of them where nothing tells them apart.
fn push(letterings: &mut Vec<Lettering>, part: Lettering) {
    if part.text.is_empty() {
        return;
    }
    match letterings
        .last_mut()
        .filter(|last| last.goes_on_with(&part))
    {
        Some(last) => last.text.push_str(&part.text),
        None => letterings.push(part),
    }
}

impl Lettering {
    /// Whether other words behind it are a part of it.
    fn goes_on_with(&self, other: &Lettering) -> bool {
        let style = |part: &Lettering| (part.size, part.bold, part.italic, part.monospaced);
        let placed = |part: &Lettering| (part.color, part.down, part.length);
        style(self) == style(other)
            && placed(self) == placed(other)
            && (self.length, other.right) == (None, 0.0)
    }
}

fn of_skia(transform: SkiaTransform) -> Transform {
    Transform {
        a: transform.sx.into(),
        b: transform.ky.into(),
        c: transform.kx.into(),
        d: transform.sy.into(),
        e: transform.tx.into(),
        f: transform.ty.into(),
    }
}

/// The colour in the middle of a gradient.
fn middle(stops: &[usvg::Stop]) -> Option<usvg::Color> {
    stops.get(stops.len() / 2).map(usvg::Stop::color)
}

fn is_monospaced(span: &TextSpan) -> bool {
    span.font().families().iter().any(|family| match family {
        FontFamily::Monospace => true,
        FontFamily::Named(name) => {
            let name = name.to_lowercase();
            ["mono", "courier", "consolas", "menlo"]
                .iter()
                .any(|part| name.contains(part))
        }
        _ => false,
    })
}

/// How far above the line that its place names the baseline of a span is: parts of the em, as most faces have
/// them.
fn rise(span: &TextSpan) -> f64 {
    let size = f64::from(span.font_size().get());
    let line = match span.alignment_baseline() {
        AlignmentBaseline::Auto | AlignmentBaseline::Baseline => match span.dominant_baseline() {
            DominantBaseline::Middle => -0.25,
            DominantBaseline::Central => -0.3,
            DominantBaseline::Hanging => -0.75,
            DominantBaseline::Mathematical => -0.5,
            DominantBaseline::TextBeforeEdge => -0.95,
            DominantBaseline::TextAfterEdge | DominantBaseline::Ideographic => 0.25,
            _ => 0.0,
        },
        AlignmentBaseline::Middle => -0.25,
        AlignmentBaseline::Central => -0.3,
        AlignmentBaseline::Hanging => -0.75,
        AlignmentBaseline::Mathematical => -0.5,
        AlignmentBaseline::BeforeEdge | AlignmentBaseline::TextBeforeEdge => -0.95,
        AlignmentBaseline::AfterEdge
        | AlignmentBaseline::TextAfterEdge
        | AlignmentBaseline::Ideographic => 0.25,
        AlignmentBaseline::Alphabetic => 0.0,
    };
    let shifts = span.baseline_shift().iter().map(|shift| match shift {
        BaselineShift::Baseline => 0.0,
        BaselineShift::Subscript => -0.2 * size,
        BaselineShift::Superscript => 0.4 * size,
        BaselineShift::Number(rise) => f64::from(*rise),
    });
    line * size + shifts.sum::<f64>()
}
