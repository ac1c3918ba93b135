//! Titles of works: of a book, a journal, a briefing.

use super::text_builder::TextBuilder;
use crate::document::MarkKind;
use crate::language::Language;

/// The title of a book or a journal: in italics, or between the marks of the language.
pub fn push_work(title: &str, language: &Language, builder: &mut TextBuilder) {
    mark_work(title, language, builder, |builder| builder.push(title));
}

/// Adds such a title, as it is written, by `add`.
pub fn mark_work(
    written: &str,
    language: &Language,
    builder: &mut TextBuilder,
    add: impl FnOnce(&mut TextBuilder),
) {
    match &language.punctuation.works {
        // They may stand there already.
        Some([opening, _]) if written.starts_with(opening.as_str()) => add(builder),
        Some([opening, closing]) => {
            builder.push(opening);
            add(builder);
            builder.push(closing);
        }
        None => builder.marked(MarkKind::Emphasis, add),
    }
}
