//! What may stand behind a key.

use super::Table;

/// What may stand behind a key.
#[derive(Clone, Copy)]
pub struct Value {
    /// The kind of a text that may stand there; `None` where none may.
    pub text: Option<Text>,
    /// The keys of a mapping that may stand there. A function, since tables hold one another.
    mapping: Option<fn() -> &'static Table>,
    /// How many of them may stand there.
    pub count: Count,
    /// The keys of a mapping that may stand in place of a row of a list of lists.
    row: Option<fn() -> &'static Table>,
}

/// How many values may stand behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// A list.
    List,
    /// One, or a list.
    OneOrList,
    /// A list of lists.
    Rows,
}

/// The kinds of text.
#[derive(Debug, Clone, Copy)]
pub enum Text {
    /// Words without markup, whose quotes become the language's.
    Plain,
    /// A line with inline markup.
    Line,
    /// Paragraphs, lists, quotations, code. Headings in it may make sections.
    Blocks,
    /// What is kept as it is typed: a number of a report, an address, an identifier.
    Verbatim,
    /// The name of a person or a house.
    Name,
    /// A variable of CSL that is a word or a number, kept as it is typed.
    Variable,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// A degree of likelihood, in the words of a scale: of any case, with spaces, hyphens or underscores between them.
    Degree,
    /// A day, a month, a year or a time.
    Date,
    /// A date of a source: also a season, a span, an estimate.
    SourceDate,
    /// The tag of a language.
    Language,
    /// Codes of findings, and how seriously these are taken.
    Levels,
    /// Words with hyphens where they may be cut, by the tags of their languages.
    Hyphenated,
    /// Whatever its writer likes.
    Anything,
}

impl Value {
    /// A text.
    pub const fn text(text: Text) -> Self {
        Value {
            text: Some(text),
            mapping: None,
            count: Count::One,
            row: None,
        }
    }

    /// A mapping.
    pub const fn mapping(table: fn() -> &'static Table) -> Self {
        Value {
            text: None,
            mapping: Some(table),
            count: Count::One,
            row: None,
        }
    }

    /// A text, or a mapping that says more.
    pub const fn text_or(text: Text, table: fn() -> &'static Table) -> Self {
        Value {
            text: Some(text),
            ..Value::mapping(table)
        }
    }

    /// A list of such.
    pub const fn list(self) -> Self {
        let count = Count::List;
        Value { count, ..self }
    }

    /// One such, or a list of them.
    pub const fn one_or_list(self) -> Self {
        let count = Count::OneOrList;
        Value { count, ..self }
    }

    /// Lists of such, in a list.
    pub const fn rows(self) -> Self {
        let count = Count::Rows;
        Value { count, ..self }
    }

    /// The same, any of which may be a mapping instead.
    pub const fn rows_or(self, row: fn() -> &'static Table) -> Self {
        Value {
            count: Count::Rows,
            row: Some(row),
            ..self
        }
    }

    /// What may stand in one of several lists of it.
    pub const fn of_row(self) -> Self {
        Value { row: None, ..self }
    }

    /// The keys of a mapping that may stand in place of a row of it.
    pub fn row(&self) -> Option<&'static Table> {
        self.row.map(|table| table())
    }

    /// The keys of a mapping that may stand there.
    pub fn table(&self) -> Option<&'static Table> {
        self.mapping.map(|table| table())
    }

    /// Whether it is words, whose lines may be broken anew: no cell of a table, and nothing that is kept as typed.
    pub fn is_prose(&self) -> bool {
        self.count != Count::Rows
            && matches!(self.text, Some(Text::Plain | Text::Line | Text::Blocks))
    }

    /// Whether it is paragraphs in markup.
    pub fn is_markup(&self) -> bool {
        self.is_prose() && matches!(self.text, Some(Text::Blocks))
    }

    /// Whether a number, `true` or `false` in it is written as such, never in quotes.
    pub fn is_resolved(&self) -> bool {
        match self.text {
            Some(Text::Boolean | Text::Number) => true,
            Some(Text::Choice(words)) => words().contains(&"true"),
            Some(
                Text::Plain
                | Text::Line
                | Text::Blocks
                | Text::Verbatim
                | Text::Name
                | Text::Variable
                | Text::Degree
                | Text::Levels
                | Text::Hyphenated
                | Text::Date
                | Text::SourceDate
                | Text::Language
                | Text::Anything,
            )
            | None => false,
        }
    }

    /// Whether a list of it stands in one line: short texts.
    pub fn is_row(&self) -> bool {
        let is_short = match self.text {
            Some(
                Text::Plain
                | Text::Verbatim
                | Text::Variable
                | Text::Boolean
                | Text::Number
                | Text::Choice(_)
                | Text::Degree
                | Text::Date
                | Text::Language,
            ) => true,
            Some(
                Text::Line
                | Text::Blocks
                | Text::Name
                | Text::SourceDate
                | Text::Levels
                | Text::Hyphenated
                | Text::Anything,
            )
            | None => false,
        };
        is_short && self.mapping.is_none() && self.count != Count::One
    }
}
