//! Texts that keep the lines that they are written in.

use crate::briefing::yaml::Style;
use crate::briefing::yaml::emit::{Lines, literal_holds};
use crate::briefing::yaml::lossless::{Node, Scalar};

/// White space that folding takes away (YAML 1.2.2, 6.5).
const FOLDED_AWAY: [char; 3] = [' ', '\t', '\r'];

/// The lines of a text that stands in several of them, without what indents them: one that is folded, and one
/// below `|` that the canonical form would put into one line for a space that nobody sees.
pub(super) fn as_written<'t>(text: &'t str, node: &Node, scalar: &Scalar) -> Option<Lines<'t>> {
    match (scalar.style, &scalar.header) {
        (Style::Literal, _) if literal_holds(&scalar.value) => None,
        (_, Some(header)) => {
            let body = header.end + text[header.end..].find('\n')? + 1;
            let body = text.get(body..node.span.end)?;
            let lines: Vec<&str> = body
                .split('\n')
                .map(|line| unindented(line, scalar.indent))
                .collect();
            let first = lines.iter().find(|line| !line.is_empty())?;
            let is_several = lines.iter().filter(|line| !line.trim().is_empty()).count() > 1;
            let mut header: String = text[header.clone()]
                .chars()
                .filter(|next| !next.is_ascii_digit())
                .collect();
            if first.starts_with([' ', '\t']) {
                header.insert(1, '2');
            }
            is_several.then_some(Lines {
                header: Some(header),
                lines,
            })
        }
        (style, None) => {
            let mut lines: Vec<&str> = text[node.span.clone()].split('\n').collect();
            for line in &mut lines {
                *line = match style {
                    // A space at its end may be escaped.
                    Style::DoubleQuoted => line.trim_end_matches('\r'),
                    _ => line.trim_end_matches(FOLDED_AWAY),
                };
                *line = line.trim_start_matches(FOLDED_AWAY);
            }
            (lines.len() > 1).then_some(Lines {
                header: None,
                lines,
            })
        }
    }
}

/// Whether a text with this header may be folded anew: one below `|` says where its lines end, and one that
/// keeps the empty lines below it ends where no fold could tell.
pub(super) fn may_fold(header: &str) -> bool {
    header.starts_with('>') && !header.contains('+')
}

/// A line of a block without its indentation. An empty one may be indented by less.
fn unindented(line: &str, indent: usize) -> &str {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let spaces = line.len() - line.trim_start_matches(' ').len();
    &line[spaces.min(indent)..]
}
