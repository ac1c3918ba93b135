//! Lengths, colours and paths: what everything that is measured or drawn speaks of.
//!
//! The ground floor: it knows nothing of the program. Coordinates run right and down, as on a page that is
//! read from its upper left corner.

mod color;
mod length;
mod path;
mod rect;
mod transform;

pub use color::{Color, LEGIBLE, VISIBLE};
pub use length::Pt;
pub use path::Segment;
pub use rect::Rect;
pub use transform::Transform;
