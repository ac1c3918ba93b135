//! A PDF, read back: its text through ToUnicode, its marked content, its structure.

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
    /// Its text, one string for each time that glyphs are shown.
    pub shown: Vec<String>,
}

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
        pdf.marked = (0..pdf.pages.len())
            .map(|page| pdf.read_page(page))
            .collect();
        pdf
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
    fn read_page(&self, index: usize) -> Vec<Marked> {
        let fonts: BTreeMap<String, BTreeMap<u16, String>> = self
            .fonts(index)
            .into_iter()
            .map(|(name, font)| {
                let map = self.stream(font.get(b"ToUnicode").expect("a ToUnicode map"));
                (name, to_unicode(&String::from_utf8_lossy(&map)))
            })
            .collect();
        let contents = self.stream(self.page(index).get(b"Contents").expect("contents"));
        let content = Content::decode(&contents).expect("a content stream that can be read");
        let mut reader = Reader {
            fonts: &fonts,
            font: None,
            marked: Vec::new(),
            open: false,
            nested: false,
            spelled: None,
        };
        content
            .operations
            .iter()
            .for_each(|operation| reader.operation(operation));
        assert!(!reader.open, "marked content that is never closed");
        reader.marked
    }
}

struct Reader<'a> {
    fonts: &'a BTreeMap<String, BTreeMap<u16, String>>,
    font: Option<&'a BTreeMap<u16, String>>,
    marked: Vec<Marked>,
    open: bool,
    /// Whether something within it is open, too.
    nested: bool,
    /// What the codes shown mean together, and what they meant so far one by one.
    spelled: Option<(String, String)>,
}

impl Reader<'_> {
    fn operation(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let properties = operands.get(1).and_then(|object| object.as_dict().ok());
                let spelled = properties.and_then(|known| known.get(b"ActualText").ok());
                if let Some(spelled) = spelled {
                    let before = self.spelled.replace((utf_16(spelled), String::new()));
                    assert!(before.is_none(), "a spelling within a spelling");
                }
                if self.open {
                    let artifact = self.marked.last().is_some_and(|marked| marked.id.is_none());
                    assert!(
                        artifact && spelled.is_some(),
                        "marked content within marked content"
                    );
                    self.nested = true;
                    return;
                }
                self.open = true;
                let id = properties.and_then(|properties| properties.get(b"MCID").ok());
                self.marked.push(Marked {
                    tag: String::from_utf8_lossy(operands[0].as_name().expect("a tag"))
                        .into_owned(),
                    id: id.map(|id| id.as_i64().expect("a number")),
                    shown: Vec::new(),
                });
            }
            "EMC" => {
                // Readers that know of spellings and those that do not read the same.
                if let Some((spelled, shown)) = self.spelled.take() {
                    assert_eq!(spelled, shown);
                }
                self.open = std::mem::take(&mut self.nested);
            }
            "Tf" => {
                let name = operands[0].as_name().expect("a font's name");
                self.font = self.fonts.get(&*String::from_utf8_lossy(name));
            }
            "TJ" => {
                assert!(self.open, "text that is not marked");
                let parts = operands[0].as_array().expect("an array");
                let text: String = parts.iter().map(|part| self.text(part)).collect();
                if let Some((_, shown)) = &mut self.spelled {
                    shown.push_str(&text);
                }
                let marked = self.marked.last_mut().expect("marked content");
                marked.shown.push(text);
            }
            "re" | "f" => assert!(self.open, "a rule that is not marked"),
            "Tj" | "'" | "\"" => panic!("text that the writer never shows this way"),
            _ => {}
        }
    }

    fn text(&self, part: &Object) -> String {
        let Object::String(codes, _) = part else {
            return String::new();
        };
        let font = self.font.expect("a font that is set");
        codes
            .chunks_exact(2)
            .map(|code| {
                let code = u16::from_be_bytes([code[0], code[1]]);
                font.get(&code)
                    .unwrap_or_else(|| panic!("code {code} means nothing"))
                    .as_str()
            })
            .collect()
    }
}

/// A text string with its byte-order mark.
fn utf_16(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
        .collect();
    assert_eq!(units.first(), Some(&0xfeff));
    String::from_utf16(&units[1..]).expect("characters")
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
