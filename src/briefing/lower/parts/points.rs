//! Key points and recommendations: lists, with what is said of each point in a line below it.

use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::BlockContext;
use crate::briefing::lower::title::DOT;
use crate::briefing::typed::{
    Basis, Confidence, KeyPoint, Likelihood, LikelihoodScale, Recommendation,
};
use crate::document::{Block, List, ListItem, Paragraph, Voice};

impl Lowerer<'_> {
    pub(super) fn key_points(&mut self) -> Vec<Block> {
        let points = &self.briefing.key_points;
        let items = points
            .iter()
            .map(|point| {
                let marker = self.plain("\u{2022}");
                let text = self.inline(&point.text);
                let mut blocks = vec![Block::Paragraph(Paragraph {
                    voice: Voice::Body,
                    text,
                })];
                let words = self.assessment(point);
                blocks.extend(self.aside(&words));
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
        let scale = self.meaning_of_likelihoods();
        let scale = scale.map(|meaning| {
            Block::Paragraph(Paragraph {
                voice: Voice::SmallPrint,
                text: self.plain(meaning),
            })
        });
        [list].into_iter().chain(scale).collect()
    }

    /// From how many of a hundred to how many each degree of likelihood reaches that the points have, where a scale
    /// is named.
    fn meaning_of_likelihoods(&self) -> Option<String> {
        let scale = self.briefing.likelihood_scale?;
        let points = self.briefing.key_points.iter();
        let mut degrees: Vec<Likelihood> = points.filter_map(|point| point.likelihood).collect();
        degrees.sort_unstable();
        degrees.dedup();
        let number = |number: u8| self.language.number(number.into());
        let meanings = degrees.iter().map(|degree| {
            let (from, to) = scale.range(*degree);
            let range = format!("{}\u{2013}{}", number(from), number(to));
            let range = self.language.numbers.percent.replace("{}", &range);
            format!("{} {range}", self.degree(*degree))
        });
        let meanings: Vec<String> = meanings.collect();
        let colon = self.language.punctuation.colon();
        (!meanings.is_empty()).then(|| format!("{}{colon}{}", scale.name(), meanings.join(DOT)))
    }

    /// A degree of likelihood in the words of the language, on the scale of the briefing.
    fn degree(&self, likelihood: Likelihood) -> &str {
        let words = &self.language.terms.likelihood;
        let scale = self.briefing.likelihood_scale.unwrap_or_default();
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

    /// Basis, likelihood and confidence in words (ICD 203, D.6.e.(2)).
    fn assessment(&self, point: &KeyPoint) -> Vec<String> {
        let terms = &self.language.terms;
        let basis = point.basis.map(|basis| match basis {
            Basis::Fact => &terms.basis.fact,
            Basis::Assumption => &terms.basis.assumption,
            Basis::Judgement => &terms.basis.judgement,
        });
        let likelihood = point.likelihood.map(|likelihood| self.degree(likelihood));
        let confidence = point.confidence.map(|confidence| match confidence {
            Confidence::Low => &terms.confidence.low,
            Confidence::Moderate => &terms.confidence.moderate,
            Confidence::High => &terms.confidence.high,
        });
        let words = [
            basis.map(String::as_str),
            likelihood,
            confidence.map(String::as_str),
        ];
        words.into_iter().flatten().map(str::to_string).collect()
    }

    /// A small line below a point.
    fn aside(&mut self, words: &[String]) -> Option<Block> {
        if words.is_empty() {
            return None;
        }
        let text = self.plain(words.join(DOT));
        Some(Block::Paragraph(Paragraph {
            voice: Voice::Aside,
            text,
        }))
    }

    pub(super) fn recommendations(&mut self) -> Vec<Block> {
        let recommendations = &self.briefing.recommendations;
        let items = recommendations
            .iter()
            .enumerate()
            .map(|(index, recommendation)| {
                let number = index as u64 + 1;
                let marker = self.plain(format!("{}.", self.language.number(number)));
                let mut blocks = self.block_text(&recommendation.text, BlockContext::WITHIN);
                let words = self.responsibility(recommendation);
                blocks.extend(self.aside(&words));
                ListItem {
                    marker,
                    number: Some(number),
                    anchor: self.anchor_of(recommendation.id.as_ref()),
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

    fn responsibility(&mut self, recommendation: &Recommendation) -> Vec<String> {
        let due = recommendation.by.as_ref().map(|by| {
            let date = self.in_words(by);
            let due = self.language.terms.due.replace("{}", &date);
            if recommendation.owner.is_some() {
                due
            } else {
                capitalised(&due)
            }
        });
        recommendation
            .owner
            .iter()
            .map(|owner| self.set_name(&owner.value))
            .chain(due)
            .collect()
    }
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
