"""The receipts that came out of a real print queue: of which document, and whether they say that they are copies."""

from __future__ import annotations

from PIL import Image

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.papers.rendering import render
from tests.papers.cups import Cups
from tests.papers.reading import barcodes, pages, printed_dots, texts

QUEUE = "office"
_COPY = "КӨШІРМЕ"
_DPI = 600
"""What the driver of the queue prints at."""


def come_out(desk: Desk, server: Cups) -> tuple[int, list[str]]:
    """The next job that the printer got: the document it is of, and what each sheet is."""
    job = server.kept(QUEUE)
    sheets = printed_dots(job[job.index(b"%PDF") :])
    (code,) = {code for sheet in sheets for code in barcodes(sheet)}
    document = codes.parse_ean13(code)
    return document, [_what_it_is(desk, document, sheet) for sheet in sheets]


def _what_it_is(desk: Desk, document: int, sheet: Image.Image) -> str:
    """Which paper a sheet is, dot by dot: papers are printed as pictures, so the text is read in the paper that has the
    same dots.
    """
    for name, copy in (("receipt", False), ("copy", True)):
        pdf = render(desk, document, "receipt", copy=copy).pdf
        assert (_COPY in " ".join(texts(pdf))) is copy
        if next(pages(pdf, _DPI)).tobytes() == sheet.tobytes():
            return name
    return "neither"
