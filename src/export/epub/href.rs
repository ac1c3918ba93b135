//! Addresses as an `href` may hold them.

/// An address in which whatever the URL Standard does not allow is percent-encoded (section 4.3,
/// "URL code points"). Letters of other scripts are allowed and stay as they are: in the name of a
/// host they must not be encoded.
pub fn href(url: &str) -> String {
    let mut href = String::with_capacity(url.len());
    let mut in_fragment = false;
    // Brackets may only stand around the address of a host.
    let host = url.find("//").map_or(0, |slashes| slashes + 2);
    let host_end = url[host..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |end| host + end);
    for (byte, character) in url.char_indices() {
        let allowed = match character {
            '%' => is_encoded(&url[byte + 1..]),
            '#' => !std::mem::replace(&mut in_fragment, true),
            '[' | ']' => (host..host_end).contains(&byte),
            _ => is_url_character(character),
        };
        if allowed {
            href.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                href.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    href
}

/// Whether what stands behind a per cent sign makes it the beginning of an encoded byte.
fn is_encoded(rest: &str) -> bool {
    let digits = rest.as_bytes().get(..2);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn is_url_character(character: char) -> bool {
    let noncharacter = matches!(character, '\u{fdd0}'..='\u{fdef}')
        || matches!(u32::from(character) & 0xffff, 0xfffe | 0xffff);
    character.is_ascii_alphanumeric()
        || "!$&'()*+,-./:;=?@_~".contains(character)
        || (character >= '\u{a0}' && !noncharacter)
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn what_no_url_holds_is_encoded_and_the_rest_left_alone() {
        let cases = [
            (
                "https://example.org/a?b=1&c=%20#d",
                "https://example.org/a?b=1&c=%20#d",
            ),
            (
                "https://example.org/<a b>|^`{}\\",
                "https://example.org/%3Ca%20b%3E%7C%5E%60%7B%7D%5C",
            ),
            ("https://[2001:db8::1]/[x]", "https://[2001:db8::1]/%5Bx%5D"),
            (
                "https://example.org/100%#a#b",
                "https://example.org/100%25#a%23b",
            ),
            (
                "https://مثال.org/é\u{85}\u{fdd0}",
                "https://مثال.org/é%C2%85%EF%B7%90",
            ),
            (
                "mailto:a@example.org?subject=x y",
                "mailto:a@example.org?subject=x%20y",
            ),
            ("", ""),
        ];
        for (url, expected) in cases {
            assert_eq!(href(url), expected);
        }
    }
}
