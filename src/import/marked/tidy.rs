//! Lines as a writer would have typed them: white space is one space, marks hold words and stand close to them.
//!
//! Word processors stress half of a space, web pages nest what is nested already. None of that is meant.

use crate::briefing::characters::is_dropped;
use crate::import::draft::{Inline, Line, is_blank, join};

/// How deep marks nest; deeper ones are taken for the one that holds them.
const DEEPEST: usize = 12;

/// Tidies a line. What is said of a link (a note, a citation) comes to stand behind it.
pub fn tidy(line: &[Inline]) -> Line {
    let mut out = Line::new();
    let mut state = State::default();
    state.add(line, &mut out, 0);
    trim_end(&mut out);
    out
}

/// Characters as a line has them: without those that no text may hold, white space as one space.
pub fn tidy_text(text: &str) -> String {
    match tidy(&[Inline::Characters(text.to_string())]).pop() {
        Some(Inline::Characters(text)) => text,
        _ => String::new(),
    }
}

/// What has been written so far, as far as it says how to go on.
struct State {
    /// Whether a space would be one too many.
    spaced: bool,
    /// The kinds of mark that are open.
    open: Vec<Kind>,
}

impl Default for State {
    fn default() -> Self {
        State {
            spaced: true,
            open: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Emphasis,
    Strong,
    Struck,
    Link,
    Note,
}

impl State {
    fn add(&mut self, line: &[Inline], out: &mut Line, depth: usize) {
        for inline in line {
            match inline {
                Inline::Characters(characters) => self.characters(characters, out),
                Inline::Break => {
                    trim_end(out);
                    if !out.is_empty() {
                        out.push(Inline::Break);
                    }
                    self.spaced = true;
                }
                Inline::Code(code) => {
                    let code = code
                        .replace(['\n', '\r', '\t'], " ")
                        .replace(is_dropped, "");
                    if crate::document::is_blank(&code) {
                        self.characters(&code, out);
                    } else {
                        // A space at both ends is taken for none.
                        out.push(Inline::Code(code.trim().to_string()));
                        self.spaced = false;
                    }
                }
                Inline::Emphasis(line) => {
                    self.within(Kind::Emphasis, line, out, depth, Inline::Emphasis)
                }
                Inline::Strong(line) => self.within(Kind::Strong, line, out, depth, Inline::Strong),
                Inline::Struck(line) => self.within(Kind::Struck, line, out, depth, Inline::Struck),
                Inline::Link(address, words) => self.link(address, words, out, depth),
                Inline::Note(line) if self.open.contains(&Kind::Note) => {
                    self.characters(" (", out);
                    self.spaced = true;
                    self.add(line, out, depth);
                    self.characters(")", out);
                }
                Inline::Note(line) => {
                    let mut inner = State::default();
                    inner.open.push(Kind::Note);
                    let mut note = Line::new();
                    inner.add(line, &mut note, depth + 1);
                    trim_end(&mut note);
                    if !is_blank(&note) {
                        out.push(Inline::Note(note));
                        self.spaced = false;
                    }
                }
                Inline::Cite(items) if !items.is_empty() => {
                    // Brackets beside brackets are a link to CommonMark.
                    match out.last_mut() {
                        Some(Inline::Cite(last)) => last.extend_from_slice(items),
                        _ => out.push(inline.clone()),
                    }
                    self.spaced = false;
                }
                Inline::Cite(_) => {}
            }
        }
    }

    fn characters(&mut self, characters: &str, out: &mut Line) {
        let mut text = String::with_capacity(characters.len());
        for character in characters.chars() {
            match character {
                // What is a space that does not break stays one.
                ' ' | '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => {
                    if !self.spaced {
                        text.push(' ');
                    }
                    self.spaced = true;
                }
                _ if is_dropped(character) => {}
                _ => {
                    text.push(character);
                    self.spaced = false;
                }
            }
        }
        if text.is_empty() {
            return;
        }
        match out.last_mut() {
            Some(Inline::Characters(last)) => last.push_str(&text),
            _ => out.push(Inline::Characters(text)),
        }
    }

    /// What a mark holds, with the spaces at its ends outside of it. Neighbours of a kind are one.
    fn within(
        &mut self,
        kind: Kind,
        line: &[Inline],
        out: &mut Line,
        depth: usize,
        of: fn(Line) -> Inline,
    ) {
        if self.open.contains(&kind) || depth >= DEEPEST {
            return self.add(line, out, depth);
        }
        let (inner, trails) = self.held(kind, line, out, depth);
        if !is_blank(&inner) {
            match (out.last_mut(), of(Line::new())) {
                (Some(Inline::Emphasis(last)), Inline::Emphasis(_))
                | (Some(Inline::Strong(last)), Inline::Strong(_))
                | (Some(Inline::Struck(last)), Inline::Struck(_)) => join(last, inner),
                _ => out.push(of(inner)),
            }
            self.spaced = false;
        }
        if trails {
            self.characters(" ", out);
        }
    }

    /// What a mark holds, without the spaces at its ends, and whether there is one behind. One before it is put out.
    fn held(&mut self, kind: Kind, line: &[Inline], out: &mut Line, depth: usize) -> (Line, bool) {
        let (mut inner, was_spaced) = (Line::new(), self.spaced);
        self.open.push(kind);
        // The first space is kept for now, to stand before the mark.
        self.spaced = false;
        self.add(line, &mut inner, depth + 1);
        self.open.pop();
        let leads = take_first_space(&mut inner);
        let trails = trim_end(&mut inner);
        self.spaced = was_spaced;
        if leads {
            self.characters(" ", out);
        }
        (inner, trails)
    }

    fn link(&mut self, address: &str, words: &[Inline], out: &mut Line, depth: usize) {
        if self.open.contains(&Kind::Link) || depth >= DEEPEST {
            return self.add(words, out, depth);
        }
        let (inner, trails) = self.held(Kind::Link, words, out, depth);
        let mut behind = Line::new();
        let mut inner = without_calls(inner, &mut behind);
        if is_blank(&inner) {
            inner = vec![Inline::Characters(address.to_string())];
        }
        out.push(Inline::Link(address.to_string(), inner));
        out.append(&mut behind);
        self.spaced = false;
        if trails {
            self.characters(" ", out);
        }
    }
}

/// What leads elsewhere is taken out of a link.
fn without_calls(line: Line, taken: &mut Line) -> Line {
    let mut out = Line::new();
    for inline in line {
        match inline {
            Inline::Note(_) | Inline::Cite(_) => taken.push(inline),
            Inline::Emphasis(line) => out.push(Inline::Emphasis(without_calls(line, taken))),
            Inline::Strong(line) => out.push(Inline::Strong(without_calls(line, taken))),
            Inline::Struck(line) => out.push(Inline::Struck(without_calls(line, taken))),
            other => out.push(other),
        }
    }
    out
}

fn take_first_space(line: &mut Line) -> bool {
    let Some(Inline::Characters(first)) = line.first_mut() else {
        return false;
    };
    if !first.starts_with(' ') {
        return false;
    }
    first.remove(0);
    if first.is_empty() {
        line.remove(0);
    }
    true
}

/// Takes what cannot be seen from the end of a line; whether it was a space.
fn trim_end(line: &mut Line) -> bool {
    let mut had_space = false;
    loop {
        match line.last_mut() {
            Some(Inline::Break) => {
                line.pop();
            }
            Some(Inline::Characters(last)) if last.ends_with(' ') => {
                had_space = true;
                last.pop();
                if last.is_empty() {
                    line.pop();
                }
            }
            Some(Inline::Characters(last)) if last.is_empty() => {
                line.pop();
            }
            _ => return had_space,
        }
    }
}
