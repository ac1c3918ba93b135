"""The words of a PDF as its structure says them: what a screen reader hears.

In: a file. Out: a `Structure`: its words in reading order, each with the page it stands on and the block that it
belongs to, and what is wrong with the tree itself.

Read as the standard has it (ISO 32000-1, 14.9.4 and 14.8.2.4): the ActualText of an element goes before that of
a marked-content sequence, and that before ToUnicode; elements of a line are joined, blocks are apart. No engine's
own reading of the tree serves as the measure, since none of those at hand knows ActualText.
"""

import re
from dataclasses import dataclass, field

import pikepdf

# Elements that stand within a line, in the words of the standard (14.8.4.4) and of PDF 2.0. `Note` and `BibEntry`
# are of the standard's list, too, but are set apart from the line that they belong to.
INLINE = {"Span", "Quote", "Reference", "Code", "Link", "Annot", "Em", "Strong", "Sub"}

# What stands in a drawing are labels: each is a block of its own, for every engine has them in another order.
DRAWN = "Figure"

# What no one types who looks for a phrase: numbers of notes and of list items.
ASIDE = {"Reference", "Lbl", "Link"}


@dataclass
class Word:
    text: str
    page: int | None
    block: int
    # Whether it is a number of a note or the text of a link.
    aside: bool
    # Whether it follows the word before without a space, as a number of a note does.
    joined: bool
    # Whether it is a label of a drawing, or a part of one.
    drawn: bool = False


@dataclass
class Structure:
    words: list[Word] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(pdf: pikepdf.Pdf) -> Structure:
    structure = Structure()
    if "/StructTreeRoot" not in pdf.Root:
        structure.faults.append("has no structure tree")
        return structure
    said = {}
    for number, page in enumerate(pdf.pages):
        mute = set()
        try:
            for mcid, text in marked_content(page, mute):
                if (number, mcid) in said:
                    structure.faults.append(f"page {number + 1}: marked content {mcid} is there twice")
                said[number, mcid] = text
        except (pikepdf.PdfError, LookupError, TypeError, ValueError) as error:
            structure.faults.append(f"page {number + 1}: its content cannot be read: {error}")
        for font, code in sorted(mute)[:3]:
            structure.faults.append(f"page {number + 1}: code {code:#x} of {font} has no text")
    walk = Walk(pdf, said)
    walk.element(pdf.Root.StructTreeRoot.get("/K"), None, None, False)
    structure.words = walk.words()
    lost = [place for place, text in said.items() if text.strip() and place not in walk.read]
    for page, mcid in lost[:5]:
        text = said[page, mcid].strip()
        structure.faults.append(f"page {page + 1}: no element of the structure says “{text[:40]}”")
    return structure


class Walk:
    """A walk through the tree, which gathers pieces of text."""

    def __init__(self, pdf, said):
        self.said = said
        self.read = set()
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.roles = {str(a): str(b) for a, b in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        # Text, page, whether it is an aside and whether it is drawn; None where a block begins or ends.
        self.pieces = []

    def element(self, item, page, parent, aside):
        if item is None:
            return
        if isinstance(item, pikepdf.Array):
            for child in item:
                self.element(child, page, parent, aside)
        elif isinstance(item, int):
            self.content(page, item, parent, aside)
        elif item.get("/Type") == "/MCR":
            self.content(self.page(item, page), int(item.MCID), parent, aside)
        elif "/S" in item:
            page = self.page(item, page)
            kind = str(item.S)
            for _ in range(8):  # Roles may be mapped to roles.
                kind = self.roles.get(kind, kind)
            kind = kind.lstrip("/")
            inline = kind in INLINE or kind == "Lbl" and parent in INLINE
            aside = aside or kind in ASIDE
            if not inline:
                self.pieces.append(None)
            if "/ActualText" in item:
                self.silently(item.get("/K"), page)
                self.pieces.append((str(item.ActualText), page, aside, False))
            else:
                self.element(item.get("/K"), page, kind, aside)
            if not inline:
                self.pieces.append(None)

    def page(self, item, page):
        return self.pages.get(item.Pg.objgen) if "/Pg" in item else page

    def content(self, page, mcid, parent, aside):
        self.read.add((page, mcid))
        said = self.said.get((page, mcid), "")
        if parent == DRAWN:
            self.pieces += [piece for label in said.split() for piece in ((label, page, aside, True), None)]
        else:
            self.pieces.append((said, page, aside, False))

    def silently(self, item, page):
        """Notes as read what an element's ActualText stands for."""
        before = len(self.pieces)
        self.element(item, page, None, False)
        del self.pieces[before:]

    def words(self):
        words, block, open_word = [], 0, None
        for piece in self.pieces:
            if piece is None:
                block, open_word = block + 1, None
                continue
            text, page, aside, drawn = piece
            # A hyphen that is heard as none leaves the word whole.
            for part in re.findall(r"\s+|\S+", text.replace("\u00ad", "")):
                if part.isspace():
                    open_word = None
                elif open_word is None or open_word.aside != aside:
                    open_word = Word(part, page, block, aside, open_word is not None, drawn)
                    words.append(open_word)
                else:
                    open_word.text += part
        return words


def marked_content(page, mute):
    """Each marked-content sequence of a page that has a number, with its text. Codes that are shown and have no
    text go to `mute`: engines then say the code itself, or nothing."""
    fonts = {name: code_map(font) for name, font in page.resources.get("/Font", {}).items()}
    named = page.resources.get("/Properties", {})
    open_sequences, font, name = [], ({}, 1), None
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            properties = operands[1] if operator == "BDC" else {}
            if isinstance(properties, pikepdf.Name):
                properties = named[str(properties)]
            open_sequences.append([properties.get("/MCID"), properties.get("/ActualText"), ""])
        elif operator == "EMC":
            mcid, actual, text = open_sequences.pop()
            text = text if actual is None else str(actual)
            if mcid is not None:
                yield int(mcid), text
            elif open_sequences:
                open_sequences[-1][2] += text
        elif operator == "Tf":
            name = str(operands[0])
            font = fonts[name]
        elif operator in ("Tj", "TJ", "'", '"') and open_sequences:
            parts = operands[0] if operator == "TJ" else operands[-1:]
            table, width = font
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    for at in range(0, len(codes), width):
                        code = int.from_bytes(codes[at : at + width], "big")
                        open_sequences[-1][2] += table.get(code, "")
                        if not table.get(code):
                            mute.add((name, code))


def code_map(font):
    """What each code of a font means, and of how many bytes a code is."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    table = {}
    if "/ToUnicode" not in font:
        return table, width
    cmap = font.ToUnicode.read_bytes()
    space = re.search(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>", cmap)
    if space:
        width = len(space.group(1)) // 2
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, to in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", body):
            table[int(code, 16)] = utf16(to)
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        ranges = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])"
        for low, high, first, each in re.findall(ranges, body):
            texts = [utf16(text) for text in re.findall(rb"<([0-9A-Fa-f]*)>", each)]
            for step, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if texts:
                    table[code] = texts[step] if step < len(texts) else "\ufffd"
                else:
                    start = utf16(first)
                    table[code] = start[:-1] + chr(ord(start[-1]) + step)
    return table, width


def utf16(digits):
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
