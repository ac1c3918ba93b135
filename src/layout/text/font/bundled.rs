//! The files of the faces that are compiled in.
//!
//! A new face is a file in `fonts/` and its entry in the table; what it measures is read from the file.

use crate::faces;
use crate::theme::Weight;

/// A face that is compiled in.
pub(super) struct BundledFace {
    pub(super) family: &'static str,
    pub(super) weight: Weight,
    pub(super) italic: bool,
    /// Its PostScript name.
    pub(super) postscript: &'static str,
    /// Its file.
    pub(super) data: &'static [u8],
}

/// Every file; a face's id is its place here.
pub(super) const BUNDLED: &[BundledFace] = &[
    BundledFace {
        family: "Source Serif 4",
        weight: Weight::Regular,
        italic: false,
        postscript: "SourceSerif4-Regular",
        data: include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_400Regular.ttf"),
    },
    BundledFace {
        family: "Source Serif 4",
        weight: Weight::Regular,
        italic: true,
        postscript: "SourceSerif4-Italic",
        data: include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf"),
    },
    BundledFace {
        family: "Source Serif 4",
        weight: Weight::Semibold,
        italic: false,
        postscript: "SourceSerif4-SemiBold",
        data: include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_600SemiBold.ttf"),
    },
    BundledFace {
        family: "Source Serif 4",
        weight: Weight::Bold,
        italic: false,
        postscript: "SourceSerif4-Bold",
        data: include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_700Bold.ttf"),
    },
    BundledFace {
        family: "Source Serif 4",
        weight: Weight::Bold,
        italic: true,
        postscript: "SourceSerif4-BoldItalic",
        data: include_bytes!("../../../../fonts/source-serif-4/SourceSerif4_700Bold_Italic.ttf"),
    },
    BundledFace {
        family: "Source Sans 3",
        weight: Weight::Regular,
        italic: false,
        postscript: "SourceSans3-Regular",
        data: faces::SANS,
    },
    BundledFace {
        family: "Source Sans 3",
        weight: Weight::Regular,
        italic: true,
        postscript: "SourceSans3-Italic",
        data: include_bytes!("../../../../fonts/source-sans-3/SourceSans3_400Regular_Italic.ttf"),
    },
    BundledFace {
        family: "Source Sans 3",
        weight: Weight::Semibold,
        italic: false,
        postscript: "SourceSans3-SemiBold",
        data: include_bytes!("../../../../fonts/source-sans-3/SourceSans3_600SemiBold.ttf"),
    },
    BundledFace {
        family: "Source Sans 3",
        weight: Weight::Bold,
        italic: false,
        postscript: "SourceSans3-Bold",
        data: include_bytes!("../../../../fonts/source-sans-3/SourceSans3_700Bold.ttf"),
    },
    BundledFace {
        family: "Source Code Pro",
        weight: Weight::Regular,
        italic: false,
        postscript: "SourceCodePro-Regular",
        data: include_bytes!("../../../../fonts/source-code-pro/SourceCodePro_400Regular.ttf"),
    },
    BundledFace {
        family: "Source Code Pro",
        weight: Weight::Bold,
        italic: false,
        postscript: "SourceCodePro-Bold",
        data: include_bytes!("../../../../fonts/source-code-pro/SourceCodePro_700Bold.ttf"),
    },
    BundledFace {
        family: "Vazirmatn",
        weight: Weight::Regular,
        italic: false,
        postscript: "Vazirmatn-Regular",
        data: include_bytes!("../../../../fonts/vazirmatn/Vazirmatn_400Regular.ttf"),
    },
    BundledFace {
        family: "Vazirmatn",
        weight: Weight::Bold,
        italic: false,
        postscript: "Vazirmatn-Bold",
        data: include_bytes!("../../../../fonts/vazirmatn/Vazirmatn_700Bold.ttf"),
    },
    BundledFace {
        family: "Noto Naskh Arabic",
        weight: Weight::Regular,
        italic: false,
        postscript: "NotoNaskhArabic-Regular",
        data: include_bytes!("../../../../fonts/noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf"),
    },
    BundledFace {
        family: "Noto Naskh Arabic",
        weight: Weight::Bold,
        italic: false,
        postscript: "NotoNaskhArabic-Bold",
        data: include_bytes!("../../../../fonts/noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf"),
    },
    BundledFace {
        family: "Noto Serif Hebrew",
        weight: Weight::Regular,
        italic: false,
        postscript: "NotoSerifHebrew-Regular",
        data: include_bytes!("../../../../fonts/noto-serif-hebrew/NotoSerifHebrew_400Regular.ttf"),
    },
    BundledFace {
        family: "Noto Serif Hebrew",
        weight: Weight::Bold,
        italic: false,
        postscript: "NotoSerifHebrew-Bold",
        data: include_bytes!("../../../../fonts/noto-serif-hebrew/NotoSerifHebrew_700Bold.ttf"),
    },
    BundledFace {
        family: "Noto Serif Devanagari",
        weight: Weight::Regular,
        italic: false,
        postscript: "NotoSerifDevanagari-Regular",
        data: include_bytes!(
            "../../../../fonts/noto-serif-devanagari/NotoSerifDevanagari_400Regular.ttf"
        ),
    },
    BundledFace {
        family: "Noto Serif Devanagari",
        weight: Weight::Bold,
        italic: false,
        postscript: "NotoSerifDevanagari-Bold",
        data: include_bytes!(
            "../../../../fonts/noto-serif-devanagari/NotoSerifDevanagari_700Bold.ttf"
        ),
    },
];
