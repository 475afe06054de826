"""How any label is laid out in any box: the large thing left, two names beside it, a line below, bars at the
foot.

One layout serves the four rolls and the five sheet formats: type sizes follow the box, bars follow the
printer's dots.
"""

from dataclasses import dataclass

from kamkor_shop.papers.barcodes import Bars, module_for
from kamkor_shop.papers.fonts import Face, cap_height, largest, line_height, shorten, width, wrap
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import INK_BLACK, POINT

_BIG_SIZES = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0)
_NAME_SIZES = (17.0, 15.5, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.5, 6.0)
_SIDE_ROOM = 9.0
"""Millimetres beside the bars from which on the number and the shop stand there."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in millimetres, `x`, `y` its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, by: float) -> "Box":
        """The box inside, `by` millimetres smaller on every side."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True, slots=True)
class LabelFace:
    """What stands on a label, whatever it is a label of; empty texts leave no hole."""

    code: int
    big: str
    first: str
    second: str
    foot: str
    number: str
    corner: str


@dataclass(frozen=True, slots=True)
class _Names:
    """Two names broken into lines, with their sizes in points."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    first_size: float
    second_size: float

    @property
    def height(self) -> float:
        last = self.second_size if self.second else self.first_size
        lines = (*(self.first_size for _ in self.first), *(self.second_size for _ in self.second))
        return (
            sum(line_height(size) for size in lines)
            - (line_height(last) - cap_height(last))
            + 0.25 * cap_height(last)
        )


def draw_face(pen: Pen, face: LabelFace, box: Box, dot: float) -> None:
    """Draw `face` inside `box`; `dot` is the printer's dot in millimetres, on which every bar begins."""
    bars = bars_for(face.code, box, dot, 0.33)
    bars_top = box.y + box.height - bars.total_height
    foot_size = largest(face.foot, Face.BOLD, box.width, _foot_sizes(box)) if face.foot else 0.0
    baseline = bars_top - 0.8 - 0.25 * foot_size * POINT
    if face.foot:
        line = shorten(face.foot, Face.BOLD, foot_size, box.width)
        pen.text(box.x, baseline, line, foot_size, Face.BOLD, INK_BLACK)
    _draw_upper(pen, face, Box(box.x, box.y, box.width, baseline - 1.55 * cap_height(foot_size) - box.y))
    room = box.width - bars.width
    beside = room >= _SIDE_ROOM
    bars.draw(pen, box.x if beside else box.x + room / 2, bars_top, dot)
    if beside:
        _draw_side(pen, face, Box(box.x + bars.width, bars_top, room, bars.total_height))


def bars_for(code: int, box: Box, dot: float, part: float) -> Bars:
    """The bars of a label: as wide as the box allows, `part` of its height, never too low for a hand-held
    scanner."""
    digits = 10.5 if box.height >= 28 else 8.0
    return Bars(code, module_for(box.width, dot), min(max(box.height * part, 6.2), 16.0), digits)


def _foot_sizes(box: Box) -> tuple[float, ...]:
    top = 10.0 if box.height >= 30 else 8.0 if box.height >= 21 else 6.5
    return tuple(size for size in (10.0, 9.0, 8.0, 7.0, 6.5, 6.0, 5.5) if size <= top)


def _draw_upper(pen: Pen, face: LabelFace, box: Box) -> None:
    """The large text on the left and the two names on the right, both on one middle line.

    The large text gives way, down to half, before a name is cut: 128 of a coat that nobody can name
    helps nobody.
    """
    sizes = tuple(size for size in _BIG_SIZES if cap_height(size) <= box.height * 0.86) or _BIG_SIZES[-1:]
    start = largest(face.big, Face.BOLD, box.width * 0.46, sizes)
    gap = max(1.4, box.width * 0.045)
    for size in (*(size for size in sizes if start >= size >= start * 0.5), start):
        big = shorten(face.big, Face.BOLD, size, box.width * 0.6)
        left = box.x + (width(big, Face.BOLD, size) + gap if big else 0.0)
        names, whole = _names(face, box.x + box.width - left, box.height)
        if whole:
            break
    pen.text(box.x, box.y + (box.height + cap_height(size)) / 2, big, size, Face.BOLD, INK_BLACK)
    y = box.y + max(0.0, (box.height - names.height) / 2) + cap_height(names.first_size)
    for line in names.first:
        pen.text(left, y, line, names.first_size, Face.BOLD, INK_BLACK)
        y += line_height(names.first_size)
    y += cap_height(names.second_size) - cap_height(names.first_size)
    for line in names.second:
        pen.text(left, y, line, names.second_size, Face.REGULAR, INK_BLACK)
        y += line_height(names.second_size)


def _names(face: LabelFace, room: float, height: float) -> tuple[_Names, bool]:
    """Both names at the largest size at which nothing is cut and no word is broken; else shortened, and
    False."""
    second = "" if face.second == face.first else face.second
    for size in _NAME_SIZES:
        smaller = max(size * 0.78, 5.5)
        found = _Names(
            wrap(face.first, Face.BOLD, size, room), wrap(second, Face.REGULAR, smaller, room), size, smaller
        )
        whole = _unbroken(face.first, Face.BOLD, size, room) and _unbroken(
            second, Face.REGULAR, smaller, room
        )
        if whole and len(found.first) <= 2 and len(found.second) <= 2 and found.height <= height:
            return found, True
    return _shortened(face.first, second, room, height), False


def _unbroken(text: str, face: Face, size: float, room: float) -> bool:
    return all(width(word, face, size) <= room for word in text.split())


def _shortened(first: str, second: str, room: float, height: float) -> _Names:
    """Names for which there is no room, as large as the number of lines allows."""
    found = _Names((), (), _NAME_SIZES[-1], 5.5)
    for first_lines, second_lines in ((2, 2), (2, 1), (1, 1), (1, 0)):
        for size in _NAME_SIZES[-4:]:
            smaller = max(size * 0.78, 5.5)
            lower = wrap(second, Face.REGULAR, smaller, room, second_lines) if second_lines else ()
            found = _Names(wrap(first, Face.BOLD, size, room, first_lines), lower, size, smaller)
            if found.height <= height:
                return found
    return found


def _draw_side(pen: Pen, face: LabelFace, box: Box) -> None:
    """The number that a hand can copy, and the shop, right of the bars."""
    right = box.x + box.width
    size = largest(face.number, Face.BOLD, box.width, (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0))
    y = box.y + cap_height(size)
    pen.text(right, y, face.number, size, Face.BOLD, INK_BLACK, "right")
    longest = max(face.corner.split(), key=len, default="")
    small = largest(longest, Face.REGULAR, box.width, (7.0, 6.5, 6.0, 5.5))
    y += 1.0
    for line in wrap(face.corner, Face.REGULAR, small, box.width, 2):
        y += line_height(small)
        pen.text(right, y, line, small, Face.REGULAR, INK_BLACK, "right")
