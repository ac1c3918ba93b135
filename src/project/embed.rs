//! What goes with a document into its PDF: the briefing that it was made from, and its sources.
//!
//! In: a briefing, and how much of it may leave the house. Out: attachments. The names and media
//! types are the same for every document, so that whoever keeps many finds the same in each.

use std::path::Path;

use crate::briefing::yaml::Node;
use crate::briefing::{Reading, canonical, csl};
use crate::export::attachment::{Attachment, Relationship};

/// How much of a briefing goes with its PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Embed {
    /// What is printed: every key that has an effect, without comments and `x-` keys.
    #[default]
    Printed,
    /// The file as it is, byte for byte.
    Verbatim,
    /// Nothing.
    None,
}

/// The names under which a PDF carries a briefing.
pub const BRIEFING_NAMES: &[&str] = &["briefing.yaml", "briefing.json"];

/// The name of the sources, which are Data to the document.
const SOURCES_NAME: &str = "sources.csl.json";

impl Embed {
    /// Every way.
    pub const ALL: &[Embed] = &[Embed::Printed, Embed::Verbatim, Embed::None];
}

/// The briefing as it goes along, if it does: `file` are the bytes that it was read from, wanted where
/// they go along as they are.
pub fn carried(embed: Embed, tree: &Node, file: Option<Vec<u8>>) -> Option<Vec<u8>> {
    match embed {
        Embed::None => None,
        Embed::Printed => Some(canonical::write(tree).into_bytes()),
        Embed::Verbatim => file,
    }
}

/// The files that go with a document: the briefing, as it is [`carried`], and its sources. `path` is
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
    if !reading.sources.is_empty() {
        attachments.push(Attachment {
            name: SOURCES_NAME.to_string(),
            mime: "application/vnd.citationstyles.csl+json",
            relationship: Relationship::Data,
            of: None,
            description: format!("{title} (CSL-JSON)"),
            bytes: csl::write(&reading.sources, &metadata.language).into_bytes(),
        });
    }
    attachments
}

fn is_json(path: Option<&Path>) -> bool {
    path.and_then(Path::extension)
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
