//! A sound document, broken in every way that the check knows of.

mod changed;
mod meaning;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::*;
use crate::export::deflate;
use changed::{changeable, check_changed, sound};

/// Every object of a type, or with an `S` of that name.
fn all(document: &Document, kind: &str) -> Vec<ObjectId> {
    let is = |dictionary: &Dictionary| {
        let named = dictionary.get(b"S").and_then(Object::as_name);
        dictionary.has_type(kind.as_bytes()) || named.is_ok_and(|name| name == kind.as_bytes())
    };
    let objects = document.objects.iter();
    objects
        .filter(|(_, object)| object.as_dict().is_ok_and(is))
        .map(|(id, _)| *id)
        .collect()
}

fn change<'d>(document: &'d mut Document, kind: &str) -> &'d mut Dictionary {
    let id = all(document, kind)[0];
    element(document, id)
}

/// The annotation of a link that leads out of the document.
fn change_link(document: &mut Document) -> &mut Dictionary {
    let mut links = all(document, "Annot").into_iter();
    let leads_out = |id: &ObjectId| {
        let annotation = document.get_dictionary(*id).ok();
        let action = annotation.and_then(|link| document.get_dict_in_dict(link, b"A").ok());
        action.is_some_and(|action| action.has(b"URI"))
    };
    let id = links.find(leads_out).expect("a link");
    element(document, id)
}

fn element(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    let object = document.objects.get_mut(&id).expect("an object");
    object.as_dict_mut().expect("a dictionary")
}

/// The deflated operators of the first page.
fn contents(document: &mut Document) -> &mut Vec<u8> {
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a dictionary");
    let contents = page.get(b"Contents").and_then(Object::as_reference);
    let contents = contents.expect("content");
    let stream = document.objects.get_mut(&contents);
    let stream = stream.and_then(|stream| stream.as_stream_mut().ok());
    &mut stream.expect("a stream").content
}

/// Writes the operators of the first page anew.
fn rewrite(document: &mut Document, change: impl Fn(String) -> String) {
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a dictionary");
    let contents = page
        .get(b"Contents")
        .and_then(Object::as_reference)
        .expect("content");
    let stream = document
        .objects
        .get(&contents)
        .and_then(|stream| stream.as_stream().ok());
    let operators = inflated(stream.expect("a stream")).expect("operators");
    // A character for a byte, and back.
    let operators = change(operators.iter().map(|byte| char::from(*byte)).collect());
    let bytes: Vec<u8> = operators.chars().map(|byte| byte as u8).collect();
    let stream = Stream::new(Dictionary::new(), deflate::stream(&bytes));
    document.objects.insert(contents, Object::Stream(stream));
}

/// Replaces what a key of every font leads to.
fn replace_in_fonts(document: &mut Document, key: &str, bytes: &[u8]) {
    for font in all(document, "Font") {
        let font = document.get_dictionary(font).expect("a font");
        let descendant = font.get(b"DescendantFonts").and_then(Object::as_array);
        let descendant = descendant.ok().and_then(|list| list[0].as_dict().ok());
        let own = font.get(key.as_bytes()).and_then(Object::as_reference);
        let inner = descendant
            .and_then(|font| font.get(key.as_bytes()).and_then(Object::as_reference).ok());
        if let Some(id) = own.ok().or(inner) {
            let stream = Stream::new(Dictionary::new(), deflate::stream(bytes));
            document.objects.insert(id, Object::Stream(stream));
        }
    }
}

/// What the check says, and what is done that it does.
type Break = (&'static str, fn(&mut Document));

#[test]
fn what_is_written_is_sound() {
    assert_eq!(checked(&sound()), Ok(()));
    assert_eq!(check_changed(&changeable()), Ok(()));
}

#[test]
fn every_breach_is_found() {
    let breaks: &[Break] = &[
        ("outside marked content", |document| {
            rewrite(document, |operators| operators + "0 0 9 9 re f\n")
        }),
        ("outside marked content", |document| {
            rewrite(document, |operators| {
                let begins = operators.find("/P<</MCID").expect("content");
                let ends = begins + operators[begins..].find("BDC\n").expect("its beginning");
                let content = operators[..begins].to_string() + &operators[ends + 4..];
                let end = begins + content[begins..].find("EMC\n").expect("its end");
                content[..end].to_string() + &content[end + 4..]
            })
        }),
        ("unknown operator", |document| {
            rewrite(document, |operators| operators.replacen("BDC", "x", 1))
        }),
        ("not its own", |document| {
            rewrite(document, |operators| operators.replacen(" Td", " 7 Td", 1))
        }),
        ("for a number", |document| {
            rewrite(document, |operators| operators + "[-2889-2090]0 d\n")
        }),
        ("beside each other", |document| {
            rewrite(document, |operators| {
                operators.replacen("Tj", "Tj[12 -7(a)]TJ", 1)
            })
        }),
        ("where it may not", |document| {
            rewrite(document, |operators| operators.replacen("BT", "BT q", 1))
        }),
        ("where it may not", |document| {
            rewrite(document, |operators| operators + "1 2 Td\n")
        }),
        ("does not end", |document| {
            rewrite(document, |operators| {
                let (before, after) = operators.rsplit_once("ET\n").expect("its end");
                before.to_string() + after
            })
        }),
        ("within something else", |document| {
            rewrite(document, |operators| {
                operators.replacen("EMC\nET", "ET\nEMC", 1)
            })
        }),
        ("not restored", |document| {
            rewrite(document, |operators| operators + "q\n")
        }),
        ("operands without", |document| {
            rewrite(document, |operators| operators + "1 2 3")
        }),
        ("not in order", |document| {
            rewrite(document, |operators| operators.replacen('(', "(\\(", 1))
        }),
        ("not as wide", |document| {
            for font in all(document, "Font") {
                let font = document.objects.get_mut(&font);
                let font = font
                    .and_then(|font| font.as_dict_mut().ok())
                    .expect("a font");
                if let Ok(widths) = font.get_mut(b"Widths").and_then(Object::as_array_mut) {
                    widths.iter_mut().for_each(|width| *width = 77.into());
                }
            }
        }),
        ("does not end", |document| {
            rewrite(document, |operators| operators + "/P<</MCID 99>>BDC\n")
        }),
        ("neither tagged", |document| {
            rewrite(document, |operators| operators + "/P<<>>BDC EMC\n")
        }),
        ("within marked", |document| {
            rewrite(document, |operators| {
                operators.replacen("BDC\n", "BDC /P<</MCID 9>>BDC\n", 1)
            })
        }),
        ("did not begin", |document| {
            rewrite(document, |operators| operators + "EMC\n")
        }),
        ("marks and", |document| {
            rewrite(document, |operators| operators + "/P<</MCID 99>>BDC EMC\n")
        }),
        ("without its tag", |document| {
            rewrite(document, |operators| {
                operators.replacen("MCID 0", "MCID 1", 1)
            })
        }),
        ("stands for none", |document| {
            rewrite(document, |operators| operators.replacen('(', "(\0", 1))
        }),
        ("cannot be unpacked", |document| {
            contents(document).truncate(900);
        }),
        ("cannot be unpacked", |document| {
            let middle = contents(document).len() / 2;
            contents(document)[middle] ^= 1;
        }),
        ("no meaning", |document| {
            replace_in_fonts(document, "ToUnicode", b"")
        }),
        ("means no character", |document| {
            let map = b"1 beginbfchar\n<61> <feff>\nendbfchar\n";
            replace_in_fonts(document, "ToUnicode", map)
        }),
        ("means no character", |document| {
            let map = b"1 beginbfchar\n<61> <>\nendbfchar\n";
            replace_in_fonts(document, "ToUnicode", map)
        }),
        ("means two things", |document| {
            let map = b"2 beginbfchar\n<61> <0061>\n<61> <0062>\nendbfchar\n";
            replace_in_fonts(document, "ToUnicode", map)
        }),
        ("no dictionary", |document| {
            let element = all(document, "P")[0];
            document.objects.remove(&element);
        }),
        ("not embedded", |document| {
            for descriptor in all(document, "FontDescriptor") {
                let descriptor = document
                    .objects
                    .get_mut(&descriptor)
                    .and_then(|font| font.as_dict_mut().ok());
                descriptor.expect("a font").remove(b"FontFile2");
            }
        }),
        ("two tags", |document| {
            let kids = change(document, "H1")
                .get_mut(b"K")
                .and_then(Object::as_array_mut);
            kids.expect("content").push(Object::Integer(0));
        }),
        ("its parent", |document| {
            change(document, "H2").set("P", (1, 0))
        }),
        ("below one of level", |document| {
            change(document, "H2").set("S", "H4")
        }),
        ("standard type", |document| {
            change(document, "H2").set("S", "Heading")
        }),
        ("name of its own", |document| {
            drop(change(document, "Note").remove(b"ID"))
        }),
        ("leads to no tag", |document| {
            drop(change(document, "Annot").remove(b"StructParent"))
        }),
        ("without its tag", |document| {
            change(document, "Annot").set("StructParent", 9_999)
        }),
        ("does not say", |document| {
            drop(change(document, "Annot").remove(b"Contents"))
        }),
        ("not printed", |document| {
            change(document, "Annot").set("F", 2)
        }),
        ("order of its links", |document| {
            drop(change(document, "Page").remove(b"Tabs"))
        }),
        ("leads to no tags", |document| {
            drop(change(document, "Page").remove(b"StructParents"))
        }),
        ("which is nowhere", |document| {
            let annotations = all(document, "Annot").into_iter();
            for annotation in annotations {
                let annotation = document
                    .objects
                    .get_mut(&annotation)
                    .and_then(|object| object.as_dict_mut().ok());
                let annotation = annotation.expect("an annotation");
                if annotation.has(b"Dest") {
                    annotation.set("Dest", Object::string_literal("nowhere"));
                }
            }
        }),
        ("where no link may lead", |document| {
            let action = dictionary! { "S" => "URI", "URI" => Object::string_literal("file:///x") };
            change_link(document).set("A", action);
        }),
        ("no link", |document| {
            let action = dictionary! { "S" => "Launch" };
            change_link(document).set("A", action);
        }),
        ("Lang", |document| {
            drop(change(document, "Catalog").remove(b"Lang"))
        }),
        ("OutputIntents", |document| {
            drop(change(document, "Catalog").remove(b"OutputIntents"))
        }),
        ("claims not to", |document| {
            change(document, "Catalog").set("AF", Vec::<Object>::new())
        }),
        ("is tagged", |document| {
            change(document, "Catalog").set("MarkInfo", Dictionary::new())
        }),
        ("identifier", |document| {
            drop(document.trailer.remove(b"ID"))
        }),
    ];
    expect(breaks);
}

/// Breaks a document in each of some ways, and expects the check to say so.
fn expect(breaks: &[Break]) {
    let sound = changeable();
    for (index, (expected, break_it)) in breaks.iter().enumerate() {
        let mut changed = sound.clone();
        break_it(&mut changed.0);
        let breach =
            check_changed(&changed).expect_err(&format!("break {index} ({expected}) is found"));
        assert!(
            breach.contains(expected),
            "break {index}: {breach:?}, not {expected:?}"
        );
    }
}
