//! An English briefing: every kind of section, block and mark.

use super::{Maker, metadata, tag};
use crate::document::{
    Address, Block, Code, Date, DefinitionKind, Document, List, ListItem, Mark, MarkKind, Metadata,
    Paragraph, Person, Quote, Section, SectionKind, Series, TitleBlock, Voice,
};
use crate::language::Role;

/// An English briefing that has everything.
pub fn english() -> Document {
    let mut make = Maker::default();
    let title = "Harbour electrification after the first winter";
    let title_block = TitleBlock {
        kicker: Some(make.text("Port Institute · Energy briefs, No. 7 · 15 January 2026")),
        title: make.text(title),
        subtitle: Some(make.text("What changed, what it cost, what comes next")),
        byline: vec![make.text("Ada Example, Port Institute; Li Wei (editor)")],
        imprint: Some(make.text("PI-2026-07 · Version 1.1 · Final")),
        notice: None,
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
    let mut colophon = make.section(SectionKind::About, 2, "colophon", "About this document");
    for line in ["Licence: CC-BY-4.0", "Contact: briefs@example.org"] {
        colophon.blocks.push(make.paragraph(Voice::Body, line));
    }
    let day = |month, day| Date {
        year: 2026,
        month: Some(month),
        day: Some(day),
        time: None,
    };
    let person = |name: &str, part: Role| Person {
        name: name.to_string(),
        part,
        ..Person::default()
    };
    let metadata = Metadata {
        subtitle: Some("What changed, what it cost, what comes next".to_string()),
        people: vec![
            person("Ada Example", Role::Author),
            person("Li Wei", Role::Editor),
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
    make.document(metadata, title_block, parts, Some(colophon))
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
            anchor: None,
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
                url: Address::parse("https://example.org/report?a=1&b=<2>").expect("an address"),
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
    let further = [
        make.list(false, false, &[("•", "at berth"), ("•", "at anchor")]),
        Block::Code(Code {
            text: make.text("idle > 10 min"),
            written_in: None,
        }),
    ];
    if let Some(note) = make.notes.last_mut()
        && let Some(Block::Paragraph(Paragraph { text, .. })) = note.blocks.first_mut()
    {
        let start = text.content.find('3').expect("a citation");
        text.marks.push(Mark {
            range: start..start + 1,
            kind: cite,
        });
        note.blocks.extend(further);
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
    section.blocks.push(Block::Code(Code {
        text: make.text("berth A: 6.6 kV, 50 Hz\nberth B: 11 kV  & <50 Hz>"),
        written_in: Some("yaml".to_string()),
    }));
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
