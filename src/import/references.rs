//! The words of a source → a source.
//!
//! In: a line of a list of sources, with the lines that belong to it. Out: its title, and what is beyond doubt: an
//! address, a date, a house. What is in doubt stays in the title, where it is read as it was written.

use super::dates;
use super::draft::{Inline, Line, SourceWords, is_blank, plain, words};
use super::marked;

/// How long the name of a house may be, in bytes.
const LONGEST_HOUSE: usize = 60;

/// What parts the words of a source.
const SEPARATORS: &[char] = &[
    ' ', ',', '.', ':', ';', '-', '–', '—', '|', '·', '•', '\u{a0}', '،',
];

/// Reads a source, and the number that stands before it.
pub fn read(lines: &[Line]) -> (Option<usize>, SourceWords) {
    let mut lines = lines.iter().map(|line| marked::tidy(&linked(line)));
    let mut first = lines.next().unwrap_or_default();
    let number = take_number(&mut first);
    let mut source = one_line(first);
    for line in lines {
        further(line, &mut source);
    }
    (number, source)
}

/// Whether a text is a source, not a remark: an address, alone or behind a few words.
pub fn is_reference(line: &[Inline]) -> bool {
    let line = marked::tidy(&linked(line));
    let words = words(&line);
    let is_short = words.chars().count() <= 400;
    match line.last() {
        _ if words.to_lowercase().contains("doi:10.") && is_short => true,
        Some(Inline::Link(..)) => is_short,
        // A link, and a date or a stop behind it.
        Some(Inline::Characters(behind)) => {
            let is_link = matches!(line.as_slice(), [.., Inline::Link(..), _]);
            let behind =
                behind.trim_matches(|next| SEPARATORS.contains(&next) || "()".contains(next));
            is_link
                && is_short
                && (behind.is_empty()
                    || dates::read(behind).is_some()
                    || accessed(behind).is_some())
        }
        _ => false,
    }
}

/// The line with bare addresses as links.
fn linked(line: &[Inline]) -> Line {
    let mut out = Line::new();
    for inline in line {
        match inline {
            Inline::Characters(characters) => link_addresses(characters, &mut out),
            Inline::Emphasis(line) if matches!(line.as_slice(), [Inline::Link(..)]) => {
                out.extend(line.clone())
            }
            other => out.push(other.clone()),
        }
    }
    out
}

fn link_addresses(text: &str, out: &mut Line) {
    let mut rest = text;
    while let Some(at) = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| rest.find(scheme))
        .min()
    {
        let length =
            rest[at..].find(|next: char| next.is_whitespace() || "<>\"”»）".contains(next));
        let end = at + length.unwrap_or(rest.len() - at);
        let mut address =
            rest[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'', ']']);
        while address.ends_with(')') && address.matches(')').count() > address.matches('(').count()
        {
            address = address[..address.len() - 1].trim_end_matches(['.', ',']);
        }
        out.extend((at > 0).then(|| Inline::Characters(rest[..at].to_string())));
        match marked::address(address) {
            Some(sound) => out.push(Inline::Link(sound, plain(address))),
            None => out.extend(plain(address)),
        }
        rest = &rest[at + address.len()..];
    }
    if !rest.is_empty() {
        out.push(Inline::Characters(rest.to_string()));
    }
}

/// Takes "[3]", "3." or "3)" from the beginning of a line.
fn take_number(line: &mut Line) -> Option<usize> {
    let Some(Inline::Characters(first)) = line.first_mut() else {
        return None;
    };
    let text = first.trim_start_matches(['^', ' ', '↑']);
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (digits, rest) = match bracketed {
        Some((digits, rest)) => (digits.trim_start_matches('^'), rest.trim_start_matches(':')),
        None => {
            let rest = text.trim_start_matches(|next: char| next.is_ascii_digit());
            let digits = &text[..text.len() - rest.len()];
            (
                digits,
                rest.strip_prefix(['.', ')'])
                    .filter(|rest| rest.starts_with([' ', '\u{a0}']))?,
            )
        }
    };
    let number = digits
        .parse()
        .ok()
        .filter(|_| digits.len() <= 4 && !digits.is_empty())?;
    let rest = rest.trim_start().to_string();
    if rest.is_empty() {
        line.remove(0);
    } else {
        *first = rest;
    }
    Some(number)
}

fn one_line(line: Line) -> SourceWords {
    let links = line
        .iter()
        .filter(|inline| matches!(inline, Inline::Link(..)))
        .count();
    let place = line
        .iter()
        .rposition(|inline| matches!(inline, Inline::Link(..)));
    let Some((place, Inline::Link(address, label))) =
        place.and_then(|place| Some((place, line.get(place)?)))
    else {
        return dated(line);
    };
    if links > 1 {
        return SourceWords {
            title: line,
            ..SourceWords::default()
        };
    }
    let (before, behind) = (&line[..place], &line[place + 1..]);
    let url = ("URL", address.clone());
    let is_address = words(label).contains("://") || words(label) == *address;
    let mut source = SourceWords {
        more: vec![url],
        ..SourceWords::default()
    };
    match (is_address, is_blank(before)) {
        // "[A title](https://…), Institute, 4 May 2025"
        (false, true) => {
            source.title = label.clone();
            if !details(&words(behind), &mut source) {
                source.more.truncate(1);
                source.title = [label.clone(), behind.to_vec()].concat();
            }
        }
        (false, false) => source.title = [before, label, behind].concat(),
        // "https://…" alone
        (true, true) if is_blank(behind) => source.title = plain(address.clone()),
        // "A title. https://… (accessed 4 May 2025)"
        (true, _) => {
            let mut title = dated(trimmed(before));
            source.title = std::mem::take(&mut title.title);
            source.more.append(&mut title.more);
            let rest = words(behind);
            let bare =
                rest.trim_matches(|next| SEPARATORS.contains(&next) || "()[]".contains(next));
            match accessed(bare).or_else(|| dates::read(bare).map(|date| ("issued", date))) {
                Some((key, date)) if source.value(key).is_none() => source.more.push((key, date)),
                _ if bare.is_empty() => {}
                _ => {
                    source.title.extend(plain(" "));
                    source.title.extend_from_slice(behind);
                }
            }
        }
    }
    if is_blank(&source.title) {
        source.title = plain(address.clone());
    }
    source
}

/// "accessed 4 May 2025"
fn accessed(words: &str) -> Option<(&'static str, String)> {
    let lower = words.to_lowercase();
    let starts = [
        "accessed on ",
        "accessed: ",
        "accessed ",
        "retrieved on ",
        "retrieved ",
        "last accessed ",
        "abgerufen am ",
        "consulté le ",
    ];
    let start = starts.iter().find(|start| lower.starts_with(**start))?;
    Some(("accessed", dates::read(words.get(start.len()..)?)?))
}

/// A title, and the date in parentheses or behind the comma at its end.
fn dated(mut line: Line) -> SourceWords {
    let mut source = SourceWords::default();
    if let Some(Inline::Characters(last)) = line.last_mut() {
        let text = last.trim_end_matches(['.', ' ']);
        let inner = text
            .strip_suffix(')')
            .and_then(|text| text.rfind('(').map(|at| (at, &text[at + 1..])));
        let comma = || {
            let at = text.rfind([',', '،'])?;
            Some((at, text[at..].trim_start_matches([',', '،', ' '])))
        };
        // "May 4, 2025" has a comma of its own.
        let two = || {
            text.rfind(", ")
                .and_then(|at| text[..at].rfind(", "))
                .map(|at| (at, &text[at + 2..]))
        };
        let exact = |date: &String| date.len() > 4;
        let found = match inner {
            Some((at, inner)) => dates::read(inner).map(|date| (at, date)),
            None => [two(), comma()]
                .into_iter()
                .flatten()
                .find_map(|(at, inner)| Some((at, dates::read(inner).filter(exact)?))),
        };
        if let Some((at, date)) = found.filter(|(at, _)| *at > 0) {
            last.truncate(at);
            source.more.push(("issued", date));
        }
    }
    source.title = match source.more.is_empty() {
        true => line,
        false => trimmed(&line),
    };
    source
}

/// Words behind a linked title: a house, a date, or both; whether they are no more than that.
fn details(words: &str, source: &mut SourceWords) -> bool {
    let bare = words.trim_matches(|next| SEPARATORS.contains(&next));
    let bare = bare
        .strip_prefix('(')
        .and_then(|bare| bare.strip_suffix(')'))
        .unwrap_or(bare)
        .trim();
    if bare.is_empty() {
        return true;
    }
    if let Some(date) = dates::read(bare) {
        source.more.push(("issued", date));
        return true;
    }
    if let Some(found) = accessed(bare) {
        source.more.push(found);
        return true;
    }
    let commas = bare.match_indices([',', '(', '·', '|']);
    for (at, mark) in commas {
        let house = bare[..at].trim_end_matches(|next| SEPARATORS.contains(&next));
        let date = bare[at + mark.len()..].trim_matches([' ', ')', ',']);
        if let Some(date) = dates::read(date).filter(|_| is_house(house)) {
            source
                .more
                .extend([("publisher", house.to_string()), ("issued", date)]);
            return true;
        }
    }
    if is_house(bare) && !bare.contains([',', '.', ';', '(', ':']) {
        source.more.push(("publisher", bare.to_string()));
        return true;
    }
    false
}

fn is_house(words: &str) -> bool {
    !words.is_empty() && words.len() <= LONGEST_HOUSE && !words.contains(['[', ']', '"', '“'])
}

/// A further line of a source: an address, a date, a house.
fn further(line: Line, source: &mut SourceWords) {
    let text = words(&line);
    if let [Inline::Link(address, label)] = line.as_slice()
        && source.value("URL").is_none()
    {
        source.more.push(("URL", address.clone()));
        if !words(label).contains("://") {
            add_words(label, source);
        }
    } else if let Some(date) = dates::read(&text).filter(|_| source.value("issued").is_none()) {
        source.more.push(("issued", date));
    } else if source.value("publisher").is_none()
        && is_house(&text)
        && line.iter().all(|one| matches!(one, Inline::Characters(_)))
    {
        source.more.push(("publisher", text));
    } else {
        add_words(&line, source);
    }
}

fn add_words(line: &[Inline], source: &mut SourceWords) {
    source.title.extend(plain(" "));
    source.title.extend_from_slice(line);
}

/// A line without what parts it from the address behind it.
fn trimmed(line: &[Inline]) -> Line {
    let mut line = line.to_vec();
    if let Some(Inline::Characters(last)) = line.last_mut() {
        let end = last
            .trim_end_matches([' ', ',', ':', '-', '–', '—', '|', '(', '<', '['])
            .len();
        last.truncate(end);
    }
    marked::tidy(&line)
}

#[cfg(test)]
mod tests;
