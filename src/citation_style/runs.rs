//! The tree of output → runs of text.
//!
//! In: [`Node`]s. Out: [`Run`]s. Where two pieces meet, marks of punctuation that would stand twice become one,
//! spaces likewise; quotation marks alternate with those around them; full stops and commas go inside them where
//! the language has it so.

use std::borrow::Cow;

use super::locale::Locale;
use super::meeting::{Kept, meeting};
use super::output::{Group, Leads, Looks, Node, Own, Place, Role, Run, is_empty};

/// Makes runs of pieces.
pub fn runs(nodes: &[Node], locale: &Locale) -> Vec<Run> {
    let mark = |name: &str, otherwise: &str| {
        let word = locale.word(name, "long");
        if word.is_empty() {
            otherwise.to_string()
        } else {
            word
        }
    };
    let mut writer = Writer {
        quotes: [
            [
                mark("open-quote", "\u{201c}"),
                mark("close-quote", "\u{201d}"),
            ],
            [
                mark("open-inner-quote", "\u{2018}"),
                mark("close-inner-quote", "\u{2019}"),
            ],
        ],
        inside: locale.punctuation_in_quote,
        runs: Vec::new(),
        depth: 0,
        owed: "",
        brackets_nest: locale.brackets_nest,
        parentheses: Vec::new(),
    };
    writer.write(nodes, &Around::default());
    let mut runs = writer.runs;
    // Nothing begins or ends with a space.
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start_matches(' ').to_string();
    }
    while let Some(last) = runs.last_mut() {
        let kept = last.text.trim_end_matches(' ').len();
        last.text.truncate(kept);
        if kept > 0 {
            break;
        }
        runs.pop();
    }
    runs.retain(|run| !run.text.is_empty());
    joined(runs)
}

/// Runs with those in one that look alike.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last)
                if last.looks == run.looks
                    && last.leads == run.leads
                    && last.language == run.language
                    && last.item == run.item
                    && last.own == run.own =>
            {
                last.text.push_str(&run.text);
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// What stands around a piece.
#[derive(Debug, Clone, Default)]
struct Around {
    looks: Looks,
    leads: Option<Leads>,
    language: Option<String>,
    item: Option<usize>,
    own: Option<Own>,
}

struct Writer {
    /// Outer and inner quotation marks.
    quotes: [[String; 2]; 2],
    /// Whether full stops and commas go inside them.
    inside: bool,
    runs: Vec<Run>,
    /// How many quotation marks are open.
    depth: usize,
    /// What is to stand before what comes next.
    owed: &'static str,
    /// Whether parentheses within parentheses are brackets.
    brackets_nest: bool,
    /// What closes the parentheses that are open around elements.
    parentheses: Vec<char>,
}

impl Writer {
    fn write(&mut self, nodes: &[Node], around: &Around) {
        for node in nodes {
            match node {
                Node::Words(words) => self.words(words, around),
                Node::Group(group) => self.group(group, around),
            }
        }
    }

    fn group(&mut self, group: &Group, around: &Around) {
        if is_empty(&group.children) {
            return;
        }
        let mut inner = Around {
            looks: group.looks_within(around.looks),
            leads: group.leads.clone().or_else(|| around.leads.clone()),
            language: group.language.clone().or_else(|| around.language.clone()),
            item: around.item,
            own: around.own,
        };
        match group.role {
            Role::Item(index) => inner.item = Some(index),
            Role::Before(index) => inner.own = Some(Own::Before(index)),
            Role::Behind(index) => inner.own = Some(Own::Behind(index)),
            _ => {}
        }
        if group.place == Place::Block && !self.runs.is_empty() {
            self.owed = "";
            self.push("\u{2028}", &inner, false);
        }
        if group.role == Role::Affix {
            let words = self.bracketed(&Node::plain(&group.children));
            return self.words(&words, &inner);
        }
        if !group.quoted {
            self.write(&group.children, &inner);
            match group.place {
                Place::InLine => {}
                Place::Block => self.owed = "\u{2028}",
                Place::Margin => self.owed = " ",
            }
            return;
        }
        let [opening, closing] = self.quotes[self.depth % 2].clone();
        self.words(&opening, &inner);
        self.depth += 1;
        self.write(&group.children, &inner);
        self.depth -= 1;
        self.push(&closing, &inner, true);
    }

    /// What stands around elements, with brackets in place of parentheses within parentheses.
    fn bracketed(&mut self, words: &str) -> String {
        let one = |letter: char| match letter {
            '(' => {
                let within = self.brackets_nest && self.parentheses.last() == Some(&')');
                self.parentheses.push(if within { ']' } else { ')' });
                if within { '[' } else { '(' }
            }
            ')' => self.parentheses.pop().unwrap_or(')'),
            letter => letter,
        };
        words.chars().map(one).collect()
    }

    /// Adds characters behind those that are there.
    fn words(&mut self, words: &str, around: &Around) {
        let owed = std::mem::take(&mut self.owed);
        if !owed.is_empty() && !words.is_empty() {
            self.push(owed, around, false);
        }
        // An apostrophe is one, however a style has typed it; in an address it is what it is.
        let typed = words.contains('\'') && around.leads.is_none();
        let words = if typed {
            Cow::Owned(words.replace('\'', "\u{2019}"))
        } else {
            Cow::Borrowed(words)
        };
        let words = words.as_ref();
        let mut words = words;
        while let Some(first) = words.chars().next() {
            let Some(last) = self.last() else { break };
            let rest = &words[first.len_utf8()..];
            let quoted = self.runs.last().is_some_and(|run| run.closes);
            if first == ' ' && (last == ' ' || last == '\u{a0}') {
                words = rest;
            } else if quoted && self.inside && matches!(first, '.' | ',') {
                self.put_into_quotes(first);
                words = rest;
            } else if let Some(kept) = meeting(last, first) {
                if let Kept::Second = kept {
                    self.drop_last();
                    break;
                }
                words = rest;
            } else {
                break;
            }
        }
        if !words.is_empty() {
            self.push(words, around, false);
        }
    }

    fn push(&mut self, text: &str, around: &Around, closes: bool) {
        self.runs.push(Run {
            text: text.to_string(),
            looks: around.looks,
            leads: around.leads.clone(),
            language: around.language.clone(),
            item: around.item,
            own: around.own,
            closes,
        });
    }

    /// The last character. That of a closing quotation mark is the one before it, since that is what a mark of
    /// punctuation meets.
    fn last(&self) -> Option<char> {
        let mut open = self.runs.iter().rev().filter(|run| !run.text.is_empty());
        let last = open.next()?;
        let before = last.closes.then(|| open.find(|run| !run.closes)).flatten();
        before.unwrap_or(last).text.chars().next_back()
    }

    fn drop_last(&mut self) {
        let last = self
            .runs
            .iter_mut()
            .rev()
            .find(|run| !run.closes && !run.text.is_empty());
        if let Some(last) = last {
            last.text.pop();
        }
    }

    /// Puts a full stop or a comma before the closing quotation marks that end what is there.
    fn put_into_quotes(&mut self, mark: char) {
        let closing = self.runs.iter().rev().take_while(|run| run.closes).count();
        let place = self.runs.len() - closing;
        let Some(before) = place
            .checked_sub(1)
            .and_then(|index| self.runs.get_mut(index))
        else {
            return;
        };
        let last = before.text.chars().next_back();
        match last.and_then(|last| meeting(last, mark)) {
            Some(Kept::First) => {}
            Some(Kept::Second) => {
                before.text.pop();
                before.text.push(mark);
            }
            // It looks as the words do that it stands behind, apart from the language and link of those.
            None => {
                let looks = self.runs[place].looks;
                let (item, run) = (self.runs[place].item, String::from(mark));
                let run = Run {
                    text: run,
                    looks,
                    leads: None,
                    language: None,
                    item,
                    own: None,
                    closes: false,
                };
                self.runs.insert(place, run);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[Node], inside: bool) -> String {
        let mut locale = Locale::default();
        locale.punctuation_in_quote = inside;
        runs(nodes, &locale)
            .into_iter()
            .map(|run| run.text)
            .collect()
    }

    fn words(words: &str) -> Node {
        Node::Words(words.to_string())
    }

    fn quoted(children: Vec<Node>) -> Node {
        Node::Group(Group {
            quoted: true,
            children,
            ..Group::default()
        })
    }

    #[test]
    fn marks_that_meet_stand_once() {
        for (parts, expected) in [
            (["Nature.", ". 5"], "Nature. 5"),
            (["Why?", ". So"], "Why? So"),
            (["a ", " b"], "a b"),
            (["Inc.", ", 5"], "Inc., 5"),
            (["etc...", "."], "etc..."),
        ] {
            assert_eq!(shown(&parts.map(words), false), expected);
        }
    }

    #[test]
    fn quotation_marks_alternate_and_take_in_what_follows() {
        let inner = quoted(vec![words("so")]);
        let outer = quoted(vec![words("it is "), inner]);
        let nodes = [outer, words(", he said.")];
        assert_eq!(shown(&nodes, true), "“it is ‘so,’” he said.");
        assert_eq!(shown(&nodes, false), "“it is ‘so’”, he said.");
        let asked = [quoted(vec![words("why?")]), words(". So")];
        assert_eq!(shown(&asked, true), "“why?” So");
    }

    #[test]
    fn italics_within_italics_are_upright() {
        let italic = Looks {
            italic: true,
            ..Looks::default()
        };
        let inner = Group {
            looks: italic,
            flips: true,
            children: vec![words("Beagle")],
            ..Group::default()
        };
        let children = vec![words("The "), Node::Group(inner)];
        let outer = Node::Group(Group {
            looks: italic,
            children,
            ..Group::default()
        });
        let looks: Vec<bool> = runs(&[outer], &Locale::default())
            .iter()
            .map(|run| run.looks.italic)
            .collect();
        assert_eq!(looks, [true, false]);
    }
}
