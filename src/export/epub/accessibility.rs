//! What the book says of its accessibility (EPUB Accessibility 1.1, section 3).
//!
//! What it offers is derived from what is in it. That it conforms to a standard is said only where
//! an evaluator has said so.

use super::Input;
use super::book::Book;
use super::markup::Tag;
use super::metadata::Writer;
use crate::document::Accessibility;

impl Writer<'_> {
    /// Writes what the book says of its accessibility.
    pub(super) fn accessibility(&mut self, book: &Book<'_>, input: &Input<'_>) {
        let metadata = &book.document.metadata;
        // Everything that is said is text; a cover picture says nothing that the title does not.
        self.property("schema:accessMode", "textual");
        self.property("schema:accessModeSufficient", "textual");
        for feature in features(book, input) {
            self.property("schema:accessibilityFeature", feature);
        }
        // Nothing moves, flashes or sounds.
        self.property("schema:accessibilityHazard", "none");
        let own = metadata.accessibility.as_ref();
        let summary = own.and_then(|own| own.summary.as_ref());
        let summary = summary.unwrap_or(&book.language.terms.accessibility);
        self.property("schema:accessibilitySummary", summary);
        if let Some(own) = own {
            self.statement(own);
        }
    }

    /// What an evaluator has stated.
    fn statement(&mut self, accessibility: &Accessibility) {
        let standard = accessibility.conforms_to.as_ref();
        let tag = Tag::new("meta")
            .set("property", "dcterms:conformsTo")
            .set("id", "conformance");
        let conforms = standard.is_some_and(|standard| self.element(&tag, standard));
        if let Some(evaluator) = &accessibility.certified_by {
            let tag = Tag::new("meta")
                .set_if("refines", conforms.then_some("#conformance"))
                .set("property", "a11y:certifiedBy");
            self.element(&tag, evaluator);
        }
    }
}

/// What the book offers, in the words of the Schema.org Accessibility Properties for
/// Discoverability Vocabulary.
fn features(book: &Book<'_>, input: &Input<'_>) -> Vec<&'static str> {
    let has_pages = book.marks.count() > 0;
    let has_headings = book
        .document
        .parts
        .iter()
        .any(|part| part.heading.is_some());
    let has_cover = !input.cover.png.is_empty();
    let offered = [
        (has_cover, "alternativeText"),
        (true, "ARIA"),
        (true, "displayTransformability"),
        (has_pages, "pageBreakMarkers"),
        (has_pages, "pageNavigation"),
        (true, "readingOrder"),
        (has_headings, "structuralNavigation"),
        (true, "tableOfContents"),
        (true, "unlocked"),
    ];
    offered
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, feature)| feature)
        .collect()
}
