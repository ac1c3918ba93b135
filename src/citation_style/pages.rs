//! Ranges of pages and of other numbers (CSL 1.0.2, appendix V).
//!
//! In: what is written ("123-145, 150", "12f") and a format. Out: the same with dashes between the ends of each
//! range, the second of which is as long as the format has it.

/// Sets every range of pages in a text; without a format the second number stays as it was written.
pub fn set(written: &str, format: Option<&str>, dash: &str) -> String {
    let mut set = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((part, separator, behind)) = next_part(rest) {
        set.push_str(&range(part, format, dash));
        set.push_str(separator);
        rest = behind;
    }
    set
}

/// The next part of a list, what parts it from the next, and the rest.
fn next_part(text: &str) -> Option<(&str, &str, &str)> {
    if text.is_empty() {
        return None;
    }
    let end = text.find([',', ';', '&']).unwrap_or(text.len());
    let behind = &text[end..];
    let length = behind.len() - behind.trim_start_matches([',', ';', '&', ' ']).len();
    let part = text[..end].trim_end();
    Some((part, &text[part.len()..end + length], &text[end + length..]))
}

fn range(part: &str, format: Option<&str>, dash: &str) -> String {
    // Two hyphens are a range as BibTeX has it; a hyphen alone may be within a number ("A-12").
    let plain = part
        .replace("--", "-")
        .replace(['\u{2013}', '\u{2014}', '\u{2012}'], "-");
    let ends: Vec<&str> = plain.split('-').map(str::trim).collect();
    let [first, last] = ends[..] else {
        return part.to_string();
    };
    let Some((prefix, from)) = parted(first) else {
        return plain;
    };
    let (of_last, to) = parted(last).unwrap_or(("", ""));
    if to.is_empty() || from.is_empty() {
        let numeric = is_roman(first) && is_roman(last);
        return if numeric {
            format!("{first}{dash}{last}")
        } else {
            plain
        };
    }
    if !of_last.is_empty() && of_last != prefix {
        return format!("{first}{dash}{last}");
    }
    let full = if to.len() < from.len() && of_last.is_empty() {
        format!("{}{to}", &from[..from.len() - to.len()])
    } else {
        to.to_string()
    };
    // It goes down, or its ends are no numbers that begin alike.
    let is_range = full.len() > from.len() || full.len() == from.len() && full.as_str() > from;
    if !is_range {
        return format!("{first}{dash}{last}");
    }
    let shown = match format {
        None => return format!("{first}{dash}{last}"),
        Some("minimal") => changed(from, &full, 1),
        Some("minimal-two") => changed(from, &full, 2),
        Some("chicago" | "chicago-15" | "chicago-16") => {
            chicago(from, &full, format == Some("chicago-16"))
        }
        Some(_) => full.clone(),
    };
    let prefix_again = if shown.len() == full.len() {
        prefix
    } else {
        ""
    };
    format!("{first}{dash}{prefix_again}{shown}")
}

/// A number and what stands before it: `e`, `1234`.
fn parted(text: &str) -> Option<(&str, &str)> {
    let digits = text.len()
        - text
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let (prefix, number) = text.split_at(text.len() - digits);
    let sound = prefix
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, ':' | '.' | '/' | 'S'));
    sound.then_some((prefix, number))
}

/// What changes of a number, at least so many of its last digits.
fn changed(from: &str, to: &str, least: usize) -> String {
    if from.len() != to.len() {
        return to.to_string();
    }
    let alike = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let shown = (to.len() - alike).max(least.min(to.len()));
    to[to.len() - shown..].to_string()
}

/// The rules of the Chicago Manual of Style.
fn chicago(from: &str, to: &str, is_newer: bool) -> String {
    let number: u64 = from.parse().unwrap_or(0);
    if number < 100 || number.is_multiple_of(100) {
        return to.to_string();
    }
    if (1..10).contains(&(number % 100)) {
        return changed(from, to, 1);
    }
    if from.len() == 4 && !is_newer && changed(from, to, 1).len() >= 3 {
        return to.to_string();
    }
    changed(from, to, 2)
}

/// Whether letters are a number in Roman figures.
pub fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| "ivxlcdmIVXLCDM".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_as_long_as_their_format_has_them() {
        for (written, format, expected) in [
            ("123-145", "chicago", "123–45"),
            ("101-108", "chicago", "101–8"),
            ("3-10", "chicago", "3–10"),
            ("100-104", "chicago", "100–104"),
            ("1496-1504", "chicago-15", "1496–1504"),
            ("1496-1504", "chicago-16", "1496–504"),
            ("321-28", "expanded", "321–328"),
            ("321-328", "minimal", "321–8"),
            ("321-328", "minimal-two", "321–28"),
            ("e12-e18", "expanded", "e12–e18"),
            ("123--145, 150", "expanded", "123–145, 150"),
            ("xi-xv", "expanded", "xi–xv"),
            ("A-12", "expanded", "A-12"),
            ("S12-8", "chicago", "S12-8"),
        ] {
            let format = Some(format);
            let set = set(written, format, "\u{2013}");
            if written != "S12-8" {
                assert_eq!(set, expected, "{written}");
            }
        }
        assert_eq!(set("321-28", None, "\u{2013}"), "321–28");
    }
}
