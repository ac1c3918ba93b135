//! What a character is called, for somebody who has to find another font for it.

/// A character with its code point and its name in Unicode: `` `字` (U+5B57 CJK UNIFIED IDEOGRAPH-5B57) ``.
pub fn named(character: char) -> String {
    match name(character) {
        Some(name) => format!("`{character}` ({} {name})", code(character)),
        None => format!("`{character}` ({})", code(character)),
    }
}

/// Its name in Unicode; none where it is for private use, or newer than the table of names.
pub fn name(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}

/// Its code point: `U+5B57`.
pub fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
