//! An entry of BibTeX in its fields.

use crate::diagnostic::Span;

/// An entry, its strings put in.
#[derive(Debug, Clone)]
pub struct BibEntry {
    /// What it is, in small letters.
    pub kind: String,
    /// What it is cited by.
    pub key: String,
    /// Where that stands.
    pub key_span: Span,
    /// Where all of it stands.
    pub span: Span,
    /// Its fields in their order, each once.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name, in small letters.
    pub name: String,
    /// What it says, in TeX.
    pub tex: String,
    /// Where its value stands.
    pub span: Span,
}

impl BibEntry {
    /// The field of a name, unless it is empty.
    pub fn get(&self, name: &str) -> Option<&Field> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.name == name && !field.tex.trim().is_empty())
    }

    /// Of several fields of one name, BibTeX takes the first. Keywords are added to, as managers write them.
    pub fn keep_first_fields(&mut self) {
        let mut kept: Vec<Field> = Vec::with_capacity(self.fields.len());
        for mut field in std::mem::take(&mut self.fields) {
            let known = kept.iter().position(|known| known.name == field.name);
            match known {
                Some(at) if field.name == "keywords" => {
                    kept[at].tex = format!("{}, {}", kept[at].tex, field.tex);
                }
                Some(at) if kept[at].tex == field.tex => {}
                Some(_) => {
                    while kept.iter().any(|known| known.name == field.name) {
                        field.name.push('_');
                    }
                    kept.push(field);
                }
                None => kept.push(field),
            }
        }
        self.fields = kept;
    }

    /// Whether another says the same.
    pub fn is_same(&self, other: &BibEntry) -> bool {
        let said = |entry: &BibEntry| {
            let fields = entry.fields.iter();
            let mut said: Vec<_> = fields
                .map(|one| (one.name.clone(), one.tex.clone()))
                .collect();
            said.sort();
            said
        };
        self.kind == other.kind && said(self) == said(other)
    }
}
