//! Which characters of a text have a backslash before them.

/// How much is escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Nothing.
    Nothing,
    /// What begins a line and would begin something else.
    Beginning,
    /// Also every character that is most likely a mark.
    Marks,
    /// All punctuation of ASCII.
    Whatever,
}

impl Escape {
    /// From the least to the most.
    pub const ALL: &[Escape] = &[
        Escape::Nothing,
        Escape::Beginning,
        Escape::Marks,
        Escape::Whatever,
    ];

    /// Writes characters; `is_last` if nothing follows them in what holds them.
    pub fn write(self, text: &str, is_last: bool, out: &mut String) {
        match self {
            Escape::Nothing | Escape::Beginning => out.push_str(text),
            Escape::Marks => marks(text, is_last, out),
            Escape::Whatever => {
                for character in text.chars() {
                    if character.is_ascii_punctuation() {
                        out.push('\\');
                    }
                    out.push(character);
                }
            }
        }
    }
}

fn marks(text: &str, is_last: bool, out: &mut String) {
    let mut before: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let after = rest.peek().copied();
        let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let is_space = |side: Option<char>| side.is_some_and(char::is_whitespace);
        let escaped = match character {
            '`' | '[' | ']' | '~' => true,
            '*' => !(is_space(before) && is_space(after)),
            '_' => !(is_word(before) && is_word(after)),
            '<' => after.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => after.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '\\' => after.is_none_or(|next| next.is_ascii_punctuation()),
            '!' | '^' => after.is_none() && !is_last,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
}

/// A paragraph whose first characters begin nothing but it: no list, no heading, no quotation.
pub fn beginning(line: &str) -> String {
    let first = line.chars().next();
    let digits = line.len()
        - line
            .trim_start_matches(|next: char| next.is_ascii_digit())
            .len();
    let behind = line[digits..].chars().next();
    match first {
        Some('\u{2022}') => format!("&#8226;{}", &line['\u{2022}'.len_utf8()..]),
        Some('#' | '>' | '-' | '+' | '=' | '|' | ':') => format!("\\{line}"),
        // Two of the three are marks of words as well, and escaped by those who know which.
        Some('*') if line[1..].starts_with([' ', '\t']) => format!("\\{line}"),
        Some(_) if digits > 0 && matches!(behind, Some('.' | ')')) => {
            format!("{}\\{}", &line[..digits], &line[digits..])
        }
        Some('b' | 'B') if line[1..].starts_with(['.', ')']) => {
            format!("{}\\{}", &line[..1], &line[1..])
        }
        _ => line.to_string(),
    }
}
