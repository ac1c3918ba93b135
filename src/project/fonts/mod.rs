//! Fonts that are not the program's own.
//!
//! In: font files, which a theme or a brand names beside itself, or which lie where the user says (`--font-path`,
//! `--system-fonts`). Out: faces behind those that are compiled in, and what is to be said of files that hold none.
//!
//! Files that are named are read at once, and what is wrong with one is an error. Of those that are only found, no
//! more is read than says what they are ([`tables`]): a system has hundreds, and a briefing wants two of them. They
//! are opened when the theme names their family, or when a text has characters that no other face has.
//!
//! * [`mod@file`] makes faces of the bytes of a file, whoever named it;
//! * [`instances`] says which faces of a theme's weights a font holds, which of a variable one are several;
//! * [`found`] finds fonts in folders, [`coverage`] says which characters each has, [`choice`] which of them a text
//!   wants;
//! * [`mod@identity`] tells files apart; [`kept`] remembers what was opened, [`listing`] tells what there is.

mod choice;
mod coverage;
pub mod file;
mod found;
mod identity;
mod instances;
mod kept;
mod listing;
mod system;
mod tables;

pub use choice::Wanted;
pub use coverage::Coverage;
pub use file::{LARGEST as LARGEST_FONT, OwnFace};
pub use found::{FontWishes, FoundFont, FoundFonts};
pub use kept::{Faces, ReadFont};
pub use listing::{ListedFont, Listing, listing};
pub use system::system_folders;
