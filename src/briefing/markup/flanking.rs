//! Emphasis where words have no spaces between them: `**「港湾」**の`.
//!
//! In: a field's text. Out: its events. CommonMark (0.31, 6.2) takes a row of asterisks with a mark on one side and
//! a letter on the other for one that opens or closes towards the letter, since a space would stand on
//! the other side of what is meant. Chinese, Japanese and Thai have no spaces there, and Korean puts
//! its particles behind: a letter of theirs beside such a row is hidden from the parser by a mark, and what the
//! events quote is what was typed.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use crate::language::may_stand_close;

/// What is shown to the parser for a letter. It is as long as those, in UTF-8.
const MARK: char = '\u{203b}';
/// Marks that end something, as far as they are marks to CommonMark.
const ENDING: &str = ")]}.,;:!?%\"'\u{2026}\u{2025}\u{3002}\u{3001}\u{201d}\u{2019}\u{ff0c}\u{ff0e}\
    \u{ff1a}\u{ff1b}\u{ff01}\u{ff1f}\u{ff05}\u{300d}\u{300f}\u{ff09}\u{3011}\u{300b}\u{3009}\u{3015}\
    \u{ff3d}\u{ff5d}\u{30fb}\u{b7}\u{2013}\u{2014}\u{301c}\u{bb}";
/// Marks that begin something.
const BEGINNING: &str = "([{\"'-#@&\u{2026}\u{201c}\u{2018}\u{300c}\u{300e}\u{ff08}\u{3010}\u{300a}\u{3008}\
    \u{3014}\u{ff3b}\u{ff5b}\u{2013}\u{2014}\u{ab}";

/// The text that is shown to the parser, where it is another.
pub(super) fn shown(source: &str) -> Option<String> {
    if source.is_ascii() || !source.contains(['*', '~']) {
        return None;
    }
    let bytes = source.as_bytes();
    let mut hidden: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(next) = source[at..].find(['*', '~']) {
        let start = at + next;
        let length = bytes[start..]
            .iter()
            .take_while(|byte| **byte == bytes[start]);
        at = start + length.count();
        let (before, after) = (&source[..start], &source[at..]);
        let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
            continue;
        };
        if is_unspaced(first) && ENDING.contains(last) {
            hidden.push(at);
        } else if is_unspaced(last) && BEGINNING.contains(first) {
            hidden.push(start - last.len_utf8());
        }
    }
    hidden.dedup();
    let mut shown = (!hidden.is_empty()).then(|| String::with_capacity(source.len()))?;
    let mut done = 0;
    for place in hidden {
        shown.push_str(&source[done..place]);
        shown.push(MARK);
        done = place + MARK.len_utf8();
    }
    shown.push_str(&source[done..]);
    Some(shown)
}

/// An event of the text that was shown, with what it quotes as it was typed.
pub(super) fn typed(event: Event<'_>, as_typed: impl Fn(&str) -> String) -> Event<'static> {
    let quoted = |text: &CowStr<'_>| -> CowStr<'static> { as_typed(text).into() };
    match event {
        Event::Text(text) => Event::Text(quoted(&text)),
        Event::Code(text) => Event::Code(quoted(&text)),
        Event::Html(text) => Event::Html(quoted(&text)),
        Event::InlineHtml(text) => Event::InlineHtml(quoted(&text)),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: quoted(&dest_url),
            title: quoted(&title),
            id: quoted(&id),
        }),
        other => other.into_static(),
    }
}

/// A text of an event with the characters that were typed in place of marks. It stands in the event's range in
/// one piece, or has all its marks in order: those of an address are the last of their link.
pub(super) fn as_typed(text: &str, range: &Range<usize>, (shown, source): (&str, &str)) -> String {
    if !text.contains(MARK) {
        return text.to_string();
    }
    let within = &shown[range.clone()];
    if let Some(at) = within.rfind(text) {
        let start = range.start + at;
        return source[start..start + text.len()].to_string();
    }
    let places = within.match_indices(MARK);
    let mut typed = places.map(|(at, _)| source[range.start + at..].chars().next());
    let next = |character| match character {
        MARK => typed.next().flatten().unwrap_or(MARK),
        _ => character,
    };
    text.chars().map(next).collect()
}

/// Whether a character is a letter that may stand beside emphasis without a space, of three bytes.
fn is_unspaced(character: char) -> bool {
    character.len_utf8() == MARK.len_utf8()
        && character.is_alphanumeric()
        && may_stand_close(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::markup::parse_inline;

    #[test]
    fn letters_with_spaces_beside_them_are_shown_as_they_are() {
        assert_eq!(shown("a**“b”**c, d"), None);
        assert_eq!(shown("港 **“b”** 湾"), None);
        assert_eq!(shown("は**「港」**の").as_deref(), Some("※**「港」**※"));
    }

    #[test]
    fn what_is_hidden_is_typed_again_in_words_code_and_addresses() {
        for typed in [
            "`な。**の` ※**「港」**の※",
            "[港**「A」**の](https://example.org/な。**の)",
            "&amp;**「港」**の\\*",
        ] {
            let content = format!("{:?}", parse_inline(typed).content);
            assert_eq!(content.matches('の').count(), typed.matches('の').count());
            assert_eq!(content.matches('※').count(), typed.matches('※').count());
        }
    }
}
