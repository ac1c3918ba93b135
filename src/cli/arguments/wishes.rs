//! The arguments that say what is wished for, whatever the briefing: those of `export` and of `check`.

use std::path::PathBuf;

use clap::Args;

use crate::diagnostic::{Level, Levels, explanation, printable};
use crate::project::fonts::FontWishes;
use crate::project::{Embed, IMAGE_DPIS};
use crate::theme::{Paper, Sides};

/// The arguments that say what is wished for, whatever the briefing.
#[derive(Debug, Clone, Args)]
pub struct WishArguments {
    /// The sheet of the PDF [default: the briefing's, else a4]
    #[arg(long)]
    pub paper: Option<Paper>,

    /// Whether the PDF is printed on one side or two [default: the briefing's, else one]
    #[arg(long)]
    pub sides: Option<Sides>,

    /// Set the PDF on so many pages at most [default: the briefing's wish]
    ///
    /// Paragraphs take a line less where they can; then, as far as the theme lets it, there is less air, a
    /// smaller title, less space between lines, and smaller letters.
    #[arg(long, value_name = "PAGES", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub fit: Option<u32>,

    /// Put a QR code beside each source that has an address, and print that short [default: the briefing's wish]
    #[arg(long)]
    pub qr: bool,

    /// The theme: its name, a TOML file, a `_brand.yml`, or `brand` for the nearest of these [default: the briefing's, else `default`]
    #[arg(long, value_name = "NAME|FILE")]
    pub theme: Option<String>,

    /// How much of the briefing the PDF carries within it, for `extract`
    ///
    /// Where it is not said, the briefing says it, else it is `printed`.
    #[arg(long, value_name = "WHAT", value_enum)]
    pub embed: Option<Embed>,

    /// How many pixels of a picture an inch of the PDF has at most; one with more is made smaller [default: the
    /// briefing's, else 300]
    #[arg(long, value_name = "DPI", value_parser = image_dpi())]
    pub image_dpi: Option<u32>,

    /// Leave the pages of the PDF out of the EPUB: its page list and the marks where they begin
    #[arg(long)]
    pub no_page_list: bool,

    /// Where fonts are, beside those of the program
    #[command(flatten)]
    pub fonts: FontArguments,

    /// What holds for every briefing
    #[command(flatten)]
    pub defaults: DefaultsArguments,

    /// How seriously findings are taken
    #[command(flatten)]
    pub levels: LevelArguments,
}

/// The arguments that say how seriously findings are taken.
#[derive(Debug, Clone, Args)]
pub struct LevelArguments {
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,

    /// Write nothing where there are warnings of this code
    #[arg(short = 'D', long = "deny", value_name = "CODE")]
    pub deny: Vec<String>,

    /// Tell warnings of this code, whatever else is said of it; advice may be asked for so
    #[arg(short = 'W', long = "warn", value_name = "CODE")]
    pub warn: Vec<String>,

    /// Tell no warnings of this code
    #[arg(short = 'A', long = "allow", value_name = "CODE")]
    pub allow: Vec<String>,
}

impl LevelArguments {
    /// What they say.
    ///
    /// # Errors
    ///
    /// Where one names a code that no finding has: a sentence for the user.
    pub fn levels(&self) -> Result<Levels, String> {
        let mut codes = self.deny.iter().chain(&self.warn).chain(&self.allow);
        if let Some(unknown) = codes.find(|code| explanation::of(code).is_none()) {
            let unknown = printable(unknown);
            let help = match explanation::nearest(&unknown) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`briefset explain` lists them all".to_string(),
            };
            return Err(format!("no diagnostic has the code `{unknown}`: {help}"));
        }
        let mut levels = Levels::new(self.strict);
        let said = [
            (&self.deny, Level::Deny),
            (&self.warn, Level::Warn),
            (&self.allow, Level::Allow),
        ];
        for (codes, level) in said {
            codes.iter().for_each(|code| levels.say(code, level));
        }
        Ok(levels)
    }
}

/// The arguments that say where fonts are.
#[derive(Debug, Clone, Args)]
pub struct FontArguments {
    /// A font file, or a folder of them: a theme may name their families, and they set what no other face has
    ///
    /// May be given several times; what is named first is asked first. Everything below a folder that ends in .ttf, .otf,
    /// .ttc or .otc is one.
    #[arg(long = "font-path", value_name = "DIR|FILE")]
    pub paths: Vec<PathBuf>,

    /// Use the fonts of this system likewise, behind those: another may have others, and give other files
    #[arg(long)]
    pub system_fonts: bool,
}

impl FontArguments {
    /// What they wish of a system that keeps its fonts in these folders.
    pub fn wishes(&self, system: &[PathBuf]) -> FontWishes {
        FontWishes {
            paths: self.paths.clone(),
            system: match self.system_fonts {
                true => system.to_vec(),
                false => Vec::new(),
            },
        }
    }
}

/// The arguments of what holds for every briefing.
#[derive(Debug, Clone, Args)]
pub struct DefaultsArguments {
    /// A file of keys that hold where a briefing does not say otherwise
    ///
    /// So does the `_metadata.yaml` of a briefing's folder, and of those above it up to the one that is given as
    /// input. The nearer wins: a briefing, then the file that is named here, then its folder.
    #[arg(long = "metadata-file", value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// A key that holds whatever a briefing says: `-M publisher=…`, `-M pdf.paper=a5`
    #[arg(short = 'M', long = "metadata", value_name = "KEY=VALUE")]
    pub pairs: Vec<String>,

    /// Let a briefing have a weaker `marking` than what holds for it
    #[arg(long)]
    pub weaken_marking: bool,
}

/// How many pixels an inch may have.
fn image_dpi() -> clap::builder::RangedI64ValueParser<u32> {
    let (least, most) = (IMAGE_DPIS.start(), IMAGE_DPIS.end());
    clap::value_parser!(u32).range(i64::from(*least)..=i64::from(*most))
}
