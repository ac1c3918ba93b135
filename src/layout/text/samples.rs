//! What a face is known by: a letter of each script.
//!
//! In: a script. Out: a letter that every face for it has, and hardly any other.

use unicode_script::Script;

/// A letter that every face for a script has, and hardly any other.
pub fn sample(script: Script) -> Option<char> {
    let found = SAMPLES.iter().find(|(known, _)| *known == script);
    found.map(|(_, letter)| *letter)
}

/// A letter of each script that faces are made for.
const SAMPLES: &[(Script, char)] = &[
    (Script::Latin, 'a'),
    (Script::Cyrillic, '\u{431}'),
    (Script::Greek, '\u{3b1}'),
    (Script::Arabic, '\u{628}'),
    (Script::Hebrew, '\u{5d0}'),
    (Script::Devanagari, '\u{915}'),
    (Script::Han, '\u{4e00}'),
    (Script::Hiragana, '\u{3042}'),
    (Script::Katakana, '\u{30a2}'),
    (Script::Bopomofo, '\u{3105}'),
    (Script::Hangul, '\u{ac00}'),
    (Script::Thai, '\u{e01}'),
    (Script::Lao, '\u{e81}'),
    (Script::Khmer, '\u{1780}'),
    (Script::Myanmar, '\u{1000}'),
    (Script::Tibetan, '\u{f40}'),
    (Script::Bengali, '\u{995}'),
    (Script::Gurmukhi, '\u{a15}'),
    (Script::Gujarati, '\u{a95}'),
    (Script::Oriya, '\u{b15}'),
    (Script::Tamil, '\u{b95}'),
    (Script::Telugu, '\u{c15}'),
    (Script::Kannada, '\u{c95}'),
    (Script::Malayalam, '\u{d15}'),
    (Script::Sinhala, '\u{d9a}'),
    (Script::Armenian, '\u{561}'),
    (Script::Georgian, '\u{10d0}'),
    (Script::Ethiopic, '\u{1208}'),
    (Script::Cherokee, '\u{13a0}'),
    (Script::Mongolian, '\u{1820}'),
    (Script::Syriac, '\u{712}'),
    (Script::Thaana, '\u{780}'),
    (Script::Nko, '\u{7ca}'),
    (Script::Adlam, '\u{1e922}'),
    (Script::Javanese, '\u{a98f}'),
    (Script::Tifinagh, '\u{2d30}'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_script::UnicodeScript;

    #[test]
    fn a_sample_is_of_its_script() {
        for (script, sample) in SAMPLES {
            assert_eq!(sample.script(), *script);
        }
    }
}
