//! Addresses that are read off paper by a camera: those that stand in a QR code.
//!
//! In: where a source is found. Out: a [`ScannedAddress`], if a code of a size that has room beside an
//! entry holds it; what that code says, and what is printed of the address beside it.

use super::Address;

/// How many bytes a code holds at most. One of version 10, at the level of correction M (ISO/IEC 18004,
/// table 7), holds as many: at half a millimetre to a module it is 28 mm wide, a quarter of a line of A4.
pub const MOST_SCANNED: usize = 213;

/// An address of so many characters or fewer is printed whole: it is typed in a quarter of a minute.
const WHOLE: usize = 48;
/// Of a longer one so many are printed at most, with the mark that there is more.
const BEGINNING: usize = 40;

/// An address beside which a QR code stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannedAddress(Address);

impl ScannedAddress {
    /// That of an address; `None` where it is too long for a code.
    pub fn of(address: &Address) -> Option<Self> {
        (address.to_ascii().len() <= MOST_SCANNED).then(|| ScannedAddress(address.clone()))
    }

    /// Where it leads.
    pub fn address(&self) -> &Address {
        &self.0
    }

    /// What the code says: cameras do not agree on what more than ASCII means.
    pub fn encoded(&self) -> String {
        self.0.to_ascii()
    }

    /// What is printed of it, for those who type it: without its scheme, which browsers add, and of a long
    /// one its host and as much of its path as leads somewhere, up to "/…". Never a part of a name.
    pub fn shown(&self) -> String {
        let written = self.0.as_str();
        let after = |scheme: &str| {
            let head = written.get(..scheme.len())?;
            let same = head.eq_ignore_ascii_case(scheme);
            same.then(|| &written[scheme.len()..])
        };
        let schemes = ["https://", "http://", "mailto:"];
        let named = schemes.into_iter().find_map(after).unwrap_or(written);
        let named = named.strip_suffix('/').unwrap_or(named);
        if named.chars().count() <= WHOLE {
            return named.to_string();
        }
        let place = named.split(['?', '#']).next().unwrap_or_default();
        let place = place.strip_suffix('/').unwrap_or(place);
        if place.chars().count() <= WHOLE {
            // What is asked of the place, or which part of it is meant, is for the camera.
            let mark = if named[place.len()..].contains('?') {
                "?"
            } else {
                "#"
            };
            return format!("{place}{mark}\u{2026}");
        }
        let mut shown = String::new();
        for (index, name) in place.split('/').enumerate() {
            let length = shown.chars().count() + 1 + name.chars().count();
            if index > 0 && length > BEGINNING {
                break;
            }
            if index > 0 {
                shown.push('/');
            }
            shown.push_str(name);
        }
        if shown.len() == place.len() {
            // A host as long as that, and nothing behind it.
            return shown;
        }
        shown.push_str("/\u{2026}");
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(written: &str) -> Option<ScannedAddress> {
        ScannedAddress::of(&Address::parse(written).expect("an address"))
    }

    #[test]
    fn what_is_printed_beside_a_code_can_be_typed_and_ends_between_names() {
        for (written, shown) in [
            ("https://example.org/", "example.org"),
            ("HTTP://www.example.org/log", "www.example.org/log"),
            (
                "https://doi.org/10.1016/S0140-6736(05)67760-4",
                "doi.org/10.1016/S0140-6736(05)67760-4",
            ),
            ("https://example.org/a?id=7#top", "example.org/a?id=7#top"),
            ("mailto:log@example.org", "log@example.org"),
            (
                "https://example.org/reports/2026/harbour-electrification-after-the-first-winter.pdf",
                "example.org/reports/2026/\u{2026}",
            ),
            (
                "https://example.org/search?query=harbour+electrification&year=2026&page=3",
                "example.org/search?\u{2026}",
            ),
            (
                "https://example.org/minutes/#the-council-meeting-of-the-fourth-of-may",
                "example.org/minutes#\u{2026}",
            ),
            (
                "https://documents.harbour-authority.valdre.example.org/2026/log",
                "documents.harbour-authority.valdre.example.org/\u{2026}",
            ),
            (
                "https://documents.of-the-harbour-authority.valdre.example.org",
                "documents.of-the-harbour-authority.valdre.example.org",
            ),
            (
                "https://مثال.org/گزارش/shore-power-for-ships-after-the-first-winter",
                "مثال.org/گزارش/\u{2026}",
            ),
        ] {
            let scanned = scanned(written).expect("a short address");
            assert_eq!(scanned.shown(), shown, "{written}");
        }
    }

    #[test]
    fn a_code_says_ascii_and_no_more_of_it_than_it_holds() {
        let address = scanned("https://مثال.org/é?a=%20").expect("a short address");
        assert_eq!(
            address.encoded(),
            "https://%D9%85%D8%AB%D8%A7%D9%84.org/%C3%A9?a=%20"
        );
        let long = |length: usize| format!("https://example.org/{}", "x".repeat(length - 20));
        assert!(scanned(&long(MOST_SCANNED)).is_some());
        assert!(scanned(&long(MOST_SCANNED + 1)).is_none());
    }
}
