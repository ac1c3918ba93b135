//! Scripts: which one each character of a passage is written in (UAX #24).
//!
//! In: a [`Passage`] and its embedding levels. Out: the script of every character, punctuation and
//! digits taking that of the letters around them.

use unicode_bidi::Level;
use unicode_script::{Script, UnicodeScript};

use super::passage::{Passage, Span};

/// The scripts of a passage's characters.
pub enum Scripts {
    /// All are of one.
    One(Script),
    /// The script of each character, in order.
    Each(Vec<Script>),
}

impl Scripts {
    /// The script of the character with this index.
    pub fn at(&self, index: usize) -> Script {
        match self {
            Scripts::One(script) => *script,
            Scripts::Each(scripts) => scripts[index],
        }
    }
}

/// The script of every character. Common and inherited ones take that of their neighbours
/// (UAX #24, 5.2), those at another level than the text before them that of the text after. Those
/// without such a neighbour are of the script of their span's language; so are all in a span that runs
/// against its paragraph, which has nothing in common with what stands around it: a year that is said in
/// English has Latin figures in a Persian line.
pub fn scripts(passage: &Passage, levels: Option<&[Level]>) -> Scripts {
    let latin = |span: &Span| script_of(span) == Script::Latin;
    if levels.is_none()
        && passage.spans.iter().all(latin)
        && passage.content.chars().all(is_latin_or_common)
    {
        return Scripts::One(Script::Latin);
    }
    Scripts::Each(each(passage, levels))
}

/// The script that a span's language is written in.
fn script_of(span: &Span) -> Script {
    Script::from_short_name(span.attributes.language.script_code()).unwrap_or(Script::Latin)
}

/// Whether a script's letters join each other or hang from one line, so that nothing may come
/// between them.
pub fn is_connected(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Syriac
            | Script::Mongolian
            | Script::Nko
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
    )
}

/// A letter that every face for a script has, and hardly any other.
pub fn sample(script: Script) -> Option<char> {
    Some(match script {
        Script::Latin => 'a',
        Script::Cyrillic => '\u{431}',
        Script::Greek => '\u{3b1}',
        Script::Arabic => '\u{628}',
        Script::Hebrew => '\u{5d0}',
        Script::Devanagari => '\u{915}',
        Script::Armenian => '\u{561}',
        Script::Georgian => '\u{10d0}',
        Script::Syriac => '\u{712}',
        Script::Thaana => '\u{780}',
        Script::Nko => '\u{7ca}',
        Script::Bengali => '\u{995}',
        Script::Gurmukhi => '\u{a15}',
        Script::Gujarati => '\u{a95}',
        Script::Oriya => '\u{b15}',
        Script::Tamil => '\u{b95}',
        Script::Telugu => '\u{c15}',
        Script::Kannada => '\u{c95}',
        Script::Malayalam => '\u{d15}',
        Script::Sinhala => '\u{d9a}',
        Script::Thai => '\u{e01}',
        Script::Lao => '\u{e81}',
        Script::Tibetan => '\u{f40}',
        Script::Myanmar => '\u{1000}',
        Script::Khmer => '\u{1780}',
        Script::Mongolian => '\u{1820}',
        Script::Ethiopic => '\u{1208}',
        Script::Cherokee => '\u{13a0}',
        Script::Tifinagh => '\u{2d30}',
        Script::Javanese => '\u{a98f}',
        // The first of the signs of each, which no face leaves out.
        Script::Han => '\u{4e00}',
        Script::Hiragana => '\u{3042}',
        Script::Katakana => '\u{30a2}',
        Script::Bopomofo => '\u{3105}',
        Script::Hangul => '\u{ac00}',
        _ => return None,
    })
}

/// Whether the words of a text may end in a hyphen where a line does: all but those of scripts that
/// have none.
pub fn has_hyphen(text: &str) -> bool {
    let mut letters = text.chars().filter(|character| character.is_alphabetic());
    letters.all(|letter| {
        matches!(
            letter.script(),
            Script::Latin | Script::Greek | Script::Cyrillic | Script::Georgian
        )
    })
}

/// Whether a character is of the blocks that most text is made of, in which nothing but Latin
/// letters, and marks and digits that take the script around them, is found.
fn is_latin_or_common(character: char) -> bool {
    character < '\u{250}' || ('\u{2010}'..='\u{2027}').contains(&character)
}

/// Where a character stands, as far as its neighbours may lend it their script.
#[derive(Clone, Copy, PartialEq)]
struct ScriptContext {
    level: u8,
    /// The span, if it runs against its paragraph.
    foreign: Option<usize>,
}

fn each(passage: &Passage, levels: Option<&[Level]>) -> Vec<Script> {
    let real = |character: char| {
        // Most text is ASCII, and a look in the table costs more than everything else here.
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Script::Latin);
        }
        let script = character.script();
        (script != Script::Common && script != Script::Inherited).then_some(script)
    };
    let (mut scripts, mut places) = (Vec::new(), Vec::new());
    let characters: Vec<(usize, char)> = passage.content.char_indices().collect();
    // A span has many characters, and its language is looked at once.
    let spans = passage.spans.iter().enumerate().map(|(index, span)| {
        let against = span.attributes.language.direction() != passage.direction;
        (span.range.end, script_of(span), against.then_some(index))
    });
    let mut spans = spans.peekable();
    for (byte, _) in &characters {
        while spans.next_if(|(end, _, _)| end <= byte).is_some() {}
        let (script, foreign) = spans
            .peek()
            .map_or((Script::Latin, None), |(_, script, foreign)| {
                (*script, *foreign)
            });
        scripts.push(script);
        places.push(ScriptContext {
            level: levels.map_or(0, |levels| levels[*byte].number()),
            foreign,
        });
    }
    // From the end, so that what follows is known.
    let mut next: Option<(ScriptContext, Script)> = None;
    for (index, &(_, character)) in characters.iter().enumerate().rev() {
        match real(character) {
            Some(script) => {
                scripts[index] = script;
                next = Some((places[index], script));
            }
            None => {
                if let Some((_, script)) = next.filter(|(place, _)| *place == places[index]) {
                    scripts[index] = script;
                }
            }
        }
    }
    let mut previous: Option<(ScriptContext, Script)> = None;
    for (index, &(_, character)) in characters.iter().enumerate() {
        if real(character).is_some() {
            previous = Some((places[index], scripts[index]));
        } else if let Some((place, script)) = previous
            && (place == places[index] || is_inherited(character))
        {
            scripts[index] = script;
        }
    }
    scripts
}

/// Whether a character takes the script of the one before it, as marks do.
pub fn is_inherited(character: char) -> bool {
    !character.is_ascii() && character.script() == Script::Inherited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_of_its_script() {
        for number in 0..=0x2ffff {
            let Some(character) = char::from_u32(number) else {
                continue;
            };
            let script = character.script();
            if let Some(sample) = sample(script) {
                assert_eq!(sample.script(), script);
            }
        }
    }

    #[test]
    fn the_blocks_that_need_no_look_hold_latin_and_common_characters_only() {
        for character in ('\0'..'\u{3000}').filter(|character| is_latin_or_common(*character)) {
            let script = character.script();
            assert!(
                script == Script::Latin || script == Script::Common,
                "{character:?} is {script:?}"
            );
        }
    }
}
