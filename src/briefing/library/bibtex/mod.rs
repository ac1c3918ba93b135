//! BibTeX and BibLaTeX.
//!
//! In: the text of a file. Out: the tree of a source for each of its entries. The file is [`split`] into entries, so
//! that a faulty one costs no other and none is deeper than it looks; biblatex takes each apart into its fields;
//! `@string`s are put in ([`strings`]), fields of parents are inherited ([`inherit`]), and each field becomes the
//! variable that it is ([`convert`]), its TeX read.

mod convert;
mod dates;
mod entry;
mod inherit;
mod names;
mod split;
mod strings;
pub mod types;

use std::collections::BTreeMap;

use biblatex::{ParseErrorKind, RawBibliography, Token};

use self::entry::{BibEntry, Field};
use self::split::{Found, split};
use self::strings::Strings;
use crate::briefing::yaml::Node;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span};

/// How many fields an entry may have.
const MOST_FIELDS: usize = 1_000;

/// The entries of a file, as trees of sources.
pub fn entries(file: FileId, files: &Sources, diagnostics: &mut Diagnostics) -> Vec<Node> {
    let text = &files.get(file).text;
    let mut reader = Reader {
        text,
        file,
        strings: Strings::default(),
        entries: Vec::new(),
        keys: BTreeMap::new(),
        diagnostics,
    };
    for found in split(text) {
        reader.read(&found);
    }
    let Reader {
        mut entries, keys, ..
    } = reader;
    inherit::resolve(&mut entries, &keys, diagnostics);
    let sources = entries.iter().filter(|entry| entry.kind != "xdata");
    sources.map(convert::source).collect()
}

struct Reader<'t, 'd> {
    text: &'t str,
    file: FileId,
    strings: Strings,
    entries: Vec<BibEntry>,
    /// Which entry has a key, in small letters, as BibTeX compares them.
    keys: BTreeMap<String, usize>,
    diagnostics: &'d mut Diagnostics,
}

impl<'t> Reader<'t, '_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: number(start),
            end: number(end),
        }
    }

    /// The first line of an entry.
    fn head(&self, found: &Found) -> Span {
        let text = &self.text[found.range.clone()];
        let length = text.lines().next().unwrap_or_default().trim_end().len();
        self.span(found.range.start, found.range.start + length)
    }

    fn read(&mut self, found: &Found) {
        match found.kind.as_str() {
            "comment" | "preamble" => return,
            _ if !found.is_closed => {
                let bad = Diagnostic::error("bad-entry", self.head(found), "this entry has no end");
                let bad = bad.label("its brace is not closed");
                self.diagnostics.push(
                    bad.help(
                        "write a `}` behind its last field; a brace in a text stands in a pair",
                    ),
                );
                return;
            }
            _ => {}
        }
        let tex = braced(&self.text[found.range.clone()], found);
        let raw = match RawBibliography::parse(&tex) {
            Ok(raw) => raw,
            Err(error) => {
                let at = found.range.start + error.span.start.min(tex.len());
                return self.refuse(found, at, &error.kind);
            }
        };
        let base = found.range.start;
        for pair in &raw.abbreviations {
            let value = self.strings.expanded(&pair.value.v);
            self.strings.add(pair.key.v, value);
        }
        for one in raw.entries {
            if one.v.fields.len() > MOST_FIELDS {
                let head = self.head(found);
                self.diagnostics.push(
                    Diagnostic::error(
                        "bad-entry",
                        head,
                        "this entry has more than a thousand fields",
                    )
                    .help("take out those that no source has"),
                );
                continue;
            }
            let fields = one.v.fields.iter().map(|pair| {
                let value = self.strings.expanded(&pair.value.v);
                let (start, end) = inner(&pair.value.span, &tex);
                Field {
                    name: pair.key.v.to_lowercase(),
                    tex: value,
                    span: self.span(base + start, base + end),
                }
            });
            let fields = fields.collect();
            let key = &one.v.key;
            let entry = BibEntry {
                kind: found.kind.clone(),
                key: key.v.to_string(),
                key_span: self.span(base + key.span.start, base + key.span.end),
                span: self.span(found.range.start, found.range.end),
                fields,
            };
            self.add(entry);
        }
    }

    /// Adds an entry, unless another has its key.
    fn add(&mut self, mut entry: BibEntry) {
        entry.keep_first_fields();
        if entry.key.is_empty() {
            return self.entries.push(entry);
        }
        let key = entry.key.to_lowercase();
        let Some(first) = self.keys.get(&key) else {
            self.keys.insert(key, self.entries.len());
            return self.entries.push(entry);
        };
        let first = &self.entries[*first];
        if first.is_same(&entry) {
            return;
        }
        let message = format!("two entries have the key `{}`", entry.key);
        let again = Diagnostic::warning("source-again", entry.key_span, message)
            .label("left out")
            .related(first.key_span, "this one holds")
            .help("give one of them another key");
        self.diagnostics.push(again);
    }

    /// Reports an entry that cannot be taken apart.
    fn refuse(&mut self, found: &Found, at: usize, kind: &ParseErrorKind) {
        let wanted = match kind {
            ParseErrorKind::Expected(Token::Comma) => {
                "write a comma between fields, and behind the key"
            }
            ParseErrorKind::Expected(Token::Equals) => "write `name = {value}`",
            ParseErrorKind::Expected(Token::Identifier) => {
                "write the name of a field, `title = {…}`"
            }
            _ => "write each field as `name = {value}`, with a comma behind it",
        };
        let line = self.text[at.min(self.text.len())..].lines().next();
        let length = line.unwrap_or_default().trim_end().len().min(1);
        let span = self.span(
            at,
            at + self.text[at..].chars().next().map_or(0, char::len_utf8) * length,
        );
        let head = self.head(found);
        self.diagnostics.push(
            Diagnostic::error("bad-entry", span, "this entry cannot be read on from here")
                .related(head, "the entry")
                .help(wanted),
        );
    }
}

/// An entry whose values stand in braces all, at the same places.
fn braced(text: &str, found: &Found) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (at, brace) in &found.braces {
        if let Some(byte) = bytes.get_mut(at - found.range.start) {
            *byte = *brace;
        }
    }
    // One ASCII byte in place of another.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

/// A value without the braces around it.
fn inner(span: &std::ops::Range<usize>, tex: &str) -> (usize, usize) {
    let value = tex.get(span.clone()).unwrap_or_default();
    let trimmed = value.trim_end();
    match trimmed.starts_with('{') && trimmed.ends_with('}') && trimmed.len() >= 2 {
        true => (span.start + 1, span.start + trimmed.len() - 1),
        false => (span.start, span.start + trimmed.len()),
    }
}
