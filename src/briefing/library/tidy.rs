//! An entry of a library, as a source that can be read.
//!
//! In: a mapping with the keys of a source and any others, of any values. Out: a mapping in which every key is one of
//! a source and every value what that key asks for. What has no place there stands below `custom`, as it was; what
//! was meant for a key and cannot be read by it is told as well, once, as a warning.

use super::{plain, tree};
use crate::briefing::keys::choices::{CREDIBILITIES, RELIABILITIES, SOURCE_TYPES};
use crate::briefing::keys::{Key, NAME, SOURCE, SOURCE_DATE, Text, UNTITLED};
use crate::briefing::markup::LONGEST;
use crate::briefing::parse::{is_date_in_numbers, is_id, parse_source_date};
use crate::briefing::yaml::{Entry, Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::document::{Address, Doi, is_blank};
use crate::language::{self, Language, Tag};

/// What the program itself puts below `custom` of CSL-JSON, where CSL has no variable for it.
const OWN: &[&str] = &[
    "archive_url",
    "archived",
    "reliability",
    "credibility",
    "quote",
];

/// What managers note for themselves: where files lie on somebody's machine. It would leave the house with the PDF.
const PRIVATE: &[&str] = &[
    "file",
    "files",
    "attachments",
    "local-url",
    "bdsk-file",
    "pdf",
    "file-attachments",
];

/// Makes an entry readable; `None` where it is nothing that could be, which is told.
pub fn tidied(
    entry: Node,
    language: &Language,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let span = first_line(entry.span, files);
    let NodeKind::Mapping(entries) = entry.kind else {
        diagnostics.push(
            Diagnostic::error("bad-entry", span, "this entry of a library is no source")
                .help("an entry is a mapping of keys: `{\"id\": …, \"title\": …}`"),
        );
        return None;
    };
    let mut tidy = Tidy {
        span,
        language,
        diagnostics,
        entries: Vec::new(),
        custom: Vec::new(),
    };
    for entry in entries {
        tidy.add(entry);
    }
    tidy.lift_own();
    tidy.name();
    tidy.give_title();
    let Tidy {
        mut entries,
        custom,
        ..
    } = tidy;
    if !custom.is_empty() {
        entries.push(tree::entry("custom", tree::mapping(custom, span)));
    }
    Some(tree::mapping(entries, entry.span))
}

/// The first line of what may be all of a file.
fn first_line(span: Span, files: &Sources) -> Span {
    let text = files
        .get(span.file)
        .text
        .get(span.range())
        .unwrap_or_default();
    let length = text.lines().next().unwrap_or_default().trim_end().len();
    Span {
        end: span.start + u32::try_from(length).unwrap_or(0),
        ..span
    }
}

/// An entry on its way.
struct Tidy<'a> {
    span: Span,
    language: &'a Language,
    diagnostics: &'a mut Diagnostics,
    entries: Vec<Entry>,
    custom: Vec<Entry>,
}

impl Tidy<'_> {
    /// Adds a key with its value, where it belongs.
    fn add(&mut self, mut entry: Entry) {
        let name = entry.key.value.to_lowercase();
        if is_nothing(&entry.value) || PRIVATE.iter().any(|private| name.starts_with(private)) {
            return;
        }
        let Some(key) = SOURCE.read(&entry.key.value) else {
            return self.keep(entry);
        };
        if key.name == "custom" {
            match entry.value.kind {
                NodeKind::Mapping(below) => self.custom.extend(below),
                NodeKind::Scalar(_) | NodeKind::Sequence(_) => self.keep(entry),
            }
            return;
        }
        if tree::get(&self.entries, key.name).is_some() {
            return self.keep(entry);
        }
        let before = has_more_than_names(key, &entry.value).then(|| entry.clone());
        match fitted(key, &mut entry.value, self.language) {
            Fit::Is => {
                if let Some(before) = before {
                    self.keep(before);
                }
                entry.key.value = key.name.to_string();
                self.entries.push(entry);
            }
            Fit::IsNot(why) => {
                self.tell(key.name, &entry.value, why);
                self.keep(entry);
            }
        }
    }

    /// Keeps a key that a source has not, or has already.
    fn keep(&mut self, mut entry: Entry) {
        while tree::get(&self.custom, &entry.key.value).is_some() {
            entry.key.value.push('_');
        }
        self.custom.push(entry);
    }

    fn tell(&mut self, key: &str, value: &Node, why: &str) {
        let message = match tree::text(value) {
            Some(text) => format!("`{key}` is `{text}`, {why}"),
            None => format!("`{key}` is not a text, {why}"),
        };
        self.diagnostics.push(
            Diagnostic::warning("kept-as-words", value.span, message)
                .label("kept, and not used")
                .help("mend it in the library, or leave it as it is"),
        );
    }

    /// What the program has put below `custom` where it wrote CSL-JSON is a source's own again.
    fn lift_own(&mut self) {
        for own in OWN {
            let is_free = tree::get(&self.entries, own).is_none();
            let at = self.custom.iter().position(|entry| entry.key.value == *own);
            let (Some(at), Some(key), true) = (at, SOURCE.read(own), is_free) else {
                continue;
            };
            let mut entry = self.custom[at].clone();
            if *own == "quote"
                && let NodeKind::Scalar(written) = &mut entry.value.kind
            {
                written.value = plain::characters(&written.value);
            }
            if matches!(fitted(key, &mut entry.value, self.language), Fit::Is) {
                self.custom.remove(at);
                self.entries.push(entry);
            }
        }
    }

    /// An id that nothing could cite becomes one that can be.
    fn name(&mut self) {
        let mut entries = self.entries.iter_mut();
        let id = entries.find(|entry| entry.key.value == "id");
        let Some(NodeKind::Scalar(id)) = id.map(|entry| &mut entry.value.kind) else {
            return;
        };
        id.value = id.value.trim().to_string();
        if is_id(&id.value) {
            return;
        }
        let sound = |one: char| match one.is_alphanumeric() || "_-.:/".contains(one) {
            true => one,
            false => '-',
        };
        let changed: String = id.value.chars().map(sound).collect();
        let changed = changed.trim_start_matches(|one: char| !one.is_alphanumeric());
        let message = format!("`{}` cannot be cited", id.value);
        let finding = Diagnostic::warning("bad-id", id.span, message);
        let help = "an id is letters, digits and `_ - . : /`, and begins with a letter or digit";
        if changed.is_empty() {
            let finding =
                finding.label("this source has an id that is made of its author and year");
            self.diagnostics.push(finding.help(help));
            self.entries.retain(|entry| entry.key.value != "id");
            return;
        }
        let finding = finding.label(format!("cited as `{changed}`"));
        self.diagnostics.push(finding.help(help));
        id.value = changed.to_string();
    }

    /// A source without a title has the next best thing as one.
    fn give_title(&mut self) {
        let has = |key: &str| tree::get(&self.entries, key).is_some();
        if has("title")
            || UNTITLED
                .iter()
                .any(|group| group.iter().all(|key| has(key)))
        {
            return;
        }
        let best = ["URL", "DOI", "publisher", "number", "id"];
        let mut best = best.iter().filter_map(|key| tree::get(&self.entries, key));
        let value = best.find_map(tree::text).unwrap_or("n.t.");
        let title = tree::entry("title", tree::scalar(plain::characters(value), self.span));
        self.diagnostics.push(
            Diagnostic::warning("untitled-source", self.span, "this source has no title")
                .label(format!("listed as `{value}`"))
                .help("give it a title in the library"),
        );
        self.entries.push(title);
    }
}

/// Whether a value is what its key asks for.
enum Fit {
    Is,
    /// Why not, behind "`DOI` is `n/a`,".
    IsNot(&'static str),
}

/// Whether a value says nothing: an empty text, an empty list.
fn is_nothing(value: &Node) -> bool {
    match &value.kind {
        NodeKind::Scalar(written) => value.is_absent() || is_blank(&written.value),
        NodeKind::Sequence(nodes) => nodes.iter().all(is_nothing),
        NodeKind::Mapping(entries) => entries.iter().all(|entry| is_nothing(&entry.value)),
    }
}

/// Holds a value against its key, and makes it fit where it is the same in another form.
fn fitted(key: &Key, value: &mut Node, language: &Language) -> Fit {
    match key.value.text {
        Some(Text::Name) => return fitted_names(value),
        Some(Text::SourceDate) => return fitted_date(value, language),
        _ => {}
    }
    if let NodeKind::Sequence(nodes) = &value.kind {
        // CrossRef has lists of one where CSL has a text.
        let texts: Vec<&str> = nodes.iter().filter_map(tree::text).collect();
        if key.name == "categories" {
            return Fit::Is;
        }
        if texts.len() == nodes.len() {
            let text = match key.name {
                "title" => texts.first().copied().unwrap_or_default().to_string(),
                _ => texts.join(", "),
            };
            *value = tree::scalar(text, value.span);
        }
    }
    let Some(text) = tree::text(value) else {
        return Fit::IsNot("where words are wanted");
    };
    if text.len() > LONGEST {
        return Fit::IsNot("which is longer than any text may be");
    }
    let grade = |grades: &[(&str, char)]| grades.iter().any(|(grade, _)| *grade == text);
    match key.name {
        "type" if !SOURCE_TYPES.iter().any(|(name, _)| *name == text) => {
            Fit::IsNot("which is no type of CSL")
        }
        "URL" | "archive_url" if Address::parse(text).is_err() => {
            Fit::IsNot("which is no web address")
        }
        "DOI" if Doi::parse(text).is_none() => Fit::IsNot("which is not a DOI"),
        "language" if !is_language(text) => Fit::IsNot("which is no language that is known here"),
        "reliability" if !grade(RELIABILITIES) => Fit::IsNot("which is no grade"),
        "credibility" if !grade(CREDIBILITIES) => Fit::IsNot("which is no grade"),
        "marking" => Fit::IsNot("which is no marking"),
        _ => Fit::Is,
    }
}

fn is_language(text: &str) -> bool {
    language::by_name(text).is_some() || Tag::parse(&text.replace('_', "-")).is_some()
}

/// Names: a text, a mapping or a list of these. Who has no name is left out.
fn fitted_names(value: &mut Node) -> Fit {
    if let NodeKind::Sequence(people) = &mut value.kind {
        people.retain(|person| !is_nothing(person));
        return match people.iter_mut().all(|person| fitted_name(person)) {
            true => Fit::Is,
            false => Fit::IsNot("where names are wanted"),
        };
    }
    match fitted_name(value) {
        true => Fit::Is,
        false => Fit::IsNot("where names are wanted"),
    }
}

/// Keys of a name, of which one has to be there.
const NAMED: &[&str] = &["family", "given", "literal", "name"];

/// Whether somebody else knows more of a person than a name: an ORCID iD, a house.
fn has_more_than_names(key: &Key, value: &Node) -> bool {
    let people = match (&key.value.text, &value.kind) {
        (Some(Text::Name), NodeKind::Sequence(people)) => &people[..],
        (Some(Text::Name), NodeKind::Mapping(_)) => std::slice::from_ref(value),
        _ => return false,
    };
    people.iter().any(|person| match &person.kind {
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| NAME.find(&entry.key.value).is_none() && !is_nothing(&entry.value)),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => false,
    })
}

fn fitted_name(person: &mut Node) -> bool {
    let entries = match &mut person.kind {
        NodeKind::Scalar(written) => return written.value.len() <= LONGEST,
        NodeKind::Sequence(_) => return false,
        NodeKind::Mapping(entries) => entries,
    };
    entries.retain(|entry| {
        NAME.find(&entry.key.value).is_some() && tree::text(&entry.value).is_some()
    });
    let has = |entries: &[Entry], key: &str| tree::get(entries, key).is_some();
    if has(entries, "family") || has(entries, "given") {
        entries.retain(|entry| !["literal", "name"].contains(&entry.key.value.as_str()));
    } else if has(entries, "literal") {
        entries.retain(|entry| entry.key.value != "name");
    }
    if !has(entries, "family") && has(entries, "given") {
        // Someone of one name.
        for entry in entries
            .iter_mut()
            .filter(|entry| entry.key.value == "given")
        {
            entry.key.value = "literal".to_string();
        }
        entries.retain(|entry| ["literal", "role"].contains(&entry.key.value.as_str()));
    }
    entries
        .iter()
        .any(|entry| NAMED.contains(&entry.key.value.as_str()))
}

/// A date: words that are none become `{literal: …}`, which stand as they are.
fn fitted_date(value: &mut Node, language: &Language) -> Fit {
    let span = value.span;
    let literal = |text: &str| {
        let words = tree::entry("literal", tree::scalar(text, span));
        tree::mapping(vec![words], span)
    };
    let words = match &mut value.kind {
        NodeKind::Scalar(written) => {
            let text = written.value.trim();
            match parse_source_date(text, language) {
                Some(_) => return Fit::Is,
                None => Some(text.to_string()),
            }
        }
        NodeKind::Mapping(entries) => {
            entries.retain(|entry| {
                let is_text = tree::text(&entry.value).is_some();
                let is_parts = entry.key.value == "date-parts";
                (is_text || is_parts) && SOURCE_DATE.find(&entry.key.value).is_some()
            });
            let parts = tree::get(entries, "date-parts").map(is_date_parts);
            let words = ["literal", "raw"].iter();
            let words = words
                .filter_map(|key| tree::get(entries, key))
                .find_map(tree::text);
            match (parts, words) {
                (Some(true), _) => return Fit::Is,
                (_, words) => words.map(str::to_string),
            }
        }
        NodeKind::Sequence(_) => None,
    };
    match words {
        Some(words) => {
            *value = match parse_source_date(&words, language) {
                Some(_) => tree::scalar(words, span),
                None => literal(&words),
            };
            Fit::Is
        }
        None => Fit::IsNot("which is not a date"),
    }
}

/// One or two lists of one to three numbers, the first a year.
fn is_date_parts(node: &Node) -> bool {
    let NodeKind::Sequence(lists) = &node.kind else {
        return false;
    };
    let is_date = |list: &Node| {
        let NodeKind::Sequence(parts) = &list.kind else {
            return false;
        };
        let numbers: Option<Vec<i32>> = parts
            .iter()
            .filter(|part| !part.is_absent())
            .map(|part| tree::text(part)?.parse().ok())
            .collect();
        numbers.is_some_and(|numbers| is_date_in_numbers(&numbers))
    };
    !lists.is_empty() && lists.iter().all(is_date)
}
