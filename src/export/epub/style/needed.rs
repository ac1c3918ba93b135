//! Only the rules that something in the book is set by: most books hold a few of the kinds of things
//! that a briefing may, and an e-reader reads the whole sheet for every file.
//!
//! In: a style sheet and the files that it is for. Out: the same sheet without the selectors that
//! cannot match there, as they name an element or a class that is nowhere. Of a selector no more is
//! asked, so that what might match stays.

use std::collections::BTreeSet;

/// The elements and classes that there are.
#[derive(Default)]
struct Names<'a> {
    elements: BTreeSet<&'a str>,
    classes: BTreeSet<&'a str>,
}

/// The rules of a sheet that these files need.
pub fn needed(css: &str, files: &[&str]) -> String {
    let mut names = Names::default();
    for file in files {
        names.add(file);
    }
    names.rules(css)
}

impl<'a> Names<'a> {
    /// Adds what stands in a file: XHTML as this program writes it.
    fn add(&mut self, xhtml: &'a str) {
        for tag in xhtml.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let end = tag.find(|next: char| !next.is_ascii_alphanumeric());
            self.elements.insert(&tag[..end.unwrap_or(tag.len())]);
            let classes = tag.split_once(" class=\"").map(|(_, rest)| rest);
            let classes = classes.and_then(|rest| rest.split('"').next());
            self.classes
                .extend(classes.unwrap_or_default().split_whitespace());
        }
    }

    /// The rules that are needed of a sheet, or of the inside of an `@media`.
    fn rules(&self, css: &str) -> String {
        let mut kept = String::with_capacity(css.len());
        let mut rest = css;
        while let Some((before, after)) = rest.split_once('{') {
            let end = end_of_block(after);
            let (block, later) = after.split_at(end);
            rest = later.strip_prefix('}').unwrap_or(later);
            let space = before.len() - before.trim_start().len();
            let (space, selectors) = before.split_at(space);
            let (selectors, block) = if selectors.starts_with("@media") {
                (selectors.to_string(), self.rules(block))
            } else if selectors.starts_with('@') {
                (selectors.to_string(), block.to_string())
            } else {
                (self.selectors(selectors), block.to_string())
            };
            if !selectors.is_empty() && !block.trim().is_empty() {
                kept += &format!("{space}{selectors}{{{block}}}");
            }
        }
        kept + rest
    }

    /// Those of a list of selectors that may match, with the space behind the list.
    fn selectors(&self, list: &str) -> String {
        let may_match: Vec<&str> = list
            .trim_end()
            .split(", ")
            .filter(|selector| self.may_match(selector))
            .collect();
        if may_match.is_empty() {
            return String::new();
        }
        may_match.join(", ") + &list[list.trim_end().len()..]
    }

    fn may_match(&self, selector: &str) -> bool {
        let compounds = selector.split([' ', '>', '+', '~']);
        compounds.filter(|each| !each.is_empty()).all(|compound| {
            // What is asked of states and attributes is not looked at.
            let named = compound.split([':', '[']).next().unwrap_or_default();
            let mut names = named.split('.');
            let element = names.next().unwrap_or_default();
            let is_there = matches!(element, "" | "*") || self.elements.contains(element);
            is_there && names.all(|class| self.classes.contains(class))
        })
    }
}

/// Where the block ends that has just been opened.
fn end_of_block(css: &str) -> usize {
    let mut open = 1usize;
    for (at, character) in css.char_indices() {
        match character {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str =
        "<html><body><p class=\"lead first\">A <a href=\"x\">b</a></p><br/></body></html>";

    fn kept(css: &str) -> String {
        needed(css, &[FILE])
    }

    #[test]
    fn what_matches_stays_as_it_is() {
        let css =
            "p { margin: 0; }\n.lead.first > a, * + p:first-child { top: 0; }\nbr { top: 0; }\n";
        assert_eq!(kept(css), css);
    }

    #[test]
    fn what_names_anything_that_is_not_there_goes() {
        let css = "p, dl, p.grade, p.aside { top: 0; }\ndl dt { top: 0; }\n.lead dt { top: 0; }\nh1 { top: 0; }";
        assert_eq!(kept(css), "p { top: 0; }");
    }

    #[test]
    fn media_hold_what_is_needed_and_faces_stay() {
        let css = "@font-face { src: url(x); }\n@media (x) {\n  dl { top: 0; }\n  a { top: 0; }\n}\n\
                   @media (y) {\n  dl { top: 0; }\n}\n";
        let expected = "@font-face { src: url(x); }\n@media (x) {\n  a { top: 0; }\n}\n";
        assert_eq!(kept(css), expected);
    }
}
