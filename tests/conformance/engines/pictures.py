"""Whether one engine draws a page otherwise than the others.

In: a page as a picture in grey (rows of bytes, 0 is black) from each engine. Out: for each engine how far it is
from the median of all, on the whole sheet and where it is worst.

Engines smooth the same outlines differently, and put them up to half a pixel elsewhere. So pictures are compared
as ink on a grid of cells, softened, and each engine's ink is first brought to the same amount. A word that is
missing does not show in the sum over a sheet, so that windows of about a word's size are compared, too.
"""

import numpy

# The side of a cell, in pixels.
CELL = 3

# A window of about a short word in one line of text, in cells.
WINDOW = (4, 6)

# The least ink that a window is measured by: less, a hairline say, counts as little of it.
LEAST = 20.0

# What ink too much counts of ink too little: PDFium makes a thin rule a whole pixel wider, and a word in a wrong
# place is missing in another.
TOO_MUCH = 0.5

# Ink of less than a few pixels is none.
BLANK = 4.0


def ink(picture):
    """The ink in each cell, in black pixels, softened."""
    rows, columns = (side // CELL * CELL for side in picture.shape)
    dark = 255 - picture[:rows, :columns].astype(numpy.float32)
    cells = dark.reshape(rows // CELL, CELL, columns // CELL, CELL).sum(axis=(1, 3)) / 255
    padded = numpy.pad(cells, 1)
    across = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    cells = (across[:-2] + 2 * across[1:-1] + across[2:]) / 16
    return cells


def windows(cells):
    """The ink in every window of a sheet."""
    sums = numpy.pad(cells, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    rows, columns = WINDOW
    return sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]


def beyond(own, expected):
    """How far each window is from all that the others have there or one cell beside it, of what they have."""
    around = numpy.pad(expected, 1, mode="edge")
    rows, columns = expected.shape
    shifted = [around[down : down + rows, across : across + columns] for down in range(3) for across in range(3)]
    most, fewest = numpy.maximum.reduce(shifted), numpy.minimum.reduce(shifted)
    too_far = numpy.maximum((own - most) * TOO_MUCH, fewest - own)
    return numpy.maximum(too_far, 0) / numpy.maximum(expected, LEAST)


def apart(pictures):
    """For each engine's picture of a page: the share of its ink that stands elsewhere, of 1, how far the window
    that is worst is off, of 1, and where that is, from the top left corner, of 1. None if the sheet is blank."""
    height = min(picture.shape[0] for picture in pictures)
    width = min(picture.shape[1] for picture in pictures)
    cells = [ink(picture[:height, :width]) for picture in pictures]
    middle = numpy.median(cells, axis=0)
    total = middle.sum()
    if total < BLANK:
        return None
    expected = windows(middle)
    measured = []
    for own in cells:
        level = own * (total / max(own.sum(), BLANK))
        # An engine that lacks half of a page is not to be made up for.
        level = level if 0.7 < own.sum() / total < 1.4 else own
        share = float(numpy.abs(level - middle).sum() / total / 2)
        off = beyond(windows(level), expected)
        row, column = numpy.unravel_index(off.argmax(), off.shape)
        place = ((row + WINDOW[0] / 2) / cells[0].shape[0], (column + WINDOW[1] / 2) / cells[0].shape[1])
        measured.append((share, float(off.max()), place))
    return measured
