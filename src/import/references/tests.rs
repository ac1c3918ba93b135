//! Sources from their words.

use super::*;

#[test]
fn what_is_beyond_doubt_is_taken_from_the_words_of_a_source() {
    for (written, title, more) in [
        ("A title alone", "A title alone", ""),
        (
            "Log of the harbour. https://example.org/log",
            "Log of the harbour.",
            "URL https://example.org/log",
        ),
        ("3. Log, 4 May 2025", "Log", "issued 2025-05-04"),
        ("[2] Log (2025)", "Log", "issued 2025"),
        (
            "Log, Port Institute, May 4, 2025",
            "Log, Port Institute",
            "issued 2025-05-04",
        ),
        (
            "https://example.org/a_(b)",
            "https://example.org/a_(b)",
            "URL https://example.org/a_(b)",
        ),
        (
            "Log (https://example.org), accessed 4 May 2025",
            "Log",
            "URL https://example.org, accessed 2025-05-04",
        ),
        ("Report of 12, and more", "Report of 12, and more", ""),
        (
            "See https://a.example and https://b.example",
            "See https://a.example and https://b.example",
            "",
        ),
    ] {
        let (_, source) = read(&[plain(written)]);
        let found: Vec<String> = source
            .more
            .iter()
            .map(|(key, value)| format!("{key} {value}"))
            .collect();
        assert_eq!(
            (words(&source.title).as_str(), found.join(", ").as_str()),
            (title, more)
        );
    }
    let titled = [
        Inline::Link("https://example.org".to_string(), plain("Log")),
        plain(", Port Institute, 4 May 2025").remove(0),
    ];
    let (_, source) = read(&[titled.to_vec()]);
    assert_eq!(words(&source.title), "Log");
    let house = ("publisher", "Port Institute".to_string());
    assert_eq!(
        source.more[1..],
        [house, ("issued", "2025-05-04".to_string())]
    );
}
