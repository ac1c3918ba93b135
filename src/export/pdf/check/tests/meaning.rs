//! Tags that do not say of themselves what whoever hears them must know.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Break, all, change, element, expect, rewrite};

/// Lets the parent tree lead from the content of an element to another.
fn lead_content_to(document: &mut Document, from: ObjectId, to: ObjectId) {
    for object in document.objects.values_mut() {
        if let Object::Array(elements) = object
            && elements.contains(&Object::Reference(from))
        {
            let of_owner = elements
                .iter_mut()
                .filter(|kid| **kid == Object::Reference(from));
            of_owner.for_each(|kid| *kid = Object::Reference(to));
        }
    }
}

#[test]
fn every_tag_that_says_too_little_is_found() {
    let breaks: &[Break] = &[
        ("standard type", |document| {
            let roles = change(document, "StructTreeRoot").get_mut(b"RoleMap");
            let roles = roles.and_then(Object::as_dict_mut).expect("a role map");
            roles.remove(b"Em");
        }),
        ("standard type", |document| {
            let roles = change(document, "StructTreeRoot").get_mut(b"RoleMap");
            let roles = roles.and_then(Object::as_dict_mut).expect("a role map");
            roles.set("P", "Span");
        }),
        ("white space alone: P", |document| {
            // The first font has codes of one byte, and the space its own.
            rewrite(document, |operators| {
                let (start, rest) = operators.split_once("/P<<").expect("a paragraph");
                let (content, rest) = rest.split_once("EMC").expect("its end");
                let (mark, _) = content.split_once("BDC").expect("its beginning");
                format!("{start}/P<<{mark}BDC\n/F0 9 Tf( )Tj EMC{rest}")
            });
        }),
        ("without a label", |document| {
            let labels = all(document, "Lbl");
            for label in labels {
                element(document, label).set("S", "Span");
            }
        }),
        ("no reference points to", |document| {
            for call in all(document, "Reference") {
                element(document, call).remove(b"Ref");
            }
        }),
        ("how it is numbered", |document| {
            drop(change(document, "L").remove(b"A"))
        }),
        ("how it is numbered", |document| {
            let mut attributes = Dictionary::new();
            attributes.set("ListNumbering", "Numbers");
            change(document, "L").set("A", attributes);
        }),
        ("cannot be followed", |document| {
            let (link, annotation) = (document.new_object_id(), all(document, "Annot")[0]);
            let owner = all(document, "Link").into_iter().find(|owner| {
                let kids = document.get_dictionary(*owner).expect("a link");
                let kids = kids.get(b"K").and_then(Object::as_array).expect("content");
                kids.iter().any(|kid| {
                    let kid = kid.as_dict().ok();
                    kid.and_then(|kid| kid.get(b"Obj").ok()) == Some(&Object::Reference(annotation))
                })
            });
            let owner = owner.expect("the element of an annotation");
            // Its content goes down to a link of its own, which has no annotation.
            let kids = element(document, owner).get_mut(b"K").expect("content");
            let kids = kids.as_array_mut().expect("content");
            let content = kids.remove(0);
            kids.push(Object::Reference(link));
            let page = element(document, owner).get(b"Pg").expect("a page").clone();
            let mut inner = Dictionary::new();
            inner.set("Type", "StructElem");
            inner.set("S", "Link");
            inner.set("P", owner);
            inner.set("Pg", page);
            inner.set("K", vec![content]);
            document.set_object(link, inner);
            lead_content_to(document, owner, link);
        }),
        ("points to no heading", |document| {
            drop(change(document, "TOCI").remove(b"Ref"))
        }),
        ("points to no heading", |document| {
            let paragraph = all(document, "P")[0];
            change(document, "TOCI").set("Ref", vec![Object::Reference(paragraph)])
        }),
        ("lead to its heading", |document| {
            let headings = all(document, "H2");
            let entry = change(document, "TOCI");
            let own = entry
                .get(b"Ref")
                .and_then(Object::as_array)
                .expect("a heading")[0]
                .clone();
            let other = headings
                .into_iter()
                .map(Object::Reference)
                .find(|other| *other != own);
            entry.set("Ref", vec![other.expect("another heading")]);
        }),
    ];
    expect(breaks);
}
