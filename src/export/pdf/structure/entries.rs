//! What elements are written with.

use lopdf::{Object, ObjectId};

use crate::export::pdf::numbers::Operators;

/// Appends what every element begins with.
pub fn begin(out: &mut Operators, kind: &str, parent: ObjectId) {
    out.push_str("<</Type/StructElem/S/");
    out.push_str(kind);
    out.push_entry("P", &parent.into());
}

/// The kids of an element, one behind the other.
pub struct Kids<'a> {
    out: &'a mut Operators,
    count: usize,
}

impl<'a> Kids<'a> {
    /// Of an element that has none yet.
    pub fn of(out: &'a mut Operators) -> Self {
        Kids { out, count: 0 }
    }

    /// Appends one.
    pub fn push(&mut self, kid: &Object) {
        match self.count {
            0 => self.out.push_object(kid),
            _ => self.out.push_apart(kid),
        }
        self.count += 1;
    }
}
