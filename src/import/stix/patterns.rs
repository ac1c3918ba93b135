//! Patterns of indicators → what was seen.
//!
//! In: a pattern such as `[domain-name:value = 'bad.example' OR url:value = 'http://bad.example/']`. Out: the values
//! that it compares with, by their types. What is more than a choice of values (one that follows another, one that must
//! not be) is no list of traces, and stays a pattern.

/// The values of a pattern, if it is a choice of them.
pub fn values(pattern: &str) -> Option<Vec<(String, String)>> {
    let pattern = pattern.trim();
    let mut rest = pattern;
    let mut values = Vec::new();
    while !rest.is_empty() {
        rest = rest.trim_start_matches(['[', ']', '(', ')', ' ', '\n', '\t']);
        if rest.is_empty() {
            break;
        }
        if let Some(behind) = rest
            .strip_prefix("OR")
            .filter(|behind| behind.starts_with([' ', '[', '(']))
        {
            rest = behind;
            continue;
        }
        // Hashes of one file are joined by AND.
        if let Some(behind) = rest.strip_prefix("AND ") {
            let is_hash = |text: &str| text.trim_start_matches(['(', ' ']).starts_with("file:");
            if !is_hash(behind)
                || !values
                    .iter()
                    .all(|(kind, _): &(String, String)| kind == "file")
            {
                return None;
            }
            rest = behind;
            continue;
        }
        let (value, behind) = comparison(rest)?;
        values.push(value);
        rest = behind;
    }
    (pattern.starts_with('[') && !values.is_empty()).then_some(values)
}

/// `domain-name:value = 'bad.example'`
fn comparison(text: &str) -> Option<((String, String), &str)> {
    let (path, rest) = text.split_once('=')?;
    let path = path.trim();
    let (kind, property) = path.split_once(':')?;
    let sound = |next: char| next.is_ascii_alphanumeric() || "-_.'\"".contains(next);
    if !kind.chars().all(sound) || !property.chars().all(sound) || path.contains(' ') {
        return None;
    }
    let rest = rest.trim_start().strip_prefix('\'')?;
    let mut value = String::new();
    let mut characters = rest.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => value.extend(characters.next().map(|(_, next)| next)),
            '\'' => return Some(((kind.to_string(), value), &rest[at + 1..])),
            _ => value.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn values_of_patterns() {
        let of = |pattern| {
            let values: Option<Vec<String>> = values(pattern).map(|values| {
                values
                    .into_iter()
                    .map(|(kind, value)| format!("{kind} {value}"))
                    .collect()
            });
            values.map(|values| values.join(", "))
        };
        assert_eq!(
            of("[domain-name:value = 'bad.example']").as_deref(),
            Some("domain-name bad.example")
        );
        assert_eq!(
            of("[url:value = 'http://a.example/\\'b'] OR [ipv4-addr:value='192.0.2.1']").as_deref(),
            Some("url http://a.example/'b, ipv4-addr 192.0.2.1")
        );
        assert_eq!(
            of("[file:hashes.'SHA-256' = 'aa' AND file:name = 'b.exe']").as_deref(),
            Some("file aa, file b.exe")
        );
        assert_eq!(of("[a:b = 'c' AND d:e = 'f']"), None);
        assert_eq!(of("[a:b = 'c'] FOLLOWEDBY [d:e = 'f']"), None);
        assert_eq!(of("[process:pid > 5]"), None);
        assert_eq!(of("rule x { condition: true }"), None);
        assert_eq!(of("[a:b = 'c"), None);
    }
}
