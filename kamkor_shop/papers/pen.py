"""A pen that draws on PDF pages in millimetres from the top left corner.

Everything above this file thinks like someone with a ruler; only this file, `fonts.py` and nothing else know
reportlab.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any, Literal

from kamkor_shop.papers.fonts import Face, printable, register, width
from kamkor_shop.papers.style import INK_TEXT, POINT, PaperSize

Align = Literal["left", "right", "centre"]


@cache
def _colour(ink: str) -> Any:
    """reportlab's colour of `#RRGGBB`; parsed anew for every text it cost two fifths of a long table's time."""
    from reportlab.lib.colors import HexColor

    return HexColor(ink)


class Pen:
    """One PDF being written. Open pages with `page`, close the file with `finish`."""

    def __init__(self, title: str, author: str = "") -> None:
        from reportlab.pdfgen.canvas import Canvas

        register()
        self._buffer = BytesIO()
        # invariant: no clock and no random id in the file; the first font named here, or Helvetica slips in
        # unembedded.
        self._canvas: Any = Canvas(
            self._buffer,
            invariant=1,
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            initialFontSize=10,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Kamkor Shop")
        self._canvas.setProducer("Kamkor Shop")
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._height = 0.0
        self._open = False

    def page(self, paper: PaperSize) -> None:
        """Begin a page of exactly this size."""
        if self._open:
            self._canvas.showPage()
        self._open = True
        self._height = paper.height
        self._canvas.setPageSize((paper.width / POINT, paper.height / POINT))

    def finish(self) -> bytes:
        """Close the last page and give the file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def moved(self, right: float, down: float) -> Iterator[None]:
        """Draw what follows moved by so many millimetres."""
        self._canvas.saveState()
        self._canvas.translate(right / POINT, -down / POINT)
        try:
            yield
        finally:
            self._canvas.restoreState()

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        face: Face = Face.REGULAR,
        ink: str = INK_TEXT,
        align: Align = "left",
        spacing: float = 0.0,
    ) -> None:
        """One line of text; `x` is its left end, right end or middle; `spacing` adds millimetres between
        letters."""
        whole = width(text, face, size) + spacing * (len(text) - 1)
        left = {"left": x, "right": x - whole, "centre": x - whole / 2}[align]
        canvas = self._canvas
        canvas.setFillColor(_colour(ink))
        canvas.setFont(face.value, size)
        canvas.drawString(
            left / POINT, (self._height - baseline) / POINT, printable(text), charSpace=spacing / POINT
        )

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        points: float,
        ink: str,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """A straight line `points` thick; `dash` gives stroke and gap in millimetres."""
        canvas = self._canvas
        canvas.setStrokeColor(_colour(ink))
        canvas.setLineWidth(points)
        canvas.setDash([part / POINT for part in dash] if dash else [])
        canvas.line(x1 / POINT, (self._height - y1) / POINT, x2 / POINT, (self._height - y2) / POINT)

    def fill(self, x: float, y: float, wide: float, high: float, ink: str) -> None:
        """A filled rectangle without an outline, `x`, `y` its top left corner."""
        self._canvas.setFillColor(_colour(ink))
        self._canvas.rect(
            x / POINT, (self._height - y - high) / POINT, wide / POINT, high / POINT, stroke=0, fill=1
        )

    def frame(
        self, x: float, y: float, wide: float, high: float, points: float, ink: str, radius: float = 0.0
    ) -> None:
        """The outline of a rectangle, its corners rounded by `radius` millimetres."""
        canvas = self._canvas
        canvas.setStrokeColor(_colour(ink))
        canvas.setLineWidth(points)
        canvas.setDash([])
        canvas.roundRect(
            x / POINT,
            (self._height - y - high) / POINT,
            wide / POINT,
            high / POINT,
            radius / POINT,
            stroke=1,
            fill=0,
        )
