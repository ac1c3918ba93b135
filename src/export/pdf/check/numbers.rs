//! Number trees, read back (ISO 32000-1, 7.9.7).

use std::collections::BTreeMap;

use lopdf::{Document, Object};

use super::Breach;

/// The entries of a tree, whose keys rise.
pub fn numbers<'d>(
    document: &'d Document,
    tree: &'d Object,
) -> Result<BTreeMap<i64, &'d Object>, Breach> {
    let mut entries = BTreeMap::new();
    let mut last = None;
    let mut rest = vec![tree];
    while let Some(node) = rest.pop() {
        let node = document
            .dereference(node)
            .and_then(|(_, node)| node.as_dict());
        let node = node.map_err(|_| "a number tree with a hole")?;
        if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
            rest.extend(kids.iter().rev());
        }
        for pair in node
            .get(b"Nums")
            .and_then(Object::as_array)
            .into_iter()
            .flat_map(|list| list.chunks(2))
        {
            let [key, value] = pair else {
                return Err("a number tree with half an entry".to_string());
            };
            let key = key.as_i64().map_err(|_| "a number tree of other keys")?;
            if last.replace(key).is_some_and(|last| last >= key) {
                return Err("a number tree out of order".to_string());
            }
            entries.insert(key, value);
        }
    }
    Ok(entries)
}
