//! Characters that no text may hold.

/// Whether a character is left out of every text: controls, and bidirectional embeddings and
/// overrides, which would reach beyond the text that they stand in. Marks of direction and joiners
/// stay; white space is folded instead.
pub fn is_dropped(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}' => true,
        character => character.is_control(),
    }
}
