//! How many pixels a drawing is drawn through: its own, and those of every layer, clip, mask and
//! pattern, whether they show or not.
//!
//! In: a drawing as usvg has it, and how large it is drawn. Out: how many, or a fault where it takes
//! too many. The
//! walk is resvg's own: a group that is more than its parts has a layer as large as what it covers,
//! at most five times as wide and high as the picture; a clip and a mask are as large as the layer; a
//! pattern is drawn anew for every path that it fills.

use resvg::tiny_skia::{Rect, Transform};
use resvg::usvg::{ClipPath, Group, Mask, Node, Paint, Path, Pattern};

use crate::picture::{PictureFault, room};

/// How many pixels may be made room for, all layers taken together.
const MOST_PIXELS: f64 = room::MOST as f64;
/// How many pixels may be painted: a second's work.
const MOST_PAINTED: f64 = 1e9;
/// By how much the largest layer is wider and higher than the picture.
const LARGEST_LAYER: f64 = 5.0;
/// By how much a layer is wider and higher than what it covers.
const RIM: f64 = 4.0;

/// How many pixels a drawing takes room for. Drawings that take more than any picture needs, when they
/// are drawn so large, are refused.
pub fn check(
    root: &Group,
    transform: Transform,
    (width, height): (u32, u32),
) -> Result<u64, PictureFault> {
    let canvas = Layer {
        width: f64::from(width),
        height: f64::from(height),
    };
    let mut layers = Layers {
        largest: Layer {
            width: canvas.width * LARGEST_LAYER,
            height: canvas.height * LARGEST_LAYER,
        },
        pixels: 0.0,
        painted: 0.0,
    };
    layers.take(canvas.pixels())?;
    layers.nodes(root, transform, canvas)?;
    Ok(layers.pixels.ceil() as u64)
}

/// The size of a layer, in pixels.
#[derive(Debug, Clone, Copy)]
struct Layer {
    width: f64,
    height: f64,
}

impl Layer {
    fn pixels(self) -> f64 {
        self.width * self.height
    }
}

struct Layers {
    largest: Layer,
    pixels: f64,
    painted: f64,
}

impl Layers {
    fn nodes(
        &mut self,
        group: &Group,
        transform: Transform,
        on: Layer,
    ) -> Result<(), PictureFault> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, transform, on)?,
                Node::Path(path) => self.path(path, transform, on)?,
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn group(
        &mut self,
        group: &Group,
        transform: Transform,
        on: Layer,
    ) -> Result<(), PictureFault> {
        let transform = transform.pre_concat(group.transform());
        if !group.should_isolate() {
            return self.nodes(group, transform, on);
        }
        let covered = group.layer_bounding_box().transform(transform);
        let covered = covered.map_or(self.largest, |covered| Layer {
            width: (f64::from(covered.width()) + RIM).min(self.largest.width),
            height: (f64::from(covered.height()) + RIM).min(self.largest.height),
        });
        self.take(covered.pixels())?;
        self.paint(covered.pixels().min(on.pixels()))?;
        self.nodes(group, transform, covered)?;
        if let Some(clip) = group.clip_path() {
            self.clip(clip, transform, covered)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, transform, covered)?;
        }
        Ok(())
    }

    /// A clip's own pixels, and what is drawn into them.
    fn clip(
        &mut self,
        clip: &ClipPath,
        transform: Transform,
        on: Layer,
    ) -> Result<(), PictureFault> {
        self.take(on.pixels())?;
        self.paint(on.pixels() * 2.0)?;
        self.nodes(clip.root(), transform.pre_concat(clip.transform()), on)?;
        match clip.clip_path() {
            Some(inner) => self.clip(inner, transform, on),
            None => Ok(()),
        }
    }

    fn mask(&mut self, mask: &Mask, transform: Transform, on: Layer) -> Result<(), PictureFault> {
        self.take(on.pixels())?;
        self.paint(on.pixels() * 3.0)?;
        self.nodes(mask.root(), transform, on)?;
        match mask.mask() {
            Some(inner) => self.mask(inner, transform, on),
            None => Ok(()),
        }
    }

    fn path(&mut self, path: &Path, transform: Transform, on: Layer) -> Result<(), PictureFault> {
        let paints = [
            path.fill().map(|fill| (fill.paint(), path.bounding_box())),
            path.stroke()
                .map(|stroke| (stroke.paint(), path.stroke_bounding_box())),
        ];
        for (paint, covered) in paints.into_iter().flatten() {
            self.paint(on_layer(covered, transform, on))?;
            if let Paint::Pattern(pattern) = paint {
                self.pattern(pattern, transform)?;
            }
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern, transform: Transform) -> Result<(), PictureFault> {
        let (across, down) = transform.pre_concat(pattern.transform()).get_scale();
        let rect = pattern.rect();
        let tile = Layer {
            width: f64::from(rect.width()) * f64::from(across),
            height: f64::from(rect.height()) * f64::from(down),
        };
        self.take(tile.pixels())?;
        self.nodes(pattern.root(), Transform::from_scale(across, down), tile)
    }

    /// Makes room for pixels.
    fn take(&mut self, pixels: f64) -> Result<(), PictureFault> {
        self.pixels += pixels;
        self.check()
    }

    /// Paints pixels.
    fn paint(&mut self, pixels: f64) -> Result<(), PictureFault> {
        self.painted += pixels;
        self.check()
    }

    fn check(&self) -> Result<(), PictureFault> {
        // A number that is none is no small one.
        if self.pixels <= MOST_PIXELS && self.painted <= MOST_PAINTED {
            return Ok(());
        }
        Err(PictureFault::new(
            "has layers, masks or patterns of too many pixels",
            "make them smaller, or save it as PNG",
        ))
    }
}

/// How many pixels of a layer a shape covers, at most.
fn on_layer(covered: Rect, transform: Transform, on: Layer) -> f64 {
    let covered = covered.transform(transform);
    covered.map_or(on.pixels(), |covered| {
        f64::from(covered.width()).clamp(1.0, on.width.max(1.0))
            * f64::from(covered.height()).clamp(1.0, on.height.max(1.0))
    })
}
