//! The ends of lines in a text that YAML folds: each becomes a space, and in Chinese and Japanese nothing.
//!
//! In: the value of a scalar and how it is written. Out: the value without the spaces that stand for the end
//! of a line between two ideographs, where there are any.

use super::place::offsets;
use super::tree::Style;

/// The value without those spaces.
pub(super) fn unspaced(value: &str, raw: &str, style: Style) -> Option<String> {
    // Lines of a literal text end where it says so.
    if style == Style::Literal || value.is_ascii() || !raw.contains('\n') {
        return None;
    }
    let characters: Vec<(usize, char)> = value.char_indices().collect();
    let is_end = |index: usize| {
        let neighbours = (index.checked_sub(1)).and_then(|before| characters.get(before));
        neighbours
            .zip(characters.get(index + 1))
            .is_some_and(|((_, before), (_, after))| {
                characters[index].1 == ' ' && crate::language::stand_together(*before, *after)
            })
    };
    if !(0..characters.len()).any(is_end) {
        return None;
    }
    let offsets = offsets(value, raw, style)?;
    let mut unspaced = String::with_capacity(value.len());
    for (index, (byte, character)) in characters.iter().enumerate() {
        let between = || raw.get(*offsets.get(*byte)? as usize..*offsets.get(byte + 1)? as usize);
        if !is_end(index) || !between().is_some_and(|between| between.contains('\n')) {
            unspaced.push(*character);
        }
    }
    Some(unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_line_between_two_ideographs_is_no_space() {
        let plain = |value, raw| unspaced(value, raw, Style::Plain);
        assert_eq!(
            plain("港 湾 a b", "港\n  湾\n  a b").as_deref(),
            Some("港湾 a b")
        );
        // A space that was typed stays.
        assert_eq!(plain("港 湾 岸", "港 湾\n  岸").as_deref(), Some("港 湾岸"));
        assert_eq!(plain("항 만", "항\n만"), None);
        let quoted = unspaced("港 湾", "\"港\n湾\"", Style::DoubleQuoted);
        assert_eq!(quoted.as_deref(), Some("港湾"));
    }
}
