//! A theme for one sheet and one script.

use super::{ParagraphDesign, Pt, Styles, TextStyle, Theme};

impl Theme {
    /// The theme with every size multiplied by a sheet's scale, and every distance between lines by
    /// `leading`, which the document's script and faces need, as well.
    pub fn scaled(&self, scale: f64, leading: f64) -> Theme {
        let mut theme = self.clone();
        theme.paragraph.scale(scale, leading);
        for style in theme.styles.all_mut() {
            style.size = style.size * scale;
            style.leading = style.leading * (scale * leading);
        }
        theme
    }
}

impl ParagraphDesign {
    fn scale(&mut self, scale: f64, leading: f64) {
        let vertical = |length: &mut Pt| *length = *length * (scale * leading);
        vertical(&mut self.space);
        vertical(&mut self.section_space);
        vertical(&mut self.cell_space);
        for length in [
            &mut self.indent,
            &mut self.list_indent,
            &mut self.quote_indent,
            &mut self.cell_gap,
            &mut self.bar_gap,
            &mut self.logo,
        ] {
            *length = *length * scale;
        }
    }
}

/// Lists the styles once, so that none is forgotten.
macro_rules! every_style {
    ($($name:ident)+) => {
        impl Styles {
            /// Every style.
            pub(super) fn all_mut(&mut self) -> [&mut TextStyle; 32] {
                let Styles { $($name),+ } = self;
                [$($name),+]
            }

            /// Every style with its key.
            pub(super) fn named(&self) -> [(&'static str, &TextStyle); 32] {
                let Styles { $($name),+ } = self;
                [$((stringify!($name), $name)),+]
            }
        }
    };
}

every_style! {
    kicker title subtitle byline imprint label lead
    heading_1 heading_2 heading_3 heading_4
    body grade aside attribution question term code reference small_print note pull_quote figure caption cell cell_head cell_total remark colophon
    running contents_1 contents_2
}
