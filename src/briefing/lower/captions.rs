//! What stands above a table or below a figure: its number and what it shows, and where it is from.

use super::Lowerer;
use super::labels::Label;
use super::text_builder::TextBuilder;
use crate::briefing::yaml::Written;
use crate::document::{MarkKind, Remark, Text};

/// What something is called, and what it shows.
pub fn caption(
    lowerer: &mut Lowerer<'_>,
    label: &Label,
    caption: Option<&Written>,
) -> Option<Text> {
    if label.words.is_none() && caption.is_none() {
        return None;
    }
    let mut builder = lowerer.texts.begin();
    add_label(label, caption.is_some(), lowerer, &mut builder);
    if let Some(caption) = caption {
        lowerer.add_line(caption, &mut builder);
    }
    Some(builder.finish())
}

/// Adds what something is called, if it has a number; in another way where what it shows follows. It is called so
/// in the language of what stands around it, also where a text in another refers to it.
pub fn add_label(label: &Label, goes_on: bool, lowerer: &Lowerer<'_>, builder: &mut TextBuilder) {
    let language = lowerer.language();
    let Some(words) = label.words_in(language) else {
        return;
    };
    let before = match goes_on {
        true => language.terms.captioned.replace("{}", &words),
        false => words,
    };
    let (words, space) = before.split_at(before.trim_end().len());
    builder.marked(MarkKind::Strong, |builder| {
        builder.push(words);
    });
    builder.push(space);
}

/// Where a table or figure is from, in the language's words.
pub fn source_of(lowerer: &mut Lowerer<'_>, source: Option<&Written>) -> Option<Remark> {
    let source = source?;
    let frame = &lowerer.language().terms.source_of;
    let (before, after) = frame.split_once("{}").unwrap_or_default();
    let mut builder = lowerer.texts.begin();
    builder.push(before);
    lowerer.add_line(source, &mut builder);
    builder.push(after);
    Some(Remark {
        anchor: None,
        text: builder.finish(),
    })
}
