//! Pictures on pages: image objects, and drawings as paths.
//!
//! In: the pictures of the frames. Out: an image XObject for each picture of pixels (ISO 32000-1,
//! 8.9), shared by all its places, and the operators that draw one; a drawing is drawn where it
//! stands, as the paths that it is made of, and a code as one path. An image is named after its content, so that its name
//! is the same wherever it is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::content::{Painting, push_color};
use super::numbers::{Operators, real};
use super::shell::Shell;
use crate::export::deflate;
use crate::geometry::{Color, Pt, Segment};
use crate::layout::frame::{Item, Layout, PlacedPicture};
use crate::picture::drawing::{Clip, Drawing};
use crate::picture::{Content, Jpeg, Modules, Picture, Pixels};

/// By how much a picture may have more pixels on an inch than are wanted: to leave out fewer would cost more than
/// it saves.
const TOLERANCE: f64 = 1.2;

/// Adds the images that pages show to the resources of all pages, with no more than so many pixels on an inch where
/// they are shown largest.
pub fn add(shell: &mut Shell, layout: &Layout, dpi: u32) {
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let mut pictures: BTreeMap<&str, (&Picture, Pt)> = BTreeMap::new();
    for item in items {
        match item {
            Item::Picture(placed) => {
                let known = pictures.entry(&placed.picture.digest);
                let (_, width) = known.or_insert((&placed.picture, Pt::ZERO));
                *width = width.max(placed.width);
            }
            Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) | Item::Group(_) => {}
        }
    }
    let pictures: Vec<(&Picture, Pt)> = pictures.into_values().collect();
    let reduced = pictures.par_iter();
    let reduced: Vec<Option<Picture>> = reduced
        .map(|(picture, width)| of_fewer_pixels(picture, *width, dpi))
        .collect();
    let mut objects = Dictionary::new();
    for ((picture, _), reduced) in pictures.iter().zip(&reduced) {
        let picture = reduced.as_ref().unwrap_or(picture);
        let id = match &picture.content {
            Content::Drawing(_) | Content::Modules(_) => continue,
            Content::Pixels(pixels) => pixel_image(shell, pixels),
            Content::Jpeg(file) => jpeg_image(shell, file),
        };
        objects.set(name(picture), id);
    }
    if !objects.is_empty() {
        shell.resources.set("XObject", objects);
    }
    let states = states(&pictures);
    if !states.is_empty() {
        shell.resources.set("ExtGState", states);
    }
}

/// A picture with no more than so many pixels on an inch, where it has more at this width.
fn of_fewer_pixels(picture: &Picture, width: Pt, dpi: u32) -> Option<Picture> {
    let own = picture.width / (width / Pt(72.0));
    let dpi = f64::from(dpi);
    let is_vector = matches!(picture.content, Content::Drawing(_) | Content::Modules(_));
    if is_vector || own <= dpi * TOLERANCE {
        return None;
    }
    let scale = dpi / own;
    picture.of_fewer_pixels((picture.width * picture.height * scale * scale) as u32)
}

/// The name of an image in the resources.
fn name(picture: &Picture) -> String {
    format!("P{:.16}", picture.digest)
}

fn pixel_image(shell: &mut Shell, pixels: &Pixels) -> ObjectId {
    let mut dictionary = image(pixels.width, pixels.height, pixels.gray);
    if let Some(alpha) = &pixels.alpha {
        let mask = image(pixels.width, pixels.height, true);
        dictionary.set(
            "SMask",
            stream(shell, mask, "FlateDecode", deflate::stream(alpha)),
        );
    }
    stream(
        shell,
        dictionary,
        "FlateDecode",
        deflate::stream(&pixels.colors),
    )
}

fn jpeg_image(shell: &mut Shell, file: &Jpeg) -> ObjectId {
    let dictionary = image(file.width, file.height, file.gray);
    stream(shell, dictionary, "DCTDecode", file.bytes.clone())
}

/// What every image says of itself. Its colours are those of the output intent.
fn image(width: u32, height: u32, gray: bool) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(width));
    dictionary.set("Height", i64::from(height));
    dictionary.set("ColorSpace", if gray { "DeviceGray" } else { "DeviceRGB" });
    dictionary.set("BitsPerComponent", 8);
    dictionary
}

fn stream(shell: &mut Shell, dictionary: Dictionary, filter: &str, bytes: Vec<u8>) -> ObjectId {
    let mut dictionary = dictionary;
    dictionary.set("Filter", Object::Name(filter.as_bytes().to_vec()));
    let stream = Stream::new(dictionary, bytes).with_compression(false);
    shell.document.add_object(stream)
}

/// Draws a picture on a page of a height.
pub fn draw(stream: &mut Operators, placed: &PlacedPicture, page_height: Pt) {
    let bottom = page_height - placed.y - placed.height;
    stream.push_str("q\n");
    match &placed.picture.content {
        Content::Pixels(_) | Content::Jpeg(_) => {
            // An image is a unit square until it is stretched.
            push_matrix(
                stream,
                [placed.width.0, 0.0, 0.0, placed.height.0],
                (placed.x, bottom),
            );
            let _ = writeln!(stream, "/{} Do", name(&placed.picture));
        }
        Content::Drawing(drawing) => {
            let (across, down) = (
                placed.width.0 / drawing.width,
                placed.height.0 / drawing.height,
            );
            let top = bottom + placed.height;
            push_matrix(stream, [across, 0.0, 0.0, -down], (placed.x, top));
            shapes(stream, drawing, across);
        }
        Content::Modules(modules) => {
            let unit = 1.0 / modules.side() as f64;
            let (across, down) = (placed.width.0 * unit, placed.height.0 * unit);
            let top = bottom + placed.height;
            push_matrix(stream, [across, 0.0, 0.0, -down], (placed.x, top));
            squares(stream, modules);
        }
    }
    stream.push_str("Q\n");
}

/// Appends what puts all that follows elsewhere: the four numbers of a linear map, and a move.
pub fn push_matrix(stream: &mut Operators, part: [f64; 4], (x, y): (Pt, Pt)) {
    for value in part {
        stream.push_number(value, 6);
    }
    stream.push_number(x.0, 3);
    stream.push_number(y.0, 3);
    stream.push_str("cm\n");
}

/// Fills the dark squares of a grid, in which each is a unit wide, as one path: what touches shows no seam.
fn squares(stream: &mut Operators, modules: &Modules) {
    push_color(stream, Color::BLACK, Painting::Fill);
    for run in modules.runs() {
        for value in [run.x, run.y, run.length] {
            stream.push_integer(value as i64);
            stream.push_str(" ");
        }
        stream.push_str("1 re\n");
    }
    stream.push_str("f\n");
}

/// Fills the shapes of a drawing; `scale` is how large its unit is drawn, in points. Those that are seen through or
/// shown within an area have a graphics state of their own, which ends with the last of them.
fn shapes(stream: &mut Operators, drawing: &Drawing, scale: f64) {
    // To a thousandth of a point, whatever the unit.
    let decimals = (3.0 + scale.log10()).ceil().clamp(0.0, 6.0) as usize;
    let mut color = None;
    let (mut clip, mut opacity): (Option<Arc<Clip>>, u8) = (None, u8::MAX);
    for shape in &drawing.shapes {
        if !shape.has_clip_of(&clip) || shape.opacity != opacity {
            if is_own_state(&clip, opacity) {
                stream.push_str("Q\n");
            }
            clip.clone_from(&shape.clip);
            opacity = shape.opacity;
            if is_own_state(&clip, opacity) {
                begin_state(stream, clip.as_deref(), opacity, decimals);
            }
            color = None;
        }
        if color != Some(shape.color) {
            push_color(stream, shape.color, Painting::Fill);
            color = Some(shape.color);
        }
        outline(stream, &shape.path, decimals);
        stream.push_str(if shape.even_odd { "f*\n" } else { "f\n" });
    }
    if is_own_state(&clip, opacity) {
        stream.push_str("Q\n");
    }
}

/// Whether shapes so opaque and shown within this have a graphics state of their own.
fn is_own_state(clip: &Option<Arc<Clip>>, opacity: u8) -> bool {
    clip.is_some() || opacity < u8::MAX
}

fn begin_state(stream: &mut Operators, clip: Option<&Clip>, opacity: u8, decimals: usize) {
    stream.push_str("q\n");
    if let Some(clip) = clip {
        outline(stream, &clip.path, decimals);
        stream.push_str(if clip.even_odd { "W* n\n" } else { "W n\n" });
    }
    if opacity < u8::MAX {
        let _ = writeln!(stream, "/{} gs", state_name(opacity));
    }
}

/// The name of a graphics state in the resources, in which shapes are so opaque.
fn state_name(opacity: u8) -> String {
    format!("A{opacity}")
}

/// The graphics states of shapes that are seen through (ISO 32000-1, 8.4.5).
fn states(pictures: &[(&Picture, Pt)]) -> Dictionary {
    let drawings = pictures
        .iter()
        .filter_map(|(picture, _)| match &picture.content {
            Content::Drawing(drawing) => Some(drawing),
            Content::Pixels(_) | Content::Jpeg(_) | Content::Modules(_) => None,
        });
    let opacities = drawings.flat_map(|drawing| &drawing.shapes);
    let opacities: BTreeSet<u8> = opacities.map(|shape| shape.opacity).collect();
    let mut states = Dictionary::new();
    for opacity in opacities.into_iter().filter(|opacity| *opacity < u8::MAX) {
        let mut state = Dictionary::new();
        state.set("Type", "ExtGState");
        state.set("ca", real(f64::from(opacity) / 255.0));
        states.set(state_name(opacity), state);
    }
    states
}

/// Appends an outline.
fn outline(stream: &mut Operators, path: &[Segment], decimals: usize) {
    for segment in path {
        let (points, operator) = operands(*segment);
        for value in points {
            stream.push_number(value, decimals);
        }
        stream.push_str(operator);
        stream.push_str("\n");
    }
}

/// The points of a part of a path, and the operator that goes there (ISO 32000-1, table 59).
pub fn operands(segment: Segment) -> (impl Iterator<Item = f64>, &'static str) {
    let (points, count, operator) = match segment {
        Segment::Move(x, y) => ([x, y, 0.0, 0.0, 0.0, 0.0], 2, "m"),
        Segment::Line(x, y) => ([x, y, 0.0, 0.0, 0.0, 0.0], 2, "l"),
        Segment::Cubic(x1, y1, x2, y2, x, y) => ([x1, y1, x2, y2, x, y], 6, "c"),
        Segment::Close => ([0.0; 6], 0, "h"),
    };
    (points.into_iter().take(count), operator)
}
