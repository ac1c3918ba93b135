//! YAML that is sound and that few would write.

/// Each of them.
pub const ALL: &[&str] = &[
    "\u{feff}%YAML 1.2\n# head\n--- # marker\n# top\n\ntitle: T # right\n\n# above b\nb: &x   [one, # c1\n  # c2\n  two , \
     {a: 1, \"q\": }, ? k : v, solo: x ] # end\n# before c\nc: | # hdr\n  lit\n  eral\n\n# dedent\nd:\n- 1\n-\n- - x\n  - y\n# after\n-  \
     k: v\n   l: >2-\n      a\n# under d\nempty:\ne2: # nothing\n? complex\n: val\n\"q k\" : &a   # cc\n   foo\n   \
     bar\n&kk key: *a\nkk2: *kk\nx2: *x\nlast: |+\n  x\n\n\n# final\n...\n# more\n",
    "title: T\nb: &x   [one, # c1\n  # c2\n  two , {a: 1, \"q\": }, ? k : v, solo: x ] # end\n# before c\nc: | # hdr\n  \
     lit\n  eral\n\n# dedent\nd:\n- 1\n-\n- - x\n  - y\n# after\n-  k: v\n   l: >2-\n       a\n\n       b\n# under d\nempty:\n\
     e2: # nothing\n? complex\n: val\n\"q k\" : &a   # cc\n   foo\n   bar\n&kk key: *a\nkk2: *kk\nx2: *x\n\
     last: |+\n  x\n\n\n# final\n...\n# more\n",
    // A name before its alias in the file, behind it in canonical order; names that are given twice.
    "summary: &s |\n  Some\n  words.\nsubtitle: *s\ntitle: T\n",
    "summary: &s |\n  Some\n  words.   \nkey_points: # first\n  # the same\n  - *s # again\n  - {confidence: high, text: *s}\ntitle: T\n",
    "sections:\n  - body: &a One\n    title: *a\n  - body: &a Two\n    title: *a\ntldr: *a\n",
    "sections: &all\n  - &one {body: &b B, title: &t T}\n  - *one\ntitle: *t\nappendices: *all\ntldr: *b\n",
    "&k summary: &v text\ntitle: *k\nsubtitle: *v\n",
    "x-texts: {a: &a Long words, b: &b [1, 2]}\ntitle: *a\nx-more: *b\n",
    // Comments at every place and indentation.
    "# one\n\n# two\n# three\nsummary: S\n  # deep\n # less\n# level\ntitle: T\n\n\n# last but one\n\n# last\n",
    "sections:\n- title: A\n  sections:\n  - title: B\n    body: C\n    # of B\n  # of A\n# of the list?\nsources:\n  # first\n  - a\n    # of a\n\
     \x20 # of the list\n# of the file",
    "key_points: # all of them\n  - # an item\n    # more of it\n    text: A # its text\n    # its end\n  -\n    text: B\ntitle: # below\n  # further\n  T\n",
    "summary: # kept\n  # above\n  |\n  one\n  two\ntitle: &t # named\n  # here\n  T\nsubtitle: *t # an alias\n",
    "keywords: [ # none\n  # at all\n]\ntitle: T\nlabels: {}\nkey_points: [ # open\n  a # of a\n  , # behind the comma\n  b, c # of c\n  # end\n] # closed\n",
    "{title: T, # of the title\n # above\n summary: S # of the summary\n\n # end\n} # behind\n# tail\n",
    "{\"title\": \"T\", \"key_points\": [\"a\", {\"text\": \"b\"}], \"labels\": {}}\n",
    // Texts over several lines, in every style.
    "summary: >2+\n\n   lead\n  one\n  two  \n\n\n  three\n\n\nkey_points:\n  - plain\n    goes on\n\n    and on # beside\n  - 'single\n    it''s\n\n\
     \x20   on'\n  - \"double \\\n    goes \\\n    \\ on\n    and\\t\n    on\"\n  - >-\n    folded\n\n    twice\ntitle: T\n",
    "summary: |\n  one\n   \n  two\n  \t\n   \n\ntitle: T\ntldr: |-\n  x\nsubtitle: |2\n   y\n  z\n",
    "summary: |\n\ntitle: |+\n\n\nsubtitle: >\nlang: |-\n",
    "title: T\nsummary: |\n  no end of line",
    "title: T\nsummary: |+\n  kept\n\n\n\n# behind\n\nkey_points:\n  - |+\n    kept\n\n  # c\n  - b\n",
    "title: a\n b\n\n c\nsummary: [a\n  b, 'c\n  d', \"e\n  f\"]\n",
    // Keys of every kind.
    "? title\n: T\n? summary\n# between\n: # colon\n  S\n'key points': [a]\n\"x-\\u00e9\": 1\nx-1: {on: yes, 1: 2, ~: 3}\n",
    "? |\n  title\n: T\n? summary\n",
    "x-é漢: \u{628}\u{200f}\u{644} # \u{5d0}\ntitle: 漢字 # 漢\ntldr: \"\u{1f600}\"   # 😀\n",
    "title:\tT\t# tab\nkey_points:\t[\ta\t,\tb\t]\t\nsummary:\t\"a\tb\"\n",
    "title: T\nx-a: {b: , c: ~, d: null, e: '', f, \"g\":h}\nkey_points: [~, null]\nsubtitle: ~\nfaq:\n- \n-\n- a\n",
    "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
    "- a\n- b: c\n  d: e\n# tail\n",
    "just a text # beside\n# tail\n",
    "# only\n--- # m\n'text'\n...\n",
    "---\n# c\n{}\n# d\n",
    "title: T\n\n\n\nsummary: S\n  \n\t\nsources: []\n\n",
    "bluf: B # other name\nsources:\n- {doi: 10.1000/1, title: A, shortTitle: S}\ntitle: T\ndate: 2026-01-15\ntoc: 'true'\nsmart: \"false\"\n",
    "title: T\nsections:\n- blocks:\n  # a quote\n  - quote: {by: B, text: A}\n\n  # a text\n  - text: C\n  title: S\n",
];
