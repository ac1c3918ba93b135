//! What stands around the body of a file.

use super::body::direction_name;
use super::book::Book;
use super::spine::Content;
use super::style;
use crate::document::SectionKind;

/// The division of a book that a file belongs to, in EPUB's structural semantics.
pub fn division(content: &Content<'_>) -> &'static str {
    match content {
        Content::Title(_) => "frontmatter",
        Content::Part(section) => match section.kind {
            SectionKind::Tldr
            | SectionKind::KeyPoints
            | SectionKind::Summary
            | SectionKind::Body
            | SectionKind::Recommendations
            | SectionKind::Timeline
            | SectionKind::Faq => "bodymatter",
            SectionKind::Glossary | SectionKind::Sources | SectionKind::Appendix => "backmatter",
        },
        Content::Colophon(_) => "backmatter",
    }
}

/// A whole XHTML file: a title, the inside of its body, the division that it belongs to.
///
/// Language and direction stand on the root in every spelling that readers look for. An XML
/// declaration would say nothing: XML without one is in UTF-8, and readers that take XHTML for HTML go
/// by the `meta`.
pub fn write(book: &Book<'_>, title: &str, body: String, division: Option<&str>) -> String {
    let language = super::markup::escaped(book.document.metadata.language.as_str());
    let direction = direction_name(book.direction());
    let title = super::markup::escaped(title);
    let division = division.map_or(String::new(), |name| format!(" epub:type=\"{name}\""));
    let style = style::FILE;
    format!(
        "<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{language}\" xml:lang=\"{language}\" dir=\"{direction}\">\n\
         <head>\n\
         <meta charset=\"UTF-8\"/>\n\
         <title>{title}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"{style}\"/>\n\
         </head>\n\
         <body{division}>\n\
         {body}\
         </body>\n\
         </html>\n"
    )
}
