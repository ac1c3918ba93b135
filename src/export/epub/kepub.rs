//! XHTML → XHTML as Kobo's own reader wants it.
//!
//! Kobo shows a book whose name ends in `.kepub.epub` with a reader of its own, which places
//! bookmarks, highlights and statistics by spans that name every sentence. The rule is that of the
//! books in Kobo's shop as kepubify has found it out, so that spans have the numbers that kepubify
//! would give them wherever both see the same sentences:
//!
//! * What a body holds stands within `<div id="book-columns"><div id="book-inner">`.
//! * Every sentence of every text stands within `<span class="koboSpan" id="kobo.P.S">`, with the
//!   spaces behind it; one that runs through several elements has a span in each.
//! * P counts the blocks that say something, from 1 in each file: what follows the start of a
//!   paragraph, heading, list or table up to the next such start; before the first it is 0. S counts
//!   the sentences within one.
//! * A picture begins a block of its own.
//! * White space alone is named only between the elements of a paragraph, where it can be selected.
//! * What `pre` and `svg` hold is left as it is.
//! * Kobo shows the first file of the reading order without margins, as a cover fills the screen: so
//!   the cover is in that order here ([`super::package`]).
//!
//! One thing is not kepubify's: it ends a sentence at a full stop, exclamation or question mark of
//! Latin before a space. Here Unicode says where sentences end (UAX #29), which knows the marks of
//! Arabic and Devanagari and goes on before a small letter; and none ends at a space that holds a
//! number to its word: "p. 12".
//!
//! Texts, elements, ids and links stay as they are.

use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};
use quick_xml::escape::unescape;

use super::markup::escaped;

/// What the style sheet says beside: Kobo's has margins for the divisions that it looks for.
pub const STYLE: &str = "#book-columns, #book-inner { margin-top: 0; margin-bottom: 0; }\n";

/// The ids of the divisions; no anchor may have them ([`super::spine::anchor_id`]).
pub const DIVISIONS: [&str; 2] = ["book-columns", "book-inner"];

/// Elements that begin a block.
const BLOCKS: &[&str] = &["p", "ol", "ul", "table", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements whose text is left alone: spaces mean something in one, words are drawn in the other.
const VERBATIM: &[&str] = &["pre", "svg"];

/// Spaces at which no line ends and so no sentence.
const NO_BREAK_SPACES: &[char] = &['\u{a0}', '\u{202f}'];

/// A file of ours with its sentences named. It is ours in that tags and texts are all there is in
/// its body: no comments, no CDATA, and no `>` within a tag but its last.
pub fn named(xhtml: &str) -> String {
    let Some((start, end)) = body(xhtml) else {
        return xhtml.to_string();
    };
    let mut naming = Naming {
        out: String::with_capacity(xhtml.len() * 2),
        segmenter: SentenceSegmenter::new(SentenceBreakInvariantOptions::default()),
        block: 0,
        sentence: 0,
        fresh: false,
        open: Vec::new(),
    };
    naming.out.push_str(&xhtml[..start]);
    for id in DIVISIONS {
        naming.out.push_str(&format!("<div id=\"{id}\">"));
    }
    naming.content(&xhtml[start..end]);
    naming.out.push_str("</div></div>");
    naming.out.push_str(&xhtml[end..]);
    naming.out
}

/// Where the inside of the body begins and ends.
fn body(xhtml: &str) -> Option<(usize, usize)> {
    let tag = xhtml.find("<body")?;
    let start = tag + xhtml[tag..].find('>')? + 1;
    let end = xhtml.rfind("</body>")?;
    (start <= end).then_some((start, end))
}

/// A body, while its sentences are named.
struct Naming<'a> {
    out: String,
    segmenter: SentenceSegmenterBorrowed<'static>,
    /// The block that the last sentence stands in, and its place there.
    block: usize,
    sentence: usize,
    /// Whether the next sentence begins a block.
    fresh: bool,
    /// The elements that are open.
    open: Vec<&'a str>,
}

impl<'a> Naming<'a> {
    /// Tags and the texts between them.
    fn content(&mut self, content: &'a str) {
        let mut rest = content;
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at]);
            let length = rest[at..].find('>').map_or(rest.len() - at, |end| end + 1);
            self.tag(&rest[at..at + length]);
            rest = &rest[at + length..];
        }
        self.text(rest);
    }

    fn tag(&mut self, tag: &'a str) {
        let inside = tag.trim_matches(['<', '>']);
        let name = inside.trim_start_matches('/');
        let name = &name[..name.find([' ', '/']).unwrap_or(name.len())];
        if name == "img" {
            self.fresh = true;
            self.span();
            self.out.push_str(tag);
            self.out.push_str("</span>");
            return;
        }
        if inside.starts_with('/') {
            self.open.pop();
        } else if !inside.ends_with('/') {
            self.fresh |= BLOCKS.contains(&name);
            self.open.push(name);
        }
        self.out.push_str(tag);
    }

    fn text(&mut self, text: &str) {
        let verbatim = self.open.iter().any(|name| VERBATIM.contains(name));
        let in_paragraph = self.open.last() == Some(&"p");
        let between_blocks = text.trim().is_empty() && !in_paragraph;
        // What cannot be read is no text of ours.
        match unescape(text) {
            Ok(read) if !text.is_empty() && !verbatim && !between_blocks => self.sentences(&read),
            _ => self.out.push_str(text),
        }
    }

    fn sentences(&mut self, text: &str) {
        let segmenter = self.segmenter;
        let mut start = 0;
        for end in segmenter.segment_str(text) {
            let sentence = &text[start..end];
            let goes_on = end < text.len() && sentence.ends_with(NO_BREAK_SPACES);
            if sentence.is_empty() || goes_on {
                continue;
            }
            self.span();
            self.out.push_str(&escaped(sentence));
            self.out.push_str("</span>");
            start = end;
        }
    }

    /// The span of the next sentence.
    fn span(&mut self) {
        if self.fresh {
            self.block += 1;
            self.sentence = 0;
            self.fresh = false;
        }
        self.sentence += 1;
        let (block, sentence) = (self.block, self.sentence);
        self.out.push_str(&format!(
            "<span class=\"koboSpan\" id=\"kobo.{block}.{sentence}\">"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The inside of a body, named, with short spans.
    fn inner(body: &str) -> String {
        let named = named(&format!("<body>{body}</body>"));
        let inner = named
            .strip_prefix("<body><div id=\"book-columns\"><div id=\"book-inner\">")
            .and_then(|rest| rest.strip_suffix("</div></div></body>"))
            .expect("the divisions");
        inner.replace("span class=\"koboSpan\" id=\"kobo.", "k ")
    }

    #[test]
    fn each_sentence_has_its_number_within_its_block() {
        assert_eq!(
            inner("<h2>One</h2>\n<p>Two. Three?\u{201d} Four</p>"),
            "<h2><k 1.1\">One</span></h2>\n<p><k 2.1\">Two. </span><k 2.2\">Three?\u{201d} </span>\
             <k 2.3\">Four</span></p>"
        );
        assert_eq!(
            inner(
                "<ul>\n<li>\n<p>A</p></li>\n<li>B</li>\n</ul><dl><dt>C</dt><dd><p>D</p></dd></dl>"
            ),
            "<ul>\n<li>\n<p><k 1.1\">A</span></p></li>\n<li><k 1.2\">B</span></li>\n</ul>\
             <dl><dt><k 1.3\">C</span></dt><dd><p><k 2.1\">D</span></p></dd></dl>"
        );
    }

    #[test]
    fn sentences_end_as_their_script_has_it_and_never_before_a_number_that_is_held() {
        assert_eq!(
            inner("<p>یک؟ دو.</p>"),
            "<p><k 1.1\">یک؟ </span><k 1.2\">دو.</span></p>"
        );
        assert_eq!(
            inner("<p>See p.\u{a0}12. No.\u{202f}7 is next.\u{a0}</p>"),
            "<p><k 1.1\">See p.\u{a0}12. </span><k 1.2\">No.\u{202f}7 is next.\u{a0}</span></p>"
        );
    }

    #[test]
    fn a_sentence_that_runs_through_elements_has_a_span_in_each() {
        assert_eq!(
            inner("<p>So <em>it</em> is.<span id=\"page-2\"></span> Yes.</p><p>A</p>"),
            "<p><k 1.1\">So </span><em><k 1.2\">it</span></em><k 1.3\"> is.</span>\
             <span id=\"page-2\"></span><k 1.4\"> Yes.</span></p><p><k 2.1\">A</span></p>"
        );
        assert_eq!(
            inner("<p><em>a</em> <em>b</em></p>\n<dd><em>a</em> <em>b</em></dd>"),
            "<p><em><k 1.1\">a</span></em><k 1.2\"> </span><em><k 1.3\">b</span></em></p>\n\
             <dd><em><k 1.4\">a</span></em> <em><k 1.5\">b</span></em></dd>"
        );
    }

    #[test]
    fn what_is_escaped_stays_so_and_what_is_drawn_or_code_is_left_alone() {
        assert_eq!(
            inner("<ul>\n<li>a &lt; b &amp; c. &quot;D&quot;</li>\n</ul>"),
            "<ul>\n<li><k 1.1\">a &lt; b &amp; c. </span><k 1.2\">&quot;D&quot;</span></li>\n</ul>"
        );
        assert_eq!(
            inner("<pre><code>x. Y</code></pre><svg><text>A</text></svg><p>a<br/>b</p>"),
            "<pre><code>x. Y</code></pre><svg><text>A</text></svg>\
             <p><k 1.1\">a</span><br/><k 1.2\">b</span></p>"
        );
    }

    #[test]
    fn a_picture_begins_a_block() {
        assert_eq!(
            inner("<p>a<img src=\"b\" alt=\"c. D\"/>e</p><p>f</p>"),
            "<p><k 1.1\">a</span><k 2.1\"><img src=\"b\" alt=\"c. D\"/></span><k 2.2\">e</span></p>\
             <p><k 3.1\">f</span></p>"
        );
    }
}
