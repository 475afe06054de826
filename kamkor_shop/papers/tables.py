"""Tables: no vertical lines, rows of one height, numbers right-aligned, the head again on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamkor_shop.papers.fonts import Face, cap_height, line_height, shorten, wrap
from kamkor_shop.papers.page import Block, Part
from kamkor_shop.papers.pen import Align, Pen
from kamkor_shop.papers.style import HAIRLINE, INK_LINE, INK_MUTED, INK_TEXT, INK_TINT, Style
from kamkor_shop.papers.words import Text

_PAD = 1.4
"""Millimetres between two columns, on each side of a cell; the outer edges stand on the margins."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in both languages, its share of the width, and whether it holds numbers."""

    head: Text
    share: float
    align: Align = "left"


Cell = str | Text


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; a `strong` row is a sum, a `group` row begins a group."""

    cells: tuple[Cell, ...]
    strong: bool = False
    group: bool = False


def table(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> Block:
    """A table over the whole width. Raises ValueError where a row has not as many cells as there are
    columns."""
    edges = _edges(columns, style.width)
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError("every row of a table has a cell for each column")
    two = any(_has_second(cell) for row in rows if not row.strong for cell in row.cells)
    height = style.row_two if two else style.row
    head = _head(columns, edges, style)
    body = tuple(_row(columns, edges, row, style, height) for row in rows)
    return Block((head, *body), repeat=head)


def _edges(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    """Left and right edge of each column's text, from the table's left edge."""
    whole = sum(column.share for column in columns)
    edges: list[tuple[float, float]] = []
    left = 0.0
    for index, column in enumerate(columns):
        right = left + width * column.share / whole
        after_number = index > 0 and columns[index - 1].align == "right" and column.align == "left"
        inner_left = left + (_PAD * 2.5 if after_number and index > 1 else _PAD if index else 0.0)
        inner_right = right - (_PAD if index < len(columns) - 1 else 0.0)
        edges.append((inner_left, inner_right))
        left = right
    return edges


def _anchor(align: Align, left: float, right: float) -> float:
    return {"left": left, "right": right, "centre": (left + right) / 2}[align]


def _head(columns: Sequence[Column], edges: Sequence[tuple[float, float]], style: Style) -> Part:
    """Kazakh above Russian, each in at most two lines, all standing on one ground line."""
    size, step = style.small, line_height(style.small)
    stacks = []
    for column, (left, right) in zip(columns, edges, strict=True):
        kk = [(line, INK_TEXT, Face.BOLD) for line in wrap(column.head.kk, Face.BOLD, size, right - left, 2)]
        ru_text = "" if column.head.ru == column.head.kk else column.head.ru
        ru = [(line, INK_MUTED, Face.REGULAR) for line in wrap(ru_text, Face.REGULAR, size, right - left, 2)]
        stacks.append([*kk, *ru])
    height = max((len(stack) for stack in stacks), default=0) * step + 1.6

    def draw(pen: Pen, x: float, y: float) -> None:
        for column, (left, right), stack in zip(columns, edges, stacks, strict=True):
            baseline = y + height - 1.8 - (len(stack) - 1) * step
            for line, ink, face in stack:
                pen.text(
                    x + _anchor(column.align, left, right), baseline, line, size, face, ink, column.align
                )
                baseline += step
        pen.line(x, y + height, x + style.width, y + height, 0.8, INK_TEXT)

    return Part(height, draw)


def _row(
    columns: Sequence[Column], edges: Sequence[tuple[float, float]], row: Row, style: Style, height: float
) -> Part:
    if row.strong or row.group:
        height = style.row_two if any(_has_second(cell) for cell in row.cells) else style.row

    def draw(pen: Pen, x: float, y: float) -> None:
        if row.group:
            pen.fill(x, y, style.width, height, INK_TINT)
        for column, (left, right), cell in zip(columns, edges, row.cells, strict=True):
            _draw_cell(pen, column, cell, style, row.strong or row.group, x + left, x + right, y, height)
        ink, points = (INK_TEXT, 0.8) if row.strong else (INK_LINE, HAIRLINE)
        pen.line(x, y + height, x + style.width, y + height, points, ink)

    return Part(height, draw)


def _has_second(cell: Cell) -> bool:
    return isinstance(cell, Text) and cell.ru != cell.kk


def _draw_cell(
    pen: Pen,
    column: Column,
    cell: Cell,
    style: Style,
    strong: bool,
    left: float,
    right: float,
    y: float,
    height: float,
) -> None:
    face = Face.BOLD if strong else Face.REGULAR
    anchor, room = _anchor(column.align, left, right), right - left
    first = cell if isinstance(cell, str) else cell.kk
    if isinstance(cell, Text) and _has_second(cell):
        # The pair of lines stands in the middle of the row: cap of the first to baseline of the second.
        step = line_height(style.body_second) * 1.06
        top = y + (height - cap_height(style.body) - step) / 2 + 0.05
        baseline = top + cap_height(style.body)
        second = shorten(cell.ru, Face.REGULAR, style.body_second, room)
        pen.text(anchor, baseline + step, second, style.body_second, Face.REGULAR, INK_MUTED, column.align)
    else:
        baseline = y + (height + cap_height(style.body)) / 2
    pen.text(
        anchor, baseline, shorten(first, face, style.body, room), style.body, face, INK_TEXT, column.align
    )
