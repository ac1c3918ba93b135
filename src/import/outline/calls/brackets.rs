//! What numbers and names look like that call something.

use crate::import::draft::{is_blank, plain};

/// How many numbers a bracket may hold.
const MOST: usize = 40;

/// Whether a source may be cited by a name: one that the markup reads whole, and that no number has.
pub fn is_name(name: &str) -> bool {
    let sound = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-' | ':' | '.' | '/');
    let is_number = name
        .strip_prefix('s')
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    name.starts_with(char::is_alphabetic)
        && name.ends_with(char::is_alphanumeric)
        && name.chars().all(sound)
        && !is_number
}

/// The numbers between brackets: "1", "1, 2", "3–5".
pub fn numbers(inner: &str) -> Option<Vec<usize>> {
    let inner = inner.trim();
    if inner.is_empty() || inner.len() > 60 {
        return None;
    }
    let number = |part: &str| {
        let part = part.trim();
        let digits = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<usize>()
            .ok()
            .filter(|number| digits && *number > 0)
    };
    let mut numbers = Vec::new();
    for part in inner.split([',', ';']) {
        match part.split_once(['-', '–']) {
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                if to < from || to - from > MOST {
                    return None;
                }
                numbers.extend(from..=to);
            }
            None => numbers.push(number(part)?),
        }
    }
    (numbers.len() <= MOST && !is_blank(&plain(inner))).then_some(numbers)
}
