//! The language of a briefing: its tag, what is written in place of one, and the calendar of its dates.

use crate::briefing::keys::choices::CALENDARS;
use crate::briefing::record::{Decoder, Record, mend};
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::language::{self, Calendar, Tag};

/// The language of a section or a block, where it has one of its own.
pub fn of_part(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Tag> {
    language(decoder, record, "lang", false)
}

/// The tag of a language, be it of the whole briefing or of a part of it.
fn language(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    key: &str,
    is_whole: bool,
) -> Option<Tag> {
    let written = decoder.text_of(record, key)?;
    let value = written.value.trim();
    let meant = language::by_name(value);
    let Some(tag) = Tag::parse(value) else {
        let message = format!("`{value}` is not a language tag");
        let suggestion = tag_meant(decoder, &written, meant.as_ref());
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write one like `en`, `fa`, `pt-BR` (BCP 47)".to_string(),
        };
        let bad = Diagnostic::error("bad-language", written.span, message);
        decoder.error(bad.help(help).suggest(suggestion));
        return None;
    };
    if let Some(help) = language::mistaken(&tag) {
        let suggestion = tag_meant(decoder, &written, meant.as_ref());
        let message = format!("no language has the tag `{value}`");
        // What a whole briefing in another language comes to helps nobody, where it is known which is meant.
        let finding = match is_whole && meant.is_some() {
            true => Diagnostic::error("bad-language", written.span, message),
            false => Diagnostic::warning("unknown-language", written.span, message)
                .label("set as English is"),
        };
        decoder.error(finding.help(help).suggest(suggestion));
    } else if !language::digits_are_known(&tag) {
        let message = format!("the digits that `{value}` asks for are not known");
        decoder.error(
            Diagnostic::warning("unknown-digits", written.span, message)
                .label("those of the language are written")
                .help("write one like `latn`, `arab`, `arabext`, `deva` behind `-u-nu-`"),
        );
    }
    Some(tag)
}

/// That a tag stands in the place of a language's name.
fn tag_meant(decoder: &Decoder<'_>, written: &Written, meant: Option<&Tag>) -> Option<Suggestion> {
    mend::in_place_of(written, meant.map(Tag::as_str), decoder.sources)
}

/// The language of the whole briefing, whose terms the program has to know.
pub fn own_language(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str) -> Option<Tag> {
    let before = decoder.diagnostics.iter().count();
    let tag = language(decoder, record, key, true)?;
    let is_told = decoder.diagnostics.iter().count() > before;
    if let Some(node) = record
        .get(key)
        .filter(|_| !is_told && !language::has_terms(&tag))
    {
        let name = language::english_name(&tag).map_or_else(
            || format!("the language `{tag}`"),
            |name| format!("{name} (`{tag}`)"),
        );
        let message = format!("the program has no words of its own in {name}");
        decoder.error(
            Diagnostic::warning("language-without-terms", node.span, message)
                .label("its headings, dates and quotation marks are those of English")
                .help("give headings of your own below `labels`"),
        );
    }
    Some(tag)
}

/// The calendar of a briefing, if it says one, which its language has to have words for.
pub fn calendar(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    language: &Tag,
) -> Option<Calendar> {
    let calendar = decoder.choice(record, "calendar", CALENDARS)?;
    let known = language::lookup(language);
    if let Some(node) = record.get("calendar").filter(|_| !known.knows(calendar)) {
        let (calendar, name) = (calendar.name(), &known.name);
        let message = format!("no words are known for the {calendar} calendar in this language");
        decoder.error(
            Diagnostic::warning("calendar-without-words", node.span, message)
                .label(format!("dates in {name} stay Gregorian"))
                .help("leave `calendar` out, and write the days of the other calendar where they matter"),
        );
    }
    Some(calendar)
}
