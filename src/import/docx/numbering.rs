//! What styles and numberings say of paragraphs.

use std::collections::BTreeMap;

use super::xml::Element;

/// The styles of a document.
#[derive(Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<String>,
    level: Option<usize>,
}

/// How far styles are based on others.
const DEEPEST: usize = 12;

impl Styles {
    /// Those of a part.
    pub fn of(root: &Element) -> Self {
        let mut styles = BTreeMap::new();
        for style in root.elements().filter(|element| element.name == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let properties = style.find("pPr");
            let numbered = properties.and_then(|properties| properties.find("numPr"));
            let read = Style {
                name: style.value("name").unwrap_or(id).to_lowercase(),
                based_on: style.value("basedOn").map(str::to_string),
                outline: properties
                    .and_then(|properties| properties.value("outlineLvl"))
                    .and_then(|level| level.parse().ok()),
                number: numbered
                    .and_then(|numbered| numbered.value("numId"))
                    .map(str::to_string),
                level: numbered
                    .and_then(|numbered| numbered.value("ilvl"))
                    .and_then(|level| level.parse().ok()),
            };
            styles.insert(id.to_string(), read);
        }
        Styles { styles }
    }

    /// The name of a style in small letters; its id, if it is not defined.
    pub fn name(&self, id: &str) -> String {
        self.styles
            .get(id)
            .map_or_else(|| spaced(id), |style| style.name.clone())
    }

    /// Whether a style, or one that it is based on, has a name that begins so.
    pub fn is(&self, id: &str, names: &[&str]) -> bool {
        let begins = |name: &str| names.iter().any(|begin| name.starts_with(begin));
        begins(&self.name(id)) || self.chain(id).any(|style| begins(&style.name))
    }

    /// The level of a heading, from 1.
    pub fn heading(&self, id: &str) -> Option<u8> {
        let by_name = |name: &str| {
            let number = [
                "heading ",
                "überschrift ",
                "titre ",
                "título ",
                "titolo ",
                "заголовок ",
                "kop ",
                "rubrik ",
                "overskrift ",
                "heading",
            ]
            .iter()
            .find_map(|word| name.strip_prefix(word))?;
            number
                .trim()
                .parse::<u8>()
                .ok()
                .filter(|level| (1..=9).contains(level))
        };
        by_name(&self.name(id)).or_else(|| {
            self.chain(id).find_map(|style| {
                by_name(&style.name).or(style
                    .outline
                    .filter(|level| *level < 9)
                    .map(|level| level + 1))
            })
        })
    }

    /// The numbering of a style, and its level in that.
    pub fn number(&self, id: &str) -> Option<(String, usize)> {
        let own = self.chain(id).find_map(|style| {
            style
                .number
                .clone()
                .map(|number| (number, style.level.unwrap_or(0)))
        });
        own.filter(|(number, _)| number != "0")
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?))
            .take(DEEPEST)
    }
}

/// `ListBullet2` → "list bullet 2"
fn spaced(id: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for next in id.chars() {
        let begins = next.is_uppercase() && before.is_lowercase()
            || next.is_ascii_digit() && before.is_alphabetic();
        if begins {
            out.push(' ');
        }
        out.extend(next.to_lowercase());
        before = next;
    }
    out
}

/// The numberings of a document: whether a level of one has numbers, and its first.
#[derive(Default)]
pub struct Numbering {
    abstracts: BTreeMap<String, BTreeMap<usize, Option<u64>>>,
    numbers: BTreeMap<String, String>,
}

impl Numbering {
    /// Those of a part.
    pub fn of(root: &Element) -> Self {
        let mut numbering = Numbering::default();
        for element in root.elements() {
            match (
                element.name.as_str(),
                element.attribute("abstractNumId"),
                element.attribute("numId"),
            ) {
                ("abstractNum", Some(id), _) => {
                    let levels = element
                        .elements()
                        .filter(|level| level.name == "lvl")
                        .filter_map(|level| {
                            let number = level.attribute("ilvl")?.parse().ok()?;
                            let start = level
                                .value("start")
                                .and_then(|start| start.parse().ok())
                                .unwrap_or(1);
                            let is_bullet =
                                matches!(level.value("numFmt"), Some("bullet" | "none"));
                            Some((number, (!is_bullet).then_some(start)))
                        });
                    numbering.abstracts.insert(id.to_string(), levels.collect());
                }
                ("num", _, Some(id)) => {
                    if let Some(of) = element.value("abstractNumId") {
                        numbering.numbers.insert(id.to_string(), of.to_string());
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The first number of a level; `None` where it has bullets.
    pub fn start(&self, number: &str, level: usize) -> Option<u64> {
        let of = self.numbers.get(number)?;
        *self.abstracts.get(of)?.get(&level)?
    }
}
