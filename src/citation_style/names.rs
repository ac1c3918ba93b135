//! Lists of names (CSL 1.0.2, "Names").
//!
//! In: an element `names`. Out: those who are named, shortened with "et al." as the style has it, with the label
//! of what they did; or, where nobody is named, what stands in their place.

use super::context::{Context, Made};
use super::element::{Element, Tag};
use super::item::Name;
use super::letter_case;
use super::name;
use super::name_options::{Options, first_of};
use super::output::{Node, Role, is_empty};
use super::render::{decorated, element, strip_periods};

/// Makes names.
pub fn names<'a>(names: &'a Element, context: &mut Context<'a>) -> Made {
    // Names alone are set as those are in whose place they stand.
    let form = context
        .instead_of
        .filter(|_| names.children.is_empty())
        .unwrap_or(names);
    let is_cite = context.cite.is_some_and(|cite| cite.without_author) && context.sort.is_none();
    if is_cite && !context.author_left_out {
        let made = all(names, form, context);
        context.author_left_out |= !made.is_empty();
        return Made {
            asked: true,
            ..Made::default()
        };
    }
    all(names, form, context)
}

/// The names of an element, or what stands in their place. `form` is the element that says how: that in whose
/// place this one stands, where it says nothing itself.
fn all<'a>(names: &'a Element, form: &'a Element, context: &mut Context<'a>) -> Made {
    let variables: Vec<&str> = names
        .list("variable")
        .filter(|one| !context.is_said(one))
        .collect();
    let mut lists: Vec<(String, Vec<Name>)> = variables
        .iter()
        .map(|variable| (variable.to_string(), context.item.names(variable).to_vec()))
        .filter(|(_, people)| !people.is_empty())
        .collect();
    // Those who edited what they translated are named once, where the language has a word for both.
    if let [(one, editors), (other, translators)] = &lists[..]
        && editors == translators
        && matches!(
            (one.as_str(), other.as_str()),
            ("editor", "translator") | ("translator", "editor")
        )
        && form.child(Tag::Label).is_some()
        && context.locale.term("editortranslator", "long").is_some()
    {
        lists = vec![("editortranslator".to_string(), editors.clone())];
    }
    if lists.is_empty() {
        return in_place(names, context);
    }
    for variable in &variables {
        context.say(variable);
    }
    let between = form
        .get("delimiter")
        .or_else(|| first_of("names-delimiter", &[context.part, &context.style.root]));
    let between = between.unwrap_or_default().to_string();
    let mut nodes: Vec<Node> = Vec::new();
    for (variable, people) in &lists {
        let made = labelled(variable, people, form, context);
        if is_empty(&made) {
            continue;
        }
        if !nodes.is_empty() {
            nodes.push(Node::Words(between.clone()));
        }
        nodes.extend(made);
    }
    if context.sort.is_none() && !nodes.is_empty() {
        nodes = vec![Node::of(Role::Names, nodes)];
    }
    Made::of_variable(decorated(names, nodes))
}

/// What stands in the place of names where nobody is named: the first of `substitute` that is seen.
fn in_place<'a>(names: &'a Element, context: &mut Context<'a>) -> Made {
    let Some(substitute) = names.child(Tag::Substitute) else {
        return Made {
            asked: true,
            ..Made::default()
        };
    };
    for one in &substitute.children {
        let around = context.instead_of.replace(names);
        let left_out = std::mem::replace(&mut context.author_left_out, true);
        let made = element(one, context);
        context.instead_of = around;
        context.author_left_out = left_out;
        if made.is_empty() {
            continue;
        }
        let nodes = match context.sort {
            Some(_) => made.nodes,
            None if Node::find(&made.nodes, &Role::Names).is_some() => made.nodes,
            None => vec![Node::of(Role::Names, made.nodes)],
        };
        return Made {
            nodes: decorated(names, nodes),
            asked: true,
            got: true,
        };
    }
    Made {
        asked: true,
        ..Made::default()
    }
}

/// People with the label of what they did, before or behind them.
fn labelled(
    variable: &str,
    people: &[Name],
    form: &Element,
    context: &mut Context<'_>,
) -> Vec<Node> {
    let list = list(people, form, context);
    let list = if context.sort.is_none() {
        vec![Node::of(Role::NameList, list)]
    } else {
        list
    };
    let counts = context.sort.is_some();
    let label = form.child(Tag::Label).filter(|_| !counts);
    let Some(label) = label else {
        return list;
    };
    let plural = match label.get("plural") {
        Some("always") => true,
        Some("never") => false,
        _ => people.len() > 1,
    };
    let term = context
        .locale
        .term(variable, label.get("form").unwrap_or("long"));
    let word = term.map(|term| {
        if plural {
            term.multiple.clone()
        } else {
            term.single.clone()
        }
    });
    let mut word: Vec<Node> = word.map(|word| vec![Node::Words(word)]).unwrap_or_default();
    if label.is("strip-periods") {
        strip_periods(&mut word);
    }
    if let Some(case) = label.get("text-case") {
        letter_case::set(&mut word, case, true);
    }
    let word = decorated(label, word);
    let place = |tag: Tag| form.children.iter().position(|child| child.tag == tag);
    let is_before = place(Tag::Label) < place(Tag::Name) && place(Tag::Name).is_some();
    let (first, second) = if is_before {
        (word, list)
    } else {
        (list, word)
    };
    first.into_iter().chain(second).collect()
}

/// A list of names.
fn list(people: &[Name], form: &Element, context: &Context<'_>) -> Vec<Node> {
    let options = Options::of(form, context);
    let is_short = people.len() >= options.min;
    let more = context.distinct.more_names;
    let shown = match is_short {
        true => (options.use_first + more).min(people.len()),
        false => people.len(),
    };
    if options.looks.form == "count" {
        return vec![Node::Words(shown.to_string())];
    }
    let is_cut = shown < people.len();
    let ends_with_last = is_cut && options.use_last && shown + 1 < people.len();
    let inverts = |index: usize| match options.inverted {
        "all" => true,
        "first" => index == 0,
        _ => false,
    };
    let name_of = |index: usize| {
        // An entry has room for whole names whatever citations show.
        let given = context.distinct.given.get(&index).copied();
        let given = given.filter(|_| options.looks.form == "short" || context.cite.is_some());
        let nodes = name::name(&people[index], inverts(index), given, &options.looks);
        let nodes = form
            .child(Tag::Name)
            .map_or_else(|| nodes.clone(), |name| decorated(name, nodes.clone()));
        Node::of(Role::Name, nodes)
    };
    let mut nodes: Vec<Node> = Vec::new();
    let and = and_of(&options, context);
    for index in 0..shown {
        if index > 0 {
            let is_last = index + 1 == shown && !is_cut;
            let between = match (&and, is_last) {
                (Some(and), true) => {
                    let takes = match options.precedes_last {
                        "always" => true,
                        "never" => false,
                        "after-inverted-name" => inverts(index - 1),
                        _ => shown > 2,
                    };
                    let before = if takes { options.delimiter } else { " " };
                    let before = if before.ends_with(' ') {
                        before.to_string()
                    } else {
                        format!("{before} ")
                    };
                    format!("{before}{and} ")
                }
                _ => options.delimiter.to_string(),
            };
            nodes.push(Node::Words(between));
        }
        nodes.push(name_of(index));
    }
    if ends_with_last {
        nodes.push(Node::Words(format!("{}\u{2026} ", options.delimiter)));
        nodes.push(name_of(people.len() - 1));
    } else if is_cut && context.sort.is_none() {
        let takes = match options.precedes_et_al {
            "always" => true,
            "never" => false,
            "after-inverted-name" => inverts(shown.saturating_sub(1)),
            _ => shown > 1,
        };
        let et_al = et_al(form, context);
        if !is_empty(&et_al) {
            nodes.push(Node::Words(
                if takes { options.delimiter } else { " " }.to_string(),
            ));
            nodes.extend(et_al);
        }
    }
    nodes
}

/// What stands before the last name.
fn and_of(options: &Options<'_>, context: &Context<'_>) -> Option<String> {
    let word = match options.and? {
        "symbol" => return Some("&".to_string()),
        _ => context.locale.word("and", "long"),
    };
    Some(word).filter(|word| !word.is_empty() && context.sort.is_none())
}

fn et_al(form: &Element, context: &Context<'_>) -> Vec<Node> {
    let element = form.child(Tag::EtAl);
    let term = element
        .and_then(|element| element.get("term"))
        .unwrap_or("et-al");
    let word = vec![Node::Words(context.locale.word(term, "long"))];
    element.map_or_else(|| word.clone(), |element| decorated(element, word.clone()))
}

/// What a source is called where it is cited by a label: the first letters of its authors and its year.
pub fn citation_label(context: &Context<'_>) -> String {
    if let Some(own) = context.item.text("citation-label") {
        return own.to_string();
    }
    let people = super::ambiguity::cited_as(context.item);
    let letters: &[usize] = match people.len() {
        0 => &[],
        1 => &[4],
        2 => &[2, 2],
        3 => &[2, 1, 1],
        _ => &[1, 1, 1, 1],
    };
    let first_letters = |text: &str, count: usize| -> String {
        let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
        let first: Vec<char> = letters.by_ref().take(1).collect();
        let rest = letters.take(count - 1).flat_map(char::to_lowercase);
        first.into_iter().chain(rest).collect()
    };
    let named = people.iter().zip(letters);
    let mut label: String = named
        .map(|(name, count)| first_letters(&name.family, *count))
        .collect();
    if label.is_empty() {
        label = first_letters(context.item.text("title").unwrap_or_default(), 4);
    }
    if let Some(super::item::Date::Known { from, .. }) = context.item.date("issued") {
        label.push_str(&format!("{:02}", from.year.rem_euclid(100)));
    }
    label
}
