//! Walking through a brand's file.
//!
//! In: nodes of its tree, and which keys there may be. Out: their values, and what is wrong with them. A key that says
//! nothing to a briefing is remembered; they are told together, a warning for each part of the file. One that brands
//! do not have is told by itself, with the nearest that they have.

use crate::briefing::yaml::{Entry, Node, NodeKind, Written, verbatim};
use crate::briefing::{nearest, slip};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span, Suggestion};

/// What reads a brand's file.
pub struct Reader<'a> {
    sources: &'a Sources,
    file: FileId,
    diagnostics: &'a mut Diagnostics,
    /// What has no meaning here: the part of the file, the key, and where it stands.
    unused: Vec<(&'static str, String, Span)>,
}

/// The value of a key, unless it says nothing.
pub fn value<'n>(entries: &'n [Entry], key: &str) -> Option<&'n Node> {
    let entry = entries.iter().find(|entry| entry.key.value == key)?;
    Some(&entry.value).filter(|value| !value.is_absent())
}

impl<'a> Reader<'a> {
    /// One for a file.
    pub fn new(sources: &'a Sources, file: FileId, diagnostics: &'a mut Diagnostics) -> Self {
        Reader {
            sources,
            file,
            diagnostics,
            unused: Vec::new(),
        }
    }

    /// Reports what is wrong.
    pub fn wrong(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::error("bad-brand", span, message).help(help));
    }

    /// The entries of a mapping.
    pub fn mapping<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Entry]> {
        if let NodeKind::Mapping(entries) = &node.kind {
            return Some(entries);
        }
        let span = self.first_line(node.span);
        self.wrong(
            span,
            format!("{what} has no keys"),
            "write a line for each key, as in `color:` and below it `  primary: \"#1d4f73\"`",
        );
        None
    }

    /// A text.
    pub fn text<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n Written> {
        if let NodeKind::Scalar(written) = &node.kind {
            return Some(written).filter(|written| !written.is_absent());
        }
        let span = self.first_line(node.span);
        self.wrong(
            span,
            format!("{what} is no text"),
            "write one value behind the colon",
        );
        None
    }

    /// The one of a value for light and one for dark paper: a page is light.
    pub fn light<'n>(&mut self, node: &'n Node, part: &'static str, key: &str) -> &'n Node {
        let NodeKind::Mapping(entries) = &node.kind else {
            return node;
        };
        let Some(light) = value(entries, "light") else {
            return node;
        };
        for entry in entries.iter().filter(|entry| entry.key.value != "light") {
            self.unused(part, format!("{key}.{}", entry.key.value), entry.key.span);
        }
        light
    }

    /// Looks at keys: those that mean something here, and those that brands have and that mean nothing here.
    pub fn known(
        &mut self,
        entries: &[Entry],
        part: &'static str,
        used: &[&'static str],
        unused: &[&'static str],
    ) {
        let names = || used.iter().chain(unused).copied();
        for Entry { key, .. } in entries {
            let name = key.value.as_str();
            if unused.contains(&name) {
                self.unused(part, name.to_string(), key.span);
            } else if !used.contains(&name) {
                let taken = |name: &&str| entries.iter().any(|entry| entry.key.value == **name);
                let meant = slip(name, names()).filter(|meant| !taken(meant));
                let place = verbatim(key, 0..name.len(), self.sources);
                let suggestion = place
                    .zip(meant)
                    .map(|(span, meant)| Suggestion::new(span, meant));
                let help = match nearest(name, names()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        let names: Vec<String> = names().map(|name| format!("`{name}`")).collect();
                        format!("the keys are {}", names.join(", "))
                    }
                };
                let message = format!("`{name}` is no key of {part}");
                let unknown = Diagnostic::warning("brand-unused", key.span, message);
                self.diagnostics
                    .push(unknown.label("left out").help(help).suggest(suggestion));
            }
        }
    }

    /// Remembers that something means nothing here.
    pub fn unused(&mut self, part: &'static str, what: String, span: Span) {
        self.unused.push((part, what, span));
    }

    /// Tells what means nothing here, part by part.
    pub fn tell_unused(&mut self) {
        while let Some((part, _, _)) = self.unused.first() {
            let part = *part;
            let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.unused)
                .into_iter()
                .partition(|(other, _, _)| *other == part);
            self.unused = others;
            let names: Vec<String> = own.iter().map(|(_, what, _)| format!("`{what}`")).collect();
            let verb = if names.len() == 1 { "means" } else { "mean" };
            let message = format!(
                "{} of {part} {verb} nothing to a briefing",
                names.join(", ")
            );
            let mut places = own.into_iter().map(|(_, _, span)| span);
            let Some(first) = places.next() else { return };
            let mut told = Diagnostic::warning("brand-unused", first, message)
                .label("left out")
                .help("nothing has to be done; `-A brand-unused` keeps quiet about it");
            for place in places {
                told = told.related(place, "and this");
            }
            self.diagnostics.push(told);
        }
    }

    /// Tells that something is left out, and why.
    pub fn left_out(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(
            Diagnostic::warning("brand-unused", span, message)
                .label("left out")
                .help(help),
        );
    }

    /// The file as a place.
    pub fn whole(&self) -> Span {
        Span {
            file: self.file,
            start: 0,
            end: 0,
        }
    }

    fn first_line(&self, span: Span) -> Span {
        let line = self.sources.line(span.file, span.start);
        let end = u32::try_from(line.end).unwrap_or(span.end);
        Span {
            end: span.end.min(end.max(span.start)),
            ..span
        }
    }
}
