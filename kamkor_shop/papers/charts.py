"""Bars for papers: direct labels, from zero, readable in grey print.

Colour is never the only sign: what a bar is stands beside it, how much stands at its end, and a second series is
lighter as well as told in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kamkor_shop.papers.fonts import Face, cap_height, line_height, shorten, width
from kamkor_shop.papers.page import Block, Part
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import HAIRLINE, INK_ACCENT, INK_LINE, INK_MUTED, INK_TEXT, Style
from kamkor_shop.papers.words import Text

INK_SECOND = "#9CC5C9"
"""The second series: 40 % of the first one's darkness, so the two stay apart on a black-and-white printer."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: its name, one value for each series (all of one unit), and the values as texts."""

    name: Text
    values: tuple[int, ...]
    labels: tuple[str, ...]


def bars(items: Sequence[Bar], style: Style, series: Sequence[Text] = ()) -> Block:
    """Horizontal bars on one scale from zero; with two series the second lies under the first, lighter.

    `series` names them above the bars; needed for two, useless for one. Raises ValueError for negative values, for
    more than two series, and where a bar has not one label a value.
    """
    if not items:
        return Block(())
    count = len(items[0].values)
    if count > 2 or any(len(item.values) != count or len(item.labels) != count for item in items):
        raise ValueError("a chart has one or two series, and a label for each value")
    if any(value < 0 for item in items for value in item.values):
        raise ValueError("bars begin at zero: a negative value has no place among them")
    scale = _Scale.of(items, style)
    legend = [_legend(series, style)] if count == 2 and series else []
    return Block((*legend, *(_bar(item, scale, style, count) for item in items)), stays=True)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where bars begin, how much room they have, and the value that fills it. Millimetres."""

    names: float
    room: float
    largest: int

    @classmethod
    def of(cls, items: Sequence[Bar], style: Style) -> "_Scale":
        longest = max(max(_name_width(item.name, style)) for item in items)
        names = min(longest + 3, style.width * 0.36)
        labels = max(width(label, Face.BOLD, style.small + 1) for item in items for label in item.labels)
        return cls(names, style.width - names - labels - 2, max(1, *(max(item.values) for item in items)))

    def length(self, value: int) -> float:
        """Millimetres of a bar; anything above zero is at least visible."""
        return max(self.room * value / self.largest, 0.35) if value else 0.0


def _name_width(name: Text, style: Style) -> tuple[float, float]:
    return width(name.kk, Face.REGULAR, style.body), width(name.ru, Face.REGULAR, style.body_second)


def _thickness(style: Style, count: int) -> float:
    return style.row_two * (0.52 if count == 1 else 0.3)


def _bar(item: Bar, scale: _Scale, style: Style, count: int) -> Part:
    height, thick = style.row_two, _thickness(style, count)
    two_lines = item.name.ru != item.name.kk
    names = scale.names - 3

    def draw(pen: Pen, x: float, y: float) -> None:
        stack = cap_height(style.body) + (line_height(style.body_second) if two_lines else 0)
        baseline = y + (height - stack) / 2 + cap_height(style.body)
        right = x + names
        kk = shorten(item.name.kk, Face.REGULAR, style.body, names)
        pen.text(right, baseline, kk, style.body, Face.REGULAR, INK_TEXT, "right")
        if two_lines:
            ru = shorten(item.name.ru, Face.REGULAR, style.body_second, names)
            below = baseline + line_height(style.body_second)
            pen.text(right, below, ru, style.body_second, Face.REGULAR, INK_MUTED, "right")
        top = y + (height - thick * count - 0.5 * (count - 1)) / 2
        for value, label, ink in zip(item.values, item.labels, (INK_ACCENT, INK_SECOND), strict=False):
            long = scale.length(value)
            pen.fill(x + scale.names, top, long, thick, ink)
            middle = top + (thick + cap_height(style.small + 1)) / 2
            pen.text(x + scale.names + long + 1.4, middle, label, style.small + 1, Face.BOLD, INK_TEXT)
            top += thick + 0.5
        pen.line(x + scale.names, y, x + scale.names, y + height, HAIRLINE * 2, INK_LINE)

    return Part(height, draw)


def _legend(series: Sequence[Text], style: Style) -> Part:
    """Names of the two series, each behind a swatch of its ink."""
    size = style.small + 0.5

    def draw(pen: Pen, x: float, y: float) -> None:
        left, baseline = x, y + cap_height(size) + 0.4
        for name, ink in zip(series, (INK_ACCENT, INK_SECOND), strict=False):
            pen.fill(left, baseline - cap_height(size), 3.2, cap_height(size), ink)
            pen.text(left + 4.4, baseline, name.one_line, size, Face.REGULAR, INK_TEXT)
            left += 4.4 + width(name.one_line, Face.REGULAR, size) + 7

    return Part(line_height(size) + 1.6, draw)
