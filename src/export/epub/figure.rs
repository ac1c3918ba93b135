//! Figures.

use super::body::Body;
use super::markup::Tag;
use super::spine::anchor_id;
use crate::document::Figure;

/// Writes a figure, with its caption below it. What is said of it at length is for those who do not see it:
/// readers that show no pictures show it.
pub fn write(body: &mut Body<'_>, figure: &Figure) {
    let Some(file) = body.book.pictures.get(figure.picture.0 as usize) else {
        return;
    };
    let id = anchor_id(&figure.anchor);
    // What only adorns the page says nothing, however much is said of it.
    let described = figure.description.as_ref();
    let described = described.filter(|_| figure.alternative.is_some());
    let described = described.map(|_| format!("{id}_description"));
    body.markup.line();
    body.markup.open(&Tag::new("figure").set("id", id));
    body.markup.line();
    let width = figure
        .width
        .map(|part| format!("width: {}%", (part * 100.0).round()));
    let image = Tag::new("img")
        .set("src", file.name.clone())
        .set("alt", figure.alternative.clone().unwrap_or_default())
        .set("width", file.size.0.to_string())
        .set("height", file.size.1.to_string())
        .set_if(
            "role",
            figure.alternative.is_none().then_some("presentation"),
        )
        .set_if("aria-describedby", described.clone())
        .set_if("style", width);
    body.markup.void(&image);
    if let (Some(description), Some(id)) = (&figure.description, described) {
        body.markup.line();
        let tag = Tag::new("p")
            .set("id", id)
            .set("class", "remark description");
        body.markup.leaf(&tag, description);
    }
    if figure.caption.is_some() || !figure.remarks.is_empty() {
        // What is said of it stands last in a figure, all of it in one (HTML, figure).
        body.markup.line();
        body.markup.open(&Tag::new("figcaption"));
        if let Some(caption) = &figure.caption {
            body.element(Tag::new("p").set("class", "caption"), caption);
        }
        for remark in &figure.remarks {
            body.element(Tag::new("p").set("class", "remark"), &remark.text);
        }
        body.markup.line();
        body.markup.close();
    }
    body.markup.line();
    body.markup.close();
}
