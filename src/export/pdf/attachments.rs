//! Files within the file (ISO 19005-3, 6.8 and annex E; ISO 32000-1, 7.11.4).
//!
//! In: attachments. Out: an embedded file and a file specification for each, named in the catalogue
//! twice: under `AF` for what they are to the document, under `Names` for the lists of viewers. One that holds the
//! data of a table or a chart is named by the element of that, too.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::identifier::{self, Digest};
use super::metadata::pdf_date;
use super::numbers::text;
use super::shell::Shell;
use crate::document::Date;
use crate::export::attachment::{Attachment, Relationship};
use crate::export::deflate;

/// An attachment, ready to be added.
pub struct Deflated {
    bytes: Vec<u8>,
    /// What is in it, in short: see [`identifier`](super::identifier).
    pub digest: Digest,
}

/// Deflates them, in their order: apart from adding them, as it needs nothing of the document and
/// a long briefing takes as long as a hundred of its pages.
pub fn deflated(attachments: &[Attachment]) -> Vec<Deflated> {
    let deflated = attachments.iter().map(|attachment| Deflated {
        bytes: deflate::stream(&attachment.bytes),
        digest: identifier::digest(&attachment.bytes),
    });
    deflated.collect()
}

/// The specification of the file that goes with a part of the document, by the anchor of that.
pub type FilesOf = BTreeMap<String, ObjectId>;

/// Adds them with their [`deflated`] bytes; gives those that go with parts of the document. They are as old as the
/// briefing says that it is, and no older than nothing.
pub fn add(
    shell: &mut Shell,
    attachments: &[Attachment],
    deflated: Vec<Deflated>,
    date: Option<Date>,
) -> FilesOf {
    let mut of = FilesOf::new();
    if attachments.is_empty() {
        return of;
    }
    let mut named: Vec<(&str, Object)> = Vec::with_capacity(attachments.len());
    for (attachment, deflated) in attachments.iter().zip(deflated) {
        let file = embedded_file(attachment, deflated.bytes, date);
        let file = shell.document.add_object(file);
        let mut files = Dictionary::new();
        files.set("F", file);
        files.set("UF", file);
        let mut specification = Dictionary::new();
        specification.set("Type", "Filespec");
        specification.set("F", text(&attachment.name));
        specification.set("UF", text(&attachment.name));
        specification.set("Desc", text(&attachment.description));
        specification.set("AFRelationship", relationship(attachment.relationship));
        specification.set("EF", files);
        let specification = shell.document.add_object(specification);
        named.push((&attachment.name, Object::Reference(specification)));
        of.extend(
            attachment
                .of
                .iter()
                .map(|anchor| (anchor.clone(), specification)),
        );
    }
    let associated: Vec<Object> = named.iter().map(|(_, file)| file.clone()).collect();
    shell.set_in_catalog("AF", associated);
    // A name tree is sorted (ISO 32000-1, 7.9.6).
    named.sort_by_key(|(name, _)| *name);
    let names = named
        .into_iter()
        .flat_map(|(name, file)| [text(name), file])
        .collect::<Vec<Object>>();
    let mut leaf = Dictionary::new();
    leaf.set("Names", names);
    let leaf = shell.document.add_object(leaf);
    shell.set_name_tree("EmbeddedFiles", leaf);
    of
}

fn embedded_file(attachment: &Attachment, deflated: Vec<u8>, date: Option<Date>) -> Stream {
    let mut parameters = Dictionary::new();
    parameters.set("Size", attachment.bytes.len() as i64);
    if let Some(date) = date {
        parameters.set("ModDate", pdf_date(date));
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", attachment.mime);
    dictionary.set("Params", parameters);
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflated).with_compression(false)
}

fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Source => "Source",
        Relationship::Data => "Data",
    }
}
