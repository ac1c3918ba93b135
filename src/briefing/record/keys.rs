//! Keys that are not there: what was meant by them.

use super::{Decoder, listed, nearest};
use crate::briefing::yaml::Written;
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

/// Keys of the format that this version does not know yet.
const LATER: &[&str] = &[
    "table",
    "figure",
    "chart",
    "callout",
    "pull_quote",
    "bibliography",
    "style",
];

impl Decoder<'_> {
    /// Reports a key that is none; the one that was probably meant.
    pub(super) fn unknown_key(
        &mut self,
        key: &Written,
        what: &str,
        keys: &[&str],
    ) -> Option<String> {
        let name = &key.value;
        if LATER.contains(&name.as_str()) {
            let message = format!("`{name}` is not known to this version yet");
            self.error(
                Diagnostic::error("not-yet", key.span, message)
                    .help(format!("take it out, or keep it for later as `x-{name}`")),
            );
            return None;
        }
        let near = nearest(name, keys.iter().copied());
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
            (Some((above, _)), _) => {
                format!("it stands below `{above}`: `{above}: {{{name}: …}}`")
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => format!("the keys are {}", listed(&keys[..known])),
        };
        let message = format!("unknown key `{name}`");
        let mut diagnostic = Diagnostic::error("unknown-key", key.span, message)
            .label(format!("not a key of {what}"))
            .help(help);
        if near.is_none() && above.is_none() && known < keys.len() {
            diagnostic = diagnostic.help("the other variables of CSL-JSON are keys as well");
        }
        self.error(diagnostic);
        near.map(str::to_string)
    }
}
