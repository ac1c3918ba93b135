//! The words of hayagriva's YAML, and what they are in CSL.

/// Types that are one of CSL's whatever they stand in.
pub const TYPES: &[(&str, &str)] = &[
    ("chapter", "chapter"),
    ("entry", "entry"),
    ("anthos", "chapter"),
    ("report", "report"),
    ("thesis", "thesis"),
    ("web", "webpage"),
    ("scene", "motion_picture"),
    ("artwork", "graphic"),
    ("patent", "patent"),
    ("case", "legal_case"),
    ("newspaper", "article-newspaper"),
    ("legislation", "legislation"),
    ("manuscript", "manuscript"),
    ("original", "book"),
    ("tweet", "post"),
    ("post", "post"),
    ("misc", "document"),
    ("periodical", "periodical"),
    ("proceedings", "book"),
    ("book", "book"),
    ("blog", "post-weblog"),
    ("reference", "book"),
    ("conference", "event"),
    ("anthology", "book"),
    ("repository", "software"),
    ("thread", "post"),
    ("video", "motion_picture"),
    ("audio", "song"),
    ("performance", "performance"),
    ("exhibition", "event"),
];

/// What an `article` is by what it stands in.
pub const ARTICLES: &[(&str, &str)] = &[
    ("periodical", "article-journal"),
    ("newspaper", "article-newspaper"),
    ("proceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("blog", "post-weblog"),
    ("web", "webpage"),
    ("reference", "entry-encyclopedia"),
    ("anthology", "chapter"),
    ("book", "chapter"),
];

/// Keys that are variables by another name.
pub const KEYS: &[(&str, &str)] = &[
    ("author", "author"),
    ("editor", "editor"),
    ("date", "issued"),
    ("abstract", "abstract"),
    ("genre", "genre"),
    ("note", "note"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("volume-total", "number-of-volumes"),
    ("issue", "issue"),
    ("chapter", "chapter-number"),
    ("page-range", "page"),
    ("page-total", "number-of-pages"),
    ("language", "language"),
    ("archive", "archive"),
    ("archive-location", "archive-place"),
    ("call-number", "call-number"),
    ("runtime", "dimensions"),
];

/// What those did whom `affiliated` names.
pub const ROLES: &[(&str, &str)] = &[
    ("translator", "translator"),
    ("compiler", "compiler"),
    ("producer", "producer"),
    ("executive-producer", "executive-producer"),
    ("writer", "script-writer"),
    ("director", "director"),
    ("cast-member", "performer"),
    ("composer", "composer"),
    ("narrator", "narrator"),
    ("organizer", "organizer"),
    ("collaborator", "contributor"),
];

/// Serial numbers, and the variables that they are.
pub const SERIALS: &[(&str, &str)] = &[
    ("doi", "DOI"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
    ("serial", "number"),
];
