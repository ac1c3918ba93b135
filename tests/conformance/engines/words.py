"""How much of what a structure says an engine says, too.

In: the words of a structure, and the text that an engine takes out of the pages. Out: the share of its words and
of its pairs of neighbouring words that are there, and phrases to look for.

Words are compared as `find` compares them: letters in their plain form and without case, no marks of direction,
no vowel marks of Arabic and Hebrew, which many a reader of pages sets aside.
"""

import re
import unicodedata
from collections import Counter

# Points and cantillation of Hebrew, vowel marks of Arabic.
VOWEL_MARKS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")

# A word that goes on in the next line: after a hyphen, or after what PDFium has for one and the line's end.
BROKEN = re.compile("(\\w+)(?:[\u00ad\u2010-][^\\S\n]*\r?\n\\s*|[\ufffe\x02]\\s*)(?=(\\w+))")

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
INDIC = re.compile("[\u0900-\u0dff]")

# Letters of scripts that set no spaces between words: each is a word, as lines end anywhere.
UNSPACED = re.compile("([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])")


def split(text):
    """The words of a text in the form in which they are compared."""
    text = VOWEL_MARKS.sub("", unicodedata.normalize("NFKC", text))
    kept = []
    for character in text.casefold():
        category = unicodedata.category(character)
        if category != "Cf":
            kept.append(character if category[0] in "LMN" else " ")
    return UNSPACED.sub(r" \1 ", "".join(kept)).split()


def findable(text):
    """A text as the search of Chrome's viewer has it: white space is one space, a hyphen that PDFium takes to be
    added and marks without width are nothing, quotation marks are straight."""
    text = VOWEL_MARKS.sub("", text.replace("\ufffe", ""))
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = re.sub("[\u2018-\u201b]", "'", re.sub("[\u201c-\u201f]", '"', text))
    return " ".join(text.split()).casefold()


def said(text, known):
    """The words of an engine's text, those put together again that its lines broke.

    A hyphen at a line's end may be the word's own: it is taken to be added where the word without it is known.
    """
    def join(match):
        whole = "".join(split(match[1] + match[2]))
        return match[1] if whole in known else match[1] + " "

    return split(BROKEN.sub(join, text))


def pairs(words):
    return list(zip(words, words[1:]))


def share(wanted, there):
    """How much of some things is there, of 1, and what is not."""
    missing = Counter(wanted) - Counter(there)
    return 1 - sum(missing.values()) / max(len(wanted), 1), missing


def runs_leftward(texts):
    """Whether words run from right to left. A fifth of them is enough: an address counts as many words."""
    return sum(bool(RIGHT_TO_LEFT.search(text)) for text in texts) > len(texts) / 5


def foreign(block, in_leftward):
    """Which words of a block that runs from right to left, or stands in a file that does, do not."""
    is_leftward = in_leftward or runs_leftward(block)
    return [is_leftward and not RIGHT_TO_LEFT.search(text) for text in block]


class Said:
    """What a structure says, ready to be compared."""

    def __init__(self, words):
        blocks = {}
        for word in words:
            blocks.setdefault(word.block, []).extend(split(word.text))
        self.words = [word for block in blocks.values() for word in block]
        self.pairs = [pair for block in blocks.values() for pair in pairs(block)]
        # The same without those of a foreign word.
        self.own_pairs = []
        is_leftward = runs_leftward(self.words)
        for block in blocks.values():
            own = [not (one or other) for one, other in pairs(foreign(block, is_leftward))]
            self.own_pairs += [pair for pair, is_own in zip(pairs(block), own) if is_own]
        self.known = set(self.words)
        # Words with a hyphen of their own, by what is left of them where an engine drops every hyphen at the end
        # of a line, as Poppler does: “well-known” cannot be told from a word that the line broke.
        compounds = [split(word.text) for word in words if re.search("\\w[\u2010-]\\w", word.text)]
        # And words with the number of their note, which most engines say as one.
        joined = [(one, other) for one, other in pairs(words) if other.joined]
        compounds += [split(one.text) + split(other.text) for one, other in joined]
        # And labels of drawings: Poppler takes “o 1” that stands alone for one word of spaced letters.
        for count in (2, 3):
            for at in range(len(words) - count + 1):
                label = words[at : at + count]
                if all(word.drawn for word in label):
                    compounds.append([part for word in label for part in split(word.text)])
        self.compounds = {"".join(parts): parts for parts in compounds}

    def share_of(self, script):
        """How many of the words are written in a script, of 1."""
        return sum(bool(script.search(word)) for word in self.words) / max(len(self.words), 1)

    def against(self, text, own_pairs_only):
        """The shares of words and of pairs that an engine's text has, and the words that it lacks."""
        there = []
        for word in said(text, self.known):
            whole = word in self.known or word not in self.compounds
            there += [word] if whole else self.compounds[word]
        words, missing = share(self.words, there)
        order, _ = share(self.own_pairs if own_pairs_only else self.pairs, pairs(there))
        return words, order, list(missing)


def phrases(words, length=3, most=12):
    """Some phrases that a reader may look for, spread over the file, none across pages or blocks, and none of
    foreign words, whose order PDFium does not keep."""
    blocks = {}
    for word in words:
        blocks.setdefault((word.page, word.block), []).append(word)
    is_leftward = runs_leftward([word.text for word in words])
    possible = []
    for block in blocks.values():
        others = foreign([word.text for word in block], is_leftward)
        fit = [
            len(split(word.text)) == 1 and not word.aside and not is_foreign
            for word, is_foreign in zip(block, others)
        ]
        starts = [at for at in range(len(block) - length + 1) if all(fit[at : at + length])]
        possible += [" ".join(word.text for word in block[at : at + length]) for at in starts]
    step = max(len(possible) / most, 1)
    return [possible[int(step * turn)] for turn in range(min(most, len(possible)))]
