//! Commands of TeX that are letters, signs or styles.

/// What a group is set otherwise in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Nothing,
    Emphasis,
    Strong,
    Raised,
    Lowered,
    SmallCaps,
    Quoted,
}

impl Change {
    /// What stands before it in markup.
    pub fn opening(self) -> &'static str {
        match self {
            Change::Nothing | Change::Quoted => "",
            Change::Emphasis => "*",
            Change::Strong => "**",
            Change::Raised => "<sup>",
            Change::Lowered => "<sub>",
            Change::SmallCaps => "<sc>",
        }
    }

    /// And behind it.
    pub fn closing(self) -> &'static str {
        match self {
            Change::Nothing | Change::Quoted => "",
            Change::Emphasis => "*",
            Change::Strong => "**",
            Change::Raised => "</sup>",
            Change::Lowered => "</sub>",
            Change::SmallCaps => "</sc>",
        }
    }

    /// Begins it.
    pub fn open(self, words: &mut String, marked: &mut String) {
        marked.push_str(self.opening());
        if self == Change::Quoted {
            words.push('"');
            marked.push('"');
        }
    }

    /// Ends it. A space before its end goes behind it: no mark of ours stands behind a space.
    pub fn close(self, words: &mut String, marked: &mut String) {
        if self == Change::Quoted {
            words.push('"');
            marked.push('"');
            return;
        }
        let is_mark = matches!(self, Change::Emphasis | Change::Strong);
        let spaced = is_mark && marked.ends_with(' ');
        if spaced {
            marked.pop();
        }
        match marked.ends_with(self.opening()) && is_mark {
            // Nothing stands in it.
            true => marked.truncate(marked.len() - self.opening().len()),
            false => marked.push_str(self.closing()),
        }
        if spaced {
            marked.push(' ');
        }
    }
}

/// Commands whose argument is set otherwise; one that is not here leaves its argument as it is.
pub const STYLES: &[(&str, Change)] = &[
    ("emph", Change::Emphasis),
    ("textit", Change::Emphasis),
    ("textsl", Change::Emphasis),
    ("mkbibemph", Change::Emphasis),
    ("mkbibitalic", Change::Emphasis),
    ("textbf", Change::Strong),
    ("mkbibbold", Change::Strong),
    ("textsuperscript", Change::Raised),
    ("mkbibsuperscript", Change::Raised),
    ("textsubscript", Change::Lowered),
    ("mkbibsubscript", Change::Lowered),
    ("textsc", Change::SmallCaps),
    ("enquote", Change::Quoted),
    ("mkbibquote", Change::Quoted),
];

/// The same as declarations, which hold to the end of their group.
pub const DECLARATIONS: &[(&str, Change)] = &[
    ("em", Change::Emphasis),
    ("it", Change::Emphasis),
    ("sl", Change::Emphasis),
    ("itshape", Change::Emphasis),
    ("slshape", Change::Emphasis),
    ("bf", Change::Strong),
    ("bfseries", Change::Strong),
    ("sc", Change::SmallCaps),
    ("scshape", Change::SmallCaps),
];

/// Commands that say nothing by themselves.
pub const IGNORED: &[&str] = &[
    "relax",
    "protect",
    "rm",
    "tt",
    "sf",
    "rmfamily",
    "ttfamily",
    "sffamily",
    "upshape",
    "normalfont",
    "noindent",
    "nobreak",
    "allowbreak",
    "linebreak",
    "newline",
    "par",
    "null",
    "small",
    "footnotesize",
    "textstyle",
    "displaystyle",
    "left",
    "right",
    "bibrangessep",
    "url",
    "ensuremath",
    "mathrm",
    "text",
    "mbox",
    "hskip",
    "xspace",
];

/// Accents by what stands before their letter, and the character that composes with it.
pub const ACCENTS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("G", '\u{30f}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("h", '\u{309}'),
];

/// Letters and signs.
pub const SIGNS: &[(&str, &str)] = &[
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("TeX", "TeX"),
    ("LaTeX", "LaTeX"),
    ("BibTeX", "BibTeX"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotesingle", "'"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquotedbl", "\""),
    ("quotedblbase", "„"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("quotesinglbase", "‚"),
    ("glq", "‚"),
    ("grq", "‘"),
    ("guillemotleft", "«"),
    ("flqq", "«"),
    ("guillemotright", "»"),
    ("frqq", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("textasciicircum", "^"),
    ("textasciigrave", "`"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textbar", "|"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("lbrace", "{"),
    ("rbrace", "}"),
    ("textbullet", "•"),
    ("textdagger", "†"),
    ("dag", "†"),
    ("textdaggerdbl", "‡"),
    ("ddag", "‡"),
    ("textdollar", "$"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textexclamdown", "¡"),
    ("textquestiondown", "¿"),
    ("textordfeminine", "ª"),
    ("textordmasculine", "º"),
    ("textperiodcentered", "·"),
    ("cdot", "·"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textcopyright", "©"),
    ("copyright", "©"),
    ("textsection", "§"),
    ("S", "§"),
    ("P", "¶"),
    ("textparagraph", "¶"),
    ("textunderscore", "_"),
    ("textnumero", "№"),
    ("textdegree", "°"),
    ("degree", "°"),
    ("textmu", "µ"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("pounds", "£"),
    ("textsterling", "£"),
    ("textyen", "¥"),
    ("textcent", "¢"),
    ("dots", "…"),
    ("ldots", "…"),
    ("textellipsis", "…"),
    ("slash", "/"),
    ("textpm", "±"),
    ("pm", "±"),
    ("times", "×"),
    ("texttimes", "×"),
    ("div", "÷"),
    ("le", "≤"),
    ("leq", "≤"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("neq", "≠"),
    ("ne", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("infty", "∞"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("textonehalf", "½"),
    ("textonequarter", "¼"),
    ("textthreequarters", "¾"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Upsilon", "Υ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("ell", "ℓ"),
    ("sqrt", "√"),
    ("partial", "∂"),
    ("sum", "∑"),
    ("prime", "′"),
    ("circ", "°"),
    ("ast", "*"),
    ("quad", " "),
    ("qquad", " "),
    ("enspace", " "),
    ("thinspace", " "),
    ("space", " "),
    ("nobreakspace", " "),
    ("textnormal", ""),
];
