//! Names that are near to what was written, and names in a sentence.

/// Other words for those that may stand behind a key.
const RENAMED: &[(&str, &[&str], &str)] = &[
    // Traffic Light Protocol 2.0 has CLEAR where 1.0 had WHITE.
    ("tlp", &["white"], "CLEAR"),
    (
        "calendar",
        &[
            "jalali",
            "shamsi",
            "solar",
            "iranian",
            "khorshidi",
            "afghan",
        ],
        "persian",
    ),
    (
        "calendar",
        &["islamic", "lunar", "muslim", "qamari", "hijrah", "umalqura"],
        "hijri",
    ),
    ("calendar", &["jewish"], "hebrew"),
    ("calendar", &["thai"], "buddhist"),
    ("calendar", &["western", "miladi", "christian"], "gregorian"),
];

/// The word that stands for another, as one of an earlier standard.
pub fn renamed(key: &str, written: &str) -> Option<&'static str> {
    let written = written.to_lowercase();
    let mut renamed = RENAMED.iter();
    let is_it =
        |(of, others, _): &&(&str, &[&str], &str)| *of == key && others.contains(&written.as_str());
    renamed.find(is_it).map(|(.., word)| *word)
}

/// The name that is nearest to what was written, if any is near.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let all: Vec<&str> = names.collect();
    // `ISBN` is the beginning of `ISBN-13`; a letter or two are that of too much.
    let begins = |name: &&&str| lower.len() > 2 && name.to_lowercase().starts_with(&lower);
    let mut beginnings = all.iter().filter(begins);
    if let (Some(name), None) = (beginnings.next(), beginnings.next()) {
        return Some(name);
    }
    let length = lower.chars().count();
    let distance = |name: &'a str| {
        let long = name.chars().count();
        let most = 1 + long.min(lower.len()) / 4;
        // Names are as far apart as their lengths at least, which is soon told of one of ten megabytes.
        if long.abs_diff(length) > most {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&lower, &name.to_lowercase());
        (distance <= most).then_some((distance, name))
    };
    all.into_iter()
        .filter_map(distance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Names in a sentence.
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
