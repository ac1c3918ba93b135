//! The document as printpdf makes it: catalogue, page tree, fonts.
//!
//! printpdf emits a font only when a page uses it, so one seed page mentions each; it is dropped.
//! Each font is a subset already (printpdf's build without its layout engine embeds what it is
//! given). Widths, ToUnicode and the map from codes to glyphs are then replaced by those of
//! [`FontTable`], which are exact where printpdf's are rounded and know one meaning a glyph.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};
use subsetter::GlyphRemapper;

use super::Error;
use super::descriptor;
use super::fonts::{FaceCodes, FontTable};
use super::identifier::digest;
use super::numbers::real;
use crate::document::Metadata;
use crate::export::deflate;
use crate::layout::text::font::{Face, Fonts};

/// The document and the objects that others add to.
pub struct Shell {
    /// The document.
    pub document: Document,
    /// The catalogue.
    pub catalog: ObjectId,
    /// The root of the page tree.
    pub pages: ObjectId,
    /// The resources that all pages share.
    pub resources: Dictionary,
}

impl Shell {
    /// Sets a key of the catalogue.
    pub fn set_in_catalog(&mut self, key: &str, value: impl Into<Object>) {
        if let Ok(catalog) = self
            .document
            .get_object_mut(self.catalog)
            .and_then(Object::as_dict_mut)
        {
            catalog.set(key, value);
        }
    }

    /// Sets a name tree of the catalogue (ISO 32000-1, 7.7.4).
    pub fn set_name_tree(&mut self, key: &str, tree: Dictionary) {
        let tree = self.document.add_object(tree);
        let catalog = self
            .document
            .get_object_mut(self.catalog)
            .and_then(Object::as_dict_mut);
        let Ok(catalog) = catalog else { return };
        match catalog.get_mut(b"Names").and_then(Object::as_dict_mut) {
            Ok(names) => names.set(key, tree),
            Err(_) => {
                let mut names = Dictionary::new();
                names.set(key, tree);
                catalog.set("Names", names);
            }
        }
    }
}

/// Makes the document with its fonts and without pages.
pub fn make(table: &FontTable, fonts: &Fonts, metadata: &Metadata) -> Result<Shell, Error> {
    let mut pdf = PdfDocument::new(&metadata.title);
    let mut seed = Vec::new();
    let mut remappers = Vec::new();
    for (index, (face, codes)) in table.faces.iter().enumerate() {
        let (remapper, font) = subset(fonts.face(*face), codes)?;
        let id = FontId(format!("F{index}"));
        pdf.resources
            .fonts
            .map
            .insert(id.clone(), PdfFont::new(font));
        seed.push(Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(10.0),
        });
        let glyph = printpdf::Codepoint::with_cid(1, 0.0, " ".to_string());
        seed.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(vec![glyph])],
        });
        remappers.push(remapper);
    }
    pdf.pages.push(PdfPage::new(Mm(10.0), Mm(10.0), seed));
    let mut warnings = Vec::new();
    let mut document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    let font_dictionary = seed_fonts(&mut document)?;
    for ((index, (face, codes)), remapper) in table.faces.iter().enumerate().zip(&remappers) {
        let font = font_dictionary
            .get(format!("F{index}").as_bytes())
            .and_then(Object::as_reference)
            .map_err(missing)?;
        let descriptor = replace_maps(&mut document, font, codes, remapper)?;
        let descriptor = document.get_object_mut(descriptor);
        let descriptor = descriptor.and_then(Object::as_dict_mut).map_err(missing)?;
        descriptor::set(descriptor, fonts.face(*face));
    }
    let font_dictionary = renumbered(&mut document, font_dictionary)?;
    let catalog = root(&document)?;
    let pages = reference(&document, catalog, b"Pages")?;
    let mut resources = Dictionary::new();
    resources.set("Font", font_dictionary);
    Ok(Shell {
        document,
        catalog,
        pages,
        resources,
    })
}

/// Numbers the objects from 1 without gaps, and gives the fonts under their new numbers. Whoever adds
/// objects afterwards leaves no gap: lopdf takes time for this that grows with the square of the
/// number of objects, of which there are few as yet.
fn renumbered(document: &mut Document, fonts: Dictionary) -> Result<Dictionary, Error> {
    // Only what the trailer leads to is renumbered, and no page leads to the fonts yet.
    document.trailer.set("Font", fonts);
    // What printpdf says of the document; [`super::metadata`] says it anew.
    let information = document.trailer.remove(b"Info");
    if let Some(Object::Reference(information)) = information {
        document.objects.remove(&information);
    }
    document.renumber_objects();
    let fonts = document.trailer.remove(b"Font");
    match fonts {
        Some(Object::Dictionary(fonts)) => Ok(fonts),
        _ => Err(Error("no fonts".to_string())),
    }
}

fn root(document: &Document) -> Result<ObjectId, Error> {
    let root = document.trailer.get(b"Root");
    root.and_then(Object::as_reference).map_err(missing)
}

fn missing(error: lopdf::Error) -> Error {
    Error(error.to_string())
}

fn reference(document: &Document, from: ObjectId, key: &[u8]) -> Result<ObjectId, Error> {
    document
        .get_dictionary(from)
        .and_then(|dictionary| dictionary.get(key))
        .and_then(Object::as_reference)
        .map_err(missing)
}

/// A face cut down to the glyphs that are used.
fn subset(face: &Face, codes: &FaceCodes) -> Result<(GlyphRemapper, ParsedFont), Error> {
    let mut remapper = GlyphRemapper::new();
    for code in &codes.codes {
        remapper.remap(code.glyph);
    }
    let failed = |reason: String| Error(format!("{}: {reason}", face.postscript_name));
    let bytes =
        subsetter::subset(face.data, 0, &remapper).map_err(|error| failed(error.to_string()))?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| failed("the subset cannot be read".to_string()))?;
    font.font_name = Some(format!("{}+{}", subset_tag(&bytes), face.postscript_name));
    Ok((remapper, font))
}

/// Six letters that tell subsets of one face apart (ISO 32000-1, 9.6.4), made from what is in it.
fn subset_tag(bytes: &[u8]) -> String {
    let hash = digest(bytes);
    hash.iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

/// Takes the fonts from the seed page and drops it.
fn seed_fonts(document: &mut Document) -> Result<Dictionary, Error> {
    let page = document
        .page_iter()
        .next()
        .ok_or_else(|| Error("no page".to_string()))?;
    let resources = reference(document, page, b"Resources")?;
    let fonts = reference(document, resources, b"Font")?;
    let dictionary = document.get_dictionary(fonts).map_err(missing)?.clone();
    let contents = reference(document, page, b"Contents")?;
    for name in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
        if let Ok(id) = reference(document, resources, name) {
            document.objects.remove(&id);
        }
    }
    for id in [page, resources, fonts, contents] {
        document.objects.remove(&id);
    }
    Ok(dictionary)
}

/// Replaces a font's widths, ToUnicode and map from codes to glyphs; gives its descriptor.
fn replace_maps(
    document: &mut Document,
    font: ObjectId,
    codes: &FaceCodes,
    remapper: &GlyphRemapper,
) -> Result<ObjectId, Error> {
    let to_unicode = reference(document, font, b"ToUnicode")?;
    document.set_object(to_unicode, deflated(codes.to_unicode().as_bytes()));
    let glyphs: Vec<u8> = codes
        .codes
        .iter()
        .flat_map(|code| remapper.get(code.glyph).unwrap_or(0).to_be_bytes())
        .collect();
    let map = document.add_object(deflated(&glyphs));
    let widths: Vec<Object> = codes.codes.iter().map(|code| real(code.width)).collect();
    let dictionary = document
        .get_object_mut(font)
        .and_then(Object::as_dict_mut)
        .map_err(missing)?;
    let descendant = dictionary
        .get_mut(b"DescendantFonts")
        .and_then(Object::as_array_mut)
        .map_err(missing)?
        .first_mut()
        .ok_or_else(|| Error("a font without a descendant".to_string()))?
        .as_dict_mut()
        .map_err(missing)?;
    descendant.set("CIDToGIDMap", map);
    descendant.set("W", vec![Object::Integer(0), Object::Array(widths)]);
    let descriptor = descendant.get(b"FontDescriptor");
    descriptor.and_then(Object::as_reference).map_err(missing)
}

fn deflated(bytes: &[u8]) -> Stream {
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflate::stream(bytes)).with_compression(false)
}
