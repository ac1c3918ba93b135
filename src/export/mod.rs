//! Backends.

pub mod pdf;
pub mod png;
