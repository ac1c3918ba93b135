//! A theme as a file that says everything.
//!
//! In: a theme. Out: TOML with every value that it has, its own and those of the themes that it extends. It is the
//! file of the default theme, which shows and explains every value that there is, with the values of this one; what
//! is said beside a value goes with a value that is another. Read again, it is the same theme.

use serde_json::Value as Json;
use toml::{Table, Value};

use super::{Places, Theme, built_in, schema};

/// How the file of the default theme begins, which another one cannot say of itself.
const OPENING: &str = "# The default theme. ";

/// Writes a theme whole.
pub fn shown(theme: &Theme) -> String {
    let model = built_in::text("default").unwrap_or_default();
    let mut page = Page {
        values: &theme.values,
        defaults: &Theme::default_theme().values,
        order: order_of_keys(),
        section: Vec::new(),
        written: Vec::new(),
        out: String::new(),
    };
    let places = Places::of(model);
    let mut start = 0;
    for line in model.split_inclusive('\n') {
        let end = start + line.len();
        let words = line.trim();
        if let Some(rest) = line.strip_prefix(OPENING) {
            // A comment ends with its line, whatever a theme is called.
            let name = theme.name.replace(char::is_control, " ");
            let opening = format!("# The theme `{name}`, whole. ");
            let is_default = theme.name == "default";
            page.out
                .push_str(if is_default { OPENING } else { &opening });
            page.out.push_str(rest);
        } else if words.is_empty() || words.starts_with('#') {
            page.out.push_str(line);
        } else if let Some(header) = words.strip_prefix('[') {
            page.close_section();
            let header = header.split(']').next().unwrap_or_default();
            page.section = header.split('.').map(str::to_string).collect();
            page.out.push_str(line);
        } else if let Some((key, _)) = words.split_once('=') {
            let key = key.trim();
            let mut keys: Vec<&str> = page.section.iter().map(String::as_str).collect();
            keys.push(key);
            let behind = places.value(&keys).map_or(end, |range| range.end);
            let remark = model.get(behind..end).unwrap_or("\n").to_string();
            page.line(key, &remark);
        }
        start = end;
    }
    page.close_section();
    page.out
}

/// What is being written.
struct Page<'a> {
    values: &'a Table,
    defaults: &'a Table,
    /// Keys of tables within a line, in the order in which they are documented.
    order: Vec<String>,
    /// The keys of the table that lines are of.
    section: Vec<String>,
    /// Those of its keys that are written.
    written: Vec<String>,
    out: String,
}

impl Page<'_> {
    /// A line of the default theme's file, with the value of this theme. What stands behind a value is of that value.
    fn line(&mut self, key: &str, remark: &str) {
        self.written.push(key.to_string());
        let default = table(self.defaults, &self.section).and_then(|table| table.get(key));
        let Some(value) = table(self.values, &self.section).and_then(|table| table.get(key)) else {
            return;
        };
        let remark = if default == Some(value) { remark } else { "\n" };
        let value = self.value(value);
        self.out.push_str(&format!("{key} = {value}{remark}"));
    }

    /// What the theme says in a table and the default theme does not: scripts of its own. They stand behind the
    /// others, before the empty lines and the comments of the next table.
    fn close_section(&mut self) {
        let written = std::mem::take(&mut self.written);
        let Some(table) = table(self.values, &self.section) else {
            return;
        };
        let mut further = String::new();
        for (key, value) in table {
            // Tables have headers of their own, but for those within a line.
            let is_section = self.section.is_empty() && value.is_table();
            if !is_section && !written.contains(key) && !has_header(&self.section, value) {
                let value = self.value(value);
                further.push_str(&format!("{key} = {value}\n"));
            }
        }
        let end = self.end_of_lines();
        self.out.insert_str(end, &further);
    }

    /// Where the lines of the table end that was written last.
    fn end_of_lines(&self) -> usize {
        let mut end = 0;
        let mut at = 0;
        for line in self.out.split_inclusive('\n') {
            at += line.len();
            if !line.trim().is_empty() && !line.starts_with('#') {
                end = at;
            }
        }
        end
    }

    /// A value in a line.
    fn value(&self, value: &Value) -> String {
        let Value::Table(table) = value else {
            return value.to_string();
        };
        let place = |key: &String| self.order.iter().position(|known| known == key);
        let mut entries: Vec<(&String, &Value)> = table.iter().collect();
        entries.sort_by_key(|(key, _)| place(key).unwrap_or(usize::MAX));
        let entries = entries.into_iter();
        let entries = entries.map(|(key, value)| format!("{key} = {}", self.value(value)));
        format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
    }
}

/// Whether a table has a header of its own: the sheets below `paper`.
fn has_header(section: &[String], value: &Value) -> bool {
    section.first().is_some_and(|section| section == "paper") && value.is_table()
}

fn table<'a>(values: &'a Table, keys: &[String]) -> Option<&'a Table> {
    let mut table = values;
    for key in keys {
        table = table.get(key)?.as_table()?;
    }
    Some(table)
}

/// The keys of what stands in a line, as they are documented.
fn order_of_keys() -> Vec<String> {
    let schema = schema();
    let definitions = ["style", "script"].into_iter();
    let properties = definitions.filter_map(|name| {
        let properties = &schema["definitions"][name]["properties"];
        properties.as_object()
    });
    let keys = properties.flat_map(|properties: &serde_json::Map<String, Json>| properties.keys());
    keys.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{NAMES, read};

    #[test]
    fn every_theme_is_the_same_when_it_is_read_again() {
        let house = "name = \"a\\n\\\"house\\\"\"\nextends = \"newsdesk\"\nfooter = \"Port\"\nscripts.Armn = {leading = 1.1, size = 1.0}\n[styles]\nnote.capitals = \"small\"\n";
        let house = read(house).expect("a theme");
        let own = NAMES.iter().filter_map(|name| crate::theme::built_in(name));
        let own: Vec<_> = own.collect();
        for theme in own.iter().map(AsRef::as_ref).chain([&house]) {
            let text = shown(theme);
            let again = read(&text).unwrap_or_else(|fault| panic!("{}\n{text}", fault.message));
            assert_eq!(again, *theme, "{text}");
            assert!(!text.contains("extends"), "{text}");
            for line in text.lines() {
                assert_eq!(line, line.trim_end(), "{text}");
            }
        }
        let text = shown(&house);
        assert!(
            text.contains("Armn = { size = 1.0, leading = 1.1 }\n\n"),
            "{text}"
        );
        assert!(text.contains("capitals = \"small\""), "{text}");
        assert!(
            text.starts_with("# The theme `a \"house\"`, whole. "),
            "{text}"
        );
        // What is said of blue is not said of red.
        assert!(text.contains("\naccent = \"#b3261e\"\n"), "{text}");
    }

    #[test]
    fn the_default_theme_is_its_file() {
        let shown = shown(Theme::default_theme());
        let values = |text: &str| toml::from_str::<Table>(text).expect("TOML");
        let file = built_in::text("default").expect("a file");
        assert_eq!(values(&shown), values(file));
        let comments = |text: &str| text.lines().filter(|line| line.contains('#')).count();
        assert_eq!(comments(&shown), comments(file));
    }
}
