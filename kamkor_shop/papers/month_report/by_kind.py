"""Tables of all groups and kinds, one for each way of saying how much: one figure a cell, read without a lens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamkor_shop.catalogue import BAGS
from kamkor_shop.i18n import N_
from kamkor_shop.papers import tables
from kamkor_shop.papers.fonts import Face, width, wrap
from kamkor_shop.papers.month_report.amounts import NOTHING_HERE, WAYS, Way, signed_name
from kamkor_shop.papers.page import Block, Part
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import Style
from kamkor_shop.papers.tables import Row, table
from kamkor_shop.papers.words import Text, both
from kamkor_shop.reports import GroupRow, MonthReport, Movement
from kamkor_shop.reports.columns import Column, filled

_NAME_LEAST, _NAME_MOST = 50.0, 74.0
_AIR = 3.6
"""Millimetres around a figure in its column."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Columns that fit beside the names, and the width of each in millimetres."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    names: float


def fit(report: MonthReport, choices: Sequence[Sequence[Column]], style: Style) -> Fit:
    """The first of the choices (finest first) of which every figure has room, the same for tables of all ways."""
    movements = list(_movements(report))
    for choice in choices:
        columns = filled(choice, movements)
        needed = [_needed(column, movements, style) for column in columns]
        if sum(needed) <= style.width - _NAME_LEAST:
            break
    left = style.width - sum(needed)
    names = min(max(left, _NAME_LEAST), _NAME_MOST)
    extra = max(0.0, left - names) / max(1, len(columns))
    return Fit(columns, tuple(need + extra for need in needed), names)


def _movements(report: MonthReport) -> Iterator[Movement]:
    yield report.movement
    for group in report.groups:
        yield group.movement
        yield from (row.movement for row in group.kinds)


def _needed(column: Column, movements: Sequence[Movement], style: Style) -> float:
    """Room for the widest figure and for a head of at most two lines in each language, the sign before its word."""
    name = signed_name(column)
    figure = max(
        width(way.text(column.of(movement)), Face.BOLD, style.body) for movement in movements for way in WAYS
    )
    room = figure
    while any(_torn(half, room, style) for half in (name.kk, name.ru)):
        room += 0.5
    return room + _AIR


def _torn(text: str, room: float, style: Style) -> bool:
    lines = wrap(text, Face.BOLD, style.small, room)
    words = [part for line in lines for part in line.split()]
    return len(lines) > 2 or len(lines[0]) == 1 or words != text.split()


def by_kind(report: MonthReport, way: Way, chosen: Fit, style: Style) -> Block:
    """One table: groups tinted, their kinds below, the whole shop at the end.

    Rows without any figure in this way are left out: bags and food are not counted in pieces, bags have no value. The
    group of bags has one kind only, which would say the same again.
    """
    heads = [
        tables.Column(both(N_("Group and kind")), chosen.names),
        *(
            tables.Column(signed_name(column), wide, "right")
            for column, wide in zip(chosen.columns, chosen.widths, strict=True)
        ),
    ]
    rows: list[Row] = []
    for group in report.groups:
        rows += _rows(group, way, chosen.columns)
    whole = Row((both(N_("Whole shop")), *_cells(report.movement, way, chosen.columns)), strong=True)
    block = table(heads, [*rows, whole], style)
    return Block(_kept_together(block.parts, rows), repeat=block.repeat)


def has_rows(report: MonthReport, way: Way, chosen: Fit) -> bool:
    """Whether the table would say anything."""
    return any(_rows(group, way, chosen.columns) for group in report.groups)


def _rows(group: GroupRow, way: Way, columns: Sequence[Column]) -> list[Row]:
    cells = [(row.kind, _cells(row.movement, way, columns)) for row in group.kinds]
    kinds = [
        Row((Text(kind.name_kk, kind.name_ru), *own))
        for kind, own in cells
        if any(cell != NOTHING_HERE for cell in own)
    ]
    if not kinds:
        return []
    names = Text(group.group.names.kk, group.group.names.ru)
    whole = Row((names, *_cells(group.movement, way, columns)), group=True)
    return [whole] if group.group.slug == BAGS.slug else [whole, *kinds]


def _cells(movement: Movement, way: Way, columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(way.text(column.of(movement)) for column in columns)


def _kept_together(parts: Sequence[Part], rows: Sequence[Row]) -> tuple[Part, ...]:
    """A group's row and the row below it are one strip, and so are the last row and the total: no group's name is left
    alone at the foot of a page, no total at the top of one.
    """
    head, *body = parts
    kept: list[Part] = []
    for index, part in enumerate(body):
        after_group = 0 < index < len(body) - 1 and rows[index - 1].group
        if after_group or (index and index == len(body) - 1):
            kept[-1] = below_each_other(kept[-1], part)
        else:
            kept.append(part)
    return (head, *kept)


def below_each_other(upper: Part, lower: Part) -> Part:
    """Two strips as one that is never torn."""

    def draw(pen: Pen, x: float, y: float) -> None:
        upper.draw(pen, x, y)
        lower.draw(pen, x, y + upper.height)

    return Part(upper.height + lower.height, draw)
