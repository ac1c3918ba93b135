//! Tables: heads in one row or two, cells over several columns and rows, subheads, sums, notes; figures.

use super::Author;
use super::inline::NO_LINKS;

/// Numbers, with signs and units, some of them missing.
const NUMBERS: &[&str] = &[
    "12",
    "1.5",
    "980",
    "\u{2212}3",
    "14000.25",
    "7 %",
    "\u{20ac}\u{a0}5",
    "\u{2013}",
    "0.125",
    "n/a",
];

/// Every way to align a column.
const ALIGNS: &[&str] = &[
    "start", "end", "center", "decimal", "left", "right", "centre",
];

/// Pictures of every kind.
const PICTURES: &[&str] = &[
    "content/img/shared-waters.svg",
    "tests/pictures/shaded.svg",
    "tests/pictures/transparent.png",
    "tests/pictures/grey.png",
    "tests/pictures/colour.jpg",
    "tests/pictures/grey.jpg",
    "tests/pictures/words.svg",
];

impl Author {
    /// A figure of `blocks`.
    pub(super) fn figure(&mut self, indent: usize) {
        let id = format!("figure-{}", self.out.len());
        self.line(indent, "- figure:");
        let indent = indent + 4;
        if self.random.chance(50) {
            self.line(indent, &format!("id: {id}"));
            self.ids.push(id);
        }
        let picture = *self.random.pick(PICTURES);
        self.line(indent, &format!("src: {picture}"));
        if self.random.chance(20) {
            self.line(indent, "decorative: true");
        } else {
            if self.random.chance(20) {
                let words = self.words(9, 20);
                self.key(indent, "description", &words);
            }
            self.perhaps(20, indent, "decorative: false");
            let words = self.words(2, 6);
            self.key(indent, "alt", &words);
        }
        if self.random.chance(70) {
            let caption = self.inline(1, 6, NO_LINKS);
            self.key(indent, "caption", &caption);
        }
        if self.random.chance(30) {
            let name = self.name();
            self.key(indent, "credit", &name);
        }
        self.perhaps(40, indent, "width: 0.5");
    }

    /// A table of `blocks`, or of those within something else.
    pub(super) fn table(&mut self, indent: usize, within: bool) {
        let columns = self.random.between(1, 5);
        let notes = self.random.chance(30);
        let id = format!("table-{}", self.out.len());
        self.line(indent, "- table:");
        let indent = indent + 4;
        if self.random.chance(50) {
            self.line(indent, &format!("id: {id}"));
            self.ids.push(id);
        }
        if self.random.chance(70) {
            let caption = self.inline(1, 6, NO_LINKS);
            self.key(indent, "caption", &caption);
        }
        if self.random.chance(20) {
            let summary = self.words(3, 9);
            self.key(indent, "summary", &summary);
        }
        if self.random.chance(15) {
            let columns = *self
                .random
                .pick(&["[month, calls]", "[{field: hours, label: Hours}, month]"]);
            self.line(indent, "csv: content/data/calls.csv");
            self.line(indent, "delimiter: \",\"");
            return self.line(indent, &format!("columns: {columns}"));
        }
        let adds_up = self.heads(indent, columns);
        let numbers: Vec<bool> = (0..columns)
            .map(|column| column > 0 && self.random.chance(60))
            .collect();
        self.line(indent, "rows:");
        let mut called = !notes;
        let count = self.random.between(1, 6);
        for row in 0..count {
            if self.random.chance(15) {
                let words = self.words(1, 3);
                self.line(indent + 2, &format!("- {{group: \"{words}\"}}"));
            }
            let spans = row > 0 && !adds_up && columns > 2 && self.random.chance(20);
            let mut cells = Vec::new();
            let mut column = 0;
            while column < columns {
                let wide = spans && column == 1;
                let text = if adds_up && column > 0 {
                    (*self.random.pick(&["1", "2.5", "\u{2013}"])).to_string()
                } else if numbers[column] {
                    (*self.random.pick(NUMBERS)).to_string()
                } else {
                    self.cell_words()
                };
                let text = if called { text } else { format!("{text}[^a]") };
                called = true;
                if wide {
                    cells.push(format!("{{text: \"{text}\", colspan: 2}}"));
                    column += 2;
                } else {
                    cells.push(format!("\"{text}\""));
                    column += 1;
                }
            }
            self.line(indent + 2, &format!("- [{}]", cells.join(", ")));
        }
        if columns > 1 && self.random.chance(20) {
            self.reaching_rows(indent + 2, columns);
        }
        self.perhaps(40, indent, "header_columns: 1");
        if notes {
            let note = self.words(2, 8);
            self.line(indent, &format!("notes: {{a: \"{note}\"}}"));
        } else if self.random.chance(20) {
            let note = self.words(2, 8);
            self.key(indent, "notes", &note);
        }
        if self.sources > 0 && self.random.chance(40) {
            let cited = self.citation();
            self.line(indent, &format!("source: \"{cited}\""));
        }
        // No page is turned for what stands within something else.
        let fits: &[&str] = match within {
            true => &["auto", "shrink"],
            false => &["auto", "shrink", "landscape"],
        };
        let fit = *self.random.pick(fits);
        self.perhaps(60, indent, &format!("fit: {fit}"));
        if count > 2 {
            self.perhaps(30, indent, "header_rows: 1");
        }
    }

    /// What is said of the columns; whether they add up.
    fn heads(&mut self, indent: usize, columns: usize) -> bool {
        match self.random.below(4) {
            0 => false,
            1 | 2 => {
                let heads: Vec<String> = (0..columns)
                    .map(|_| format!("\"{}\"", self.words(1, 3)))
                    .collect();
                self.line(indent, &format!("header: [{}]", heads.join(", ")));
                if self.random.chance(40) {
                    let aligns: Vec<&str> =
                        (0..columns).map(|_| *self.random.pick(ALIGNS)).collect();
                    self.line(indent, &format!("align: [{}]", aligns.join(", ")));
                }
                false
            }
            _ => {
                let adds_up = columns > 1 && self.random.chance(50);
                let heads: Vec<String> = (0..columns)
                    .map(|column| {
                        let label = self.words(1, 3);
                        if adds_up && column > 0 {
                            format!("{{label: \"{label}\", format: \"#,##0.0\", total: true}}")
                        } else {
                            format!(
                                "{{label: \"{label}\", total: false, align: {}}}",
                                *self.random.pick(ALIGNS)
                            )
                        }
                    })
                    .collect();
                self.line(indent, &format!("columns: [{}]", heads.join(", ")));
                adds_up
            }
        }
    }

    /// Two rows, the first cell of which is one.
    fn reaching_rows(&mut self, indent: usize, columns: usize) {
        let words = self.words(1, 12);
        let rest = vec!["~"; columns - 1].join(", ");
        self.line(
            indent,
            &format!("- [{{text: \"{words}\", rowspan: 2}}, {rest}]"),
        );
        self.line(indent, &format!("- [{rest}]"));
    }

    /// What stands in a cell: a few words, many, or paragraphs and a list.
    fn cell_words(&mut self) -> String {
        match self.random.below(10) {
            0 => {
                let (one, two) = (self.words(1, 4), self.words(1, 4));
                format!("{one}\\n\\n- {two}\\n- {one}")
            }
            1 | 2 => self.words(8, 30),
            3 => format!("**{}**", self.words(1, 3)),
            _ => self.words(1, 4),
        }
    }
}
