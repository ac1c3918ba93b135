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
        || (text.len() > 24 && text.matches('/').count() > 1 && !hyphenation::is_of_letters(text))
}

/// Where an address may be cut: after a colon or a double slash, before other marks (Chicago Manual
/// of Style, 17th edition, 14.18). Nothing is added there, so that it is copied as it is.
pub fn breaks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut breaks = Vec::new();
    for at in 3..bytes.len().saturating_sub(2) {
        let (before, here) = (bytes[at - 1], bytes[at]);
        let cut = match here {
            b'/' => before != b'/' && before != b':',
            b'.' | b',' | b'~' | b'-' | b'_' | b'?' | b'#' | b'%' | b'&' | b'=' => {
                before.is_ascii_alphanumeric()
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
        let url = "https://example.org/report-2026/a.html?x=1";
        let mut shown = url.to_string();
        for at in breaks(url).into_iter().rev() {
            shown.insert(at, '|');
        }
        assert_eq!(shown, "https://|example|.org|/report|-2026|/a|.html|?x=1");
    }

    #[test]
    fn a_mark_of_two_bytes_is_no_trouble() {
        breaks("https://\u{e9}\u{e9}.fr/\u{e9}\u{e9}/\u{6f1}\u{6f2}");
    }
}
