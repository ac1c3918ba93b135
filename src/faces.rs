//! The face that words are measured in where no theme is at hand: those of pictures, while their files are
//! read.

/// The file of Source Sans 3, regular.
pub static SANS: &[u8] = include_bytes!("../fonts/source-sans-3/SourceSans3_400Regular.ttf");
