#!/usr/bin/env python3
"""Converts books as readers do, for a Kindle, for Word and to plain text, and says what is lost on the way.

usage: convert.py FILE.epub…

  in    books; `ebook-convert` is calibre's.
  out   a line a fault, with the book and the format; the last line sums up.
  exit  0 when all is well, 1 when there are faults, 2 when the books could not be converted.

What calibre makes of a book is what its readers get to see of it on a Kindle, and what an editor gets who asks for
a Word file. Three things must hold in each format: every word of the book is there; the page of contents stands
before what it leads to; the format's own contents have every entry, and each leads to the heading that it names.
An AZW3 file is read as calibre takes it apart again.
"""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"

# Elements of XHTML that stand within a line.
INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup"}

# How many words tell where a part begins.
BEGINNING = 8


def words(text):
    """The words of a text: letters, marks and digits."""
    return re.findall(r"[^\W_]+", re.sub("[\u00ad\u200b-\u200f\u2060]", "", text).casefold())


def said(element):
    """The text of an element of XHTML, blocks apart; nothing of what is hidden."""
    if not isinstance(element.tag, str) or element.get("hidden") is not None:
        return ""
    edge = "" if element.tag.removeprefix(XHTML) in INLINE else " "
    inner = "".join(said(child) + (child.tail or "") for child in element)
    return edge + (element.text or "") + inner + edge


class Book:
    """An EPUB: its parts in reading order, and its contents."""

    def __init__(self, file):
        with zipfile.ZipFile(file) as archive:
            container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
            package = container.find(f".//{CONTAINER}rootfile").get("full-path")
            root = ElementTree.fromstring(archive.read(package))
            within = lambda href: normpath(join(dirname(package), unquote(href)))
            items = {item.get("id"): item for item in root.iter(f"{OPF}item")}
            spine = [items[reference.get("idref")] for reference in root.iter(f"{OPF}itemref")]
            paths = [within(item.get("href")) for item in spine]
            self.parts = {path: ElementTree.fromstring(archive.read(path)).find(f"{XHTML}body") for path in paths}
            # The page of contents, if it is one of the pages.
            navigation = [within(item.get("href")) for item in spine if item.get("properties") == "nav"]
            self.page_of_contents = navigation[0] if navigation else None
            # Books of the third edition of the standard have a document of contents, earlier ones an NCX.
            nav = next((each for each in items.values() if each.get("properties") == "nav"), None)
            ncx = next(each for each in items.values() if each.get("media-type") == "application/x-dtbncx+xml")
            path = within((ncx if nav is None else nav).get("href"))
            listed = from_ncx if nav is None else from_nav
            # What each entry says, and where it leads: a path and an id.
            self.contents = []
            for label, href in listed(ElementTree.fromstring(archive.read(path))):
                target, identifier = urldefrag(href)
                self.contents.append((words(label), normpath(join(dirname(path), unquote(target))), identifier))

    def words(self):
        return [word for body in self.parts.values() for word in words(said(body))]

    def beginning(self, path, identifier):
        """The words from the place on that an entry leads to. It may be a mark at the end of a part, before the
        heading at the beginning of the next, where a converter has parted them."""
        if path not in self.parts:
            return []
        paths = list(self.parts)
        following = [words(said(self.parts[path])) for path in paths[paths.index(path) :]]
        if identifier:
            body = self.parts[path]
            element = next((each for each in body.iter() if each.get("id") == identifier), None)
            if element is None:
                return []
            following[0] = following[0][len(words(before(body, element))) :]
        return [word for part in following for word in part]


def from_nav(root):
    nav = next(nav for nav in root.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == "toc")
    return [("".join(link.itertext()), link.get("href")) for link in nav.iter(f"{XHTML}a")]


def from_ncx(root):
    points = root.iter(f"{NCX}navPoint")
    return [(point.find(f"{NCX}navLabel/{NCX}text").text, point.find(f"{NCX}content").get("src")) for point in points]


def before(body, element):
    """The text of a part up to one of its elements."""
    parents = {child: parent for parent in body.iter() for child in parent}
    text, at = [], element
    while at is not body:
        parent = parents[at]
        earlier = list(parent)[: list(parent).index(at)]
        text.append(" " + (parent.text or "") + "".join(said(each) + (each.tail or "") for each in earlier))
        at = parent
    return " ".join(reversed(text))


def convert(source, target):
    """Converts a file to the format that the other's name ends in."""
    done = subprocess.run(["ebook-convert", source, target], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"ebook-convert cannot make {target}: {done.stderr.strip()[-300:]}")


def of_kindle(book, source, folder):
    convert(source, folder / "book.azw3")
    convert(folder / "book.azw3", folder / "back.epub")
    kindle = Book(folder / "back.epub")
    entries = [(label, kindle.beginning(path, identifier)) for label, path, identifier in kindle.contents]
    return kindle.words(), entries


def of_word(book, source, folder):
    convert(source, folder / "book.docx")
    with zipfile.ZipFile(folder / "book.docx") as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{WORD}body")
    text, marks, entries, depth = [], {}, [], 0
    for paragraph in body.iter(f"{WORD}p"):
        for element in paragraph.iter():
            if element.tag == f"{WORD}fldChar":
                depth += {"begin": 1, "end": -1}.get(element.get(f"{WORD}fldCharType"), 0)
            elif element.tag == f"{WORD}bookmarkStart":
                marks[element.get(f"{WORD}name")] = len("".join(text))
            elif element.tag == f"{WORD}hyperlink" and depth > 0:
                label = "".join(each.text or "" for each in element.iter(f"{WORD}t"))
                entries.append((words(label), element.get(f"{WORD}anchor")))
            elif element.tag == f"{WORD}t" and depth == 0:
                text.append(element.text or "")
            elif element.tag in (f"{WORD}br", f"{WORD}tab"):
                text.append(" ")
        text.append("\n")
    text = "".join(text)
    entries = [(label, words(text[marks[mark] :][:2000]) if mark in marks else []) for label, mark in entries]
    return words(text), entries


def of_text(book, source, folder):
    convert(source, folder / "book.txt")
    return words((folder / "book.txt").read_text(encoding="utf-8")), None


FORMATS = {"Kindle": of_kindle, "Word": of_word, "text": of_text}


def place(needle, words_of_all):
    """Where some words stand one after another, or None."""
    length = len(needle)
    starts = range(len(words_of_all) - length + 1)
    return next((at for at in starts if words_of_all[at : at + length] == needle), None)


def check(name, file):
    """What is lost of a book in a format."""
    book = Book(file)
    with tempfile.TemporaryDirectory() as folder:
        have, entries = FORMATS[name](book, file, Path(folder))
    faults = []
    missing = Counter(book.words()) - Counter(have)
    if missing:
        lost = " ".join(list(missing)[:8])
        faults.append(f"{sum(missing.values())} words are lost: {lost}")
    if entries is not None:
        if [label for label, *_ in book.contents] != [label for label, _ in entries]:
            faults.append(f"its contents have {len(entries)} entries, not the {len(book.contents)} of the book")
        for label, found in entries:
            if found[: len(label)] != label:
                there = " ".join(found[:6]) or "nothing"
                faults.append(f"“{' '.join(label)}” in its contents leads to “{there}”")
    faults += contents_late(book, have)
    return faults


def beginning(part):
    """The first words of a part. Who may see it heads every part, and is not its own."""
    markings = (line for line in part.iter(f"{XHTML}p") if "marking" in line.get("class", "").split())
    heads = sum(len(words(said(line))) for line in markings)
    return words(said(part))[heads : heads + BEGINNING]


def contents_late(book, have):
    """Whether the page of contents stands behind the first part that it leads to, other than the title page."""
    if book.page_of_contents is None:
        return []
    page = words(said(book.parts[book.page_of_contents]))
    paths = [path for path in book.parts if path != book.page_of_contents]
    parts = paths[paths.index(book.contents[0][1]) :]
    if next(book.parts[parts[0]].iter(f"{XHTML}h1"), None) is not None:
        parts = parts[1:]
    beginnings = [beginning(book.parts[path]) for path in parts]
    part = next((place(begins, have) for begins in beginnings if len(begins) == BEGINNING), None)
    contents = place(page[: max(BEGINNING, len(page) // 2)], have)
    if contents is None:
        return ["the page of contents is not there"]
    if part is not None and part < contents:
        return [f"the page of contents stands at word {contents}, behind the part that begins at word {part}"]
    return []


def main(files):
    if not files or files[0].startswith("-"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    faulty = set()
    orders = [(name, file) for file in files for name in FORMATS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, file), faults in zip(orders, pool.map(lambda order: check(*order), orders)):
            for fault in faults:
                print(f"{Path(file).name} for {name}: {fault}")
                faulty.add(file)
    print(f"{len(files) - len(faulty)} of {len(files)} books can be converted")
    return 1 if faulty else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (OSError, RuntimeError) as error:
        print(f"the books cannot be converted: {error}", file=sys.stderr)
        sys.exit(2)
