//! What stands around the body of a file.

use super::body::direction_name;
use super::book::Book;
use super::spine::{Content, SpineFile};
use super::{data, style};
use crate::document::SectionKind;

/// The division of a book that a file belongs to, in EPUB's structural semantics. That of the text
/// comes before others, where a file has both.
pub fn division(file: &SpineFile<'_>) -> &'static str {
    const DIVISIONS: [&str; 3] = ["bodymatter", "frontmatter", "backmatter"];
    let held: Vec<&str> = file.contents.iter().map(division_of).collect();
    let first = DIVISIONS.into_iter().find(|one| held.contains(one));
    first.unwrap_or(DIVISIONS[0])
}

fn division_of(content: &Content<'_>) -> &'static str {
    match content {
        Content::Title(None) => "frontmatter",
        Content::Title(Some(section)) | Content::Part(section) => match section.kind {
            SectionKind::Tldr
            | SectionKind::KeyFigures
            | SectionKind::KeyPoints
            | SectionKind::Summary
            | SectionKind::Body
            | SectionKind::Recommendations
            | SectionKind::Timeline
            | SectionKind::Faq => "bodymatter",
            SectionKind::Glossary
            | SectionKind::Sources
            | SectionKind::Appendix
            | SectionKind::About => "backmatter",
        },
        Content::Colophon(_) => "backmatter",
    }
}

/// A whole XHTML file: a title, the inside of its body; of a file of the spine its number, and the division that it
/// belongs to.
///
/// Language and direction stand on the root in every spelling that readers look for. An XML
/// declaration would say nothing: XML without one is in UTF-8, and readers that take XHTML for HTML go
/// by the `meta`.
pub fn write(
    book: &Book<'_>,
    title: &str,
    body: String,
    in_spine: Option<(usize, &'static str)>,
) -> String {
    let language = super::markup::escaped(book.document.metadata.language.as_str());
    let direction = direction_name(book.direction());
    let title = super::markup::escaped(title);
    let division = in_spine.map_or(String::new(), |(_, name)| format!(" epub:type=\"{name}\""));
    let data = in_spine.map_or(String::new(), |(number, _)| data::links(book, number));
    let sheets: String = style::names(book)
        .map(|name| format!("<link rel=\"stylesheet\" type=\"text/css\" href=\"{name}\"/>\n"))
        .collect();
    format!(
        "<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{language}\" xml:lang=\"{language}\" dir=\"{direction}\">\n\
         <head>\n\
         <meta charset=\"UTF-8\"/>\n\
         <title>{title}</title>\n\
         {sheets}\
         {data}\
         </head>\n\
         <body{division}>\n\
         {body}\
         </body>\n\
         </html>\n"
    )
}
