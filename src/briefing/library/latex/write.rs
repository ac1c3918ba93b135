//! Text as TeX has it.
//!
//! In: words, or inline markup. Out: the value of a field of BibTeX, without the braces around it. What TeX takes for
//! a mark is written as the sign; all other characters stay as they are, since every BibTeX of today reads UTF-8. In a
//! title, a word with a capital stands in braces, or styles would write `nasa`.

use crate::briefing::markup::{Inline, parse_inline, words_of};

/// Elements of CSL-JSON, each with a character that nobody writes in place of it while the rest is read, and what
/// they are in TeX.
const ELEMENTS: &[(&str, &str, char, &str)] = &[
    ("<sup>", "</sup>", '\u{f0000}', "\\textsuperscript{"),
    ("<sub>", "</sub>", '\u{f0001}', "\\textsubscript{"),
    ("<sc>", "</sc>", '\u{f0002}', "\\textsc{"),
    (
        "<span style=\"font-variant: small-caps;\">",
        "</span>",
        '\u{f0003}',
        "\\textsc{",
    ),
    ("<i>", "</i>", '\u{f0004}', "\\emph{"),
    ("<em>", "</em>", '\u{f0005}', "\\emph{"),
    ("<b>", "</b>", '\u{f0006}', "\\textbf{"),
    ("<strong>", "</strong>", '\u{f0007}', "\\textbf{"),
];

/// What stands for the end of any of them.
const END: char = '\u{f00ff}';

/// Words.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_words(text, &mut out);
    out
}

/// An address: every character of it is one, and braces, which no address has, are encoded.
pub fn verbatim(text: &str) -> String {
    text.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}

/// Inline markup; whether capitals are protected.
pub fn marked(text: &str, protects: bool) -> String {
    let mut text = text.to_string();
    for (opening, closing, stand_in, _) in ELEMENTS {
        let count = text.matches(opening).count();
        if count > 0 && text.matches(closing).count() == count {
            text = text.replace(opening, &stand_in.to_string());
            text = text.replace(closing, &END.to_string());
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut writer = Writer {
        out: &mut out,
        protects,
        has_begun: false,
    };
    writer.inlines(&parse_inline(&text).content);
    match is_balanced(&out) {
        true => out,
        // An element that closes before it opens would take the rest of the file along.
        false => words(&words_of(&text).replace(is_stand_in, "")),
    }
}

fn is_stand_in(character: char) -> bool {
    character == END
        || ELEMENTS
            .iter()
            .any(|(_, _, stand_in, _)| *stand_in == character)
}

fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i64;
    let goes_on = tex.bytes().all(|byte| {
        depth += match byte {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        depth >= 0
    });
    goes_on && depth == 0
}

struct Writer<'o> {
    out: &'o mut String,
    protects: bool,
    /// Whether a word was written: the first letter of a title stays as it is in every style.
    has_begun: bool,
}

impl Writer<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Characters(text) | Inline::Code(text) => self.text(text),
                Inline::LineBreak => self.out.push(' '),
                Inline::Emphasis(content) => self.within("\\emph{", content),
                Inline::Strong(content) => self.within("\\textbf{", content),
                Inline::Struck(content)
                | Inline::Link { content, .. }
                | Inline::ReferenceInWords { content, .. }
                | Inline::Language { content, .. } => self.inlines(content),
                Inline::Citation { .. }
                | Inline::Note { .. }
                | Inline::NoteCall { .. }
                | Inline::Reference { .. } => {}
            }
        }
    }

    fn within(&mut self, command: &str, content: &[Inline]) {
        self.out.push_str(command);
        // What stands in a command is in braces already.
        let protects = std::mem::replace(&mut self.protects, false);
        self.inlines(content);
        self.protects = protects;
        self.has_begun = true;
        self.out.push('}');
    }

    fn text(&mut self, text: &str) {
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end_matches(char::is_whitespace);
            let has_element = bare.contains(is_stand_in);
            let mut letters = bare.chars().skip_while(|one| !one.is_alphanumeric());
            let first = letters.next();
            let rest_has = letters.any(char::is_uppercase);
            let first_has = first.is_some_and(char::is_uppercase) && self.has_begun;
            let braced = self.protects && !has_element && (first_has || rest_has);
            if braced {
                self.out.push('{');
            }
            if has_element {
                self.elements(bare);
            } else {
                push_words(bare, self.out);
            }
            if braced {
                self.out.push('}');
            }
            self.out.push_str(&word[bare.len()..]);
            self.has_begun |= first.is_some();
        }
    }

    fn elements(&mut self, word: &str) {
        for character in word.chars() {
            let mut elements = ELEMENTS.iter();
            match elements.find(|(_, _, stand_in, _)| *stand_in == character) {
                Some((.., command)) => self.out.push_str(command),
                None if character == END => self.out.push('}'),
                None => push_words(&character.to_string(), self.out),
            }
        }
    }
}

fn push_words(text: &str, out: &mut String) {
    let mut before = ' ';
    for character in text.chars() {
        // Two of these in a row are one sign of TeX's.
        if character == before && "-`'".contains(character) {
            out.push_str("{}");
        }
        before = character;
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\\\\n"),
            _ => out.push(character),
        }
    }
}
