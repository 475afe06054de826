"""Head and foot of a document: who, what, which number, when; barcode top right; page x of y.

Carries the details 1–3 and 7 of a primary document (law on accounting, article 7, paragraph 3: name, date,
organisation, identification number); content, quantities and signatures are the body's.
"""

from dataclasses import dataclass
from datetime import date

from kamkor_shop.i18n import N_, format_date
from kamkor_shop.papers.barcodes import DOCUMENT_MODULE, Bars
from kamkor_shop.papers.fonts import Face, cap_height, largest, line_height, shorten, width, wrap
from kamkor_shop.papers.page import Frame, Part
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import HAIRLINE, INK_ACCENT, INK_LINE, INK_MUTED, INK_TEXT, Style
from kamkor_shop.papers.words import Text, both


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who issues the paper: name and business identification number, empty while the shop has not entered
    one."""

    name: Text
    bin: str = ""


@dataclass(frozen=True, slots=True)
class ShopOnPaper:
    """The shop as papers name it."""

    name: Text
    address: Text


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a document says."""

    organisation: Organisation
    shop: ShopOnPaper
    title: Text
    """The name of the document with its number: «№ 12 түбіртек», «Квитанция № 12»."""
    day: date | None
    code: int | None
    """The document's own code; None for papers that are no documents, such as a report."""
    copy: bool = False
    period: Text | None = None
    """Stands in place of the day: «2026 жылғы наурыз»."""


def frame(head: Head, style: Style) -> Frame:
    """Head and foot for every page of one paper."""
    title = _title_lines(head, style)
    lines = _issuer_lines(head, style)
    bars = None if head.code is None else Bars(head.code, DOCUMENT_MODULE, style.body * 0.95, 8.0)
    above = max(_issuer_height(lines), bars.total_height if bars else 0.0)
    title_height = _title_height(title, style)

    def first(pen: Pen, x: float, y: float) -> None:
        _draw_issuer(pen, lines, x, y)
        if bars is not None:
            # The quiet zone may reach into the margin: the last bar stands on the edge of the text.
            bars.draw(pen, x + style.width - bars.width + 7 * bars.module, y)
        _draw_title(pen, head, style, title, x, y + above + style.gap)
        line_y = y + above + style.gap + title_height
        pen.line(x, line_y, x + style.width, line_y, 1.6, INK_ACCENT)

    def following(pen: Pen, x: float, y: float) -> None:
        baseline = y + cap_height(style.small)
        text = shorten(_one_line(head), Face.REGULAR, style.small, style.width * 0.85)
        pen.text(x, baseline, text, style.small, Face.REGULAR, INK_MUTED)
        if head.copy:
            pen.text(x + style.width, baseline, _copy_words(), style.small, Face.BOLD, INK_TEXT, "right")
        pen.line(x, y + 4.2, x + style.width, y + 4.2, HAIRLINE, INK_LINE)

    def foot(pen: Pen, number: int, pages: int) -> None:
        _draw_foot(pen, head, style, number, pages)

    return Frame(
        Part(above + style.gap * 2 + title_height, first), Part(4.2 + style.gap * 0.8, following), foot
    )


def _copy_words() -> str:
    return both(N_("COPY")).one_line


def _one_line(head: Head) -> str:
    return " · ".join(part for part in (head.title.one_line, _day(head).kk) if part)


def _day(head: Head) -> Text:
    if head.period is not None:
        return head.period
    if head.day is None:
        return Text("", "")
    return Text(format_date(head.day, "kk", "long"), format_date(head.day, "ru", "long"))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    face: Face
    size: float
    ink: str


def _issuer_lines(head: Head, style: Style) -> list[_Line]:
    """Organisation and shop, Kazakh above Russian, wrapped to the left of the barcode."""
    room = style.width - 40 if head.code is not None else style.width
    organisation, shop, small = head.organisation, head.shop, style.small
    lines = [
        _Line(text, Face.BOLD, small + 1, INK_TEXT)
        for text in wrap(organisation.name.kk, Face.BOLD, small + 1, room, 2)
    ]
    if organisation.name.ru != organisation.name.kk:
        lines += [
            _Line(text, Face.REGULAR, small, INK_MUTED)
            for text in wrap(organisation.name.ru, Face.REGULAR, small, room, 2)
        ]
    if organisation.bin:
        caption = both(N_("BIN")).one_line
        lines.append(_Line(f"{caption} {organisation.bin}", Face.REGULAR, small, INK_MUTED))
    for half, ink in ((0, INK_TEXT), (1, INK_MUTED)):
        parts = [(text.kk, text.ru)[half] for text in (shop.name, shop.address)]
        joined = " · ".join(part for part in parts if part)
        whole = [joined] if width(joined, Face.REGULAR, small) <= room else parts
        lines += [_Line(shorten(text, Face.REGULAR, small, room), Face.REGULAR, small, ink) for text in whole]
    return lines


def _issuer_height(lines: list[_Line]) -> float:
    return sum(line_height(line.size) for line in lines)


def _draw_issuer(pen: Pen, lines: list[_Line], x: float, y: float) -> None:
    baseline = y + cap_height(lines[0].size) if lines else y
    for line in lines:
        pen.text(x, baseline, line.text, line.size, line.face, line.ink)
        baseline += line_height(line.size)


@dataclass(frozen=True, slots=True)
class _Title:
    """The title in the largest type at which Kazakh fits into two lines beside the date."""

    kk: tuple[str, ...]
    ru: tuple[str, ...]
    size: float


def _title_lines(head: Head, style: Style) -> _Title:
    day = _day(head)
    day_room = max(width(day.kk, Face.BOLD, style.body), width(day.ru, Face.REGULAR, style.body_second))
    room = style.width - (day_room + 6 if day_room else 0)
    size = largest(head.title.kk, Face.BOLD, room, (style.title, style.title * 0.9, style.title * 0.8))
    ru = (
        ()
        if head.title.ru == head.title.kk
        else wrap(head.title.ru, Face.REGULAR, style.title_second, room, 2)
    )
    return _Title(wrap(head.title.kk, Face.BOLD, size, room, 2), ru, size)


def _title_height(title: _Title, style: Style) -> float:
    lines = len(title.kk) * line_height(title.size) + len(title.ru) * line_height(style.title_second)
    return lines + 0.3 * style.gap


def _draw_title(pen: Pen, head: Head, style: Style, title: _Title, x: float, y: float) -> None:
    """Title on the left, the day on the right on the same baselines, the mark of a copy above the day."""
    baseline = y + cap_height(title.size)
    day, right = _day(head), x + style.width
    pen.text(right, baseline, day.kk, style.body, Face.BOLD, INK_TEXT, "right")
    for line in title.kk:
        pen.text(x, baseline, line, title.size, Face.BOLD, INK_TEXT)
        baseline += line_height(title.size)
    baseline += line_height(style.title_second) - line_height(title.size)
    second = y + cap_height(title.size) + line_height(style.title_second)
    pen.text(right, second, day.ru, style.body_second, Face.REGULAR, INK_MUTED, "right")
    for line in title.ru:
        pen.text(x, baseline, line, style.title_second, Face.REGULAR, INK_MUTED)
        baseline += line_height(style.title_second)
    if head.copy:
        _draw_copy_mark(pen, style, right, y - 2.6)


def _draw_copy_mark(pen: Pen, style: Style, right: float, baseline: float) -> None:
    words, size = _copy_words(), style.body
    wide = width(words, Face.BOLD, size) + 5
    pen.frame(right - wide, baseline - cap_height(size) - 1.5, wide, cap_height(size) + 3, 1.0, INK_TEXT, 1.2)
    pen.text(right - wide / 2, baseline, words, size, Face.BOLD, INK_TEXT, "centre")


def _draw_foot(pen: Pen, head: Head, style: Style, number: int, pages: int) -> None:
    baseline = style.paper.height - style.bottom + 8.0
    x = style.left
    pen.line(x, baseline - 3.6, x + style.width, baseline - 3.6, HAIRLINE, INK_LINE)
    counted = both(N_("page {number} of {pages}"), number=number, pages=pages).one_line
    pen.text(x + style.width, baseline, counted, style.small, Face.REGULAR, INK_MUTED, "right")
    room = style.width - width(counted, Face.REGULAR, style.small) - 6
    pen.text(
        x,
        baseline,
        shorten(_one_line(head), Face.REGULAR, style.small, room),
        style.small,
        Face.REGULAR,
        INK_MUTED,
    )
