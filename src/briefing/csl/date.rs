//! Dates as CSL-JSON has them: no more exact than they were given, and without a time.

use super::json::{Fields, Json};
use crate::briefing::typed::{Moment, SourceDate};

/// A date variable (CSL-JSON, "date-variable").
pub fn json(date: &SourceDate) -> Json {
    let mut fields = Fields::default();
    let SourceDate::Known { from, to, circa } = date else {
        fields.add("literal", Some(text(date)));
        return Json::Object(fields.0);
    };
    let moments = std::iter::once(from).chain(to);
    // One date has a `season`; of two, each has its own, which readers know as a month from 21 on.
    let is_span = to.is_some();
    let parts = Json::List(moments.map(|moment| parts(moment, is_span)).collect());
    fields.add_value("date-parts", Some(parts));
    let season = from
        .season
        .filter(|_| !is_span)
        .map(|season| i32::from(season) + 1);
    fields.add_value("season", season.map(Json::Number));
    fields.add_value("circa", circa.then_some(Json::True));
    Json::Object(fields.0)
}

fn parts(moment: &Moment, is_span: bool) -> Json {
    let season = moment.season.filter(|_| is_span);
    let season = season.map(|season| season + 21);
    let smaller = [season.or(moment.month), moment.day];
    let parts = std::iter::once(moment.year).chain(smaller.into_iter().flatten().map(i32::from));
    Json::List(parts.map(Json::Number).collect())
}

/// A date in one text, where there is no field for it: ISO 8601, and an interval of two.
pub fn text(date: &SourceDate) -> String {
    let one = |moment: &Moment| {
        let year = match moment.year {
            year if year < 0 => format!("-{:04}", -year - 1),
            year => format!("{year:04}"),
        };
        let season = moment.season.map(|season| season + 21);
        let smaller = [season.or(moment.month), moment.day];
        let smaller = smaller.into_iter().flatten();
        smaller.fold(year, |date, part| format!("{date}-{part:02}"))
    };
    match date {
        SourceDate::Known { from, to, circa } => {
            let to = to.as_ref().map(|to| format!("/{}", one(to)));
            let estimate = if *circa { "~" } else { "" };
            format!("{}{}{estimate}", one(from), to.unwrap_or_default())
        }
        SourceDate::Undated => "n.d.".to_string(),
        SourceDate::Forthcoming => "forthcoming".to_string(),
        SourceDate::Words(words) => words.clone(),
    }
}
