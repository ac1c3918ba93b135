//! Pages → a PDF.
//!
//! In: a [`Layout`] and the document's metadata. Out: bytes: PDF 1.7 with object streams, accessible
//! (PDF/UA-1, ISO 14289-1) and to be kept: PDF/A-3a (ISO 19005-3), or PDF/A-2a (ISO 19005-2) where no
//! files go with it, which archives weigh as a risk. This module draws what the frames
//! hold and decides nothing about how a page looks.
//!
//! printpdf makes the document, its pages and its fonts ([`shell`]); what it lacks is added to the
//! lopdf document that it hands out:
//!
//! | module | adds |
//! |---|---|
//! | [`fonts`] | the codes of each face, and every word in them |
//! | [`codes`] | which bytes draw which glyph and mean which characters |
//! | [`words`] | the codes of a word, at their places |
//! | [`program`], [`composite`], [`sfnt`](super::sfnt), [`outlines`] | subsets, with glyphs that are put together |
//! | [`descriptor`] | what each face is like |
//! | [`lines`] | in which pieces a line is shown that runs from right to left |
//! | [`content`] | each page's content stream, with its marked content |
//! | [`pictures`] | images, and drawings as paths |
//! | [`structure`] | the structure tree and what leads into it |
//! | [`navigation`] | links, named destinations, outline, page labels |
//! | [`metadata`] | the information dictionary, the language and the colours of the whole |
//! | [`xmp`] | the same for readers that know nothing of PDF, with the claims to both standards |
//! | [`attachments`] | files that go with the document; [`embedded`] is the way back |
//! | [`icc`] | the profile that says what the colours are |
//! | [`identifier`] | a name for the file, from what is in it |
//! | [`check`] | nothing: it reads the finished document back and finds what it breaks |
//! | [`save`], [`syntax`] | nothing: they make the bytes |

mod attachments;
#[allow(clippy::wildcard_enum_match_arm)] // objects of a PDF, most of which it is no business of
mod check;
mod codes;
mod composite;
mod content;
mod descriptor;
mod edges;
#[allow(clippy::wildcard_enum_match_arm)] // objects of a PDF, most of which it is no business of
pub mod embedded;
mod encoded;
mod fonts;
mod icc;
mod identifier;
mod lines;
mod metadata;
mod navigation;
mod numbers;
pub(super) mod outlines;
mod pictures;
mod program;
mod save;
mod shell;
mod structure;
mod syntax;
mod words;
mod xmp;

use std::borrow::Cow;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use rayon::prelude::*;

use self::content::PageContent;
use self::encoded::Encoded;
use self::fonts::FontTable;
use self::identifier::Digest;
use crate::document::Metadata;
use crate::export::Error;
use crate::export::attachment::Attachment;
use crate::language::Direction;
use crate::layout::frame::{Item, Layout, Page};
use crate::theme::Sides;

/// What a PDF says beside its pages.
pub struct Input<'a> {
    /// What the document says of itself.
    pub metadata: &'a Metadata,
    /// Whether its pages are made for one side of a sheet or both.
    pub sides: Sides,
    /// The name of this edition, a URI.
    pub identifier: &'a str,
    /// Seconds since 1970 that stand in for a missing date (`SOURCE_DATE_EPOCH`).
    pub source_date_epoch: Option<u64>,
    /// The files that go with it.
    pub attachments: &'a [Attachment],
    /// How many pixels of a picture stand on an inch at most.
    pub image_dpi: u32,
}

/// Writes a PDF. Pages that are given away are let go of as soon as they are encoded.
pub fn write(layout: Cow<'_, Layout>, input: &Input<'_>) -> Result<Vec<u8>, Error> {
    let finished = finished(layout, input)?;
    check::check(&finished)?;
    Ok(save::save(&finished))
}

/// A document of which nothing is missing.
struct Finished {
    document: lopdf::Document,
    /// Those of its objects that are bytes already.
    encoded: Encoded,
}

/// The document, ready to be checked and saved.
fn finished(layout: Cow<'_, Layout>, input: &Input<'_>) -> Result<Finished, Error> {
    let fonts = Arc::clone(&layout.fonts);
    // Codes are given one by one; what goes along is deflated meanwhile.
    let (table, deflated) = rayon::join(
        || FontTable::collect(&layout, &fonts),
        || attachments::deflated(input.attachments),
    );
    let (layout, mut contents) = encoded_pages(layout, &table);
    let digests: Vec<Digest> = (contents.iter().map(|content| content.digest))
        .chain(deflated.iter().map(|attachment| attachment.digest))
        .collect();

    let mut shell = shell::make(&table, &fonts, input.metadata)?;
    drop(table);
    pictures::add(&mut shell, &layout, input.image_dpi);
    let page_ids = add_pages(&mut shell, &layout, &mut contents);
    let links = navigation::add_links(&mut shell.document, &layout, &page_ids);
    let date = metadata::date(input);
    let files = attachments::add(&mut shell, input.attachments, deflated, date);
    let drawn = structure::Drawn {
        contents: &contents,
        pages: &page_ids,
        links: &links,
        files: &files,
    };
    structure::add(&mut shell, &layout, drawn);
    let wishes = (input.metadata, input.sides);
    navigation::add(&mut shell, &layout, &page_ids, wishes);
    let packet = metadata::add(&mut shell, input);
    let packet = identifier::digest(packet.as_bytes());
    let id = identifier::identifier(digests.into_iter().chain([packet]));
    shell.document.trailer.set("ID", vec![id.clone(), id]);
    Ok(Finished {
        document: shell.document,
        encoded: shell.encoded,
    })
}

/// Encodes every page. Of pages that are ours nothing is kept but what is asked of them later: their
/// pictures and links. Encoded, a page takes a tenth of the room.
fn encoded_pages<'a>(
    layout: Cow<'a, Layout>,
    table: &FontTable,
) -> (Cow<'a, Layout>, Vec<PageContent>) {
    match layout {
        Cow::Borrowed(layout) => {
            let encode = |page| content::encode(page, table, &layout.tags);
            let contents = layout.pages.par_iter().map(encode).collect();
            (Cow::Borrowed(layout), contents)
        }
        Cow::Owned(mut layout) => {
            let Layout { pages, tags, .. } = &mut layout;
            let encode = |page: &mut Page| {
                let content = content::encode(page, table, tags);
                page.items.retain(|item| match item {
                    Item::Picture(_) => true,
                    Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) | Item::Group(_) => false,
                });
                page.items.shrink_to_fit();
                content
            };
            let contents = pages.par_iter_mut().map(encode).collect();
            (Cow::Owned(layout), contents)
        }
    }
}

/// Adds the pages to the page tree, and takes their streams.
fn add_pages(
    shell: &mut shell::Shell,
    layout: &Layout,
    contents: &mut [PageContent],
) -> Vec<ObjectId> {
    let resources = shell.document.add_object(shell.resources.clone());
    let mut ids = Vec::with_capacity(layout.pages.len());
    for (index, (page, content)) in layout.pages.iter().zip(contents).enumerate() {
        let mut dictionary = Dictionary::new();
        dictionary.set("Filter", "FlateDecode");
        let stream = Stream::new(dictionary, std::mem::take(&mut content.compressed))
            .with_compression(false);
        let stream_id = shell.document.add_object(stream);
        let box_ = |width, height| {
            Object::Array(vec![
                0.into(),
                0.into(),
                numbers::real(width),
                numbers::real(height),
            ])
        };
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "Page");
        dictionary.set("Parent", shell.pages);
        dictionary.set("MediaBox", box_(page.width.0, page.height.0));
        dictionary.set("Resources", resources);
        dictionary.set("Contents", stream_id);
        dictionary.set("StructParents", index as i64);
        // Links are reached in the order of the text (ISO 14289-1, 7.18.3).
        dictionary.set("Tabs", "S");
        ids.push(shell.document.add_object(dictionary));
    }
    let kids = ids
        .iter()
        .map(|id| Object::Reference(*id))
        .collect::<Vec<_>>();
    if let Ok(pages) = shell
        .document
        .get_object_mut(shell.pages)
        .and_then(Object::as_dict_mut)
    {
        pages.set("Count", kids.len() as i64);
        pages.set("Kids", kids);
    }
    ids
}

/// Whether the document runs from right to left.
fn is_right_to_left(metadata: &Metadata) -> bool {
    metadata.language.direction() == Direction::RightToLeft
}
