//! Documents made by hand, for tests: every kind of block, every kind of mark.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

mod english;
mod persian;

pub use english::{english, latin};
pub use persian::persian;

use unicode_script::{Script, UnicodeScript};

use super::{Cover, FontSource, FontStyle, Input, Variant};
use crate::document::{
    Block, CitationId, Definition, DefinitionKind, Definitions, Document, List, ListItem, Mark,
    MarkKind, Metadata, Note, NoteId, Paragraph, Reference, Section, SectionKind, Text, TextId,
    TitleBlock, Voice,
};
use crate::language::Tag;
use crate::theme::{Family, Theme};

/// Makes texts with ids that rise.
#[derive(Default)]
pub struct Maker {
    texts: u32,
    citations: u32,
    notes: Vec<Note>,
}

/// What a mark in a sample's text is: `(the words that it covers, its kind)`.
type Marked<'a> = (&'a str, MarkKind);

impl Maker {
    /// A text without marks.
    pub fn text(&mut self, content: &str) -> Text {
        self.texts += 1;
        Text::plain(TextId(self.texts - 1), content)
    }

    /// A text with marks over the first occurrence of some words, outer ones first. What stands
    /// before a bar tells that occurrence from others and is not covered.
    pub fn marked(&mut self, content: &str, marks: &[Marked<'_>]) -> Text {
        let find = |words: &str| -> Range<usize> {
            let (before, words) = words.split_once('|').unwrap_or(("", words));
            let whole = format!("{before}{words}");
            let start = content.find(&whole).expect("words of the text") + before.len();
            start..start + words.len()
        };
        let marks = marks.iter().map(|(words, kind)| Mark {
            range: find(words),
            kind: kind.clone(),
        });
        let mut marks: Vec<Mark> = marks.collect();
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        Text {
            marks,
            ..self.text(content)
        }
    }

    /// A citation of a source, by its index.
    pub fn cite(&mut self, source: u32) -> MarkKind {
        self.citations += 1;
        MarkKind::Citation {
            source,
            citation: CitationId(self.citations - 1),
        }
    }

    /// The mark that the next note is called with; the note is made by [`Maker::note`].
    pub fn call(&self) -> MarkKind {
        MarkKind::NoteCall {
            note: NoteId(u32::try_from(self.notes.len()).expect("few notes")),
            call: 0,
        }
    }

    /// The next note.
    pub fn note(&mut self, label: &str, content: &str, marks: &[Marked<'_>]) {
        let label = self.text(label);
        let text = self.marked(content, marks);
        self.notes.push(Note {
            label,
            blocks: vec![Block::Paragraph(Paragraph {
                voice: Voice::Body,
                text,
            })],
            calls: 1,
        });
    }

    /// A paragraph.
    pub fn paragraph(&mut self, voice: Voice, content: &str) -> Block {
        let text = self.text(content);
        Block::Paragraph(Paragraph { voice, text })
    }

    /// A list of paragraphs behind markers.
    pub fn list(&mut self, numbered: bool, loose: bool, items: &[(&str, &str)]) -> Block {
        let items = items.iter().map(|(marker, content)| ListItem {
            number: numbered.then(|| ascii_number(marker)),
            anchor: None,
            marker: self.text(marker),
            blocks: vec![self.paragraph(Voice::Body, content)],
        });
        Block::List(List {
            numbered,
            loose,
            items: items.collect(),
        })
    }

    /// A section.
    pub fn section(
        &mut self,
        kind: SectionKind,
        level: u8,
        anchor: &str,
        heading: &str,
    ) -> Section {
        Section {
            kind,
            anchor: anchor.to_string(),
            level,
            heading: (!heading.is_empty()).then(|| self.text(heading)),
            label: heading.to_string(),
            blocks: Vec::new(),
        }
    }

    /// A definition list of paragraphs.
    pub fn definitions(&mut self, kind: DefinitionKind, entries: &[(&str, &str)]) -> Block {
        let entries = entries
            .iter()
            .enumerate()
            .map(|(index, (term, content))| Definition {
                anchor: format!("{kind:?}-{index}").to_lowercase(),
                term: (!term.is_empty()).then(|| self.text(term)),
                blocks: vec![self.paragraph(Voice::Body, content)],
            });
        Block::Definitions(Definitions {
            kind,
            entries: entries.collect(),
        })
    }

    /// A source with its citations.
    pub fn reference(
        &mut self,
        number: u32,
        label: &str,
        text: &str,
        citations: &[u32],
    ) -> Reference {
        Reference {
            anchor: format!("source-{number}"),
            number,
            label: Some(self.text(label)),
            text: self.text(text),
            scanned: None,
            citations: citations.iter().copied().map(CitationId).collect(),
        }
    }

    /// The whole.
    pub fn document(
        self,
        metadata: Metadata,
        title_block: TitleBlock,
        parts: Vec<Section>,
        colophon: Option<Section>,
    ) -> Document {
        Document {
            metadata,
            title_block,
            parts,
            notes: self.notes,
            colophon,
            marking: None,
            watermark: None,
            header: None,
            footer: None,
            hyphenation: Default::default(),
            logo: None,
            pictures: Vec::new(),
            text_count: self.texts,
            citation_count: self.citations,
        }
    }
}

/// The number of a marker in any digits of the samples.
fn ascii_number(marker: &str) -> u64 {
    let digits = marker.chars().filter_map(|character| match character {
        '0'..='9' => character.to_digit(10),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(character) - 0x6f0),
        _ => None,
    });
    digits.fold(0, |number, digit| number * 10 + u64::from(digit))
}

/// Metadata with a title and a language.
pub fn metadata(title: &str, language: &str) -> Metadata {
    Metadata {
        title: title.to_string(),
        ..Metadata::untitled(tag(language))
    }
}

/// A tag.
pub fn tag(written: &str) -> Tag {
    Tag::parse(written).expect("a tag")
}

/// A title block with nothing but a title.
pub fn title_only(title: Text) -> TitleBlock {
    TitleBlock {
        kicker: None,
        title,
        subtitle: None,
        byline: Vec::new(),
        imprint: None,
        notice: None,
    }
}

/// A PNG of one white pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0, 0x1b, 0xb6, 0xee, 0x56, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Two families for Arabic.
struct ArabicFonts;

impl FontSource for ArabicFonts {
    fn family(&self, family: Family, character: char) -> Option<String> {
        let name = match family {
            Family::Serif => "Noto Naskh Arabic",
            Family::Sans | Family::Mono => "Vazirmatn",
        };
        (character.script() == Script::Arabic).then(|| name.to_string())
    }

    fn has(&self, _: &str, style: FontStyle) -> bool {
        !style.italic
    }

    fn file(&self, _: &str, _: FontStyle, _: &BTreeSet<char>) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(b"a face"))
    }
}

/// Pages that begin at the title, within the first paragraph of every part, and one without flow.
pub fn page_starts(document: &Document) -> Vec<Option<(TextId, usize)>> {
    let mut starts = vec![Some((document.title_block.title.id, 0))];
    for part in &document.parts {
        for block in &part.blocks {
            if let Block::Paragraph(paragraph) = block {
                starts.push(Some((paragraph.text.id, paragraph.text.content.len() / 2)));
                starts.push(None);
                break;
            }
        }
    }
    starts
}

/// Calls a function with an input made of a document and stand-ins for everything else.
pub fn with_input<R>(document: &Document, write: impl FnOnce(&Input<'_>) -> R) -> R {
    with_starts(document, &page_starts(document), write)
}

/// The same with pages that begin elsewhere.
pub fn with_starts<R>(
    document: &Document,
    starts: &[Option<(TextId, usize)>],
    write: impl FnOnce(&Input<'_>) -> R,
) -> R {
    write(&Input {
        document,
        theme: Theme::default_theme(),
        page_starts: starts,
        drawings: &std::collections::BTreeMap::new(),
        data: &[],
        cover: Cover {
            png: PIXEL,
            width: 1,
            height: 1,
        },
        fonts: &ArabicFonts,
        identifier: "urn:uuid:00000000-0000-5000-8000-000000000001",
        pages_of: "urn:uuid:00000000-0000-5000-8000-000000000002",
        source_date_epoch: None,
        variant: Variant::Plain,
    })
}
