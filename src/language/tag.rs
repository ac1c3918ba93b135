//! Language tags and the direction that they imply.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

/// Which way a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left: Arabic, Hebrew and their kin.
    RightToLeft,
}

impl Direction {
    /// That of a script, by its code (ISO 15924).
    pub(super) fn of_script(code: &str) -> Self {
        match RIGHT_TO_LEFT_SCRIPTS.contains(&code) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        }
    }
}

/// A well-formed BCP 47 language tag in its canonical case: `en`, `pt-BR`, `zh-Hans`. Cheap to clone:
/// every span of text carries one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

/// Scripts that run right to left (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &[
    "Adlm", "Arab", "Armi", "Hebr", "Mand", "Nkoo", "Phnx", "Rohg", "Samr", "Syrc", "Thaa",
];

/// The scripts of languages that are not written in Latin letters (CLDR, likely subtags).
const SCRIPTS: &[(&str, &str)] = &[
    (
        "Arab",
        "ar fa ur ps ckb sd ug ks aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz \
         auz avl ayh ayl ayn azb bal bcc bft bgn bgp bqi brh dcc fia gbz gjk gju glk gwt haz hnd hno khw kvx kxp lki \
         lrc luz mvy mzn oui pbt pbu pes pga phl phr pnb prs pst sdf sdh shu skr soj ssh trw uzs",
    ),
    ("Hebr", "he yi jpr jrb lad ydd yhd"),
    ("Syrc", "syr aii cld tru"),
    ("Thaa", "dv"),
    ("Nkoo", "nqo"),
    ("Armi", "arc"),
    ("Mand", "mid myz"),
    ("Samr", "sam smp"),
    ("Phnx", "phn"),
    ("Rohg", "rhg"),
    (
        "Cyrl",
        "ru uk be bg mk sr kk ky mn tg ab av ba ce cv kv os rue sah tt tyv udm",
    ),
    ("Grek", "el grc"),
    ("Armn", "hy"),
    ("Geor", "ka xmf"),
    ("Deva", "hi mr ne sa awa bho brx doi kok mai new"),
    ("Beng", "bn as"),
    ("Guru", "pa"),
    ("Gujr", "gu"),
    ("Orya", "or"),
    ("Taml", "ta"),
    ("Telu", "te"),
    ("Knda", "kn"),
    ("Mlym", "ml"),
    ("Sinh", "si"),
    ("Thai", "th"),
    ("Laoo", "lo"),
    ("Khmr", "km"),
    ("Mymr", "my shn"),
    ("Tibt", "bo dz"),
    ("Ethi", "am ti"),
    ("Hans", "zh cmn wuu hak nan"),
    ("Hant", "yue"),
    ("Jpan", "ja"),
    ("Kore", "ko"),
];

/// The scripts of regions that write their language in another than the rest (CLDR, likely subtags).
const SCRIPTS_OF_REGIONS: &[(&str, &[&str], &str)] = &[
    ("az", &["IQ", "IR"], "Arab"),
    ("ha", &["CM", "SD"], "Arab"),
    ("kk", &["AF", "CN", "IR", "MN"], "Arab"),
    ("ku", &["IQ", "IR"], "Arab"),
    ("ky", &["CN"], "Arab"),
    ("man", &["GN"], "Nkoo"),
    ("pa", &["PK"], "Arab"),
    ("sd", &["IN"], "Deva"),
    ("sr", &["ME"], "Latn"),
    ("tg", &["PK"], "Arab"),
    ("uz", &["AF", "CN"], "Arab"),
    ("zh", &["HK", "MO", "TW"], "Hant"),
];

/// Codes that stand for another: those that were withdrawn, and those of the one form of a language that everyone
/// writes (IANA's registry of subtags; CLDR, aliases).
const ALIASES: &[(&str, &str)] = &[
    ("arb", "ar"),
    ("cmn", "zh"),
    ("ekk", "et"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("khk", "mn"),
    ("lvs", "lv"),
    ("npi", "ne"),
    ("pes", "fa"),
    ("prs", "fa-AF"),
    ("swh", "sw"),
    ("ydd", "yi"),
    ("zsm", "ms"),
];

/// The script of a language by its code. It is asked of every span of a text.
fn script_of(primary: &str) -> &'static str {
    static KNOWN: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let scripts = SCRIPTS.iter();
        let of_languages = scripts.flat_map(|(script, languages)| {
            languages
                .split(' ')
                .map(move |language| (language, *script))
        });
        of_languages.collect()
    });
    known.get(primary).copied().unwrap_or("Latn")
}

impl Tag {
    /// Reads a tag; `None` when it is not well formed (RFC 5646, section 2.1: subtags of one to
    /// eight letters or digits, the first of two, three or up to eight letters).
    pub fn parse(written: &str) -> Option<Self> {
        let mut subtags = written.split('-');
        let language = subtags.next()?;
        let letters = language.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !letters || !(2..=8).contains(&language.len()) {
            return None;
        }
        let language = language.to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(known, _)| *known == language);
        let mut tag = alias.map_or(language, |(_, meant)| (*meant).to_string());
        let mut private = false;
        for subtag in subtags {
            let sound = subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !sound || !(1..=8).contains(&subtag.len()) {
                return None;
            }
            tag.push('-');
            let letters = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
            match subtag.len() {
                2 if letters && !private => tag.push_str(&subtag.to_ascii_uppercase()),
                4 if letters && !private => {
                    tag.push_str(&subtag[..1].to_ascii_uppercase());
                    tag.push_str(&subtag[1..].to_ascii_lowercase());
                }
                _ => tag.push_str(&subtag.to_ascii_lowercase()),
            }
            private |= subtag.len() == 1;
        }
        // What a region is said of twice is said once.
        if let Some((primary, of_alias)) = alias.and_then(|(_, meant)| meant.split_once('-')) {
            let rest = tag[primary.len() + 1 + of_alias.len()..].to_string();
            let own = Tag(format!("{primary}{rest}").into());
            if own.region().is_some() {
                tag = own.to_string();
            }
        }
        // A tag never ends in a singleton.
        let ends_well = tag.rsplit('-').next().is_some_and(|last| last.len() > 1);
        ends_well.then(|| Tag(tag.into()))
    }

    /// English, the default.
    pub fn english() -> Self {
        Tag("en".into())
    }

    /// The tag as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The script that the tag names: `Hans` of `zh-Hans`.
    pub fn script(&self) -> Option<&str> {
        self.0
            .split('-')
            .skip(1)
            .take_while(|subtag| subtag.len() > 1)
            .find(|subtag| {
                subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
            })
    }

    /// The region that the tag names: `MA` of `ar-MA`.
    pub fn region(&self) -> Option<&str> {
        let subtags = self.0.split('-').skip(1);
        subtags
            .take_while(|subtag| subtag.len() > 1)
            .find(|subtag| {
                let letters =
                    subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
                letters || subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit())
            })
    }

    /// The digits that the tag asks for: `latn` of `fa-u-nu-latn` (RFC 6067).
    pub fn numbering(&self) -> Option<&str> {
        let mut subtags = self.0.split('-').skip(1);
        subtags
            .find(|subtag| *subtag == "u" || *subtag == "x")
            .filter(|singleton| *singleton == "u")?;
        let mut keywords = subtags.take_while(|subtag| subtag.len() > 1);
        keywords.find(|key| *key == "nu")?;
        keywords.next().filter(|value| value.len() > 2)
    }

    /// The script that it is written in, as an ISO 15924 code: what the tag names, else what the
    /// language is mostly written in, in its region or anywhere, else `Latn`.
    pub fn script_code(&self) -> &str {
        if let Some(script) = self.script() {
            return script;
        }
        let primary = self.primary();
        let of_region = SCRIPTS_OF_REGIONS.iter().find(|(language, regions, _)| {
            *language == primary
                && self
                    .region()
                    .is_some_and(|region| regions.contains(&region))
        });
        if let Some((.., script)) = of_region {
            return script;
        }
        script_of(primary)
    }

    /// The direction of its script.
    pub fn direction(&self) -> Direction {
        Direction::of_script(self.script_code())
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_case_and_refused_when_malformed() {
        let read = |tag: &str| Tag::parse(tag).map(|tag| tag.to_string());
        assert_eq!(read("EN-gb").as_deref(), Some("en-GB"));
        assert_eq!(read("zh-hans-cn").as_deref(), Some("zh-Hans-CN"));
        for (written, meant) in [
            ("iw", "he"),
            ("in-ID", "id-ID"),
            ("cmn-Hant", "zh-Hant"),
            ("prs", "fa-AF"),
            ("prs-AF", "fa-AF"),
            ("prs-TJ", "fa-TJ"),
        ] {
            assert_eq!(read(written).as_deref(), Some(meant), "{written}");
        }
        for wrong in ["", "e", "english language", "en_GB", "en-", "en-x", "123"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_script_outranks_the_language() {
        let direction = |tag: &str| Tag::parse(tag).map(|tag| tag.direction());
        assert_eq!(direction("fa"), Some(Direction::RightToLeft));
        assert_eq!(direction("ks-Deva"), Some(Direction::LeftToRight));
        assert_eq!(direction("az-Arab"), Some(Direction::RightToLeft));
        for tag in [
            "arb", "prs", "arz", "pnb", "azb", "nqo", "aii", "ji", "pa-PK", "az-IR", "ku-IQ", "dv",
            "syr",
        ] {
            assert_eq!(direction(tag), Some(Direction::RightToLeft), "{tag}");
        }
        for tag in ["pa", "az", "ku", "kk", "en", "zh-Hant", "sd-IN"] {
            assert_eq!(direction(tag), Some(Direction::LeftToRight), "{tag}");
        }
        for (tag, script) in [
            ("sr", "Cyrl"),
            ("sr-Latn", "Latn"),
            ("sr-ME", "Latn"),
            ("zh", "Hans"),
            ("zh-TW", "Hant"),
            ("zh-Hans-HK", "Hans"),
            ("ja-JP", "Jpan"),
            ("pt-BR", "Latn"),
        ] {
            let tag = Tag::parse(tag).expect("a tag");
            assert_eq!(tag.script_code(), script, "{tag}");
        }
    }
}
