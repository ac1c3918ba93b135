//! The table of languages: which tag has which file.
//!
//! In: a tag. Out: the language's data with the digits that the tag asks for, read on first use and kept.
//! The files are compiled in. Where a region writes its language otherwise in a few things, its file stands
//! below `variants/` and says only these: it is laid over the file of the language.

use std::sync::OnceLock;

use toml::{Table, Value};

use super::digits::{self, Digits, SYSTEMS};
use super::{Language, Tag};

/// One language file.
struct LanguageFile {
    /// The tag that it serves: a primary language, or a narrower tag in its canonical case.
    tag: &'static str,
    /// The text of its file.
    toml: &'static str,
    /// The text of the file that it is laid over, where it says only what differs.
    below: Option<&'static str>,
    /// What it says, once it has been read: as the file has it, then with the digits of each system. Most are
    /// never asked for, and take no room.
    languages: [OnceLock<Box<Language>>; SYSTEMS.len() + 1],
}

const fn file(tag: &'static str, toml: &'static str, below: Option<&'static str>) -> LanguageFile {
    LanguageFile {
        tag,
        toml,
        below,
        languages: [const { OnceLock::new() }; SYSTEMS.len() + 1],
    }
}

const fn entry(tag: &'static str, toml: &'static str) -> LanguageFile {
    file(tag, toml, None)
}

const fn variant(tag: &'static str, toml: &'static str, below: &'static str) -> LanguageFile {
    file(tag, toml, Some(below))
}

// Files that others are laid over, or that serve more than one tag.
const ENGLISH_FILE: &str = include_str!("en.toml");
const ARABIC: &str = include_str!("ar.toml");
const GERMAN: &str = include_str!("de.toml");
const SPANISH: &str = include_str!("es.toml");
const PERSIAN: &str = include_str!("fa.toml");
const FRENCH: &str = include_str!("fr.toml");
const BOKMAL: &str = include_str!("nb.toml");
const PORTUGUESE: &str = include_str!("pt.toml");
const SIMPLIFIED_CHINESE: &str = include_str!("zh-Hans.toml");

/// The default, whose terms also serve a language without a file.
static ENGLISH: LanguageFile = entry("en", ENGLISH_FILE);

/// Every other language, in the order of the tags: a new one is its file and its line here.
static OTHERS: [LanguageFile; 46] = [
    entry("ar", ARABIC),
    entry("bg", include_str!("bg.toml")),
    entry("bn", include_str!("bn.toml")),
    entry("ckb", include_str!("ckb.toml")),
    entry("cs", include_str!("cs.toml")),
    entry("da", include_str!("da.toml")),
    entry("de", GERMAN),
    entry("el", include_str!("el.toml")),
    entry("es", SPANISH),
    entry("et", include_str!("et.toml")),
    entry("fa", PERSIAN),
    entry("fi", include_str!("fi.toml")),
    entry("fr", FRENCH),
    entry("he", include_str!("he.toml")),
    entry("hi", include_str!("hi.toml")),
    entry("hr", include_str!("hr.toml")),
    entry("hu", include_str!("hu.toml")),
    entry("id", include_str!("id.toml")),
    entry("it", include_str!("it.toml")),
    entry("ja", include_str!("ja.toml")),
    entry("ko", include_str!("ko.toml")),
    entry("lt", include_str!("lt.toml")),
    entry("lv", include_str!("lv.toml")),
    entry("ms", include_str!("ms.toml")),
    entry("nb", BOKMAL),
    entry("nl", include_str!("nl.toml")),
    entry("no", BOKMAL),
    entry("pl", include_str!("pl.toml")),
    entry("ps", include_str!("ps.toml")),
    entry("pt", PORTUGUESE),
    entry("ro", include_str!("ro.toml")),
    entry("ru", include_str!("ru.toml")),
    entry("sk", include_str!("sk.toml")),
    entry("sr", include_str!("sr.toml")),
    entry("sr-Latn", include_str!("sr-Latn.toml")),
    entry("sv", include_str!("sv.toml")),
    entry("sw", include_str!("sw.toml")),
    entry("ta", include_str!("ta.toml")),
    entry("th", include_str!("th.toml")),
    entry("tr", include_str!("tr.toml")),
    entry("uk", include_str!("uk.toml")),
    entry("ur", include_str!("ur.toml")),
    entry("vi", include_str!("vi.toml")),
    entry("zh", SIMPLIFIED_CHINESE),
    entry("zh-Hans", SIMPLIFIED_CHINESE),
    entry("zh-Hant", include_str!("zh-Hant.toml")),
];

/// Languages as a region writes them, in the order of the tags: a new one is its file below `variants/` and
/// its line here.
static VARIANTS: [LanguageFile; 15] = [
    variant("ar-AE", include_str!("variants/ar-AE.toml"), ARABIC),
    variant("ar-DZ", include_str!("variants/ar-DZ.toml"), ARABIC),
    variant("ar-LY", include_str!("variants/ar-LY.toml"), ARABIC),
    variant("ar-MA", include_str!("variants/ar-MA.toml"), ARABIC),
    variant("ar-SY", include_str!("variants/ar-SY.toml"), ARABIC),
    variant("de-AT", include_str!("variants/de-AT.toml"), GERMAN),
    variant("de-CH", include_str!("variants/de-CH.toml"), GERMAN),
    variant("en-GB", include_str!("variants/en-GB.toml"), ENGLISH_FILE),
    variant("en-US", include_str!("variants/en-US.toml"), ENGLISH_FILE),
    variant("es-MX", include_str!("variants/es-MX.toml"), SPANISH),
    variant("fa-AF", include_str!("variants/fa-AF.toml"), PERSIAN),
    variant("fr-CA", include_str!("variants/fr-CA.toml"), FRENCH),
    variant("fr-CH", include_str!("variants/fr-CH.toml"), FRENCH),
    variant("pt-BR", include_str!("variants/pt-BR.toml"), PORTUGUESE),
    variant("pt-PT", include_str!("variants/pt-PT.toml"), PORTUGUESE),
];

/// Regions that write their language as another tag says: in its script (CLDR, likely subtags), or as the
/// variant of a neighbour does.
const SERVED_BY: &[(&str, &str)] = &[
    ("ar-EH", "ar-AE"),
    ("ar-IQ", "ar-SY"),
    ("ar-JO", "ar-SY"),
    ("ar-LB", "ar-SY"),
    ("ar-PS", "ar-SY"),
    ("ar-TN", "ar-DZ"),
    ("de-LI", "de-CH"),
    ("en-AU", "en-GB"),
    ("en-HK", "en-GB"),
    ("en-IE", "en-GB"),
    ("en-IN", "en-GB"),
    ("en-KE", "en-GB"),
    ("en-MT", "en-GB"),
    ("en-NG", "en-GB"),
    ("en-NZ", "en-GB"),
    ("en-PK", "en-GB"),
    ("en-SG", "en-GB"),
    ("en-UG", "en-GB"),
    ("en-ZA", "en-GB"),
    ("sr-ME", "sr-Latn"),
    ("zh-HK", "zh-Hant"),
    ("zh-MO", "zh-Hant"),
    ("zh-TW", "zh-Hant"),
];

/// The data of a language: those of the whole tag, else of the tag without its last subtags (RFC
/// 4647, section 3.4), else English.
pub fn lookup(tag: &Tag) -> &'static Language {
    let system = digits::system(tag);
    let mut wanted = tag.as_str();
    loop {
        if let Some(entry) = served(wanted) {
            return entry.read(system);
        }
        match wanted.rsplit_once('-') {
            Some((shorter, _)) => wanted = shorter,
            None => return ENGLISH.read(system),
        }
    }
}

/// The file of exactly this tag.
fn served(tag: &str) -> Option<&'static LanguageFile> {
    let other = SERVED_BY.iter().find(|(known, _)| *known == tag);
    let tag = other.map_or(tag, |(_, other)| *other);
    let find = |files: &'static [LanguageFile]| {
        let place = files.binary_search_by(|file| file.tag.cmp(tag)).ok()?;
        files.get(place)
    };
    find(&OTHERS).or_else(|| find(&VARIANTS))
}

/// The tag of every language that there is.
pub fn tags() -> impl Iterator<Item = &'static str> {
    std::iter::once(&ENGLISH)
        .chain(&OTHERS)
        .map(|entry| entry.tag)
}

/// The tag of every region that writes its language otherwise.
pub fn variants() -> impl Iterator<Item = &'static str> {
    VARIANTS.iter().map(|entry| entry.tag)
}

impl LanguageFile {
    fn read(&self, system: Option<usize>) -> &Language {
        let place = system.map_or(0, |system| system + 1);
        self.languages[place].get_or_init(|| {
            Box::new(match system {
                Some(system) => Language {
                    digits: Digits::of(SYSTEMS[system]),
                    ..self.read(None).clone()
                },
                None => Language {
                    tag: self.tag,
                    ..self
                        .parsed()
                        .expect("language files are part of the program and tested")
                },
            })
        })
    }

    fn parsed(&self) -> Result<Language, toml::de::Error> {
        let Some(below) = self.below else {
            return toml::from_str(self.toml);
        };
        let mut whole: Table = toml::from_str(below)?;
        overlay(&mut whole, toml::from_str(self.toml)?);
        whole.try_into()
    }
}

/// Puts the values of one table over those of another. Lists are whole: who says one month says all.
fn overlay(under: &mut Table, over: Table) {
    for (key, value) in over {
        let value = match (under.remove(&key), value) {
            (Some(Value::Table(mut below)), Value::Table(over)) => {
                overlay(&mut below, over);
                Value::Table(below)
            }
            (_, value) => value,
        };
        under.insert(key, value);
    }
}

#[cfg(test)]
mod tests;
