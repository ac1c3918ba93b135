//! Pictures as SVG files: drawings, and whatever has words.
//!
//! In: a picture. Out: an SVG of nothing but paths, words, and pixels that are written in it: readers show an
//! SVG that is an image without fetching anything. Words are in whichever face without serifs the reader has.

use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::markup::escaped;
use crate::geometry::{Segment, Transform};
use crate::picture::drawing::{Clip, Drawing, Shape};
use crate::picture::{Anchor, Content, Inscription, Lettering, Picture};

/// A picture as an SVG file.
pub fn svg(picture: &Picture) -> String {
    let (width, height) = (fine(picture.width), fine(picture.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">"
    );
    if !picture.inscriptions.is_empty() {
        // Words are mostly black, and a reader's page need not be white.
        svg.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    }
    match &picture.content {
        Content::Drawing(drawing) => push_drawing(&mut svg, drawing),
        Content::Modules(modules) => push_drawing(&mut svg, &modules.drawing()),
        Content::Pixels(pixels) => push_image(&mut svg, picture, "png", &pixels.to_png()),
        Content::Jpeg(file) => push_image(&mut svg, picture, "jpeg", &file.bytes),
    }
    if !picture.inscriptions.is_empty() {
        svg.push_str("<g font-family=\"sans-serif\">");
        for inscription in &picture.inscriptions {
            push_inscription(&mut svg, inscription);
        }
        svg.push_str("</g>");
    }
    svg.push_str("</svg>\n");
    svg
}

/// A path as an attribute says it, each coordinate as it is rounded.
pub fn path_data(path: &[Segment], rounded: impl Fn(f64) -> f64) -> String {
    let mut data = String::new();
    for segment in path {
        let (letter, points): (char, &[f64]) = match segment {
            Segment::Move(x, y) => ('M', &[*x, *y]),
            Segment::Line(x, y) => ('L', &[*x, *y]),
            Segment::Cubic(x1, y1, x2, y2, x, y) => ('C', &[*x1, *y1, *x2, *y2, *x, *y]),
            Segment::Close => ('Z', &[]),
        };
        data.push(letter);
        for (index, value) in points.iter().enumerate() {
            if index > 0 {
                data.push(' ');
            }
            let _ = write!(data, "{}", rounded(*value));
        }
    }
    data
}

fn push_image(svg: &mut String, picture: &Picture, kind: &str, bytes: &[u8]) {
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<image width=\"{}\" height=\"{}\" href=\"data:image/{kind};base64,",
        fine(picture.width),
        fine(picture.height)
    );
    BASE64_STANDARD.encode_string(bytes, svg);
    svg.push_str("\"/>");
}

/// Shapes; those in a row that are shown within the same area stand in one group.
fn push_drawing(svg: &mut String, drawing: &Drawing) {
    let groups = drawing
        .shapes
        .chunk_by(|one, next| next.has_clip_of(&one.clip));
    for (number, shapes) in (1..).zip(groups) {
        let clip = shapes.first().and_then(|shape| shape.clip.as_deref());
        if let Some(clip) = clip {
            push_clip(svg, clip, number);
        }
        shapes.iter().for_each(|shape| push_shape(svg, shape));
        if clip.is_some() {
            svg.push_str("</g>");
        }
    }
}

/// An area, and the beginning of the group that is shown within it.
fn push_clip(svg: &mut String, clip: &Clip, number: usize) {
    let rule = match clip.even_odd {
        true => " clip-rule=\"evenodd\"",
        false => "",
    };
    let _ = write!(
        svg,
        "<clipPath id=\"c{number}\"><path{rule} d=\"{}\"/></clipPath><g clip-path=\"url(#c{number})\">",
        path_data(&clip.path, fine)
    );
}

fn push_shape(svg: &mut String, shape: &Shape) {
    let _ = write!(svg, "<path fill=\"{}\"", shape.color.hex());
    if shape.opacity < u8::MAX {
        let opacity = fine(f64::from(shape.opacity) / 255.0);
        let _ = write!(svg, " fill-opacity=\"{opacity}\"");
    }
    if shape.even_odd {
        svg.push_str(" fill-rule=\"evenodd\"");
    }
    let _ = write!(svg, " d=\"{}\"/>", path_data(&shape.path, fine));
}

fn push_inscription(svg: &mut String, inscription: &Inscription) {
    let anchor = match inscription.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let Transform { a, b, c, d, e, f } = inscription.transform;
    let [a, b, c, d, e, f] = [a, b, c, d, e, f].map(finer);
    let _ = write!(
        svg,
        "<text transform=\"matrix({a} {b} {c} {d} {e} {f})\" text-anchor=\"{anchor}\">"
    );
    let mut level = 0.0;
    for lettering in &inscription.letterings {
        push_lettering(svg, lettering, lettering.down - level);
        level = lettering.down;
    }
    svg.push_str("</text>");
}

/// Words of one style, so much lower than those before them.
fn push_lettering(svg: &mut String, lettering: &Lettering, lower: f64) {
    let _ = write!(
        svg,
        "<tspan font-size=\"{}\" fill=\"{}\"",
        finer(lettering.size),
        lettering.color.hex()
    );
    for (name, value) in [("dx", lettering.right), ("dy", lower)] {
        if value != 0.0 {
            let _ = write!(svg, " {name}=\"{}\"", finer(value));
        }
    }
    let styles = [
        (lettering.bold, " font-weight=\"bold\""),
        (lettering.italic, " font-style=\"italic\""),
        (lettering.monospaced, " font-family=\"monospace\""),
    ];
    for (_, style) in styles.iter().filter(|(is_so, _)| *is_so) {
        svg.push_str(style);
    }
    if let Some(length) = lettering.length {
        let _ = write!(
            svg,
            " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
            finer(length)
        );
    }
    let _ = write!(svg, ">{}</tspan>", escaped(&lettering.text));
}

/// A length to a thousandth.
fn fine(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// A number of five decimals: what turns and scales has small ones.
fn finer(value: f64) -> f64 {
    (value * 100_000.0).round() / 100_000.0
}
