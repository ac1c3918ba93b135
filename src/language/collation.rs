//! In which order words stand.
//!
//! In: a tag. Out: a [`Collation`], which compares two texts as the language sorts its words: the Unicode
//! Collation Algorithm with CLDR's tailorings, in which a Swede finds å behind z, a Czech ch behind h and a
//! Persian پ behind ب. A tag may ask for another order than the usual one (`de-u-co-phonebk`). Texts that are the
//! same to a reader and not to the program stand by their characters, so that an order never depends on what
//! it is made of.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use super::Tag;

/// The order of words of a language.
pub struct Collation {
    /// None where there is no data at all, which is compiled in.
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// That of a language; of one that is not known, that of its script.
    pub fn of(tag: &Tag) -> Self {
        // A tag is well formed, but more may be wrong with what stands behind its language.
        let locale = Locale::try_from_str(tag.as_str());
        let locale = locale.or_else(|_| Locale::try_from_str(tag.primary()));
        let preferences = locale.map_or_else(|_| CollatorPreferences::default(), Into::into);
        let options = CollatorOptions::default();
        let collator = CollatorBorrowed::try_new(preferences, options);
        let usual = || CollatorBorrowed::try_new(CollatorPreferences::default(), options);
        Collation {
            collator: collator.or_else(|_| usual()).ok(),
        }
    }

    /// Which of two texts stands first.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let collator = self.collator.as_ref();
        let ordering = collator.map_or(Ordering::Equal, |known| known.compare(one, other));
        ordering.then_with(|| one.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words in the order of a language; they are given in it.
    fn assert_sorted(tag: &str, expected: &[&str]) {
        let collation = Collation::of(&Tag::parse(tag).expect("a tag"));
        let mut sorted: Vec<&str> = expected.to_vec();
        sorted.sort_unstable();
        sorted.sort_by(|one, other| collation.compare(one, other));
        assert_eq!(sorted, expected, "{tag}");
    }

    #[test]
    fn words_stand_as_their_language_sorts_them() {
        assert_sorted(
            "en",
            &["Abel", "Åberg", "de Vries", "Dean", "Öberg", "Zorn"],
        );
        assert_sorted("sv", &["Abel", "Zorn", "Åberg", "Ärlig", "Öberg"]);
        assert_sorted("da", &["Abel", "Zorn", "Ærlig", "Øberg", "Aaberg", "Åkær"]);
        assert_sorted("nb", &["Zorn", "Ærlig", "Øberg", "Åberg"]);
        assert_sorted("fi", &["Virta", "Zorn", "Åberg", "Äijö", "Öberg"]);
        assert_sorted(
            "de",
            &[
                "Muller", "Müller", "Mullers", "Strasse", "Straße", "Strassen",
            ],
        );
        assert_sorted("de-u-co-phonebk", &["Mueller", "Müller", "Muller"]);
        assert_sorted("es", &["Nube", "Nunez", "Núñez", "Ñandú", "Oca"]);
        assert_sorted("es-u-co-trad", &["Cuba", "Chile", "Dato"]);
        assert_sorted("fr", &["cote", "coté", "côte", "côté"]);
        assert_sorted(
            "cs",
            &[
                "Cyril", "Čapek", "Hus", "Chalupa", "Ihned", "Řehoř", "Sova", "Šíp",
            ],
        );
        assert_sorted("pl", &["Lew", "Łoś", "Mak", "Zebra", "Źrebię", "Żaba"]);
        assert_sorted("tr", &["Cem", "Çetin", "Işık", "İnci", "Öz", "Şen"]);
        assert_sorted(
            "fa",
            &[
                "آب",
                "احمد",
                "بندر",
                "پارسا",
                "تهران",
                "چراغ",
                "ژاله",
                "کشتی",
                "گزارش",
                "ی",
            ],
        );
        assert_sorted("ar", &["أحمد", "باب", "تقرير", "ميناء", "هدى", "يوسف"]);
        assert_sorted("ur", &["آب", "بندر", "پل", "ٹرین", "ڈاک", "گھر"]);
        assert_sorted("he", &["אב", "גל", "ים", "נמל"]);
        assert_sorted("ru", &["Ежов", "Ёлкин", "Жуков", "Иванов", "Йодов"]);
        assert_sorted("uk", &["Гончар", "Ґалаґан", "Єва", "Іван", "Їжак"]);
        assert_sorted("el", &["Άννα", "Βόλος", "Ωμέγα"]);
        assert_sorted("hi", &["अब", "कमल", "नदी"]);
        assert_sorted("hr", &["Cvit", "Čavić", "Ćosić", "Dom", "Džep", "Đak"]);
        assert_sorted("sr", &["Вук", "Ђак", "Јован", "Љиљан", "Ћосић", "Џон"]);
        assert_sorted("sk", &["Cudzí", "Čierny", "Hora", "Chlieb", "Ihla"]);
        assert_sorted("hu", &["Cukor", "Csaba", "Dunai", "Oszkár", "Öreg"]);
        assert_sorted(
            "et",
            &["Saar", "Šokk", "Zoo", "Žanr", "Tamm", "Võru", "Ülo"],
        );
        assert_sorted("lv", &["Cēsis", "Čaks", "Gulbene", "Ģirts"]);
        assert_sorted("ro", &["Sava", "Șerban", "Tudor", "Țepeș"]);
    }

    #[test]
    fn a_language_that_is_not_known_has_an_order_all_the_same() {
        for tag in ["tlh", "x1-abcdefgh", "zz-Latn", "en-u-co-nonsense"] {
            if Tag::parse(tag).is_some() {
                assert_sorted(tag, &["abel", "Åberg", "zorn"]);
            }
        }
    }

    #[test]
    fn what_looks_the_same_is_told_apart() {
        let collation = Collation::of(&Tag::english());
        let (whole, composed) = ("é", "e\u{301}");
        assert_ne!(collation.compare(whole, composed), Ordering::Equal);
        let back = collation.compare(composed, whole).reverse();
        assert_eq!(collation.compare(whole, composed), back);
        assert_eq!(collation.compare("a", "a"), Ordering::Equal);
    }
}
