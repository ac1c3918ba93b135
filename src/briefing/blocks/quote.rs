//! `quote`: what someone said, with who and where in a line below it.

use super::{Block, Field, Kind};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{BlockContext, Lowerer};
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, Written};
use crate::document::{self, Paragraph, Voice};

/// A quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// What was said.
    pub text: Written,
    /// Who said it.
    pub by: Option<Written>,
    /// Where: inline text, mostly a citation.
    pub cite: Option<Written>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "quote",
        Value::mapping(|| &QUOTE),
        "what someone said: `text`, and `by` and `cite`, which stand below it",
    ),
    read: |decoder, node| read(decoder, node).map(Block::Quote),
};

static QUOTE: Table = Table {
    what: "a quote",
    owner: "a quote",
    example: &["text", "by"],
    keys: &[
        Key::new("text", Value::text(keys::Text::Blocks), "what was said")
            .required()
            .miscalled(keys::MISCALLED_TEXT),
        Key::new("by", Value::text(keys::Text::Plain), "who said it").miscalled(&[
            "author",
            "speaker",
            "attribution",
            "name",
            "who",
        ]),
        Key::new(
            "cite",
            Value::text(keys::Text::Line),
            "where: mostly a citation",
        ),
    ],
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Quote> {
    let record = decoder.record(node, &QUOTE)?;
    Some(Quote {
        by: decoder.text_of(&record, "by"),
        cite: decoder.text_of(&record, "cite"),
        text: decoder.required(&record, "text")?,
    })
}

/// Its texts.
pub fn texts(quote: &Quote) -> Vec<Field<'_>> {
    let field = |key, kind, written| Field { key, kind, written };
    let text = field("text", keys::Text::Blocks, &quote.text);
    let by = quote.by.as_ref();
    let by = by.map(|by| field("by", keys::Text::Plain, by));
    let cite = quote.cite.as_ref();
    let cite = cite.map(|cite| field("cite", keys::Text::Line, cite));
    [Some(text), by, cite].into_iter().flatten().collect()
}

/// A quotation; who said it, and where, are one line below it.
pub fn lower(quote: &Quote, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let mut blocks = lowerer.block_text(&quote.text, BlockContext::WITHIN);
    if quote.by.is_some() || quote.cite.is_some() {
        let mut builder = lowerer.texts.begin();
        builder.push(lowerer.language().punctuation.attribution());
        if let Some(by) = &quote.by {
            builder.push(&lowerer.typographer.set_name(&by.value));
            builder.push(" ");
        }
        if let Some(cite) = &quote.cite {
            lowerer.add_line(cite, &mut builder);
        }
        blocks.push(document::Block::Paragraph(Paragraph {
            voice: Voice::Attribution,
            text: builder.finish(),
        }));
    }
    vec![document::Block::Quote(document::Quote { blocks })]
}
