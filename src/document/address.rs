//! Where links lead.
//!
//! In: an address as it was written. Out: an [`Address`], or why it is none. Nothing else can stand in a
//! link of any field, in any backend: an address of another scheme can run a program or read a file of
//! whoever follows it.

use std::fmt;

/// An address that a link may lead to: `http`, `https` or `mailto`, whole and without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no address, to stand behind "this address" or alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAddress {
    /// It is empty.
    Empty,
    /// It has another scheme.
    Scheme(String),
    /// It has no scheme: it is a part of an address, or something else.
    Part(String),
    /// It has spaces or control characters in it.
    Spaces(String),
    /// It names no host, or one that is none (RFC 3986, 3.2.2).
    Host(String),
    /// It names no mailbox (RFC 6068, 2).
    Mailbox(String),
}

impl fmt::Display for NoAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoAddress::Empty => formatter.write_str("this link leads nowhere"),
            NoAddress::Scheme(scheme) => {
                write!(formatter, "links cannot have the scheme `{scheme}:`")
            }
            NoAddress::Part(written) => write!(formatter, "`{written}` is not a whole address"),
            NoAddress::Spaces(written) => {
                write!(
                    formatter,
                    "`{written}` has spaces or control characters in it"
                )
            }
            NoAddress::Host(written) => write!(formatter, "`{written}` names no host"),
            NoAddress::Mailbox(written) => write!(formatter, "`{written}` names no mailbox"),
        }
    }
}

impl Address {
    /// Reads one.
    ///
    /// # Errors
    ///
    /// When it is of another scheme, or not whole.
    pub fn parse(written: &str) -> Result<Self, NoAddress> {
        let address = written.trim();
        if address.is_empty() {
            return Err(NoAddress::Empty);
        }
        // A reader drops controls, and would find another scheme than we do.
        let is_odd = |character: char| character.is_whitespace() || character.is_control();
        if address.contains(is_odd) {
            return Err(NoAddress::Spaces(address.replace(is_odd, " ")));
        }
        let part = || NoAddress::Part(address.to_string());
        let (scheme, rest) = address.split_once(':').ok_or_else(part)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme.is_empty() || scheme.contains(['/', '?', '#', '.']) {
            return Err(part());
        }
        match scheme.as_str() {
            "http" | "https" => {
                let rest = rest.strip_prefix("//").ok_or_else(part)?;
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                let host = host.rsplit('@').next().unwrap_or_default();
                if !is_host(host) {
                    return Err(NoAddress::Host(address.to_string()));
                }
            }
            "mailto" => {
                let mailbox = rest.split('?').next().unwrap_or_default();
                let parts = mailbox.split_once('@');
                if !parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) {
                    return Err(NoAddress::Mailbox(address.to_string()));
                }
            }
            _ => return Err(NoAddress::Scheme(scheme)),
        }
        Ok(Address(address.to_string()))
    }

    /// The address of a mailbox, if it is one.
    pub fn of_mailbox(mailbox: &str) -> Option<Self> {
        Address::parse(&format!("mailto:{mailbox}")).ok()
    }

    /// Where a DOI leads, by its percent-encoded name.
    pub(super) fn of_doi(encoded: &str) -> Self {
        Address(format!("https://doi.org/{encoded}"))
    }

    /// It in ASCII (RFC 3986, 2.1): what is not is percent-encoded.
    pub fn to_ascii(&self) -> String {
        let mut ascii = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            if byte.is_ascii_graphic() {
                ascii.push(char::from(byte));
            } else {
                ascii.push_str(&format!("%{byte:02X}"));
            }
        }
        ascii
    }

    /// It as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether what stands between the slashes and the path is a host, with a port or without one.
fn is_host(written: &str) -> bool {
    let (host, port) = match written.strip_prefix('[') {
        // An address of the sixth version stands in brackets.
        Some(rest) => {
            let Some((host, port)) = rest.split_once(']') else {
                return false;
            };
            let digits =
                |character: char| character.is_ascii_hexdigit() || ":.".contains(character);
            if !host.contains(':') || !host.chars().all(digits) {
                return false;
            }
            (host, port)
        }
        None => match written.find(':') {
            Some(colon) => written.split_at(colon),
            None => (written, ""),
        },
    };
    let port = port.strip_prefix(':').unwrap_or(port);
    // Letters of other scripts may stand as they are, or percent-encoded (RFC 3986, 3.2.2).
    let forbidden = |character: char| "[]<>\"^`{|}\\".contains(character);
    let encoded = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    !host.is_empty()
        && host.chars().any(char::is_alphanumeric)
        && !host.contains(forbidden)
        && host.split('%').skip(1).all(encoded)
        && port.bytes().all(|digit| digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_of_the_web_and_of_mailboxes_are_read_as_they_are() {
        for address in [
            "https://example.org",
            "HTTP://example.org:8080/a?b=c#d",
            "https://user@example.org/(x)_'y'",
            "https://مثال.org/é",
            "https://m%C3%BCnchen.example/",
            "https://[2001:db8::1]:443/x",
            "https://192.0.2.1/",
            "mailto:a@example.org?subject=x",
        ] {
            let read = Address::parse(address).map(|read| read.as_str().to_string());
            assert_eq!(read.as_deref(), Ok(address));
        }
        assert_eq!(
            Address::parse(" https://a.org ")
                .map(|read| read.0)
                .as_deref(),
            Ok("https://a.org")
        );
    }

    #[test]
    fn nothing_else_is_one() {
        for (written, said) in [
            ("", "leads nowhere"),
            ("javascript:alert(1)", "the scheme `javascript:`"),
            ("JavaScript:alert(1)", "the scheme `javascript:`"),
            ("data:text/html,x", "the scheme `data:`"),
            ("file:///etc/passwd", "the scheme `file:`"),
            ("smb://host/share", "the scheme `smb:`"),
            ("java\tscript:alert(1)", "spaces or control"),
            ("https://example.org/a b", "spaces or control"),
            ("#x", "not a whole address"),
            ("../x", "not a whole address"),
            ("//example.org", "not a whole address"),
            ("www.example.org/a:b", "not a whole address"),
            ("https:example.org", "not a whole address"),
            ("http://[::1", "names no host"),
            ("http://", "names no host"),
            ("http://:80/", "names no host"),
            ("http://a.org:x/", "names no host"),
            ("http://a<b>/", "names no host"),
            ("http://a\\b/", "names no host"),
            ("http://a%zz/", "names no host"),
            ("mailto:nobody", "names no mailbox"),
        ] {
            let fault = Address::parse(written).expect_err(written).to_string();
            assert!(fault.contains(said), "{written}: {fault}");
        }
    }
}
