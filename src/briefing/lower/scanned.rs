//! Which sources have a QR code beside them on paper.
//!
//! In: a source, and whether its briefing wants codes. Out: what the code leads to: the DOI, which
//! lasts, else the address. A copy in an archive is printed whole beside it.

use super::Lowerer;
use crate::briefing::typed::Source;
use crate::diagnostic::Diagnostic;
use crate::document::{MOST_SCANNED, ScannedAddress};

/// What the code beside a source leads to. That an address is too long for one is told.
pub fn scanned(lowerer: &mut Lowerer<'_>, source: &Source) -> Option<ScannedAddress> {
    if lowerer.briefing.settings.qr != Some(true) {
        return None;
    }
    let doi = source.doi.as_ref().map(|doi| doi.address());
    let address = doi.as_ref().or(source.url.as_ref())?;
    let scanned = ScannedAddress::of(address);
    if scanned.is_none() {
        let length = address.to_ascii().len();
        let message = format!(
            "an address of {length} characters is too long for a QR code beside its source"
        );
        let help = format!(
            "give the source a `DOI` or a `URL` of at most {MOST_SCANNED} characters; without a code, it is printed \
             whole"
        );
        let diagnostic = Diagnostic::warning("no-qr-code", source.span, message);
        lowerer.reporter.push(diagnostic.help(help));
    }
    scanned
}
