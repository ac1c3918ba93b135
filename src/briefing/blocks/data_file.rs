//! Files of separated values beside the briefing: what tables and charts take their data from.
//!
//! In: a record that names a file, and the text of that. Out: its rows, every field in its place, with the
//! columns found by the names in the first row.

use super::super::csv;
use crate::briefing::keys::{self, Key, Value};
use crate::briefing::record::{Decoder, Record, listed, nearest};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};

const VERBATIM: Value = Value::text(keys::Text::Verbatim);

/// The key of its name, with what it says of itself.
pub const fn csv(documented: &'static str) -> Key {
    Key::new("csv", VERBATIM, documented).miscalled(&["file", "src"])
}

/// The key of what stands between its fields.
pub const DELIMITER: Key = Key::new(
    "delimiter",
    VERBATIM,
    "what stands between its fields: `,` if nothing is said, `;`, `\\t`",
)
.miscalled(&["separator"]);

/// A file that data are read from.
#[derive(Debug, Clone, PartialEq)]
pub struct DataFile {
    /// Its name, as seen from the briefing's folder.
    pub name: Written,
    /// What stands between its fields.
    pub delimiter: char,
}

/// What stands in a file.
#[derive(Debug)]
pub struct Data<'a> {
    file: &'a DataFile,
    /// The names of its columns.
    pub names: Vec<Written>,
    /// Where they stand.
    pub span: Span,
    /// The rows below them, each with as many fields; at least one.
    pub rows: Vec<csv::Row>,
}

/// Reads the keys that name a file.
pub fn read(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<DataFile> {
    let name = decoder.text_of(record, "csv")?;
    let delimiter = decoder.text_of(record, "delimiter");
    let delimiter = match delimiter.as_ref().map(|written| written.value.as_str()) {
        None => ',',
        Some("\t" | "\\t" | "tab") => '\t',
        Some(other) => {
            let mut characters = other.chars();
            match (characters.next(), characters.next()) {
                (Some(one), None) if one != '"' => one,
                _ => {
                    let span = delimiter.as_ref().map_or(name.span, |written| written.span);
                    let message = format!("`delimiter` cannot be `{other}`");
                    decoder.error(
                        Diagnostic::error("bad-delimiter", span, message)
                            .help("write one character: `,`, `;` or `\\t`"),
                    );
                    ','
                }
            }
        }
    };
    Some(DataFile { name, delimiter })
}

impl DataFile {
    /// What stands in it; what is wrong with that is reported.
    pub fn data(
        &self,
        text: &str,
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) -> Option<Data<'_>> {
        let rows = csv::read(text, file, self.delimiter).map_err(|fault| {
            let first = text.lines().next().unwrap_or_default();
            let other = [';', '\t'].into_iter().find(|sign| first.contains(*sign));
            let error = Diagnostic::error("bad-csv", fault.span, fault.message);
            diagnostics.push(match other.filter(|_| !first.contains(self.delimiter)) {
                Some(sign) => error.help(format!(
                    "its first line has `{}` in it: say `delimiter: \"{0}\"`",
                    sign.escape_default()
                )),
                None => error.help("a field with commas, quotation marks or line ends stands between two marks, and a mark in it is written twice"),
            });
        });
        let mut rows = rows.ok()?.into_iter();
        let name = &self.name.value;
        let lacks = |message: String, help: &'static str| {
            Diagnostic::error("bad-csv", self.name.span, message).help(help)
        };
        let Some(names) = rows.next() else {
            diagnostics.push(lacks(
                format!("the file `{name}` has no rows"),
                "write the names of its columns in its first line, and a row on each other",
            ));
            return None;
        };
        let rows: Vec<csv::Row> = rows.collect();
        let width = names.fields.len();
        if let Some(row) = rows.iter().find(|row| row.fields.len() != width) {
            let count = row.fields.len();
            let fields = if count == 1 { "field" } else { "fields" };
            let message = format!("this row has {count} {fields}, the first {width}");
            let help = match count > width {
                true => "a field with commas in it stands between quotation marks",
                false => "a field that is empty still has its comma",
            };
            diagnostics.push(Diagnostic::error("row-length", row.span, message).help(help));
            return None;
        }
        if rows.is_empty() {
            diagnostics.push(lacks(
                format!("the file `{name}` has no rows below its first"),
                "write a row on each line below the names of its columns",
            ));
            return None;
        }
        Some(Data {
            file: self,
            names: names.fields,
            span: names.span,
            rows,
        })
    }
}

impl Data<'_> {
    /// The index of a column; one that is not there is reported where it is asked for.
    pub fn column(&self, field: &Written, diagnostics: &mut Diagnostics) -> Option<usize> {
        let wanted = field.value.trim();
        let mut names = self.names.iter().map(|name| name.value.trim());
        let found = names.clone().position(|name| name == wanted);
        if found.is_none() {
            let message = format!(
                "the file `{}` has no column `{wanted}`",
                self.file.name.value
            );
            let only = (self.names.len() == 1).then(|| self.names[0].value.as_str());
            let other = only.and_then(|only| {
                [';', '\t', '|']
                    .into_iter()
                    .find(|sign| only.contains(*sign))
            });
            let help = match nearest(wanted, names.by_ref()) {
                _ if let Some(sign) = other => {
                    let sign = sign.escape_default();
                    format!(
                        "its first line is one field with `{sign}` in it: say `delimiter: \"{sign}\"`"
                    )
                }
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let known: Vec<&str> =
                        self.names.iter().map(|name| name.value.trim()).collect();
                    format!("its columns are {}", listed(&known))
                }
            };
            diagnostics.push(Diagnostic::error("unknown-value", field.span, message).help(help));
        }
        found
    }
}
