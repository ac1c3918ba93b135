//! What a briefing is set in: its theme, and the faces that this and its characters want.

use std::sync::Arc;

use super::{Making, Read};
use crate::document::Document;
use crate::export::{Edition, Planned, identifier};
use crate::layout::PageSetup;
use crate::layout::text::face_choice::is_missing;
use crate::layout::text::font::Fonts;
use crate::project::theme::{self, Look};

impl Making<'_> {
    /// The theme that it is set in, and the faces.
    pub(super) fn look(&mut self, read: &Read) -> Option<Look> {
        let options = &self.run.options;
        let asked = options.theme.as_ref();
        let asked = asked.map(|theme| (Arc::clone(theme), Arc::clone(&options.fonts)));
        let (theme, fonts) = match asked.or_else(|| read.look.clone()) {
            Some(look) => look,
            None => {
                let wished = read.reading.theme.as_ref();
                let by = wished.and_then(|(_, span)| read.origins.of(*span));
                let known = (&options.fonts, &*options.found, &self.run.faces);
                theme::own(wished, by, &mut self.files, known, &mut self.findings)?
            }
        };
        let diagnostics = &mut self.findings.diagnostics;
        let wanted = self.run.wanted();
        let fonts = wanted.named(&theme.families, &fonts, &mut self.files, diagnostics);
        Some((theme, fonts))
    }

    /// Plans its pages, with fonts that were found where it has characters that no face has. Those that come of the
    /// plan itself, in a label of another script, are known only then, and the pages are planned anew.
    pub(super) fn planned(
        &mut self,
        document: Document,
        (theme, fonts): Look,
        (setup, epoch): (PageSetup, Option<u64>),
    ) -> Planned {
        let language = document.metadata.language.clone();
        let plan = |document, fonts: &Arc<Fonts>| {
            Edition::plan(
                document,
                Arc::clone(&theme),
                Arc::clone(fonts),
                setup,
                epoch,
            )
        };
        if self.run.options.found.is_empty() {
            return plan(document, &fonts);
        }
        let (wanted, diagnostics) = (self.run.wanted(), &mut self.findings.diagnostics);
        let files = &mut self.files;
        let mut written: Vec<char> = identifier::characters(&document).into_iter().collect();
        written.retain(|character| is_missing(&fonts, *character));
        let known = (&fonts, &mut *files);
        let fonts = wanted
            .covering(&written, &language, known, diagnostics)
            .unwrap_or(fonts);
        let mut edition = plan(document, &fonts);
        let known = (&fonts, files);
        if let Some(fonts) = wanted.covering(&edition.missing_glyphs, &language, known, diagnostics)
        {
            edition = plan(edition.document, &fonts);
        }
        edition.refused_fonts = wanted.refused(&edition.missing_glyphs);
        edition
    }
}
