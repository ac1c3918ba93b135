//! What TeX says, and back.

use super::*;

#[test]
fn accents_letters_and_signs_are_characters() {
    for (tex, words) in [
        ("M{\\\"u}ller and Mart{\\'\\i}nez", "Müller and Martínez"),
        (
            "{\\'{E}}tude \\c{c}a \\v s {\\AA}ngstr{\\\"o}m",
            "Étude ça š Ångström",
        ),
        (
            "\\'e\\^{\\i}\\=a\\H{o} {\\o}re \\L{}\\'od\\'z",
            "éîāő øre Łódź",
        ),
        (
            "A--B --- 3{\\%} \\& \\$5 \\#1 a\\_b",
            "A–B — 3% & $5 #1 a_b",
        ),
        ("``So'' it is: `x'", "\"So\" it is: 'x'"),
        ("H.~Mayer\\ et\\,al. Win\\-dows", "H. Mayer et al. Windows"),
        (
            "$H_2O$ and CO$_{2}$, $\\alpha \\times 10^{-3}$",
            "H2O and CO2, α×10-3",
        ),
        ("The {NASA} {{Port} Institute}", "The NASA Port Institute"),
        (
            "{\\em One} \\emph{two} \\unknown{three} \\odd",
            "One two three \\odd",
        ),
        ("\\href{https://example.org/a}{the words}", "the words"),
        ("costs $5", "costs $5"),
        ("a } b { c \\", "a } b c \\"),
        ("one \\\\ two", "one \ntwo"),
        (
            "\\textquotedblleft{}x\\textquotedblright{} \\TeX\\ y",
            "“x” TeX y",
        ),
        ("P{\\~a}o de a\\c{c}\\'ucar", "Pão de açúcar"),
        ("Erd\\H{o}s, Nguy\\~{\\^e}n", "Erdős, Nguyễn"),
    ] {
        assert_eq!(super::words(tex), words, "{tex}");
    }
}

#[test]
fn styles_are_marks_where_marks_can_stand() {
    for (tex, marked) in [
        (
            "On \\emph{E. coli} in {\\it vivo }now",
            "On *E. coli* in *vivo* now",
        ),
        ("\\textbf{A} \\textit{b}", "**A** *b*"),
        (
            "CO\\textsubscript{2} and $x^2$",
            "CO<sub>2</sub> and x<sup>2</sup>",
        ),
        ("C* [a] @b <i>", "C\\* \\[a\\] \\@b &lt;i>"),
        // A mark within a word, before a bracket, would be seen.
        ("a\\emph{(b)}c", "a(b)c"),
        ("\\enquote{So}", "\"So\""),
        ("\\emph{}x", "x"),
    ] {
        assert_eq!(read(tex).marked, marked, "{tex}");
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for words in [
        "50% of {a} & b_c #1 $5 ~x ^y \\z",
        "A -- B --- C ''x'' ``y`` 'z'",
        "Ünïcödé “quotes” – dashes",
        "one\ntwo",
    ] {
        assert_eq!(super::words(&write::words(words)), words);
    }
    for marked in [
        "On *E. coli* and **more** of CO<sub>2</sub>",
        "NASA and the Port of Oslo",
        "C\\* and \\[a\\] &lt;b>",
        "McDonald x<sup>2</sup> <sc>ad</sc>",
    ] {
        let tex = write::marked(marked, true);
        let back = read(&tex).marked;
        assert_eq!(words_of(&back), words_of(marked), "{tex}");
        assert_eq!(write::marked(&back, true), tex, "{tex}");
    }
    assert_eq!(
        write::marked("The NASA of Oslo", true),
        "The {NASA} of {Oslo}"
    );
}

#[test]
fn addresses_keep_every_character() {
    for (tex, address) in [
        (
            "\\url{https://example.org/a_b?c=d&e}",
            "https://example.org/a_b?c=d&e",
        ),
        (
            "https://example.org/a\\_b\\%20~c",
            "https://example.org/a_b%20~c",
        ),
        ("{10.1000/{182}}", "10.1000/182"),
        (
            "\\url{https://example.org/a{\\_}b}",
            "https://example.org/a_b",
        ),
    ] {
        assert_eq!(verbatim(tex), address, "{tex}");
    }
}

#[test]
fn no_depth_is_too_deep() {
    let deep = format!("{}x{}", "{".repeat(100_000), "}".repeat(100_000));
    assert_eq!(super::words(&deep), "x");
    let deep = format!("{}x", "\\emph{".repeat(100_000));
    assert_eq!(super::words(&deep), "x");
    let deep = format!("{}x", "\\'{".repeat(50_000));
    super::words(&deep);
}
