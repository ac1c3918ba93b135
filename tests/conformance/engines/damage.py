#!/usr/bin/env python3
"""Damages a sound PDF, once in each way that `check.py` is there to find.

usage: damage.py FILE.pdf FOLDER

  in    a PDF that `check.py` finds nothing wrong with, with text on its first page.
  out   FOLDER/KIND.pdf for each kind of damage, the names of functions below.

A check that never failed proves nothing: the tests run `check.py` on these, and expect its word on each.
"""

import os
import re
import sys
from pathlib import Path

TOOLS = Path(os.environ.get("CONFORMANCE_TOOLS", Path(__file__).parents[3] / "target/conformance")).resolve()
sys.path.insert(0, str(TOOLS / "python"))

import pikepdf


def contents(pdf, change):
    """Changes the drawing operators of every page."""
    for page in pdf.pages:
        page.contents_coalesce()
        page.Contents.write(change(page.Contents.read_bytes()))


def numbers(pdf):
    """Two numbers in one line of a page that are not apart: some engines read one number, some two, some none."""
    contents(pdf, lambda stream: re.sub(rb"\[(?=[(<])", b"[-9000-4000", stream, count=1))


def operator(pdf):
    """An operator that there is not."""
    contents(pdf, lambda stream: stream + b"\nnonsense\n")


def blank(pdf):
    """Sheets on which nothing shows: everything is clipped away."""
    contents(pdf, lambda stream: b"0 0 0 0 re W n\n" + stream)


def unsaid(pdf):
    """Letters that say nothing: some engines then say their codes."""
    for page in pdf.pages:
        for font in page.resources.Font.values():
            letters = rb"(<[0-9A-Fa-f]+>\s*)<00[67][0-9A-Fa-f]>(?=\s*\n<|\s*\nend)"
            font.ToUnicode.write(re.sub(letters, rb"\1<>", font.ToUnicode.read_bytes()))


def elements(item):
    """Every element of the structure below one."""
    if isinstance(item, pikepdf.Array):
        for child in item:
            yield from elements(child)
    elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
        yield item
        yield from elements(item.get("/K", pikepdf.Array()))


def untold(pdf):
    """A structure that leaves the text of its paragraphs out."""
    for element in elements(pdf.Root.StructTreeRoot.K):
        if element.S == "/P":
            del element.K


def order(pdf):
    """A structure whose paragraphs say their words backwards."""
    sys.path.insert(0, str(Path(__file__).parent))
    import structure

    walk = structure.read(pdf).words
    blocks = {}
    for word in walk:
        blocks.setdefault(word.block, []).append(word.text)
    text = " ".join(word for block in blocks.values() for word in reversed(block))
    root = pdf.Root.StructTreeRoot.K
    top = root[0] if isinstance(root, pikepdf.Array) else root
    top.ActualText = pikepdf.String(text)


KINDS = [numbers, operator, blank, unsaid, untold, order]


def main(file, folder):
    for kind in KINDS:
        with pikepdf.open(file) as pdf:
            kind(pdf)
            pdf.save(Path(folder) / f"{kind.__name__}.pdf", fix_metadata_version=False)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(*sys.argv[1:])
