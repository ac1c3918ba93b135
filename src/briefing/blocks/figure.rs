//! `figure`: a picture from a file beside the briefing, with what it shows and who made it.

use super::{Block, Field, Kind};
use crate::briefing::keys::choices::BOOLEANS;
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::lower::{self, FigureWords, Lowerer};
use crate::briefing::record::{Decoder, identifier};
use crate::briefing::typed::PictureFile;
use crate::briefing::yaml::{Node, Written};
use crate::diagnostic::Diagnostic;
use crate::document;

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is referred to by.
    pub id: Option<Written>,
    /// The file of the picture.
    pub file: Written,
    /// What it shows, for those who do not see it; none where it shows nothing that matters.
    pub alternative: Option<Written>,
    /// The same at length.
    pub description: Option<Written>,
    /// What it shows, below it.
    pub caption: Option<Written>,
    /// Who made it.
    pub credit: Option<Written>,
    /// How wide it is, as a part of the measure.
    pub width: Option<f64>,
}

/// The kind.
pub const KIND: Kind = Kind {
    key: Key::new(
        "figure",
        Value::mapping(|| &FIGURE),
        "a picture: `src`, and `alt` for those who do not see it, with a `caption` and a `credit`",
    ),
    read: |decoder, node| read(decoder, node).map(|figure| Block::Figure(Box::new(figure))),
};

static FIGURE: Table = Table {
    what: "a figure",
    owner: "a figure",
    example: &["src", "alt"],
    keys: &[
        keys::ID,
        Key::new(
            "src",
            Value::text(keys::Text::Verbatim),
            "the file: PNG, JPEG, WebP or SVG, beside the briefing or below its folder",
        )
        .required()
        .miscalled(&["file", "path", "image", "url", "source", "picture"]),
        Key::new(
            "alt",
            Value::text(keys::Text::Plain),
            "what it shows, for those who do not see it",
        )
        .required_unless(&[&["decorative"]])
        .miscalled(&["alternative", "alt_text", "alternative_text"]),
        Key::new(
            "decorative",
            Value::text(keys::Text::Boolean),
            "`true` instead of `alt`, where it shows nothing that matters",
        ),
        Key::new(
            "description",
            Value::text(keys::Text::Plain),
            "the same as `alt`, at length",
        )
        .miscalled(&["long_description", "longdesc"]),
        Key::new(
            "caption",
            Value::text(keys::Text::Line),
            "what it shows, below it",
        )
        .miscalled(&["title", "text"]),
        Key::new(
            "credit",
            Value::text(keys::Text::Line),
            "who made it, below that",
        )
        .miscalled(&["by", "author", "photo", "copyright"]),
        Key::new(
            "width",
            Value::text(keys::Text::Number),
            "how wide it is, as a part of the width of the text: `0.5`",
        ),
    ],
};

fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<Figure> {
    let record = decoder.record(node, &FIGURE)?;
    let decorative = decoder
        .choice(&record, "decorative", BOOLEANS)
        .unwrap_or(false);
    if decorative && let Some(said) = record.entry("alt").or(record.entry("description")) {
        let message = format!("a picture that is `decorative` has no `{}`", said.key.value);
        decoder.error(
            Diagnostic::error("decorative-and-said", said.key.span, message)
                .help("take one of them out: what shows something is not decorative"),
        );
    }
    let alternative = if decorative {
        None
    } else {
        Some(decoder.required(&record, "alt"))
    };
    let file = decoder.required(&record, "src");
    let width = decoder.text_of(&record, "width").and_then(|written| {
        let width = part(&written.value);
        if width.is_none() {
            let message = format!("`width` cannot be `{}`", written.value);
            decoder.error(
                Diagnostic::error("bad-number", written.span, message)
                    .help("write a part of the width of the text: `0.5` is half of it, `1` all"),
            );
        }
        width
    });
    Some(Figure {
        id: identifier(decoder, &record),
        description: decoder.text_of(&record, "description"),
        caption: decoder.text_of(&record, "caption"),
        credit: decoder.text_of(&record, "credit"),
        width,
        file: file?,
        alternative: match alternative {
            Some(alternative) => Some(alternative?),
            None => None,
        },
    })
}

/// A part of a whole: `0.5`, or `50%`.
fn part(written: &str) -> Option<f64> {
    let written = written.trim();
    let part = match written.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => written.parse::<f64>().ok()?,
    };
    (LEAST..=1.0).contains(&part).then_some(part)
}

/// A picture less wide than this part of the measure is not seen.
const LEAST: f64 = 0.02;

/// Its texts.
pub fn texts(figure: &Figure) -> Vec<Field<'_>> {
    let field = |key, kind, written| Field { key, kind, written };
    let alternative = figure.alternative.iter();
    let alternative = alternative.map(|words| field("alt", keys::Text::Plain, words));
    let description = figure.description.iter();
    let description = description.map(|words| field("description", keys::Text::Plain, words));
    let caption = figure.caption.iter();
    let caption = caption.map(|words| field("caption", keys::Text::Line, words));
    let credit = figure.credit.iter();
    let credit = credit.map(|words| field("credit", keys::Text::Line, words));
    alternative
        .chain(description)
        .chain(caption)
        .chain(credit)
        .collect()
}

/// A figure.
pub fn lower(figure: &Figure, lowerer: &mut Lowerer<'_>) -> Vec<document::Block> {
    let label = lowerer.next_label();
    let caption = lower::caption(lowerer, &label, figure.caption.as_ref());
    let credit = figure.credit.as_ref().map(|credit| lowerer.inline(credit));
    let plain = |words: &Written| lowerer.typographer.set(&words.value);
    let words = FigureWords {
        alternative: figure.alternative.as_ref().map(plain),
        description: figure.description.as_ref().map(plain),
        caption,
        credit,
    };
    let file = PictureFile {
        name: figure.file.value.clone(),
        span: figure.file.span,
        width: figure.width,
    };
    let pictures = &mut lowerer.pictures;
    vec![lower::figure(
        pictures,
        label.anchor,
        file,
        words,
        figure.width,
    )]
}
