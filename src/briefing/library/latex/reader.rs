//! Reading: once through the text, with a stack of the groups that are open.

use unicode_normalization::UnicodeNormalization;

use super::commands::{ACCENTS, Change, DECLARATIONS, IGNORED, SIGNS, STYLES};
use super::{group, verbatim, words};
use crate::briefing::library::plain;

/// How long the argument of an accent may be: one letter, in braces and by a command.
const LONGEST_ACCENTED: usize = 24;

/// A group that is open, and what stands where it ends.
struct Group {
    changes: Vec<Change>,
}

/// A text on its way.
pub struct Reader<'t> {
    rest: &'t str,
    words: String,
    marked: String,
    groups: Vec<Group>,
    is_math: bool,
}

impl<'t> Reader<'t> {
    /// The words of a text, and the same as markup.
    pub fn read(tex: &'t str) -> (String, String) {
        let mut reader = Reader {
            rest: tex,
            words: String::with_capacity(tex.len()),
            marked: String::with_capacity(tex.len()),
            groups: Vec::new(),
            is_math: false,
        };
        while reader.step() {}
        while let Some(group) = reader.groups.pop() {
            reader.close(group);
        }
        (reader.words, reader.marked)
    }

    /// Reads what comes next; whether there was any.
    fn step(&mut self) -> bool {
        let Some(character) = self.rest.chars().next() else {
            return false;
        };
        let behind = &self.rest[character.len_utf8()..];
        match character {
            '\\' => {
                self.rest = behind;
                self.command();
                return true;
            }
            '{' => self.groups.push(Group {
                changes: Vec::new(),
            }),
            '}' => match self.groups.pop() {
                Some(group) => self.close(group),
                None => self.push('}'),
            },
            '$' => self.math(behind),
            '~' => self.push(' '),
            '^' | '_' if self.is_math => {
                self.rest = behind;
                self.script(character);
                return true;
            }
            '-' => {
                let count = self.rest.len() - self.rest.trim_start_matches('-').len();
                let (length, sign) = match count {
                    1 => (1, '-'),
                    2 => (2, '\u{2013}'),
                    _ => (3, '\u{2014}'),
                };
                self.push(sign);
                self.rest = &self.rest[length..];
                return true;
            }
            '`' | '\'' if behind.starts_with(character) => {
                self.push('"');
                self.rest = &behind[1..];
                return true;
            }
            '`' => self.push('\''),
            _ if character.is_ascii_whitespace() => {
                if !self.words.ends_with([' ', '\n']) {
                    self.push(' ');
                }
            }
            _ => self.push(character),
        }
        self.rest = behind;
        true
    }

    fn push(&mut self, character: char) {
        self.words.push(character);
        plain::push(character, &mut self.marked);
    }

    fn push_all(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    /// Begins or ends a formula; a dollar without another is one.
    fn math(&mut self, behind: &str) {
        let mut others = behind.match_indices('$');
        let closes = |(at, _): (usize, &str)| at == 0 || behind.as_bytes()[at - 1] != b'\\';
        match self.is_math || others.any(closes) {
            true => self.is_math = !self.is_math,
            false => self.push('$'),
        }
    }

    /// What is raised or lowered in a formula: a group, or one character.
    fn script(&mut self, sign: char) {
        let change = match sign {
            '^' => Change::Raised,
            _ => Change::Lowered,
        };
        match self.rest.strip_prefix('{') {
            Some(rest) => {
                self.rest = rest;
                self.open(change);
            }
            None => {
                let Some(next) = self
                    .rest
                    .chars()
                    .next()
                    .filter(|next| next.is_alphanumeric())
                else {
                    return;
                };
                self.rest = &self.rest[next.len_utf8()..];
                self.marked.push_str(change.opening());
                self.push(next);
                self.marked.push_str(change.closing());
            }
        }
    }

    /// Opens a group in which something is otherwise.
    fn open(&mut self, change: Change) {
        change.open(&mut self.words, &mut self.marked);
        self.groups.push(Group {
            changes: vec![change],
        });
    }

    fn close(&mut self, group: Group) {
        for change in group.changes.into_iter().rev() {
            change.close(&mut self.words, &mut self.marked);
        }
    }

    /// Reads what stands behind a backslash.
    fn command(&mut self) {
        let letters = self.rest.len()
            - self
                .rest
                .trim_start_matches(|one: char| one.is_ascii_alphabetic())
                .len();
        if letters == 0 {
            return self.sign();
        }
        let (name, behind) = self.rest.split_at(letters);
        self.rest = behind;
        if let Some((_, accent)) = ACCENTS.iter().find(|(known, _)| *known == name) {
            self.rest = self.rest.trim_start_matches(' ');
            return self.accented(*accent);
        }
        if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
            self.push_all(sign);
            return self.end_of_name();
        }
        if let Some((_, change)) = DECLARATIONS.iter().find(|(known, _)| *known == name) {
            self.end_of_name();
            if let Some(group) = self.groups.last_mut() {
                change.open(&mut self.words, &mut self.marked);
                group.changes.push(*change);
            }
            return;
        }
        let open = self
            .rest
            .trim_start_matches([' ', '\n', '\t', '\r'])
            .strip_prefix('{');
        match (name, open) {
            ("href", Some(open)) => {
                // The address stands before its words.
                let (_, behind) = group(open);
                self.rest = behind;
            }
            ("url" | "path" | "nolinkurl", Some(open)) => {
                let (address, behind) = group(open);
                self.rest = behind;
                self.push_all(&verbatim(address));
            }
            (_, Some(open)) => {
                let style = STYLES.iter().find(|(known, _)| *known == name);
                self.rest = open;
                self.open(style.map_or(Change::Nothing, |(_, change)| *change));
            }
            (name, None) if IGNORED.contains(&name) => self.end_of_name(),
            (name, None) => {
                self.push('\\');
                self.push_all(name);
            }
        }
    }

    /// A name of letters takes the space, or the empty braces, behind it along.
    fn end_of_name(&mut self) {
        self.rest = match self.rest.strip_prefix("{}") {
            Some(rest) => rest,
            None => self.rest.trim_start_matches([' ', '\t', '\n', '\r']),
        };
    }

    /// A command of one character that is no letter.
    fn sign(&mut self) {
        let Some(sign) = self.rest.chars().next() else {
            return self.push('\\');
        };
        self.rest = &self.rest[sign.len_utf8()..];
        let name = sign.to_string();
        if let Some((_, accent)) = ACCENTS.iter().find(|(known, _)| *known == name) {
            return self.accented(*accent);
        }
        match sign {
            '\\' => {
                self.words.push('\n');
                self.marked.push(' ');
                self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
            }
            '-' | '/' | '(' | ')' => {}
            ' ' | ',' | ';' | ':' | '!' | '\n' | '\t' => self.push(' '),
            _ => self.push(sign),
        }
    }

    /// A letter with an accent over or below it.
    fn accented(&mut self, accent: char) {
        let (argument, behind) = match self.rest.strip_prefix('{') {
            Some(open) => {
                let near = &open[..open.floor_char_boundary(LONGEST_ACCENTED)];
                match closing(near) {
                    Some(end) => (&open[..end], &open[end + 1..]),
                    None => return,
                }
            }
            None => {
                let length = match self.rest.strip_prefix('\\') {
                    Some(name) => {
                        let behind = name.trim_start_matches(|one: char| one.is_ascii_alphabetic());
                        match (name.len() - behind.len()).min(LONGEST_ACCENTED) {
                            // Two accents on nothing.
                            0 => return,
                            letters => 1 + letters,
                        }
                    }
                    None => self.rest.chars().next().map_or(0, char::len_utf8),
                };
                self.rest.split_at(length)
            }
        };
        self.rest = behind;
        let letters = match argument {
            "\\i" | "\\i{}" => "i".to_string(),
            "\\j" | "\\j{}" => "j".to_string(),
            // Short, so that it cannot nest deep.
            _ => words(argument).replace('\u{131}', "i"),
        };
        if matches!(argument, "\\i" | "\\j" | "\\o" | "\\ae") {
            self.rest = self.rest.trim_start_matches(' ');
        }
        let mut letters = letters.chars();
        let composed: String = letters.next().into_iter().chain([accent]).nfc().collect();
        match letters.as_str() {
            "" if composed.starts_with(accent) => {}
            rest => {
                let rest = rest.to_string();
                self.push_all(&composed);
                self.push_all(&rest);
            }
        }
    }
}

/// Where the brace closes that opened before a text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}
