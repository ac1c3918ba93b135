//! What stands before and behind the parts: cover, title block, colophon.

use super::Cover;
use super::body::Body;
use super::book::Book;
use super::markup::{Markup, Tag};
use crate::document::{Marking, TitleBlock};

/// The file name of the cover picture.
pub const COVER_PICTURE: &str = "cover.png";
/// The file name of the page that shows it.
pub const COVER_PAGE: &str = "cover.xhtml";

/// The body of the page that shows the cover.
pub fn cover(book: &Book<'_>, cover: &Cover<'_>) -> String {
    let mut markup = Markup::default();
    let picture = Tag::new("img")
        .set("src", COVER_PICTURE)
        .set("alt", alternative(book))
        .set("role", "doc-cover")
        .set("width", cover.width.to_string())
        .set("height", cover.height.to_string());
    markup.open(
        &Tag::new("section")
            .set("class", "cover")
            .set("epub:type", "cover"),
    );
    markup.void(&picture);
    markup.close();
    markup.finish()
}

/// What is said in place of the picture: what it is of, who wrote and published it, and who may see
/// it.
fn alternative(book: &Book<'_>) -> String {
    let metadata = &book.document.metadata;
    let authors: Vec<&str> = metadata
        .authors()
        .map(|person| person.name.as_str())
        .collect();
    let authors = authors.join(&book.language.punctuation.comma);
    let marking = book.document.marking.as_ref();
    let said = [
        Some(book.cover_label()),
        Some(authors).filter(|authors| !authors.is_empty()),
        metadata.publisher.clone(),
        marking.map(Marking::line),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(" \u{b7} ")
}

/// Who may see it, at the head of a file: a file may be read, printed or sent alone.
pub fn marking(book: &Book<'_>, markup: &mut Markup) {
    if let Some(marking) = &book.document.marking {
        markup.leaf(&Tag::new("p").set("class", "marking"), &marking.line());
        markup.line();
    }
}

/// The title block.
pub fn title_block(body: &mut Body<'_>, block: &TitleBlock) {
    let TitleBlock {
        kicker,
        title,
        subtitle,
        byline,
        imprint,
        notice,
    } = block;
    let line = |class: &str| Tag::new("p").set("class", class);
    let tag = Tag::new("section")
        .set("class", "title-block")
        .set("epub:type", "titlepage");
    body.markup.open(&tag);
    if let Some(watermark) = &body.book.document.watermark {
        body.markup.line();
        body.markup.leaf(&line("watermark"), watermark);
    }
    if let (Some(file), Some(logo)) = (&body.book.logo, &body.book.document.logo) {
        body.markup.line();
        body.markup.open(&line("logo"));
        let image = Tag::new("img").set("src", file.name.clone());
        body.markup
            .void(&image.set("alt", logo.alternative.clone()));
        body.markup.close();
    }
    if let Some(notice) = notice {
        body.element(line("notice"), notice);
    }
    if let Some(kicker) = kicker {
        body.element(line("kicker"), kicker);
    }
    body.heading(Tag::new("h1"), title);
    if let Some(subtitle) = subtitle {
        let tag = line("subtitle")
            .set("epub:type", "subtitle")
            .set("role", "doc-subtitle");
        body.element(tag, subtitle);
    }
    for text in byline {
        body.element(line("byline"), text);
    }
    if let Some(imprint) = imprint {
        body.element(line("imprint"), imprint);
    }
    body.markup.line();
    body.markup.close();
}
