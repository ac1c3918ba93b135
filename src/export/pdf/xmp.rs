//! XMP: what the file says of itself to those who know nothing of PDF (ISO 16684-1).
//!
//! In: the metadata and a date. Out: the packet. Beside Dublin Core it holds the two claims that
//! every file of this program makes: PDF/UA-1 (ISO 14289-1, 5), and PDF/A-3a or 2a (ISO 19005-3 and
//! 19005-2, 6.6.4). The first is foreign to the second, which wants the schema of it described (6.6.2.3).

use quick_xml::escape::escape;

use super::metadata::PRODUCER;
use crate::document::{Date, Metadata, Person, Scheme};
use crate::export::identifier;

/// A schema that PDF/A does not know: its name, name space and prefix, and its properties with their
/// types and what they are.
struct Schema {
    name: &'static str,
    uri: &'static str,
    prefix: &'static str,
    properties: &'static [(&'static str, &'static str, &'static str)],
}

/// PDF/UA's identification (ISO 14289-1, 5).
const PDF_UA: Schema = Schema {
    name: "PDF/UA Universal Accessibility Schema",
    uri: "http://www.aiim.org/pdfua/ns/id/",
    prefix: "pdfuaid",
    properties: &[(
        "part",
        "Integer",
        "The part of ISO 14289 that the file conforms to",
    )],
};

/// PRISM's basic metadata, which libraries and reference managers look for identifiers in.
const PRISM: Schema = Schema {
    name: "PRISM Basic Metadata",
    uri: "http://prismstandard.org/namespaces/basic/3.0/",
    prefix: "prism",
    properties: &[
        (
            "doi",
            "Text",
            "Digital Object Identifier of the publication",
        ),
        ("isbn", "Text", "ISBN of the publication"),
        (
            "issn",
            "Text",
            "ISSN of the series that the publication is part of",
        ),
    ],
};

/// The properties of PRISM by the schemes of identifiers that they are for.
const PRISM_SCHEMES: &[(Scheme, &str)] = &[
    (Scheme::Doi, "doi"),
    (Scheme::Isbn13, "isbn"),
    (Scheme::Issn, "issn"),
];

/// Everything that is named in the packet.
const NAME_SPACES: &[(&str, &str)] = &[
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    (PDF_UA.prefix, PDF_UA.uri),
    (PRISM.prefix, PRISM.uri),
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
        element(&mut packet, "xmp:CreateDate", &date.iso_with_time());
        element(&mut packet, "xmp:ModifyDate", &date.iso_with_time());
        element(&mut packet, "xmp:MetadataDate", &date.iso_with_time());
    }
    let identified = identifiers(&mut packet, metadata);
    if let Some(version) = &metadata.version {
        element(&mut packet, "xmpMM:VersionID", version);
    }
    let foreign: &[Schema] = if identified {
        &[PDF_UA, PRISM]
    } else {
        &[PDF_UA]
    };
    schemas(&mut packet, foreign);
    packet.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    packet
}

fn dublin_core<'a>(packet: &mut String, metadata: &'a Metadata, identifier: &str) {
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
    let name = |person: &'a Person| person.name.as_str();
    array(packet, "dc:creator", "Seq", metadata.authors().map(name));
    let contributors = metadata.contributors().map(name);
    array(packet, "dc:contributor", "Bag", contributors);
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

/// The numbers that the publication is known by: that of its house and the public ones together
/// (ISO 16684-1, 8.4, `xmp:Identifier`), and some where PRISM has a place for them; whether it has.
fn identifiers(packet: &mut String, metadata: &Metadata) -> bool {
    let public = metadata.identifiers.iter().map(|one| one.text.as_str());
    let own = metadata.report_number.iter().map(String::as_str);
    array(packet, "xmp:Identifier", "Bag", own.chain(public));
    let mut found = false;
    for (scheme, property) in PRISM_SCHEMES {
        let mut identifiers = metadata.identifiers.iter();
        let first = identifiers.find(|identifier| identifier.scheme == *scheme);
        if let Some(first) = first {
            let number = identifier::number(first);
            element(packet, &format!("prism:{property}"), number);
            found = true;
        }
    }
    found
}

/// What the foreign properties are (ISO 19005-3, 6.6.2.3.3).
fn schemas(packet: &mut String, schemas: &[Schema]) {
    packet.push_str("<pdfaExtension:schemas><rdf:Bag>");
    for schema in schemas {
        packet.push_str("<rdf:li rdf:parseType=\"Resource\">");
        leaf(packet, "pdfaSchema:schema", schema.name);
        leaf(packet, "pdfaSchema:namespaceURI", schema.uri);
        leaf(packet, "pdfaSchema:prefix", schema.prefix);
        packet.push_str("<pdfaSchema:property><rdf:Seq>");
        for (name, value, description) in schema.properties {
            packet.push_str("<rdf:li rdf:parseType=\"Resource\">");
            leaf(packet, "pdfaProperty:name", name);
            leaf(packet, "pdfaProperty:valueType", value);
            // Whether a program makes it, or a person says it.
            let category = match schema.prefix == PDF_UA.prefix {
                true => "internal",
                false => "external",
            };
            leaf(packet, "pdfaProperty:category", category);
            leaf(packet, "pdfaProperty:description", description);
            packet.push_str("</rdf:li>");
        }
        packet.push_str("</rdf:Seq></pdfaSchema:property></rdf:li>");
    }
    packet.push_str("</rdf:Bag></pdfaExtension:schemas>\n");
}

fn leaf(packet: &mut String, name: &str, value: &str) {
    packet.push_str(&format!("<{name}>{}</{name}>", characters(value)));
}

fn element(packet: &mut String, name: &str, value: &str) {
    leaf(packet, name, value);
    packet.push('\n');
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
