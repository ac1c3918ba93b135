//! Rows of a file of separated values (RFC 4180).
//!
//! In: a text. Out: its rows, every field with its place in the file, so that what is wrong in it is told at
//! the field. No crate that reads such files tells where a field stands.

use std::ops::Range;

use super::yaml::{Style, Written};
use crate::diagnostic::{FileId, Span};

/// A row: its fields, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The fields.
    pub fields: Vec<Written>,
    /// Where it stands.
    pub span: Span,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvFault {
    /// Where.
    pub span: Span,
    /// What.
    pub message: &'static str,
}

/// Reads the rows of a file; empty lines are none.
///
/// # Errors
///
/// When a quotation mark is not closed, or something stands behind one that closes a field.
pub fn read(text: &str, file: FileId, delimiter: char) -> Result<Vec<Row>, CsvFault> {
    let mut reader = Reader {
        text,
        file,
        delimiter,
        at: 0,
    };
    let mut rows = Vec::new();
    while reader.at < text.len() {
        let start = reader.at;
        let fields = reader.row()?;
        let is_empty = fields.len() == 1 && fields[0].value.is_empty();
        if !is_empty {
            let span = fields.last().map_or(start, |last| last.span.end as usize);
            rows.push(Row {
                span: reader.span(start..span.max(start)),
                fields,
            });
        }
    }
    Ok(rows)
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    delimiter: char,
    at: usize,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }

    /// Reads up to the end of a line.
    fn row(&mut self) -> Result<Vec<Written>, CsvFault> {
        let mut fields = Vec::new();
        loop {
            fields.push(self.field()?);
            let rest = &self.text[self.at..];
            if rest.starts_with(self.delimiter) {
                self.at += self.delimiter.len_utf8();
                continue;
            }
            for end in ["\r\n", "\n", "\r"] {
                if rest.starts_with(end) {
                    self.at += end.len();
                    break;
                }
            }
            return Ok(fields);
        }
    }

    fn field(&mut self) -> Result<Written, CsvFault> {
        let start = self.at;
        if self.text[start..].starts_with('"') {
            return self.quoted();
        }
        let ends =
            |character: char| character == self.delimiter || matches!(character, '\n' | '\r');
        let length = self.text[start..]
            .find(ends)
            .unwrap_or(self.text.len() - start);
        self.at = start + length;
        let value = &self.text[start..self.at];
        let lead = value.len() - value.trim_start().len();
        let trimmed = value.trim();
        Ok(Written {
            value: trimmed.to_string(),
            style: Style::Plain,
            span: self.span(start + lead..start + lead + trimmed.len()),
        })
    }

    /// Reads a field in quotation marks, two of which are one within it.
    fn quoted(&mut self) -> Result<Written, CsvFault> {
        let start = self.at;
        let mut value = String::new();
        let mut at = start + 1;
        loop {
            let Some(length) = self.text[at..].find('"') else {
                return Err(CsvFault {
                    span: self.span(start..start + 1),
                    message: "this quotation mark is not closed",
                });
            };
            value.push_str(&self.text[at..at + length]);
            at += length + 1;
            if !self.text[at..].starts_with('"') {
                break;
            }
            value.push('"');
            at += 1;
        }
        let rest = self.text[at..].trim_start_matches([' ', '\t']);
        let blank = self.text.len() - at - rest.len();
        let ends =
            rest.is_empty() || rest.starts_with(['\n', '\r']) || rest.starts_with(self.delimiter);
        if !ends {
            return Err(CsvFault {
                span: self.span(at - 1..at),
                message: "this quotation mark closes the field, and something stands behind it",
            });
        }
        self.at = at + blank;
        Ok(Written {
            value,
            style: Style::SingleQuoted,
            span: self.span(start..at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Source, Sources};

    fn file(text: &str) -> FileId {
        Sources::new().add(Source::new("a.csv", text))
    }

    fn rows(text: &str) -> Result<Vec<Vec<String>>, &'static str> {
        let rows = read(text, file(text), ',').map_err(|fault| fault.message)?;
        let of = |row: Row| row.fields.into_iter().map(|field| field.value).collect();
        Ok(rows.into_iter().map(of).collect())
    }

    #[test]
    fn fields_are_taken_apart_and_quotes_undone() {
        let text = "a, b ,\"c, d\"\r\n\n\"e \"\"f\"\"\",,g\nh";
        let expected = vec![vec!["a", "b", "c, d"], vec!["e \"f\"", "", "g"], vec!["h"]];
        let expected: Vec<Vec<String>> = expected
            .into_iter()
            .map(|row| row.into_iter().map(str::to_string).collect())
            .collect();
        assert_eq!(rows(text), Ok(expected));
        assert_eq!(rows(""), Ok(vec![]));
    }

    #[test]
    fn every_field_knows_its_place() {
        let text = "a,bc\n\"d\",\u{e9}f\n";
        for row in read(text, file(text), ',').expect("rows") {
            for field in row.fields {
                let shown = &text[field.span.range()];
                assert!(shown == field.value || shown == format!("\"{}\"", field.value));
            }
        }
    }

    #[test]
    fn what_is_not_closed_is_told_of() {
        assert!(rows("\"a").is_err());
        assert!(rows("\"a\" b,c").is_err());
    }
}
