//! Scripts: which one each character of a passage is written in (UAX #24).
//!
//! In: a [`Passage`] and its embedding levels. Out: the script of every character, punctuation and
//! digits taking that of the letters around them.

use unicode_bidi::Level;
use unicode_script::{Script, UnicodeScript};

use super::passage::{Passage, Span};
use super::writing::{is_east_asian, script_of_character};
use crate::language::Tag;

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
    script_of_language(&span.attributes.language)
}

fn script_of_language(language: &Tag) -> Script {
    match language.script_code() {
        // Several scripts each; these are the ones that their marks are drawn for.
        "Hans" | "Hant" | "Jpan" => Script::Han,
        "Kore" => Script::Hangul,
        code => Script::from_short_name(code).unwrap_or(Script::Latin),
    }
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
        let script = script_of_character(character);
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
    let own = scripts.clone();
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
    if scripts.iter().any(|script| is_east_asian(*script)) {
        settle_squares(&characters, &own, &mut scripts);
    }
    scripts
}

/// Gives the signs of a text in squares their script, whatever stands beside them: figures and signs of
/// ASCII are Western; marks in squares of their own are not; quotation marks, dashes and dots, which have
/// one character in all scripts, are of the script of their language.
fn settle_squares(characters: &[(usize, char)], own: &[Script], scripts: &mut [Script]) {
    let is_latin = |index: usize| {
        let character = characters.get(index).map(|(_, character)| *character);
        character.is_some_and(|character| character.script() == Script::Latin)
    };
    let is_figure = |index: usize| {
        let character = characters.get(index).map(|(_, character)| *character);
        character.is_some_and(|character| character.is_ascii_digit())
    };
    for (index, &(_, character)) in characters.iter().enumerate() {
        match character {
            _ if character.is_ascii_graphic() && is_east_asian(scripts[index]) => {
                scripts[index] = Script::Latin;
            }
            // The mark of a list: that of squares is a speck.
            '\u{2022}' => scripts[index] = Script::Latin,
            // An apostrophe.
            '\u{2019}' if index > 0 && is_latin(index - 1) && is_latin(index + 1) => {
                scripts[index] = Script::Latin;
            }
            // The dash of a range of figures.
            '\u{2013}' if index > 0 && is_figure(index - 1) && is_figure(index + 1) => {
                scripts[index] = Script::Latin;
            }
            '\u{b7}' | '\u{2014}'..='\u{201d}' | '\u{2025}' | '\u{2026}'
                if own[index] == Script::Han =>
            {
                scripts[index] = Script::Han;
            }
            '\u{3001}'..='\u{303f}' | '\u{30fb}' | '\u{30fc}' | '\u{ff01}'..='\u{ff65}'
                if !is_east_asian(scripts[index]) && character.script() == Script::Common =>
            {
                scripts[index] = match own[index] {
                    own if is_east_asian(own) => own,
                    _ => Script::Han,
                };
            }
            _ => {}
        }
    }
}

/// Whether a language is written in squares: figures among them are as tall as capitals.
pub fn is_of_squares(language: &Tag) -> bool {
    is_east_asian(script_of_language(language))
}

/// Whether a character takes the script of the one before it, as marks do.
pub fn is_inherited(character: char) -> bool {
    !character.is_ascii() && script_of_character(character) == Script::Inherited
}

#[cfg(test)]
mod tests {
    use super::*;

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
