//! What the head of a page says of it: `title`, `meta`, and the simple forms of JSON-LD.

use super::dom::Dom;
use crate::briefing::yaml::{self, Node};
use crate::diagnostic::{Diagnostics, Source, Sources};
use crate::import::dates;
use crate::import::draft::{About, Author, Block, Draft, Placed, plain, words};
use crate::import::headings::{Headings, Part};
use crate::import::page::about::names_in;
use crate::import::pictures::Pictures;
use crate::import::report::Report;
use crate::import::tree;

/// Types of schema.org that are texts.
const TEXTS: &[&str] = &[
    "Article",
    "NewsArticle",
    "Report",
    "BlogPosting",
    "ScholarlyArticle",
    "TechArticle",
    "AnalysisNewsArticle",
    "WebPage",
];

/// How many scripts with data are read.
const MOST_SCRIPTS: usize = 20;

/// What of it may stand in the text already.
#[derive(Default)]
struct Said {
    description: Option<String>,
    questions: Vec<(String, String)>,
}

/// Reads it.
pub fn read(
    dom: &Dom,
    name: &str,
    draft: &mut Draft,
    pictures: &Pictures<'_>,
    sources: &mut Sources,
    report: &mut Report<'_>,
) {
    let mut said = Said::default();
    meta(dom, &mut draft.about, &mut said);
    for (number, script) in dom.all("script").take(MOST_SCRIPTS) {
        if script
            .attributes
            .get("type")
            .is_some_and(|kind| kind == "application/ld+json")
        {
            let file = sources.add(Source::new(name, dom.text(number)));
            if let Some(root) = yaml::read(sources, file, &mut Diagnostics::new()) {
                data(&root, &mut draft.about, &mut said, 0);
            }
        }
    }
    let has_title = draft
        .flow
        .iter()
        .any(|placed| matches!(placed.block, Block::Heading(1, _)));
    if has_title {
        draft.about.title = None;
    } else if draft.about.title.is_none() {
        let title = dom.all("title").next().map(|(number, _)| dom.text(number));
        draft.about.title = title.filter(|title| !title.trim().is_empty()).map(plain);
    }
    if draft.about.language.is_none() {
        let html = dom.all("html").next();
        draft.about.language = html
            .and_then(|(_, html)| html.attributes.get("lang").cloned())
            .filter(|tag| !tag.trim().is_empty());
    }
    further(said, draft, pictures, report);
}

/// What is said in the head alone becomes a part.
fn further(said: Said, draft: &mut Draft, pictures: &Pictures<'_>, report: &mut Report<'_>) {
    let headings = Headings::new();
    let text: String = draft
        .flow
        .iter()
        .map(|placed| said_in(&placed.block))
        .collect::<Vec<_>>()
        .join(" ");
    let text = squeezed(&text);
    let has = |part: Part| {
        draft.flow.iter().any(|placed| matches!(&placed.block, Block::Heading(_, line) if headings.find(&words(line)).is_some_and(|known| known.part == part)))
    };
    let heading = |words: &str| Placed {
        block: Block::Heading(2, plain(words)),
        span: None,
    };
    let (has_summary, has_faq) = (has(Part::Summary) || has(Part::Tldr), has(Part::Faq));
    let description = said
        .description
        .filter(|description| !text.contains(&squeezed(description)));
    match description {
        Some(description) if has_summary || draft.flow.is_empty() => {
            let message = format!(
                "the page describes itself as “{}”, which its text does not say",
                description.trim()
            );
            report.not_placed(
                None,
                &message,
                "write it behind `subtitle:` or `tldr:`, if it says more than they do",
            );
        }
        Some(description) => {
            let block = Block::Paragraph(plain(description.trim()));
            draft
                .apart
                .extend([heading("TL;DR"), Placed { block, span: None }]);
        }
        None => {}
    }
    let new: Vec<(String, String)> = said
        .questions
        .into_iter()
        .filter(|(question, _)| !text.contains(&squeezed(question)))
        .collect();
    if !new.is_empty() && !has_faq {
        draft.apart.push(heading("Questions and answers"));
        for (question, answer) in new {
            draft.apart.push(Placed {
                block: Block::Heading(3, plain(question)),
                span: None,
            });
            let blocks = super::fragment(&answer, None, pictures, report);
            draft
                .apart
                .extend(blocks.into_iter().map(|block| Placed { block, span: None }));
        }
    }
}

/// The words of a block, for comparison.
fn said_in(block: &Block) -> String {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) => words(line),
        Block::List(_, items) => items
            .iter()
            .flatten()
            .map(said_in)
            .collect::<Vec<_>>()
            .join(" "),
        Block::Quote(blocks) => blocks.iter().map(said_in).collect::<Vec<_>>().join(" "),
        Block::Definitions(entries) => entries
            .iter()
            .map(|(term, blocks)| {
                words(term) + " " + &blocks.iter().map(said_in).collect::<Vec<_>>().join(" ")
            })
            .collect::<Vec<_>>()
            .join(" "),
        Block::Code(..) | Block::Table(_) | Block::Figure(_) | Block::Indicators(_) => {
            String::new()
        }
    }
}

/// Letters and digits alone.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|next| next.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn meta(dom: &Dom, about: &mut About, said: &mut Said) {
    for (_, element) in dom.all("meta") {
        let key = ["name", "property", "itemprop"]
            .iter()
            .find_map(|key| element.attributes.get(*key));
        let (Some(key), Some(content)) = (key, element.attributes.get("content")) else {
            continue;
        };
        let content = content.trim();
        if content.is_empty() {
            continue;
        }
        match key.to_ascii_lowercase().as_str() {
            "author" | "article:author" | "dc.creator" | "citation_author" | "parsely-author"
                if !content.contains("://") =>
            {
                for name in names_in(content) {
                    add_author(about, name);
                }
            }
            "date"
            | "dc.date"
            | "dcterms.date"
            | "article:published_time"
            | "datepublished"
            | "citation_publication_date"
            | "dcterms.created"
            | "publish_date" => date(about, "date", content),
            "article:modified_time" | "datemodified" | "dcterms.modified" | "last-modified" => {
                date(about, "modified", content)
            }
            "description" | "og:description" | "dc.description" => {
                said.description.get_or_insert_with(|| content.to_string());
            }
            "keywords" | "news_keywords" => keywords(about, content),
            "og:site_name" | "dc.publisher" | "citation_publisher" => {
                text(about, "publisher", content)
            }
            "og:title" | "dc.title" | "citation_title" => {
                about.title.get_or_insert_with(|| plain(content));
            }
            _ => {}
        }
    }
}

fn add_author(about: &mut About, name: String) {
    if !about.authors.iter().any(|author| author.name == name) {
        about.authors.push(Author {
            name,
            more: Vec::new(),
        });
    }
}

fn text(about: &mut About, key: &'static str, value: &str) {
    if !about.texts.iter().any(|(there, _)| *there == key) {
        about.texts.push((key, value.to_string()));
    }
}

fn date(about: &mut About, key: &'static str, value: &str) {
    if let Some(day) = dates::read(value) {
        text(about, key, &day);
    }
}

fn keywords(about: &mut About, content: &str) {
    for word in content
        .split([',', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        if !about.keywords.iter().any(|there| there == word) {
            about.keywords.push(word.to_string());
        }
    }
}

/// Data of schema.org.
fn data(node: &Node, about: &mut About, said: &mut Said, depth: usize) {
    if depth > 4 {
        return;
    }
    tree::items(node)
        .iter()
        .for_each(|item| data(item, about, said, depth + 1));
    tree::list(node, "@graph")
        .iter()
        .for_each(|item| data(item, about, said, depth + 1));
    let kinds = tree::texts(node, "@type");
    if kinds.contains(&"FAQPage") {
        let entities = tree::get(node, "mainEntity");
        let several = entities.map_or(&[] as &[Node], tree::items);
        for question in several
            .iter()
            .chain(entities.filter(|_| several.is_empty()))
        {
            let answer = tree::get(question, "acceptedAnswer").and_then(|answer| {
                tree::text(tree::items(answer).first().unwrap_or(answer), "text")
            });
            if let (Some(question), Some(answer)) = (tree::text(question, "name"), answer) {
                said.questions
                    .push((question.to_string(), answer.to_string()));
            }
        }
    }
    if !kinds.iter().any(|kind| TEXTS.contains(kind)) {
        return;
    }
    if let Some(title) = tree::text(node, "headline") {
        about.title.get_or_insert_with(|| plain(title));
    }
    for (key, own) in [("datePublished", "date"), ("dateModified", "modified")] {
        if let Some(value) = tree::text(node, key) {
            date(about, own, value);
        }
    }
    if let Some(description) = tree::text(node, "description") {
        said.description
            .get_or_insert_with(|| description.to_string());
    }
    tree::texts(node, "keywords")
        .into_iter()
        .for_each(|words| keywords(about, words));
    if let Some(name) = tree::get(node, "publisher")
        .and_then(|house| tree::text(house, "name").or_else(|| tree::as_text(house)))
    {
        text(about, "publisher", name);
    }
    if let Some(authors) = tree::get(node, "author") {
        let several = tree::items(authors);
        for author in several
            .iter()
            .chain((several.is_empty()).then_some(authors))
        {
            if let Some(name) = tree::text(author, "name").or_else(|| tree::as_text(author)) {
                add_author(about, name.to_string());
            }
        }
    }
    if let Some(language) = tree::text(node, "inLanguage") {
        about.language.get_or_insert_with(|| language.to_string());
    }
}
