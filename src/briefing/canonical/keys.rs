//! The keys of a briefing in the order of the format.
//!
//! In: a key and where it stands. Out: its rank among its neighbours, and the form of its value. A
//! key that is missing here is not lost: it is written after the others.

mod sources;

use crate::briefing::typed::variables::SPELLINGS;

/// The keys of a mapping. A static of its own, so that sections can hold sections.
pub struct Keys(pub &'static [Key]);

/// A key.
pub struct Key {
    name: &'static str,
    form: Form,
}

/// What the value of a key is; a list is what its items are.
pub enum Form {
    /// A text, or whatever is not known here.
    Text,
    /// A number, `true` or `false`: written as such, never in quotes.
    Resolved,
    /// Short texts, in one line.
    Row,
    /// Numbers, in one line.
    ResolvedRow,
    /// A mapping.
    Mapping(&'static Keys),
}

impl Form {
    /// The keys of the mapping that it is.
    pub fn keys(&self) -> &'static [Key] {
        match self {
            Form::Mapping(keys) => keys.0,
            Form::Text | Form::Resolved | Form::Row | Form::ResolvedRow => &[],
        }
    }

    /// Whether a list of it stands in one line.
    pub fn is_row(&self) -> bool {
        matches!(self, Form::Row | Form::ResolvedRow)
    }

    /// Whether numbers in it are numbers.
    pub fn is_resolved(&self) -> bool {
        matches!(self, Form::Resolved | Form::ResolvedRow)
    }
}

/// The rank of a key, its name (`bluf` is another name for `tldr`) and its form.
pub fn find<'k>(keys: &'static [Key], name: &'k str) -> (usize, &'k str, &'static Form) {
    let spellings = SPELLINGS.iter().chain(&[("bluf", "tldr")]);
    let known = |name: &str| keys.iter().any(|key| key.name == name);
    let mut read_as = spellings.filter(|(_, key)| known(key) && !known(name));
    let name = read_as
        .find(|(spelling, _)| *spelling == name)
        .map_or(name, |(_, key)| key);
    match keys.iter().position(|key| key.name == name) {
        Some(rank) => (rank, name, &keys[rank].form),
        None => (keys.len(), name, &Form::Text),
    }
}

const fn text(name: &'static str) -> Key {
    let form = Form::Text;
    Key { name, form }
}

const fn resolved(name: &'static str) -> Key {
    let form = Form::Resolved;
    Key { name, form }
}

const fn row(name: &'static str) -> Key {
    let form = Form::Row;
    Key { name, form }
}

const fn values(name: &'static str) -> Key {
    let form = Form::ResolvedRow;
    Key { name, form }
}

const fn of(name: &'static str, keys: &'static Keys) -> Key {
    let form = Form::Mapping(keys);
    Key { name, form }
}

/// The keys of a whole briefing.
pub static BRIEFING: Keys = Keys(&[
    text("title"),
    text("subtitle"),
    text("lang"),
    resolved("smart"),
    resolved("autolink"),
    of("authors", &AUTHOR),
    text("publisher"),
    of("series", &Keys(&[text("name"), text("number")])),
    text("report_number"),
    of("identifier", &Keys(&[text("scheme"), text("text")])),
    text("doi"),
    text("isbn"),
    text("date"),
    text("modified"),
    text("version"),
    text("status"),
    row("keywords"),
    text("license"),
    text("contact"),
    of("logo", &Keys(&[text("src"), text("alt")])),
    of("marking", &MARKING),
    text("watermark"),
    resolved("toc"),
    text("tldr"),
    of("key_points", &KEY_POINT),
    text("summary"),
    of("sections", &SECTION),
    of("recommendations", &RECOMMENDATION),
    of("timeline", &Keys(&[text("date"), text("event")])),
    of("faq", &Keys(&[text("question"), text("answer")])),
    of("glossary", &Keys(&[text("term"), text("definition")])),
    of("sources", &sources::SOURCE),
    text("sources_note"),
    of("appendices", &SECTION),
    text("bibliography"),
    text("style"),
    of("labels", &LABELS),
    row("order"),
    text("theme"),
    of("pdf", &Keys(&[text("paper"), text("sides")])),
    of("accessibility", &ACCESSIBILITY),
]);

static AUTHOR: Keys = Keys(&[
    text("name"),
    text("literal"),
    text("family"),
    text("given"),
    text("suffix"),
    text("role"),
    text("affiliation"),
    text("orcid"),
    text("email"),
]);

static MARKING: Keys = Keys(&[text("tlp"), text("classification"), row("caveats")]);

static KEY_POINT: Keys = Keys(&[
    text("text"),
    text("confidence"),
    text("likelihood"),
    text("basis"),
]);

static SECTION: Keys = Keys(&[
    text("title"),
    text("body"),
    of("blocks", &BLOCK),
    of("sections", &SECTION),
]);

/// A block is a mapping of one key, its kind.
static BLOCK: Keys = Keys(&[
    text("text"),
    of("table", &TABLE),
    of("figure", &FIGURE),
    of("chart", &CHART),
    of("callout", &CALLOUT),
    of("quote", &QUOTE),
    text("pull_quote"),
]);

static TABLE: Keys = Keys(&[
    text("id"),
    text("csv"),
    row("columns"),
    text("caption"),
    resolved("header_rows"),
    resolved("header_columns"),
    of("header", &CELL),
    row("align"),
    of("rows", &CELL),
    text("source"),
    text("notes"),
]);

static CELL: Keys = Keys(&[text("text"), resolved("colspan"), resolved("rowspan")]);

static FIGURE: Keys = Keys(&[
    text("id"),
    text("src"),
    text("alt"),
    resolved("decorative"),
    text("description"),
    text("caption"),
    text("credit"),
    resolved("width"),
]);

static CHART: Keys = Keys(&[
    text("id"),
    text("kind"),
    text("caption"),
    text("alt"),
    text("description"),
    text("credit"),
    row("x"),
    of("series", &Keys(&[text("name"), values("values")])),
]);

static CALLOUT: Keys = Keys(&[
    text("kind"),
    text("title"),
    text("body"),
    of("blocks", &BLOCK),
]);

static QUOTE: Keys = Keys(&[text("text"), text("by"), text("cite")]);

static RECOMMENDATION: Keys = Keys(&[text("text"), text("owner"), text("by")]);

static LABELS: Keys = Keys(&[
    text("tldr"),
    text("key_points"),
    text("summary"),
    text("recommendations"),
    text("timeline"),
    text("faq"),
    text("glossary"),
    text("sources"),
    text("appendices"),
]);

static ACCESSIBILITY: Keys = Keys(&[text("conforms_to"), text("certified_by"), text("summary")]);
