//! Sources that no text cites.

use crate::briefing::Reading;
use crate::diagnostic::Diagnostic;
use crate::document::Block;

/// Tells of every source that is listed and cited nowhere.
pub fn uncited(reading: &Reading) -> Vec<Diagnostic> {
    let blocks = reading.document.parts.iter().flat_map(|part| &part.blocks);
    let references = blocks.filter_map(Block::references).flatten();
    let uncited = references.filter(|reference| reference.citations.is_empty());
    let told = uncited.filter_map(|reference| {
        let mut places = reading.places.iter();
        let place = places.find(|place| place.text == reference.text.id)?;
        let diagnostic =
            Diagnostic::warning("uncited-source", place.span, "no text cites this source");
        Some(diagnostic.help("cite it where it is relied on, `[@its-id]`; or take it out"))
    });
    told.collect()
}
