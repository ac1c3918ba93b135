//! Text → lines.
//!
//! In: a [`Passage`]: the characters of one paragraph with what each range of them is. Out: a
//! [`Paragraph`] that can be broken into lines of a given measure in several ways, and that sets
//! any line of such a way as frame items.
//!
//! The steps, one module each:
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`passage`] | characters and attributes | the input of all that follows |
//! | [`itemize`] | a passage | [`segment`]s: words and spaces of one face, script and direction |
//! | [`bidi`] | a passage | its embedding levels |
//! | [`scripts`] | a passage, its levels | the script of each character |
//! | [`writing`] | a script | how its letters stand beside each other |
//! | [`cluster`] | characters | those that one face must have |
//! | [`face_choice`] | a character, its script | the face that sets it |
//! | [`stand_in`] | a span, the face that sets it | what that face is not |
//! | [`shape`] | the characters of a segment | a [`word`]: its glyphs, in ems |
//! | [`unattached`] | a word whose face lacks anchors | its marks in their places |
//! | [`fullwidth`] | a mark in a square | what is blank of it |
//! | [`missing_glyph`] | a character that no face has | a box with its code point |
//! | [`opportunities`] | characters | where they offer the end of a line |
//! | [`held`] | such a place | whether what stands there holds together |
//! | [`joint`] | two neighbours without a space | what stands between them |
//! | [`kashida`] | a word of Arabic letters | the join of it that may be drawn out |
//! | [`candidates`] | shaped segments | every place where a line may end, with running sums |
//! | [`linebreak`] | candidates, a measure | ways to break, best first (Knuth and Plass) |
//! | [`mod@line`] | a way to break | glyph runs of each line |
//! | [`tall`] | the faces of a document | how far apart its lines stand |
//! | [`decoration`] | the words of a line at their places | the rules and clickable areas beside them |

mod address;
pub mod bidi;
pub mod candidates;
pub mod cluster;
mod decoration;
mod emphasis;
pub mod face_choice;
pub mod font;
mod fullwidth;
mod held;
pub mod hyphenation;
pub mod itemize;
mod joint;
mod kashida;
pub mod line;
pub mod linebreak;
mod matched;
mod missing_glyph;
pub mod opportunities;
mod outline_bounds;
pub mod paragraph;
pub mod passage;
pub mod protrusion;
mod samples;
mod scripts;
pub mod segment;
pub mod shape;
mod shaping_key;
pub mod stand_in;
pub mod tall;
mod unattached;
mod word;
mod writing;

pub use bidi::UNICODE_OF_BIDI;
pub use paragraph::{Chunk, Paragraph};
pub use passage::{Attributes, Passage, Span};
pub use samples::sample;
pub use shape::Shaper;
