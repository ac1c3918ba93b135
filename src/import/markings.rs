//! The Traffic Light Protocol, as tools write it → as the format has it.

/// The marking-definitions of TLP 1 and 2 that STIX names (STIX 2.1, 7.2.1.4; TLP 2.0's extension).
const STIX: &[(&str, &str)] = &[
    (
        "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
        "CLEAR",
    ),
    (
        "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
        "GREEN",
    ),
    (
        "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
        "AMBER",
    ),
    (
        "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
        "RED",
    ),
    (
        "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        "CLEAR",
    ),
    (
        "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        "GREEN",
    ),
    (
        "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        "AMBER",
    ),
    (
        "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        "AMBER+STRICT",
    ),
    (
        "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
        "RED",
    ),
];

/// The words of the format, from the least strict.
const WORDS: &[&str] = &["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

/// Reads a marking: `TLP:AMBER`, `tlp:amber+strict`, `white`.
pub fn tlp(written: &str) -> Option<&'static str> {
    let word = written.trim().to_uppercase();
    let word = word.strip_prefix("TLP").map_or(word.as_str(), |rest| {
        rest.trim_start_matches([':', '-', ' '])
    });
    let word = match word.trim() {
        "WHITE" => "CLEAR",
        word => word,
    };
    let word = word.replace([' ', '_', '-'], "+");
    WORDS.iter().find(|known| **known == word).copied()
}

/// What a marking-definition of STIX stands for.
pub fn of_stix(id: &str) -> Option<&'static str> {
    let found = STIX.iter().find(|(known, _)| *known == id);
    found.map(|(_, word)| *word)
}

/// The stricter of two.
pub fn stricter(one: Option<String>, other: &'static str) -> String {
    let rank = |word: &str| WORDS.iter().position(|known| *known == word);
    match one {
        Some(one) if rank(&one) >= rank(other) => one,
        _ => other.to_string(),
    }
}
