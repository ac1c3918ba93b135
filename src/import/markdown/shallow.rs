//! Events that nest no deeper than a walk can follow.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// How deep elements nest; what is deeper is brought up.
const DEEPEST: usize = 40;

/// Events without the elements that nest too deep: what stands in them stays.
pub fn shallow<'t>(
    events: impl Iterator<Item = (Event<'t>, Range<usize>)>,
) -> Vec<(Event<'t>, Range<usize>)> {
    let mut open = 0usize;
    let mut out = Vec::new();
    for (event, range) in events {
        let is_kept = match &event {
            // A table whose cells were not marked would lose them.
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell)
            | Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell,
            ) => true,
            Event::Start(_) => {
                open += 1;
                open <= DEEPEST
            }
            Event::End(_) => {
                open = open.saturating_sub(1);
                open < DEEPEST
            }
            _ => true,
        };
        // Words on both sides of what goes stay apart.
        out.push(if is_kept {
            (event, range)
        } else {
            (Event::SoftBreak, range)
        });
    }
    out
}
