//! Texts of several blocks.

use super::inline::{Allowed, NO_LINKS, NO_NOTES};
use super::{ANYTHING, Author};

impl Author {
    /// A text of several blocks below a key.
    pub(super) fn block_key(&mut self, indent: usize, key: &str, headings: bool, most: usize) {
        self.line(indent, &format!("{key}: |"));
        let indent = indent + key.len() - key.trim_start_matches("- ").len() + 2;
        let count = self.random.between(1, most);
        let mut heading = 0;
        for block in 0..count {
            if block > 0 {
                self.out.push('\n');
            }
            if headings && self.random.chance(15) {
                heading = self.random.between(1, heading + 1).min(4);
                let words = self.inline(1, 3, NO_LINKS);
                self.line(indent, &format!("{} {words}", "#".repeat(heading)));
                self.out.push('\n');
            }
            self.block(indent, 0, ANYTHING);
        }
        if self.random.chance(10) {
            self.defined_note(indent);
        }
    }

    /// A paragraph that calls a note which stands after it, once or twice. What more the note holds is
    /// indented.
    fn defined_note(&mut self, indent: usize) {
        let (words, note) = (self.words(1, 3), self.inline(1, 9, NO_NOTES));
        self.out.push('\n');
        let again = if self.random.chance(50) { "[^a]" } else { "" };
        self.line(
            indent,
            &format!("{words}[^a] {}{again}", self.voice.words()[0]),
        );
        self.out.push('\n');
        self.line(indent, &format!("[^a]: {note}"));
        if self.random.chance(50) {
            for _ in 0..self.random.between(1, 3) {
                self.out.push('\n');
                self.block(indent + 4, 0, NO_NOTES);
            }
        }
    }

    /// A block of a text: its lines are indented by their place in the file.
    fn block(&mut self, indent: usize, depth: usize, allowed: Allowed) {
        let kind = if depth > 1 { 0 } else { self.random.below(11) };
        match kind {
            0..=5 => self.paragraph(indent, allowed),
            6 => {
                let bullet = *self.random.pick(&["- ", "- ", "\u{2022} "]);
                self.list(indent, bullet, depth, allowed);
            }
            7 => self.list(indent, "3. ", depth, allowed),
            8 => {
                let text = self.inline(2, 10, allowed);
                self.line(indent, &format!("> {text}"));
                self.line(indent, ">");
                let text = self.words(3, 9);
                self.line(indent, &format!("> {text}"));
            }
            9 if depth == 0 => {
                let (one, two) = (self.words(1, 3), self.inline(1, 3, NO_NOTES));
                self.line(indent, &format!("| {one} | {two} |"));
                self.line(indent, "|:---|---:|");
                self.line(indent, &format!("| {two} | 12 |"));
                self.line(indent, &format!("| {one} | |"));
                self.out.push('\n');
            }
            _ => {
                let fence = *self.random.pick(&["```", "~~~"]);
                self.line(indent, fence);
                self.line(indent, "let x = \"a\" -- [@code];");
                self.line(indent, "    indented(y);");
                if self.random.chance(30) {
                    let long = self.words(30, 40);
                    self.line(indent, &long);
                }
                self.line(indent, fence);
            }
        }
    }

    /// A paragraph on one line or two, the first of which may end where it ends.
    fn paragraph(&mut self, indent: usize, allowed: Allowed) {
        let text = self.inline(3, 24, allowed);
        let end = if self.random.chance(10) { "\\" } else { "" };
        if end.is_empty() && self.random.chance(70) {
            return self.line(indent, &text);
        }
        self.line(indent, &format!("{text}{end}"));
        let text = self.words(1, 6);
        self.line(indent, &text);
    }

    fn list(&mut self, indent: usize, marker: &str, depth: usize, allowed: Allowed) {
        for _ in 0..self.random.between(1, 4) {
            let text = self.inline(1, 6, allowed);
            self.line(indent, &format!("{marker}{text}"));
            if self.random.chance(20) {
                self.out.push('\n');
                self.block(indent + marker.len(), depth + 1, allowed);
                self.out.push('\n');
            }
        }
    }
}
