//! Titles, citations and notes without end.

use super::{refused, timed, title_and};

#[test]
fn titles_and_calls_that_lead_nowhere() {
    let title = "<".repeat(100_000);
    timed(&title_and(&format!(
        "sources: [{{title: '{title}</i>'}}]\n"
    )));
    let citations = ("[@a ".repeat(400) + &"]".repeat(400)).repeat(100);
    timed(&title_and(&format!(
        "summary: '{citations}'\nsources: [{{id: a, title: B}}]\n"
    )));
    let call = "a[^1] ".repeat(40);
    let answers: String = (0..200).map(|_| format!("- answer: '{call}'\n")).collect();
    refused(&title_and(&format!("faq:\n{answers}")), "unknown-note");
    let again = "a[^1]".repeat(20_000);
    timed(&title_and(&format!(
        "summary: |\n  {again}\n\n  [^1]: So.\n"
    )));
}
