//! A briefing's own file, formatted: its keys in the order of the format, its comments where they belong.

use super::guard::guarded;
use super::source_text::{MARK, add};
use super::{Failure, Findings};
use crate::briefing::{self, canonical, yaml};
use crate::diagnostic::Diagnostics;

/// What formatting a briefing came to.
pub struct Formatted {
    /// The file as it is to be, byte-order mark and ends of line as they were; or why it stays as it is.
    pub bytes: Result<Vec<u8>, Failure>,
    /// What is to be said of the briefing. Where it is formatted, that is for an export to say.
    pub findings: Findings,
}

/// Formats a briefing, which is called by a name. One that is at fault is not formatted: what it means is not
/// known. Nothing that it names is read.
///
/// ```
/// let text = "tldr: Ships plug in.   # for the board\ntitle: \"Harbour\"\n";
/// let formatted = briefset::project::format("harbour.yaml", text.into());
/// let expected = "title: Harbour\ntldr: Ships plug in. # for the board\n";
/// assert_eq!(formatted.bytes, Ok(expected.into()));
/// ```
pub fn format(name: &str, bytes: Vec<u8>) -> Formatted {
    let formatted = guarded(name, || {
        let mut findings = Findings::default();
        let bytes = formatted(name, bytes, &mut findings);
        findings.diagnostics.sort();
        Formatted { bytes, findings }
    });
    formatted.unwrap_or_else(|failure| Formatted {
        bytes: Err(failure),
        findings: Findings::default(),
    })
}

fn formatted(name: &str, bytes: Vec<u8>, findings: &mut Findings) -> Result<Vec<u8>, Failure> {
    let mark = if bytes.starts_with(MARK.as_bytes()) {
        MARK
    } else {
        ""
    };
    let file = add(name.to_string(), bytes, findings).ok_or(Failure::AtFault)?;
    let (diagnostics, sources) = (&mut findings.diagnostics, &mut findings.sources);
    briefing::read(sources, file, diagnostics).ok_or(Failure::AtFault)?;
    let tree = yaml::lossless::read(sources, file, &mut Diagnostics::new());
    let text = tree.and_then(|tree| canonical::format::format(&tree)).ok_or_else(|| {
        Failure::Internal(format!(
            "{name}: the briefing cannot be formatted without changing what it says; please report this"
        ))
    })?;
    Ok([mark, &text].concat().into_bytes())
}
