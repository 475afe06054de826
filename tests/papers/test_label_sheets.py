"""A4 sheets of labels: nothing crosses a cell's edge, every label scans, half-used sheets can be used up."""

from collections.abc import Iterator

import pytest
from PIL import Image

from kamkor_shop import codes
from kamkor_shop.papers.label_sheets import Offset, SheetFormat, blanks, calibration, sheets
from tests.papers.reading import barcodes, page_sizes, pages, texts
from tests.papers.test_labels import every_kind, lot_label

OFFICE_DPI = 300.0


def cells(page: Image.Image, format: SheetFormat, dpi: float) -> Iterator[Image.Image]:
    """The stickers of a printed sheet, cut out along their edges."""
    for index in range(format.cells):
        cell = format.cell(index)
        corners = (cell.x, cell.y, cell.x + cell.width, cell.y + cell.height)
        yield page.crop(tuple(round(corner * dpi / 25.4) for corner in corners))  # type: ignore[arg-type]


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything that is not white."""
    return image.point([255 if grey < 200 else 0 for grey in range(256)]).getbbox()


@pytest.mark.parametrize(
    ("format", "dpi"),
    [(SheetFormat.S65_38X21, 203.2), (SheetFormat.S65_38X21, 300), (SheetFormat.S40_52X29, 203.2)],
)
def test_every_label_of_a_thousand_on_sheets_can_be_scanned(format: SheetFormat, dpi: float) -> None:
    labels = [lot_label(serial * 7919 % 100_000_000 + 1, serial % 99 + 1) for serial in range(1000)]
    read = [
        code
        for page in pages(sheets(labels, format), dpi)
        for sticker in cells(page, format, dpi)
        for code in barcodes(sticker)
    ]
    assert read == [codes.to_ean13(label.code) for label in labels]


@pytest.mark.parametrize("format", list(SheetFormat))
def test_blank_labels_printed_ahead_can_be_scanned(format: SheetFormat) -> None:
    ahead = [codes.make(codes.CodeType.LOT, 1, serial) for serial in range(99_970, 99_970 + format.cells)]
    (page,) = pages(blanks(ahead, format), OFFICE_DPI)
    read = [code for sticker in cells(page, format, OFFICE_DPI) for code in barcodes(sticker)]
    assert read == [codes.to_ean13(code) for code in ahead]


@pytest.mark.parametrize("format", list(SheetFormat))
def test_no_name_of_the_catalogue_is_cut_on_a_sheet(format: SheetFormat) -> None:
    assert [text for text in texts(sheets(every_kind(), format)) if "…" in text] == []


@pytest.mark.parametrize("format", list(SheetFormat))
def test_nothing_on_a_label_comes_nearer_to_its_edge_than_the_padding(format: SheetFormat) -> None:
    (page,) = pages(sheets([lot_label(serial) for serial in range(format.cells)], format), OFFICE_DPI)
    edge = int(format.value.padding * OFFICE_DPI / 25.4) - 2
    for sticker in cells(page, format, OFFICE_DPI):
        left, top, right, bottom = ink(sticker) or (0, 0, 0, 0)
        assert min(left, top, sticker.width - right, sticker.height - bottom) >= edge


@pytest.mark.parametrize("format", list(SheetFormat))
def test_the_cells_of_a_sheet_lie_on_the_paper_and_not_on_each_other(format: SheetFormat) -> None:
    last = format.cell(format.cells - 1)
    assert last.x + last.width <= 210.001
    assert last.y + last.height <= 297.001
    grid = format.value
    assert grid.pitch_x >= grid.width
    assert grid.pitch_y >= grid.height


@pytest.mark.parametrize("format", [SheetFormat.S40_52X29, SheetFormat.S24_70X37])
def test_labels_up_to_the_edge_of_the_paper_keep_off_what_a_printer_cannot_print(format: SheetFormat) -> None:
    assert format.value.padding >= 4


def test_a_half_used_sheet_goes_on_in_its_first_free_cell() -> None:
    format = SheetFormat.S24_70X37
    labels = [lot_label(serial) for serial in range(1, 7)]
    first, second = pages(sheets(labels, format, start=21), OFFICE_DPI)
    on_first = [barcodes(sticker) for sticker in cells(first, format, OFFICE_DPI)]
    assert on_first[:20] == [[]] * 20
    assert on_first[20:] == [[codes.to_ean13(label.code)] for label in labels[:4]]
    assert barcodes(second) == [codes.to_ean13(label.code) for label in labels[4:]]


def test_the_offset_moves_everything_on_the_sheet() -> None:
    format = SheetFormat.S65_38X21
    (plain,) = pages(sheets([lot_label(1)], format), 254)
    (moved,) = pages(sheets([lot_label(1)], format, offset=Offset(right=1.5, down=-0.8)), 254)
    before, after = ink(plain), ink(moved)
    assert before is not None
    assert after is not None
    assert abs(after[0] - before[0] - 15) <= 1
    assert abs(after[1] - before[1] + 8) <= 1


@pytest.mark.parametrize("format", list(SheetFormat))
def test_the_calibration_page_shows_the_edge_of_the_first_sticker(format: SheetFormat) -> None:
    pdf = calibration(format)
    assert page_sizes(pdf) == [(210, 297)]
    (page,) = pages(pdf, 254)
    cell = format.cell(0)
    middle = round((cell.y + cell.height * 0.8) * 10)
    row = page.crop((0, middle, page.width, middle + 1)).tobytes()
    expected = round((cell.x + cell.width) * 10)
    assert min(row[expected - 2 : expected + 3]) < 128


@pytest.mark.parametrize("start", [0, 25, -1])
def test_a_start_cell_that_the_sheet_does_not_have_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match="has no cell"):
        sheets([lot_label(1)], SheetFormat.S24_70X37, start=start)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    labels = [lot_label(serial) for serial in range(5)]
    assert sheets(labels, SheetFormat.S24_63X33) == sheets(labels, SheetFormat.S24_63X33)
