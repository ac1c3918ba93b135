//! A document → an EPUB.
//!
//! In: the document, the places at which the pages of the PDF begin, a picture of the cover, and
//! fonts for scripts that readers may lack. Out: bytes: EPUB 3.3, with the navigation of EPUB 2
//! beside it. This module adds no words of its own to the text, apart from what depends on pages.
//!
//! The book is settled before it is written ([`book`]): which file holds what ([`files`], [`spine`]), in which
//! order it is read ([`reading`]), where pages begin ([`page_marks`], [`word_ends`]). Then each file is written:
//!
//! | module | writes |
//! |---|---|
//! | [`body`], and a module for each kind of block that has one: [`list`], [`table`], [`chart`] … | blocks as XHTML |
//! | [`inline`], [`page_breaks`] | texts, and the marks of pages in them |
//! | [`notes`], [`front`] | the notes of a file; what stands before and behind the parts |
//! | [`file`] | what stands around them |
//! | [`navigation`], [`ncx`] | table of contents, landmarks, page list; twice, for new and old readers |
//! | [`package`], [`metadata`], [`accessibility`] | the package document |
//! | [`style`], [`faces`] | the style sheets, from the theme, and what faces go along |
//! | [`kepub`] | Kobo's variant of each file |
//! | [`picture_file`] | the files of pictures |
//! | [`pack`], [`container`] | the archive |
//!
//! What Send to Kindle refuses or spoils hardly comes about. Every picture of a book is below 5 MB
//! ([`picture_file`]). Of the 200 MB that a book may have, the longest briefing that is
//! read, of 64 MB, takes some thirty if it is prose; one of hardly anything but notes of a word would
//! pass them, and is warned of when it is written. The rest is in how it is written (contents in reading
//! order and two levels deep in the NCX, no variables, nothing hidden), and the tests of quirks hold it
//! there.
//!
//! Every string passes through [`markup`], which escapes it and drops what XML cannot hold.

mod accessibility;
mod body;
mod book;
mod callout;
mod chart;
mod check;
mod container;
pub mod data;
mod definitions;
mod faces;
mod figure;
mod file;
mod files;
mod front;
mod held_columns;
mod href;
mod inline;
mod kepub;
mod list;
mod markup;
mod metadata;
mod navigation;
mod ncx;
mod notes;
mod number_columns;
mod outline;
mod pack;
mod package;
mod page_breaks;
mod page_marks;
mod picture_file;
mod picture_svg;
mod reading;
mod references;
#[cfg(test)]
pub mod sample;
mod spine;
mod style;
mod table;
mod table_room;
#[cfg(test)]
#[allow(
    clippy::wildcard_enum_match_arm,
    clippy::disallowed_methods,
    reason = "tests pick a few kinds of XML event, and write samples where a variable says"
)]
mod tests;
mod word_ends;

use std::collections::BTreeMap;

use crate::document::{Document, TextId};
use crate::drawing::Drawing;
use crate::export::Error;
use crate::export::attachment::Attachment;
use crate::theme::Theme;

use book::Book;
pub use faces::{FontSource, FontStyle};
use pack::{Kind, PackedFile};

/// What an EPUB is written from.
pub struct Input<'a> {
    /// What it says.
    pub document: &'a Document,
    /// How it looks.
    pub theme: &'a Theme,
    /// For each page of the PDF the text and the byte of it that the page's flow begins with;
    /// `None` where a page holds nothing of the flow.
    pub page_starts: &'a [Option<(TextId, usize)>],
    /// What is drawn, by the anchors of what it is of.
    pub drawings: &'a BTreeMap<String, Drawing>,
    /// The files that hold the data of tables and charts.
    pub data: &'a [&'a Attachment],
    /// The cover.
    pub cover: Cover<'a>,
    /// The fonts that may go with the book.
    pub fonts: &'a dyn FontSource,
    /// The name of the document, a URI.
    pub identifier: &'a str,
    /// The name of the edition that the page marks are those of, a URI.
    pub pages_of: &'a str,
    /// Seconds since 1970 that stand in for a missing date (`SOURCE_DATE_EPOCH`).
    pub source_date_epoch: Option<u64>,
    /// For which readers.
    pub variant: Variant,
}

/// What an EPUB is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Every reader.
    Plain,
    /// Kobo's own, which wants every sentence named ([`kepub`]).
    Kobo,
}

/// A picture of the cover.
#[derive(Debug, Clone, Copy)]
pub struct Cover<'a> {
    /// The PNG file.
    pub png: &'a [u8],
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Writes an EPUB.
pub fn write(input: &Input<'_>) -> Result<Vec<u8>, Error> {
    let book = Book::new(input);
    let finished = |xhtml: String| match input.variant {
        Variant::Plain => xhtml,
        Variant::Kobo => kepub::named(&xhtml),
    };
    let cover = file::write(
        &book,
        &book.cover_label(),
        front::cover(&book, &input.cover),
        None,
    );
    let mut texts = vec![(front::COVER_PAGE, finished(cover))];
    for (index, part) in book.spine.files.iter().enumerate() {
        let whole = file::write(
            &book,
            &book.file_label(index),
            body::write(&book, index),
            Some((index, file::division(part))),
        );
        texts.push((&part.name, finished(whole)));
    }
    let outline = outline::outline(&book);
    let pages = navigation::page_list(&book);
    let navigation = finished(navigation::write(&book, &outline, &pages));

    let shown = texts.iter().map(|(_, text)| text).chain([&navigation]);
    let shown: Vec<&str> = shown.map(String::as_str).collect();
    let characters = shown.iter().flat_map(|text| text.chars()).collect();
    let faces = faces::files(&book.faces, input.fonts, &characters);
    let mut files: Vec<PackedFile> = style::sheets(&book, input.theme, &faces)
        .into_iter()
        .map(|(name, sheet)| {
            let mut sheet = style::needed(&sheet, &shown);
            if name == style::FILE && input.variant == Variant::Kobo {
                sheet += kepub::STYLE;
            }
            PackedFile::new(name, Kind::Resource("text/css"), sheet)
        })
        .collect();
    files.push(PackedFile::new(
        front::COVER_PICTURE,
        Kind::Resource("image/png"),
        input.cover.png,
    ));
    files.extend(faces.iter().map(|face| {
        let kind = Kind::Resource(face.media_type());
        PackedFile::new(&face.path, kind, &*face.data)
    }));

    let pictures = book.logo.iter().chain(&book.pictures).chain(&book.drawings);
    files.extend(pictures.map(|picture| {
        let kind = Kind::Resource(picture.media_type);
        PackedFile::new(&picture.name, kind, picture.bytes.as_slice())
    }));
    files.extend(input.data.iter().map(|file| {
        let kind = Kind::Resource(file.mime);
        PackedFile::new(&data::path(file), kind, file.bytes.as_slice())
    }));
    texts.iter().try_for_each(|(_, text)| check::links(text))?;
    let texts = texts.into_iter();
    files.extend(texts.map(|(name, text)| PackedFile::new(name, Kind::Content, text)));
    let own = [
        package::write(&book, input, &faces),
        navigation,
        ncx::write(&book, input.identifier, &outline, &pages),
    ];
    own.iter().try_for_each(|text| check::links(text))?;
    let own = pack::OWN.iter().zip(own);
    files.extend(own.map(|(path, text)| PackedFile::new(path, Kind::Own, text)));
    pack::pack(&files, !faces.is_empty())
}
