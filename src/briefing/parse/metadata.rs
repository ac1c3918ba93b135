//! What a briefing says of itself: series, identifiers, dates, status, logo.

use crate::briefing::keys::choices::{SCHEMES, STATUSES};
use crate::briefing::keys::{ACCESSIBILITY, IDENTIFIER, LOGO, SERIES};
use crate::briefing::record::{Decoder, Record, mend};
use crate::briefing::standard_numbers;
use crate::briefing::typed::LogoFile;
use crate::briefing::yaml::{NodeKind, Written};
use crate::briefing::{date, date_meant, own_calendar};
use crate::diagnostic::Diagnostic;
use crate::document::{Accessibility, Address, Date, Doi, Scheme, Status, is_blank};

/// `series`: a name, or a mapping of name and number.
pub fn series(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
) -> Option<(Written, Option<Written>)> {
    let node = record.get("series")?;
    if let NodeKind::Scalar(name) = &node.kind {
        return Some((decoder.bounded(name)?, None));
    }
    let record = decoder.record(node, &SERIES)?;
    Some((
        decoder.required(&record, "name")?,
        decoder.text_of(&record, "number"),
    ))
}

/// `identifier`, and `doi` and `isbn`, which are short for one each.
pub fn identifiers(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<(Scheme, Written)> {
    let mut identifiers = listed_identifiers(decoder, record);
    for (key, scheme) in [("doi", Scheme::Doi), ("isbn", Scheme::Isbn13)] {
        if let Some(text) = decoder.text_of(record, key) {
            identifiers.push((scheme, text));
        }
    }
    let mut known: Vec<(Scheme, Written)> = Vec::new();
    for (scheme, mut text) in identifiers {
        if scheme == Scheme::Doi {
            let Some(doi) = doi(decoder, &text, "the identifier") else {
                continue;
            };
            text.value = doi.name().to_string();
        }
        let is_known =
            |(other, one): &(Scheme, Written)| *other == scheme && one.value == text.value;
        if !known.iter().any(is_known) {
            known.push((scheme, text));
        }
    }
    known
}

/// A DOI in any form that people paste.
pub fn doi(decoder: &mut Decoder<'_>, written: &Written, what: &str) -> Option<Doi> {
    let doi = Doi::parse(&written.value);
    if doi.is_none() {
        let message = format!("{what} is `{}`, which is not a DOI", written.value.trim());
        decoder.error(
            Diagnostic::error("bad-doi", written.span, message)
                .help("a DOI begins with `10.` and has a slash in it: `10.1000/182`"),
        );
    }
    doi
}

/// Where a link is to lead.
pub fn address(decoder: &mut Decoder<'_>, written: &Written, what: &str) -> Option<Address> {
    let address = Address::parse(&written.value);
    address
        .map_err(|fault| {
            let message = format!("{what} is no web address: {fault}");
            decoder.error(
                Diagnostic::error("bad-link", written.span, message)
                    .help("write it whole: `https://example.org/report`"),
            );
        })
        .ok()
}

/// `identifier`: mappings of scheme and text.
fn listed_identifiers(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<(Scheme, Written)> {
    let Some(node) = record.get("identifier") else {
        return Vec::new();
    };
    let nodes = match &node.kind {
        NodeKind::Mapping(_) => vec![node],
        NodeKind::Sequence(_) | NodeKind::Scalar(_) => {
            decoder.list(node, "`identifier`", Some(&IDENTIFIER))
        }
    };
    let mut identifiers = Vec::new();
    for node in nodes {
        let Some(record) = decoder.record(node, &IDENTIFIER) else {
            continue;
        };
        let scheme = if record.get("scheme").is_some() {
            decoder.choice(&record, "scheme", SCHEMES)
        } else {
            decoder.required(&record, "scheme");
            None
        };
        let text = decoder.required(&record, "text");
        if let (Some(scheme), Some(text)) = (scheme, text) {
            check_number(decoder, scheme, &text);
            if scheme == Scheme::Url && address(decoder, &text, "the identifier").is_none() {
                continue;
            }
            identifiers.push((scheme, text));
        }
    }
    identifiers
}

/// Warns of a number whose last digit is not the one that the others make.
fn check_number(decoder: &mut Decoder<'_>, scheme: Scheme, text: &Written) {
    let number = text.value.trim();
    let (is_right, digits) = match scheme {
        Scheme::Isbn13 => (standard_numbers::is_isbn13(number), "thirteen digits"),
        Scheme::Issn => (standard_numbers::is_issn(number), "eight digits"),
        Scheme::Doi | Scheme::Urn | Scheme::Url => return,
    };
    if !is_right {
        let message = format!(
            "`{number}` is no {}: its last digit does not fit the others",
            scheme.name()
        );
        decoder.error(
            Diagnostic::warning("wrong-check-digit", text.span, message)
                .label("told as it is written")
                .help(format!("compare it with the original; it has {digits}")),
        );
    }
}

/// The date of a key.
pub fn date(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str) -> Option<Date> {
    let written = decoder.text_of(record, key)?;
    let date = date::parse(&written.value);
    match date {
        Some(_) => {
            let calendar = decoder.own_calendar;
            let warning = own_calendar::warning(&written, calendar, decoder.sources);
            decoder.diagnostics.extend(warning);
        }
        None => bad_date(decoder, &written, key),
    }
    date
}

fn bad_date(decoder: &mut Decoder<'_>, written: &Written, key: &str) {
    let message = format!("`{key}` is `{}`, which is not a date", written.value);
    let (meant, help) =
        own_calendar::unread(&written.value, decoder.own_calendar).unwrap_or_else(|| {
            let help = "write `2026-01-15`, `2026-01` or `2026`".to_string();
            (date_meant::day(&written.value), help)
        });
    let suggestion = mend::in_place_of(written, meant.as_deref(), decoder.sources);
    decoder.error(
        Diagnostic::error("bad-date", written.span, message)
            .help(help)
            .suggest(suggestion),
    );
}

/// `status`.
pub fn status(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Status> {
    decoder.choice(record, "status", STATUSES)
}

/// `keywords`: a list of texts.
pub fn keywords(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Written> {
    let nodes = decoder.list_of(record, "keywords");
    nodes
        .into_iter()
        .filter_map(|node| decoder.text(node, "a keyword"))
        .collect()
}

/// `logo`: a file, and what it says to those who do not see it, which is the publisher's name
/// where nothing else is said.
pub fn logo(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    publisher: Option<&Written>,
) -> Option<LogoFile> {
    let node = record.get("logo")?;
    let record = decoder.record(node, &LOGO)?;
    let file = decoder.required(&record, "src")?;
    let words = decoder
        .text_of(&record, "alt")
        .or_else(|| publisher.cloned());
    let Some(words) = words.filter(|words| !is_blank(&words.value)) else {
        decoder.error(
            Diagnostic::error(
                "logo-without-alt",
                file.span,
                "nothing says what the logo shows to those who do not see it",
            )
            .help("add `alt: Name of the house` to it, or name the `publisher`"),
        );
        return None;
    };
    Some(LogoFile {
        file,
        alternative: words.value,
    })
}

/// `accessibility`.
pub fn accessibility(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Accessibility> {
    let node = record.get("accessibility")?;
    let record = decoder.record(node, &ACCESSIBILITY)?;
    let mut text = |key| decoder.text_of(&record, key).map(|written| written.value);
    Some(Accessibility {
        conforms_to: text("conforms_to"),
        certified_by: text("certified_by"),
        summary: text("summary"),
    })
}
