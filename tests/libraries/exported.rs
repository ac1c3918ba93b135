//! A library as Zotero has it, in the three forms that it exports: BibTeX, Better BibLaTeX and CSL-JSON.

mod json;

pub use json::csl_json;

use crate::support::random::Random;

/// An item of a library.
#[derive(Debug)]
pub struct Item {
    key: String,
    kind: Kind,
    /// Family and given names; a house has no given ones.
    people: Vec<(&'static str, &'static str)>,
    editors: Vec<(&'static str, &'static str)>,
    title: &'static Title,
    language: Option<&'static (&'static str, &'static str, &'static str)>,
    year: usize,
    month: Option<usize>,
    volume: Option<usize>,
    number: Option<usize>,
    pages: Option<(usize, usize)>,
    accessed: Option<&'static str>,
    url: bool,
    doi: bool,
    short: bool,
    abstract_: bool,
    note: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Article,
    Book,
    Chapter,
    Paper,
    Thesis,
    Report,
    Page,
    Manuscript,
}

const KINDS: &[Kind] = &[
    Kind::Article,
    Kind::Article,
    Kind::Book,
    Kind::Chapter,
    Kind::Paper,
    Kind::Thesis,
    Kind::Report,
    Kind::Page,
    Kind::Manuscript,
];

/// A title: in BibTeX, and in CSL-JSON.
#[derive(Debug)]
struct Title {
    tex: &'static str,
    json: &'static str,
}

const TITLES: &[Title] = &[
    Title {
        tex: r"Shore power at {Nordic} quays",
        json: "Shore power at Nordic quays",
    },
    Title {
        tex: r"On \textit{{E. coli}} in harbours",
        json: "On <i>E. coli</i> in harbours",
    },
    Title {
        tex: r"{CO}\textsubscript{2} \& its price: 50\% more",
        json: "CO<sub>2</sub> & its price: 50% more",
    },
    Title {
        tex: r"{{NASA}} and the {Port} of {Le Havre} \#1",
        json: "NASA and the Port of Le Havre #1",
    },
    Title {
        tex: r#"{\"U}ber die K{\"u}ste"#,
        json: "Über die Küste",
    },
    Title {
        tex: r"Ports 1990--2020 --- a review",
        json: "Ports 1990–2020 — a review",
    },
    Title {
        tex: r"C* algebras [a review] of a\_b",
        json: "C* algebras [a review] of a_b",
    },
    Title {
        tex: "بندرهای بدون دود",
        json: "بندرهای بدون دود",
    },
    Title {
        tex: r"What is ``shore power''?",
        json: "What is \\\"shore power\\\"?",
    },
    Title {
        tex: r"Énergie : l'hiver d'un port",
        json: "Énergie : l'hiver d'un port",
    },
];

const PEOPLE: &[(&str, &str)] = &[
    ("Wei", "Li"),
    ("Example", "Ada"),
    ("Müller", "Ján"),
    ("O'Neil", "Seán"),
    ("Smith-Jones", "A. B."),
    ("Port Institute", ""),
    ("Ministry of Trade and Industry", ""),
    ("رضایی", "مریم"),
];

/// A tag, babel's name, and what Zotero writes into BibTeX.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("en", "english", "en"),
    ("de", "ngerman", "de"),
    ("fr", "french", "fr"),
    ("en-GB", "british", "en-GB"),
];

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl Item {
    /// An item by its number.
    pub fn generated(number: u64) -> Self {
        let mut random = Random::new(number);
        let kind = KINDS[usize::try_from(number).expect("a number") % KINDS.len()];
        let mut people = |most: usize| {
            let count = random.between(0, most);
            (0..count).map(|_| *random.pick(PEOPLE)).collect()
        };
        let (people, editors) = (people(4), people(2));
        let accessed = random.chance(50).then_some("2026-01-15");
        let mut some = |percent, most| random.chance(percent).then(|| random.between(1, most));
        let (month, volume, count) = (some(50, 12), some(70, 90), some(70, 12));
        let pages = some(70, 400).map(|first| (first, first + 12));
        let language = random.chance(60).then(|| random.pick(LANGUAGES));
        Item {
            key: format!("item{number}"),
            kind,
            people,
            editors: if matches!(kind, Kind::Chapter | Kind::Paper | Kind::Book) {
                editors
            } else {
                Vec::new()
            },
            title: random.pick(TITLES),
            language,
            year: random.between(1890, 2026),
            month,
            volume,
            number: count,
            pages: pages.filter(|_| matches!(kind, Kind::Article | Kind::Chapter | Kind::Paper)),
            accessed: accessed.filter(|_| kind == Kind::Page),
            url: kind == Kind::Page || random.chance(40),
            doi: kind == Kind::Article && random.chance(60),
            short: random.chance(20),
            abstract_: random.chance(30),
            note: random.chance(20),
        }
    }

    fn url(&self) -> String {
        format!("https://example.org/{}/a_b~c?x=1&y=2%20#top", self.key)
    }

    fn doi(&self) -> String {
        format!("10.1000/{}_x(1)<2>", self.key)
    }
}

const ABSTRACT: &str = "It costs 5 $ & more: 50% of a_b, {so}. It is #1.";
const ABSTRACT_TEX: &str = r"It costs 5 \$ \& more: 50\% of a\_b, \{so\}. It is \#1.";

/// Names as BibTeX has them, those of houses in braces.
fn names(people: &[(&str, &str)], accents: bool) -> String {
    let names = people.iter().map(|(family, given)| {
        let name = match given.is_empty() {
            true => format!("{{{family}}}"),
            false => format!("{family}, {given}"),
        };
        match accents {
            true => name.replace('ü', "{\\\"u}").replace('á', "{\\'a}"),
            false => name,
        }
    });
    names.collect::<Vec<_>>().join(" and ")
}

struct Entry(String);

impl Entry {
    fn field(&mut self, name: &str, value: impl std::fmt::Display) {
        self.0 += &format!("\t{name} = {{{value}}},\n");
    }

    fn maybe(&mut self, name: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }
}

/// What both forms of BibTeX have in common.
fn common(item: &Item, entry: &mut Entry, accents: bool) {
    entry.field("title", item.title.tex);
    if !item.people.is_empty() {
        entry.field("author", names(&item.people, accents));
    }
    if !item.editors.is_empty() {
        entry.field("editor", names(&item.editors, accents));
    }
    entry.maybe("volume", item.volume.filter(|_| item.kind == Kind::Article));
    entry.maybe(
        "pages",
        item.pages.map(|(first, last)| format!("{first}--{last}")),
    );
    if item.url {
        entry.field("url", item.url());
    }
    if item.doi {
        entry.field("doi", item.doi());
    }
    entry.maybe("urldate", item.accessed);
    if item.short {
        entry.field("shorttitle", "Short");
    }
    if item.abstract_ {
        entry.field("abstract", ABSTRACT_TEX);
    }
    if item.note {
        entry.field("note", "A remark \\& more.");
    }
    match item.kind {
        Kind::Chapter | Kind::Paper => entry.field("booktitle", "Harbours \\& Ports"),
        Kind::Book => {
            entry.field("series", "Notes");
            entry.maybe("number", item.number);
            entry.field("edition", "2");
            entry.field("isbn", "978-3-16-148410-0");
        }
        Kind::Report => entry.maybe("number", item.number),
        Kind::Article => {
            entry.maybe("number", item.number);
            entry.field("issn", "1234-5679");
        }
        Kind::Thesis | Kind::Page | Kind::Manuscript => {}
    }
    // What points to somebody's disk goes nowhere.
    entry.field("file", "Full Text:/home/me/Zotero/a.pdf:application/pdf");
}

/// As Zotero writes BibTeX: months are macros, accents commands.
pub fn bibtex(library: &[Item]) -> String {
    let mut text = String::new();
    for item in library {
        let kind = match item.kind {
            Kind::Article => "article",
            Kind::Book => "book",
            Kind::Chapter => "incollection",
            Kind::Paper => "inproceedings",
            Kind::Thesis => "phdthesis",
            Kind::Report => "techreport",
            Kind::Page => "misc",
            Kind::Manuscript => "unpublished",
        };
        let mut entry = Entry(format!("\n@{kind}{{{},\n", item.key));
        if item.kind == Kind::Book || item.kind == Kind::Chapter {
            entry.field("address", "Oslo");
            entry.field("publisher", "Port Press");
        }
        common(item, &mut entry, true);
        match item.kind {
            Kind::Article => entry.field("journal", "Journal of Port Studies"),
            Kind::Thesis => {
                entry.field("type", "{PhD} {Thesis}");
                entry.field("school", "University of {Oslo}");
            }
            Kind::Report => entry.field("institution", "Harbour Board"),
            _ => {}
        }
        entry.maybe("language", item.language.map(|(_, _, zotero)| *zotero));
        if let Some(month) = item.month {
            entry.0 += &format!("\tmonth = {},\n", MONTHS[month - 1]);
        }
        entry.field("year", item.year);
        text += &entry.0;
        text += "}\n";
    }
    text
}

/// As Better BibTeX writes BibLaTeX: one date, names of babel, characters as they are.
pub fn biblatex(library: &[Item]) -> String {
    let mut text = String::new();
    for item in library {
        let kind = match item.kind {
            Kind::Article => "article",
            Kind::Book => "book",
            Kind::Chapter => "incollection",
            Kind::Paper => "inproceedings",
            Kind::Thesis => "thesis",
            Kind::Report => "report",
            Kind::Page => "online",
            Kind::Manuscript => "unpublished",
        };
        let mut entry = Entry(format!("@{kind}{{{},\n", item.key));
        common(item, &mut entry, false);
        match item.kind {
            Kind::Article => entry.field("journaltitle", "Journal of Port Studies"),
            Kind::Thesis => {
                entry.field("type", "PhD Thesis");
                entry.field("institution", "{University of Oslo}");
            }
            Kind::Report => entry.field("institution", "{Harbour Board}"),
            Kind::Book | Kind::Chapter => {
                entry.field("publisher", "{Port Press}");
                entry.field("location", "Oslo");
            }
            Kind::Paper | Kind::Page | Kind::Manuscript => {}
        }
        match item.month {
            Some(month) => entry.field("date", format!("{}-{month:02}", item.year)),
            None => entry.field("date", item.year),
        }
        entry.maybe("langid", item.language.map(|(_, babel, _)| *babel));
        text += &entry.0;
        text += "}\n\n";
    }
    text
}
