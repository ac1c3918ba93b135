//! Somebody else's text, brought in as a briefing.

use std::path::Path;

use super::files::Record;
use super::guard::guarded;
use super::picture;
use super::pictures::Pictures;
use super::{Failure, Files, Findings};
use crate::diagnostic::{Diagnostics, Source, Sources, Span};
use crate::import::{self, Fault, Input};

pub use crate::import::{KINDS, Kind};

/// How large a text may be that is brought in, in bytes.
pub const LARGEST: u64 = super::LARGEST_BRIEFING;

/// What became of a text that was to be brought in.
pub struct Imported {
    /// The briefing's YAML, or why there is none.
    pub text: Result<String, Failure>,
    /// What is to be said of the text.
    pub findings: Findings,
}

/// Brings a text in, which is called by a name, as what it is said to be or looks like. Its pictures are looked for
/// among the files that its briefing will lie by.
///
/// ```
/// use briefset::project::{self, Memory};
///
/// let page = "Harbour\nTL;DR\nShips plug in.\nSources1\nLog of the harbour\n";
/// let imported = project::import("page.txt", page.into(), None, &Memory::new());
/// let expected = "title: Harbour\nlang: en\ntldr: Ships plug in.\nsources:\n  - Log of the harbour\n";
/// assert_eq!(imported.text.as_deref(), Ok(expected));
/// ```
pub fn import(name: &str, bytes: Vec<u8>, kind: Option<Kind>, files: &dyn Files) -> Imported {
    let imported = guarded(name, || {
        let mut findings = Findings::default();
        let text = imported(name, bytes, kind, files, &mut findings);
        findings.diagnostics.sort();
        Imported { text, findings }
    });
    imported.unwrap_or_else(|failure| Imported {
        text: Err(failure),
        findings: Findings::default(),
    })
}

fn imported(
    name: &str,
    bytes: Vec<u8>,
    kind: Option<Kind>,
    files: &dyn Files,
    findings: &mut Findings,
) -> Result<String, Failure> {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    let stem = stem
        .filter(|stem| !stem.starts_with(['<', '-']))
        .unwrap_or("Untitled");
    let pictures = Pictures::new();
    let has_picture = |picture: &str| {
        let mut scratch = Sources::new();
        let file = scratch.add(Source::new(name, ""));
        let span = Span {
            file,
            start: 0,
            end: 0,
        };
        let mut record = Record::new(files, std::iter::empty());
        picture::read(
            (picture, span),
            None,
            &mut record,
            &pictures,
            &mut Diagnostics::new(),
        )
        .is_some()
    };
    let input = Input {
        name,
        stem,
        bytes,
        kind,
        has_picture: &has_picture,
    };
    let (sources, diagnostics) = (&mut findings.sources, &mut findings.diagnostics);
    import::import(input, sources, diagnostics).map_err(|fault| match fault {
        Fault::Told => Failure::AtFault,
        Fault::Internal(said) => Failure::Internal(format!(
            "{name}: what was made of it is at fault; please report this\n{said}"
        )),
    })
}
