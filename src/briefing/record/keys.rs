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
        let help = match (above, near) {
            (Some((above, _)), _) => {
                format!("it stands below `{above}`: `{above}: {{{name}: …}}`")
            }
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => format!("the keys are {}", listed(keys)),
        };
        let message = format!("unknown key `{name}`");
        self.error(
            Diagnostic::error("unknown-key", key.span, message)
                .label(format!("not a key of {what}"))
                .help(help),
        );
        near.map(str::to_string)
    }
}
