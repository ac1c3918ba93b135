//! The document as printpdf makes it: catalogue, page tree, fonts.
//!
//! printpdf emits a font only when a page uses it, so one seed page mentions each; it is dropped.
//! Each font is a subset already (printpdf's build without its layout engine embeds what it is
//! given). Widths, ToUnicode and the maps from codes to glyphs are then replaced by those of
//! [`FontTable`], which are exact where printpdf's are rounded and know one meaning a glyph.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt,
    TextItem,
};

use super::codes::{Code, FaceCodes};
use super::descriptor;
use super::encoded::Encoded;
use super::fonts::FontTable;
use super::numbers::real;
use super::program::Program;
use crate::document::Metadata;
use crate::export::Error;
use crate::export::deflate;
use crate::layout::text::font::Fonts;

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
    /// Objects that are finished, of which there are many.
    pub encoded: Encoded,
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
    pub fn set_name_tree(&mut self, key: &str, tree: ObjectId) {
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
    let mut programs = Vec::new();
    for (index, (face, codes)) in table.faces.iter().enumerate() {
        let program = Program::new(fonts.face(*face), codes)?;
        let font = parsed(&program)?;
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
        programs.push(program);
    }
    pdf.pages.push(PdfPage::new(Mm(10.0), Mm(10.0), seed));
    let mut warnings = Vec::new();
    let mut document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    let font_dictionary = seed_fonts(&mut document)?;
    for ((index, (face, codes)), program) in table.faces.iter().enumerate().zip(&programs) {
        let font = font_dictionary
            .get(format!("F{index}").as_bytes())
            .and_then(Object::as_reference)
            .map_err(missing)?;
        let descriptor = replace_maps(&mut document, font, codes, program)?;
        let file = reference(&document, descriptor, b"FontFile2")?;
        document.set_object(file, font_file(&program.file));
        let descriptor = document.get_object_mut(descriptor);
        let descriptor = descriptor.and_then(Object::as_dict_mut).map_err(missing)?;
        descriptor::set(descriptor, fonts.face(*face), codes.is_simple());
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
        encoded: Encoded::default(),
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
        _ => Err(Error::of_pdf("no fonts".to_string())),
    }
}

fn root(document: &Document) -> Result<ObjectId, Error> {
    let root = document.trailer.get(b"Root");
    root.and_then(Object::as_reference).map_err(missing)
}

fn missing(error: lopdf::Error) -> Error {
    Error::of_pdf(error.to_string())
}

fn reference(document: &Document, from: ObjectId, key: &[u8]) -> Result<ObjectId, Error> {
    document
        .get_dictionary(from)
        .and_then(|dictionary| dictionary.get(key))
        .and_then(Object::as_reference)
        .map_err(missing)
}

/// A font as printpdf takes it.
fn parsed(program: &Program) -> Result<ParsedFont, Error> {
    let font = ParsedFont::from_bytes(&program.file, 0, &mut Vec::new());
    let mut font = font.ok_or_else(|| Error::of_pdf(format!("{} cannot be read", program.name)))?;
    font.font_name = Some(program.name.clone());
    Ok(font)
}

/// A font program, deflated.
fn font_file(program: &[u8]) -> Stream {
    let mut stream = deflated(program);
    stream.dict.set("Length1", program.len() as i64);
    stream
}

/// Takes the fonts from the seed page and drops it.
fn seed_fonts(document: &mut Document) -> Result<Dictionary, Error> {
    let page = document
        .page_iter()
        .next()
        .ok_or_else(|| Error::of_pdf("no page".to_string()))?;
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

/// Replaces a font's widths, ToUnicode and the map from codes to glyphs; gives its descriptor.
fn replace_maps(
    document: &mut Document,
    font: ObjectId,
    codes: &FaceCodes,
    program: &Program,
) -> Result<ObjectId, Error> {
    let to_unicode = reference(document, font, b"ToUnicode")?;
    document.set_object(to_unicode, deflated(codes.to_unicode().as_bytes()));
    let in_order = codes.in_order();
    let map = (!codes.is_simple()).then(|| glyph_map(&in_order, program));
    let map = map.map(|map| document.add_object(map));
    let dictionary = document
        .get_object_mut(font)
        .and_then(Object::as_dict_mut)
        .map_err(missing)?;
    let descendant = dictionary
        .get_mut(b"DescendantFonts")
        .and_then(Object::as_array_mut)
        .map_err(missing)?
        .first_mut()
        .ok_or_else(|| Error::of_pdf("a font without a descendant".to_string()))?
        .as_dict_mut()
        .map_err(missing)?;
    let descriptor = descendant.get(b"FontDescriptor");
    let descriptor = descriptor.and_then(Object::as_reference).map_err(missing)?;
    match map {
        Some(map) => {
            descendant.set("CIDToGIDMap", map);
            descendant.set("W", widths(&in_order));
        }
        None => *dictionary = simple(&in_order, &program.name, (descriptor, to_unicode)),
    }
    Ok(descriptor)
}

/// A simple font (ISO 32000-1, 9.6.3): its program leads from codes to glyphs, so it is symbolic and has
/// no encoding (ISO 19005-3, 6.2.11.6).
fn simple(
    codes: &[&Code],
    name: &str,
    (descriptor, to_unicode): (ObjectId, ObjectId),
) -> Dictionary {
    let number = |code: Option<&&Code>| code.map_or(0, |code| code.value.number());
    let (first, last) = (number(codes.first()), number(codes.last()));
    let mut widths = vec![Object::Integer(0); usize::from(last - first) + 1];
    for code in codes {
        widths[usize::from(code.value.number() - first)] = real(code.width);
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Font");
    dictionary.set("Subtype", "TrueType");
    dictionary.set("BaseFont", Object::Name(name.as_bytes().to_vec()));
    dictionary.set("FirstChar", i64::from(first));
    dictionary.set("LastChar", i64::from(last));
    dictionary.set("Widths", widths);
    dictionary.set("FontDescriptor", descriptor);
    dictionary.set("ToUnicode", to_unicode);
    dictionary
}

/// The map from codes of two bytes to glyphs (ISO 32000-1, 9.7.4.2).
fn glyph_map(codes: &[&Code], program: &Program) -> Stream {
    let last = codes.last().map_or(0, |code| code.value.number());
    let mut glyphs = vec![[0; 2]; usize::from(last) + 1];
    for code in codes {
        glyphs[usize::from(code.value.number())] = program.glyph(code).to_be_bytes();
    }
    deflated(&glyphs.concat())
}

/// The widths of codes of two bytes, in runs of neighbours (ISO 32000-1, 9.7.4.3).
fn widths(codes: &[&Code]) -> Vec<Object> {
    let mut widths = Vec::new();
    let are_neighbours = |one: &&Code, next: &&Code| one.value.number() + 1 == next.value.number();
    for run in codes.chunk_by(are_neighbours) {
        widths.push(Object::Integer(run[0].value.number().into()));
        let each = run.iter().map(|code| real(code.width));
        widths.push(Object::Array(each.collect()));
    }
    widths
}

fn deflated(bytes: &[u8]) -> Stream {
    let mut dictionary = Dictionary::new();
    dictionary.set("Filter", "FlateDecode");
    Stream::new(dictionary, deflate::stream(bytes)).with_compression(false)
}
