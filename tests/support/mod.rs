//! What the tests share.

pub mod book;
pub mod citeproc;
pub mod document;
pub mod edition;
pub mod exporter;
pub mod font;
pub mod generate;
pub mod golden;
pub mod heard;
pub mod layout;
pub mod pages;
pub mod pdf;
pub mod program;
pub mod random;
pub mod reading;
pub mod squares;
pub mod watching;
