//! XML, well-formed by construction.
//!
//! In: elements that are opened and closed, and text. Out: a string in which every element is
//! closed, every character is escaped where it must be, and none stands that XML 1.0 forbids.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A start tag: a name and attributes in their order.
#[derive(Debug, Clone)]
pub struct Tag {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// A tag without attributes.
    pub fn new(name: &'static str) -> Self {
        Tag {
            name,
            attributes: Vec::new(),
        }
    }

    /// The same with an attribute.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with an attribute, where it has a value.
    pub fn set_if(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }
}

/// XML, while it is written.
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// A document: the declaration and its root, opened.
    pub fn document(root: &Tag) -> Self {
        let mut markup = Markup {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_string(),
            open: Vec::new(),
        };
        markup.open(root);
        markup
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &Tag) {
        self.start(tag);
        self.out.push('>');
        self.open.push(tag.name);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// An element that can never hold anything: `img`, `br`, `item`.
    pub fn void(&mut self, tag: &Tag) {
        self.start(tag);
        self.out.push_str("/>");
    }

    /// An element with nothing but text in it. Its end tag is written even where there is no text:
    /// reading systems that take XHTML for HTML would leave the element open.
    pub fn leaf(&mut self, tag: &Tag, text: &str) {
        self.open(tag);
        self.text(text);
        self.close();
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.out.push_str(&escaped(text));
    }

    /// A line feed, for those who read the source; only between blocks, where it means nothing.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// Closes what is open and gives the whole.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.line();
        self.out
    }

    fn start(&mut self, tag: &Tag) {
        self.out.push('<');
        self.out.push_str(tag.name);
        for (name, value) in &tag.attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escaped(value));
            self.out.push('"');
        }
    }
}

/// A text as it stands in XML, between tags or between quotation marks.
pub fn escaped(text: &str) -> Cow<'_, str> {
    escape(legal(text))
}

/// A text without the characters that an XML document cannot hold, not even escaped (XML 1.0,
/// production 2, `Char`). Every string of the book goes through here.
pub fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(
            text.chars()
                .filter(|&character| is_legal(character))
                .collect(),
        )
    }
}

fn is_legal(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_dropped_and_the_rest_escaped() {
        let mut markup = Markup::default();
        markup.leaf(
            &Tag::new("p").set("title", "a\u{0}\"<b>\u{fffe}"),
            "1 < 2 & ]]>\u{1b}\u{ffff} \u{10ffff}",
        );
        assert_eq!(
            markup.finish(),
            "<p title=\"a&quot;&lt;b&gt;\">1 &lt; 2 &amp; ]]&gt; \u{10ffff}</p>\n"
        );
    }

    #[test]
    fn what_is_open_is_closed() {
        let mut markup = Markup::default();
        markup.open(&Tag::new("a"));
        markup.open(&Tag::new("b"));
        assert_eq!(markup.finish(), "<a><b></b></a>\n");
    }
}
