//! Marks of punctuation that meet: those that would stand twice are one.

/// Which of two marks is left where they meet.
pub enum Kept {
    /// The first.
    First,
    /// The second.
    Second,
}

/// What becomes of two characters that meet; `None` where both stay.
pub fn meeting(first: char, second: char) -> Option<Kept> {
    match (first, second) {
        ('.', '.') | (',', ',') | (';', ';') | (':', ':') => Some(Kept::First),
        ('!' | '?' | '\u{2026}', '.') | ('!' | '?', ':') => Some(Kept::First),
        (':' | ';', '.') | (',', '.') => Some(Kept::First),
        (':', '!' | '?') | (';', '!' | '?') => Some(Kept::Second),
        (';', ':') => Some(Kept::First),
        _ => None,
    }
}
