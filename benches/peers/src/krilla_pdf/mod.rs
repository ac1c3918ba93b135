//! The same pages as krilla writes them.
//!
//! Nothing is left out that briefset writes, and nothing is done twice: a line is one call, marked
//! content goes on for as long as it belongs to the same tag, and the faces are read once.

mod drawing;
mod structure;

use std::num::NonZeroU32;

use briefset::export::attachment::Relationship;
use briefset::geometry::Pt;
use briefset::layout::frame::{Item, LinkArea, Mark, Page, Target};
use briefset::layout::tags::Role;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target as KrillaTarget};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::{NamedDestination, XyzDestination};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::{NumberingStyle, PageLabel, PageSettings};
use krilla::tagging::Identifier;
use krilla::text::KrillaGlyph;
use krilla::{Document, SerializeSettings};

pub use drawing::convert;
use drawing::{convert_run, draw_rule, draw_run, mark};

use crate::report::Report;

/// Writes a report.
pub fn write(report: &Report) -> Vec<u8> {
    let layout = &report.edition.layout;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("standards that go together");
    let mut writer = Writer {
        document: Document::new_with(SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        }),
        glyphs: Vec::new(),
        slots: vec![Vec::new(); layout.tags.slot_count()],
        links: vec![Vec::new(); layout.tags.nodes().len()],
        titles: vec![String::new(); layout.tags.nodes().len()],
        destinations: layout
            .destinations
            .iter()
            .map(|place| XyzDestination::new(place.page, Point::from_xy(0.0, f32_of(place.y))))
            .collect(),
        report,
    };
    for (number, page) in layout.pages.iter().enumerate() {
        writer.page(page, number);
    }
    for index in 0..layout.destinations.len() {
        let destination = writer.destination(index);
        let registered = writer.document.register_named_destination(destination);
        registered.expect("a name of its own");
    }
    writer.outline();
    writer.tags();
    writer.metadata();
    writer.attachments();
    writer
        .document
        .finish()
        .expect("a PDF that krilla finds no fault with")
}

struct Writer<'r> {
    document: Document,
    /// The glyphs of a line; kept for its memory.
    glyphs: Vec<KrillaGlyph>,
    /// What was drawn for each slot.
    slots: Vec<Vec<Identifier>>,
    /// The annotations of each node.
    links: Vec<Vec<Identifier>>,
    /// The words of headings, by their nodes: krilla wants them said again.
    titles: Vec<String>,
    destinations: Vec<XyzDestination>,
    report: &'r Report,
}

impl Writer<'_> {
    fn page(&mut self, page: &Page, number: usize) {
        let report = self.report;
        let mut settings = PageSettings::from_wh(f32_of(page.width), f32_of(page.height))
            .expect("a page with a size");
        if number == 0 {
            let arabic = Some(NumberingStyle::Arabic);
            settings = settings.with_page_label(PageLabel::new(arabic, None, NonZeroU32::new(1)));
        }
        let links: Vec<(LinkArea, KrillaTarget)> = page
            .links
            .iter()
            .map(|link| (link.clone(), self.target(&link.target)))
            .collect();
        let mut drawn = self.document.start_page_with(settings);
        let mut surface = drawn.surface();
        let mut open: Option<Mark> = None;
        let tags = &report.edition.layout.tags;
        // Rules lie below the text.
        for item in &page.items {
            if let Item::Rule(rule) = item {
                mark(&mut surface, &mut open, rule.mark, &mut self.slots);
                draw_rule(&mut surface, rule);
            }
        }
        for item in &page.items {
            if let Item::Glyphs(run) = item {
                mark(&mut surface, &mut open, run.mark, &mut self.slots);
                let text = convert_run(run, &mut self.glyphs);
                if let Mark::Content(slot) = run.mark {
                    let owner = tags.owner(slot);
                    if let Role::Heading(_) = tags.nodes()[owner.0 as usize].role {
                        self.titles[owner.0 as usize].push_str(&run.text);
                    }
                }
                draw_run(&mut surface, run, &text, &self.glyphs);
            }
        }
        if open.is_some() {
            surface.end_tagged();
        }
        surface.finish();
        for (link, target) in links {
            let rect = rect(link.x, link.y, link.width, link.height);
            let annotation = LinkAnnotation::new(rect, target);
            let annotation = Annotation::new_link(annotation, Some(link.description));
            let identifier = drawn.add_tagged_annotation(annotation);
            self.links[link.node.0 as usize].push(identifier);
        }
        drawn.finish();
    }

    fn target(&self, target: &Target) -> KrillaTarget {
        match target {
            Target::Url(address) => {
                KrillaTarget::Action(LinkAction::new(address.to_string()).into())
            }
            Target::Destination(name) => {
                KrillaTarget::Destination(self.destination(self.place(name)).into())
            }
        }
    }

    /// The index of a destination.
    fn place(&self, name: &str) -> usize {
        let known = &self.report.edition.layout.destinations;
        known
            .binary_search_by(|place| place.name.as_str().cmp(name))
            .expect("a destination of that name")
    }

    fn destination(&self, index: usize) -> NamedDestination {
        let name = self.report.edition.layout.destinations[index].name.clone();
        NamedDestination::new(name, self.destinations[index].clone())
    }

    fn metadata(&mut self) {
        let known = &self.report.edition.document.metadata;
        self.document.set_metadata(
            Metadata::new()
                .title(known.title.clone())
                .language(known.language.as_str().to_string())
                .creation_date(date())
                .document_id(self.report.identifier.clone()),
        );
    }

    fn attachments(&mut self) {
        for file in &self.report.edition.attachments {
            self.document.embed_file(EmbeddedFile {
                path: file.name.clone(),
                mime_type: MimeType::new(file.mime),
                description: Some(file.description.clone()),
                association_kind: match file.relationship {
                    Relationship::Source => AssociationKind::Source,
                    Relationship::Data => AssociationKind::Data,
                },
                data: file.bytes.clone().into(),
                modification_date: Some(date()),
                compress: Some(true),
                location: None,
            });
        }
    }
}

fn rect(x: Pt, y: Pt, width: Pt, height: Pt) -> Rect {
    Rect::from_xywh(f32_of(x), f32_of(y), f32_of(width), f32_of(height)).expect("a rectangle")
}

fn f32_of(length: Pt) -> f32 {
    length.0 as f32
}

/// The date of the reports: [`Report`] gives briefset the same.
fn date() -> DateTime {
    DateTime::new(2026)
        .month(9)
        .day(21)
        .hour(14)
        .minute(13)
        .second(20)
}
