"""Pages of a PDF as rasters: for the preview, for printing at a printer's own resolution, for raw printers.

Rasters, because a printer's own fonts lack Kazakh letters, and because only so do bars stay on the printer's
dots.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from kamkor_shop.papers.style import PaperSize

_PDFIUM: Final = threading.Lock()
"""pdfium may be used by one thread at a time in a whole process: the preview paints while a job prints."""


@dataclass(frozen=True, slots=True)
class Raster:
    """One page: rows from the top, without padding; a byte a pixel when grey, else blue, green, red and a
    filler."""

    width: int
    height: int
    colour: bool
    pixels: bytes


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document; the lock is held while it is opened and closed, not in between."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        with _PDFIUM:
            document.close()


def page_sizes(pdf: bytes) -> tuple[PaperSize, ...]:
    """The pages of a PDF in millimetres, rounded to a hundredth."""
    with _opened(pdf) as document, _PDFIUM:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    return tuple(
        PaperSize("", round(wide * 25.4 / 72, 2), round(high * 25.4 / 72, 2)) for wide, high in sizes
    )


def true_dpi(dpi: float) -> float:
    """Dots an inch as they are: drivers say 203 where the head has 8 dots a millimetre, and 406 for 16."""
    dots = round(dpi / 25.4)
    return dots * 25.4 if abs(dots * 25.4 - dpi) < 0.5 else dpi


def rasterise(pdf: bytes, dpi: float, colour: bool = True, smooth: bool = True) -> Iterator[Raster]:
    """Every page at `dpi`, one at a time; with `smooth` off no letter or line has a grey edge (for label
    heads)."""
    with _opened(pdf) as document:
        for index in range(len(document)):
            yield _render(document, index, dpi, colour, smooth)


def rasterise_page(pdf: bytes, index: int, dpi: float, colour: bool = True, smooth: bool = True) -> Raster:
    """Page `index` (from 0) at `dpi`. The raster has the nearest whole number of pixels to the page's
    width."""
    with _opened(pdf) as document:
        return _render(document, index, dpi, colour, smooth)


def _render(document: Any, index: int, dpi: float, colour: bool, smooth: bool) -> Raster:
    with _PDFIUM:
        page = document[index]
        wide = page.get_width()
        # pypdfium2 rounds up: a hair too much would stretch the page by a pixel and push bars off their dots.
        scale = (max(1, round(wide * dpi / 72)) - 0.01) / wide
        bitmap = page.render(
            scale=scale,
            grayscale=not colour,
            prefer_bgrx=colour,
            no_smoothtext=not smooth,
            no_smoothpath=not smooth,
            optimize_mode=None if colour else "print",
        )
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        data = bytes(bitmap.buffer)
        bitmap.close()
        page.close()
    row = width * (4 if colour else 1)
    if stride != row:
        data = b"".join(data[line * stride : line * stride + row] for line in range(height))
    return Raster(width, height, colour, data)
