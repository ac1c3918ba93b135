//! Number trees, read back (ISO 32000-1, 7.9.7).

use lopdf::{Object, ObjectId};

use super::Breach;
use crate::export::pdf::encoded::{Encoded, Value};

/// What numbers lead to: objects, in the order of the numbers.
pub struct Numbers(Vec<(i64, Option<ObjectId>)>);

impl Numbers {
    /// What a number leads to.
    pub fn get(&self, number: i64) -> Option<ObjectId> {
        let place = self.0.binary_search_by_key(&number, |(key, _)| *key);
        self.0[place.ok()?].1
    }
}

/// The entries of a tree of two levels, whose keys rise.
pub fn numbers(objects: &Encoded, tree: &Object) -> Result<Numbers, Breach> {
    let leaves = tree.as_dict().and_then(|tree| tree.get(b"Kids"));
    let leaves = leaves.and_then(Object::as_array);
    let mut entries: Vec<(i64, Option<ObjectId>)> = Vec::new();
    for leaf in leaves.map_err(|_| "a number tree with a hole")? {
        let leaf = leaf.as_reference().ok().and_then(|leaf| objects.get(leaf));
        let leaf = leaf.ok_or("a number tree with a hole")?;
        let mut numbers = leaf.get("Nums").and_then(Value::array);
        while let Some(key) = numbers.as_mut().and_then(Iterator::next) {
            let value = numbers.as_mut().and_then(Iterator::next);
            let value = value.ok_or("a number tree with half an entry")?;
            let key = key.integer().ok_or("a number tree of other keys")?;
            if entries.last().is_some_and(|(last, _)| *last >= key) {
                return Err("a number tree out of order".to_string());
            }
            entries.push((key, value.reference()));
        }
    }
    Ok(Numbers(entries))
}
