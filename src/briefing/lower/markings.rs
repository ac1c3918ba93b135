//! Markings of the whole, of sections, blocks and sources.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Block, MarkKind, Marking, Paragraph, Voice};

impl Lowerer<'_> {
    /// A marking with its words as they are set.
    pub(super) fn marking(&self, marking: &Marking) -> Marking {
        Marking {
            words: marking.words.iter().map(|words| self.set(words)).collect(),
            ..marking.clone()
        }
    }

    /// The line above what is marked. One that is stricter than that of the whole is warned of: who holds a
    /// page of it would take that for all that there is to heed.
    pub(in crate::briefing) fn marking_line(&mut self, marking: &Marking, span: Span) -> Block {
        self.warn_of_stricter(marking, span);
        let mut builder = self.begin_text();
        let marking = self.marking(marking);
        builder.marked(MarkKind::Strong, |builder| builder.push(&marking.line()));
        Block::Paragraph(Paragraph {
            voice: Voice::Caption,
            text: builder.finish(),
        })
    }

    /// The same at the end of a source's entry.
    pub(super) fn marking_of_source(
        &mut self,
        (marking, span): &(Marking, Span),
        builder: &mut TextBuilder,
    ) {
        self.warn_of_stricter(marking, *span);
        let marking = self.marking(marking);
        builder.marked(MarkKind::Strong, |builder| builder.push(&marking.line()));
    }

    /// Warns of a marking that is stricter than that of the whole.
    pub(in crate::briefing) fn warn_of_stricter(&mut self, marking: &Marking, span: Span) {
        let whole = self.briefing.marking.as_ref();
        let stricter = marking.stricter_than(whole.map(|(whole, _)| whole));
        if stricter.is_empty() {
            return;
        }
        let all = whole.map_or("no marking".to_string(), |(whole, _)| whole.line());
        let message = format!("this is {}, the briefing has {all}", stricter.join(" and "));
        let warning = Diagnostic::warning("stricter-marking", span, message)
            .label("stricter than the whole")
            .help("mark the briefing as strictly as its strictest part, or leave that part out");
        self.diagnose(match whole {
            Some((_, place)) => warning.related(*place, "the marking of the briefing"),
            None => warning,
        });
    }
}
