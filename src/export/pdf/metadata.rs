//! What the file says of itself: XMP, and the information dictionary beside it.

use lopdf::{Dictionary, Object, Stream};
use quick_xml::escape::escape;

use super::Input;
use super::numbers::text;
use super::shell::Shell;
use crate::document::{Date, Metadata};

/// What made the file.
const PRODUCER: &str = concat!("briefset ", env!("CARGO_PKG_VERSION"));

/// Adds both, and the language of the document; gives the XMP packet.
pub fn add(shell: &mut Shell, input: &Input<'_>) -> String {
    let metadata = input.metadata;
    let date = metadata
        .modified
        .or(metadata.date)
        .or_else(|| input.source_date_epoch.and_then(Date::from_unix));
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    // Never compressed: readers that know nothing of PDF look for it (ISO 19005-1, 6.7.2).
    let packet = xmp(metadata, input.identifier, date);
    let stream = Stream::new(dictionary, packet.clone().into_bytes()).with_compression(false);
    let stream = shell.document.add_object(stream);
    shell.set_in_catalog("Metadata", stream);
    shell.set_in_catalog("Lang", text(metadata.language.as_str()));
    let info = shell.document.add_object(information(metadata, date));
    if let Ok(old) = shell
        .document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
    {
        shell.document.objects.remove(&old);
    }
    shell.document.trailer.set("Info", info);
    packet
}

fn information(metadata: &Metadata, date: Option<Date>) -> Dictionary {
    let mut info = Dictionary::new();
    info.set("Title", text(&metadata.title));
    if let Some(authors) = authors(metadata) {
        info.set("Author", text(&authors));
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
        let digits: String = date
            .timestamp()
            .chars()
            .filter(|character| character.is_ascii_digit())
            .collect();
        info.set("CreationDate", text(&format!("D:{digits}Z")));
        info.set("ModDate", text(&format!("D:{digits}Z")));
    }
    info
}

fn authors(metadata: &Metadata) -> Option<String> {
    let names: Vec<&str> = metadata
        .people
        .iter()
        .filter(|person| person.role.is_none())
        .map(|person| person.name.as_str())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The XMP packet (ISO 16684-1): Dublin Core, and the claim of PDF/UA-1 (ISO 14289-1, 5).
fn xmp(metadata: &Metadata, identifier: &str, date: Option<Date>) -> String {
    let mut packet = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>\n",
    );
    // The EPUB says of its page marks that they are those of the edition with this name.
    element(&mut packet, "dc:identifier", identifier);
    alternative(&mut packet, "dc:title", &metadata.title);
    if let Some(description) = &metadata.description {
        alternative(&mut packet, "dc:description", description);
    }
    if let Some(license) = &metadata.license {
        alternative(&mut packet, "dc:rights", license);
    }
    let names = metadata
        .people
        .iter()
        .filter(|person| person.role.is_none());
    array(
        &mut packet,
        "dc:creator",
        "Seq",
        names.map(|person| person.name.as_str()),
    );
    array(
        &mut packet,
        "dc:publisher",
        "Bag",
        metadata.publisher.iter().map(String::as_str),
    );
    array(
        &mut packet,
        "dc:subject",
        "Bag",
        metadata.keywords.iter().map(String::as_str),
    );
    array(
        &mut packet,
        "dc:language",
        "Bag",
        std::iter::once(metadata.language.as_str()),
    );
    if !metadata.keywords.is_empty() {
        element(&mut packet, "pdf:Keywords", &metadata.keywords.join(", "));
    }
    element(&mut packet, "pdf:Producer", PRODUCER);
    element(&mut packet, "xmp:CreatorTool", PRODUCER);
    if let Some(date) = date {
        element(&mut packet, "xmp:CreateDate", &date.timestamp());
        element(&mut packet, "xmp:ModifyDate", &date.timestamp());
    }
    packet.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    packet
}

fn element(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!("<{name}>{}</{name}>\n", escape(value)));
}

/// A text with alternatives in other languages, of which there is one.
fn alternative(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!(
        "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></{name}>\n",
        escape(value)
    ));
}

fn array<'a>(packet: &mut String, name: &str, kind: &str, values: impl Iterator<Item = &'a str>) {
    let items: String = values
        .map(|value| format!("<rdf:li>{}</rdf:li>", escape(value)))
        .collect();
    if !items.is_empty() {
        packet.push_str(&format!(
            "<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>\n"
        ));
    }
}
