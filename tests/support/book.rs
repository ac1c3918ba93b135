//! An EPUB, opened: its files by name.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The files of a book, in the order of their names.
pub fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a book that can be opened");
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file of the book");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a whole file");
        files.insert(file.name().to_string(), content);
    }
    files
}

/// What readers are shown: each page of text without what stands at the head of them all.
pub fn transcript(bytes: &[u8]) -> String {
    let mut shown = String::new();
    for (name, content) in files(bytes) {
        if !name.ends_with(".xhtml") {
            continue;
        }
        let content = String::from_utf8(content).expect("XHTML in UTF-8");
        shown += &format!("=== {name}\n");
        let mut lines = content.lines().filter(|line| !line.starts_with("<?xml"));
        let head = lines
            .by_ref()
            .take_while(|line| !line.starts_with("</head>"));
        for line in head.filter(|line| line.contains("<title>") || line.starts_with("<html")) {
            shown += &format!("{line}\n");
        }
        for line in lines.filter(|line| !line.starts_with("</html>")) {
            shown += &format!("{line}\n");
        }
    }
    shown
}

/// The text of the body of a page, without its elements.
pub fn text(xhtml: &str) -> String {
    let body = xhtml.split_once("<body").map_or("", |(_, body)| body);
    let mut text = String::new();
    let mut within = true;
    for character in body.chars() {
        match character {
            '<' => within = true,
            '>' if within => within = false,
            _ if !within => text.push(character),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
