//! Values of indicators: as they are shown, and as they are.
//!
//! Shown, no program takes one for an address: `hxxp[:]//bad[.]example`. As data it is what was seen, however its
//! writer has defanged it. Only the part of an address that leads somewhere is touched: what follows the host may
//! have brackets of its own.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Indicator;
use crate::briefing::lower::Reporter;
use crate::briefing::record::{mend, nearest};
use crate::diagnostic::Diagnostic;

/// The types of STIX 2.1 (part 6, observable objects).
const TYPES: &[&str] = &[
    "artifact",
    "autonomous-system",
    "directory",
    "domain-name",
    "email-addr",
    "email-message",
    "file",
    "ipv4-addr",
    "ipv6-addr",
    "mac-addr",
    "mutex",
    "network-traffic",
    "process",
    "software",
    "url",
    "user-account",
    "windows-registry-key",
    "x509-certificate",
];
/// What they are called elsewhere.
const MISCALLED: &[(&str, &str)] = &[
    ("domain", "domain-name"),
    ("hostname", "domain-name"),
    ("fqdn", "domain-name"),
    ("ip", "ipv4-addr"),
    ("ipv4", "ipv4-addr"),
    ("ipv6", "ipv6-addr"),
    ("uri", "url"),
    ("email", "email-addr"),
    ("hash", "file"),
    ("md5", "file"),
    ("sha1", "file"),
    ("sha256", "file"),
    ("sha512", "file"),
    ("filename", "file"),
    ("asn", "autonomous-system"),
    ("certificate", "x509-certificate"),
    ("registry", "windows-registry-key"),
];
/// Ways to write a point that leads nowhere.
const POINTS: &[&str] = &["[.]", "(.)", "{.}", "[dot]", "(dot)"];

/// The parts of a value.
struct Parts {
    /// `https`, in an address that has one.
    scheme: Option<String>,
    /// What leads somewhere, plain.
    host: String,
    /// What follows it.
    path: String,
}

impl Parts {
    /// Those of a value, where any part of it leads somewhere.
    fn of(kind: &str, value: &str) -> Option<Parts> {
        let (kind, value) = (kind.trim(), value.trim());
        let separators = ["://", "[:]//", "[://]", ":\\\\"];
        // The first of them: others may stand in what follows the host.
        let found = separators.iter().filter_map(|mark| value.split_once(mark));
        let found = found.min_by_key(|(scheme, _)| scheme.len());
        let leads = [
            "name", "addr", "url", "traffic", "domain", "host", "ip", "email", "uri",
        ];
        if found.is_none() && (kind == "mac-addr" || !leads.iter().any(|part| kind.contains(part)))
        {
            return None;
        }
        let (scheme, rest) = match found {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(plain_scheme(scheme)), rest),
            _ => (None, value),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let host = POINTS
            .iter()
            .fold(host.to_string(), |host, point| host.replace(point, "."));
        let host = host.replace("[:]", ":");
        let host = ["[@]", "(@)", "[at]", "(at)"]
            .iter()
            .fold(host, |host, at| host.replace(at, "@"));
        Some(Parts {
            scheme,
            host,
            path: path.to_string(),
        })
    }
}

fn is_scheme(scheme: &str) -> bool {
    !scheme.is_empty()
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.*".contains(letter))
}

/// `https` of `hxxps`.
fn plain_scheme(scheme: &str) -> String {
    let lower = scheme.to_ascii_lowercase();
    match lower
        .strip_prefix("hxxp")
        .or_else(|| lower.strip_prefix("h**p"))
    {
        Some(rest) => format!("http{rest}"),
        None => match lower.strip_prefix("fxp") {
            Some(rest) => format!("ftp{rest}"),
            None => scheme.to_string(),
        },
    }
}

/// A value that no program takes for an address. What is none stays as it is.
pub fn defanged(kind: &str, value: &str) -> String {
    let Some(parts) = Parts::of(kind, value) else {
        return value.trim().to_string();
    };
    let mut shown = String::new();
    if let Some(scheme) = &parts.scheme {
        let lower = scheme.to_ascii_lowercase();
        match lower.strip_prefix("http") {
            Some(rest) => shown.push_str(&format!("hxxp{rest}")),
            None => shown.push_str(scheme),
        }
        shown.push_str("[:]//");
    }
    let host = parts.host.replace('.', "[.]").replace('@', "[@]");
    let is_ipv6 = parts.host.matches(':').count() > 1;
    shown.push_str(&match is_ipv6 {
        true => host.replace(':', "[:]"),
        false => host,
    });
    shown.push_str(&parts.path);
    shown
}

/// A value as it was seen.
pub fn fanged(kind: &str, value: &str) -> String {
    let Some(parts) = Parts::of(kind, value) else {
        return value.trim().to_string();
    };
    let scheme = parts
        .scheme
        .map_or_else(String::new, |scheme| format!("{scheme}://"));
    format!("{scheme}{}{}", parts.host, parts.path)
}

/// Warns of types that STIX does not have, and of values that are not of their type.
pub fn check(indicator: &Indicator, reporter: &mut Reporter<'_>) {
    let kind = indicator.kind.value.trim();
    if !TYPES.contains(&kind) && !kind.starts_with("x-") {
        let message = format!("STIX 2.1 has no type `{kind}`");
        let lower = kind.to_ascii_lowercase();
        let meant = MISCALLED.iter().find(|(name, _)| *name == lower);
        let miscalled = meant.map(|(_, meant)| *meant);
        let meant = miscalled.or_else(|| nearest(kind, TYPES.iter().copied()));
        let certain = miscalled.or_else(|| mend::slip(kind, TYPES.iter().copied()));
        let suggestion = mend::in_place_of(&indicator.kind, certain, reporter.files());
        let warning = Diagnostic::warning("unknown-type", indicator.kind.span, message);
        let warning = warning.suggest(suggestion);
        reporter.push(match meant {
            Some(meant) => warning.help(format!("write `{meant}`")),
            None => warning.help("a type of your own begins with `x-`"),
        });
    }
    let value = fanged(kind, &indicator.value.value);
    // A whole network is an address with the length of its prefix.
    let address = value.split('/').next().unwrap_or_default();
    let wrong = match kind {
        "ipv4-addr" => address.parse::<Ipv4Addr>().is_err(),
        "ipv6-addr" => address.parse::<Ipv6Addr>().is_err(),
        "email-addr" => !value.contains('@'),
        "url" => !value.contains("://"),
        _ => false,
    };
    if wrong {
        let message = format!("`{}` is no `{kind}`", indicator.value.value.trim());
        let help = "mend the value, or give it the type that it is of";
        reporter
            .push(Diagnostic::warning("odd-indicator", indicator.value.span, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_leads_anywhere_and_all_come_back() {
        let hash = "d41d8cd98f00b204e9800998ecf8427e";
        for (kind, value, shown, seen) in [
            ("domain-name", "bad.example", "bad[.]example", "bad.example"),
            (
                "domain-name",
                "evil(.)example(.)com",
                "evil[.]example[.]com",
                "evil.example.com",
            ),
            (
                "domain-name",
                "hxxp-cdn.example",
                "hxxp-cdn[.]example",
                "hxxp-cdn.example",
            ),
            (
                "url",
                "https://bad.example/a.php?b=c.d",
                "hxxps[:]//bad[.]example/a.php?b=c.d",
                "https://bad.example/a.php?b=c.d",
            ),
            (
                "url",
                "hxxps[:]//bad[.]example/a?x[.]y&u=hxxp://b",
                "hxxps[:]//bad[.]example/a?x[.]y&u=hxxp://b",
                "https://bad.example/a?x[.]y&u=hxxp://b",
            ),
            (
                "url",
                "HTTP://bad.example",
                "hxxp[:]//bad[.]example",
                "HTTP://bad.example",
            ),
            ("ipv4-addr", "192.0.2.1", "192[.]0[.]2[.]1", "192.0.2.1"),
            (
                "ipv6-addr",
                "2001:db8::1",
                "2001[:]db8[:][:]1",
                "2001:db8::1",
            ),
            (
                "network-traffic",
                "tcp://192.0.2.1:443",
                "tcp[:]//192[.]0[.]2[.]1:443",
                "tcp://192.0.2.1:443",
            ),
            (
                "email-addr",
                "x@bad.example",
                "x[@]bad[.]example",
                "x@bad.example",
            ),
            ("file", hash, hash, hash),
            (
                "windows-registry-key",
                "HKLM\\Run\\a.b",
                "HKLM\\Run\\a.b",
                "HKLM\\Run\\a.b",
            ),
        ] {
            assert_eq!(defanged(kind, value), shown);
            assert_eq!(fanged(kind, value), seen);
            assert_eq!(
                fanged(kind, &defanged(kind, value)).to_lowercase(),
                seen.to_lowercase()
            );
        }
    }
}
