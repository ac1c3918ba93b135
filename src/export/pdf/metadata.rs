//! What the file says of itself: XMP, the information dictionary beside it, its colours, its
//! language.
//!
//! In: the metadata. Out: keys of the catalogue and the trailer. Dates come from the briefing and
//! nowhere else, so that the same briefing makes the same file.

use lopdf::{Dictionary, Object, Stream};

use super::numbers::text;
use super::shell::Shell;
use super::{Input, icc, xmp};
use crate::document::{Date, Metadata};
use crate::export::deflate;
use crate::language::Time;

/// What made the file.
pub const PRODUCER: &str = concat!("briefset ", env!("CARGO_PKG_VERSION"));

/// When the content last changed, as far as the briefing says.
pub fn date(input: &Input<'_>) -> Option<Date> {
    let epoch = input.source_date_epoch.and_then(Date::from_unix);
    input.metadata.modified.or(input.metadata.date).or(epoch)
}

/// A date as PDF writes it (ISO 32000-1, 7.9.4), no more exact than it was written and in the zone that
/// it was written in. A day without a time gets none: midnight in London would be the day before to
/// every viewer in New York, where now only those show it so that read GMT into a date without a zone.
pub fn pdf_date(date: Date) -> Object {
    let mut written = date.iso_with_time();
    if let Some(offset) = date.time.and_then(Time::offset) {
        let zone = written.rfind(['Z', '+', '-']).unwrap_or(written.len());
        written.truncate(zone);
        written.retain(|character| character.is_ascii_digit());
        let (sign, hours, minutes) = offset;
        written.push_str(&match (hours, minutes) {
            (0, 0) => "Z".to_string(),
            _ => format!("{sign}{hours:02}'{minutes:02}"),
        });
    } else {
        written.retain(|character| character.is_ascii_digit());
    }
    text(&format!("D:{written}"))
}

/// The part of ISO 19005 that the file conforms to: the third differs from the second in that files of
/// any kind may go with a document, and in nothing else.
fn part(input: &Input<'_>) -> u8 {
    if input.attachments.is_empty() { 2 } else { 3 }
}

/// Adds them; gives the XMP packet.
pub fn add(shell: &mut Shell, input: &Input<'_>) -> String {
    let metadata = input.metadata;
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    // Never compressed: readers that know nothing of PDF look for it (ISO 19005-3, 6.6.2.1).
    let packet = xmp::packet(metadata, input.identifier, part(input), date(input));
    let stream = Stream::new(dictionary, packet.clone().into_bytes()).with_compression(false);
    let stream = shell.document.add_object(stream);
    shell.set_in_catalog("Metadata", stream);
    shell.set_in_catalog("Lang", text(metadata.language.as_str()));
    let intent = intent(shell);
    shell.set_in_catalog("OutputIntents", vec![intent]);
    let info = shell
        .document
        .add_object(information(metadata, date(input)));
    shell.document.trailer.set("Info", info);
    packet
}

/// What the colours of the pages are (ISO 19005-3, 6.2.3): sRGB. It is the space in which anything
/// transparent would be blended, too (6.2.10).
fn intent(shell: &mut Shell) -> Object {
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    dictionary.set("Filter", "FlateDecode");
    let profile = Stream::new(dictionary, deflate::stream(&icc::srgb())).with_compression(false);
    let profile = shell.document.add_object(profile);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", text("sRGB IEC61966-2.1"));
    intent.set("RegistryName", text("http://www.color.org"));
    intent.set("Info", text("sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    Object::Dictionary(intent)
}

/// The information dictionary: nothing that XMP does not say as well (ISO 32000-1, 14.3.3). Authors
/// stand with semicolons between them, as programs that read both have it: a name may hold a comma.
fn information(metadata: &Metadata, date: Option<Date>) -> Dictionary {
    let mut info = Dictionary::new();
    info.set("Title", text(&metadata.title));
    let authors: Vec<&str> = metadata
        .authors()
        .map(|person| person.name.as_str())
        .collect();
    if !authors.is_empty() {
        info.set("Author", text(&authors.join("; ")));
    }
    if let Some(description) = &metadata.description {
        info.set("Subject", text(description));
    }
    if !metadata.keywords.is_empty() {
        info.set("Keywords", text(&metadata.keywords.join(", ")));
    }
    info.set("Producer", text(PRODUCER));
    info.set("Creator", text(PRODUCER));
    if let Some(date) = date {
        info.set("CreationDate", pdf_date(date));
        info.set("ModDate", pdf_date(date));
    }
    info
}
