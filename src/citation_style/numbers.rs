//! Numbers: which texts are some, and how they are written (CSL 1.0.2, "Number").

use super::locale::Locale;
use super::pages::is_roman;

/// Whether a text is a number, or several: figures with letters around them ("2nd", "D2"), with commas, hyphens
/// and ampersands between them.
pub fn is_numeric(text: &str) -> bool {
    let parts = parts(text);
    !parts.is_empty() && parts.iter().all(|(part, _)| is_number(part))
}

/// Whether a word is a number with what may stand around one.
fn is_number(word: &str) -> bool {
    let figures = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let sound = word
        .chars()
        .all(|letter| letter.is_alphanumeric() || letter == '.');
    let before = word
        .chars()
        .take_while(|letter| letter.is_alphabetic())
        .count();
    figures > 0 && sound && before <= 2 && letters <= 4
}

/// Whether a text says several numbers.
pub fn is_plural(text: &str) -> bool {
    let parts = parts(text);
    let sound = |part: &str| is_number(part) || is_roman(part);
    parts.len() > 1 && parts.iter().all(|(part, _)| sound(part))
}

/// The numbers in a text, each with what stands behind it.
fn parts(text: &str) -> Vec<(&str, &str)> {
    let between = |letter: char| matches!(letter, ',' | '&' | '-' | '\u{2013}' | ';' | ' ');
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(between).unwrap_or(rest.len());
        let behind = &rest[end..];
        let length = behind.len() - behind.trim_start_matches(between).len();
        parts.push((&rest[..end], &behind[..length]));
        rest = &behind[length..];
    }
    parts
}

/// A text in a form (`numeric`, `ordinal`, `long-ordinal`, `roman`), as it agrees with a gender. What is no
/// number stays what it is.
pub fn set(text: &str, form: &str, gender: Option<&str>, locale: &Locale) -> String {
    if !is_numeric(text) {
        return text.to_string();
    }
    let mut set = String::new();
    for (part, behind) in parts(text) {
        match part.parse::<u32>() {
            Ok(number) => set.push_str(&one(number, form, gender, locale)),
            Err(_) => set.push_str(part),
        }
        let mark = behind.trim();
        set.push_str(&match mark {
            "" if behind.is_empty() => String::new(),
            "-" | "\u{2013}" => "\u{2013}".to_string(),
            "&" => " & ".to_string(),
            "," => ", ".to_string(),
            _ => behind.to_string(),
        });
    }
    set
}

fn one(number: u32, form: &str, gender: Option<&str>, locale: &Locale) -> String {
    match form {
        "ordinal" => format!("{number}{}", locale.ordinal_ending(number, gender)),
        "long-ordinal" => {
            let name = format!("long-ordinal-{number:02}");
            let word = locale.gendered(&name, gender).map(String::from);
            let word = word.unwrap_or_else(|| locale.word(&name, "long"));
            match word.is_empty() {
                true => one(number, "ordinal", gender, locale),
                false => word,
            }
        }
        "roman" => roman(number),
        _ => number.to_string(),
    }
}

/// Small Roman figures, up to 3999.
fn roman(number: u32) -> String {
    const FIGURES: &[(u32, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let (mut left, mut roman) = (number, String::new());
    for (value, figures) in FIGURES {
        while left >= *value {
            roman.push_str(figures);
            left -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["2", "2nd", "D2", "2-4", "12, 14 & 16", "3a"] {
            assert!(is_numeric(number), "{number}");
        }
        for words in ["second", "TR-12", "Technical 12 report", "", "A1-report"] {
            assert!(!is_numeric(words), "{words}");
        }
        assert!(is_plural("3-5") && is_plural("3, 5") && !is_plural("35"));
    }

    #[test]
    fn numbers_have_forms() {
        assert_eq!(roman(1994), "mcmxciv");
        let locale = Locale::default();
        assert_eq!(set("2-4", "numeric", None, &locale), "2–4");
        assert_eq!(set("special", "ordinal", None, &locale), "special");
    }
}
