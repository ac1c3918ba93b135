//! What goes with a document into its PDF: the briefing that it was made from, its sources, and how it is cited itself.
//!
//! In: a briefing, and how much of it may leave the house. Out: attachments. The names and media
//! types are the same for every document, so that whoever keeps many finds the same in each.

use std::path::Path;

use crate::briefing::interchange::{self, Format};
use crate::briefing::yaml::Node;
use crate::briefing::{Reading, canonical, csl, own_citation};
pub use crate::document::Embed;
use crate::export::attachment::{Attachment, Relationship};

/// The names under which a PDF carries a briefing.
pub const BRIEFING_NAMES: &[&str] = &["briefing.yaml", "briefing.json"];

/// The name of the sources, which are Data to the document.
pub const SOURCES_NAME: &str = "sources.csl.json";

/// The names, kinds and formats of the files that say how a document is cited.
const CITATION: &[(&str, &str, &str, Format)] = &[
    (
        "citation.csl.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON of itself",
        Format::CslJson,
    ),
    (
        "citation.bib",
        "application/x-bibtex",
        "BibTeX of itself",
        Format::BibTex,
    ),
];

/// What is printed of a briefing, as it goes along.
pub fn printed(tree: &Node) -> Vec<u8> {
    canonical::write(tree).into_bytes()
}

/// The files that go with a document: the briefing, as much of it as is carried, its sources, and its own entry. `path` is
/// where the briefing was.
pub fn attachments(
    embed: Embed,
    reading: &Reading,
    carried: Option<Vec<u8>>,
    path: Option<&Path>,
) -> Vec<Attachment> {
    let Some(bytes) = carried else {
        return Vec::new();
    };
    let (format, mime) = if embed == Embed::Verbatim && is_json(path) {
        ("JSON", "application/json")
    } else {
        ("YAML", "application/yaml")
    };
    let metadata = &reading.document.metadata;
    let title = &metadata.title;
    let mut attachments = vec![Attachment {
        name: format!("briefing.{}", format.to_ascii_lowercase()),
        mime,
        relationship: Relationship::Source,
        of: None,
        description: format!("{title} ({format})"),
        bytes,
    }];
    if !reading.shown.sources.is_empty() {
        attachments.push(Attachment {
            name: SOURCES_NAME.to_string(),
            mime: "application/vnd.citationstyles.csl+json",
            relationship: Relationship::Data,
            of: None,
            description: format!("{title} (CSL-JSON)"),
            bytes: csl::write(&reading.shown.sources, &metadata.language).into_bytes(),
        });
    }
    attachments.extend(own_entry(reading));
    attachments
}

/// How the document is cited, for whoever keeps references.
fn own_entry(reading: &Reading) -> impl Iterator<Item = Attachment> {
    let metadata = &reading.document.metadata;
    let source = own_citation(metadata, reading.tree.span);
    let (id, _) = csl::named(std::slice::from_ref(&source)).remove(0);
    let named = [(id, &source)];
    let files = CITATION
        .iter()
        .map(|(name, mime, what, format)| Attachment {
            name: (*name).to_string(),
            mime,
            relationship: Relationship::Data,
            of: None,
            description: format!("{} ({what})", metadata.title),
            bytes: interchange::write(&named, *format, &metadata.language).into_bytes(),
        });
    files.collect::<Vec<_>>().into_iter()
}

fn is_json(path: Option<&Path>) -> bool {
    path.and_then(Path::extension)
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
