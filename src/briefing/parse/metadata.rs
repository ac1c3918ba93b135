//! What a briefing says of itself: series, identifiers, status, marking.

use crate::briefing::checksum;
use crate::briefing::keys::choices::{PAP, SCHEMES, STATUSES, TLP};
use crate::briefing::keys::{ACCESSIBILITY, IDENTIFIER, LOGO, MARKING, SERIES};
use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::LogoFile;
use crate::briefing::yaml::{NodeKind, Written};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Accessibility, Address, Doi, Marking, Status, is_blank};

impl Decoder<'_> {
    /// `series`: a name, or a mapping of name and number.
    pub fn series(&mut self, record: &Record<'_>) -> Option<(Written, Option<Written>)> {
        let node = record.get("series")?;
        if let NodeKind::Scalar(name) = &node.kind {
            return Some((self.bounded(name)?, None));
        }
        let record = self.record(node, &SERIES)?;
        Some((
            self.required(&record, "name")?,
            self.text_of(&record, "number"),
        ))
    }

    /// `identifier`, and `doi` and `isbn`, which are short for one each.
    pub fn identifiers(&mut self, record: &Record<'_>) -> Vec<(String, Written)> {
        let mut identifiers = self.listed_identifiers(record);
        for (key, scheme) in [("doi", "DOI"), ("isbn", "ISBN-13")] {
            if let Some(text) = self.text_of(record, key) {
                identifiers.push((scheme.to_string(), text));
            }
        }
        let mut known: Vec<(String, Written)> = Vec::new();
        for (scheme, mut text) in identifiers {
            if scheme == "DOI" {
                let Some(doi) = self.doi(&text, "the identifier") else {
                    continue;
                };
                text.value = doi.name().to_string();
            }
            let is_known =
                |(other, one): &(String, Written)| *other == scheme && one.value == text.value;
            if !known.iter().any(is_known) {
                known.push((scheme, text));
            }
        }
        known
    }

    /// A DOI in any form that people paste.
    pub(super) fn doi(&mut self, written: &Written, what: &str) -> Option<Doi> {
        let doi = Doi::parse(&written.value);
        if doi.is_none() {
            let message = format!("{what} is `{}`, which is not a DOI", written.value.trim());
            self.error(
                Diagnostic::error("bad-doi", written.span, message)
                    .help("a DOI begins with `10.` and has a slash in it: `10.1000/182`"),
            );
        }
        doi
    }

    /// Where a link is to lead.
    pub(super) fn address(&mut self, written: &Written, what: &str) -> Option<Address> {
        let address = Address::parse(&written.value);
        address
            .map_err(|fault| {
                let message = format!("{what} is no web address: {fault}");
                self.error(
                    Diagnostic::error("bad-link", written.span, message)
                        .help("write it whole: `https://example.org/report`"),
                );
            })
            .ok()
    }

    /// `identifier`: mappings of scheme and text.
    fn listed_identifiers(&mut self, record: &Record<'_>) -> Vec<(String, Written)> {
        let Some(node) = record.get("identifier") else {
            return Vec::new();
        };
        let nodes = match &node.kind {
            NodeKind::Mapping(_) => vec![node],
            NodeKind::Sequence(_) | NodeKind::Scalar(_) => {
                self.list(node, "`identifier`", Some(&IDENTIFIER))
            }
        };
        let mut identifiers = Vec::new();
        for node in nodes {
            let Some(record) = self.record(node, &IDENTIFIER) else {
                continue;
            };
            let scheme = if record.get("scheme").is_some() {
                self.choice(&record, "scheme", SCHEMES)
            } else {
                self.required(&record, "scheme");
                None
            };
            let text = self.required(&record, "text");
            if let (Some(scheme), Some(text)) = (scheme, text) {
                self.check_number(scheme, &text);
                if scheme == "URL" && self.address(&text, "the identifier").is_none() {
                    continue;
                }
                identifiers.push((scheme.to_string(), text));
            }
        }
        identifiers
    }

    /// Warns of a number whose last digit is not the one that the others make.
    fn check_number(&mut self, scheme: &str, text: &Written) {
        let number = text.value.trim();
        let (is_right, digits) = match scheme {
            "ISBN-13" => (checksum::is_isbn13(number), "thirteen digits"),
            "ISSN" => (checksum::is_issn(number), "eight digits"),
            _ => return,
        };
        if !is_right {
            let message =
                format!("`{number}` is no {scheme}: its last digit does not fit the others");
            self.error(
                Diagnostic::warning("wrong-check-digit", text.span, message)
                    .label("told as it is written")
                    .help(format!("compare it with the original; it has {digits}")),
            );
        }
    }

    /// `status`.
    pub fn status(&mut self, record: &Record<'_>) -> Option<Status> {
        self.choice(record, "status", STATUSES)
    }

    /// `keywords`: a list of texts.
    pub fn keywords(&mut self, record: &Record<'_>) -> Vec<Written> {
        let nodes = self.list_of(record, "keywords");
        nodes
            .into_iter()
            .filter_map(|node| self.text(node, "a keyword"))
            .collect()
    }

    /// `logo`: a file, and what it says to those who do not see it, which is the publisher's name
    /// where nothing else is said.
    pub fn logo(&mut self, record: &Record<'_>, publisher: Option<&Written>) -> Option<LogoFile> {
        let node = record.get("logo")?;
        let record = self.record(node, &LOGO)?;
        let file = self.required(&record, "src")?;
        let words = self.text_of(&record, "alt").or_else(|| publisher.cloned());
        let Some(words) = words.filter(|words| !is_blank(&words.value)) else {
            self.error(
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

    /// `marking`: a label of the Traffic Light Protocol or a classification, and caveats; with the place
    /// of its longest piece, in case that it is too long.
    pub fn marking(&mut self, record: &Record<'_>) -> Option<(Marking, Span)> {
        let node = record.get("marking")?;
        let record = self.record(node, &MARKING)?;
        let mut marking = Marking {
            tlp: self.choice(&record, "tlp", TLP),
            pap: self.choice(&record, "pap", PAP),
            words: Vec::new(),
        };
        let mut pieces: Vec<Written> = Vec::new();
        pieces.extend(self.text_of(&record, "classification"));
        for node in self.list_of(&record, "caveats") {
            pieces.extend(self.text(node, "a caveat"));
        }
        let longest = pieces.iter().max_by_key(|piece| piece.value.len());
        let place = longest.map_or(record.span, |piece| piece.span);
        marking.words = pieces.into_iter().map(|piece| piece.value).collect();
        let says_nothing = marking == Marking::default();
        let given = ["tlp", "pap"].iter().any(|key| record.get(key).is_some());
        if says_nothing && !given {
            self.error(
                Diagnostic::error("empty-marking", record.span, "this marking marks nothing")
                    .help("give it a `tlp`, a `pap`, a `classification` or `caveats`"),
            );
        }
        (!says_nothing).then_some((marking, place))
    }

    /// `marking` of a part, and where it is.
    pub fn marking_of_part(&mut self, record: &Record<'_>) -> Option<(Marking, Span)> {
        let (marking, longest) = self.marking(record)?;
        let place = record.get("marking").map_or(longest, |node| node.span);
        Some((marking, place))
    }

    /// `accessibility`.
    pub fn accessibility(&mut self, record: &Record<'_>) -> Option<Accessibility> {
        let node = record.get("accessibility")?;
        let record = self.record(node, &ACCESSIBILITY)?;
        let mut text = |key| self.text_of(&record, key).map(|written| written.value);
        Some(Accessibility {
            conforms_to: text("conforms_to"),
            certified_by: text("certified_by"),
            summary: text("summary"),
        })
    }
}
