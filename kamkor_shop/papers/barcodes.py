"""EAN-13 as vectors: every bar a whole number of printer dots, the digits always under it.

Sources: ISO/IEC 15420 (quiet zones of 11 and 7 modules); design of the shop's codes in `kamkor_shop.codes`.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kamkor_shop import codes
from kamkor_shop.papers.fonts import Face, cap_height
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import INK_BLACK, POINT

QUIET_LEFT: Final = 11
QUIET_RIGHT: Final = 7
MODULES: Final = 95
ALL_MODULES: Final = QUIET_LEFT + MODULES + QUIET_RIGHT

DOT_203: Final = 0.125
"""Millimetres of a dot on a label printer: «203 dpi» is 8 dots a millimetre."""
DOT_300: Final = 25.4 / 300
"""Millimetres of a dot of the coarsest office printer; 600 and 1200 dpi are multiples of it."""
TARGET_MODULE: Final = 0.375
"""The widest module used: 3 dots at 203 dpi, 42.4 mm for the whole code."""
EDGE: Final = 0.002
"""Millimetres by which each bar is narrower on both sides: PDF blackens every dot that a bar touches, so a
rounding error of a millionth would make it a dot wider."""
DOCUMENT_MODULE: Final = 4 * DOT_300
"""Millimetres of a module on office papers: 4 dots at 300 dpi, 8 at 600."""


def pattern(code: int) -> str:
    """The 95 modules of a code of ours, `1` for black.

    python-barcode silently mends a wrong thirteenth digit, so the digits are compared with ours.
    """
    from barcode.ean import EuropeanArticleNumber13

    digits = codes.to_ean13(code)
    drawn = EuropeanArticleNumber13(digits)
    if drawn.ean != digits:
        raise ValueError(f"the check digit of {digits} differs from the one drawn, {drawn.ean}")
    return str(drawn.build()[0])


def module_for(room: float, dot: float) -> float:
    """The widest module of whole dots, at most `TARGET_MODULE`, whose code with quiet zones fits into `room`
    mm."""
    dots = int(TARGET_MODULE / dot + 1e-6)
    while dots > 1 and ALL_MODULES * dots * dot > room + 1e-6:
        dots -= 1
    return dots * dot


@dataclass(frozen=True, slots=True)
class Bars:
    """A barcode to be drawn: its code, the module and the height of the bars in millimetres."""

    code: int
    module: float
    height: float
    largest_digits: float = 10.5
    """Points that the digits under the bars may have at most."""

    @property
    def width(self) -> float:
        """With both quiet zones, in millimetres."""
        return ALL_MODULES * self.module

    @property
    def digit_size(self) -> float:
        """Points of the digits under the bars: as large as six of them fit under their half."""
        return min(self.largest_digits, 42 * self.module * 0.88 / (6 * 0.572 * POINT))

    @property
    def total_height(self) -> float:
        """Bars and digits, in millimetres."""
        return self.height + 0.6 + cap_height(self.digit_size)

    def draw(self, pen: Pen, x: float, y: float, dot: float = 0.0) -> None:
        """Draw with the top left corner of the quiet zone at `x`, `y`; with `dot` the bars begin on the
        printer's dots."""
        module, digits = self.module, codes.to_ean13(self.code)
        start = x + QUIET_LEFT * module
        if dot:
            start = round(start / dot) * dot
        guard = 5 * module
        place = 0
        for black, run in groupby(pattern(self.code)):
            length = len(list(run))
            if black == "1":
                is_guard = place < 3 or 45 <= place < 50 or place >= 92
                pen.fill(
                    start + place * module + EDGE,
                    y,
                    length * module - 2 * EDGE,
                    self.height + (guard if is_guard else 0),
                    INK_BLACK,
                )
            place += length
        baseline = y + self.total_height
        size, step = self.digit_size, 42 * module / 6
        pen.text(start - 2.5 * module, baseline, digits[0], size, Face.REGULAR, INK_BLACK, "right")
        for index, digit in enumerate(digits[1:]):
            left = start + (3 if index < 6 else 8) * module
            pen.text(left + (index + 0.5) * step, baseline, digit, size, Face.REGULAR, INK_BLACK, "centre")
