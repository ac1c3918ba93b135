//! A DOI, known once in whatever form people paste it.

use std::fmt::Write;

use super::Address;

/// A DOI (ISO 26324): `10.1000/182`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doi(String);

/// What stands before a DOI: a resolver or a scheme. Longer ones come first.
const BEFORE: &[&str] = &[
    "https://",
    "http://",
    "www.",
    "dx.doi.org/",
    "doi.org/",
    "info:doi/",
    "urn:doi:",
    "doi:",
    "doi ",
];

impl Doi {
    /// Reads one: bare, behind a scheme (`doi:`, `DOI `) or as the address of a resolver, where it may
    /// be percent-encoded; `None` for anything else.
    pub fn parse(written: &str) -> Option<Doi> {
        let mut name = written.trim().trim_start_matches('<').trim_end_matches('>');
        let mut is_address = false;
        for before in BEFORE {
            if let Some(rest) = without(name, before) {
                name = rest.trim_start();
                is_address |= before.ends_with('/');
            }
        }
        if is_address {
            // What stands behind is for the resolver.
            name = name.split(['?', '#']).next().unwrap_or_default();
        }
        let encoded = is_address || !name.contains('/');
        let name = if encoded {
            decoded(name)?
        } else {
            name.to_string()
        };
        let name = name.trim_end_matches(['.', ',', ';']);
        let (registrant, suffix) = name.strip_prefix("10")?.split_once('/')?;
        // `10/abc` is a short DOI.
        let number = registrant.strip_prefix('.').unwrap_or("0");
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let sound = (registrant.is_empty() || registrant.starts_with('.'))
            && number.split('.').all(digits)
            && !suffix.is_empty()
            && !name
                .contains(|character: char| character.is_whitespace() || character.is_control());
        sound.then(|| Doi(name.to_string()))
    }

    /// The name alone, as catalogues have it.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Where it leads: the address that DOIs are shown as (DOI Handbook, 2.6).
    pub fn address(&self) -> Address {
        Address::of_doi(&self.encoded())
    }

    /// As a URI of its own: programs that read books know a DOI by it from any address.
    pub fn uri(&self) -> String {
        format!("doi:{}", self.encoded())
    }

    /// What no path of a URI holds is percent-encoded (RFC 3986, 3.3).
    fn encoded(&self) -> String {
        let mut encoded = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
                encoded.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    }
}

/// What stands behind a prefix in whatever case.
fn without<'a>(written: &'a str, prefix: &str) -> Option<&'a str> {
    let start = written.get(..prefix.len())?;
    start
        .eq_ignore_ascii_case(prefix)
        .then(|| &written[prefix.len()..])
}

/// A text without percent-encoding; `None` where it is not UTF-8 then.
fn decoded(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let digits = after.get(..2);
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_is_one_thing_in_any_form() {
        for written in [
            "10.1000/182",
            " doi:10.1000/182",
            "DOI: 10.1000/182.",
            "DOI 10.1000/182",
            "http://dx.doi.org/10.1000/182",
            "https://doi.org/10.1000/182",
            "HTTPS://www.DOI.org/10.1000/182?utm_source=x",
            "https://doi.org/10.1000%2F182",
            "10.1000%2F182",
            "doi.org/10.1000/182",
            "<https://doi.org/10.1000/182>",
            "https://doi.org/doi:10.1000/182",
            "info:doi/10.1000/182",
        ] {
            let doi = Doi::parse(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(doi.name(), "10.1000/182", "{written}");
            assert_eq!(doi.address().as_str(), "https://doi.org/10.1000/182");
        }
    }

    #[test]
    fn odd_signs_are_kept_and_encoded_in_addresses() {
        let name = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";
        let doi = Doi::parse(name).expect("a DOI");
        assert_eq!(doi.name(), name);
        let address =
            "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O";
        assert_eq!(doi.address().as_str(), address);
        assert_eq!(Doi::parse(address), Some(doi));
    }

    #[test]
    fn what_is_no_doi_is_none() {
        for written in [
            "",
            "10",
            "10.1000",
            "10.1000/",
            "11.1000/182",
            "10.x/182",
            "n/a",
            "https://example.org/10.1000/182",
            "10.1000/1 82",
            "100/5",
        ] {
            assert_eq!(Doi::parse(written), None, "{written}");
        }
    }
}
