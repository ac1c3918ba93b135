//! What an entry of BibTeX is, as CSL has it, and back.
//!
//! Several types of CSL are one of BibTeX. Which of them was meant stands in `entrysubtype` then, which BibLaTeX
//! leaves to whoever writes it.

/// Types of BibTeX and BibLaTeX in small letters, and what they are in CSL; nothing where they say nothing.
const TYPES: &[(&str, Option<&str>)] = &[
    ("article", Some("article-journal")),
    ("suppperiodical", Some("article-journal")),
    ("periodical", Some("periodical")),
    ("magazine_article", Some("article-magazine")),
    ("newspaper_article", Some("article-newspaper")),
    ("newspaper", Some("article-newspaper")),
    ("preprint", Some("article")),
    ("book", Some("book")),
    ("mvbook", Some("book")),
    ("collection", Some("book")),
    ("mvcollection", Some("book")),
    ("proceedings", Some("book")),
    ("mvproceedings", Some("book")),
    ("reference", Some("book")),
    ("mvreference", Some("book")),
    ("manual", Some("book")),
    ("booklet", Some("pamphlet")),
    ("inbook", Some("chapter")),
    ("incollection", Some("chapter")),
    ("bookinbook", Some("chapter")),
    ("suppbook", Some("chapter")),
    ("suppcollection", Some("chapter")),
    ("book_section", Some("chapter")),
    ("inreference", Some("entry-encyclopedia")),
    ("inproceedings", Some("paper-conference")),
    ("conference", Some("paper-conference")),
    ("thesis", Some("thesis")),
    ("phdthesis", Some("thesis")),
    ("mastersthesis", Some("thesis")),
    ("techreport", Some("report")),
    ("report", Some("report")),
    ("unpublished", Some("manuscript")),
    ("online", Some("webpage")),
    ("electronic", Some("webpage")),
    ("www", Some("webpage")),
    ("webpage", Some("webpage")),
    ("web_page", Some("webpage")),
    ("misc", None),
    ("generic", None),
    ("set", None),
    ("patent", Some("patent")),
    ("software", Some("software")),
    ("softwareversion", Some("software")),
    ("dataset", Some("dataset")),
    ("data", Some("dataset")),
    ("artwork", Some("graphic")),
    ("image", Some("graphic")),
    ("map", Some("map")),
    ("audio", Some("song")),
    ("music", Some("song")),
    ("movie", Some("motion_picture")),
    ("film", Some("motion_picture")),
    ("video", Some("motion_picture")),
    ("jurisdiction", Some("legal_case")),
    ("legislation", Some("legislation")),
    ("legmaterial", Some("legislation")),
    ("legadminmaterial", Some("regulation")),
    ("legal", Some("treaty")),
    ("letter", Some("personal_communication")),
    ("performance", Some("performance")),
    ("presentation", Some("speech")),
    ("talk", Some("speech")),
    ("unpublishedtalk", Some("speech")),
    ("review", Some("review")),
    ("standard", Some("standard")),
];

/// Types of CSL, and what they are written as: those of BibTeX where it has one.
const WRITTEN: &[(&str, &str)] = &[
    ("article-journal", "article"),
    ("article-magazine", "article"),
    ("article-newspaper", "article"),
    ("article", "misc"),
    ("periodical", "periodical"),
    ("book", "book"),
    ("classic", "book"),
    ("collection", "book"),
    ("pamphlet", "booklet"),
    ("chapter", "incollection"),
    ("entry", "incollection"),
    ("entry-dictionary", "incollection"),
    ("entry-encyclopedia", "inreference"),
    ("paper-conference", "inproceedings"),
    ("thesis", "thesis"),
    ("report", "techreport"),
    ("manuscript", "unpublished"),
    ("webpage", "online"),
    ("post", "online"),
    ("post-weblog", "online"),
    ("patent", "patent"),
    ("software", "software"),
    ("dataset", "dataset"),
    ("graphic", "artwork"),
    ("figure", "artwork"),
    ("song", "audio"),
    ("broadcast", "audio"),
    ("motion_picture", "movie"),
    ("legal_case", "jurisdiction"),
    ("legislation", "legislation"),
    ("bill", "legislation"),
    ("regulation", "legislation"),
    ("hearing", "legislation"),
    ("treaty", "legal"),
    ("personal_communication", "letter"),
    ("performance", "performance"),
    ("standard", "standard"),
    ("review", "review"),
    ("review-book", "review"),
];

/// What an entry without a type of its own in BibTeX is written as.
const OTHER: &str = "misc";

/// The words of BibLaTeX for a part of periodicals.
const SUBTYPES: &[(&str, &str)] = &[
    ("magazine", "article-magazine"),
    ("newspaper", "article-newspaper"),
];

/// The type of CSL that an entry has, if its own says one: `None` where it is not known at all.
pub fn read(kind: &str) -> Option<Option<&'static str>> {
    let found = TYPES.iter().find(|(name, _)| *name == kind);
    found.map(|(_, csl)| *csl)
}

/// The type of CSL that a subtype of an entry says.
pub fn of_subtype(subtype: &str) -> Option<&'static str> {
    let called = SUBTYPES.iter().find(|(name, _)| *name == subtype);
    let known = crate::briefing::keys::choices::SOURCE_TYPES.iter();
    let mut known = known.map(|(name, _)| *name);
    called
        .map(|(_, csl)| *csl)
        .or_else(|| known.find(|name| *name == subtype))
}

/// What a type of CSL is written as, and the subtype where that alone does not say it.
pub fn written(csl: Option<&'static str>) -> (&'static str, Option<&'static str>) {
    let Some(csl) = csl else {
        return (OTHER, None);
    };
    let found = WRITTEN.iter().find(|(name, _)| *name == csl);
    let kind = found.map_or(OTHER, |(_, kind)| *kind);
    if read(kind) == Some(Some(csl)) {
        return (kind, None);
    }
    let called = SUBTYPES.iter().find(|(_, name)| *name == csl);
    (kind, Some(called.map_or(csl, |(name, _)| *name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::keys::choices::SOURCE_TYPES;

    #[test]
    fn every_type_of_csl_comes_back() {
        for (csl, _) in SOURCE_TYPES {
            let (kind, subtype) = written(Some(csl));
            let back = match subtype {
                Some(subtype) => of_subtype(subtype),
                None => read(kind).flatten(),
            };
            assert_eq!(back, Some(*csl), "{kind}");
            assert!(read(kind).is_some(), "{kind}");
        }
        assert_eq!(written(None), ("misc", None));
        for (_, csl) in TYPES {
            let is_type = |csl: &&str| SOURCE_TYPES.iter().any(|(name, _)| name == csl);
            assert!(csl.is_none_or(|csl| is_type(&csl)), "{csl:?}");
        }
    }
}
