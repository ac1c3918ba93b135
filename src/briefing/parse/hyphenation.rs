//! `hyphenation`: words that are cut otherwise than their language's patterns have it.

use crate::briefing::record::{Decoder, Record};
use crate::briefing::yaml::{Node, NodeKind};
use crate::diagnostic::Diagnostic;
use crate::language::{self, Tag};
use crate::theme::Exceptions;

/// The words of each language.
pub fn hyphenation(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Exceptions {
    let mut exceptions = Exceptions::default();
    let Some(node) = record.get("hyphenation") else {
        return exceptions;
    };
    let NodeKind::Mapping(entries) = &node.kind else {
        let example = "`en: [data-base, project]`, a line for each language";
        decoder.wrong_type(
            node,
            "`hyphenation`",
            "a mapping of languages",
            example,
            None,
        );
        return exceptions;
    };
    for entry in entries {
        let key = &entry.key;
        let Some(tag) = Tag::parse(key.value.trim()) else {
            let message = format!("`{}` is not a language tag", key.value);
            let bad = Diagnostic::error("bad-language", key.span, message);
            let help = match language::by_name(&key.value) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write one like `en`, `fa`, `pt-BR` (BCP 47)".to_string(),
            };
            decoder.error(bad.help(help));
            continue;
        };
        match &entry.value.kind {
            NodeKind::Sequence(words) => {
                for word in words.iter().filter(|word| !word.is_absent()) {
                    add(decoder, word, &tag, &mut exceptions);
                }
            }
            _ if entry.value.is_absent() => {}
            _ => add(decoder, &entry.value, &tag, &mut exceptions),
        }
    }
    exceptions
}

/// Adds a word.
fn add(decoder: &mut Decoder<'_>, node: &Node, tag: &Tag, exceptions: &mut Exceptions) {
    let Some(word) = decoder.text(node, "a word of `hyphenation`") else {
        return;
    };
    if let Err(no_word) = exceptions.add(tag.as_str(), &word.value) {
        let bad = Diagnostic::error("bad-hyphenation", word.span, no_word.to_string());
        let help = "a word without hyphens is never cut; `=` is where the words of a compound join";
        decoder.error(bad.help(help));
    }
}
