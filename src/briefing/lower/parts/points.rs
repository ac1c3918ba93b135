//! Key points and recommendations: lists, with what is said of each point in a line below it.

use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::BlockContext;
use crate::briefing::lower::dates::date_in_words;
use crate::briefing::lower::title::{DOT, line_of};
use crate::briefing::typed::{
    Basis, Briefing, Confidence, KeyPoint, Likelihood, LikelihoodScale, Recommendation,
};
use crate::briefing::yaml::Written;
use crate::document::{Block, List, ListItem, Paragraph, Voice};
use crate::language::Language;

/// What matters most, each point with how sure it is.
pub fn key_points(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let (briefing, language) = (lowerer.briefing, lowerer.language());
    let points = &briefing.key_points;
    let items = points
        .iter()
        .map(|point| {
            let marker = lowerer.texts.plain("\u{2022}");
            let text = lowerer.inline(&point.text);
            let mut blocks = vec![Block::Paragraph(Paragraph {
                voice: Voice::Body,
                text,
            })];
            let scale = briefing.likelihood_scale.unwrap_or_default();
            let words = assessment(point, scale, language);
            blocks.extend(line_below(&words, Voice::Grade, lowerer));
            ListItem {
                marker,
                number: None,
                anchor: None,
                blocks,
            }
        })
        .collect();
    let list = Block::List(List {
        numbered: false,
        loose: true,
        items,
    });
    let scale = meaning_of_likelihoods(briefing, language);
    let scale = scale.map(|meaning| {
        Block::Paragraph(Paragraph {
            voice: Voice::SmallPrint,
            text: lowerer.texts.plain(meaning),
        })
    });
    [list].into_iter().chain(scale).collect()
}

/// From how many of a hundred to how many each degree of likelihood reaches that the points have, where a scale
/// is named.
fn meaning_of_likelihoods(briefing: &Briefing, language: &Language) -> Option<String> {
    let scale = briefing.likelihood_scale?;
    let points = briefing.key_points.iter();
    let mut degrees: Vec<Likelihood> = points.filter_map(|point| point.likelihood).collect();
    degrees.sort_unstable();
    degrees.dedup();
    let number = |number: u8| language.number(number.into());
    let meanings = degrees.iter().map(|degree| {
        let (from, to) = scale.range(*degree);
        let range = format!("{}\u{2013}{}", number(from), number(to));
        let range = language.numbers.percent.replace("{}", &range);
        format!("{} {range}", degree_in_words(*degree, scale, language))
    });
    let meanings: Vec<String> = meanings.collect();
    let colon = language.punctuation.colon();
    (!meanings.is_empty()).then(|| format!("{}{colon}{}", scale.name(), meanings.join(DOT)))
}

/// A degree of likelihood in the words of the language, on a scale.
fn degree_in_words(likelihood: Likelihood, scale: LikelihoodScale, language: &Language) -> &str {
    let words = &language.terms.likelihood;
    let phia = words
        .phia
        .as_ref()
        .filter(|_| scale == LikelihoodScale::Phia);
    match (likelihood, phia) {
        (Likelihood::AlmostNoChance, Some(words)) => &words.remote_chance,
        (Likelihood::VeryUnlikely, Some(words)) => &words.highly_unlikely,
        (Likelihood::RoughlyEven, Some(words)) => &words.realistic_possibility,
        (Likelihood::VeryLikely, Some(words)) => &words.highly_likely,
        (Likelihood::AlmostNoChance, None) => &words.almost_no_chance,
        (Likelihood::VeryUnlikely, None) => &words.very_unlikely,
        (Likelihood::RoughlyEven, None) => &words.roughly_even,
        (Likelihood::VeryLikely, None) => &words.very_likely,
        (Likelihood::Unlikely, _) => &words.unlikely,
        (Likelihood::Likely, _) => &words.likely,
        (Likelihood::AlmostCertain, _) => &words.almost_certain,
    }
}

/// Likelihood, confidence and basis in words (ICD 203, D.6.e.(2)): in this order always, so that they are found
/// at a glance from point to point.
fn assessment(point: &KeyPoint, scale: LikelihoodScale, language: &Language) -> Vec<String> {
    let terms = &language.terms;
    let basis = point.basis.map(|basis| match basis {
        Basis::Fact => &terms.basis.fact,
        Basis::Assumption => &terms.basis.assumption,
        Basis::Judgement => &terms.basis.judgement,
    });
    let likelihood = point.likelihood;
    let likelihood = likelihood.map(|degree| degree_in_words(degree, scale, language));
    let confidence = point.confidence.map(|confidence| match confidence {
        Confidence::Low => &terms.confidence.low,
        Confidence::Moderate => &terms.confidence.moderate,
        Confidence::High => &terms.confidence.high,
    });
    let words = [
        likelihood,
        confidence.map(String::as_str),
        basis.map(String::as_str),
    ];
    words.into_iter().flatten().map(str::to_string).collect()
}

/// A line below a point, with dots between what it says.
fn line_below(phrases: &[String], voice: Voice, lowerer: &mut Lowerer<'_>) -> Option<Block> {
    let direction = lowerer.briefing.language.direction();
    let text = line_of(phrases, direction, &mut lowerer.texts)?;
    Some(Block::Paragraph(Paragraph { voice, text }))
}

/// What is to be done, numbered, each with who does it.
pub fn recommendations(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let recommendations = &lowerer.briefing.recommendations;
    let items = recommendations
        .iter()
        .enumerate()
        .map(|(index, recommendation)| {
            let number = index as u64 + 1;
            let marker = lowerer.ordinal(number);
            let mut blocks = lowerer.block_text(&recommendation.text, BlockContext::WITHIN);
            let words = responsibility(lowerer, recommendation);
            blocks.extend(line_below(&words, Voice::Aside, lowerer));
            ListItem {
                marker,
                number: Some(number),
                anchor: lowerer.labels.anchor_of(recommendation.id.as_ref()),
                blocks,
            }
        })
        .collect();
    vec![Block::List(List {
        numbered: true,
        loose: true,
        items,
    })]
}

/// Who does it, and until when.
fn responsibility(lowerer: &mut Lowerer<'_>, recommendation: &Recommendation) -> Vec<String> {
    let typographer = lowerer.typographer;
    let due = recommendation.due.as_ref().map(|due| {
        let date = date_in_words(due, typographer, &mut lowerer.reporter);
        let due = typographer.language.terms.due.replace("{}", &date);
        if recommendation.owner.is_some() {
            due
        } else {
            capitalised(&due)
        }
    });
    recommendation
        .owner
        .iter()
        .map(|owner| typographer.set_name(&owner.value))
        .chain(due)
        .collect()
}

/// Texts that are numbered, one after the other.
pub fn steps(lowerer: &mut Lowerer<'_>, steps: &[Written]) -> Block {
    let items = (1..).zip(steps).map(|(number, step)| ListItem {
        marker: lowerer.ordinal(number),
        number: Some(number),
        anchor: None,
        blocks: lowerer.block_text(step, BlockContext::WITHIN),
    });
    Block::List(List {
        numbered: true,
        loose: true,
        items: items.collect(),
    })
}

/// A sentence's beginning in upper case.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::briefing;
    use crate::diagnostic::{Diagnostics, Source, Sources};
    use crate::document::{Block, ListItem, Mark, Text};

    /// The bytes that a text keeps beside itself.
    fn kept(text: &Text) -> usize {
        text.content.capacity() + text.marks.capacity() * size_of::<Mark>()
    }

    #[test]
    fn a_million_points_of_a_letter_are_kept_in_proportion() {
        let count = 1_000;
        let text = format!("title: T\nkey_points:\n{}", "- a\n".repeat(count));
        let mut sources = Sources::new();
        let file = sources.add(Source::new("a.yaml", text));
        let reading = briefing::read(&mut sources, file, &mut Diagnostics::new());
        let document = reading.expect("a briefing").document;
        let Some(Block::List(list)) = document.parts[0].blocks.first() else {
            panic!("key points are a list");
        };
        let mut bytes = list.items.capacity() * size_of::<ListItem>();
        for item in &list.items {
            bytes += kept(&item.marker) + item.blocks.capacity() * size_of::<Block>();
            for block in &item.blocks {
                let Block::Paragraph(paragraph) = block else {
                    panic!("a point is a paragraph");
                };
                bytes += kept(&paragraph.text);
            }
        }
        // A point and its bullet are two texts in a list item; nothing else is made of them.
        assert_eq!(document.text_count as usize, 2 + 2 * count);
        assert!(bytes / count < 400, "{} bytes a point", bytes / count);
    }
}
