"""The month of the whole shop as a sum that a hand could follow: opening, plus, minus, closing, three ways."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop.papers.fonts import Face, cap_height, line_height, shorten, width
from kamkor_shop.papers.month_report.amounts import WAYS, Way, column_name, signed_name
from kamkor_shop.papers.page import Part
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import HAIRLINE, INK_LINE, INK_MUTED, INK_TEXT, INK_TINT, Style
from kamkor_shop.papers.words import Text, both
from kamkor_shop.reports import Measure, Movement
from kamkor_shop.reports.columns import CLOSING, FLOWS, OPENING, ORIGINS, Column, filled
from kamkor_shop.vocabulary import Flow, Origin

_SELDOM = frozenset(
    {Flow.OPENED.value, f"received.{Origin.PURCHASE.value}", f"received.{Origin.OPENING.value}"}
)
"""Lines left out while nothing stands in them; all others stand, because «none» is an answer too."""

_INDENT = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what, how much; ``strong`` for opening and closing, ``under`` for a part of the line above."""

    name: Text
    measure: Measure
    strong: bool = False
    under: bool = False


def lines(movement: Movement) -> list[Line]:
    """The lines of a movement, from opening to closing."""
    there = {column.key for column in filled((*FLOWS, *ORIGINS), [movement])}
    found = [Line(signed_name(OPENING), movement.opening, strong=True)]
    for column in FLOWS:
        if column.key in there or column.key not in _SELDOM:
            found.append(Line(signed_name(column), column.of(movement)))
        if column.key == Flow.RECEIVED.value:
            found += [_origin(each, movement) for each in ORIGINS if each.key in there | _origins_shown()]
    return [*found, Line(signed_name(CLOSING), movement.closing, strong=True)]


def _origins_shown() -> set[str]:
    return {column.key for column in ORIGINS} - _SELDOM


def _origin(column: Column, movement: Movement) -> Line:
    return Line(column_name(column), column.of(movement), under=True)


def statement(movement: Movement, style: Style, wide: float, high: float) -> Part:
    """The sum as one strip of ``wide`` by at most ``high`` millimetres."""
    content = lines(movement)
    head = line_height(style.small) + 2.2
    row = min(style.row, (high - head) / len(content))
    edges = _edges(content, style, wide)

    def draw(pen: Pen, x: float, y: float) -> None:
        _draw_head(pen, style, edges, x, y, head, wide)
        top = y + head
        for line in content:
            _draw_line(pen, style, line, edges, x, top, row, wide)
            top += row

    return Part(head + row * len(content), draw)


def _edges(content: list[Line], style: Style, wide: float) -> list[tuple[Way, float]]:
    """The ways with the right edge of their figures; the names get what is left."""
    edges: list[tuple[Way, float]] = []
    right = wide
    for way in reversed(WAYS):
        edges.insert(0, (way, right))
        longest = max(width(way.text(line.measure), Face.BOLD, style.body) for line in content)
        right -= max(longest, width(_unit(way), Face.BOLD, style.small)) + 6
    return edges


def _unit(way: Way) -> str:
    return both(way.unit).one_line


def _draw_head(
    pen: Pen, style: Style, edges: list[tuple[Way, float]], x: float, y: float, head: float, wide: float
) -> None:
    for way, right in edges:
        pen.text(x + right, y + head - 2, _unit(way), style.small, Face.BOLD, INK_TEXT, "right")
    pen.line(x, y + head, x + wide, y + head, 0.8, INK_TEXT)


def _draw_line(
    pen: Pen,
    style: Style,
    line: Line,
    edges: list[tuple[Way, float]],
    x: float,
    y: float,
    row: float,
    wide: float,
) -> None:
    if line.strong:
        pen.fill(x, y, wide, row, INK_TINT)
    face = Face.BOLD if line.strong else Face.REGULAR
    size = style.body_second if line.under else style.body
    ink = INK_MUTED if line.under else INK_TEXT
    baseline = y + (row + cap_height(style.body)) / 2
    left = x + (_INDENT if line.under else 1.2)
    first = edges[0][1] - max(width(edges[0][0].text(line.measure), face, size), 8) - 3
    kk = shorten(line.name.kk, face, size, x + first - left)
    pen.text(left, baseline, kk, size, face, ink)
    after = left + width(kk, face, size) + 2.2
    if line.name.ru != line.name.kk and x + first - after > 8:
        ru = shorten(line.name.ru, Face.REGULAR, style.body_second, x + first - after)
        pen.text(after, baseline, ru, style.body_second, Face.REGULAR, INK_MUTED)
    for way, right in edges:
        pen.text(x + right, baseline, way.text(line.measure), size, face, ink, "right")
    pen.line(x, y + row, x + wide, y + row, HAIRLINE, INK_LINE)
