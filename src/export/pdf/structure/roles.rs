//! The structure types of roles, and what they must say of themselves.

use crate::document::Scope;
use crate::layout::tags::{Numbering, Role};

/// Types that are no standard ones yet, each with the standard one that stands for it to readers that
/// do not know it (ISO 32000-1, 14.7.3). In ISO 32000-2, 14.8.4.7 both are.
pub const ROLE_MAP: &[(&str, &str)] = &[("Em", "Span"), ("Strong", "Span")];

/// The structure type of a role.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::BlockQuote => "BlockQuote",
        Role::Code => "Code",
        Role::Span => "Span",
        Role::Emphasis => "Em",
        Role::Strong => "Strong",
        // What it is, its attributes say.
        Role::Struck => "Span",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Note => "Note",
        Role::BibliographyEntry => "BibEntry",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Figure => "Figure",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell(_) => "TH",
        Role::DataCell => "TD",
    }
}

/// The value of `ListNumbering` for what the labels of a list show (ISO 32000-1, table 347).
pub fn numbering_name(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::None => "None",
        Numbering::Disc => "Disc",
        Numbering::Decimal => "Decimal",
    }
}

/// The value of `Scope` for what a cell is the head of (ISO 32000-1, table 349).
pub fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Column => "Column",
        Scope::Row | Scope::RowGroup => "Row",
    }
}
