//! Documents made by hand, for tests: every kind of block, every kind of mark.

use std::ops::Range;

use super::{Cover, Input};
use crate::document::{
    Block, CitationId, Date, Definition, DefinitionKind, Definitions, Document, List, ListItem,
    Mark, MarkKind, Metadata, Note, NoteId, Paragraph, Person, Quote, Reference, Section,
    SectionKind, Series, Text, TextId, TitleBlock, Voice,
};
use crate::language::Tag;
use crate::theme::{Theme, Weight};

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
        }
    }

    /// The next note.
    pub fn note(&mut self, label: &str, content: &str, marks: &[Marked<'_>]) {
        let label = self.text(label);
        let text = self.marked(content, marks);
        self.notes.push(Note { label, text });
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
            label: self.text(label),
            text: self.text(text),
            citations: citations.iter().copied().map(CitationId).collect(),
        }
    }

    /// The whole.
    pub fn document(
        self,
        metadata: Metadata,
        title_block: TitleBlock,
        parts: Vec<Section>,
        colophon: Vec<Text>,
    ) -> Document {
        Document {
            metadata,
            title_block,
            parts,
            notes: self.notes,
            colophon,
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
        subtitle: None,
        language: tag(language),
        people: Vec::new(),
        publisher: None,
        series: None,
        report_number: None,
        identifiers: Vec::new(),
        date: None,
        modified: None,
        version: None,
        status: None,
        keywords: Vec::new(),
        license: None,
        contact: None,
        description: None,
        accessibility: None,
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
        byline: None,
        imprint: None,
    }
}

/// An English briefing that has everything.
pub fn english() -> Document {
    let mut make = Maker::default();
    let title = "Harbour electrification after the first winter";
    let title_block = TitleBlock {
        kicker: Some(make.text("Port Institute · Energy briefs, No. 7 · 15 January 2026")),
        title: make.text(title),
        subtitle: Some(make.text("What changed, what it cost, what comes next")),
        byline: Some(make.text("Ada Example, Port Institute; Li Wei (editor)")),
        imprint: Some(make.text("PI-2026-07 · Version 1.1 · Final")),
    };
    let parts = vec![
        tldr(&mut make),
        key_points(&mut make),
        what_changed(&mut make),
        nested(&mut make),
        recommendations(&mut make),
        timeline(&mut make),
        faq(&mut make),
        glossary(&mut make),
        sources(&mut make),
        appendix(&mut make),
    ];
    let colophon = vec![
        make.text("Licence: CC-BY-4.0"),
        make.text("Contact: briefs@example.org"),
    ];
    let day = |month, day| Date {
        year: 2026,
        month: Some(month),
        day: Some(day),
        seconds: None,
    };
    let person = |name: &str, role: Option<&str>| Person {
        name: name.to_string(),
        role: role.map(str::to_string),
        ..Person::default()
    };
    let metadata = Metadata {
        subtitle: Some("What changed, what it cost, what comes next".to_string()),
        people: vec![
            person("Ada Example", None),
            person("Li Wei", Some("editor")),
        ],
        publisher: Some("Port Institute".to_string()),
        series: Some(Series {
            name: "Energy briefs".to_string(),
            number: Some("7".to_string()),
        }),
        date: Some(day(1, 15)),
        modified: Some(day(2, 1)),
        keywords: vec!["ports".to_string(), "electrification & <grids>".to_string()],
        license: Some("CC-BY-4.0".to_string()),
        description: Some("Shore power works; the grid is the limit.".to_string()),
        ..metadata(title, "en")
    };
    make.document(metadata, title_block, parts, colophon)
}

/// The same without the part that has words in a script which needs faces.
pub fn latin() -> Document {
    let mut document = english();
    document.parts.retain(|part| part.anchor != "what-changed");
    document
}

fn tldr(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Tldr, 2, "tldr", "TL;DR");
    section.blocks.push(make.paragraph(
        Voice::Lead,
        "Shore power works: emissions at berth fell by two thirds in the first winter. The limit is \
         no longer the plug but the grid behind it.",
    ));
    section
}

fn key_points(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::KeyPoints, 2, "key-points", "Key points");
    let mut items = Vec::new();
    for (content, aside) in [
        (
            "Ships that plugged in burned no fuel at berth [1, p. 3].",
            "High confidence · Likely",
        ),
        (
            "The grid connection, not the equipment, set the pace [2].",
            "Moderate confidence",
        ),
        ("A second substation pays for itself in six winters.", ""),
    ] {
        let cites = match content.rfind('[') {
            Some(start) => {
                let inner = content[start + 1..].trim_end_matches("].");
                let source = inner.as_bytes()[0] - b'1';
                vec![(inner, make.cite(source.into()))]
            }
            None => Vec::new(),
        };
        let marker = make.text("•");
        let text = make.marked(content, &cites);
        let mut blocks = vec![Block::Paragraph(Paragraph {
            voice: Voice::Body,
            text,
        })];
        if !aside.is_empty() {
            blocks.push(make.paragraph(Voice::Aside, aside));
        }
        items.push(ListItem {
            marker,
            number: None,
            blocks,
        });
    }
    section.blocks.push(Block::List(List {
        numbered: false,
        loose: true,
        items,
    }));
    section
}

fn what_changed(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Body, 2, "what-changed", "What changed");
    let call = make.call();
    let again = make.cite(0);
    let marks = [
        ("very few of them idled", MarkKind::Strong),
        ("idled", MarkKind::Emphasis),
        ("idled.|1", call),
        ("1, 7", again),
        (
            "the port’s own report",
            MarkKind::Link {
                url: "https://example.org/report?a=1&b=<2>".to_string(),
            },
        ),
        ("courant de quai", MarkKind::Language(tag("fr"))),
        ("الكهرباء", MarkKind::Language(tag("ar"))),
        ("plug --force", MarkKind::Code),
    ];
    let content = "Ships at berth took power from the shore on 212 of 243 calls, and very few of them \
                   idled.1 That is more than [1, 7] expected; the port’s own report speaks of courant de \
                   quai, the Arabic press of الكهرباء, the manual of plug --force.\u{2028}A line of its own.";
    let text = make.marked(content, &marks);
    make.note(
        "1",
        "Idling is running an engine for more than ten minutes; see [3].",
        &[],
    );
    let cite = make.cite(2);
    if let Some(note) = make.notes.last_mut() {
        let start = note.text.content.find('3').expect("a citation");
        note.text.marks.push(Mark {
            range: start..start + 1,
            kind: cite,
        });
    }
    section.blocks.push(Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    }));
    section.blocks.push(make.paragraph(
        Voice::Body,
        "The winter was mild, so the figures flatter: on the coldest days the substation ran at its \
         limit, and two calls were turned back to their engines. What follows weighs both.",
    ));
    let mut quote = vec![make.paragraph(
        Voice::Body,
        "We expected the cables to be the problem. It was the transformer, every time.",
    )];
    quote.push(make.paragraph(Voice::Attribution, "Harbour master, in conversation"));
    section.blocks.push(Block::Quote(Quote { blocks: quote }));
    let mut spoken = make.paragraph(Voice::Body, "الميناء هادئ الآن، والهواء أنظف.");
    if let Block::Paragraph(paragraph) = &mut spoken {
        paragraph.text.language = Some(tag("ar"));
    }
    section.blocks.push(Block::Quote(Quote {
        blocks: vec![spoken],
    }));
    section.blocks.push(make.list(
        true,
        false,
        &[
            ("1.", "Check the plug, the phase and the earth."),
            ("2.", "Ask for power."),
            ("3.", "Stop the engines."),
        ],
    ));
    section.blocks.push(Block::Code(
        make.text("berth A: 6.6 kV, 50 Hz\nberth B: 11 kV  & <50 Hz>"),
    ));
    section
}

fn nested(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Body, 2, "2026-costs", "What it cost");
    section
        .blocks
        .push(make.paragraph(Voice::Body, "The sum is known, its parts are not."));
    for (level, anchor, heading) in [(3, "page-1", "Page 1 of the bill"), (3, "grid", "The grid")] {
        let mut inner = make.section(SectionKind::Body, level, anchor, heading);
        inner
            .blocks
            .push(make.paragraph(Voice::Body, "Most of it went into the ground."));
        let mut deeper = make.section(SectionKind::Body, 4, &format!("{anchor}-deep"), "In detail");
        let call = make.call();
        let number = make.notes.len() + 1;
        let text = make.marked(
            &format!("Cable by the metre.{number}"),
            &[(&format!("metre.|{number}"), call)],
        );
        make.note(&number.to_string(), "Prices of 2025.", &[]);
        deeper.blocks.push(Block::Paragraph(Paragraph {
            voice: Voice::Body,
            text,
        }));
        inner.blocks.push(Block::Section(deeper));
        section.blocks.push(Block::Section(inner));
    }
    let mut list = make.list(false, false, &[("•", "Cables"), ("•", "Transformers")]);
    let inner = make.list(
        false,
        false,
        &[("–", "of the old kind"), ("–", "of the new kind")],
    );
    if let Block::List(list) = &mut list {
        list.items[1].blocks.push(inner);
    }
    section.blocks.push(list);
    section
}

fn recommendations(make: &mut Maker) -> Section {
    let mut section = make.section(
        SectionKind::Recommendations,
        2,
        "recommendations",
        "Recommendations",
    );
    section.blocks.push(make.list(
        true,
        true,
        &[
            ("9.", "Order the second substation before the summer."),
            ("10.", "Charge for power what it costs."),
        ],
    ));
    section
}

fn timeline(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Timeline, 2, "timeline", "Timeline");
    section.blocks.push(make.definitions(
        DefinitionKind::Timeline,
        &[
            ("2 November 2025", "First ship plugged in."),
            ("January 2026", "Coldest week; two calls turned back."),
        ],
    ));
    section
}

fn faq(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Faq, 2, "faq", "Questions and answers");
    section.blocks.push(make.definitions(
        DefinitionKind::Questions,
        &[
            ("Who pays?", "The ships, by the kilowatt-hour."),
            ("", "Nobody asked, but the noise fell as well."),
            (
                "Is it safe?",
                "As safe as any plug of eleven thousand volts.",
            ),
        ],
    ));
    section
}

fn glossary(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Glossary, 2, "glossary", "Glossary");
    section.blocks.push(make.definitions(
        DefinitionKind::Glossary,
        &[
            ("berth", "Where a ship lies."),
            ("call", "A ship’s visit to a port."),
        ],
    ));
    section
}

fn sources(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Sources, 2, "sources", "Sources");
    let references = vec![
        make.reference(1, "1.", "Port Institute, The first winter, 2026.", &[0, 2]),
        make.reference(
            2,
            "2.",
            "Ministry of Transport, Grids and harbours, 2025.",
            &[1],
        ),
        make.reference(
            3,
            "3.",
            "Example, A., Idling, https://example.org/a-very-long-address/that-goes-on-and-on.",
            &[3],
        ),
        make.reference(4, "4.", "A source that nothing cites.", &[]),
    ];
    section.blocks.push(Block::References(references));
    section.blocks.push(make.paragraph(
        Voice::SmallPrint,
        "This is not an exhaustive list of sources.",
    ));
    section
}

fn appendix(make: &mut Maker) -> Section {
    let mut section = make.section(SectionKind::Appendix, 2, "method", "Appendix A: Method");
    section
        .blocks
        .push(make.paragraph(Voice::Body, "Meters were read by hand, twice a day."));
    section
}

/// A Persian briefing: right to left, digits of its own, a script that needs faces.
pub fn persian() -> Document {
    let mut make = Maker::default();
    let title = "برق‌رسانی به بندر پس از نخستین زمستان";
    let title_block = TitleBlock {
        kicker: Some(make.text("مؤسسهٔ بندر · ۲۵ دی ۱۴۰۴")),
        subtitle: None,
        byline: Some(make.text("آدا نمونه")),
        imprint: None,
        title: make.text(title),
    };
    let mut tldr = make.section(SectionKind::Tldr, 2, "tldr", "خلاصه");
    tldr.blocks.push(make.paragraph(
        Voice::Lead,
        "برق ساحلی کار می‌کند: آلودگی در اسکله در نخستین زمستان به یک‌سوم رسید.",
    ));
    let mut body = make.section(SectionKind::Body, 2, "what-changed", "چه تغییر کرد");
    let call = make.call();
    let cite = make.cite(0);
    let marks = [
        ("بسیار کم", MarkKind::Emphasis),
        ("ماند.|۱", call),
        ("shore power", MarkKind::Language(tag("en"))),
        ("۱، ص ۳", cite),
        ("plug --force", MarkKind::Code),
    ];
    let text = make.marked(
        "کشتی‌ها در اسکله برق گرفتند و بسیار کم موتور روشن ماند.۱ به انگلیسی shore power می‌گویند \
         [۱، ص ۳]؛ فرمان plug --force است.",
        &marks,
    );
    make.note("۱", "بیش از ده دقیقه.", &[]);
    body.blocks.push(Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    }));
    body.blocks.push(make.list(
        true,
        false,
        &[("۱.", "دوشاخه را ببینید."), ("۲.", "برق بخواهید.")],
    ));
    let mut quote = vec![make.paragraph(Voice::Body, "مشکل همیشه ترانسفورماتور بود.")];
    quote.push(make.paragraph(Voice::Attribution, "رئیس بندر"));
    body.blocks.push(Block::Quote(Quote { blocks: quote }));
    let mut sources = make.section(SectionKind::Sources, 2, "sources", "منابع");
    let reference = make.reference(1, "۱.", "مؤسسهٔ بندر، نخستین زمستان، ۱۴۰۴.", &[0]);
    sources.blocks.push(Block::References(vec![reference]));
    make.document(
        metadata(title, "fa"),
        title_block,
        vec![tldr, body, sources],
        Vec::new(),
    )
}

/// A PNG of one white pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0, 0x1b, 0xb6, 0xee, 0x56, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

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
    let find = |family: &str, weight: Weight, _: char| -> Option<&'static [u8]> {
        let known = family.starts_with("Noto Naskh") || family == "Vazirmatn";
        (known && weight != Weight::Semibold).then_some(b"a face".as_slice())
    };
    write(&Input {
        document,
        theme: Theme::default_theme(),
        page_starts: starts,
        cover: Cover {
            png: PIXEL,
            width: 1,
            height: 1,
        },
        faces: &find,
        identifier: "urn:uuid:00000000-0000-5000-8000-000000000001",
        pages_of: "urn:uuid:00000000-0000-5000-8000-000000000002",
        source_date_epoch: None,
    })
}
