//! The test suite: one program, so that it is linked once. A module for each promise; what they
//! share stands in `support`.
//!
//! `BRIEFSET_BLESS=1 cargo test` rewrites every expected result; review them with `git diff`.
//! `BRIEFSET_CONFORMANCE=1` switches on the checks by outside validators.

#![allow(
    clippy::disallowed_methods,
    reason = "tests measure time, write files and read their switches"
)]

mod support;

mod advice;
mod appearance;
mod architecture;
mod brand;
mod charts;
mod codes;
mod command;
mod conformance;
mod content;
mod documents;
mod errors;
mod explanations;
mod fix;
mod fonts;
mod hostile;
mod import;
mod libraries;
mod lines;
mod metadata;
mod mistakes;
mod oracle;
mod own_fonts;
mod properties;
mod readme;
mod schema;
mod squares;
mod styles;
mod world;
mod yaml;
