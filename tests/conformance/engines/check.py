#!/usr/bin/env python3
"""Opens PDFs in five engines, and says where one shows or says something else than the others.

usage: check.py [--figures] [--by-lot | --short] FILE.pdf…

  in    files; `--figures` tells what was measured of each, too; `--by-lot` says that their words were put together
        by lot, `--short` that they have a page or two: a line of a table or a chart that an engine reads by columns
        counts for much. The engines are those that `.ci/run` installs in
        `target/conformance`, or in the folder that the variable CONFORMANCE_TOOLS names.
  out   a line a fault, with the file, the page and the engine; the last line sums up.
  exit  0 when all is well, 1 when there are faults, 2 when the engines could not be asked.

Validators judge a file by rules; people see what engines make of it, and each is lenient where another is not.
Of every file four things must hold: no engine complains; every page is drawn alike (`pictures.py`); the words of
the structure (`structure.py`), and their order, are in the text that each engine takes out (`words.py`); phrases
are found by the search of pdf.js and PDFium.
"""

import functools
import multiprocessing
import multiprocessing.util
import os
import sys
from pathlib import Path

TOOLS = Path(os.environ.get("CONFORMANCE_TOOLS", Path(__file__).parents[3] / "target/conformance")).resolve()
sys.path.insert(0, str(TOOLS / "python"))
sys.dont_write_bytecode = True

import pikepdf

import pictures
import structure
import words
from engines import Engines

# How many files are looked at at once.
WORKERS = os.cpu_count() or 1

# The most of a page's ink that an engine may draw elsewhere, and how far a window of a word's size may be off.
# Measured: sound files stay below 0.15 (a sheet of little but rules, which poppler makes a pixel thick) and 0.49,
# whatever their script; a word of four letters that one engine
# leaves out is off by 0.58 at least.
MOST_ELSEWHERE = 0.2
MOST_OFF = 0.55

# The least shares of the structure's words, of its pairs of neighbours, and of phrases found.
WORDS, PAIRS, FOUND = 0.99, 0.97, 0.90

# The same for words that were put together by lot, of both directions in every line: where they meet each engine
# loses some. Measured on two hundred files: at the worst 96.0 % (labels of charts from right to left that end in a
# number are taken for one word with the next), 90 % and 75 % (nine of twelve phrases: PDFium looks for digits between
# words of two languages in another order).
BY_LOT = 0.955, 0.89, 0.65

# The same for files of a page or two: of the words as much as ever.
SHORT = 0.99, 0.90, 0.65

# How many words, and how many pairs, say nothing yet of a short file.
FEW = 5

# What cannot be had, by engine: the least shares of words and pairs in a script, which count as much as the script
# does in a file. Poppler parts Devanagari words at some clusters; MuPDF has right-to-left lines with numbers or
# Latin words in visual order, so that neighbours are not asked for.
LESS = {"poppler": (words.INDIC, 0.96, 0.93), "mupdf": (words.RIGHT_TO_LEFT, 0.85, 0.0)}

# The engine that has Latin words within right-to-left lines the other way round: it is asked for the others.
TURNS_FOREIGN_WORDS = "pdfium"


def least(engine, said, of_all):
    """The least shares of words and of pairs, where these are asked of files of every script."""
    words_of_all, pairs_of_all, _ = of_all
    if engine not in LESS:
        return words_of_all, pairs_of_all
    script, of_words, of_pairs = LESS[engine]
    part = said.share_of(script)
    return words_of_all - part * max(words_of_all - of_words, 0), pairs_of_all - part * max(pairs_of_all - of_pairs, 0)


def drawn(views, with_text):
    """What is wrong with the pictures of a file, and how far each engine is from the others."""
    faults, worst = [], {view.engine: (0.0, 0.0) for view in views}
    count = max(len(view.pages) for view in views)
    for view in views:
        if len(view.pages) != count:
            faults.append(f"{view.engine} draws {len(view.pages)} of {count} pages")
    views = [view for view in views if len(view.pages) == count]
    for number in range(count):
        sheets = [view.pages[number] for view in views]
        sizes = {view.engine: picture.shape for view, picture in zip(views, sheets)}
        if any(max(side) - min(side) > 1 for side in zip(*sizes.values())):
            faults.append(f"page {number + 1}: its size is not the same in all: {sizes}")
        measured = pictures.apart(sheets)
        if measured is None:
            if number in with_text:
                faults.append(f"page {number + 1}: the sheet is blank")
            continue
        for view, (elsewhere, off, (down, across)) in zip(views, measured):
            before = worst[view.engine]
            worst[view.engine] = (max(elsewhere, before[0]), max(off, before[1]))
            if elsewhere > MOST_ELSEWHERE:
                faults.append(f"page {number + 1}: {view.engine} draws {elsewhere:.0%} of it elsewhere")
            elif off > MOST_OFF:
                place = f"{down:.0%} down and {across:.0%} across"
                faults.append(f"page {number + 1}: {view.engine} stands apart {place}: {off:.2f}")
    return faults, worst


def told(view, said, sought, of_all):
    """What is wrong with the text of an engine, and the shares of words, pairs and phrases that it has."""
    faults = []
    share, order, missing = said.against(view.text, view.engine == TURNS_FOREIGN_WORDS)
    least_words, least_pairs = least(view.engine, said, of_all)
    count = len(said.words)
    if share < least_words and (1 - share) * count > FEW:
        lacks = ", ".join(missing[:6])
        faults.append(f"{view.engine} has {share:.1%} of the words, {least_words:.1%} is the least; it lacks {lacks}")
    if order < least_pairs and (1 - order) * count > FEW:
        faults.append(f"{view.engine} has {order:.1%} of the words in order, {least_pairs:.1%} is the least")
    found = None
    if view.found and sought:
        found = sum(view.found) / len(sought)
        if found < of_all[2]:
            lost = next(phrase for phrase, is_found in zip(sought, view.found) if not is_found)
            faults.append(f"{view.engine} finds {found:.0%} of the phrases; not “{lost}”")
    return faults, (share, order, found)


def look(file, of_all):
    """All that is wrong with a file of which these shares are asked, and the figures."""
    try:
        with pikepdf.open(file) as pdf:
            tree = structure.read(pdf)
    except pikepdf.PdfError as error:
        return file, [f"it cannot be read: {error}"], []
    faults = list(tree.faults)
    said, sought = words.Said(tree.words), words.phrases(tree.words)
    views = OPEN.views(file, sought)
    for view in views:
        for complaint in list(dict.fromkeys(view.complaints))[:3]:
            faults.append(f"{view.engine} complains: {complaint[:160]}")
    with_text = {word.page for word in tree.words}
    wrong, distances = drawn(views, with_text)
    faults += wrong
    figures = []
    for view in views:
        row = "{:12} elsewhere {:.3f}  off {:.2f}".format(view.engine, *distances[view.engine])
        if view.text is not None:
            wrong, (share, order, found) = told(view, said, sought, of_all)
            faults += wrong
            row += f"  words {share:.1%}  pairs {order:.1%}" + ("" if found is None else f"  found {found:.0%}")
        figures.append(row)
    return file, faults, figures


def start():
    """Makes a worker ready, and sees to it that what it starts ends with it."""
    global OPEN
    OPEN = Engines(TOOLS)
    multiprocessing.util.Finalize(None, OPEN.close, exitpriority=1)


def main(arguments):
    shows = "--figures" in arguments
    kinds = {"--by-lot": BY_LOT, "--short": SHORT}
    of_all = next((shares for kind, shares in kinds.items() if kind in arguments), (WORDS, PAIRS, FOUND))
    files = [argument for argument in arguments if argument not in ("--figures", *kinds)]
    if not files or files[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    faulty = 0
    try:
        # The longest first, so that no worker is left alone with one.
        files.sort(key=lambda file: -os.path.getsize(file))
        with multiprocessing.get_context("spawn").Pool(min(WORKERS, len(files)), start) as pool:
            for file, faults, figures in pool.imap_unordered(functools.partial(look, of_all=of_all), files):
                faulty += bool(faults)
                for line in faults + (figures if shows else []):
                    print(f"{file}: {line}")
            pool.close()
            pool.join()
    except (OSError, RuntimeError) as error:
        print(f"the engines cannot be asked: {error}", file=sys.stderr)
        return 2
    print(f"{len(files) - faulty} of {len(files)} files are shown and said alike")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
