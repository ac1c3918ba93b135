//! XMP: what the file says of itself to those who know nothing of PDF (ISO 16684-1).
//!
//! In: the metadata and a date. Out: the packet. Beside Dublin Core it holds the two claims that
//! every file of this program makes: PDF/UA-1 (ISO 14289-1, 5), and PDF/A-3a or 2a (ISO 19005-3 and
//! 19005-2, 6.6.4). The first is foreign to the second, which wants the schema of it described (6.6.2.3).

use quick_xml::escape::escape;

use super::metadata::{PRODUCER, authors};
use crate::document::{Date, Metadata};

/// The description of PDF/UA's identification schema, as ISO 19005-3, 6.6.2.3.3 lays it down.
const SCHEMAS: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
    <pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>The part of ISO 14289 that the file conforms to\
    </pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property>\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/// Everything that is named in the packet.
const NAME_SPACES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
];

/// The packet. What stands in the information dictionary too has the same value here. `part` is that
/// of ISO 19005 which the file conforms to.
pub fn packet(metadata: &Metadata, identifier: &str, part: u8, date: Option<Date>) -> String {
    let mut packet = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\"",
    );
    for (prefix, uri) in NAME_SPACES {
        packet.push_str(&format!(" xmlns:{prefix}=\"{uri}\""));
    }
    packet.push_str(">\n");
    element(&mut packet, "pdfaid:part", &part.to_string());
    element(&mut packet, "pdfaid:conformance", "A");
    element(&mut packet, "pdfuaid:part", "1");
    dublin_core(&mut packet, metadata, identifier);
    if !metadata.keywords.is_empty() {
        element(&mut packet, "pdf:Keywords", &metadata.keywords.join(", "));
    }
    element(&mut packet, "pdf:Producer", PRODUCER);
    element(&mut packet, "xmp:CreatorTool", PRODUCER);
    if let Some(date) = date {
        element(&mut packet, "xmp:CreateDate", &date.timestamp());
        element(&mut packet, "xmp:ModifyDate", &date.timestamp());
        element(&mut packet, "xmp:MetadataDate", &date.timestamp());
    }
    packet.push_str(SCHEMAS);
    packet.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    packet
}

fn dublin_core(packet: &mut String, metadata: &Metadata, identifier: &str) {
    element(packet, "dc:format", "application/pdf");
    // The EPUB says of its page marks that they are those of the edition with this name.
    element(packet, "dc:identifier", identifier);
    alternative(packet, "dc:title", &metadata.title);
    if let Some(description) = &metadata.description {
        alternative(packet, "dc:description", description);
    }
    if let Some(license) = &metadata.license {
        alternative(packet, "dc:rights", license);
    }
    array(packet, "dc:creator", "Seq", authors(metadata));
    let publisher = metadata.publisher.iter().map(String::as_str);
    array(packet, "dc:publisher", "Bag", publisher);
    let keywords = metadata.keywords.iter().map(String::as_str);
    array(packet, "dc:subject", "Bag", keywords);
    let language = std::iter::once(metadata.language.as_str());
    array(packet, "dc:language", "Bag", language);
    if let Some(date) = metadata.date {
        array(
            packet,
            "dc:date",
            "Seq",
            std::iter::once(date.iso().as_str()),
        );
    }
}

fn element(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!("<{name}>{}</{name}>\n", characters(value)));
}

/// A text with alternatives in other languages, of which there is one.
fn alternative(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!(
        "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></{name}>\n",
        characters(value)
    ));
}

fn array<'a>(packet: &mut String, name: &str, kind: &str, values: impl Iterator<Item = &'a str>) {
    let items: String = values
        .map(|value| format!("<rdf:li>{}</rdf:li>", characters(value)))
        .collect();
    if !items.is_empty() {
        packet.push_str(&format!(
            "<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>\n"
        ));
    }
}

/// A text as XML has it, without the characters that XML has not (XML 1.0, production 2).
fn characters(value: &str) -> String {
    let known = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let kept: String = value.chars().filter(known).collect();
    escape(kept.as_str()).into_owned()
}
