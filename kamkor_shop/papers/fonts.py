"""Noto Sans on paper: registration, measuring, wrapping and shortening.

The family has every Kazakh letter, ₸ and №; only the glyphs that a paper uses are embedded. It has no ✓ ☐ ←
→: those are drawn (`pen.py`).
"""

import re
from enum import StrEnum
from functools import cache
from io import BytesIO

from kamkor_shop.papers.style import POINT

ELLIPSIS = "…"
_WORDS = re.compile(r"[^ \t\r\n]+")
"""What a line may not break: everything between spaces that do break, so «6 000 ₸» stays together."""
_DRAWN_AS = {
    0x2212: "–",
    0x2248: "~",
    0x2011: "-",
    0x202F: "\u00a0",
    **dict.fromkeys(range(32), " "),
}
"""The family has no minus sign (U+2212), and a missing glyph is white: a loss would be read as a gain. Its en dash is
the same stroke. It has no ≈, no hyphen that does not break and no narrow space either; line breaks and tabs from
typed texts become spaces."""


class Face(StrEnum):
    """The two weights that papers use, by the names under which reportlab knows them."""

    REGULAR = "NotoSans"
    BOLD = "NotoSans-Bold"


@cache
def register() -> None:
    """Make both faces known to reportlab. Costs about 60 ms once in a process, nothing afterwards."""
    from pymupdf_fonts import NotoSans_Bold, NotoSans_Regular
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(Face.REGULAR.value, BytesIO(NotoSans_Regular.fontbuffer)))
    pdfmetrics.registerFont(TTFont(Face.BOLD.value, BytesIO(NotoSans_Bold.fontbuffer)))


def printable(text: str) -> str:
    """`text` in the glyphs that the family has."""
    return text.translate(_DRAWN_AS)


def width(text: str, face: Face, size: float) -> float:
    """The width of one line in millimetres at `size` points."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return float(pdfmetrics.stringWidth(printable(text), face.value, size)) * POINT


def cap_height(size: float) -> float:
    """The height of a capital letter or a digit in millimetres at `size` points (0.714 em in Noto Sans)."""
    return size * 0.714 * POINT


def line_height(size: float) -> float:
    """The distance of two baselines in millimetres at `size` points."""
    return size * 1.28 * POINT


def shorten(text: str, face: Face, size: float, room: float) -> str:
    """`text` if it fits into `room` millimetres, else as much of it as fits with an ellipsis behind."""
    if width(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,.;:·–-/") + ELLIPSIS


def _split_word(word: str, face: Face, size: float, room: float) -> list[str]:
    """A word that is wider than the column, cut after a hyphen if it has one there, else where it must be."""
    pieces: list[str] = []
    while word and width(word, face, size) > room:
        end = len(word)
        while end > 1 and width(word[:end], face, size) > room:
            end -= 1
        hyphen = word.rfind("-", 0, end) + 1
        pieces.append(word[: hyphen or end])
        word = word[hyphen or end :]
    return [*pieces, word] if word else pieces


def wrap(text: str, face: Face, size: float, room: float, lines: int | None = None) -> tuple[str, ...]:
    """`text` in lines of at most `room` millimetres; with `lines` given the last one is shortened."""
    words = [piece for word in _WORDS.findall(text) for piece in _split_word(word, face, size, room)]
    if not words:
        return ()
    found = [words[0]]
    for word in words[1:]:
        longer = f"{found[-1]} {word}"
        if width(longer, face, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    if lines is not None and len(found) > lines:
        rest = " ".join(found[lines - 1 :])
        return (*found[: lines - 1], shorten(rest, face, size, room))
    return tuple(found)


def largest(text: str, face: Face, room: float, sizes: tuple[float, ...]) -> float:
    """The first of `sizes` (largest first) at which `text` fits into `room` millimetres; the last one if none
    does."""
    for size in sizes:
        if width(text, face, size) <= room:
            return size
    return sizes[-1]
