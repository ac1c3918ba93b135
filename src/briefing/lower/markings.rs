//! Markings of the whole, of sections, blocks and sources.

use super::Lowerer;
use super::text_builder::TextBuilder;
use super::typographer::Typographer;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Block, MarkKind, Marking, Paragraph, Voice};

/// A marking with its words as they are set.
pub fn set(marking: &Marking, typographer: Typographer) -> Marking {
    Marking {
        words: (marking.words.iter())
            .map(|words| typographer.set(words))
            .collect(),
        ..marking.clone()
    }
}

/// The line above what is marked. One that is stricter than that of the whole is warned of: who holds a
/// page of it would take that for all that there is to heed.
pub fn marking_line(lowerer: &mut Lowerer<'_>, marking: &(Marking, Span)) -> Block {
    let mut builder = lowerer.texts.begin();
    add_marking(lowerer, marking, &mut builder);
    Block::Paragraph(Paragraph {
        voice: Voice::Caption,
        text: builder.finish(),
    })
}

/// Adds a marking to a text, as it stands at the end of a source's entry.
pub fn add_marking(
    lowerer: &mut Lowerer<'_>,
    (marking, span): &(Marking, Span),
    builder: &mut TextBuilder,
) {
    warn_of_stricter(lowerer, marking, *span);
    let marking = set(marking, lowerer.typographer);
    builder.marked(MarkKind::Strong, |builder| builder.push(&marking.line()));
}

/// Warns of a marking that is stricter than that of the whole.
pub fn warn_of_stricter(lowerer: &mut Lowerer<'_>, marking: &Marking, span: Span) {
    let whole = lowerer.briefing.marking.as_ref();
    let stricter = marking.stricter_than(whole.map(|(whole, _)| whole));
    if stricter.is_empty() {
        return;
    }
    let all = whole.map_or("no marking".to_string(), |(whole, _)| whole.line());
    let message = format!("this is {}, the briefing has {all}", stricter.join(" and "));
    let warning = Diagnostic::warning("stricter-marking", span, message)
        .label("stricter than the whole")
        .help("mark the briefing as strictly as its strictest part, or leave that part out");
    lowerer.reporter.push(match whole {
        Some((_, place)) => warning.related(*place, "the marking of the briefing"),
        None => warning,
    });
}
