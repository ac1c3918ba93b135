//! Stretches of text.
//!
//! In: the chunks of a text, each of which is put at a place of its own. Out: stretches of them. Some programs put
//! every letter by itself where it would stand anyway: these are words again.

use resvg::usvg::{TextAnchor, TextChunk};

/// A stretch of text: some of the file's, which are put letter by letter where they would stand anyway.
pub struct Stretch<'a> {
    /// The first of them, which says where all stand.
    pub first: &'a TextChunk,
    /// All of them.
    pub chunks: &'a [TextChunk],
}

/// Chunks in stretches: what is one letter at a place of its own goes on with the letter before it, where that
/// stands on the same line and not far away.
pub fn of(chunks: &[TextChunk]) -> Vec<Stretch<'_>> {
    let goes_on = |one: &TextChunk, next: &TextChunk| {
        let single = |chunk: &TextChunk| chunk.text().trim().chars().count() <= 1;
        let size = one
            .spans()
            .first()
            .map_or(0.0, |span| span.font_size().get());
        let near = one
            .x()
            .zip(next.x())
            .is_some_and(|(one, next)| next > one && next - one < size * 1.5);
        let level = next.y().is_none() || next.y() == one.y();
        let anchored = |chunk: &TextChunk| chunk.anchor() != TextAnchor::Start;
        single(one) && near && level && !anchored(one) && !anchored(next)
    };
    let mut stretches = Vec::new();
    let mut rest = chunks;
    while let Some(first) = rest.first() {
        let later = rest
            .windows(2)
            .take_while(|pair| goes_on(&pair[0], &pair[1]));
        let (chunks, others) = rest.split_at(1 + later.count());
        stretches.push(Stretch { first, chunks });
        rest = others;
    }
    stretches
}

/// Whether a letter stands so far behind another that a space is between them: letters are about so wide in most
/// faces.
pub fn is_gap(before: &TextChunk, next: &TextChunk) -> bool {
    let size = before.spans().first();
    let size = size.map_or(0.0, |span| span.font_size().get());
    let wide = match before.text().trim().chars().next() {
        Some('i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|') => 0.4,
        Some('m' | 'w' | 'M' | 'W' | '%' | '@') => 1.0,
        _ => 0.75,
    };
    let apart = next.x().zip(before.x()).map(|(next, before)| next - before);
    apart.is_some_and(|apart| apart > size * (wide + 0.1))
}
