//! Which brand a briefing is set in.
//!
//! In: the trees of a briefing and of what holds beside it. Out: the theme and the faces of the brand that they ask for,
//! with what it says of the briefing laid beneath all of them.

use std::path::{Path, PathBuf};

use super::{LARGEST, NAMES, NEAREST, brand, entries, is_named};
use crate::briefing::yaml::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Severity, Span, printable_path};
use crate::project::defaults::Origins;
use crate::project::files::{Record, Unreadable};
use crate::project::theme::Look;
use crate::project::{Findings, Run, theme};

/// How deep folders are looked up through.
const DEEPEST: usize = 64;

/// Lays what a brand says beneath all else, where the theme is that of one; the theme and the faces that come of it,
/// unless the user has named them himself. `None` where it is at fault.
pub fn lay_beneath(
    run: &Run,
    (layers, origins): (&mut Vec<Node>, &mut Origins),
    path: Option<&Path>,
    files: &mut Record<'_>,
    findings: &mut Findings,
) -> Option<Option<Look>> {
    let options = &run.options;
    if let Some(asked) = &options.brand {
        if let Some((file, layer)) = asked.layer(findings) {
            origins.add(file, asked.path.clone());
            layers.push(layer);
        }
        return Some(None);
    }
    let wished = wished(layers).filter(|_| options.theme.is_none());
    let Some((name, span)) = wished else {
        return Some(None);
    };
    let (found, bytes) = match name.as_str() {
        NEAREST => nearest(span, path, files, findings)?,
        name => {
            let Some(found) = files.resolve(name, origins.of(span)) else {
                findings.diagnostics.push(theme::outside(name, span));
                return None;
            };
            let bytes = read(&found, span, files, findings)?;
            (found, bytes)
        }
    };
    let faces = (&options.fonts, &*options.found, &run.faces);
    let (file, brand) = brand(&found, bytes, files, faces, findings)?;
    origins.add(file, found);
    layers.extend(brand.layer);
    Some(Some((brand.theme, brand.fonts)))
}

/// The theme that is wished for in trees, the nearest first, if it is that of a brand; and where it is.
fn wished(layers: &[Node]) -> Option<(String, Span)> {
    let theme = layers.iter().find_map(|tree| match &tree.kind {
        NodeKind::Mapping(keys) => entries::value(keys, "theme"),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => None,
    })?;
    let NodeKind::Scalar(written) = &theme.kind else {
        return None;
    };
    let is_brand = written.value == NEAREST || is_named(&written.value);
    is_brand.then(|| (written.value.clone(), written.span))
}

/// The nearest such file: in the folder of the briefing, or in one above it. `None` where there is none, or one that
/// cannot be read, which is reported.
fn nearest(
    span: Span,
    briefing: Option<&Path>,
    files: &mut Record<'_>,
    findings: &mut Findings,
) -> Option<(PathBuf, Vec<u8>)> {
    let mut up = String::new();
    'folders: for _ in 0..DEEPEST {
        for name in NAMES {
            let Some(path) = files.resolve(&format!("{up}{name}"), briefing) else {
                break 'folders;
            };
            match files.read(&path, LARGEST) {
                Ok(bytes) => return Some((path, bytes)),
                Err(Unreadable::System(error)) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => {
                    findings
                        .diagnostics
                        .push(unreadable(&path, span, &error.to_string()));
                    return None;
                }
            }
        }
        up.push_str("../");
    }
    let message = "no `_brand.yml` lies beside the briefing, or in a folder above it";
    findings.diagnostics.push(
        Diagnostic::error("theme-unreadable", span, message)
            .help("put it there, or name it with its path: `theme: house/_brand.yml`")
            .help("folders above the one that is given are not looked into"),
    );
    None
}

/// The bytes of such a file that is named by its path.
fn read(
    path: &Path,
    span: Span,
    files: &mut Record<'_>,
    findings: &mut Findings,
) -> Option<Vec<u8>> {
    match files.read(path, LARGEST) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            findings
                .diagnostics
                .push(unreadable(path, span, &error.to_string()));
            None
        }
    }
}

fn unreadable(path: &Path, span: Span, reason: &str) -> Diagnostic {
    let message = format!(
        "the theme `{}` cannot be read: {reason}",
        printable_path(path)
    );
    Diagnostic::general("theme-unreadable", Severity::Error, message)
        .at(Some(span))
        .help("paths are relative to the briefing's folder")
}
