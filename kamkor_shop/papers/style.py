"""The look of paper: inks, type scale and margins, in the same system as the screen (points and
millimetres)."""

from dataclasses import dataclass
from typing import Final

INK_TEXT: Final = "#132224"
INK_MUTED: Final = "#4C6266"
"""The Russian half and the captions. Still 6:1 on white, so that a grey office printer leaves it readable."""
INK_LINE: Final = "#B7C5C6"
INK_ACCENT: Final = "#006D76"
INK_TINT: Final = "#E9F1F1"
INK_BLACK: Final = "#000000"
"""Labels know only this: a thermal head has no grey, it would break letters into dots."""

HAIRLINE: Final = 0.4
"""Points: the thinnest line that a 300-dpi printer draws evenly."""

POINT: Final = 25.4 / 72
"""Millimetres in a point."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet in millimetres, as it leaves the printer."""

    name: str
    width: float
    height: float


A4: Final = PaperSize("A4", 210.0, 297.0)
A5: Final = PaperSize("A5", 148.0, 210.0)
A4_LANDSCAPE: Final = PaperSize("A4 landscape", 297.0, 210.0)


@dataclass(frozen=True, slots=True)
class Style:
    """One size of the typographic system: margins in millimetres, type in points."""

    paper: PaperSize
    left: float
    right: float
    top: float
    bottom: float
    title: float
    title_second: float
    section: float
    body: float
    body_second: float
    small: float
    row: float
    """Height of a table row with one line, in millimetres."""
    row_two: float
    """Height of a table row that carries Kazakh above Russian, in millimetres."""
    gap: float

    @property
    def width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.paper.width - self.left - self.right


STYLE_A4: Final = Style(
    A4, 20, 15, 14, 18, title=18, title_second=13, section=11.5, body=10, body_second=8.5, small=7.5, row=7.2,
    row_two=10.2, gap=5.5,
)  # fmt: skip
STYLE_A4_LANDSCAPE: Final = Style(
    A4_LANDSCAPE, 16, 15, 14, 16, title=18, title_second=13, section=11.5, body=9.5, body_second=8, small=7.5,
    row=6.6, row_two=9.6, gap=5,
)  # fmt: skip
STYLE_A5: Final = Style(
    A5, 13, 10, 9, 13, title=15, title_second=10.5, section=9.5, body=8.5, body_second=7, small=6.5, row=5.4,
    row_two=7.6, gap=3.2,
)  # fmt: skip
