#!/usr/bin/env python3
"""Damages a sound book, in every way that `check.mjs` and `convert.py` are there to find.

usage: damage.py FILE.epub DAMAGED.epub

  in    a book that they find nothing wrong with.
  out   the book with a part that has each fault once, with contents that name a heading wrongly, and with its page
        of contents last.

A check that never failed proves nothing: the tests look for its word on each of these.
"""

import re
import sys
import zipfile

# What is added to the end of the last part. Each fault stands alone.
FAULTS = """
<p style="display: none">unseen-by-anyone</p>
<p style="height: 0.4em; overflow: hidden">beheaded by a box</p>
<p style="white-space: nowrap">too wide {wide}</p>
<p style="position: relative; top: -3000px">above the sheet</p>
<p style="position: absolute; left: -5000px">beside all sheets</p>
<p style="margin-bottom: -1.5em">printed below</p>
<p>printed above</p>
<p style="color: #999">pale as paper</p>
<ol start="1000" style="margin: 0; padding: 0; list-style: decimal outside"><li>numbered</li></ol>
<p>A call <a id="call-of-nothing" role="doc-noteref" href="#nothing">98</a> of nothing,
and one <a id="call-of-no-return" role="doc-noteref" href="#no-return">99</a> of no return.</p>
<p id="no-return">A note without a way back.</p>
</body>"""


def damaged(files):
    """The files of a book with faults, by name."""
    package = next(name for name in files if name.endswith(".opf"))
    opf = files[package]
    navigation = re.search(r'<item [^>]*properties="nav"[^>]*>', opf)[0]
    [nav_id], [nav_href] = (re.findall(f'{key}="([^"]*)"', navigation) for key in ("id", "href"))
    linear = [tag for tag in re.findall(r"<itemref [^>]*>", opf) if 'linear="no"' not in tag and nav_id not in tag]
    last = re.search('idref="([^"]*)"', linear[-1])[1]
    item = next(tag for tag in re.findall(r"<item [^>]*>", opf) if f'id="{last}"' in tag)
    folder = package.rpartition("/")[0] + "/" if "/" in package else ""
    part = folder + re.search('href="([^"]*)"', item)[1]
    files[part] = files[part].replace("</body>", FAULTS.format(wide="and wider " * 30))
    contents = folder + nav_href
    files[contents] = re.sub(r'(<a href="[^"]*">)([^<]*)', r"\1Misnamed \2", files[contents], count=1)
    opf = re.sub(rf'\s*<itemref idref="{nav_id}"[^>]*>', "", opf)
    files[package] = opf.replace("</spine>", f'<itemref idref="{nav_id}"/></spine>')
    return files


def main(file, target):
    with zipfile.ZipFile(file) as archive:
        entries = {info: archive.read(info) for info in archive.infolist()}
    texts = {info.filename: data.decode() for info, data in entries.items() if info.filename.endswith(("html", ".opf"))}
    texts = damaged(texts)
    with zipfile.ZipFile(target, "w") as archive:
        for info, data in entries.items():
            archive.writestr(info, texts[info.filename].encode() if info.filename in texts else data)


if __name__ == "__main__":
    main(*sys.argv[1:])
