//! Dates (CSL 1.0.2, "Date").
//!
//! In: an element `date`, which says how a date is written or asks for one of the language's forms. Out: its
//! parts, or, of a range, what differs twice with a dash between.

use super::context::{Context, Made};
use super::element::{Element, Tag};
use super::item::{Date, Moment};
use super::letter_case;
use super::output::{Node, Role};
use super::render::{decorated, strip_periods};

/// Makes a date.
pub fn date(date: &Element, context: &mut Context<'_>) -> Made {
    let variable = date.get("variable").unwrap_or_default();
    if context.is_said(variable) {
        return Made {
            asked: true,
            ..Made::default()
        };
    }
    let known = context.item.date(variable);
    if context.sort.is_some() {
        let shown = parts(date, context).0;
        // A key of nothing but the variable has all of it.
        let has = |name: &str| {
            shown.is_empty() || shown.iter().any(|part| part.get("name") == Some(name))
        };
        let key = known
            .map(|known| sort_key(known, has("month"), has("day")))
            .unwrap_or_default();
        return Made::of_variable(vec![Node::Words(key)]);
    }
    let nodes = match known {
        None => Vec::new(),
        // A date that is words has no parts: it stands where its year would.
        Some(Date::Words(_)) if !parts(date, context).0.iter().any(is_year) => Vec::new(),
        Some(Date::Words(words)) => {
            let mut nodes = vec![Node::Words(words.clone())];
            add_letter(&mut nodes, context);
            nodes
        }
        Some(Date::Known { from, to, .. }) => known_date(date, from, to.as_ref(), context),
    };
    let mut nodes = match nodes.is_empty() {
        true => nodes,
        false => vec![Node::of(Role::Date, nodes)],
    };
    if let Some(case) = date.get("text-case") {
        letter_case::set(&mut nodes, case, true);
    }
    if !nodes.is_empty() {
        context.say(variable);
    }
    Made::of_variable(decorated(date, nodes))
}

fn is_year(part: &Element) -> bool {
    part.get("name") == Some("year")
}

/// A date as a key that puts dates in order, those before our era first: as exact as it is shown.
fn sort_key(date: &Date, has_month: bool, has_day: bool) -> String {
    let one = |moment: &Moment| {
        let year = i64::from(moment.year) + 100_000;
        // A season stands before the months.
        let month = moment
            .month
            .filter(|month| has_month && *month <= 12)
            .unwrap_or(0);
        format!(
            "{year:06}{month:02}{:02}",
            moment.day.filter(|_| has_day).unwrap_or(0)
        )
    };
    match date {
        Date::Known { from, to, .. } => {
            format!("{}{}", one(from), to.as_ref().map(one).unwrap_or_default())
        }
        Date::Words(words) => words.clone(),
    }
}

/// The parts of a date, as an element or the language has them.
fn parts(date: &Element, context: &Context<'_>) -> (Vec<Element>, String) {
    let own = date
        .children
        .iter()
        .filter(|child| child.tag == Tag::DatePart);
    let Some(form) = date.get("form") else {
        return (
            own.cloned().collect(),
            date.get("delimiter").unwrap_or_default().to_string(),
        );
    };
    let Some(localized) = context.locale.date(form) else {
        return (Vec::new(), String::new());
    };
    let wanted = date.get("date-parts").unwrap_or("year-month-day");
    let is_wanted = |part: &&Element| {
        part.tag == Tag::DatePart
            && part
                .get("name")
                .is_some_and(|name| wanted.split('-').any(|one| one == name))
    };
    let parts = localized.children.iter().filter(is_wanted).map(|part| {
        let over = own.clone().find(|own| own.get("name") == part.get("name"));
        // The affixes of a date belong to the language.
        over.map_or_else(|| part.clone(), |over| over.with_affixes_of(part))
    });
    (
        parts.collect(),
        localized.get("delimiter").unwrap_or_default().to_string(),
    )
}

impl Element {
    /// The attributes of this laid over another, but for affixes, which are that one's.
    fn with_affixes_of(&self, under: &Element) -> Element {
        let mut over = self.clone();
        over.remove("prefix");
        over.remove("suffix");
        under.with_attributes_of(&over)
    }
}

fn known_date(
    date: &Element,
    from: &Moment,
    to: Option<&Moment>,
    context: &mut Context<'_>,
) -> Vec<Node> {
    let (parts, delimiter) = parts(date, context);
    let name = |part: &Element| part.get("name").unwrap_or_default().to_string();
    let has = |part: &&Element| match name(part).as_str() {
        "year" => true,
        "month" => from.month.is_some() || to.is_some_and(|to| to.month.is_some()),
        _ => from.day.is_some() || to.is_some_and(|to| to.day.is_some()),
    };
    let shown: Vec<&Element> = parts.iter().filter(has).collect();
    let Some(to) = to.filter(|to| *to != from) else {
        return joined(&shown, from, &delimiter, context);
    };
    // The largest part that differs, and with it all that are smaller, are said twice.
    let differing: &[&str] = if from.year != to.year {
        &["year", "month", "day"]
    } else if from.month != to.month {
        &["month", "day"]
    } else {
        &["day"]
    };
    let largest = shown.iter().find(|part| name(part) == differing[0]);
    let Some(largest) = largest else {
        return joined(&shown, from, &delimiter, context);
    };
    let dash = largest
        .get("range-delimiter")
        .unwrap_or("\u{2013}")
        .to_string();
    let differs = |part: &&&Element| differing.contains(&name(part).as_str());
    let first = shown.iter().position(|part| differs(&part)).unwrap_or(0);
    let last = shown.iter().rposition(|part| differs(&part)).unwrap_or(0);
    let mut twice: Vec<Element> = shown[first..=last]
        .iter()
        .map(|part| (*part).clone())
        .collect();
    let again = twice.clone();
    // Nothing stands between the last part of the first date and the dash.
    if let Some(end) = twice.last_mut() {
        end.remove("suffix");
    }
    let mut nodes = joined(&shown[..first], from, &delimiter, context);
    nodes.extend(joined(
        &twice.iter().collect::<Vec<_>>(),
        from,
        &delimiter,
        context,
    ));
    nodes.push(Node::Words(dash));
    nodes.extend(joined(
        &again.iter().collect::<Vec<_>>(),
        to,
        &delimiter,
        context,
    ));
    nodes.extend(joined(&shown[last + 1..], from, &delimiter, context));
    nodes
}

/// Parts of a moment, one behind the other.
fn joined(
    parts: &[&Element],
    moment: &Moment,
    delimiter: &str,
    context: &mut Context<'_>,
) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for part in parts {
        let made = date_part(part, moment, context);
        if made.is_empty() {
            continue;
        }
        if !nodes.is_empty() && !delimiter.is_empty() {
            nodes.push(Node::Words(delimiter.to_string()));
        }
        nodes.extend(made);
    }
    nodes
}

fn date_part(part: &Element, moment: &Moment, context: &mut Context<'_>) -> Vec<Node> {
    let form = part.get("form").unwrap_or_default();
    let mut nodes = match part.get("name") {
        Some("year") => {
            let mut nodes = vec![Node::Words(year(moment.year, form, context))];
            add_letter(&mut nodes, context);
            nodes
        }
        Some("month") => match moment.month {
            Some(month) => vec![Node::Words(month_words(month, form, context))],
            None => Vec::new(),
        },
        _ => match moment.day {
            Some(day) => vec![Node::Words(day_words(day, moment.month, form, context))],
            None => Vec::new(),
        },
    };
    if part.is("strip-periods") {
        strip_periods(&mut nodes);
    }
    if let Some(case) = part.get("text-case") {
        letter_case::set(&mut nodes, case, true);
    }
    decorated(part, nodes)
}

fn year(year: i32, form: &str, context: &Context<'_>) -> String {
    let era = |name: &str, otherwise: &str| {
        let word = context.locale.word(name, "long");
        if word.is_empty() {
            otherwise.to_string()
        } else {
            word
        }
    };
    match year {
        year if year < 0 => format!("{}{}", -year, era("bc", "BC")),
        year if year < 1000 && form != "short" => format!("{year}{}", era("ad", "AD")),
        year if form == "short" => format!("{:02}", year % 100),
        year => year.to_string(),
    }
}

fn month_words(month: u8, form: &str, context: &Context<'_>) -> String {
    if let Some(season) = month.checked_sub(12).filter(|season| *season > 0) {
        return context.locale.word(&format!("season-{season:02}"), "long");
    }
    match form {
        "numeric" => month.to_string(),
        "numeric-leading-zeros" => format!("{month:02}"),
        "short" => context.locale.word(&format!("month-{month:02}"), "short"),
        _ => context.locale.word(&format!("month-{month:02}"), "long"),
    }
}

fn day_words(day: u8, month: Option<u8>, form: &str, context: &Context<'_>) -> String {
    match form {
        "numeric-leading-zeros" => format!("{day:02}"),
        "ordinal" if day == 1 || !context.locale.limits_day_ordinals => {
            let month =
                month.and_then(|month| context.locale.term(&format!("month-{month:02}"), "long"));
            let gender = month.and_then(|term| term.gender.as_deref());
            format!("{day}{}", context.locale.ordinal_ending(day.into(), gender))
        }
        _ => day.to_string(),
    }
}

/// The letter behind a year that others share, where the style has no place of its own for it: behind the first
/// year of an item.
fn add_letter(nodes: &mut Vec<Node>, context: &mut Context<'_>) {
    if context.letter_written || context.letter_has_place {
        return;
    }
    if let Some(letter) = context.distinct.letter {
        context.letter_written = true;
        let letter = vec![Node::Words(super::values::letters(letter))];
        nodes.push(Node::of(Role::YearSuffix, letter));
    }
}
