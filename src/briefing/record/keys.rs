//! Keys that are not there: what was meant by them.

use super::kinds::colon_in_text;
use super::{Decoder, listed, nearest};
use crate::briefing::yaml::Entry;
use crate::diagnostic::Diagnostic;

/// The keys below `pdf`.
pub const PDF: &[&str] = &["paper", "sides"];
/// The keys below `marking`.
pub const MARKING: &[&str] = &["tlp", "classification", "caveats"];
/// The keys below `accessibility`.
pub const ACCESSIBILITY: &[&str] = &["conforms_to", "certified_by", "summary"];

/// Keys that are looked for at the top, by the key that they stand below.
const BELOW: &[(&str, &[&str])] = &[
    ("pdf", PDF),
    ("marking", MARKING),
    ("accessibility", ACCESSIBILITY),
];

/// The keys of a source that most have; those of reference managers come behind them.
pub const USUAL: &[&str] = &[
    "id",
    "type",
    "author",
    "editor",
    "title",
    "language",
    "container-title",
    "volume",
    "issue",
    "edition",
    "publisher",
    "publisher-place",
    "issued",
    "accessed",
    "URL",
    "DOI",
    "page",
    "archive_url",
    "archived",
    "reliability",
    "credibility",
    "quote",
    "note",
];

/// How many keys are listed for someone who has written none of them. Only a source has more.
const MOST_KEYS: usize = 60;

/// Keys of the format that this version does not know yet, by what they are keys of.
const LATER: &[(&str, &[&str])] = &[
    (
        "a briefing",
        &[
            "superseded_by",
            "changes",
            "about",
            "key_figures",
            "bibliography",
            "citation_style",
            "style",
            "source_order",
            "cite_as",
            "hyphenation",
            "likelihood_scale",
            "calendar",
        ],
    ),
    ("a section", &["id", "lang", "language", "marking"]),
    (
        "a block",
        &[
            "table",
            "figure",
            "indicators",
            "chart",
            "callout",
            "pull_quote",
            "code",
            "steps",
            "definitions",
        ],
    ),
    ("`pdf`", &["qr", "embed", "cover", "pages"]),
    ("a source", &["marking"]),
];

/// Names that people give to keys that are called otherwise here, and are not near in their letters.
const MISNOMERS: &[(&str, &[&str])] = &[
    ("q", &["question"]),
    ("a", &["answer"]),
    ("heading", &["title"]),
    ("header", &["title"]),
    ("headline", &["title"]),
    ("name", &["title", "term"]),
    ("content", &["body", "text", "summary"]),
    ("contents", &["body", "toc"]),
    ("text", &["body", "answer", "definition", "event", "title"]),
    ("body", &["text", "answer", "summary"]),
    ("abstract", &["summary"]),
    ("description", &["summary", "definition", "event", "text"]),
    ("executive_summary", &["summary"]),
    ("action", &["text"]),
    ("recommendation", &["text"]),
    ("point", &["text"]),
    ("statement", &["text"]),
    ("due", &["by"]),
    ("deadline", &["by"]),
    ("responsible", &["owner"]),
    ("who", &["owner"]),
    ("year", &["issued", "date"]),
    ("date", &["issued", "by"]),
    ("published", &["issued", "date"]),
    ("time", &["date"]),
    ("when", &["date", "by"]),
    ("what", &["event"]),
    ("link", &["URL"]),
    ("href", &["URL"]),
    ("website", &["URL"]),
    ("journal", &["container-title"]),
    ("publication", &["container-title"]),
    ("author", &["authors"]),
    ("by", &["authors", "author"]),
    ("language", &["lang"]),
    ("tags", &["keywords"]),
    ("references", &["sources"]),
    ("annexes", &["appendices"]),
    ("findings", &["key_points"]),
    ("takeaways", &["key_points"]),
    ("events", &["timeline"]),
    ("questions", &["faq"]),
    ("word", &["term"]),
    ("meaning", &["definition"]),
    ("organisation", &["affiliation"]),
    ("organization", &["affiliation", "publisher"]),
    ("institution", &["affiliation", "publisher"]),
    // As BibTeX has them.
    ("address", &["publisher-place"]),
    ("location", &["publisher-place"]),
    ("place", &["publisher-place"]),
    ("booktitle", &["container-title"]),
    ("newspaper", &["container-title"]),
    ("school", &["publisher"]),
    ("series", &["collection-title"]),
    ("urldate", &["accessed"]),
    ("mail", &["email"]),
    ("kind", &["type"]),
];

/// The key that a misnomer stands for among these.
fn misnamed<'a>(name: &str, keys: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase();
    let (_, meant) = MISNOMERS.iter().find(|(misnomer, _)| *misnomer == name)?;
    let known = |wanted: &&str| keys.iter().copied().find(|key| key == wanted);
    meant.iter().find_map(known)
}

impl Decoder<'_> {
    /// Whether a key is one of the format that this version does not know yet.
    pub(super) fn is_later(name: &str, what: &str) -> bool {
        let later = LATER.iter().find(|(of, _)| *of == what);
        later.is_some_and(|(_, later)| later.contains(&name))
    }

    /// Reports a key that is none, among those that there are and those of them that are not given; the
    /// one that was probably meant.
    pub(super) fn unknown_key(
        &mut self,
        entry: &Entry,
        what: &str,
        (keys, missing): (&[&str], &[&str]),
    ) -> Option<String> {
        let (key, name) = (&entry.key, &entry.key.value);
        if Self::is_later(name, what) {
            let message = format!("`{name}` is not known to this version yet");
            self.error(
                Diagnostic::error("not-yet", key.span, message)
                    .help(format!("take it out, or keep it for later as `x-{name}`")),
            );
            return None;
        }
        let near = misnamed(name, missing).or_else(|| nearest(name, keys.iter().copied()));
        // `Harbour log: the first winter` is no key but the text that is wanted.
        let is_text = name.contains(' ') && !self.is_json(key.span);
        let text = ["title", "text", "event", "question", "term"];
        let meant = text.into_iter().find(|text| is_text && keys.contains(text));
        // A comment takes the key behind it along.
        let is_comment = name.starts_with("//") || name.starts_with("/*");
        let taken = |key: &&&str| is_comment && name.ends_with(&format!("\"{key}\""));
        let meant = meant.or(keys.iter().find(taken).copied());
        let above = BELOW
            .iter()
            .find(|(above, below)| keys.contains(above) && below.contains(&name.as_str()));
        // Of those of a source, which are many, the usual ones.
        let known = if keys.len() > MOST_KEYS {
            USUAL.len()
        } else {
            keys.len()
        };
        let help = match (above, near) {
            _ if is_comment => {
                "JSON has no comments: take it out, or keep it as `\"x-comment\": \"…\"`"
                    .to_string()
            }
            (Some((above, _)), _) if self.is_json(key.span) => {
                format!("it stands below `{above}`: `\"{above}\": {{\"{name}\": …}}`")
            }
            (Some((above, _)), _) => {
                format!("it stands below `{above}`: `{above}: {{{name}: …}}`")
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if is_text => colon_in_text(entry),
            (None, None) => format!("the keys are {}", listed(&keys[..known])),
        };
        let message = format!("unknown key `{name}`");
        let mut diagnostic = Diagnostic::error("unknown-key", key.span, message)
            .label(format!("not a key of {what}"))
            .help(help);
        if near.is_none() && above.is_none() && !is_text && known < keys.len() {
            diagnostic = diagnostic.help("the other variables of CSL-JSON are keys as well");
        }
        self.error(diagnostic);
        near.or(meant).map(str::to_string)
    }
}
