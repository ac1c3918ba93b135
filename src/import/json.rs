//! A briefing in JSON → YAML.
//!
//! In: the text of one. Out: the same in the order and the styles of the format, with every key that it has, also
//! those that begin with `x-`.

use super::report::Report;
use super::{Fault, check};
use crate::briefing::canonical::format;
use crate::briefing::yaml::lossless;
use crate::briefing::{self};
use crate::diagnostic::{Diagnostics, Sources};

/// Writes it as YAML.
pub fn rewrite(sources: &mut Sources, report: &mut Report<'_>) -> Result<String, Fault> {
    let file = report.file;
    briefing::read(sources, file, report.diagnostics).ok_or(Fault::Told)?;
    let tree = lossless::read(sources, file, &mut Diagnostics::new());
    let written = tree.and_then(|tree| format::format(&tree));
    let written = written.ok_or_else(|| {
        Fault::Internal("it cannot be written without changing what it says".to_string())
    })?;
    let written = written.replace("\r\n", "\n");
    check(&written)?;
    Ok(written)
}
