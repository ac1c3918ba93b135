//! `code`: lines that are kept as they are typed, with what they are above them.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{self, Lowerer};
use crate::briefing::record::{Decoder, Record};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Paragraph, Voice};

/// Code.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The lines.
    pub text: Written,
    /// What they are.
    pub caption: Option<Written>,
    /// What they are written in.
    pub language: Option<Written>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "code",
        Value::text_or(keys::Text::Verbatim, || &CODE),
        "lines that are kept as they are typed; or a mapping with `text` and `caption`",
    ),
    read: |decoder, node| read(decoder, node).map(Block::Code),
};

static CODE: Table = Table {
    what: "code",
    owner: "code",
    example: &["text", "caption"],
    keys: &[
        Key::new("text", Value::text(keys::Text::Verbatim), "the lines")
            .required()
            .miscalled(keys::MISCALLED_TEXT),
        Key::new(
            "caption",
            Value::text(keys::Text::Line),
            "what they are, above them",
        )
        .miscalled(&["title"]),
        Key::new(
            "language",
            Value::text(keys::Text::Verbatim),
            "what they are written in: `python`, `yaml`; for programs that read a book",
        )
        .miscalled(&["lang", "syntax"]),
    ],
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Code> {
    if let NodeKind::Scalar(_) = &node.kind {
        let text = decoder.text(node, "`code`")?;
        return Some(Code {
            text,
            caption: None,
            language: None,
        });
    }
    let record = decoder.record(node, &CODE)?;
    Some(Code {
        caption: decoder.text_of(&record, "caption"),
        language: language(decoder, &record),
        text: decoder.required(&record, "text")?,
    })
}

/// What it is written in: a word.
fn language(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Written> {
    let written = decoder.text_of(record, "language")?;
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"+#-_.".contains(&byte);
    if written.value.len() <= LONGEST && written.value.bytes().all(sound) {
        return Some(written);
    }
    let message = format!(
        "`{}` is no name of a language of code",
        written.value.trim()
    );
    decoder.error(
        Diagnostic::error("unknown-value", written.span, message)
            .help("write one word: `python`, `yaml`, `c++`, `objective-c`"),
    );
    None
}

/// The name of a language has so many letters at most.
const LONGEST: usize = 30;

/// Its texts.
pub fn texts(code: &Code) -> Vec<Field<'_>> {
    let field = |key, kind, written| Field { key, kind, written };
    let caption = code.caption.iter();
    let caption = caption.map(|written| field("caption", keys::Text::Line, written));
    caption
        .chain([field("text", keys::Text::Verbatim, &code.text)])
        .collect()
}

/// The lines, with what they are above them.
pub fn lower(code: &Code, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let mut blocks = Vec::new();
    if let Some(caption) = &code.caption {
        blocks.push(document::Block::Paragraph(Paragraph {
            voice: Voice::Caption,
            text: lowerer.inline(caption),
        }));
    }
    let language = code.language.as_ref().map(|written| written.value.clone());
    blocks.push(lower::code(
        (&code.text.value, code.text.span),
        language,
        &mut lowerer.texts,
    ));
    blocks
}
