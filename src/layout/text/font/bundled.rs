//! The files of the faces that are compiled in.
//!
//! A new face is a file in `fonts/` and its entry in the table; what it measures is read from the file.

use crate::faces;
use crate::theme::Weight;

/// A file: family, weight, whether it is italic, PostScript name, bytes.
pub(super) type File = (&'static str, Weight, bool, &'static str, &'static [u8]);

/// Every file; a face's id is its place here.
pub(super) const BUNDLED: &[File] = &[
    (
        "Source Serif 4",
        Weight::Regular,
        false,
        "SourceSerif4-Regular",
        include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_400Regular.ttf"),
    ),
    (
        "Source Serif 4",
        Weight::Regular,
        true,
        "SourceSerif4-Italic",
        include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf"),
    ),
    (
        "Source Serif 4",
        Weight::Semibold,
        false,
        "SourceSerif4-SemiBold",
        include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_600SemiBold.ttf"),
    ),
    (
        "Source Serif 4",
        Weight::Bold,
        false,
        "SourceSerif4-Bold",
        include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_700Bold.ttf"),
    ),
    (
        "Source Serif 4",
        Weight::Bold,
        true,
        "SourceSerif4-BoldItalic",
        include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_700Bold_Italic.ttf"),
    ),
    (
        "Source Sans 3",
        Weight::Regular,
        false,
        "SourceSans3-Regular",
        faces::SANS,
    ),
    (
        "Source Sans 3",
        Weight::Regular,
        true,
        "SourceSans3-Italic",
        include_bytes!("../../../../fonts/source-sans-3/SourceSans3_400Regular_Italic.ttf"),
    ),
    (
        "Source Sans 3",
        Weight::Semibold,
        false,
        "SourceSans3-SemiBold",
        include_bytes!("../../../../fonts/source-sans-3/SourceSans3_600SemiBold.ttf"),
    ),
    (
        "Source Sans 3",
        Weight::Bold,
        false,
        "SourceSans3-Bold",
        include_bytes!("../../../../fonts/source-sans-3/SourceSans3_700Bold.ttf"),
    ),
    (
        "Source Code Pro",
        Weight::Regular,
        false,
        "SourceCodePro-Regular",
        include_bytes!("../../../../fonts/source-code-pro/SourceCodePro_400Regular.ttf"),
    ),
    (
        "Source Code Pro",
        Weight::Bold,
        false,
        "SourceCodePro-Bold",
        include_bytes!("../../../../fonts/source-code-pro/SourceCodePro_700Bold.ttf"),
    ),
    (
        "Vazirmatn",
        Weight::Regular,
        false,
        "Vazirmatn-Regular",
        include_bytes!("../../../../fonts/vazirmatn/Vazirmatn_400Regular.ttf"),
    ),
    (
        "Vazirmatn",
        Weight::Bold,
        false,
        "Vazirmatn-Bold",
        include_bytes!("../../../../fonts/vazirmatn/Vazirmatn_700Bold.ttf"),
    ),
    (
        "Noto Naskh Arabic",
        Weight::Regular,
        false,
        "NotoNaskhArabic-Regular",
        include_bytes!("../../../../fonts/noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf"),
    ),
    (
        "Noto Naskh Arabic",
        Weight::Bold,
        false,
        "NotoNaskhArabic-Bold",
        include_bytes!("../../../../fonts/noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf"),
    ),
    (
        "Noto Serif Hebrew",
        Weight::Regular,
        false,
        "NotoSerifHebrew-Regular",
        include_bytes!("../../../../fonts/noto-serif-hebrew/NotoSerifHebrew_400Regular.ttf"),
    ),
    (
        "Noto Serif Hebrew",
        Weight::Bold,
        false,
        "NotoSerifHebrew-Bold",
        include_bytes!("../../../../fonts/noto-serif-hebrew/NotoSerifHebrew_700Bold.ttf"),
    ),
    (
        "Noto Serif Devanagari",
        Weight::Regular,
        false,
        "NotoSerifDevanagari-Regular",
        include_bytes!(
            "../../../../fonts/noto-serif-devanagari/NotoSerifDevanagari_400Regular.ttf"
        ),
    ),
    (
        "Noto Serif Devanagari",
        Weight::Bold,
        false,
        "NotoSerifDevanagari-Bold",
        include_bytes!("../../../../fonts/noto-serif-devanagari/NotoSerifDevanagari_700Bold.ttf"),
    ),
];
