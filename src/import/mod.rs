//! Somebody else's text → a briefing in YAML.
//!
//! In: the bytes of a page's pasted text, of Markdown, HTML, a Word document, a STIX bundle, a MISP event, a briefing
//! in JSON. Out: the text of a briefing that exports without an error, and findings for what has no place in one, where
//! the input has it.
//!
//! ```text
//!  bytes ──▶ kind ──▶ page, markdown, html, docx, stix, misp ──▶ Draft ──▶ Outline ──▶ YAML
//!                     a reader each: blocks and words with marks   │          │
//!                                       headings become parts, ────┘          └── texts become markup,
//!                                       numbers citations                         keys get their order
//! ```
//!
//! | module | does |
//! |---|---|
//! | [`kind`] | tells what kind of text it is |
//! | [`draft`] | what every reader fills |
//! | [`outline`] | a draft → the parts of a briefing |
//! | [`headings`], [`dates`], [`references`] | words → parts, days, sources |
//! | [`marked`] | words with marks → the briefing's markup |
//! | [`write`](mod@write) | the parts → YAML, by way of the canonical form |
//!
//! What comes out is read again before it is given: a briefing with an error is a fault of the program, and is not
//! written.

mod dates;
mod docx;
mod draft;
mod headings;
mod html;
mod json;
mod kind;
mod markdown;
mod marked;
mod markings;
mod misp;
mod outline;
mod page;
mod pictures;
mod references;
mod report;
mod stix;
mod tree;
mod write;

use crate::briefing;
use crate::diagnostic::{Diagnostics, Source, Sources, render};
use draft::Draft;
use pictures::Pictures;
use report::Report;

pub use kind::{KINDS, Kind};

/// A text that is to be brought in.
pub struct Input<'a> {
    /// What the user calls it.
    pub name: &'a str,
    /// What stands in for a title.
    pub stem: &'a str,
    /// All of it.
    pub bytes: Vec<u8>,
    /// What it is, where the user says so.
    pub kind: Option<Kind>,
    /// Whether a picture of a name is there and can be read.
    pub has_picture: &'a dyn Fn(&str) -> bool,
}

/// Why nothing came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The findings say it.
    Told,
    /// The program is at fault: what is wrong with the briefing that it made.
    Internal(String),
}

/// Brings a text in.
///
/// # Errors
///
/// When it cannot be read as what it is, or holds nothing; the findings say why.
pub fn import(
    input: Input<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<String, Fault> {
    let kind = kind::kind_of(&input);
    let (text, fault) = kind::text(&input, kind);
    let file = sources.add(Source::new(input.name, text));
    let mut report = Report { file, diagnostics };
    kind::look(&sources.get(file).text, fault, &mut report).ok_or(Fault::Told)?;
    if kind == Kind::Json {
        return json::rewrite(sources, &mut report);
    }
    let draft = read(kind, &input, sources, &mut report).ok_or(Fault::Told)?;
    let outline = outline::outline(draft, input.stem, &mut report);
    let written = write::write(outline, &mut report).ok_or(Fault::Told)?;
    check(&written)?;
    Ok(written)
}

fn read(
    kind: Kind,
    input: &Input<'_>,
    sources: &mut Sources,
    report: &mut Report<'_>,
) -> Option<Draft> {
    let text = sources.get(report.file).text.clone();
    let pictures = Pictures {
        are_there: input.has_picture,
    };
    let draft = match kind {
        Kind::Page => page::read(&text, report),
        Kind::Markdown => markdown::read(&text, input.name, &pictures, sources, report),
        Kind::Html => html::read(&text, input.name, &pictures, sources, report),
        Kind::Stix => stix::read(sources, report)?,
        Kind::Misp => misp::read(sources, &pictures, report)?,
        Kind::Docx => docx::read(&input.bytes, report)?,
        // Its keys are those of the format.
        Kind::Json => return None,
    };
    if draft.flow.is_empty() && draft.sources.is_empty() {
        report.refuse(
            None,
            "there is nothing in it to make a briefing of",
            "a briefing wants a title and something to say",
        );
        return None;
    }
    Some(draft)
}

/// Reads what was made as an export would.
fn check(written: &str) -> Result<(), Fault> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("the briefing that was made", written));
    let mut diagnostics = Diagnostics::new();
    match briefing::read(&mut sources, file, &mut diagnostics) {
        Some(_) => Ok(()),
        None => Err(Fault::Internal(render::render(
            &diagnostics,
            &sources,
            false,
        ))),
    }
}
