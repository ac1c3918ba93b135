//! A Persian briefing.

use super::{Maker, metadata, tag};
use crate::document::{
    Block, Document, MarkKind, Paragraph, Quote, SectionKind, TitleBlock, Voice,
};

/// A Persian briefing: right to left, digits of its own, a script that needs faces.
pub fn persian() -> Document {
    let mut make = Maker::default();
    let title = "برق‌رسانی به بندر پس از نخستین زمستان";
    let title_block = TitleBlock {
        kicker: Some(make.text("مؤسسهٔ بندر · ۲۵ دی ۱۴۰۴")),
        subtitle: None,
        byline: vec![make.text("آدا نمونه")],
        imprint: None,
        notice: None,
        title: make.text(title),
    };
    let mut tldr = make.section(SectionKind::Tldr, 2, "tldr", "خلاصه");
    tldr.blocks.push(make.paragraph(
        Voice::Lead,
        "برق ساحلی کار می‌کند: آلودگی در اسکله در نخستین زمستان به یک‌سوم رسید.",
    ));
    let mut body = make.section(SectionKind::Body, 2, "what-changed", "چه تغییر کرد");
    let call = make.call();
    let cite = make.cite(0);
    let marks = [
        ("بسیار کم", MarkKind::Emphasis),
        ("ماند.|۱", call),
        ("shore power", MarkKind::Language(tag("en"))),
        ("۱، ص ۳", cite),
        ("plug --force", MarkKind::Code),
    ];
    let text = make.marked(
        "کشتی‌ها در اسکله برق گرفتند و بسیار کم موتور روشن ماند.۱ به انگلیسی shore power می‌گویند \
         [۱، ص ۳]؛ فرمان plug --force است.",
        &marks,
    );
    make.note("۱", "بیش از ده دقیقه.", &[]);
    body.blocks.push(Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    }));
    body.blocks.push(make.list(
        true,
        false,
        &[("۱.", "دوشاخه را ببینید."), ("۲.", "برق بخواهید.")],
    ));
    let mut quote = vec![make.paragraph(Voice::Body, "مشکل همیشه ترانسفورماتور بود.")];
    quote.push(make.paragraph(Voice::Attribution, "رئیس بندر"));
    body.blocks.push(Block::Quote(Quote { blocks: quote }));
    let mut sources = make.section(SectionKind::Sources, 2, "sources", "منابع");
    let reference = make.reference(1, "۱.", "مؤسسهٔ بندر، نخستین زمستان، ۱۴۰۴.", &[0]);
    sources.blocks.push(Block::References(vec![reference]));
    make.document(
        metadata(title, "fa"),
        title_block,
        vec![tldr, body, sources],
        None,
    )
}
