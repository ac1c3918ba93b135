//! The logo of the book, on its title page.
//!
//! In: the document's logo. Out: a file of the book, in a form that every reader shows: pixels as
//! PNG, a JPEG as it is, shapes as an SVG of nothing but paths.

use super::markup::Tag;
use crate::document::Logo;
use crate::picture::Content;

/// Its name in the book, and its media type (EPUB 3.3, 3.2: core media types).
pub fn name_and_type(logo: &Logo) -> (&'static str, &'static str) {
    match logo.picture.content {
        Content::Pixels(_) => ("logo.png", "image/png"),
        Content::Jpeg(_) => ("logo.jpg", "image/jpeg"),
        Content::Drawing(_) => ("logo.svg", "image/svg+xml"),
    }
}

/// The file.
pub fn bytes(logo: &Logo) -> Vec<u8> {
    match &logo.picture.content {
        Content::Pixels(pixels) => pixels.to_png(),
        Content::Jpeg(file) => file.bytes.clone(),
        Content::Drawing(drawing) => drawing.to_svg().into_bytes(),
    }
}

/// What shows it on a page.
pub fn tag(logo: &Logo) -> Tag {
    Tag::new("img")
        .set("src", name_and_type(logo).0)
        .set("alt", logo.alternative.clone())
}
