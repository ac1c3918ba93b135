//! Libraries as people have them.

use super::*;
use crate::briefing::csl;
use crate::briefing::yaml::Style;
use crate::diagnostic::Source as File;
use crate::language::{Tag, lookup};

/// What is read of a library of that name: its sources as CSL-JSON, and what is told of it.
fn read_as(name: &str, text: &str) -> (String, Vec<String>) {
    let mut files = Sources::new();
    let file = files.add(File::new(name, text));
    let span = Span {
        file,
        start: 0,
        end: 0,
    };
    let named = Written {
        value: name.to_string(),
        style: Style::Plain,
        span,
    };
    let mut diagnostics = Diagnostics::new();
    let english = Tag::english();
    let sources = read(&named, file, lookup(&english), &files, &mut diagnostics);
    let sources = settle(&[], sources.unwrap_or_default(), &english, &mut diagnostics);
    let written = csl::write(&sources, &english);
    let findings = diagnostics.iter().map(|one| {
        let (line, _) = one
            .span
            .map_or((0, 0), |span| files.position(span.file, span.start));
        format!("{line} {:?} {} {}", one.severity, one.code, one.message)
    });
    (written, findings.collect())
}

/// The same of a library in which nothing is wrong, each item in one line.
fn items(name: &str, text: &str) -> Vec<String> {
    let (written, findings) = read_as(name, text);
    assert_eq!(findings, Vec::<String>::new(), "{text}");
    let items: Vec<serde_json::Value> = serde_json::from_str(&written).expect("JSON");
    items.iter().map(ToString::to_string).collect()
}

#[test]
fn an_article_of_bibtex_is_one_of_csl() {
    let text = r#"% Encoding: UTF-8
@string{jps = "Journal of " # {Port Studies}}
@Comment{jabref-meta: databaseType:biblatex; {x}}
@preamble{"\newcommand{\x}{y}"}
@article{wei2025,
  author = {Wei, Li and van den Berg, Nora and {{Port Institute}} and Mart{\'\i}nez, Jr., Jos{\'e} and others},
  title = {On {NASA} and \emph{E. coli} in {H$_2$O}: 50\% of it},
  journal = jps,
  year = 2025, month = may, volume = 12, number = {3}, pages = {3--9},
  doi = "10.1000/a\_b",
  url = {\url{https://example.org/a_b}},
  urldate = {2026-01-15},
  langid = {ngerman},
  keywords = {a, b},
  file = {:home/me/a.pdf},
  odd-field = {kept},
  issn = {1234-5679}
}"#;
    assert_eq!(
        items("refs.bib", text),
        [concat!(
            r#"{"id":"wei2025","type":"article-journal","author":[{"family":"Wei","given":"Li"},"#,
            r#"{"family":"Berg","given":"Nora","non-dropping-particle":"van den"},{"literal":"Port Institute"},"#,
            r#"{"family":"Martínez","given":"José","suffix":"Jr."},{"literal":"et al."}],"#,
            r#""title":"On NASA and <i>E. coli</i> in H2O: 50% of it","language":"de","container-title":"Journal of Port Studies","#,
            r#""volume":"12","issue":"3","ISSN":"1234-5679","keyword":"a, b","#,
            r#""issued":{"date-parts":[[2025,5]]},"accessed":{"date-parts":[[2026,1,15]]},"#,
            r#""URL":"https://example.org/a_b","DOI":"10.1000/a_b","page":"3-9","custom":{"odd-field":"kept"}}"#
        )]
    );
}

#[test]
fn the_other_types_of_bibtex_are_read() {
    for (text, expected) in [
        (
            "@phdthesis{a, title={T}, author={A. Example}, school={House}, year={2020}}",
            r#"{"id":"a","type":"thesis","author":[{"family":"Example","given":"A."}],"title":"T","genre":"PhD thesis","publisher":"House","issued":{"date-parts":[[2020]]}}"#,
        ),
        (
            "@thesis{a, title={T}, type={mathesis}, institution={House}, date={2020-05/2020-06}}",
            r#"{"id":"a","type":"thesis","title":"T","genre":"Master’s thesis","publisher":"House","issued":{"date-parts":[[2020,5],[2020,6]]}}"#,
        ),
        (
            "@techreport{a, title={T}, institution={House}, number={TR-7}, year={in press}}",
            r#"{"id":"a","type":"report","title":"T","number":"TR-7","publisher":"House","issued":{"literal":"forthcoming"}}"#,
        ),
        (
            "@misc{a, title={T}, howpublished={\\url{https://example.org/a}}, note={Accessed: x}}",
            r#"{"id":"a","type":"webpage","title":"T","URL":"https://example.org/a","note":"Accessed: x"}"#,
        ),
        (
            "@book{a, title={T}, subtitle={S}, series={Notes}, number={4}, address={Oslo}, editor={Berg, N.}, editortype={compiler}, year={c. 1890}}",
            r#"{"id":"a","type":"book","compiler":[{"family":"Berg","given":"N."}],"title":"T: S","collection-title":"Notes","collection-number":"4","publisher-place":"Oslo","issued":{"date-parts":[[1890]],"circa":true},"custom":{"subtitle":"S"}}"#,
        ),
        (
            "@inproceedings{a, title={T}, crossref={p}}\n@proceedings{p, title={Proc.}, year={2019}, publisher={House}, editor={Wei, Li}}",
            r#"{"id":"a","type":"paper-conference","editor":[{"family":"Wei","given":"Li"}],"title":"T","container-title":"Proc.","publisher":"House","issued":{"date-parts":[[2019]]}}"#,
        ),
        (
            "@online{a, title={T}, eprint={2101.00001}, eprinttype={arxiv}, eprintclass={cs.DL}, year={2021}, month={15~jan}}",
            r#"{"id":"a","type":"webpage","title":"T","archive":"arxiv","archive_location":"2101.00001","issued":{"date-parts":[[2021,1,15]]},"URL":"https://arxiv.org/abs/2101.00001","custom":{"eprintclass":"cs.DL"}}"#,
        ),
        (
            "@legislation{a, title={T}, xdata={x}}\n@xdata{x, location={Oslo}, entrysubtype={bill}}",
            r#"{"id":"a","type":"bill","title":"T","publisher-place":"Oslo"}"#,
        ),
        (
            "@article(a, title=\"A {\"}q{\"} b\", entrysubtype={magazine}, year={2020a}, pmid=12)",
            r#"{"id":"a","type":"article-magazine","title":"A \"q\" b","PMID":"12","issued":{"literal":"2020a"}}"#,
        ),
    ] {
        assert_eq!(items("a.bib", text)[0], expected, "{text}");
    }
}

#[test]
fn names_of_bibtex_are_told_apart() {
    let shown = |tex: &str| {
        let text = format!("@misc{{a, title={{T}}, author={{{tex}}}}}");
        let item = items("a.bib", &text).remove(0);
        let item: serde_json::Value = serde_json::from_str(&item).expect("JSON");
        item["author"].to_string()
    };
    for (tex, expected) in [
        (
            "Ludwig van Beethoven",
            r#"[{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"}]"#,
        ),
        (
            "Jean de La Fontaine",
            r#"[{"family":"La Fontaine","given":"Jean","dropping-particle":"de"}]"#,
        ),
        (
            "de la Vall{\\'e}e~Poussin, Charles",
            r#"[{"family":"Vallée Poussin","given":"Charles","dropping-particle":"de la"}]"#,
        ),
        (
            "{Barnes and Noble} and {\\'E}mile Zola",
            r#"[{"literal":"Barnes and Noble"},{"family":"Zola","given":"Émile"}]"#,
        ),
        (
            "Plato AND Aristotle",
            r#"[{"family":"Plato"},{"family":"Aristotle"}]"#,
        ),
        (
            "family=Berg, given=Nora, prefix=van, useprefix=true",
            r#"[{"family":"Berg","given":"Nora","non-dropping-particle":"van"}]"#,
        ),
        (
            "{United Nations}, {Office for Ports}",
            r#"[{"family":"United Nations","given":"Office for Ports"}]"#,
        ),
        (
            "King, Jr., Martin Luther",
            r#"[{"family":"King","given":"Martin Luther","suffix":"Jr."}]"#,
        ),
        (
            "{\\O}rsted, H. C.",
            r#"[{"family":"Ørsted","given":"H. C."}]"#,
        ),
    ] {
        assert_eq!(shown(tex), expected, "{tex}");
    }
}

#[test]
fn csl_json_is_read_as_managers_write_it() {
    let text = r#"{"items": [
      {"id": "http://zotero.org/users/1/items/A", "type": "article-journal", "title": "On <i>E. coli</i> & C* <x>", "container-title": ["Ports"],
       "author": [{"family": "Wei", "given": "Li", "ORCID": "x"}, {"literal": "Port Institute"}, {"family": "", "given": "Plato"}, {}],
       "issued": {"date-parts": [["2019", 5]], "season": ""}, "accessed": {"raw": "2026-01-15", "foo": 1}, "note": "PMID: 12\nSee_also: x",
       "ISSN": ["1234-5679", "2049-3630"], "abstract": "", "citation-key": "wei2019", "DOI": "https://doi.org/10.1000/182"},
      {"id": 7, "type": "webpage", "title": "T", "custom": {"reliability": "B", "archive_url": "https://example.org/b", "quote": "So *it* is"}}
    ]}"#;
    assert_eq!(
        items("refs.json", text),
        [
            concat!(
                r#"{"id":"http://zotero.org/users/1/items/A","type":"article-journal","citation-key":"wei2019","#,
                r#""author":[{"family":"Wei","given":"Li"},{"literal":"Port Institute"},{"literal":"Plato"}],"#,
                r#""title":"On <i>E. coli</i> & C* <x>","container-title":"Ports","ISSN":"1234-5679, 2049-3630","PMID":"12","#,
                r#""issued":{"date-parts":[[2019,5]]},"accessed":{"date-parts":[[2026,1,15]]},"DOI":"10.1000/182","#,
                r#""note":"See_also: x","custom":{"author":[{"family":"Wei","given":"Li","ORCID":"x"},{"literal":"Port Institute"},{"family":"","given":"Plato"},{}]}}"#
            ),
            r#"{"id":"7","type":"webpage","title":"T","custom":{"archive_url":"https://example.org/b","reliability":"B","quote":"So *it* is"}}"#,
        ]
    );
}

#[test]
fn yaml_is_hayagrivas_or_pandocs() {
    let text = "wei:\n  type: article\n  title: {value: 'On {NASA}', short: On}\n  author: [\"Wei, Li\", \"van Berg, Nora\"]\n  date: 2025-05\n  \
                page-range: 3-9\n  url: {value: 'https://example.org/a', date: 2026-01-15}\n  serial-number: {doi: 10.1000/182, arxiv: 2101.1}\n  \
                affiliated: [{role: translator, names: 'Example, Ada'}]\n  parent:\n    type: periodical\n    title: Ports\n    volume: 12\n    issue: 3\n    \
                publisher: {name: House, location: Oslo}\n";
    assert_eq!(
        items("refs.yaml", text),
        [concat!(
            r#"{"id":"wei","type":"article-journal","author":[{"family":"Wei","given":"Li"},"#,
            r#"{"family":"Berg","given":"Nora","non-dropping-particle":"van"}],"translator":[{"family":"Example","given":"Ada"}],"#,
            r#""title":"On NASA","title-short":"On","container-title":"Ports","volume":"12","issue":"3","publisher":"House","#,
            r#""publisher-place":"Oslo","archive":"arXiv","archive_location":"2101.1","#,
            r#""issued":{"date-parts":[[2025,5]]},"accessed":{"date-parts":[[2026,1,15]]},"URL":"https://example.org/a","DOI":"10.1000/182","page":"3-9"}"#
        )]
    );
    let text = "references:\n- id: a\n  title: On *E. coli*\n  issued: {year: 2019}\n  author: [{family: Wei, given: Li}]\n  note: 'PMID: 7'\n";
    let (written, findings) = read_as("refs.yaml", text);
    assert!(
        written.contains("On <i>E. coli</i>") && written.contains("\"PMID\": \"7\""),
        "{written}"
    );
    assert_eq!(
        findings,
        ["4 Warning kept-as-words `issued` is not a text, which is not a date"]
    );
}

#[test]
fn a_faulty_entry_costs_no_other() {
    let text = "@book{a, title={A}}\n@book{b title={B}}\n@book{c, title={C}\n@book{d, title={D}, url={n/a}, doi={x}, language={Klingon?}, date={soon}}\n\
                @book{a, title={Another}}\n@book{A, title={A}}\n@book{e, crossref={none}, title={E}}\n@book{o'neil+x, title={F}}\n@book{g, url={https://example.org/g}}\n\
                @odd{h, title={H}, type={x}}";
    let (written, findings) = read_as("a.bib", text);
    for id in ["a", "d", "e", "o-neil-x", "g", "h"] {
        assert!(
            written.contains(&format!("\"id\": \"{id}\"")),
            "{id}: {written}"
        );
    }
    assert!(written.contains(r#""literal": "soon""#), "{written}");
    assert!(written.contains(r#""DOI": "x""#), "{written}");
    assert!(written.contains(r#""entrytype": "odd""#), "{written}");
    assert_eq!(
        findings,
        [
            "2 Error bad-entry this entry cannot be read on from here",
            "3 Error bad-entry this entry has no end",
            "5 Warning source-again two entries have the key `a`",
            "7 Warning missing-parent no entry of this library has the key `none`",
            "4 Warning kept-as-words `URL` is `n/a`, which is no web address",
            "4 Warning kept-as-words `DOI` is `x`, which is not a DOI",
            "4 Warning kept-as-words `language` is `Klingon?`, which is no language that is known here",
            "8 Warning bad-id `o'neil+x` cannot be cited",
            "9 Warning untitled-source this source has no title",
        ]
    );
}

#[test]
fn hostile_libraries_are_read_in_bounded_time() {
    let deep = format!(
        "@book{{a, title={{{}x{}}}}}",
        "{".repeat(100_000),
        "}".repeat(100_000)
    );
    assert_eq!(items("a.bib", &deep).len(), 1);
    let open = "@book{a, title={x}\n".repeat(20_000);
    let (_, findings) = read_as("a.bib", &open);
    assert!(findings.len() <= 51);
    read_as("a.bib", &"@book{a, title = {".repeat(50_000));
    read_as("a.bib", &"@".repeat(500_000));
    read_as("a.bib", &"@a {\"".repeat(100_000));
    let mut bomb = String::from("@string{a0 = \"0123456789\"}\n");
    for level in 1..60 {
        bomb += &format!("@string{{a{level} = a{0} # a{0}}}\n", level - 1);
    }
    bomb += "@book{a, title = a59}";
    let (written, _) = read_as("a.bib", &bomb);
    assert!(written.len() < 4 << 20, "{}", written.len());
    read_as(
        "a.bib",
        "@string{a = a # b}\n@string{b = b # a}\n@book{a, title = a # b}",
    );
    let mut parents = String::from("@book{p0, title={T}, crossref={p0}, abstract={x}}\n");
    for level in 1..20_000 {
        parents += &format!(
            "@book{{p{level}, title={{T}}, publisher={{H}}, crossref={{p{}}}}}\n",
            level - 1
        );
    }
    read_as("a.bib", &parents);
    let wide = format!("@xdata{{x, note={{{}}}}}\n", "y".repeat(1 << 16));
    let wide = wide
        + &(0..5_000)
            .map(|n| format!("@book{{b{n}, title={{T}}, xdata={{x}}}}\n"))
            .collect::<String>();
    read_as("a.bib", &wide);
    read_as("a.json", &format!("[{}", "[".repeat(100_000)));
    read_as(
        "a.yaml",
        &format!("a: {{type: article, parent: {}", "{parent: ".repeat(10_000)),
    );
    read_as(
        "a.bib",
        &format!("@book{{a, author={{{}}}}}", "A and ".repeat(50_000)),
    );
    read_as(
        "a.bib",
        &format!("@book{{a, title={{{}}}}}", "\\'".repeat(100_000)),
    );
    read_as(
        "a.bib",
        &format!("@book{{a, title={{{}}}}}", "$".repeat(100_001)),
    );
    read_as(
        "a.bib",
        &format!("@book{{a, {}}}", "x={y},".repeat(100_000)),
    );
}
