//! What was made, in a line.

use std::path::{Path, PathBuf};

use crate::diagnostic::printable_path;
use crate::project::inputs::Input;

/// How many outputs are named in a line.
const MOST_NAMED: usize = 6;

/// What was made.
pub struct Made<'a> {
    /// Of how many briefings.
    pub briefings: usize,
    /// The files that were written.
    pub written: &'a [PathBuf],
    /// The briefings of which there is nothing new.
    pub failed: Vec<&'a Input>,
    /// Whether nothing fails any more that failed before.
    pub is_mended: bool,
    /// How long it took.
    pub milliseconds: u64,
}

impl Made<'_> {
    /// The line; files are named as in the folder of outputs.
    pub fn line(&self, folder: &Path) -> String {
        let named = self.written.iter().map(|path| {
            let name = path.strip_prefix(folder).unwrap_or(path);
            printable_path(name)
        });
        let files = match self.written.len() {
            0 => "nothing".to_string(),
            count if count > MOST_NAMED => format!("{count} files"),
            _ => named.collect::<Vec<String>>().join(", "),
        };
        let mended = match self.is_mended {
            true => "all is well again: ",
            false => "",
        };
        let failures = match self.failed[..] {
            [] => String::new(),
            [one] => format!(
                "; nothing of {}, what was made of it before stays",
                one.name()
            ),
            _ => format!(
                "; {} of {} failed, what was made of them before stays",
                self.failed.len(),
                self.briefings
            ),
        };
        format!(
            "{mended}made {files} in {} ms{failures}\n",
            self.milliseconds
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_was_made_and_what_was_not() {
        let written: Vec<PathBuf> = (1..=7).map(|n| format!("out/a-{n}.png").into()).collect();
        let input = Input {
            path: Some(PathBuf::from("b.yaml")),
            found_in: None,
            stem: PathBuf::from("b"),
        };
        let line = |written: &[PathBuf], failed: Vec<&Input>, is_mended| {
            let made = Made {
                briefings: 3,
                written,
                failed,
                is_mended,
                milliseconds: 34,
            };
            made.line(Path::new("out"))
        };
        assert_eq!(
            line(&written[..2], vec![], true),
            "all is well again: made a-1.png, a-2.png in 34 ms\n"
        );
        assert_eq!(line(&written, vec![], false), "made 7 files in 34 ms\n");
        assert_eq!(
            line(&[], vec![&input], false),
            "made nothing in 34 ms; nothing of b.yaml, what was made of it before stays\n"
        );
        assert_eq!(
            line(&written[..1], vec![&input, &input], false),
            "made a-1.png in 34 ms; 2 of 3 failed, what was made of them before stays\n"
        );
    }
}
