//! `if` and `else-if` (CSL 1.0.2, "Choose").

use super::context::{Context, Position};
use super::element::{Element, Tag};
use super::item::Date;
use super::numbers::is_numeric;

/// The branch of a `choose` that holds.
pub fn branch<'a>(choose: &'a Element, context: &Context<'_>) -> Option<&'a Element> {
    choose.children.iter().find(|branch| match branch.tag {
        Tag::Else => true,
        _ => holds(branch, context),
    })
}

/// Whether the condition of a branch holds.
fn holds(branch: &Element, context: &Context<'_>) -> bool {
    let mut tests = Vec::new();
    for (name, value) in branch.attributes() {
        for word in value.split_ascii_whitespace() {
            let held = match name {
                "type" => context.item.kind == word,
                "variable" => has(word, context),
                "is-numeric" => text(word, context).is_some_and(is_numeric),
                "is-uncertain-date" => {
                    matches!(
                        context.item.date(word),
                        Some(Date::Known { circa: true, .. })
                    )
                }
                "locator" => {
                    locator(context).is_some_and(|(label, _)| label == &word.replace(' ', "-"))
                }
                "position" => context
                    .cite
                    .is_some_and(|cite| is_at(word, cite.position, cite.is_near)),
                "disambiguate" => (word == "true") == context.distinct.by_condition,
                _ => continue,
            };
            tests.push(held);
        }
    }
    match branch.get("match") {
        Some("any") => tests.contains(&true),
        Some("none") => !tests.contains(&true),
        _ => !tests.is_empty() && !tests.contains(&false),
    }
}

fn locator<'a>(context: &'a Context<'_>) -> Option<&'a (String, String)> {
    context.cite?.locator.as_ref()
}

fn text<'a>(variable: &str, context: &'a Context<'_>) -> Option<&'a str> {
    match variable {
        "locator" => locator(context).map(|(_, text)| text.as_str()),
        _ => context.item.text(variable),
    }
}

fn has(variable: &str, context: &Context<'_>) -> bool {
    match variable {
        "locator" => locator(context).is_some(),
        "citation-number" => true,
        "year-suffix" => context.distinct.letter.is_some(),
        "first-reference-note-number" => context.cite.is_some_and(|cite| cite.first_note.is_some()),
        _ => context.item.has(variable),
    }
}

/// Whether a citation is at a position: each includes those that it is a kind of.
fn is_at(word: &str, position: Position, is_near: bool) -> bool {
    match word {
        "first" => position == Position::First,
        "subsequent" => position != Position::First,
        "ibid" => matches!(position, Position::Ibid | Position::IbidWithLocator),
        "ibid-with-locator" => position == Position::IbidWithLocator,
        "near-note" => is_near,
        _ => false,
    }
}
