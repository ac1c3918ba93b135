//! Who may see a briefing, or a part of it.

use crate::briefing::keys::MARKING;
use crate::briefing::keys::choices::{PAP, TLP};
use crate::briefing::record::{Decoder, Record};
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::Marking;

/// `marking`: a label of the Traffic Light Protocol or a classification, and caveats; with the place
/// of its longest piece, in case that it is too long.
pub fn marking(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<(Marking, Span)> {
    marking_of(decoder, record.get("marking")?)
}

/// The same of the value of that key.
pub fn marking_of(decoder: &mut Decoder<'_>, node: &Node) -> Option<(Marking, Span)> {
    let record = decoder.record(node, &MARKING)?;
    let mut marking = Marking {
        tlp: decoder.choice(&record, "tlp", TLP),
        pap: decoder.choice(&record, "pap", PAP),
        words: Vec::new(),
    };
    let mut pieces: Vec<Written> = Vec::new();
    pieces.extend(decoder.text_of(&record, "classification"));
    for node in decoder.list_of(&record, "caveats") {
        pieces.extend(decoder.text(node, "a caveat"));
    }
    let longest = pieces.iter().max_by_key(|piece| piece.value.len());
    let place = longest.map_or(record.span, |piece| piece.span);
    marking.words = pieces.into_iter().map(|piece| piece.value).collect();
    let says_nothing = marking == Marking::default();
    let given = ["tlp", "pap"].iter().any(|key| record.get(key).is_some());
    if says_nothing && !given {
        decoder.error(
            Diagnostic::error("empty-marking", record.span, "this marking marks nothing")
                .help("give it a `tlp`, a `pap`, a `classification` or `caveats`"),
        );
    }
    (!says_nothing).then_some((marking, place))
}

/// `marking` of a part, and where it is.
pub fn marking_of_part(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<(Marking, Span)> {
    let (marking, longest) = marking(decoder, record)?;
    let place = record.get("marking").map_or(longest, |node| node.span);
    Some((marking, place))
}
