//! The title block.
//!
//! In: the [`Metadata`] of the briefing, whose words are final. Out: the lines that say it on the page,
//! so that page, outline and catalogue say the same.

use super::Lowerer;
use super::text_builder::TextBuilder;
use super::text_ids::TextIds;
use super::works::mark_work;
use crate::briefing::yaml::Written;
use crate::document::{Date, MarkKind, Metadata, Person, Status, Text, TitleBlock};
use crate::language::{Direction, Language};

/// Between the phrases of a line. A dot never begins one: it stays with what stands before it.
pub const DOT: &str = "\u{a0}\u{b7} ";

/// From so many authors on, their names share a line.
const MANY_AUTHORS: usize = 3;

/// The head of the first page.
pub fn title_block(lowerer: &mut Lowerer<'_>, metadata: &Metadata) -> TitleBlock {
    let notice = push_successor(lowerer).map(TextBuilder::finish);
    let language = lowerer.language();
    let briefing = lowerer.briefing;
    let span = |written: &Option<Written>| written.as_ref().map(|written| written.span);
    let texts = &mut lowerer.texts;
    let direction = metadata.language.direction();
    let kicker = line_of(&kicker(metadata, language), direction, texts);
    let title = texts.plain_at(&metadata.title, span(&briefing.title));
    let subtitle = metadata.subtitle.as_ref();
    let subtitle = subtitle.map(|subtitle| texts.plain_at(subtitle, span(&briefing.subtitle)));
    let byline = byline(&metadata.people, (language, direction), texts);
    let imprint = line_of(&imprint(metadata, language), direction, texts);
    TitleBlock {
        kicker,
        title,
        subtitle,
        byline,
        imprint,
        notice,
    }
}

/// What has taken the place of the briefing, if anything has: a text to be finished.
pub fn push_successor(lowerer: &mut Lowerer<'_>) -> Option<TextBuilder> {
    let successor = lowerer.briefing.successor.as_ref()?;
    let frame = &lowerer.language().terms.superseded_by;
    let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
    let link = successor.url.clone().map(|url| MarkKind::Link { url });
    let mut builder = lowerer.texts.begin();
    builder.push(before);
    let (language, title) = (lowerer.language(), &successor.title);
    builder.marked_if(link, |builder| {
        mark_work(&title.value, language, builder, |builder| {
            lowerer.add_line(title, builder);
        });
    });
    builder.push(after);
    Some(builder)
}

/// Phrases with dots between them in one line, which ends nowhere else, unless there are none.
pub fn line_of(phrases: &[String], direction: Direction, texts: &mut TextIds) -> Option<Text> {
    if phrases.is_empty() {
        return None;
    }
    let mut builder = texts.begin();
    for (index, phrase) in phrases.iter().enumerate() {
        if index > 0 {
            push_separator(&mut builder);
        }
        push_name(phrase, direction, &mut builder);
    }
    Some(builder.finish())
}

/// A phrase whose words stay together. A single word is not divided, and runs as all around it does.
pub fn push_name(name: &str, direction: Direction, builder: &mut TextBuilder) {
    if direction == Direction::RightToLeft || name.contains(' ') {
        builder.marked(MarkKind::Name, |builder| builder.push(name));
    } else {
        builder.push(name);
    }
}

fn push_separator(builder: &mut TextBuilder) {
    builder.marked(MarkKind::Separator, |builder| builder.push(DOT));
}

/// Publisher, series and number, date.
pub fn kicker(metadata: &Metadata, language: &Language) -> Vec<String> {
    let series = metadata.series.as_ref().map(|series| {
        let number = series.number.as_ref().map(|number| {
            // What is more than a number stays as it is typed: "7b".
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
            let own = is_number.then(|| language.digits.write(number));
            let number = language
                .terms
                .number
                .replace("{}", own.as_deref().unwrap_or(number));
            format!(" {}", number.replace(". ", ".\u{a0}"))
        });
        format!("{}{}", series.name, number.unwrap_or_default())
    });
    let date = metadata
        .date
        .map(|date| in_words(date, (metadata, language)));
    let phrases = [metadata.publisher.clone(), series, date];
    phrases.into_iter().flatten().collect()
}

fn in_words(date: Date, (metadata, language): (&Metadata, &Language)) -> String {
    language.date_in(metadata.calendar, (date.year, date.month, date.day))
}

/// The authors: one a line, with role and house behind the name; if there are many, all names in one line and
/// their houses in another.
fn byline(
    people: &[Person],
    (language, direction): (&Language, Direction),
    texts: &mut TextIds,
) -> Vec<Text> {
    if people.len() < MANY_AUTHORS {
        let line = |person| author(person, (language, direction), texts.begin());
        return people.iter().map(line).collect();
    }
    let houses = Houses::of(people, language);
    let names = names(people, &houses, language, texts.begin());
    let houses = houses.line(direction, texts);
    std::iter::once(names).chain(houses).collect()
}

/// An author alone on a line.
fn author(
    person: &Person,
    (language, direction): (&Language, Direction),
    mut builder: TextBuilder,
) -> Text {
    push_name(&person.name, direction, &mut builder);
    let comma = &language.punctuation.comma;
    let role = person.role.as_ref();
    let role = role.map(|role| language.roles.in_words(role));
    if role.is_some() || person.affiliation.is_some() {
        builder.push(comma);
        builder.marked(MarkKind::Quiet, |builder| {
            if let Some(role) = role {
                builder.push(role);
            }
            if let Some(house) = &person.affiliation {
                builder.push(if role.is_some() { comma } else { "" });
                push_name(house, direction, builder);
            }
        });
    }
    builder.finish()
}

/// The names of many authors. What stands behind each begins with a comma, so that dots stand between them
/// where any has a role.
fn names(
    people: &[Person],
    houses: &Houses,
    language: &Language,
    mut builder: TextBuilder,
) -> Text {
    let comma = &language.punctuation.comma;
    let has_roles = people.iter().any(|person| person.role.is_some());
    for (index, person) in people.iter().enumerate() {
        match index {
            0 => {}
            _ if has_roles => push_separator(&mut builder),
            _ => builder.push(comma),
        }
        // The role goes with the name.
        builder.marked(MarkKind::Name, |builder| {
            builder.push(&person.name);
            if let Some(letter) = houses.letter_of(person) {
                builder.marked(MarkKind::Raised, |builder| builder.push(letter));
            }
            if let Some(role) = &person.role {
                builder.push(comma);
                let role = language.roles.in_words(role);
                builder.marked(MarkKind::Quiet, |builder| builder.push(role));
            }
        });
    }
    builder.finish()
}

/// Report number, version, status, date of the last change.
pub fn imprint(metadata: &Metadata, language: &Language) -> Vec<String> {
    let terms = &language.terms;
    let version = metadata.version.as_ref();
    let version = version.map(|version| terms.version.replace("{}", version));
    let status = metadata.status.map(|status| match status {
        Status::Draft => terms.draft.clone(),
        Status::Final => terms.r#final.clone(),
        Status::Superseded => terms.superseded.clone(),
    });
    let modified = metadata.modified;
    let modified = modified.map(|date| {
        terms
            .modified
            .replace("{}", &in_words(date, (metadata, language)))
    });
    let phrases = [metadata.report_number.clone(), version, status, modified];
    phrases.into_iter().flatten().collect()
}

/// The houses of many authors, each once, in the order in which they come first.
struct Houses {
    names: Vec<String>,
    /// What each is called by behind a name: nothing where all are of one house.
    letters: Vec<String>,
}

impl Houses {
    fn of(people: &[Person], language: &Language) -> Self {
        let mut names: Vec<String> = Vec::new();
        for house in people.iter().filter_map(|one| one.affiliation.as_ref()) {
            if !names.contains(house) {
                names.push(house.clone());
            }
        }
        let is_of_one = names.len() < 2 && people.iter().all(|one| one.affiliation.is_some());
        let letters = match is_of_one {
            true => Vec::new(),
            false => (0..names.len())
                .map(|index| letter(index, language))
                .collect(),
        };
        Houses { names, letters }
    }

    /// The letter of an author's house, if it has one.
    fn letter_of(&self, person: &Person) -> Option<&str> {
        let house = person.affiliation.as_ref()?;
        let index = self.names.iter().position(|name| name == house)?;
        self.letters.get(index).map(String::as_str)
    }

    /// All of them in a line, each behind its letter if it has one.
    fn line(&self, direction: Direction, texts: &mut TextIds) -> Option<Text> {
        if self.names.is_empty() {
            return None;
        }
        let mut builder = texts.begin();
        builder.marked(MarkKind::Quiet, |builder| {
            for (index, name) in self.names.iter().enumerate() {
                if index > 0 {
                    push_separator(builder);
                }
                match self.letters.get(index) {
                    Some(letter) => builder.marked(MarkKind::Name, |builder| {
                        builder.marked(MarkKind::Raised, |builder| builder.push(letter));
                        builder.push("\u{a0}");
                        builder.push(name);
                    }),
                    None => push_name(name, direction, builder),
                }
            }
        });
        Some(builder.finish())
    }
}

/// A letter of the language, by its place in the alphabet; beyond that, a number.
fn letter(index: usize, language: &Language) -> String {
    let letter = language.letters.chars().nth(index);
    letter.map_or_else(|| language.number(index as u64 + 1), String::from)
}
