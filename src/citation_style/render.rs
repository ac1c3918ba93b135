//! An element → a tree of output.
//!
//! In: an element of a style and a [`Context`]. Out: [`Made`]: its output, and whether the variables that it
//! asked for are there, on which it hangs whether a group is seen at all (CSL 1.0.2, "Group").

use super::conditions;
use super::context::{Context, Made};
use super::dates;
use super::element::{Element, Tag};
use super::letter_case;
use super::names;
use super::numbers;
use super::output::{Group, Looks, Node, is_empty};
use super::rich;
use super::values;

/// Makes an element.
pub fn element<'a>(element: &'a Element, context: &mut Context<'a>) -> Made {
    match element.tag {
        Tag::Text => text(element, context),
        Tag::Number => number(element, context),
        Tag::Label => label(element, context),
        Tag::Date => dates::date(element, context),
        Tag::Names => names::names(element, context),
        Tag::Group => group(element, context),
        Tag::Choose => {
            let branch = conditions::branch(element, context);
            branch.map_or_else(Made::default, |branch| {
                together(&branch.children, "", context)
            })
        }
        _ => Made::default(),
    }
}

/// Makes elements, one behind the other, with a delimiter between those that are seen. The chosen branch of a
/// `choose` stands in its place: what is in it is parted as well.
pub fn together<'a>(elements: &'a [Element], delimiter: &str, context: &mut Context<'a>) -> Made {
    let mut made = Made::default();
    add(elements, delimiter, context, &mut made);
    made
}

fn add<'a>(elements: &'a [Element], delimiter: &str, context: &mut Context<'a>, made: &mut Made) {
    for one in elements {
        if one.tag == Tag::Choose {
            if let Some(branch) = conditions::branch(one, context) {
                add(&branch.children, delimiter, context, made);
            }
            continue;
        }
        let next = element(one, context);
        made.asked |= next.asked;
        made.got |= next.got;
        if next.is_empty() {
            continue;
        }
        if !delimiter.is_empty() && !is_empty(&made.nodes) {
            made.nodes.push(Node::Words(delimiter.to_string()));
        }
        made.nodes.extend(next.nodes);
    }
}

fn group<'a>(group: &'a Element, context: &mut Context<'a>) -> Made {
    let delimiter = group.get("delimiter").unwrap_or_default();
    let mut made = together(&group.children, delimiter, context);
    whole(&mut made);
    made.nodes = decorated(group, made.nodes);
    made
}

/// Hides what stands together when every variable in it is missing. What is seen of it is as good as a variable
/// to the group around.
fn whole(made: &mut Made) {
    if made.asked && !made.got {
        made.nodes.clear();
    }
    if !made.is_empty() {
        (made.asked, made.got) = (true, true);
    }
}

fn text<'a>(text: &'a Element, context: &mut Context<'a>) -> Made {
    let made = if let Some(variable) = text.get("variable") {
        let made = Made::of_variable(values::value(variable, text, context));
        if made.got {
            context.say(variable);
        }
        // A year without a letter lacks nothing.
        let asked = variable != "year-suffix" || made.got;
        Made { asked, ..made }
    } else if let Some(name) = text.get("macro") {
        match context.style.macros.get(name) {
            Some(called) => {
                let mut made = together(&called.children, "", context);
                whole(&mut made);
                made
            }
            None => Made::default(),
        }
    } else if let Some(name) = text.get("term") {
        let form = text.get("form").unwrap_or("long");
        let term = context.locale.term(name, form);
        let word = term.map(|term| {
            if text.is("plural") {
                &term.multiple
            } else {
                &term.single
            }
        });
        Made::fixed(
            word.map(|word| vec![Node::Words(word.clone())])
                .unwrap_or_default(),
        )
    } else {
        let value = text.get("value").unwrap_or_default();
        Made::fixed(rich::pieces(value))
    };
    cased(text, made, context)
}

/// What was made, in the case that the element has, with its looks.
fn cased(element: &Element, mut made: Made, context: &Context<'_>) -> Made {
    if made.is_empty() {
        made.nodes.clear();
        return made;
    }
    if element.is("strip-periods") {
        strip_periods(&mut made.nodes);
    }
    if let Some(case) = element.get("text-case") {
        letter_case::set(&mut made.nodes, case, context.is_english());
    }
    made.nodes = decorated(element, made.nodes);
    made
}

fn number(number: &Element, context: &mut Context<'_>) -> Made {
    let variable = number.get("variable").unwrap_or_default();
    let nodes = match variable {
        "locator" | "page" | "page-first" | "citation-number" | "first-reference-note-number" => {
            values::value(variable, number, context)
        }
        _ if context.is_said(variable) => Vec::new(),
        _ => {
            let form = number.get("form").unwrap_or("numeric");
            let gender = context
                .locale
                .term(variable, "long")
                .and_then(|term| term.gender.as_deref());
            let text = context.item.text(variable);
            let set = text.map(|text| match numbers::is_numeric(text) {
                true => vec![Node::Words(numbers::set(
                    text,
                    form,
                    gender,
                    context.locale,
                ))],
                false => rich::pieces(text),
            });
            set.unwrap_or_default()
        }
    };
    let made = Made::of_variable(nodes);
    if made.got {
        context.say(variable);
    }
    cased(number, made, context)
}

fn label(label: &Element, context: &mut Context<'_>) -> Made {
    let variable = label.get("variable").unwrap_or_default();
    let locator = context.cite.and_then(|cite| cite.locator.as_ref());
    let (term, text) = match (variable, locator) {
        ("locator", Some((term, text))) => (term.as_str(), text.as_str()),
        ("locator", None) => return Made::default(),
        ("first-reference-note-number", _) => match context.cite.and_then(|cite| cite.first_note) {
            Some(_) => (variable, ""),
            None => return Made::default(),
        },
        _ => match context.item.text(variable) {
            Some(text) => (variable, text),
            None => return Made::default(),
        },
    };
    let plural = match label.get("plural") {
        Some("always") => true,
        Some("never") => false,
        _ if variable.starts_with("number-of-") => {
            text.parse() != Ok(1u32) && numbers::is_numeric(text)
        }
        _ => numbers::is_plural(text),
    };
    let form = label.get("form").unwrap_or("long");
    let term = context.locale.term(term, form);
    let word = term.map(|term| if plural { &term.multiple } else { &term.single });
    let nodes = word
        .map(|word| vec![Node::Words(word.clone())])
        .unwrap_or_default();
    cased(label, Made::fixed(nodes), context)
}

/// Takes the full stops out of pieces.
pub fn strip_periods(nodes: &mut [Node]) {
    for node in nodes {
        match node {
            Node::Words(words) => words.retain(|character| character != '.'),
            Node::Group(group) => strip_periods(&mut group.children),
        }
    }
}

/// The looks that attributes of an element ask for.
pub fn looks_of(element: &Element) -> Looks {
    let is = |name: &str, value: &str| element.get(name) == Some(value);
    Looks {
        italic: is("font-style", "italic") || is("font-style", "oblique"),
        bold: is("font-weight", "bold"),
        small_caps: is("font-variant", "small-caps"),
        underlined: is("text-decoration", "underline"),
        raised: is("vertical-align", "sup"),
        lowered: is("vertical-align", "sub"),
    }
}

/// Output with the looks, quotation marks and affixes of its element, of which the last stand outside.
pub fn decorated(element: &Element, nodes: Vec<Node>) -> Vec<Node> {
    if is_empty(&nodes) {
        return Vec::new();
    }
    let looks = looks_of(element);
    let quoted = element.is("quotes");
    let block = matches!(element.get("display"), Some("block" | "indent"));
    let upright = element.get("font-style") == Some("normal");
    let affix = |name: &str| element.get(name).filter(|affix| !affix.is_empty());
    let (prefix, suffix) = (affix("prefix"), affix("suffix"));
    let nodes = if looks != Looks::default() || quoted || upright {
        vec![Node::Group(Group {
            looks,
            quoted,
            upright,
            children: nodes,
            ..Group::default()
        })]
    } else {
        nodes
    };
    if prefix.is_none() && suffix.is_none() && !block {
        return nodes;
    }
    let mut around: Vec<Node> = prefix.map(Node::affix).into_iter().collect();
    around.extend(nodes);
    around.extend(suffix.map(Node::affix));
    if block {
        return vec![Node::Group(Group {
            block,
            children: around,
            ..Group::default()
        })];
    }
    around
}
