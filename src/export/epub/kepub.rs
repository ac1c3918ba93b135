//! XHTML → XHTML as Kobo's own reader wants it.
//!
//! Kobo shows a book whose name ends in `.kepub.epub` with a reader of its own, which places
//! bookmarks, highlights and statistics by spans that name every sentence. The rule, after what
//! kepubify makes of a book:
//!
//! * What a body holds stands within `<div id="book-columns"><div id="book-inner">`.
//! * Every sentence of every text stands within `<span class="koboSpan" id="kobo.P.S">`, with the
//!   spaces behind it. Where a sentence begins and ends is Unicode's word (UAX #29); one that runs
//!   through several elements has a span in each.
//! * P counts the blocks that say something, from 1 in each file; S the sentences within one.
//! * A picture is a block of its own.
//! * White space alone is no sentence, and what `pre` holds is left as it is: spaces mean something
//!   there.
//!
//! Texts, elements, ids and links stay as they are, and the package is that of any EPUB.

use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};
use quick_xml::escape::unescape;

use super::markup::escaped;

/// What the style sheet says beside: Kobo's has margins for the divisions that it looks for.
pub const STYLE: &str = "#book-columns, #book-inner { margin-top: 0; margin-bottom: 0; }\n";

/// The ids of the divisions; no anchor may have them ([`super::spine::anchor_id`]).
pub const DIVISIONS: [&str; 2] = ["book-columns", "book-inner"];

/// Elements that stand within a line: every other one begins a block, and ends one.
const INLINE: &[&str] = &["a", "span", "em", "strong", "code", "sup", "br"];

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
        fresh: true,
        verbatim: 0,
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
struct Naming {
    out: String,
    segmenter: SentenceSegmenterBorrowed<'static>,
    /// The block that the last sentence stands in, and its place there.
    block: usize,
    sentence: usize,
    /// Whether the next sentence begins a block.
    fresh: bool,
    /// How many elements are open whose text is left alone.
    verbatim: usize,
}

impl Naming {
    /// Tags and the texts between them.
    fn content(&mut self, content: &str) {
        let mut rest = content;
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at]);
            let length = rest[at..].find('>').map_or(rest.len() - at, |end| end + 1);
            self.tag(&rest[at..at + length]);
            rest = &rest[at + length..];
        }
        self.text(rest);
    }

    fn tag(&mut self, tag: &str) {
        let inside = tag.trim_matches(['<', '>']);
        let ends = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let name = &name[..name.find([' ', '/']).unwrap_or(name.len())];
        if name == "img" {
            self.fresh = true;
            self.open();
            self.out.push_str(tag);
            self.out.push_str("</span>");
            self.fresh = true;
            return;
        }
        if name == "pre" {
            self.verbatim = if ends {
                self.verbatim.saturating_sub(1)
            } else {
                self.verbatim + 1
            };
        }
        self.fresh |= !INLINE.contains(&name);
        self.out.push_str(tag);
    }

    fn text(&mut self, text: &str) {
        // What cannot be read is no text of ours.
        let read = unescape(text).ok();
        match read.filter(|read| self.verbatim == 0 && !read.trim().is_empty()) {
            Some(read) => self.sentences(&read),
            None => self.out.push_str(text),
        }
    }

    fn sentences(&mut self, text: &str) {
        let segmenter = self.segmenter;
        let mut start = 0;
        for end in segmenter.segment_str(text) {
            let sentence = &text[start..end];
            if sentence.trim().is_empty() {
                self.out.push_str(&escaped(sentence));
            } else {
                self.open();
                self.out.push_str(&escaped(sentence));
                self.out.push_str("</span>");
            }
            start = end;
        }
    }

    /// The span of the next sentence.
    fn open(&mut self) {
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
            inner("<p>یک؟ دو.</p>"),
            "<p><k 1.1\">یک؟ </span><k 1.2\">دو.</span></p>"
        );
    }

    #[test]
    fn a_sentence_that_runs_through_elements_has_a_span_in_each() {
        assert_eq!(
            inner("<p>So <em>it</em> is.<span id=\"page-2\"></span> Yes.</p><p>A</p>"),
            "<p><k 1.1\">So </span><em><k 1.2\">it</span></em><k 1.3\"> is.</span>\
             <span id=\"page-2\"></span><k 1.4\"> Yes.</span></p><p><k 2.1\">A</span></p>"
        );
    }

    #[test]
    fn what_is_escaped_stays_so_and_what_is_no_sentence_is_left_alone() {
        assert_eq!(
            inner("<ul>\n<li>a &lt; b &amp; c. &quot;D&quot;</li>\n</ul>"),
            "<ul>\n<li><k 1.1\">a &lt; b &amp; c. </span><k 1.2\">&quot;D&quot;</span></li>\n</ul>"
        );
        assert_eq!(
            inner("<pre><code>x. Y</code></pre><p>a<br/>b</p>"),
            "<pre><code>x. Y</code></pre><p><k 1.1\">a</span><br/><k 1.2\">b</span></p>"
        );
    }

    #[test]
    fn a_picture_is_a_block() {
        assert_eq!(
            inner("<p>a<img src=\"b\" alt=\"c. D\"/>e</p>"),
            "<p><k 1.1\">a</span><k 2.1\"><img src=\"b\" alt=\"c. D\"/></span><k 3.1\">e</span></p>"
        );
    }
}
