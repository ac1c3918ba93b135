//! The package document: metadata, manifest, spine (EPUB 3.3, section 5).

use super::body::direction_name;
use super::book::Book;
use super::faces::EmbeddedFace;
use super::front;
use super::markup::{Markup, Tag};
use super::{Input, Variant, data, metadata, navigation, style};

/// The vocabulary of `ibooks:specified-fonts`; every other prefix that we use is reserved.
const IBOOKS: &str =
    "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

/// The package document.
pub fn write(book: &Book<'_>, input: &Input<'_>, faces: &[EmbeddedFace<'_>]) -> String {
    let has_faces = !faces.is_empty();
    let language = &book.document.metadata.language;
    let direction = direction_name(book.direction());
    let root = Tag::new("package")
        .set("xmlns", "http://www.idpf.org/2007/opf")
        .set("version", "3.0")
        .set("unique-identifier", metadata::IDENTIFIER)
        .set("xml:lang", language.as_str())
        .set("dir", direction)
        .set_if("prefix", has_faces.then_some(IBOOKS));
    let mut markup = Markup::document(&root);
    metadata::write(book, input, has_faces, &mut markup);
    manifest(book, input, faces, &mut markup);
    spine(book, direction, input.variant, &mut markup);
    guide(book, &mut markup);
    markup.finish()
}

fn manifest(book: &Book<'_>, input: &Input<'_>, faces: &[EmbeddedFace<'_>], markup: &mut Markup) {
    const XHTML: &str = "application/xhtml+xml";
    markup.line();
    markup.open(&Tag::new("manifest"));
    let mut item = |id: &str, href: &str, media_type: &str, properties: Option<&str>| {
        let tag = Tag::new("item")
            .set("id", id)
            .set("href", href)
            .set("media-type", media_type)
            .set_if("properties", properties);
        markup.line();
        markup.void(&tag);
    };
    item("nav", navigation::FILE, XHTML, Some("nav"));
    item("ncx", "toc.ncx", "application/x-dtbncx+xml", None);
    for name in style::names(book) {
        item(id(name), name, "text/css", None);
    }
    item(
        "cover-image",
        front::COVER_PICTURE,
        "image/png",
        Some("cover-image"),
    );
    item("cover", front::COVER_PAGE, XHTML, None);
    if let Some(logo) = &book.logo {
        item("logo", &logo.name, logo.media_type, None);
    }
    for (number, picture) in (1..).zip(&book.pictures) {
        let id = format!("picture-{number}");
        item(&id, &picture.name, picture.media_type, None);
    }
    for (number, drawing) in (1..).zip(&book.drawings) {
        let id = format!("drawing-{number}");
        item(&id, &drawing.name, drawing.media_type, None);
    }
    for (number, file) in (1..).zip(input.data) {
        item(
            &format!("data-{number}"),
            &data::path(file),
            file.mime,
            None,
        );
    }
    for file in &book.spine.files {
        item(id(&file.name), &file.name, XHTML, None);
    }
    for (index, face) in faces.iter().enumerate() {
        item(
            &format!("face-{}", index + 1),
            &face.path,
            face.media_type(),
            None,
        );
    }
    markup.line();
    markup.close();
}

/// The id of a file: its name without the extension.
fn id(name: &str) -> &str {
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// The reading order: the title page, the contents, the text. The cover is within reach and not in
/// it, but for Kobo's reader: it shows what comes first without margins.
fn spine(book: &Book<'_>, direction: &str, variant: Variant, markup: &mut Markup) {
    let spine = Tag::new("spine")
        .set("toc", "ncx")
        .set("page-progression-direction", direction);
    markup.line();
    markup.open(&spine);
    let mut item = |id: &str, is_read: bool| {
        let item = Tag::new("itemref").set("idref", id);
        markup.line();
        markup.void(&item.set_if("linear", (!is_read).then_some("no")));
    };
    item("cover", variant == Variant::Kobo);
    for (index, file) in book.spine.files.iter().enumerate() {
        item(id(&file.name), true);
        if index == 0 {
            item("nav", navigation::is_read(book));
        }
    }
    markup.line();
    markup.close();
}

/// The landmarks once more, as EPUB 2 and Kindle have them.
fn guide(book: &Book<'_>, markup: &mut Markup) {
    let terms = &book.language.terms;
    markup.line();
    markup.open(&Tag::new("guide"));
    let mut reference = |kind: &str, title: &str, href: &str| {
        let tag = Tag::new("reference")
            .set("type", kind)
            .set("title", title)
            .set("href", href);
        markup.line();
        markup.void(&tag);
    };
    reference("cover", &book.cover_label(), front::COVER_PAGE);
    reference("toc", &terms.contents, navigation::FILE);
    reference("text", &terms.start, navigation::start(book));
    markup.line();
    markup.close();
    markup.line();
}
