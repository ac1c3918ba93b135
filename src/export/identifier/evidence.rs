//! Charts, callouts and key figures as bytes; [`super::walk`] says how.

use super::walk::ContentBytes;
use crate::document::{
    Annotation, Arrange, Callout, CalloutKind, Chart, ChartKind, DataSeries, KeyFigure, Remark,
};
use crate::language::Decimal;

impl ContentBytes {
    pub(super) fn chart(&mut self, chart: &Chart) {
        let Chart {
            anchor,
            // Stands in the title.
            label: _,
            title,
            language,
            subtitle,
            kind,
            arrange,
            small_multiples,
            x,
            // What `x` says.
            days: _,
            series,
            highlight,
            annotations,
            unit,
            alternative,
            remarks,
        } = chart;
        self.open("chart");
        self.text(anchor);
        self.optional_marked(title.as_ref());
        if let Some(language) = language {
            self.text(language.as_str());
        }
        self.optional_marked(subtitle.as_ref());
        self.text(match kind {
            ChartKind::Column => "column",
            ChartKind::Bar => "bar",
            ChartKind::Line => "line",
            ChartKind::Area => "area",
            ChartKind::Dot => "dot",
            ChartKind::Range => "range",
            ChartKind::Scatter => "scatter",
            ChartKind::Interval => "interval",
        });
        self.text(match arrange {
            Arrange::Grouped => "grouped",
            Arrange::Stacked => "stacked",
            Arrange::Percent => "percent",
        });
        self.optional(small_multiples.then_some("small multiples"));
        x.iter().for_each(|x| self.text(x));
        for DataSeries {
            name,
            values,
            low,
            high,
        } in series
        {
            self.open("series");
            self.text(name);
            for numbers in [values, low, high] {
                self.numbers(numbers);
            }
            self.close();
        }
        self.optional(highlight.map(|series| series.to_string()).as_deref());
        for Annotation { place, words } in annotations {
            self.number(*place);
            self.text(words);
        }
        self.optional(unit.as_deref());
        self.text(alternative);
        for Remark { anchor, text } in remarks {
            self.optional(anchor.as_deref());
            self.marked(text);
        }
        self.close();
    }

    /// All of a callout but its blocks, and it stays open.
    pub(super) fn callout_head(&mut self, callout: &Callout) {
        let Callout {
            kind,
            title,
            blocks: _,
        } = callout;
        self.open("callout");
        self.text(match kind {
            CalloutKind::Note => "note",
            CalloutKind::Warning => "warning",
            CalloutKind::Method => "method",
            CalloutKind::Definition => "definition",
        });
        self.optional_marked(title.as_ref());
    }

    pub(super) fn key_figures(&mut self, figures: &[KeyFigure]) {
        self.open("key-figures");
        for KeyFigure {
            value,
            label,
            remarks,
        } in figures
        {
            self.open("figure");
            self.marked(value);
            self.marked(label);
            remarks.iter().for_each(|remark| self.marked(remark));
            self.close();
        }
        self.close();
    }

    fn numbers(&mut self, numbers: &[Option<Decimal>]) {
        self.open("numbers");
        for number in numbers {
            self.optional(number.map(|number| number.to_string()).as_deref());
        }
        self.close();
    }
}
