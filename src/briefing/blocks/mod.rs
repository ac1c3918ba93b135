//! The kinds of block that stand in `blocks`, a file each.
//!
//! In: the entry of a kind, `quote: {…}`. Out: blocks of the document. A file has everything that is known of
//! its kind: its keys, from which its canonical form and its documentation come ([`keys`](super::keys)); how
//! it is read ([`Decoder`]); which texts it has; and how it is lowered ([`Lowerer`]) to the closed set of
//! blocks that layout and exporters know. Here they are gathered: an entry in [`KINDS`], and a variant of
//! [`Block`] that names its functions.
//!
//! Reading and lowering are two stages that know nothing of each other; this folder is the one place that
//! sees both, so that a kind of block is one thing to whoever adds it.

mod callout;
mod chart;
mod code;
mod data_file;
mod definitions;
mod figure;
mod in_language;
mod indicators;
mod key_figures;
mod marking;
mod pull_quote;
mod quote;
mod steps;
mod table;
mod text;

pub use callout::Callout;
pub use chart::Chart;
pub use code::Code;
pub use figure::Figure;
pub use in_language::{InLanguage, KEY as LANGUAGE};
pub use indicators::Indicator;
pub use key_figures::{
    KEY_FIGURE, KeyFigure, lower as lower_key_figures, read as read_key_figures,
};
pub use marking::KEY as MARKING;
pub use quote::Quote;
pub use table::Table as TableBlock;

use super::keys::{self, Key, Table};
use super::load::Load;
use super::lower::{BlockContext, Lowerer, Numbered, Referable};
use super::parse::{language_of_part, marking_of_part};
use super::record::Decoder;
use super::typed::Definition;
use super::yaml::{Node, Written};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{self, Marking};

/// Every kind of block, as they are listed.
const KINDS: &[Kind] = &[
    text::KIND,
    table::KIND,
    figure::KIND,
    chart::KIND,
    callout::KIND,
    quote::KIND,
    pull_quote::KIND,
    code::KIND,
    steps::KIND,
    definitions::KIND,
    key_figures::KIND,
    indicators::KIND,
];

/// A kind of block.
struct Kind {
    /// Its key in an entry of `blocks`, with its own keys below it.
    key: Key,
    /// Reads what stands behind that key.
    read: fn(&mut Decoder<'_>, &Node) -> Option<Block>,
}

/// A block as it was typed; the `body` of a section is one [`Text`](Block::Text).
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// `text`.
    Text(Written),
    /// `quote`.
    Quote(Quote),
    /// `definitions`.
    Definitions(Vec<Definition>),
    /// `table`.
    Table(Box<TableBlock>),
    /// `figure`.
    Figure(Box<Figure>),
    /// `chart`.
    Chart(Box<Chart>),
    /// `callout`.
    Callout(Box<Callout>),
    /// `pull_quote`.
    PullQuote(Written),
    /// `code`.
    Code(Code),
    /// `steps`.
    Steps(Vec<Written>),
    /// `key_figures`.
    KeyFigures(Vec<KeyFigure>),
    /// `indicators`.
    Indicators(Vec<Indicator>),
    /// A block with `lang`.
    InLanguage(Box<InLanguage>),
    /// `marking` of what follows, and where it is.
    Marking((Marking, Span)),
}

/// A text of a block.
pub struct Field<'a> {
    /// The key that it stands behind.
    pub key: &'static str,
    /// What may stand in it.
    pub kind: keys::Text,
    /// The text.
    pub written: &'a Written,
}

impl Block {
    /// Its texts, in their order.
    pub fn texts(&self) -> Vec<Field<'_>> {
        match self {
            Block::Text(written) => text::texts(written),
            Block::Quote(quote) => quote::texts(quote),
            Block::Definitions(definitions) => definitions::texts(definitions),
            Block::Table(table) => table::texts(table),
            Block::Figure(figure) => figure::texts(figure),
            Block::Chart(chart) => chart::texts(chart),
            Block::Callout(callout) => callout::texts(callout),
            Block::PullQuote(written) => pull_quote::texts(written),
            Block::Code(code) => code::texts(code),
            Block::Steps(steps) => steps::texts(steps),
            Block::KeyFigures(figures) => key_figures::texts(figures),
            Block::Indicators(indicators) => indicators::texts(indicators),
            Block::InLanguage(own) => in_language::texts(own),
            Block::Marking(_) => Vec::new(),
        }
    }

    /// Its texts that may hold paragraphs, in their order.
    pub fn block_texts(&self) -> impl Iterator<Item = &Written> {
        let texts = self.texts().into_iter();
        let texts = texts.filter(|field| matches!(field.kind, keys::Text::Blocks));
        texts.map(|field| field.written)
    }

    /// Fills it, and what stands in it, with what is read from files.
    pub(in crate::briefing) fn load(&mut self, load: &mut Load<'_>) {
        match self {
            Block::Table(table) => {
                let wanted = table.data.as_ref().map(|rows| rows.file.name.clone());
                if let Some((file, text)) = wanted.and_then(|name| load.file(&name)) {
                    table::fill(table, &text, file, load.diagnostics);
                }
            }
            Block::Chart(chart) => {
                let wanted = chart.data.as_ref().map(|data| data.file.name.clone());
                if let Some((file, text)) = wanted.and_then(|name| load.file(&name)) {
                    chart::fill(chart, &text, file, load.diagnostics);
                }
            }
            Block::Callout(callout) => callout.blocks.iter_mut().for_each(|block| block.load(load)),
            Block::InLanguage(own) => own.block.load(load),
            Block::Text(_)
            | Block::Quote(_)
            | Block::Definitions(_)
            | Block::Figure(_)
            | Block::PullQuote(_)
            | Block::Code(_)
            | Block::Steps(_)
            | Block::KeyFigures(_)
            | Block::Indicators(_)
            | Block::Marking(_) => {}
        }
    }

    /// What it is numbered as, if it is a block of a kind that is.
    pub(in crate::briefing) fn numbered(&self) -> Option<Numbered<'_>> {
        match self {
            Block::Table(table) => Some(Numbered {
                kind: Referable::Table,
                id: table.id.as_ref(),
                captioned: table.caption.is_some(),
            }),
            Block::Figure(figure) => Some(Numbered {
                kind: Referable::Figure,
                id: figure.id.as_ref(),
                captioned: figure.caption.is_some(),
            }),
            Block::Chart(chart) => Some(Numbered {
                kind: Referable::Chart,
                id: chart.id.as_ref(),
                captioned: chart.title.is_some(),
            }),
            Block::InLanguage(own) => own.block.numbered(),
            Block::Text(_)
            | Block::Quote(_)
            | Block::Definitions(_)
            | Block::Callout(_)
            | Block::PullQuote(_)
            | Block::Code(_)
            | Block::Steps(_)
            | Block::KeyFigures(_)
            | Block::Marking(_) => None,
            Block::Indicators(_) => Some(Numbered {
                kind: Referable::Table,
                id: None,
                captioned: false,
            }),
        }
    }

    /// What it means, where it stands.
    pub(in crate::briefing) fn lower(
        &self,
        lowerer: &mut Lowerer<'_>,
        place: BlockContext,
    ) -> Vec<document::Block> {
        match self {
            Block::Text(written) => text::lower(written, lowerer, place),
            Block::Quote(quote) => quote::lower(quote, lowerer),
            Block::Definitions(definitions) => definitions::lower(definitions, lowerer),
            Block::Table(table) => table::lower(table, lowerer),
            Block::Figure(figure) => figure::lower(figure, lowerer),
            Block::Chart(chart) => chart::lower(chart, lowerer),
            Block::Callout(callout) => callout::lower(callout, lowerer),
            Block::PullQuote(written) => pull_quote::lower(written, lowerer),
            Block::Code(code) => code::lower(code, lowerer),
            Block::Steps(steps) => steps::lower(steps, lowerer),
            Block::KeyFigures(figures) => key_figures::lower(figures, lowerer),
            Block::Indicators(indicators) => indicators::lower(indicators, lowerer),
            Block::InLanguage(own) => in_language::lower(own, lowerer, place),
            Block::Marking(marking) => marking::lower(marking, lowerer),
        }
    }
}

/// How many keys an entry of `blocks` has: one for each kind, and those of its marking and its language.
const COUNT: usize = KINDS.len() + 2;

/// An entry of `blocks`: a mapping of the block's kind, and its marking and its language if it has its own.
pub static BLOCK: Table = Table {
    what: "a block",
    owner: "a block",
    example: &["text"],
    keys: &{
        let mut keys = [MARKING; COUNT];
        let mut place = 0;
        while place < KINDS.len() {
            keys[place] = KINDS[place].key;
            place += 1;
        }
        keys[place] = LANGUAGE;
        keys
    },
};

/// An entry of `blocks`: its block, behind its marking if it has one, in its language if it has one.
pub fn read_entry(decoder: &mut Decoder<'_>, node: &Node) -> Vec<Block> {
    let Some(record) = decoder.record(node, &BLOCK) else {
        return Vec::new();
    };
    let marking = marking_of_part(decoder, &record);
    let language = language_of_part(decoder, &record);
    let given = KINDS.iter();
    let mut given = given.filter_map(|kind| Some((kind, record.get(kind.key.name)?)));
    let Some((kind, value)) = given.next() else {
        let lang = record.get("lang").map(|node| node.span);
        let alone = [
            (marking.map(|(_, span)| span), "marking"),
            (lang, "language"),
        ];
        for (span, what) in alone {
            let message = format!("a {what} without a block");
            let missing = span.map(|span| Diagnostic::error("missing-key", span, message));
            if let Some(missing) = missing {
                decoder.error(missing.help("write the block beside it: `- text: …`"));
            }
        }
        return Vec::new();
    };
    if given.next().is_some() {
        decoder.error(
            Diagnostic::error(
                "two-blocks",
                record.span,
                "one entry of `blocks` holds two blocks",
            )
            .help(if decoder.is_json(record.span) {
                "give each braces of its own"
            } else {
                "begin each with a `- ` of its own"
            }),
        );
        return Vec::new();
    }
    let block = (kind.read)(decoder, value);
    // What marks a block that is none marks nothing.
    let marking = marking.filter(|_| block.is_some()).map(Block::Marking);
    let block = block.map(|block| match language {
        Some(language) => Block::InLanguage(Box::new(InLanguage { language, block })),
        None => block,
    });
    marking.into_iter().chain(block).collect()
}
