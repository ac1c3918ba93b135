//! Licences: codes that lead to what they stand for.
//!
//! Creative Commons' codes lead to the deed that people read, others of the SPDX list that works in
//! print are under to their text there. What is not known leads nowhere.

use super::text_builder::TextBuilder;
use crate::document::{Address, MarkKind, Text};
use crate::language::{Language, Tag};

/// Codes of the SPDX licence list (version 3) beside those of Creative Commons.
const OTHERS: &[&str] = &[
    "0BSD",
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CDLA-Permissive-2.0",
    "CDLA-Sharing-1.0",
    "DL-DE-BY-2.0",
    "DL-DE-ZERO-2.0",
    "etalab-2.0",
    "EUPL-1.2",
    "GFDL-1.3-only",
    "GFDL-1.3-or-later",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MPL-2.0",
    "NLOD-2.0",
    "ODbL-1.0",
    "ODC-By-1.0",
    "OGL-Canada-2.0",
    "OGL-UK-3.0",
    "PDDL-1.0",
    "Unlicense",
];

/// The line of the licence: a code alone, or a sentence that may hold codes and addresses.
pub fn license(written: &str, language: &Language, mut builder: TextBuilder) -> Text {
    let frame = &language.terms.license;
    let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
    builder.push(before);
    let written = written.trim();
    // "CC BY 4.0" is the same licence as CC-BY-4.0.
    let hyphenated = written.replace(' ', "-");
    let written = match deed(&hyphenated.to_ascii_lowercase()) {
        Some(_) => hyphenated.as_str(),
        None => written,
    };
    for word in written.split_inclusive(char::is_whitespace) {
        let end = |mark: char| mark.is_whitespace() || ".,;:!?)]\u{bb}\u{201d}".contains(mark);
        let core = word.trim_end_matches(end);
        // "MIT" within a sentence may be the institute.
        let is_code = core == written || core.contains('-');
        let address = address(core).filter(|_| is_code);
        let name = name(core).filter(|_| core == written);
        match address.and_then(|address| Address::parse(&address).ok()) {
            Some(url) => {
                builder.marked(MarkKind::Link { url }, |builder| match name {
                    Some(name) => push_english(&name, language, builder),
                    None => builder.push(core),
                });
                builder.push(&word[core.len()..]);
            }
            None => builder.push(word),
        }
    }
    builder.push(after);
    builder.finish()
}

/// The name of a licence, which is English in every language.
fn push_english(name: &str, around: &Language, builder: &mut TextBuilder) {
    // `en-GB` is no other language.
    let is_foreign = around.tag.split('-').next() != Some("en");
    let mark = is_foreign.then(|| MarkKind::Language(Tag::english()));
    builder.marked_if(mark, |builder| builder.push(name));
}

/// What a Creative Commons licence is called: its code says little to those who do not know it.
fn name(code: &str) -> Option<String> {
    let code = code.to_ascii_lowercase();
    if code == "cc0-1.0" {
        return Some("Creative Commons Zero 1.0 Universal".to_string());
    }
    deed(&code)?;
    let rest = code.strip_prefix("cc-")?;
    let digit = rest.find(|character: char| character.is_ascii_digit())?;
    let conditions = rest[..digit].trim_end_matches('-').split('-');
    let conditions: Vec<&str> = conditions
        .map(|condition| match condition {
            "by" => "Attribution",
            "nc" => "NonCommercial",
            "nd" => "NoDerivatives",
            _ => "ShareAlike",
        })
        .collect();
    let (version, place) = match rest[digit..].split_once('-') {
        Some((version, place)) => (version, place.to_ascii_uppercase()),
        None if rest[digit..].starts_with('4') => (&rest[digit..], "International".to_string()),
        None => (&rest[digit..], String::new()),
    };
    let conditions = conditions.join("-");
    let name = format!("Creative Commons {conditions} {version} {place}");
    Some(name.trim_end().to_string())
}

/// Where a code leads, and an address.
fn address(code: &str) -> Option<String> {
    if code.starts_with("https://") || code.starts_with("http://") {
        return Some(code.to_string());
    }
    let known = OTHERS.iter().find(|other| other.eq_ignore_ascii_case(code));
    match known {
        Some(known) => Some(format!("https://spdx.org/licenses/{known}.html")),
        None => deed(&code.to_ascii_lowercase()),
    }
}

/// The deed of a Creative Commons licence: `cc-by-sa-4.0`, `cc-by-3.0-igo`, `cc0-1.0`.
fn deed(code: &str) -> Option<String> {
    const CONDITIONS: &[&str] = &["by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa"];
    const VERSIONS: &[&str] = &["1.0", "2.0", "2.1", "2.5", "3.0", "4.0"];
    if code == "cc0-1.0" {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_string());
    }
    let rest = code.strip_prefix("cc-")?;
    let version = VERSIONS.iter().find(|version| rest.contains(**version))?;
    let (conditions, place) = rest.split_once(version)?;
    let conditions = conditions.strip_suffix('-')?;
    // Up to version 3 there are those of countries, and of organisations between them.
    let place = match place {
        "" => String::new(),
        _ => format!(
            "{}/",
            place.strip_prefix('-').filter(|place| is_place(place))?
        ),
    };
    // The fourth has none of countries.
    let known = CONDITIONS.contains(&conditions) && (*version != "4.0" || place.is_empty());
    known.then(|| format!("https://creativecommons.org/licenses/{conditions}/{version}/{place}"))
}

fn is_place(place: &str) -> bool {
    matches!(place.len(), 2 | 3) && place.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{address, name};

    #[test]
    fn licences_of_creative_commons_are_called_by_their_names() {
        for (code, called) in [
            (
                "CC-BY-4.0",
                "Creative Commons Attribution 4.0 International",
            ),
            (
                "cc-by-nc-sa-3.0",
                "Creative Commons Attribution-NonCommercial-ShareAlike 3.0",
            ),
            ("CC-BY-3.0-IGO", "Creative Commons Attribution 3.0 IGO"),
            ("CC0-1.0", "Creative Commons Zero 1.0 Universal"),
        ] {
            assert_eq!(name(code).as_deref(), Some(called));
        }
        assert_eq!(name("MIT"), None);
        assert_eq!(name("CC-BY-9.9"), None);
    }

    #[test]
    fn codes_lead_to_what_they_stand_for_and_words_nowhere() {
        let creative = |path: &str| Some(format!("https://creativecommons.org/{path}"));
        for (code, expected) in [
            ("CC-BY-4.0", creative("licenses/by/4.0/")),
            ("cc-by-nc-sa-3.0", creative("licenses/by-nc-sa/3.0/")),
            ("CC-BY-3.0-IGO", creative("licenses/by/3.0/igo/")),
            ("CC0-1.0", creative("publicdomain/zero/1.0/")),
            (
                "mit",
                Some("https://spdx.org/licenses/MIT.html".to_string()),
            ),
            (
                "https://example.org/terms",
                Some("https://example.org/terms".to_string()),
            ),
            ("CC-BY", None),
            ("CC-BY-5.0", None),
            ("CC-XX-4.0", None),
            ("CC-BY-4.0-../x", None),
            ("free", None),
        ] {
            assert_eq!(address(code), expected, "{code}");
        }
    }
}
