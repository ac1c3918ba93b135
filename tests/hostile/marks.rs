//! Marks around what is no usual content.

use briefset::cli::Status;

use crate::support::exporter;

/// A line break takes the space before it, wherever the marks around it begin.
#[test]
fn line_breaks_at_the_edges_of_marks() {
    let marks = [
        "*{}*",
        "**{}**",
        "***{}***",
        "~~{}~~",
        "[{}](https://example.org)",
        "[{}]{lang=fr}",
        "^[{}]",
        "'{}'",
        "\"{}\"",
        "[@a, {}]",
        "x[^1] {}",
    ];
    let insides = [
        "<br>x",
        "x<br>",
        "<br>",
        " <br> x",
        "x <br> <br>y",
        "<br>*<br>x*",
        "<br>^[n]",
    ];
    let fields = [
        "tldr: |\n  See {}.\n",
        "key_points:\n- See {}\n",
        "sections:\n- title: See {}\n  body: B\n",
        "appendices:\n- title: See {}\n  body: B\n- title: '{}'\n  body: B\n",
        "faq:\n- question: See {}\n  answer: A {}\n",
        "tldr: B\nsources:\n- title: See {}\n",
        "glossary:\n- term: See {}\n  definition: D\n",
        "timeline:\n- {date: 2026, event: 'See {}'}\n",
    ];
    for field in fields {
        for mark in marks {
            for inside in insides {
                let marked = mark.replace("{}", inside);
                let quoted = marked.replace('\'', "''");
                let marked = if field.contains("'See") || field.contains("'{}'") {
                    quoted
                } else {
                    marked
                };
                let text = super::title_and(&field.replace("{}", &marked));
                let run = exporter::export_text(&text);
                let shown = String::from_utf8_lossy(&text).into_owned();
                assert_ne!(run.status, Status::Failed, "{shown}\n{}", run.log);
            }
        }
    }
}
