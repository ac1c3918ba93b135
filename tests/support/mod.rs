//! What the tests share.

pub mod document;
pub mod edition;
pub mod exporter;
pub mod golden;
