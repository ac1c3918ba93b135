//! What the tests share.

pub mod exporter;
pub mod golden;
