//! Inline content → the rich text of CSL-JSON.

use crate::briefing::markup::{Inline, NAMES_NOBODY};

/// Inline content with the marks that reference managers and citation styles read: `<i>`, `<b>`; and, where they are
/// wanted, which words are of another language.
pub fn marked(inlines: &[Inline], has_languages: bool) -> String {
    let mut out = String::new();
    add(inlines, has_languages, &mut out);
    out.trim().to_string()
}

fn add(inlines: &[Inline], has_languages: bool, out: &mut String) {
    let mut within = |open: &str, content: &[Inline], close: &str| {
        out.push_str(open);
        add(content, has_languages, out);
        out.push_str(close);
    };
    for inline in inlines {
        match inline {
            Inline::Emphasis(content) => within("<i>", content, "</i>"),
            Inline::Strong(content) => within("<b>", content, "</b>"),
            Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::ReferenceInWords { content, .. } => within("", content, ""),
            Inline::Language { content, .. } if !has_languages => within("", content, ""),
            Inline::Language { tag, content } => {
                let open = format!("<span lang=\"{}\">", tag.as_str());
                within(&open, content, "</span>");
            }
            Inline::Characters(characters) | Inline::Code(characters) => {
                let characters = characters.replace(NAMES_NOBODY, "");
                within(&characters, &[], "");
            }
            Inline::LineBreak => within(" ", &[], ""),
            Inline::Citation { .. }
            | Inline::Note { .. }
            | Inline::NoteCall { .. }
            | Inline::Reference { .. } => {}
        }
    }
}
