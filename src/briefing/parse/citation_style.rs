//! `citation_style` and `source_order`.
//!
//! In: the name of a style, or of a file that ends in `.csl`. Out: the style, if it is built in; a file is read
//! when the other files of a briefing are ([`load`](crate::briefing::load)).

use crate::briefing::keys::choices::SOURCE_ORDERS;
use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{SourceOrder, StyleName};
use crate::diagnostic::{Diagnostic, Span};

/// What our own style is called.
const OWN: &[&str] = &["numbered", "default", "briefset"];

/// `citation_style`: nothing for our own.
pub fn citation_style(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<StyleName> {
    let name = decoder.text_of(record, "citation_style")?;
    let written = name.value.trim();
    if OWN.contains(&written) {
        return None;
    }
    named(decoder, record, &name)
}

/// A style of another name.
#[cfg(feature = "csl")]
fn named(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    name: &crate::briefing::yaml::Written,
) -> Option<StyleName> {
    use std::sync::Arc;

    use crate::briefing::record::nearest;
    use crate::citation_style::{Known, all_names};

    let written = name.value.trim();
    if written.to_ascii_lowercase().ends_with(".csl") {
        return Some(StyleName {
            name: name.clone(),
            style: None,
        });
    }
    let style = Known::named(written).and_then(Known::style);
    if style.is_none() {
        let key = record.name_of("citation_style");
        let near = nearest(written, all_names().chain(OWN.iter().copied()));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`briefset styles` lists those that are built in; any other is a file: \
                     `citation_style: house.csl`"
                .to_string(),
        };
        let message = format!("no citation style is called `{written}`");
        decoder.error(
            Diagnostic::error("unknown-style", name.span, message)
                .label(format!("asked for as `{key}`"))
                .help(help),
        );
    }
    Some(StyleName {
        name: name.clone(),
        style: style.map(Arc::new),
    })
}

/// A style of another name, of which this build has none.
#[cfg(not(feature = "csl"))]
fn named(
    decoder: &mut Decoder<'_>,
    _record: &Record<'_>,
    name: &crate::briefing::yaml::Written,
) -> Option<StyleName> {
    let message = format!("this build of briefset has no style `{}`", name.value);
    decoder.error(
        Diagnostic::error("unknown-style", name.span, message)
            .help("write `citation_style: numbered`, or build with the feature `csl`"),
    );
    None
}

/// What sources can be cited in, by the names of `citation_style`: each with what it is called, and whether its
/// citations stand in notes.
pub fn citation_styles() -> Vec<(&'static str, String)> {
    let own = ("numbered", "our own: numbers in the text".to_string());
    let styles = std::iter::once(own);
    #[cfg(feature = "csl")]
    let styles = styles.chain(crate::citation_style::names_of_styles().filter_map(|name| {
        use crate::citation_style::{Class, Known};

        let style = Known::named(name).and_then(Known::style)?;
        let class = match style.class {
            Class::InText => "in the text",
            Class::Note => "in notes",
        };
        Some((name, format!("{}: {class}", style.title)))
    }));
    styles.collect()
}

/// `source_order`, and where it stands.
pub fn source_order(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<(SourceOrder, Span)> {
    let order = decoder.choice(record, "source_order", SOURCE_ORDERS)?;
    let span = record.get("source_order").map(|node| node.span)?;
    Some((order, span))
}
