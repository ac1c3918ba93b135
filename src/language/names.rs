//! Names of languages, as reference managers have them in place of tags.

use super::Tag;

/// The tags of languages by their names in English and in themselves, and by the codes of ISO 639-2 that
/// libraries use, in small letters.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "ara", "العربية", "عربي"]),
    ("cs", &["czech", "cze", "ces", "čeština", "česky"]),
    ("da", &["danish", "dan", "dansk"]),
    ("de", &["german", "ger", "deu", "deutsch"]),
    ("el", &["greek", "gre", "ell", "ελληνικά"]),
    ("en", &["english", "eng"]),
    ("es", &["spanish", "spa", "español", "castellano"]),
    ("fa", &["persian", "farsi", "per", "fas", "فارسی"]),
    ("fi", &["finnish", "fin", "suomi"]),
    ("fr", &["french", "fre", "fra", "français"]),
    ("he", &["hebrew", "heb", "עברית"]),
    ("hi", &["hindi", "hin", "हिन्दी", "हिंदी"]),
    ("it", &["italian", "ita", "italiano"]),
    ("ja", &["japanese", "jpn", "日本語"]),
    ("ko", &["korean", "kor", "한국어"]),
    ("nb", &["norwegian", "nor", "nob", "norsk"]),
    ("nl", &["dutch", "dut", "nld", "nederlands"]),
    ("pl", &["polish", "pol", "polski"]),
    ("pt", &["portuguese", "por", "português"]),
    ("ru", &["russian", "rus", "русский"]),
    ("sv", &["swedish", "swe", "svenska"]),
    ("tr", &["turkish", "tur", "türkçe"]),
    ("uk", &["ukrainian", "ukr", "українська"]),
    ("ur", &["urdu", "urd", "اردو"]),
    ("zh", &["chinese", "chi", "zho", "中文"]),
];

/// The tag of a language that is called by its name: "German", "deutsch", "ger".
pub fn by_name(name: &str) -> Option<Tag> {
    let name = name.trim().to_lowercase();
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.and_then(|(tag, _)| Tag::parse(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_name() {
        for name in ["German", "deutsch", "ger"] {
            assert_eq!(by_name(name).expect("a language").as_str(), "de");
        }
        assert_eq!(by_name("en-US"), None);
        assert!(NAMES.iter().all(|(tag, _)| Tag::parse(tag).is_some()));
    }
}
