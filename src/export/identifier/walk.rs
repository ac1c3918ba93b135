//! Content as bytes, for a name to be made from.
//!
//! In: a document. Out: a sequence of strings, each preceded by its length in bytes as eight bytes,
//! the highest first. A thing is its name, its fields in a fixed order, and an empty string; an
//! absent field is the name `none`. So two documents have the same bytes exactly when they say the
//! same: no text can pass for another's end.
//!
//! What only names things within a document (text, note and citation ids) is left out: it follows
//! from the rest. Every struct is taken apart by name, so that a new field does not compile before
//! it has found its place here; where one is added, the names of all made identifiers change.

use crate::document::{
    Accessibility, Date, Document, Identifier, Logo, Marking, Metadata, Note, Person, Series,
    Status, TitleBlock,
};
use crate::language::Calendar;

/// The bytes, while they are collected.
pub struct ContentBytes(Vec<u8>);

impl ContentBytes {
    /// Walks through a document.
    pub fn document(document: &Document) -> Self {
        let Document {
            metadata,
            title_block,
            parts,
            notes,
            colophon,
            marking,
            watermark,
            header,
            footer,
            hyphenation,
            logo,
            pictures,
            text_count: _,
            citation_count: _,
        } = document;
        let mut walk = ContentBytes(Vec::new());
        walk.open("briefing");
        walk.metadata(metadata);
        walk.title_block(title_block);
        for part in parts {
            walk.section(part);
        }
        for Note {
            label,
            blocks,
            calls: _,
        } in notes
        {
            walk.open("note");
            walk.marked(label);
            blocks.iter().for_each(|block| walk.block_of_note(block));
            walk.close();
        }
        if let Some(colophon) = colophon {
            walk.section(colophon);
        }
        walk.optional(marking.as_ref().map(Marking::line).as_deref());
        walk.optional(watermark.as_deref());
        for words in [header, footer] {
            let written = words.as_ref().map(|words| words.written());
            walk.optional(written.as_deref());
        }
        if !hyphenation.is_empty() {
            walk.open("hyphenation");
            for (language, word) in hyphenation.written() {
                walk.text(language);
                walk.text(&word);
            }
            walk.close();
        }
        walk.logo(logo.as_ref());
        for picture in pictures {
            walk.text(&picture.digest);
        }
        walk.close();
        walk
    }

    /// What was collected.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The strings that they are of.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        let mut rest = self.0.as_slice();
        std::iter::from_fn(move || {
            let (length, behind) = rest.split_first_chunk()?;
            let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
            let (text, behind) = behind.split_at_checked(length)?;
            rest = behind;
            std::str::from_utf8(text).ok()
        })
    }

    /// Adds a string.
    pub fn text(&mut self, text: &str) {
        self.0.extend((text.len() as u64).to_be_bytes());
        self.0.extend(text.as_bytes());
    }

    /// Begins a thing.
    pub fn open(&mut self, name: &str) {
        self.text(name);
    }

    /// Ends the thing begun last.
    pub fn close(&mut self) {
        self.text("");
    }

    pub(super) fn number(&mut self, number: usize) {
        self.text(&number.to_string());
    }

    pub(super) fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => {
                self.open("some");
                self.text(text);
            }
            None => self.open("none"),
        }
    }

    fn metadata(&mut self, metadata: &Metadata) {
        let Metadata {
            title,
            subtitle,
            language,
            people,
            publisher,
            series,
            report_number,
            identifiers,
            calendar,
            date,
            modified,
            version,
            status,
            keywords,
            license,
            contact,
            description,
            accessibility,
        } = metadata;
        self.open("metadata");
        self.text(title);
        self.text(language.as_str());
        for person in people {
            self.person(person);
        }
        for Identifier { scheme, text } in identifiers {
            self.open("identifier");
            self.text(scheme.name());
            self.text(text);
        }
        for keyword in keywords {
            self.open("keyword");
            self.text(keyword);
        }
        if let Some(Series { name, number }) = series {
            self.open("series");
            self.text(name);
            self.optional(number.as_deref());
        }
        for optional in [
            subtitle,
            publisher,
            report_number,
            version,
            license,
            contact,
            description,
        ] {
            self.optional(optional.as_deref());
        }
        if *calendar != Calendar::Gregorian {
            self.open("calendar");
            self.text(calendar.name());
        }
        for date in [date, modified] {
            self.date(date.as_ref());
        }
        self.optional(status.map(|status| match status {
            Status::Draft => "draft",
            Status::Final => "final",
            Status::Superseded => "superseded",
        }));
        if let Some(accessibility) = accessibility {
            let Accessibility {
                conforms_to,
                certified_by,
                summary,
            } = accessibility;
            self.open("accessibility");
            for statement in [conforms_to, certified_by, summary] {
                self.optional(statement.as_deref());
            }
        }
        self.close();
    }

    fn person(&mut self, person: &Person) {
        let Person {
            name,
            names,
            role,
            // Follows from the role and the language.
            part: _,
            affiliation,
            orcid,
            email,
        } = person;
        self.open("person");
        self.text(name);
        for optional in [role, affiliation, orcid, email] {
            self.optional(optional.as_deref());
        }
        // Where nobody tells them apart, names of documents stay what they were before one could.
        if let Some(names) = names {
            self.text(&names.filed());
        }
    }

    fn date(&mut self, date: Option<&Date>) {
        let written = date.map(|date| {
            let fraction = date.time.map_or(0, |time| time.nanosecond);
            match fraction {
                0 => date.iso_with_time(),
                _ => format!("{}+{fraction}", date.iso_with_time()),
            }
        });
        self.optional(written.as_deref());
    }

    fn logo(&mut self, logo: Option<&Logo>) {
        // Without one, names stay what they were before briefings could have any.
        let Some(Logo {
            picture,
            alternative,
        }) = logo
        else {
            return;
        };
        self.open("logo");
        self.text(alternative);
        self.text(&picture.digest);
        self.close();
    }

    fn title_block(&mut self, block: &TitleBlock) {
        let TitleBlock {
            kicker,
            title,
            subtitle,
            byline,
            imprint,
            notice,
        } = block;
        self.open("title-block");
        self.marked(title);
        for line in [kicker, subtitle] {
            self.optional_marked(line.as_ref());
        }
        self.number(byline.len());
        byline.iter().for_each(|line| self.marked(line));
        self.optional_marked(imprint.as_ref());
        self.optional_marked(notice.as_ref());
        self.close();
    }
}
