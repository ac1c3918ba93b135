//! Backends.

pub mod pdf;
