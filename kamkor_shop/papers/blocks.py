"""The blocks that papers share: captions with values, running text, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamkor_shop.i18n import N_
from kamkor_shop.papers.fonts import Face, cap_height, line_height, shorten, width, wrap
from kamkor_shop.papers.page import Block, Part
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import HAIRLINE, INK_LINE, INK_MUTED, INK_TEXT, Style
from kamkor_shop.papers.words import Text, both


@dataclass(frozen=True, slots=True)
class Field:
    """A caption and what stands under it; a value in two languages takes two lines."""

    caption: Text
    value: str | Text
    share: int = 1
    """How much of the row's width it takes, against its neighbours."""


def fields(rows: Sequence[Sequence[Field]], style: Style) -> Block:
    """Captions with values in rows; fields without a value leave no hole."""
    filled = [[field for field in row if _first(field.value)] for row in rows]
    return Block(tuple(_field_row(row, style) for row in filled if row))


def _first(value: str | Text) -> str:
    return value if isinstance(value, str) else value.kk


def _second(value: str | Text) -> str:
    return "" if isinstance(value, str) or value.ru == value.kk else value.ru


def _field_row(row: Sequence[Field], style: Style) -> Part:
    """Values wrap to three lines before they are shortened: a cut name on a receipt is somebody else's."""
    gutter = style.gap
    whole = style.width - gutter * (len(row) - 1)
    shares = sum(field.share for field in row)
    rooms = [whole * field.share / shares for field in row]
    firsts = [
        wrap(_first(field.value), Face.BOLD, style.body, room, 3)
        for field, room in zip(row, rooms, strict=True)
    ]
    seconds = [
        wrap(_second(field.value), Face.REGULAR, style.body_second, room, 3)
        for field, room in zip(row, rooms, strict=True)
    ]
    captions = _captions(row, rooms, style)
    caption_height = max(len(caption) for caption in captions) * line_height(style.small) + 0.35
    heights = [
        len(first) * line_height(style.body) + len(second) * line_height(style.body_second)
        for first, second in zip(firsts, seconds, strict=True)
    ]

    def draw(pen: Pen, x: float, y: float) -> None:
        left = x
        for room, caption, first, second in zip(rooms, captions, firsts, seconds, strict=True):
            top = y + cap_height(style.small)
            draw_lines(pen, left, top, caption, style.small, Face.REGULAR, INK_MUTED)
            top = y + caption_height + cap_height(style.body)
            top = draw_lines(pen, left, top, first, style.body, Face.BOLD, INK_TEXT)
            top += line_height(style.body_second) - line_height(style.body)
            draw_lines(pen, left, top, second, style.body_second, Face.REGULAR, INK_MUTED)
            left += room + gutter

    return Part(caption_height + max(heights) + style.gap * 0.45, draw)


def _captions(row: Sequence[Field], rooms: Sequence[float], style: Style) -> list[tuple[str, ...]]:
    """«Kazakh / Russian» where all of a row fit on one line, else Kazakh above Russian in all of them."""
    one = [(field.caption.one_line,) for field in row]
    if all(
        width(caption, Face.REGULAR, style.small) <= room for (caption,), room in zip(one, rooms, strict=True)
    ):
        return list(one)
    return [
        tuple(shorten(half, Face.REGULAR, style.small, room) for half in (field.caption.kk, field.caption.ru))
        for field, room in zip(row, rooms, strict=True)
    ]


def draw_lines(
    pen: Pen, x: float, baseline: float, lines: Sequence[str], size: float, face: Face, ink: str
) -> float:
    """Lines of one size below each other; gives the baseline of the line that would come next."""
    for line in lines:
        pen.text(x, baseline, line, size, face, ink)
        baseline += line_height(size)
    return baseline


def section(title: Text, style: Style) -> Block:
    """The title of a part of the paper; stays with what follows."""
    size, second = style.section, style.body_second

    def draw(pen: Pen, x: float, y: float) -> None:
        baseline = y + cap_height(size)
        pen.text(x, baseline, title.kk, size, Face.BOLD, INK_TEXT)
        if title.ru != title.kk:
            pen.text(x, baseline + line_height(second) * 1.05, title.ru, second, Face.REGULAR, INK_MUTED)

    return Block((Part(line_height(size) + line_height(second) + style.gap * 0.4, draw),), stays=True)


def running_text(
    text: Text, style: Style, size: float | None = None, strong: bool = False, brings: int = 0
) -> Block:
    """A paragraph in Kazakh and, lighter, in Russian, that is not torn and stays with what follows."""
    points = size or style.body
    parts: list[Part] = []
    halves = [(text.kk, points, INK_TEXT, Face.BOLD if strong else Face.REGULAR)]
    if text.ru != text.kk:
        halves.append((text.ru, size or style.body_second, INK_MUTED, Face.REGULAR))
    for content, points, ink, face in halves:
        lines = wrap(content, face, points, style.width)
        parts += [_text_line(line, points, face, ink) for line in lines]
        parts.append(Part(points * 0.09, _blank))
    return Block(tuple(parts), stays=True, brings=brings)


def _blank(pen: Pen, x: float, y: float) -> None:
    return None


def _text_line(line: str, size: float, face: Face, ink: str) -> Part:
    def draw(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y + cap_height(size), line, size, face, ink)

    return Part(line_height(size), draw)


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: what for, the position, and the name as far as it is known."""

    role: Text
    position: Text
    name: str


def signatures(signers: Sequence[Signature], style: Style, brings: int = 2) -> Block:
    """Lines to sign on, side by side and at one height, with room for a hand above them."""
    gutter = style.gap * 2.4
    room = (style.width - gutter * (len(signers) - 1)) / len(signers)
    positions = _positions(signers, room, style)
    top = line_height(style.body) + line_height(style.body_second)
    top += line_height(style.small) * max(len(lines) for lines in positions)
    line_at = top + 8.5

    def draw(pen: Pen, x: float, y: float) -> None:
        for index, (signer, position) in enumerate(zip(signers, positions, strict=True)):
            left = x + index * (room + gutter)
            _draw_signer(pen, signer, position, style, left, y)
            _draw_signature_line(pen, signer, style, left, y + line_at, room)

    return Block((Part(line_at + 2 * line_height(style.small) + 1.0, draw),), brings=brings)


def _positions(signers: Sequence[Signature], room: float, style: Style) -> list[tuple[str, ...]]:
    """The position on one line, or Kazakh above Russian where that is too long."""
    found: list[tuple[str, ...]] = []
    for signer in signers:
        one = signer.position.one_line
        if width(one, Face.REGULAR, style.small) <= room:
            found.append((one,))
        else:
            halves = (signer.position.kk, signer.position.ru)
            found.append(tuple(shorten(half, Face.REGULAR, style.small, room) for half in halves))
    return found


def _draw_signer(
    pen: Pen, signer: Signature, position: Sequence[str], style: Style, x: float, y: float
) -> None:
    baseline = y + cap_height(style.body)
    pen.text(x, baseline, signer.role.kk, style.body, Face.BOLD, INK_TEXT)
    baseline += line_height(style.body_second) * 1.05
    pen.text(x, baseline, signer.role.ru, style.body_second, Face.REGULAR, INK_MUTED)
    baseline += line_height(style.small) * 1.15
    draw_lines(pen, x, baseline, position, style.small, Face.REGULAR, INK_MUTED)


def _draw_signature_line(pen: Pen, signer: Signature, style: Style, x: float, y: float, room: float) -> None:
    """A line for the hand, and beside it the name: printed where it is known, a line where it is not."""
    sign, name_at = room * 0.38, room * 0.38 + 2.5
    pen.line(x, y, x + sign, y, HAIRLINE * 1.6, INK_TEXT)
    pen.line(x + name_at, y, x + room, y, HAIRLINE * 1.6, INK_LINE if signer.name else INK_TEXT)
    fits = len(wrap(signer.name, Face.REGULAR, style.body_second, room - name_at)) <= 2
    size = style.body_second if fits else style.small
    names = wrap(signer.name, Face.REGULAR, size, room - name_at, 3)
    above = y - 1.2 - (len(names) - 1) * line_height(size)
    draw_lines(pen, x + name_at, above, names, size, Face.REGULAR, INK_TEXT)
    below = y + line_height(style.small)
    pen.text(x, below, both(N_("signature")).one_line, style.small, Face.REGULAR, INK_MUTED)
    caption = shorten(both(N_("full name")).one_line, Face.REGULAR, style.small, room - name_at)
    pen.text(x + name_at, below, caption, style.small, Face.REGULAR, INK_MUTED)
