//! An entry of a library, as a source that can be read.
//!
//! In: a mapping with the keys of a source and any others, of any values. Out: a mapping in which every key is one of
//! a source and every value what that key asks for. What has no place there stands below `custom`, as it was; what
//! was meant for a key and cannot be read by it is told as well, once, as a warning.

mod fit;

use self::fit::{Fit, fitted, has_more_than_names, is_nothing};
use super::{plain, tree};
use crate::briefing::keys::{SOURCE, UNTITLED};
use crate::briefing::parse::is_id;
use crate::briefing::record::first_line;
use crate::briefing::yaml::{Entry, Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::language::Language;

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
        let Some(key) = SOURCE.find(&entry.key.value) else {
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
            let (Some(at), Some(key), true) = (at, SOURCE.find(own), is_free) else {
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
