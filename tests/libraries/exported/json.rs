//! The library in CSL-JSON.

use super::{ABSTRACT, Item, Kind};

/// As Zotero writes CSL-JSON.
pub fn csl_json(library: &[Item]) -> String {
    let items = library.iter().map(|item| {
        let kind = match item.kind {
            Kind::Article => "article-journal",
            Kind::Book => "book",
            Kind::Chapter => "chapter",
            Kind::Paper => "paper-conference",
            Kind::Thesis => "thesis",
            Kind::Report => "report",
            Kind::Page => "webpage",
            Kind::Manuscript => "manuscript",
        };
        let mut fields = vec![
            format!("\"id\":\"{}\"", item.key),
            format!("\"type\":\"{kind}\""),
            format!("\"title\":\"{}\"", item.title.json),
        ];
        let mut add = |name: &str, value: String| fields.push(format!("\"{name}\":{value}"));
        let quoted = |text: &str| format!("\"{text}\"");
        let people = |people: &[(&str, &str)]| {
            let people = people.iter().map(|(family, given)| match given.is_empty() {
                true => format!("{{\"literal\":\"{family}\"}}"),
                false => format!("{{\"family\":\"{family}\",\"given\":\"{given}\"}}"),
            });
            format!("[{}]", people.collect::<Vec<_>>().join(","))
        };
        if !item.people.is_empty() {
            add("author", people(&item.people));
        }
        if !item.editors.is_empty() {
            add("editor", people(&item.editors));
        }
        if let Some((tag, ..)) = item.language {
            add("language", quoted(tag));
        }
        let parts = match item.month {
            Some(month) => format!("[\"{}\",{month}]", item.year),
            None => format!("[\"{}\"]", item.year),
        };
        add("issued", format!("{{\"date-parts\":[{parts}]}}"));
        if item.accessed.is_some() {
            add("accessed", "{\"date-parts\":[[\"2026\",1,15]]}".to_string());
        }
        if item.url {
            add("URL", quoted(&item.url()));
        }
        if item.doi {
            add("DOI", quoted(&item.doi()));
        }
        if item.short {
            add("title-short", quoted("Short"));
        }
        if item.abstract_ {
            add("abstract", quoted(ABSTRACT));
        }
        if item.note {
            add("note", quoted("A remark & more."));
        }
        if let Some((first, last)) = item.pages {
            add("page", quoted(&format!("{first}-{last}")));
        }
        let number = item.number.map(|number| quoted(&number.to_string()));
        match item.kind {
            Kind::Article => {
                add("container-title", quoted("Journal of Port Studies"));
                add("ISSN", quoted("1234-5679"));
                number.into_iter().for_each(|number| add("issue", number));
                let volume = item.volume.map(|volume| quoted(&volume.to_string()));
                volume.into_iter().for_each(|volume| add("volume", volume));
            }
            Kind::Book => {
                add("collection-title", quoted("Notes"));
                number
                    .into_iter()
                    .for_each(|number| add("collection-number", number));
                add("edition", quoted("2"));
                add("ISBN", quoted("978-3-16-148410-0"));
            }
            Kind::Chapter | Kind::Paper => add("container-title", quoted("Harbours & Ports")),
            Kind::Thesis => {
                add("genre", quoted("PhD Thesis"));
                add("publisher", quoted("University of Oslo"));
            }
            Kind::Report => {
                add("publisher", quoted("Harbour Board"));
                number.into_iter().for_each(|number| add("number", number));
            }
            Kind::Page | Kind::Manuscript => {}
        }
        if matches!(item.kind, Kind::Book | Kind::Chapter) {
            add("publisher", quoted("Port Press"));
            add("publisher-place", quoted("Oslo"));
        }
        format!("{{{}}}", fields.join(","))
    });
    format!("[{}]\n", items.collect::<Vec<_>>().join(",\n"))
}
