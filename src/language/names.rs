//! What languages are called: in English, in themselves, by the codes of libraries.
//!
//! In: what stands in place of a tag, as in the records of reference managers, or where someone writes
//! `german` and means `de`. Out: the tag that was meant.

use super::words::of_every_language;
use super::{Tag, table};

/// The tags of languages by their names in English and in themselves, by the codes of ISO 639-2 that
/// libraries use, and by codes of countries that are no language's, in small letters; the name in
/// English first.
const NAMES: &[(&str, &[&str])] = &[
    ("af", &["afrikaans", "afr"]),
    ("ar", &["arabic", "ara", "العربية", "عربي"]),
    ("az", &["azerbaijani", "aze", "azərbaycanca"]),
    ("be", &["belarusian", "bel", "беларуская"]),
    ("bg", &["bulgarian", "bul", "български"]),
    ("bn", &["bengali", "ben", "বাংলা"]),
    ("bs", &["bosnian", "bos", "bosanski"]),
    ("ca", &["catalan", "cat", "català"]),
    ("ckb", &["central kurdish", "kurdish", "sorani", "کوردی"]),
    ("cs", &["czech", "cze", "ces", "čeština", "česky", "cz"]),
    ("cy", &["welsh", "wel", "cym", "cymraeg"]),
    ("da", &["danish", "dan", "dansk", "dk"]),
    ("de", &["german", "ger", "deu", "deutsch"]),
    ("el", &["greek", "gre", "ell", "ελληνικά", "gr"]),
    ("en", &["english", "eng", "us"]),
    (
        "es",
        &["spanish", "spa", "español", "castellano", "castilian"],
    ),
    ("et", &["estonian", "est", "eesti"]),
    ("eu", &["basque", "baq", "eus", "euskara"]),
    ("fa", &["persian", "farsi", "per", "fas", "فارسی"]),
    ("fi", &["finnish", "fin", "suomi"]),
    ("fr", &["french", "fre", "fra", "français"]),
    ("ga", &["irish", "gle", "gaeilge"]),
    ("gl", &["galician", "glg", "galego"]),
    ("he", &["hebrew", "heb", "עברית"]),
    ("hi", &["hindi", "hin", "हिन्दी", "हिंदी"]),
    ("hr", &["croatian", "hrv", "hrvatski"]),
    ("hu", &["hungarian", "hun", "magyar"]),
    ("hy", &["armenian", "arm", "hye", "հայերեն"]),
    ("id", &["indonesian", "ind", "bahasa indonesia"]),
    ("is", &["icelandic", "ice", "isl", "íslenska"]),
    ("it", &["italian", "ita", "italiano"]),
    ("ja", &["japanese", "jpn", "日本語", "jp"]),
    ("ka", &["georgian", "geo", "kat", "ქართული"]),
    ("kk", &["kazakh", "kaz", "қазақ тілі"]),
    ("ko", &["korean", "kor", "한국어"]),
    ("la", &["latin", "lat"]),
    ("lt", &["lithuanian", "lit", "lietuvių"]),
    ("lv", &["latvian", "lav", "latviešu"]),
    ("mk", &["macedonian", "mac", "mkd", "македонски"]),
    ("mr", &["marathi", "mar", "मराठी"]),
    ("ms", &["malay", "may", "msa", "bahasa melayu"]),
    ("mt", &["maltese", "mlt", "malti"]),
    ("nb", &["norwegian", "nor", "nob", "norsk", "bokmål"]),
    ("ne", &["nepali", "nep", "नेपाली"]),
    ("nl", &["dutch", "dut", "nld", "nederlands", "flemish"]),
    ("nn", &["nynorsk", "nno"]),
    ("pl", &["polish", "pol", "polski"]),
    ("ps", &["pashto", "pus", "پښتو"]),
    ("pt", &["portuguese", "por", "português"]),
    ("ro", &["romanian", "rum", "ron", "română"]),
    ("ru", &["russian", "rus", "русский"]),
    ("sk", &["slovak", "slo", "slk", "slovenčina"]),
    ("sl", &["slovenian", "slv", "slovenščina"]),
    ("sq", &["albanian", "alb", "sqi", "shqip"]),
    ("sr", &["serbian", "srp", "српски"]),
    ("sr-Latn", &["serbian (latin)", "srpski"]),
    ("sv", &["swedish", "swe", "svenska"]),
    ("sw", &["swahili", "swa", "kiswahili"]),
    ("ta", &["tamil", "tam", "தமிழ்"]),
    ("th", &["thai", "tha", "ไทย"]),
    ("tr", &["turkish", "tur", "türkçe"]),
    ("uk", &["ukrainian", "ukr", "українська", "ua"]),
    ("ur", &["urdu", "urd", "اردو"]),
    ("vi", &["vietnamese", "vie", "tiếng việt"]),
    ("zh", &["chinese", "chi", "zho", "中文", "mandarin", "cn"]),
    ("zh-Hans", &["simplified chinese", "简体中文"]),
    ("zh-Hant", &["traditional chinese", "繁體中文", "正體中文"]),
];

/// The longest tag of a language in use (ISO 639); whoever writes more writes its name.
const LONGEST: usize = 3;

/// The tag of a language that is called by its name: "German", "deutsch", "ger".
pub fn by_name(name: &str) -> Option<Tag> {
    let name = name.trim().to_lowercase();
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.and_then(|(tag, _)| Tag::parse(tag))
}

/// Whether the program has the terms of a tag's language.
pub fn has_terms(tag: &Tag) -> bool {
    table::tags().any(|known| known == tag.primary())
}

/// Whether words are short for a page in any language: `p.`, `S.`, `ص`.
pub fn is_short_for_page(words: &str) -> bool {
    ["p.", "p", "page"].contains(&words)
        || of_every_language().any(|language| language.page_short == words)
}

/// What to write in place of what is no language's tag, though it has the form of one: the tag of the
/// language that has this name, or any other.
pub fn mistaken(tag: &Tag) -> Option<String> {
    let is_name = tag.primary().len() > LONGEST;
    match by_name(tag.as_str()) {
        Some(meant) if is_name || !has_terms(tag) => Some(format!("did you mean `{meant}`?")),
        _ if is_name => Some("write one like `en`, `fa`, `pt-BR` (BCP 47)".to_string()),
        _ => None,
    }
}

/// What the language of a tag is called in English, if that is known.
pub fn english_name(tag: &Tag) -> Option<String> {
    let named = |tag: &str| NAMES.iter().find(|(known, _)| *known == tag);
    let (_, names) = named(tag.as_str()).or_else(|| named(tag.primary()))?;
    let mut name = String::new();
    for letter in names.first()?.chars() {
        match name.chars().last() {
            Some(before) if before.is_alphabetic() => name.push(letter),
            _ => name.extend(letter.to_uppercase()),
        }
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_name() {
        for name in ["German", "deutsch", "ger"] {
            assert_eq!(by_name(name).expect("a language").as_str(), "de");
        }
        let traditional = by_name("Traditional Chinese").expect("a language");
        assert_eq!(traditional.as_str(), "zh-Hant");
        assert_eq!(by_name("en-US"), None);
        assert_eq!(by_name("klingon"), None);
        assert!(NAMES.iter().all(|(tag, _)| Tag::parse(tag).is_some()));
        let hungarian = Tag::parse("hu").expect("a tag");
        assert_eq!(english_name(&hungarian).as_deref(), Some("Hungarian"));
        let latin = Tag::parse("sr-Latn").expect("a tag");
        assert_eq!(english_name(&latin).as_deref(), Some("Serbian (Latin)"));
    }

    #[test]
    fn no_name_is_a_tag_with_terms() {
        for (_, names) in NAMES {
            for name in *names {
                assert!(
                    !Tag::parse(name).is_some_and(|tag| has_terms(&tag)),
                    "{name}"
                );
            }
        }
    }
}
