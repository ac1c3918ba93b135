//! Which style a text is written in, so that every reader takes it for that text.
//!
//! In: a text. Out: the form in which it is written. YAML libraries differ in what they make of a plain scalar:
//! 1.1 reads `no` and `on` as truth values and `1:30` as ninety, 1.2 does not; both read `1.10` as a
//! number. So a text is written plain only if it begins with a letter and is none of the words that
//! mean something to any of them (YAML 1.1's types, YAML 1.2.2, 10.3).

use std::borrow::Cow;

use crate::briefing::markup::refill::refilled;
use crate::briefing::yaml::emit::{Form, LineEnds, Prose, literal_holds, needs_no_escape};

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarContext {
    /// Behind a colon or hyphen.
    Block,
    /// Between brackets.
    Flow,
}

/// Words that are no text to one reader or other, in lower case.
const MEANINGFUL: &[&str] = &[
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
];

/// A text behind a colon or hyphen: below `|` where it has several lines.
pub fn text(value: Cow<'_, str>) -> Form<'_> {
    if literal_holds(&value) {
        return Form::Literal(value);
    }
    one_line(value, ScalarContext::Block)
}

/// The same for a text of words, which is broken anew where it would stand in a line too long to read. That of several
/// paragraphs is markup, in which a line may end between any two words.
pub fn prose(value: Cow<'_, str>, is_markup: bool) -> Form<'_> {
    let is_several = value.trim_end_matches('\n').contains('\n');
    if is_several && !is_markup {
        return text(value);
    }
    Form::Prose(Box::new(Prose {
        text: value.clone(),
        form: text(value),
        ends: match is_several {
            true => LineEnds::Free(refilled),
            false => LineEnds::Meant,
        },
    }))
}

/// A text in one line, in quotes where it wants them.
pub fn one_line(value: Cow<'_, str>, place: ScalarContext) -> Form<'_> {
    if is_plain(&value, place) {
        Form::Plain(value)
    } else if !needs_no_escape(&value) || (value.contains('\'') && !value.contains(['"', '\\'])) {
        Form::DoubleQuoted(value)
    } else {
        Form::SingleQuoted(value)
    }
}

/// Whether a text reads as a JSON number or as `true` or `false`.
pub fn is_number_or_boolean(value: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let number = digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'));
    number || matches!(value, "true" | "false")
}

fn is_plain(value: &str, place: ScalarContext) -> bool {
    let flow = |character: char| matches!(character, ',' | '[' | ']' | '{' | '}');
    value.starts_with(char::is_alphabetic)
        && !value.ends_with([' ', ':'])
        && !value.contains(": ")
        && !value.contains(" #")
        && needs_no_escape(value)
        && (place == ScalarContext::Block
            || !value.contains(|character| flow(character) || character == ':'))
        && !MEANINGFUL.contains(&value.to_lowercase().as_str())
}
