//! The files that diagnostics point into.

use std::ops::Range;

/// Names a file among [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in a file, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

impl Span {
    /// The span as a range of the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The name that the user knows it by: the path as given, or `<stdin>`.
    pub name: String,
    /// Its text, without a byte-order mark.
    pub text: String,
}

impl Source {
    /// A file by its name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Source {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Whether it is one pair of braces or brackets, as JSON is: its writer wants other advice than one of
    /// YAML.
    pub fn is_json(&self) -> bool {
        self.text.trim_start().starts_with(['{', '['])
    }
}

/// Every file of one run.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Indexed>,
}

#[derive(Debug, Clone)]
struct Indexed {
    source: Source,
    index: LineIndex,
}

impl Sources {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, source: Source) -> FileId {
        let index = LineIndex::new(&source.text);
        self.files.push(Indexed { source, index });
        FileId(u32::try_from(self.files.len() - 1).expect("fewer files than fit in memory"))
    }

    /// The file of that name.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize].source
    }

    /// Line and column of a byte, both from 1; columns count characters. A byte past the end of
    /// the file counts as its end. Takes the same short time wherever the byte is.
    pub fn position(&self, file: FileId, byte: u32) -> (usize, usize) {
        let Indexed { source, index } = &self.files[file.0 as usize];
        index.position(&source.text, byte as usize)
    }

    /// The line that a byte stands in, as a range of the file's text without its line end.
    pub fn line(&self, file: FileId, byte: u32) -> Range<usize> {
        let Indexed { source, index } = &self.files[file.0 as usize];
        index.line(&source.text, byte as usize)
    }
}

/// Where the lines of a text begin, and how many characters stand before every so many bytes:
/// with both, a position costs no more than one stride, even in a line of a megabyte.
#[derive(Debug, Clone)]
struct LineIndex {
    /// The first byte of every line.
    starts: Vec<usize>,
    /// The characters before byte `STRIDE * n`.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 1024;

impl LineIndex {
    fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(newlines.map(|(at, _)| at + 1))
            .collect();
        let mut characters = vec![0];
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            count += first_bytes(chunk);
            characters.push(count);
        }
        LineIndex { starts, characters }
    }

    fn position(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = byte.min(text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        let column = self.characters_before(text, byte) - self.characters_before(text, start);
        (line, column + 1)
    }

    fn line(&self, text: &str, byte: usize) -> Range<usize> {
        let line = self
            .starts
            .partition_point(|start| *start <= byte.min(text.len()));
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let carriage_return = text[start..end].ends_with('\r');
        start..end - usize::from(carriage_return)
    }

    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let stride = byte / STRIDE;
        self.characters[stride] + first_bytes(&text.as_bytes()[stride * STRIDE..byte])
    }
}

/// Counts the bytes that begin a character: a cut through a character does no harm.
fn first_bytes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(text: &str) -> (Sources, FileId) {
        let mut sources = Sources::new();
        let file = sources.add(Source {
            name: "a.yaml".to_string(),
            text: text.to_string(),
        });
        (sources, file)
    }

    #[test]
    fn columns_count_characters_and_lines_end_in_any_way() {
        let (sources, file) = sources("eins\r\nzwö äö x\nسلام\n");
        assert_eq!(sources.position(file, 0), (1, 1));
        assert_eq!(sources.position(file, 6), (2, 1));
        assert_eq!(sources.position(file, 16), (2, 8));
        assert_eq!(sources.position(file, 20), (3, 2));
        assert_eq!(sources.position(file, 9_999), (4, 1));
        assert_eq!(sources.line(file, 3), 0..4);
    }

    #[test]
    fn a_position_in_a_long_line_agrees_with_counting() {
        let (sources, file) = sources(&format!("first\n{}", "aé漢😀".repeat(2_000)));
        let text = &sources.get(file).text;
        for (column, (byte, _)) in text[6..].char_indices().enumerate().step_by(97) {
            let byte = u32::try_from(byte + 6).unwrap();
            assert_eq!(sources.position(file, byte), (2, column + 1));
        }
    }
}
