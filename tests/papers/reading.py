"""Reading papers as a scanner and a reader do: rasterise at a printer's resolution, decode, copy the text."""

from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image

from kamkor_shop.papers.raster import rasterise

LABEL_PRINTER_DPI = 203.2
"""«203 dpi» heads have 8 dots a millimetre."""


def pages(pdf: bytes, dpi: float = LABEL_PRINTER_DPI) -> Iterator[Image.Image]:
    """Every page as a grey image."""
    for raster in rasterise(pdf, dpi, colour=False):
        yield Image.frombytes("L", (raster.width, raster.height), raster.pixels)


def barcodes(image: Image.Image) -> list[str]:
    """The EAN-13 codes that a real reader finds, from top to bottom and left to right."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.EAN13)
    return [
        code.text
        for code in sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    ]


def printed_dots(pdf: bytes) -> list[Image.Image]:
    """The dots of every page of a print job: a page is sent as one picture, and CUPS passes it on as it is."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pictures = [list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])) for page in document]
        return [picture.get_bitmap().to_pil().convert("L") for (picture,) in pictures]
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    """The text of every page as a PDF reader copies it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    finally:
        document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres, to a hundredth."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (round(wide * 25.4 / 72, 2), round(high * 25.4 / 72, 2))
            for wide, high in (document.get_page_size(index) for index in range(len(document)))
        ]
    finally:
        document.close()


def ink_boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The box around everything printed on each page: left, top, right, bottom in millimetres."""
    found = []
    for page in pages(pdf, 101.6):
        left, top, right, bottom = page.point(
            [255 if grey < 250 else 0 for grey in range(256)]
        ).getbbox() or (0, 0, 0, 0)
        found.append((left / 4, top / 4, right / 4, bottom / 4))
    return found
