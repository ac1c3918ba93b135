//! What a briefing that is begun says in the places where something is to be written.

use serde::Deserialize;

/// The words of a briefing that is begun, each in the place of what its writer will say there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// The title of the briefing.
    pub title: String,
    /// The name of the house.
    pub house: String,
    /// The answer.
    pub tldr: String,
    /// A key point.
    pub point: String,
    /// The summary.
    pub summary: String,
    /// A recommendation.
    pub recommendation: String,
    /// An event of a timeline.
    pub event: String,
    /// A question.
    pub question: String,
    /// Its answer.
    pub answer: String,
    /// A term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// The title of a section.
    pub section: String,
    /// The title of a source.
    pub source: String,
    /// That lines with # are not printed.
    pub note: String,
    /// How files are written; `{}` is the command.
    pub command: String,
    /// That what is not needed may go.
    pub unused: String,
    /// How sources are cited.
    pub cite: String,
}
