"""PDFs in the engines that people read with: each gives pictures of the pages, and most give their text.

In: a file. Out: a `View` from each engine. Poppler (the viewers of GNOME and KDE) and Ghostscript (printers) are
programs; MuPDF (SumatraPDF, KOReader) and PDFium (Chrome, Edge, Android) are Python modules, pdf.js (Firefox,
Zotero) runs in Node, see `pdfjs.mjs`.
"""

import ctypes
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy
import pymupdf
import pypdfium2

from words import findable

# Pixels an inch: a word is some pixels high, and thirty pages are read in a second.
RESOLUTION = 72


@dataclass
class View:
    """What an engine makes of a file."""

    engine: str
    pages: list = field(default_factory=list)
    # The text of all pages; None if the engine is not asked for it.
    text: str | None = None
    # Phrase by phrase whether the engine's own search finds it; None if it is not asked.
    found: list | None = None
    complaints: list = field(default_factory=list)


class Engines:
    """The engines, with those processes that serve all files."""

    def __init__(self, tools):
        script = Path(__file__).with_name("pdfjs.mjs")
        command = ["node", script, Path(tools) / "pdfjs"]
        pipe = subprocess.PIPE
        self.node = subprocess.Popen(command, stdin=pipe, stdout=pipe)
        pymupdf.TOOLS.mupdf_display_errors(False)
        pymupdf.TOOLS.mupdf_display_warnings(False)

    def close(self):
        self.node.stdin.close()
        self.node.wait()

    def views(self, file, phrases):
        """A view from each engine. Node works on its own while the others do."""
        request = {"file": str(file), "scale": RESOLUTION / 72, "phrases": phrases}
        self.node.stdin.write(json.dumps(request).encode() + b"\n")
        self.node.stdin.flush()
        others = [guarded(look, file, phrases) for look in (poppler, mupdf, pdfium, ghostscript)]
        return others + [self.pdfjs(file)]

    def pdfjs(self, file):
        view = View("pdf.js")
        answer = self.node.stdout.readline()
        if not answer:
            raise RuntimeError(f"pdf.js stopped at {file}")
        answer = json.loads(answer)
        for width, height in answer["sizes"]:
            data = self.node.stdout.read(width * height)
            view.pages.append(numpy.frombuffer(data, numpy.uint8).reshape(height, width))
        view.text = "\n".join(answer["text"])
        view.found = answer["found"]
        view.complaints = answer["complaints"] + ([answer["error"]] if answer["error"] else [])
        return view


def guarded(look, file, phrases):
    """A view; what keeps an engine from reading a file is its complaint."""
    view = View(look.__name__)
    try:
        look(view, file, phrases)
    except (RuntimeError, ValueError, pypdfium2.PdfiumError) as error:
        view.complaints.append(str(error))
    return view


def program(view, *command):
    """What a program writes to standard output; whatever it says beside that is a complaint."""
    done = subprocess.run(command, capture_output=True)
    said = done.stderr.decode(errors="replace").split("\n")
    view.complaints += [line.strip() for line in said if line.strip()]
    if done.returncode:
        view.complaints.append(f"it ended with {done.returncode}")
    return done.stdout


def poppler(view, file, _):
    resolution = str(RESOLUTION)
    view.pages = portable_grey_maps(program(view, "pdftoppm", "-gray", "-r", resolution, file))
    view.text = program(view, "pdftotext", "-enc", "UTF-8", file, "-").decode(errors="replace")


def ghostscript(view, file, _):
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-r{RESOLUTION}"]
    quiet = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sstdout=%stderr"]
    view.pages = portable_grey_maps(program(view, "gs", *quiet, *smooth, "-sDEVICE=pgmraw", "-o", "-", file))


def portable_grey_maps(data):
    """Pictures that stand one after another: a header of words and comments, then the bytes."""
    pages, at = [], 0
    while at < len(data):
        header = []
        while len(header) < 4:
            end = data.index(b"\n", at)
            line, at = data[at:end], end + 1
            header += line.split(b"#")[0].split()
        magic, width, height, most = header
        if magic != b"P5" or most != b"255":
            raise ValueError(f"not a picture in grey: {header}")
        size = int(width) * int(height)
        pages.append(numpy.frombuffer(data, numpy.uint8, size, at).reshape(int(height), int(width)))
        at += size
    return pages


def mupdf(view, file, _):
    pymupdf.TOOLS.reset_mupdf_warnings()
    scale = pymupdf.Matrix(RESOLUTION / 72, RESOLUTION / 72)
    texts = []
    with pymupdf.open(file) as document:
        for page in document:
            picture = page.get_pixmap(matrix=scale, colorspace=pymupdf.csGRAY)
            rows = numpy.frombuffer(picture.samples, numpy.uint8).reshape(picture.height, picture.stride)
            view.pages.append(rows[:, : picture.width].copy())
            texts.append(page.get_text(flags=pymupdf.TEXT_PRESERVE_WHITESPACE))
    view.text = "\n".join(texts)
    view.complaints += [line for line in pymupdf.TOOLS.mupdf_warnings().split("\n") if line]


def pdfium(view, file, phrases):
    document = pypdfium2.PdfDocument(file)
    texts, found = [], [False] * len(phrases)
    phrases = [findable(phrase) for phrase in phrases]
    for page in document:
        picture = page.render(scale=RESOLUTION / 72, grayscale=True)
        view.pages.append(picture.to_numpy().reshape(picture.height, -1)[:, : picture.width].copy())
        text = page.get_textpage()
        texts.append(all_text(text))
        findable_text = findable(texts[-1])
        found = [was or phrase in findable_text for was, phrase in zip(found, phrases)]
        text.close()
        page.close()
    document.close()
    view.text, view.found = "\n".join(texts), found


def all_text(text):
    """The text of a page. PDFium counts characters that it then leaves out, so the room is as large as can be."""
    count = text.count_chars()
    room = (ctypes.c_ushort * (2 * count + 1))()
    raw = pypdfium2.raw
    written = raw.FPDFText_GetText(text, 0, count, room)
    return bytes(room)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
