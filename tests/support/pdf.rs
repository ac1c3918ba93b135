//! A PDF, read back: its text through ToUnicode, its marked content, its structure.
//!
//! What a file *says* is found as the standard has it (ISO 32000-1, 14.9.4): the ActualText of an element
//! before that of marked content before the characters of codes.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file that was read.
pub struct Pdf {
    /// The file.
    pub document: Document,
    /// Its pages in their order.
    pub pages: Vec<ObjectId>,
    /// The marked content of each page.
    marked: Vec<Vec<Marked>>,
}

/// Marked content of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// Its tag.
    pub tag: String,
    /// Its MCID; artifacts have none.
    pub id: Option<i64>,
    /// Whether it is an artifact of the layout, which says nothing.
    pub is_decoration: bool,
    /// The characters of its codes, in the order in which they are drawn.
    pub shown: String,
    /// What it says.
    pub said: String,
}

/// The ActualText of the elements that stand between marked content and what it belongs to, by page and
/// MCID.
type Spoken = BTreeMap<(ObjectId, i64), String>;

impl Pdf {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF that can be read");
        let pages = document.get_pages().into_values().collect();
        let mut pdf = Pdf {
            document,
            pages,
            marked: Vec::new(),
        };
        let spoken = pdf.spoken();
        pdf.marked = (0..pdf.pages.len())
            .map(|page| pdf.read_page(page, &spoken))
            .collect();
        pdf
    }

    /// What elements say in place of their content: of each, one element that holds one piece of it.
    fn spoken(&self) -> Spoken {
        let mut spoken = Spoken::new();
        for object in self.document.objects.values() {
            let Ok(element) = object.as_dict() else {
                continue;
            };
            let Ok(text) = element.get(b"ActualText") else {
                continue;
            };
            let [holder] = self.array(element.get(b"K").expect("kids")) else {
                panic!("an element that speaks for more than one");
            };
            let holder = self.dictionary(holder);
            let page = holder.get(b"Pg").and_then(Object::as_reference);
            let [id] = self.array(holder.get(b"K").expect("content")) else {
                panic!("an element with more than one piece of content");
            };
            let id = id.as_i64();
            let place = (page.expect("a page"), id.expect("an MCID"));
            assert!(spoken.insert(place, text_string(text)).is_none());
        }
        spoken
    }

    /// The marked content of a page in the order in which it is drawn.
    pub fn marked(&self, index: usize) -> &[Marked] {
        &self.marked[index]
    }

    /// Follows a reference, if it is one.
    pub fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        let (_, object) = self
            .document
            .dereference(object)
            .expect("an object that is there");
        object
    }

    /// The dictionary that an object is or leads to.
    pub fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        match self.resolve(object) {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            other => panic!("no dictionary: {other:?}"),
        }
    }

    /// The array that an object is or leads to.
    pub fn array<'a>(&'a self, object: &'a Object) -> &'a [Object] {
        self.resolve(object).as_array().expect("an array")
    }

    /// The value of a key, followed.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary
            .get(key.as_bytes())
            .ok()
            .map(|object| self.resolve(object))
    }

    /// The content of a stream.
    pub fn stream(&self, object: &Object) -> Vec<u8> {
        let stream = self.resolve(object).as_stream().expect("a stream");
        stream
            .decompressed_content()
            .unwrap_or_else(|_| stream.content.clone())
    }

    /// The dictionary of a page.
    pub fn page(&self, index: usize) -> &Dictionary {
        self.document
            .get_dictionary(self.pages[index])
            .expect("a page")
    }

    /// The fonts of a page by their names in its resources.
    pub fn fonts(&self, index: usize) -> BTreeMap<String, &Dictionary> {
        let resources = self.dictionary(self.page(index).get(b"Resources").expect("resources"));
        let Some(fonts) = self.get(resources, "Font") else {
            return BTreeMap::new();
        };
        let fonts = self.dictionary(fonts).iter();
        fonts
            .map(|(name, font)| {
                (
                    String::from_utf8_lossy(name).into_owned(),
                    self.dictionary(font),
                )
            })
            .collect()
    }

    /// Reads a page. Text outside of marked content is a fault, and panics.
    fn read_page(&self, index: usize, spoken: &Spoken) -> Vec<Marked> {
        let fonts: BTreeMap<String, Codes> = self
            .fonts(index)
            .into_iter()
            .map(|(name, font)| (name, self.codes(font)))
            .collect();
        let contents = self.stream(self.page(index).get(b"Contents").expect("contents"));
        let content = Content::decode(&contents).expect("a content stream that can be read");
        let mut reader = Reader {
            fonts: &fonts,
            font: None,
            marked: Vec::new(),
            open: false,
            spelled: None,
        };
        content
            .operations
            .iter()
            .for_each(|operation| reader.operation(operation));
        assert!(!reader.open, "marked content that is never closed");
        for marked in &mut reader.marked {
            let place = marked.id.map(|id| (self.pages[index], id));
            if let Some(said) = place.and_then(|place| spoken.get(&place)) {
                marked.said.clone_from(said);
            }
        }
        reader.marked
    }

    fn codes(&self, font: &Dictionary) -> Codes {
        let map = self.stream(font.get(b"ToUnicode").expect("a ToUnicode map"));
        let kind = font.get(b"Subtype").and_then(Object::as_name);
        Codes {
            size: if kind.expect("a kind") == b"TrueType" {
                1
            } else {
                2
            },
            meanings: to_unicode(&String::from_utf8_lossy(&map)),
        }
    }
}

/// What the codes of a font mean.
struct Codes {
    /// How many bytes a code has.
    size: usize,
    meanings: BTreeMap<u16, String>,
}

struct Reader<'a> {
    fonts: &'a BTreeMap<String, Codes>,
    font: Option<&'a Codes>,
    marked: Vec<Marked>,
    open: bool,
    /// What the codes shown say in place of their characters.
    spelled: Option<String>,
}

impl Reader<'_> {
    fn operation(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let properties = operands.get(1).and_then(|object| object.as_dict().ok());
                let property = |key| properties.and_then(|known| known.get(key).ok());
                if self.open {
                    let text = property(b"ActualText".as_slice()).expect("only what it says");
                    let before = self.spelled.replace(text_string(text));
                    assert!(before.is_none(), "a spelling within a spelling");
                    return;
                }
                self.open = true;
                self.marked.push(Marked {
                    tag: String::from_utf8_lossy(operands[0].as_name().expect("a tag"))
                        .into_owned(),
                    is_decoration: property(b"Type")
                        .is_some_and(|kind| kind.as_name().is_ok_and(|name| name == b"Layout")),
                    id: property(b"MCID").map(|id| id.as_i64().expect("a number")),
                    shown: String::new(),
                    said: String::new(),
                });
            }
            "EMC" => match self.spelled.take() {
                Some(spelled) => self.last().said.push_str(&spelled),
                None => self.open = false,
            },
            "Tf" => {
                let name = operands[0].as_name().expect("a font's name");
                self.font = self.fonts.get(&*String::from_utf8_lossy(name));
            }
            "Tj" | "TJ" => {
                assert!(self.open, "text that is not marked");
                let parts = match &operands[0] {
                    Object::Array(parts) => parts,
                    string => std::slice::from_ref(string),
                };
                let text: String = parts.iter().map(|part| self.text(part)).collect();
                self.last().shown.push_str(&text);
                if self.spelled.is_none() {
                    self.last().said.push_str(&text);
                }
            }
            "re" | "f" => assert!(self.open, "a rule that is not marked"),
            "'" | "\"" => panic!("text that the writer never shows this way"),
            _ => {}
        }
    }

    fn last(&mut self) -> &mut Marked {
        self.marked.last_mut().expect("marked content")
    }

    fn text(&self, part: &Object) -> String {
        let Object::String(codes, _) = part else {
            return String::new();
        };
        let font = self.font.expect("a font that is set");
        let codes = codes.chunks_exact(font.size);
        assert!(codes.remainder().is_empty(), "half a code");
        codes
            .map(|code| {
                let code = code
                    .iter()
                    .fold(0, |code, byte| code << 8 | u16::from(*byte));
                let meaning = font.meanings.get(&code);
                let meaning = meaning.unwrap_or_else(|| panic!("code {code} means nothing"));
                assert!(!meaning.is_empty(), "code {code} means no character");
                meaning.as_str()
            })
            .collect()
    }
}

/// A text string: UTF-16 behind its byte-order mark, or characters of a byte each.
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    let Some(units) = bytes.strip_prefix(b"\xfe\xff") else {
        return bytes.iter().map(|byte| char::from(*byte)).collect();
    };
    let units: Vec<u16> = units
        .chunks_exact(2)
        .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
        .collect();
    String::from_utf16(&units).expect("characters")
}

/// The characters of every code.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut meanings = BTreeMap::new();
    for line in map.lines() {
        let Some((code, text)) = line
            .strip_prefix('<')
            .and_then(|line| line.split_once("> <"))
        else {
            continue;
        };
        let Some(text) = text.strip_suffix('>') else {
            continue;
        };
        let units: Vec<u16> = (0..text.len() / 4)
            .map(|unit| u16::from_str_radix(&text[unit * 4..unit * 4 + 4], 16).expect("a number"))
            .collect();
        let code = u16::from_str_radix(code, 16).expect("a number");
        let text = String::from_utf16(&units).expect("characters");
        assert!(
            meanings.insert(code, text).is_none(),
            "code {code} means two things"
        );
    }
    meanings
}
