//! How names are set, as a style says it in many places (CSL 1.0.2, "Inheritable Name Options").
//!
//! In: an element `names`. Out: the [`Options`] of its lists: what `name` says, else `citation` or
//! `bibliography`, else the style.

use super::context::{Context, Position};
use super::element::{Element, Tag};
use super::name::NameLooks;

/// How a list of names is set.
pub struct Options<'a> {
    /// What stands before the last: `text`, `symbol`, or nothing.
    pub and: Option<&'a str>,
    /// What parts names.
    pub delimiter: &'a str,
    /// When that stands before "et al."
    pub precedes_et_al: &'a str,
    /// When it stands before the last name.
    pub precedes_last: &'a str,
    /// From how many names on they are shortened.
    pub min: usize,
    /// To how many.
    pub use_first: usize,
    /// Whether the last is shown as well.
    pub use_last: bool,
    /// How each is set.
    pub looks: NameLooks<'a>,
    /// Which are turned round: `first`, `all`, or none.
    pub inverted: &'a str,
}

impl<'a> Options<'a> {
    /// Those of an element, with those that it takes over from around it.
    pub fn of(form: &'a Element, context: &'a Context<'_>) -> Self {
        static NONE: std::sync::OnceLock<Element> = std::sync::OnceLock::new();
        let none = NONE.get_or_init(Element::empty);
        let own = form.child(Tag::Name).unwrap_or(none);
        let around = [context.part, &context.style.root];
        let inherited = |name: &str| own.get(name).or_else(|| first_of(name, &around));
        let number = |name: &str| inherited(name).and_then(|number| number.parse::<usize>().ok());
        let is_later = context
            .cite
            .is_some_and(|cite| cite.position != Position::First);
        let of_later = |later: &str, usual: &str| {
            let later = is_later.then(|| number(later)).flatten();
            later.or_else(|| number(usual))
        };
        let sort = context.sort.unwrap_or_default();
        let is_true = |name: &str| inherited(name).map(|value| value == "true");
        Options {
            and: inherited("and"),
            delimiter: own
                .get("delimiter")
                .or_else(|| first_of("name-delimiter", &around))
                .unwrap_or(", "),
            precedes_et_al: inherited("delimiter-precedes-et-al").unwrap_or("contextual"),
            precedes_last: inherited("delimiter-precedes-last").unwrap_or("contextual"),
            min: sort
                .min
                .or_else(|| of_later("et-al-subsequent-min", "et-al-min"))
                .unwrap_or(usize::MAX),
            use_first: sort
                .use_first
                .or_else(|| of_later("et-al-subsequent-use-first", "et-al-use-first"))
                .unwrap_or(1),
            use_last: sort
                .use_last
                .or_else(|| is_true("et-al-use-last"))
                .unwrap_or(false),
            inverted: if context.sort.is_some() {
                "all"
            } else {
                inherited("name-as-sort-order").unwrap_or_default()
            },
            looks: NameLooks {
                form: own
                    .get("form")
                    .or_else(|| first_of("name-form", &around))
                    .unwrap_or("long"),
                initialize: is_true("initialize").unwrap_or(true),
                initialize_with: inherited("initialize-with"),
                with_hyphen: context.style.root.get("initialize-with-hyphen") != Some("false"),
                separator: inherited("sort-separator").unwrap_or(", "),
                demote: context
                    .style
                    .root
                    .get("demote-non-dropping-particle")
                    .unwrap_or("display-and-sort"),
                is_key: context.sort.is_some(),
                family: part(own, "family"),
                given: part(own, "given"),
            },
        }
    }
}

/// How a part of a name is set.
fn part<'a>(name: &'a Element, wanted: &str) -> Option<&'a Element> {
    let mut parts = name
        .children
        .iter()
        .filter(|child| child.tag == Tag::NamePart);
    parts.find(|part| part.get("name") == Some(wanted))
}

/// The first value of an attribute among elements.
pub fn first_of<'a>(name: &str, elements: &[&'a Element]) -> Option<&'a str> {
    elements.iter().find_map(|element| element.get(name))
}
