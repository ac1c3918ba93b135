//! A PDF as whoever listens to it hears it: its structure tree, read after the standard.
//!
//! In: a file. Out: elements with what each says: its `ActualText` if it has one, else what is in it,
//! marked content through ToUnicode. Elements that stand as blocks are heard apart; within a line nothing
//! parts words but the spaces in it (ISO 32000-1, 14.8.4).

use lopdf::{Dictionary, Object};

use super::pdf::{Pdf, text_string};

/// An element of the tree.
#[derive(Debug)]
pub struct Heard {
    /// Its type, as it is written.
    pub kind: String,
    /// What it says, with all that is in it.
    pub text: String,
    /// Its language, where it says one.
    pub language: Option<String>,
    /// What the labels in it show, if it is a list.
    pub numbering: Option<String>,
    /// What the annotations in it say.
    pub links: Vec<String>,
    /// The elements in it.
    pub children: Vec<Heard>,
}

/// The types that stand within a line.
const WITHIN_LINES: &[&str] = &["Span", "Em", "Strong", "Code", "Link", "Reference", "Quote"];

impl Heard {
    /// The document.
    pub fn document(pdf: &Pdf) -> Heard {
        let catalog = pdf.document.catalog().expect("a catalogue");
        let root = pdf.dictionary(catalog.get(b"StructTreeRoot").expect("a tree"));
        element(pdf, pdf.dictionary(root.get(b"K").expect("a document")))
    }

    /// It and every element below it, in the order of reading.
    pub fn all(&self) -> Vec<&Heard> {
        let mut found = vec![self];
        for child in &self.children {
            found.extend(child.all());
        }
        found
    }

    /// Every element of a type, in the order of reading.
    pub fn of_kind(&self, kind: &str) -> Vec<&Heard> {
        let all = self.all().into_iter();
        all.filter(|element| element.kind == kind).collect()
    }
}

fn element(pdf: &Pdf, dictionary: &Dictionary) -> Heard {
    let kind = dictionary.get(b"S").and_then(Object::as_name);
    let kind = String::from_utf8_lossy(kind.expect("a type")).into_owned();
    let attributes = pdf.get(dictionary, "A").and_then(|it| it.as_dict().ok());
    let numbering = attributes.and_then(|it| it.get(b"ListNumbering").ok()?.as_name().ok());
    let mut heard = Heard {
        kind,
        text: String::new(),
        language: dictionary.get(b"Lang").ok().map(text_string),
        numbering: numbering.map(|name| String::from_utf8_lossy(name).into_owned()),
        links: Vec::new(),
        children: Vec::new(),
    };
    let page = dictionary.get(b"Pg").ok();
    for kid in pdf.array(dictionary.get(b"K").expect("content")) {
        match pdf.resolve(kid) {
            Object::Integer(mark) => heard.text += &content(pdf, page, *mark),
            Object::Dictionary(kid) if kid.has_type(b"OBJR") => {
                let annotation = pdf.dictionary(kid.get(b"Obj").expect("an annotation"));
                let says = annotation.get(b"Contents").expect("words");
                heard.links.push(text_string(says));
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let mark = kid.get(b"MCID").and_then(Object::as_i64);
                let page = kid.get(b"Pg").ok().or(page);
                heard.text += &content(pdf, page, mark.expect("a number"));
            }
            Object::Dictionary(kid) => heard.add(element(pdf, kid)),
            other => panic!("an element holds {other:?}"),
        }
    }
    if let Ok(words) = dictionary.get(b"ActualText") {
        heard.text = text_string(words).replace('\u{ad}', "");
    }
    heard
}

impl Heard {
    fn add(&mut self, child: Heard) {
        if WITHIN_LINES.contains(&child.kind.as_str()) {
            self.text += &child.text;
        } else {
            for part in [&child.text[..], ""] {
                if !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push('\n');
                }
                self.text += part;
            }
        }
        self.children.push(child);
    }
}

/// Marked content of a page. A hyphen that the line breaker added is not heard.
fn content(pdf: &Pdf, page: Option<&Object>, mark: i64) -> String {
    let page = page.and_then(|page| page.as_reference().ok());
    let index = pdf.pages.iter().position(|known| Some(*known) == page);
    let marked = pdf.marked(index.expect("a page")).iter();
    let mut marked = marked.filter(|marked| marked.id == Some(mark));
    let marked = marked.next().expect("content of an element is on its page");
    marked.said.replace('\u{ad}', "")
}
