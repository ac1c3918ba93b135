//! Addresses: which words are, and where they may be cut.

use super::hyphenation;

/// Whether a word is an address, a DOI or a path.
pub fn is_address(text: &str) -> bool {
    // This is asked of every word, and hardly any has one of these marks within.
    if !text.bytes().any(|byte| matches!(byte, b':' | b'/' | b'.')) {
        return false;
    }
    text.contains("://")
        || text.starts_with("www.")
        || text.starts_with("mailto:")
        || (text.starts_with("10.") && text.contains('/'))
        || text.split_once('/').is_some_and(|(host, _)| is_host(host))
        || (text.len() > 24 && text.matches('/').count() > 1 && !hyphenation::is_of_letters(text))
}

/// Whether what stands before a slash is the name of a host: labels with dots between them, the last of
/// letters.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let is_last = |label: &str| label.chars().count() > 1 && label.chars().all(char::is_alphabetic);
    let last = text.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(is_last) && text.split('.').all(is_label)
}

/// Whether a word is compared rather than read: an address, or letters and figures mixed, such as a
/// hash, a vulnerability's number or a formula. What counts is none: "1990s", "2nd", "12km".
pub fn is_identifier(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let core = text.trim_matches(|character: char| !character.is_alphanumeric());
    let rest = core.trim_start_matches(|character: char| {
        character.is_ascii_digit() || ".,\u{2013}/-".contains(character)
    });
    let is_count = rest.chars().all(char::is_lowercase) && rest.chars().count() <= MARKED_COUNT;
    if is_count || !core.chars().any(char::is_alphabetic) {
        let parts = core.split('.').map(|part| part.parse::<u8>());
        return parts.clone().count() == 4 && parts.flatten().count() == 4 || is_address(text);
    }
    core.chars().all(|character| character.is_ascii_graphic())
}

/// How many letters may stand behind a number that counts.
const MARKED_COUNT: usize = 3;

/// Where an address may be cut: after a colon or a double slash, before other marks (Chicago Manual
/// of Style, 17th edition, 14.18). Nothing is added there, so that it is copied as it is.
pub fn breaks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut breaks = Vec::new();
    for at in 3..bytes.len().saturating_sub(2) {
        let (before, here) = (bytes[at - 1], bytes[at]);
        let cut = match here {
            b'/' => before != b'/' && before != b':',
            // "www" by itself says nothing.
            b'.' if bytes[..at].ends_with(b"www") => false,
            b'.' | b',' | b'~' | b'-' | b'_' | b'?' | b'#' | b'%' | b'&' | b'=' => {
                before.is_ascii_alphanumeric() || !before.is_ascii()
            }
            _ => before == b'/' && bytes[at - 2] == b'/' || before == b':' && here != b'/',
        };
        if cut && text.is_char_boundary(at) {
            breaks.push(at);
        }
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_cut_where_a_reader_expects_it() {
        for expected in [
            "https://|example|.org|/report|-2026|/a|.html|?x=1",
            "https://|www.example|.org:|8080|/a|?b|=c|&d|=e|#top",
            "https://|example|.org|/%D8|%A7|%D9|%84|~ada|/a_b",
            "https://|doi|.org|/10|.1016|/S0140|-6736(05)67760-4",
            "10.1016|/S0140|-6736(05)67760-4",
            "www.example|.org|/2026|/\u{2026}",
            "https://|مثال|.org|/گزارش|-نهایی|/۲۰۲۶|?x=1",
            "mailto:|desk@example|.org",
            "https://|[2001:|db8:|:|1]|/log",
        ] {
            let url = expected.replace('|', "");
            let mut shown = url.clone();
            for at in breaks(&url).into_iter().rev() {
                shown.insert(at, '|');
            }
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn an_address_needs_no_scheme_where_a_host_stands_before_a_slash() {
        for text in [
            "example.org/log",
            "www.example.org",
            "m.example.org/a?b",
            "مثال.org/گزارش",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "and/or.",
            "a.m./p.m.",
            "v1.2/v1.3",
            "km/h.",
            "e.g./i.e.",
            "3.5/4",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn identifiers_are_letters_and_figures_mixed_and_counts_are_not() {
        for text in [
            "e3b0c44298",
            "CVE-2026-1234,",
            "CO2",
            "(T1059)",
            "192.0.2.1",
            "10.1000/182",
            "v1.10",
        ] {
            assert!(is_identifier(text), "{text}");
        }
        for text in [
            "1990s",
            "2nd,",
            "12",
            "1,200.5",
            "2026-01-15",
            "14:00",
            "3–5",
            "well",
            "l’an",
            "10th.",
        ] {
            assert!(!is_identifier(text), "{text}");
        }
    }

    #[test]
    fn a_mark_of_two_bytes_is_no_trouble() {
        breaks("https://\u{e9}\u{e9}.fr/\u{e9}\u{e9}/\u{6f1}\u{6f2}");
    }
}
