//! The words of inputs, without the marks of their kinds.

use std::io::{Cursor, Read};

/// Without the numbers of items, of headings and of calls, and the counts behind headings.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        let bare = line.trim_start_matches(['#', '>', ' ', '[', '(', '^', '*', '-']);
        let digits = bare.trim_start_matches(char::is_numeric);
        let is_number = digits.len() < bare.len() && digits.starts_with(['.', ')', ']']);
        let line = if is_number { digits } else { line };
        let counted = line
            .trim_end_matches([')', ' '])
            .trim_end_matches(char::is_numeric);
        let words = ["Sources", "Sources ", "REFERENCES (", "منابع"];
        let line = if words.contains(&counted) {
            counted
        } else {
            line
        };
        out.extend([line, "\n"]);
    }
    // "[1, 2]"
    let mut bare = String::new();
    let mut rest = out.as_str();
    while let Some((before, behind)) = rest.split_once('[') {
        bare.extend([before, " "]);
        let end = behind.find(']').unwrap_or(0);
        let is_call = end > 0
            && behind[..end]
                .chars()
                .all(|next| next.is_numeric() || ",-– ^".contains(next));
        rest = if is_call { &behind[end..] } else { behind };
    }
    bare + rest
}

/// Without HTML's tags, the keys of a front matter, what code is written in, and the labels of notes and links.
pub fn without_marks(text: &str) -> String {
    let text = html(text);
    let mut out = String::new();
    let mut is_front = text.starts_with("---");
    for (number, line) in text.lines().enumerate() {
        is_front &= number == 0 || line.trim_end() != "---";
        let line = line.trim_end();
        if line.starts_with(":::") || line.starts_with("```") {
            continue;
        }
        let mut line = line.to_string();
        if is_front {
            let words = line.split_inclusive([' ', '{', '[']);
            line = words
                .filter(|word| !word.trim_end().ends_with(':'))
                .collect();
        }
        // "[the law][law]", "[law]: …", "[^long]"
        for open in ["][", "[^"] {
            while let Some((before, behind)) = line.clone().split_once(open) {
                let behind = behind.split_once(']').map_or("", |(_, behind)| behind);
                line = format!("{before} {behind}");
            }
        }
        if line.starts_with('[') {
            line = line
                .split_once("]: ")
                .map_or(line.clone(), |(_, behind)| behind.to_string());
        }
        out.extend([line.as_str(), "\n"]);
    }
    out
}

/// The text of a page, with what its pictures show.
pub fn html(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let lower = behind.to_lowercase();
        let is_tag = lower
            .starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!');
        if !is_tag
            || lower.starts_with("http")
            || !behind.contains('>')
            || lower.starts_with("notatag")
            || lower.starts_with("ada@")
            || lower.starts_with("tags>")
        {
            out.push('<');
            rest = behind;
            continue;
        }
        let silent = [
            "script",
            "style",
            "nav",
            "footer",
            "title",
            "button",
            "svg",
            "header class",
            "noscript",
        ];
        let skipped = silent.iter().find(|name| lower.starts_with(**name));
        let end = match skipped {
            Some(name) => {
                let close = format!("</{}", name.split(' ').next().unwrap_or(name));
                lower
                    .find(&close)
                    .map_or(behind.len(), |at| at + close.len())
            }
            None if lower.starts_with("!--") => lower.find("-->").map_or(behind.len(), |at| at + 2),
            None => 0,
        };
        // Characters have the same length in small letters here: cases keep to that.
        let tag = &behind[end..];
        let close = tag.find('>').map_or(tag.len(), |at| at + 1);
        if let Some(alternative) = tag[..close]
            .split("alt=\"")
            .nth(1)
            .filter(|_| skipped.is_none())
        {
            out.extend([" ", alternative.split('"').next().unwrap_or_default()]);
        }
        let is_inline = [
            "b>", "/b>", "em>", "/em>", "i>", "/i>", "strong", "/strong", "span", "/span", "a ",
            "/a>",
        ];
        let glued = is_inline.iter().any(|name| lower.starts_with(name));
        out.push_str(if glued { "" } else { " " });
        rest = &tag[close..];
    }
    out.push_str(rest);
    for (entity, character) in [
        ("&amp;", "&"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&mdash;", "—"),
        ("&eacute;", "é"),
        ("&rsquo;", "’"),
        ("&hellip;", "…"),
    ] {
        out = out.replace(entity, character);
    }
    out
}

/// The words of a Word document: what stands in `w:t`, and what its properties say.
pub fn docx(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().to_string();
        let mut text = String::new();
        if ![
            "word/document.xml",
            "word/footnotes.xml",
            "word/endnotes.xml",
            "docProps/core.xml",
        ]
        .contains(&name.as_str())
            || file.read_to_string(&mut text).is_err()
        {
            continue;
        }
        let mut text = text.replace("T08:00:00Z", "");
        // What a field does, and what was deleted.
        for name in ["w:instrText", "w:delText"] {
            while let Some((before, behind)) = text.clone().split_once(&format!("<{name}>")) {
                let behind = behind
                    .split_once(&format!("</{name}>"))
                    .map_or("", |(_, behind)| behind);
                text = [before, behind].concat();
            }
        }
        let paragraphs = text
            .replace("</w:p>", " ")
            .replace("<w:tab/>", " ")
            .replace("<w:br/>", " ")
            .replace("<w:noBreakHyphen/>", "-");
        let mut rest = paragraphs.as_str();
        while let Some((before, behind)) = rest.split_once('<') {
            // Runs of one word stand side by side.
            out.push_str(before.trim_matches('\n'));
            let (tag, after) = behind.split_once('>').expect("a tag");
            let is_text = [
                "w:t",
                "/w:t",
                "w:r",
                "/w:r",
                "w:rPr",
                "/w:rPr",
                "w:b/",
                "w:i/",
                "w:hyperlink",
                "/w:hyperlink",
                "w:del",
                "/w:del",
                "w:proofErr",
                "w:ins",
                "/w:ins",
            ]
            .iter()
            .any(|name| tag == *name || tag.starts_with(&format!("{name} ")));
            if !is_text {
                out.push(' ');
            }
            rest = after;
        }
    }
    for (entity, character) in [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ] {
        out = out.replace(entity, character);
    }
    out
}
