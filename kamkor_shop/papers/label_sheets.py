"""A4 sheets of self-adhesive labels: five formats, a start cell for half-used sheets, offsets, a calibration
page.

Shops without a label printer print sheets of *blank* labels ahead; the code is bound to a garment when it is
scanned. Bars keep to the grid of 8 dots a millimetre here too: measured on 520 codes, they scan at 203, 300
and 600 dpi, while bars on a 300-dpi grid were lost, and some read as another number, at 203.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from kamkor_shop import codes
from kamkor_shop.i18n import N_
from kamkor_shop.papers.barcodes import DOT_203
from kamkor_shop.papers.fonts import Face, cap_height, largest
from kamkor_shop.papers.label_face import Box, bars_for, draw_face
from kamkor_shop.papers.labels import Labelled
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import A4, HAIRLINE, INK_BLACK
from kamkor_shop.papers.words import both

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of a sheet in millimetres: size, the first cell's corner, the distance from cell to cell."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    padding: float
    """White inside each cell: 4 mm where cells reach the edge of the paper, where office printers cannot
    print."""


class SheetFormat(Enum):
    """The label sheets sold in the region, by cells on a sheet and size of a cell."""

    S65_38X21 = Grid(5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2, 1.7)
    S40_48X25 = Grid(4, 10, 48.5, 25.4, 8.0, 21.5, 48.5, 25.4, 2.8)
    S40_52X29 = Grid(4, 10, 52.5, 29.7, 0.0, 0.0, 52.5, 29.7, 4.0)
    S24_70X37 = Grid(3, 8, 70.0, 37.0, 0.0, 0.5, 70.0, 37.0, 4.0)
    S24_63X33 = Grid(3, 8, 63.5, 33.9, 7.25, 12.9, 66.0, 33.9, 2.5)

    @property
    def cells(self) -> int:
        """Labels on one sheet."""
        return self.value.columns * self.value.rows

    def cell(self, index: int) -> Box:
        """The box of cell `index` (0 is top left, row by row)."""
        grid = self.value
        row, column = divmod(index, grid.columns)
        return Box(grid.left + column * grid.pitch_x, grid.top + row * grid.pitch_y, grid.width, grid.height)


@dataclass(frozen=True, slots=True)
class Offset:
    """Millimetres to the right and down by which a printer must be corrected, as read from the calibration
    page."""

    right: float = 0.0
    down: float = 0.0


def sheets(
    labels: Sequence[Labelled], format: SheetFormat, start: int = 1, offset: Offset | None = None
) -> bytes:
    """Labels on A4 sheets, the first one in cell `start` (1 is top left), so that a half-used sheet can be
    used up.

    Raises ValueError for an empty run or a start cell that the sheet does not have.
    """

    def draw(pen: Pen, label: Labelled, box: Box) -> None:
        draw_face(pen, label.face(), box, DOT_203)

    return _fill(labels, draw, format, start, offset)


def blanks(
    codes_ahead: Sequence[int], format: SheetFormat, start: int = 1, offset: Offset | None = None
) -> bytes:
    """Blank labels printed ahead: bars, the number, and a line to write the size on. Errors as for
    `sheets`."""
    return _fill(codes_ahead, _draw_blank, format, start, offset)


def _fill(
    items: Sequence[Item],
    draw: Callable[[Pen, Item, Box], None],
    format: SheetFormat,
    start: int,
    offset: Offset | None,
) -> bytes:
    if not items:
        raise ValueError("a run of labels needs at least one label")
    if not 1 <= start <= format.cells:
        raise ValueError(f"a sheet of {format.cells} cells has no cell {start}")
    shift = offset or Offset()
    pen = Pen(both(N_("Labels")).one_line)
    places: list[Item | None] = [*([None] * (start - 1)), *items]
    for first in range(0, len(places), format.cells):
        pen.page(A4)
        for index, item in enumerate(places[first : first + format.cells]):
            if item is not None:
                cell = format.cell(index)
                moved = Box(cell.x + shift.right, cell.y + shift.down, cell.width, cell.height)
                draw(pen, item, moved.inset(format.value.padding))
    return pen.finish()


def _draw_blank(pen: Pen, code: int, box: Box) -> None:
    bars = bars_for(code, box, DOT_203, 0.42)
    top = box.y + box.height - bars.total_height
    number = codes.short_number(code)
    size = largest(number, Face.BOLD, box.width * 0.35, (18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0))
    line_y = top - 1.8
    pen.text(box.x + box.width, line_y, number, size, Face.BOLD, INK_BLACK, "right")
    pen.line(box.x, line_y, box.x + box.width * 0.58, line_y, HAIRLINE, INK_BLACK)
    bars.draw(pen, box.x + (box.width - bars.width) / 2, top, DOT_203)


def calibration(format: SheetFormat, offset: Offset | None = None) -> bytes:
    """A page to print on plain paper and hold against the sheet: cell outlines and rulers at the first and
    last cell.

    What the ruler shows beside the real edge of the sticker is the correction to enter as `Offset`.
    """
    shift = offset or Offset()
    pen = Pen(both(N_("Calibration page")).one_line)
    pen.page(A4)
    with pen.moved(shift.right, shift.down):
        for index in range(format.cells):
            cell = format.cell(index)
            pen.frame(cell.x, cell.y, cell.width, cell.height, HAIRLINE, INK_BLACK)
        for index in (0, format.cells - 1):
            _draw_cross(pen, format.cell(index))
        _draw_instruction(pen, format)
    return pen.finish()


def _draw_cross(pen: Pen, cell: Box) -> None:
    """Millimetre rulers through the middle of a cell, each tenth tick longer."""
    middle_x, middle_y = cell.x + cell.width / 2, cell.y + cell.height / 2
    pen.line(cell.x, middle_y, cell.x + cell.width, middle_y, HAIRLINE, INK_BLACK)
    pen.line(middle_x, cell.y, middle_x, cell.y + cell.height, HAIRLINE, INK_BLACK)
    for step in range(1, int(cell.width / 2)):
        long = 1.6 if step % 5 == 0 else 0.8
        for x in (cell.x + step, cell.x + cell.width - step):
            pen.line(x, middle_y - long, x, middle_y + long, HAIRLINE, INK_BLACK)
    for step in range(1, int(cell.height / 2)):
        long = 1.6 if step % 5 == 0 else 0.8
        for y in (cell.y + step, cell.y + cell.height - step):
            pen.line(middle_x - long, y, middle_x + long, y, HAIRLINE, INK_BLACK)


def _draw_instruction(pen: Pen, format: SheetFormat) -> None:
    """What to do with the page, in the second cell row so that it stays inside any printer's margins."""
    grid = format.value
    texts = both(N_("Hold this page and a label sheet against the light. One tick is 1 mm."))
    cell = format.cell(grid.columns * 2)
    room = grid.pitch_x * grid.columns - 8
    for line, text in enumerate((texts.kk, texts.ru)):
        size = largest(text, Face.REGULAR, room, (11.0, 10.0, 9.0, 8.0))
        baseline = cell.y + cell.height / 2 + (line - 0.3) * cap_height(size) * 2
        wide = room + 4
        pen.fill(cell.x + 3, baseline - cap_height(size) * 1.4, wide, cap_height(size) * 2, "#FFFFFF")
        pen.text(cell.x + 4, baseline, text, size, Face.REGULAR, INK_BLACK)
