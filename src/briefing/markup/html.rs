//! HTML, which is not read in a briefing: what to write in its place.

use std::ops::Range;

use super::reader::Reader;

/// Reports an element, once for its beginning and its end.
pub fn raw_html(reader: &mut Reader<'_>, html: &str, range: Range<usize>) {
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    // One word on an element is enough.
    let closes = html.starts_with("</")
        && reader.findings.iter().rev().take(8).any(|finding| {
            let opening = reader.source.get(finding.range.clone()).unwrap_or_default();
            let opening = opening.strip_prefix('<').unwrap_or_default();
            finding.code == "raw-html" && opening.starts_with(&name)
        });
    if closes {
        return;
    }
    // `a<b and b>c`: an element has no attributes without values here.
    let element = html.split('>').next().unwrap_or_default();
    let comparison = element.contains(' ') && !element.contains('=') && !element.starts_with("<!");
    let help = match name.to_ascii_lowercase().as_str() {
        _ if comparison => "write `\\<` for the character itself",
        "b" | "strong" => "write `**words**` for strong words",
        "i" | "em" => "write `*words*` for emphasis",
        "code" | "tt" | "pre" => "write `` `code` ``",
        "a" => "write `[words](https://…)` for a link",
        "p" | "div" => "leave an empty line between paragraphs",
        "ul" | "ol" | "li" => "begin each item with `- ` or `1. ` on a line of its own",
        "span" => "write `[words]{lang=fr}` for words of another language",
        _ if html.starts_with("<!--") => "take the comment out; YAML's own begin with `# `",
        _ => "write `\\<` for the character itself",
    };
    reader.error("raw-html", range, "HTML is not read in a briefing", help);
}

/// `<br>`, the one element that is read.
pub fn is_break(html: &str) -> bool {
    let name = html.trim().trim_start_matches('<').trim_end_matches('>');
    html.trim().starts_with('<') && name.trim_end_matches('/').trim().eq_ignore_ascii_case("br")
}
