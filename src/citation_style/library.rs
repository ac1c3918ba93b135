//! The styles and terms that are built in, by their names.
//!
//! `styles/` holds them, as the Citation Style Language project publishes them (CC BY-SA 3.0, `styles/LICENSE`);
//! the build packs them. A style has the name of its file, and those that people and other programs know it by.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::element::{self, Element};
use super::style::{Read as ReadStyle, Style};

mod packed {
    include!(concat!(env!("OUT_DIR"), "/styles.rs"));
}

/// A style that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known(usize);

/// Other names of styles: those of earlier versions of them, of hayagriva and Typst, and what people say.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("acs", "american-chemical-society"),
    ("ama", "american-medical-association"),
    ("american-psychological-association", "apa"),
    ("ams", "american-mathematical-society-label"),
    ("apa-7th-edition", "apa"),
    ("apsa", "american-political-science-association"),
    ("asa", "american-sociological-association"),
    ("bluebook", "bluebook-law-review"),
    ("chicago", "chicago-author-date"),
    ("chicago-fullnotes", "chicago-notes-bibliography"),
    (
        "chicago-fullnote-bibliography",
        "chicago-notes-bibliography",
    ),
    (
        "chicago-note-bibliography",
        "chicago-shortened-notes-bibliography",
    ),
    ("chicago-notes", "chicago-notes-bibliography"),
    (
        "chicago-shortened-notes",
        "chicago-shortened-notes-bibliography",
    ),
    ("din-1505", "din-1505-2"),
    ("gost-numeric", "gost-r-7-0-5-2008-numeric"),
    ("harvard", "harvard-cite-them-right"),
    ("institute-of-electrical-and-electronics-engineers", "ieee"),
    ("iso-690-author-date", "iso690-author-date-en"),
    ("iso-690-numeric", "iso690-numeric-en"),
    ("mhra", "mhra-notes"),
    ("mla", "modern-language-association"),
    ("modern-humanities-research-association", "mhra-notes"),
    ("modern-humanities-research-association-notes", "mhra-notes"),
    ("nlm", "nlm-citation-sequence"),
    (
        "oxford-standard-for-the-citation-of-legal-authorities",
        "oscola",
    ),
    ("springer", "springer-basic-author-date"),
    ("turabian", "chicago-notes-bibliography"),
    ("turabian-author-date", "chicago-author-date"),
    ("vancouver", "nlm-citation-sequence"),
];

impl Known {
    /// The style of a name, whatever its case.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '_'], "-");
        let name = name.strip_suffix(".csl").unwrap_or(&name);
        let other = OTHER_NAMES.iter().find(|(known, _)| *known == name);
        let name = other.map_or(name, |(_, name)| name);
        let place = packed::STYLES.iter().position(|(known, _)| *known == name);
        place.map(Known)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        packed::STYLES[self.0].0
    }

    /// The style itself.
    pub fn style(self) -> Option<Style> {
        match Style::read(&inflated(packed::STYLES[self.0].1)) {
            Ok(ReadStyle::Style(style)) => Some(*style),
            // A test reads every one.
            Ok(ReadStyle::Dependent(_)) | Err(_) => None,
        }
    }
}

/// The names of every style that is built in, in their order.
pub fn names_of_styles() -> impl Iterator<Item = &'static str> {
    packed::STYLES.iter().map(|(name, _)| *name)
}

/// Every name that a style may be called by.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    names_of_styles().chain(OTHER_NAMES.iter().map(|(name, _)| *name))
}

/// The language whose locale a tag has, and the locale files for it, the farthest first: English is what all fall
/// back on.
pub(super) fn locale_files(tag: &str) -> (String, Vec<Element>) {
    let known = |name: &str| {
        packed::LOCALES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    let mut layers = vec![known("en-US")];
    let base = tag.split('-').next().unwrap_or_default().to_lowercase();
    let of_base = base_locale(&base);
    layers.push(known(of_base));
    let own = known(tag).or_else(|| known(region_locale(tag)));
    layers.push(own);
    let name = own.or(known(of_base)).map_or("en-US", |(name, _)| *name);
    let mut files: Vec<(&str, Element)> = Vec::new();
    for (name, packed) in layers.into_iter().flatten() {
        if files.iter().any(|(known, _)| known == name) {
            continue;
        }
        if let Ok(file) = element::read(&inflated(packed)) {
            files.push((name, file));
        }
    }
    (
        name.to_string(),
        files.into_iter().map(|(_, file)| file).collect(),
    )
}

/// The locale that stands for a language of no region.
fn base_locale(base: &str) -> &str {
    const USUAL: &[(&str, &str)] = &[
        ("ca", "ca-AD"),
        ("cs", "cs-CZ"),
        ("cy", "cy-GB"),
        ("da", "da-DK"),
        ("el", "el-GR"),
        ("en", "en-US"),
        ("et", "et-EE"),
        ("fa", "fa-IR"),
        ("he", "he-IL"),
        ("hi", "hi-IN"),
        ("hy", "hy-AM"),
        ("ja", "ja-JP"),
        ("km", "km-KH"),
        ("ko", "ko-KR"),
        ("ms", "ms-MY"),
        ("nb", "nb-NO"),
        ("no", "nb-NO"),
        ("nn", "nn-NO"),
        ("pa", "pa-PK"),
        ("pt", "pt-PT"),
        ("sl", "sl-SI"),
        ("sr", "sr-Cyrl-RS"),
        ("sv", "sv-SE"),
        ("uk", "uk-UA"),
        ("vi", "vi-VN"),
        ("zh", "zh-CN"),
    ];
    if let Some((_, locale)) = USUAL.iter().find(|(known, _)| *known == base) {
        return locale;
    }
    // The rest are of the one region that is called as they are, or of none.
    let mut of_base = packed::LOCALES.iter().map(|(name, _)| *name);
    of_base
        .clone()
        .find(|name| name.eq_ignore_ascii_case(&format!("{base}-{base}")))
        .or_else(|| of_base.find(|name| name.split('-').next() == Some(base)))
        .unwrap_or("en-US")
}

/// The locale of a tag that is called otherwise.
fn region_locale(tag: &str) -> &str {
    match tag.to_ascii_lowercase().as_str() {
        "zh-hant" | "zh-hant-tw" | "zh-hk" | "zh-hant-hk" => "zh-TW",
        "zh-hans" | "zh-hans-cn" => "zh-CN",
        "sr-latn" => "sr-Latn-RS",
        "sr-cyrl" => "sr-Cyrl-RS",
        _ => "",
    }
}

fn inflated(packed: &[u8]) -> String {
    let mut text = String::new();
    // What the build packed can be unpacked; a test does.
    let _ = DeflateDecoder::new(packed).read_to_string(&mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_and_every_language_can_be_read() {
        for name in names_of_styles() {
            let style = Known::named(name).and_then(Known::style);
            assert!(style.is_some(), "{name}");
        }
        for (name, packed) in packed::LOCALES {
            assert!(element::read(&inflated(packed)).is_ok(), "{name}");
        }
        for (name, style) in OTHER_NAMES {
            assert!(
                names_of_styles().any(|known| known == *style),
                "{name}: {style}"
            );
        }
    }

    #[test]
    fn languages_fall_back() {
        for (tag, expected, layers) in [
            ("en", "en-US", 1),
            ("en-GB", "en-GB", 2),
            ("de", "de-DE", 2),
            ("de-AT", "de-AT", 3),
            ("pt-BR", "pt-BR", 3),
            ("fa", "fa-IR", 2),
            ("zh-Hant", "zh-TW", 3),
            ("tlh", "en-US", 1),
        ] {
            let (name, files) = locale_files(tag);
            assert_eq!((name.as_str(), files.len()), (expected, layers), "{tag}");
        }
    }
}
