//! The elements of a page.
//!
//! Tags that nobody closes are closed by what cannot stand within them, as browsers do it for paragraphs, items,
//! rows and cells. How deep elements nest is bounded: those that are deeper stand beside each other.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// How deep elements nest.
const DEEPEST: usize = 60;
/// The number of the element that holds all others.
pub const ROOT: usize = 0;

/// A page.
pub struct Dom {
    nodes: Vec<Node>,
}

/// An element or a text.
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String, usize),
}

/// An element.
#[derive(Default)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    /// What stands in its tag.
    pub attributes: BTreeMap<String, String>,
    /// What it holds.
    pub children: Vec<usize>,
    /// Its first byte.
    pub at: usize,
}

/// Elements that hold nothing.
const EMPTY: &[&str] = &[
    "br", "img", "hr", "meta", "link", "input", "wbr", "source", "col", "area", "base", "embed",
    "track", "param",
];

/// Elements that stand among blocks, not in a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "figure",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "pre",
    "blockquote",
    "details",
    "summary",
    "address",
    "hr",
    "form",
    "fieldset",
    "center",
    "body",
    "html",
    "head",
    "hgroup",
    "search",
    "dialog",
    "menu",
    "legend",
];

impl Dom {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let root = Node::Element(Element::default());
        let mut dom = Dom { nodes: vec![root] };
        let mut open: Vec<usize> = vec![ROOT];
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let name = lossy(&tag.name).to_ascii_lowercase();
                    dom.close_before(&name, &mut open);
                    let attributes = tag.attributes.iter();
                    let attributes =
                        attributes.map(|(key, value)| (lossy(key), lossy(&value.value)));
                    let holds_nothing = tag.self_closing || EMPTY.contains(&name.as_str());
                    let element = Element {
                        name,
                        attributes: attributes.collect(),
                        children: Vec::new(),
                        at: tag.span.start,
                    };
                    let number = dom.add(Node::Element(element), &open);
                    if !holds_nothing && open.len() < DEEPEST {
                        open.push(number);
                    }
                }
                Token::EndTag(tag) => {
                    let name = lossy(&tag.name).to_ascii_lowercase();
                    if let Some(place) = open.iter().rposition(|number| dom.name(*number) == name) {
                        open.truncate(place.max(1));
                    }
                }
                Token::String(text) => {
                    dom.add(Node::Text(lossy(&text.value), text.span.start), &open);
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        dom
    }

    fn add(&mut self, node: Node, open: &[usize]) -> usize {
        let number = self.nodes.len();
        self.nodes.push(node);
        let above = open.last().copied().unwrap_or(ROOT);
        if let Node::Element(element) = &mut self.nodes[above] {
            element.children.push(number);
        }
        number
    }

    /// Closes what an element cannot stand in.
    fn close_before(&self, name: &str, open: &mut Vec<usize>) {
        let (closed, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr", "td", "th"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (
                &["tbody", "thead", "tfoot", "tr", "td", "th", "caption"],
                &["table"],
            ),
            "option" => (&["option"], &["select"]),
            _ if is_block(name) => (
                &["p", "h1", "h2", "h3", "h4", "h5", "h6"],
                &[
                    "li",
                    "td",
                    "th",
                    "div",
                    "section",
                    "article",
                    "blockquote",
                    "body",
                    "details",
                    "dd",
                    "figure",
                ],
            ),
            _ => return,
        };
        let mut place = None;
        for (index, number) in open.iter().enumerate().skip(1).rev() {
            let above = self.name(*number);
            if closed.contains(&above) {
                place = Some(index);
            } else if within.contains(&above) {
                break;
            }
        }
        if let Some(place) = place {
            open.truncate(place);
        }
    }

    fn name(&self, number: usize) -> &str {
        self.element(number).map_or("", |element| &element.name)
    }

    /// An element by its number.
    pub fn element(&self, number: usize) -> Option<&Element> {
        match self.nodes.get(number)? {
            Node::Element(element) => Some(element),
            Node::Text(..) => None,
        }
    }

    /// Anything by its number.
    pub fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number)
    }

    /// What an element holds.
    pub fn children(&self, number: usize) -> &[usize] {
        self.element(number)
            .map_or(&[], |element| &element.children)
    }

    /// Every element of a name, in the order of the page.
    pub fn all<'d>(&'d self, name: &'d str) -> impl Iterator<Item = (usize, &'d Element)> {
        let numbered = self.nodes.iter().enumerate();
        numbered.filter_map(move |(number, node)| match node {
            Node::Element(element) if element.name == name => Some((number, element)),
            Node::Element(_) | Node::Text(..) => None,
        })
    }

    /// The text of an element, with what it holds.
    pub fn text(&self, number: usize) -> String {
        let mut out = String::new();
        let mut rest = vec![number];
        while let Some(number) = rest.pop() {
            match self.node(number) {
                Some(Node::Text(text, _)) => out.push_str(text),
                Some(Node::Element(element)) => {
                    let is_apart = is_block(&element.name) || element.name == "br";
                    if is_apart && !out.is_empty() {
                        out.push(' ');
                    }
                    rest.extend(element.children.iter().rev());
                }
                None => {}
            }
        }
        out
    }

    /// What holds the text of a page.
    pub fn content(&self) -> usize {
        let main = self.all("main").next().map(|(number, _)| number);
        let by_role = || {
            let mut elements = self.nodes.iter().enumerate();
            elements.find_map(|(number, node)| match node {
                Node::Element(element)
                    if element
                        .attributes
                        .get("role")
                        .is_some_and(|role| role == "main") =>
                {
                    Some(number)
                }
                Node::Element(_) | Node::Text(..) => None,
            })
        };
        // Several articles are a list of them.
        let articles: Vec<usize> = self.all("article").map(|(number, _)| number).collect();
        let article = articles.first().copied().filter(|_| articles.len() == 1);
        let body = || self.all("body").next().map(|(number, _)| number);
        main.or_else(by_role)
            .or(article)
            .or_else(body)
            .unwrap_or(ROOT)
    }
}

/// Whether an element stands among blocks.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
