//! The notes at the foot of a page, below a short rule.

use super::galley::{Content, Galley};
use super::page::PageBuilder;
use super::paginate::PagePlan;
use crate::geometry::Pt;
use crate::language::Direction;
use crate::layout::frame::{Item, Mark, Rule};
use crate::layout::text::Shaper;

impl PageBuilder<'_> {
    /// Sets the notes at its foot.
    pub(super) fn notes(&mut self, galley: &Galley, plan: &PagePlan, shaper: &mut Shaper) {
        if plan.notes.is_empty() {
            return;
        }
        let assembly = self.assembly;
        let theme = &assembly.theme;
        let bottom = self.sheet.top + assembly.height;
        let height: Pt = plan.notes.iter().map(|line| line.height).sum();
        let mut top = bottom - height;
        let width = self.sheet.measure / 3.0;
        let indent = match assembly.direction {
            Direction::LeftToRight => Pt::ZERO,
            Direction::RightToLeft => self.sheet.measure - width,
        };
        self.add(Item::Rule(Rule {
            x: self.left + indent,
            y: top - theme.styles.note.leading * 0.45,
            width,
            height: theme.paragraph.rule,
            color: theme.colors.hairline,
            mark: Mark::Decoration,
        }));
        for note in &plan.notes {
            let piece = &galley.notes[note.note][note.piece];
            if note.line == 0 {
                for anchor in &piece.anchors {
                    self.destination(anchor, top);
                }
            }
            match &piece.content {
                Content::Lines(lines) => self.line(lines, note.line, top, shaper),
                Content::Row(row) => self.row(row, note.line, top, shaper),
                Content::Graphic(graphic) => self.graphic(graphic, top),
                Content::Begin(_) | Content::End | Content::Turned(_) => {}
            }
            top += note.height;
        }
    }
}
