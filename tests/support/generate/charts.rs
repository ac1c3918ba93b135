//! Charts of every kind.

use super::Author;
use super::inline::NO_LINKS;

/// Every kind.
const KINDS: &[&str] = &[
    "column", "bar", "line", "area", "dot", "range", "scatter", "interval",
];

impl Author {
    /// A chart of `blocks`.
    pub(super) fn chart(&mut self, indent: usize) {
        let id = format!("chart-{}", self.out.len());
        self.line(indent, "- chart:");
        let indent = indent + 4;
        if self.random.chance(50) {
            self.line(indent, &format!("id: {id}"));
            self.ids.push(id);
        }
        let kind = *self.random.pick(KINDS);
        self.line(indent, &format!("kind: {kind}"));
        let title = self.inline(1, 6, NO_LINKS);
        self.key(indent, "title", &title);
        for key in ["subtitle", "caption", "notes"] {
            if self.random.chance(50) {
                let words = self.inline(1, 6, NO_LINKS);
                self.key(indent, key, &words);
            }
        }
        for key in ["unit", "alt"] {
            if self.random.chance(50) {
                let words = self.words(1, 2);
                self.key(indent, key, &words);
            }
        }
        let arrange = self.arrangement(indent, kind);
        if arrange == "grouped" && kind != "range" {
            self.perhaps(20, indent, "small_multiples: true");
        }
        // Kinds that lie on their side have no place for an annotation: it is an error there.
        let lies = matches!(kind, "bar" | "dot" | "range" | "interval");
        let annotated = if self.random.chance(15) {
            self.line(indent, "data:");
            self.line(indent + 2, "csv: content/data/calls.csv");
            self.line(indent + 2, "delimiter: \",\"");
            self.line(indent + 2, "x: month");
            let own = match arrange {
                "grouped" => "{values: plugged, name: Plugged in, low: plugged, high: calls}",
                _ => "{values: plugged, name: Plugged in}",
            };
            self.line(indent + 2, &format!("series: [calls, {own}]"));
            "December".to_string()
        } else {
            self.numbers(indent, arrange)
        };
        if !lies && self.random.chance(50) {
            // As many characters as have room there.
            let words: String = self.words(1, 2).chars().take(50).collect();
            let words = words.trim_end();
            self.line(
                indent,
                &format!("annotations: [{{x: {annotated}, text: \"{words}\"}}]"),
            );
        }
        if self.sources > 0 && self.random.chance(40) {
            let cited = self.citation();
            self.line(indent, &format!("source: \"{cited}\""));
        }
    }

    /// How the series of a chart stand.
    fn arrangement(&mut self, indent: usize, kind: &str) -> &'static str {
        let adds_up = matches!(kind, "column" | "bar" | "line" | "area");
        match *self.random.pick(&["", "grouped", "stacked", "percent"]) {
            "" => "grouped",
            written if adds_up || written == "grouped" => {
                self.line(indent, &format!("arrange: {written}"));
                written
            }
            _ => "grouped",
        }
    }

    /// The numbers of a chart, and which of them counts; gives one of the things that they belong to.
    fn numbers(&mut self, indent: usize, arrange: &str) -> String {
        let places = self.random.between(1, 12);
        let x: Vec<String> = (1..=places)
            .map(|place| format!("\"{} {place}\"", self.voice.words()[0]))
            .collect();
        self.line(indent, &format!("x: [{}]", x.join(", ")));
        let series = self.random.between(1, 4);
        self.line(indent, "series:");
        for index in 0..series {
            self.line(indent + 2, &format!("- name: Series {index}"));
            let values: Vec<String> = (0..places)
                .map(|place| match self.random.below(8) {
                    // One number at least.
                    0 if index + place > 0 => "~".to_string(),
                    1 => "-3.5".to_string(),
                    _ => self.random.between(0, 900).to_string(),
                })
                .collect();
            self.line(indent + 4, &format!("values: [{}]", values.join(", ")));
            if arrange == "grouped" && self.random.chance(50) {
                // A number lies between the least and the most that it may be.
                let mut bounds = |sign: f64| {
                    let bound = |value: &String| {
                        let value = value.parse().unwrap_or(450.0);
                        (value + sign * self.random.between(0, 200) as f64).to_string()
                    };
                    values.iter().map(bound).collect::<Vec<_>>().join(", ")
                };
                let (low, high) = (bounds(-1.0), bounds(1.0));
                self.line(indent + 4, &format!("low: [{low}]"));
                self.line(indent + 4, &format!("high: [{high}]"));
            }
        }
        self.perhaps(50, indent, "highlight: Series 0");
        x[0].clone()
    }
}
