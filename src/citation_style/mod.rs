//! Citation styles: sources and citations → what a style prints for them.
//!
//! In: a style in CSL 1.0.2 (the Citation Style Language, <https://docs.citationstyles.org>), the terms of a
//! language, [`Item`]s, and the citations of a document in their order. Out: [`Rendered`]: for each citation
//! and each entry of the bibliography the [`Run`]s of text that stand for it, with their looks and links.
//! Nothing here knows of briefings: an item is a bag of CSL's variables.
//!
//! Why a processor of our own: hayagriva 0.10, the only kept one, was measured against citeproc-js, which the
//! styles are written for. Of 22 citations and entries it printed 5 to 17 otherwise in each of seven common
//! styles: authors left out, other year suffixes, another order, straight "ibid."s, a panic at a range of dates.
//! What it decides inside (conditions, order, positions) cannot be corrected from outside.
//!
//! | module | does |
//! |---|---|
//! | [`element`] | XML → a tree of elements |
//! | [`style`] | the tree → a style, or why it is none |
//! | [`library`] | the styles and terms that are built in, by their names |
//! | [`locale`] | terms, dates and options of a language, with those of the style over them |
//! | [`locators`] | words behind a key → the place that is cited |
//! | [`item`] | what is cited: variables, names, dates |
//! | [`rich`] | values with marks in them (`<i>`, quotation marks) → text |
//! | [`context`] | what rendering has at hand, and what it tells of itself |
//! | [`render`] | an element → a tree of output |
//! | [`conditions`] | `if` and `else-if` |
//! | [`names`], [`name_options`], [`name`] | lists of names; how they are set; one name |
//! | [`dates`], [`numbers`], [`pages`], [`letter_case`] | values of these kinds |
//! | [`values`] | a variable → what an item has for it |
//! | [`output`] | what rendering makes |
//! | [`runs`] | the tree of output → runs: quotation marks, punctuation that meets |
//! | [`sort`] | the order of entries |
//! | [`positions`] | what a citation is: first, subsequent, ibid |
//! | [`ambiguity`] | citations that look alike are told apart |
//! | [`cluster`] | the items of one citation → one |
//! | [`processor`] | all of it, in order |

mod ambiguity;
mod cluster;
mod conditions;
mod context;
mod dates;
mod element;
mod item;
mod letter_case;
mod library;
mod locale;
mod locators;
mod name;
mod name_options;
mod names;
mod numbers;
mod output;
mod pages;
mod positions;
mod processor;
mod render;
mod rich;
mod runs;
mod sort;
mod style;
mod values;

pub use item::{Date, Item, Moment, Name};
pub use library::{Known, all_names, names_of_styles};
pub use output::{Leads, Looks, Own, Run};
pub use processor::{Citation, Cite, Entry, Form, Processor, Rendered};
pub use style::{Class, Fault, Read, Style};
