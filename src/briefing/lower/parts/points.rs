//! Key points and recommendations: lists, with what is said of each point in a line below it.

use crate::briefing::lower::Lowerer;
use crate::briefing::lower::blocks::Place;
use crate::briefing::lower::title::DOT;
use crate::briefing::typed::{Basis, Confidence, KeyPoint, Likelihood, Recommendation};
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
                    blocks,
                }
            })
            .collect();
        vec![Block::List(List {
            numbered: false,
            loose: true,
            items,
        })]
    }

    /// Basis, likelihood and confidence in words (ICD 203, D.6.e.(2)).
    fn assessment(&self, point: &KeyPoint) -> Vec<String> {
        let terms = &self.language.terms;
        let basis = point.basis.map(|basis| match basis {
            Basis::Fact => &terms.basis.fact,
            Basis::Assumption => &terms.basis.assumption,
            Basis::Judgement => &terms.basis.judgement,
        });
        let words = &terms.likelihood;
        let likelihood = point.likelihood.map(|likelihood| match likelihood {
            Likelihood::AlmostNoChance => &words.almost_no_chance,
            Likelihood::VeryUnlikely => &words.very_unlikely,
            Likelihood::Unlikely => &words.unlikely,
            Likelihood::RoughlyEven => &words.roughly_even,
            Likelihood::Likely => &words.likely,
            Likelihood::VeryLikely => &words.very_likely,
            Likelihood::AlmostCertain => &words.almost_certain,
        });
        let confidence = point.confidence.map(|confidence| match confidence {
            Confidence::Low => &terms.confidence.low,
            Confidence::Moderate => &terms.confidence.moderate,
            Confidence::High => &terms.confidence.high,
        });
        [basis, likelihood, confidence]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
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
                let mut blocks = self.block_text(&recommendation.text, Place::WITHIN);
                let words = self.responsibility(recommendation);
                blocks.extend(self.aside(&words));
                ListItem {
                    marker,
                    number: Some(number),
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
