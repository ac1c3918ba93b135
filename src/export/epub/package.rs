//! The package document: metadata, manifest, spine (EPUB 3.3, section 5).

use super::body::direction_name;
use super::book::Book;
use super::faces::EmbeddedFace;
use super::front;
use super::markup::{Markup, Tag};
use super::{Input, Variant, metadata, navigation, style};

/// The vocabulary of `ibooks:specified-fonts`; every other prefix that we use is reserved.
const IBOOKS: &str =
    "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

/// The package document.
pub fn write(book: &Book<'_>, input: &Input<'_>, faces: &[EmbeddedFace]) -> String {
    let language = &book.document.metadata.language;
    let direction = direction_name(book.direction());
    let root = Tag::new("package")
        .set("xmlns", "http://www.idpf.org/2007/opf")
        .set("version", "3.0")
        .set("unique-identifier", metadata::IDENTIFIER)
        .set("xml:lang", language.as_str())
        .set("dir", direction)
        .set_if("prefix", (!faces.is_empty()).then_some(IBOOKS));
    let mut markup = Markup::document(&root);
    metadata::write(book, input, !faces.is_empty(), &mut markup);
    manifest(book, faces, &mut markup);
    spine(book, direction, input.variant, &mut markup);
    guide(book, &mut markup);
    markup.finish()
}

fn manifest(book: &Book<'_>, faces: &[EmbeddedFace], markup: &mut Markup) {
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
    item("style", style::FILE, "text/css", None);
    item(
        "cover-image",
        front::COVER_PICTURE,
        "image/png",
        Some("cover-image"),
    );
    item("cover", front::COVER_PAGE, XHTML, None);
    if let Some(logo) = &book.logo {
        item("logo", logo.name, logo.media_type, None);
    }
    for file in &book.spine.files {
        item(id(&file.name), &file.name, XHTML, None);
    }
    for (index, face) in faces.iter().enumerate() {
        item(&format!("face-{}", index + 1), &face.file, "font/ttf", None);
    }
    markup.line();
    markup.close();
}

/// The id of a file: its name without the extension.
fn id(name: &str) -> &str {
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// The reading order. Cover and table of contents are within reach and not in it, but for Kobo's
/// reader: it shows what comes first without margins.
fn spine(book: &Book<'_>, direction: &str, variant: Variant, markup: &mut Markup) {
    let spine = Tag::new("spine")
        .set("toc", "ncx")
        .set("page-progression-direction", direction);
    markup.line();
    markup.open(&spine);
    let aside = |id: &str| Tag::new("itemref").set("idref", id).set("linear", "no");
    markup.line();
    markup.void(&match variant {
        Variant::Plain => aside("cover"),
        Variant::Kobo => Tag::new("itemref").set("idref", "cover"),
    });
    for file in &book.spine.files {
        markup.line();
        markup.void(&Tag::new("itemref").set("idref", id(&file.name)));
    }
    markup.line();
    markup.void(&aside("nav"));
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
