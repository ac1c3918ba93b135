//! The data of tables and charts, in files of the book.
//!
//! They stand in the manifest and are no part of the text, which only leads to what a reading system can show; the
//! head of the file that shows what they hold names them (EPUB 3.3, 3.4: such resources are exempt). `briefset extract
//! --data` takes them out.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::book::Book;
use super::markup::escaped;
use super::pack::FOLDER;
use crate::export::attachment::Attachment;

/// The folder that they stand in.
const DATA: &str = "data/";

/// The path of a file in the book.
pub fn path(file: &Attachment) -> String {
    format!("{DATA}{}", file.name)
}

/// What the head of a file of the spine says of those whose data it shows.
pub fn links(book: &Book<'_>, number: usize) -> String {
    let here = |file: &&&Attachment| {
        let anchor = file.of.as_deref();
        anchor.and_then(|anchor| book.spine.anchor(anchor)) == Some(number)
    };
    let link = |file: &&Attachment| {
        let (path, title) = (path(file), escaped(&file.description));
        let mime = file.mime;
        format!("<link rel=\"alternate\" type=\"{mime}\" href=\"{path}\" title=\"{title}\"/>\n")
    };
    book.data.iter().filter(here).map(link).collect()
}

/// The files with data of a book, whoever made it: their names and what is in them, of no more than so many bytes
/// together.
///
/// # Errors
///
/// Where it is no book, or a damaged one.
pub fn of_book(bytes: &[u8], most: u64) -> Result<Vec<(String, Vec<u8>)>, &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "it is no EPUB")?;
    let mut found = Vec::new();
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| "it is a broken EPUB")?;
        let name = entry.name().strip_prefix(FOLDER);
        let name = name.and_then(|name| name.strip_prefix(DATA));
        let Some(name) = name.map(str::to_string) else {
            continue;
        };
        let mut data = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut data);
        read.map_err(|_| "it is a broken EPUB")?;
        left = left
            .checked_sub(data.len() as u64)
            .ok_or("it unpacks to more than any briefing")?;
        found.push((name, data));
    }
    Ok(found)
}
