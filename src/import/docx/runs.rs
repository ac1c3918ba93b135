//! Runs → the words of a line.

use super::xml::{Child, Element};
use super::{Word, paragraphs};
use crate::import::draft::{Inline, Line, is_blank, words};
use crate::import::marked;
use crate::import::pictures::raised;

/// A field that is open: what it does, and the words before it.
struct Field {
    instruction: String,
    /// Whether its result has begun.
    has_result: bool,
    before: Line,
}

/// The words of a paragraph.
pub fn line(paragraph: &Element, word: &mut Word) -> Line {
    let mut reader = Runs {
        word,
        line: Line::new(),
        fields: Vec::new(),
    };
    reader.children(paragraph);
    reader.finish()
}

struct Runs<'w> {
    word: &'w mut Word,
    line: Line,
    fields: Vec<Field>,
}

impl Runs<'_> {
    fn children(&mut self, holder: &Element) {
        for element in holder.elements() {
            match element.name.as_str() {
                "pPr" | "rPr" | "proofErr" | "bookmarkStart" | "bookmarkEnd" => {}
                "r" => self.run(element),
                "hyperlink" => {
                    let before = std::mem::take(&mut self.line);
                    self.children(element);
                    let inner = std::mem::replace(&mut self.line, before);
                    let address = element
                        .attribute("id")
                        .and_then(|id| self.word.links.get(id))
                        .cloned();
                    self.link(address, inner);
                }
                "fldSimple" => {
                    let before = std::mem::take(&mut self.line);
                    self.children(element);
                    let inner = std::mem::replace(&mut self.line, before);
                    let address = element.attribute("instr").and_then(address_of);
                    self.link(address, inner);
                }
                "del" | "moveFrom" => {
                    let mut deleted = Vec::new();
                    element.all("delText", &mut deleted);
                    if !deleted.is_empty() {
                        self.word
                            .leave_out("a text that was deleted while changes were tracked");
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) =
                        element.find("Choice").or_else(|| element.find("Fallback"))
                    {
                        self.children(choice);
                    }
                }
                // Formulas: their signs in a row.
                "oMath" | "oMathPara" => {
                    let text = element.text();
                    self.line.push(Inline::Characters(text));
                }
                _ => self.children(element),
            }
        }
    }

    fn run(&mut self, run: &Element) {
        let properties = run.find("rPr");
        let is = |name: &str| properties.is_some_and(|properties| properties.has(name));
        if is("vanish") {
            return self.word.leave_out("a hidden text");
        }
        let mut line = Line::new();
        for child in &run.children {
            let Child::Element(element) = child else {
                continue;
            };
            self.piece(element, &mut line);
        }
        if is_blank(&line) && !line.contains(&Inline::Break) {
            return self.line.extend(line);
        }
        let style = properties
            .and_then(|properties| properties.value("rStyle"))
            .map(|id| self.word.styles.name(id));
        let style = style.as_deref().unwrap_or_default();
        if let Some(align) = properties
            .and_then(|properties| properties.value("vertAlign"))
            .filter(|align| *align != "baseline")
            && let [Inline::Characters(text)] = line.as_slice()
        {
            line = vec![Inline::Characters(raised(text, align == "superscript"))];
        }
        if matches!(
            style,
            "html code" | "source code" | "verbatim char" | "inline code"
        ) {
            line = vec![Inline::Code(words(&line))];
        }
        if is("strike") || is("dstrike") {
            line = vec![Inline::Struck(line)];
        }
        if is("i") || matches!(style, "emphasis" | "book title") {
            line = vec![Inline::Emphasis(line)];
        }
        if is("b") || matches!(style, "strong" | "intense emphasis") {
            line = vec![Inline::Strong(line)];
        }
        self.line.extend(line);
    }

    fn piece(&mut self, element: &Element, line: &mut Line) {
        let mut text = |text: String| line.push(Inline::Characters(text));
        match element.name.as_str() {
            "t" => text(element.text()),
            "tab" | "ptab" => text(" ".to_string()),
            "noBreakHyphen" => text("-".to_string()),
            "sym" => text(symbol(element)),
            "br" if matches!(element.attribute("type"), Some("page" | "column")) => {}
            "br" | "cr" => line.push(Inline::Break),
            "fldChar" => {
                // What stands before it in the run belongs to what is open.
                self.line.append(line);
                self.field(element.attribute("fldCharType").unwrap_or_default());
            }
            "instrText" => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(&element.text());
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let is_end = element.name == "endnoteReference";
                let id = element.attribute("id").unwrap_or_default().to_string();
                if let Some(note) = self.word.notes.get(&(is_end, id)) {
                    line.push(Inline::Note(note.clone()));
                }
            }
            "commentReference" => self.word.leave_out("a comment"),
            "drawing" | "pict" | "object" => self.drawing(element, line),
            "AlternateContent" => {
                if let Some(choice) = element.find("Choice").or_else(|| element.find("Fallback")) {
                    for element in choice.elements() {
                        self.piece(element, line);
                    }
                }
            }
            _ => {}
        }
    }

    /// What a picture shows, as its alternative says; the text of a box.
    fn drawing(&mut self, drawing: &Element, line: &mut Line) {
        let mut boxes = Vec::new();
        drawing.all("txbxContent", &mut boxes);
        for content in &boxes {
            let blocks = paragraphs::plain_blocks(content, self.word);
            self.word.boxes.extend(blocks);
        }
        let mut properties = Vec::new();
        drawing.all("docPr", &mut properties);
        let described = properties
            .iter()
            .find_map(|properties| properties.attribute("descr"))
            .filter(|text| !text.trim().is_empty());
        line.extend(described.map(|text| Inline::Characters(format!("[{}]", text.trim()))));
        if boxes.is_empty() {
            self.word.leave_out("a picture");
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => {
                let before = std::mem::take(&mut self.line);
                self.fields.push(Field {
                    instruction: String::new(),
                    has_result: false,
                    before,
                });
            }
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                }
            }
            "end" => {
                if let Some(field) = self.fields.pop() {
                    self.close(field);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, field: Field) {
        let inner = std::mem::replace(&mut self.line, field.before);
        let address = field
            .has_result
            .then(|| address_of(&field.instruction))
            .flatten();
        self.link(address, inner);
    }

    fn link(&mut self, address: Option<String>, inner: Line) {
        match address.and_then(|address| marked::address(&address)) {
            Some(address) => self.line.push(Inline::Link(address, inner)),
            None => self.line.extend(inner),
        }
    }

    fn finish(mut self) -> Line {
        // A field that goes on in the next paragraph, as tables of contents do.
        while let Some(field) = self.fields.pop() {
            self.close(field);
        }
        self.line
    }
}

/// The address of a field: `HYPERLINK "https://…"`.
fn address_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let quoted = rest
        .strip_prefix('"')
        .and_then(|rest| rest.split('"').next());
    let address = quoted.unwrap_or_else(|| rest.split_whitespace().next().unwrap_or_default());
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.to_string())
}

/// A character of a symbol font: what Unicode has at its place, where that is no private one.
fn symbol(element: &Element) -> String {
    let code = element
        .attribute("char")
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .unwrap_or(0);
    let code = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    match (element.attribute("font"), code) {
        (Some("Symbol" | "Wingdings"), 0xb7 | 0xa7) => "•".to_string(),
        (Some("Wingdings"), 0xfc) => "✓".to_string(),
        (Some("Wingdings"), 0xe0) => "→".to_string(),
        _ => char::from_u32(code).map_or_else(String::new, |character| character.to_string()),
    }
}
