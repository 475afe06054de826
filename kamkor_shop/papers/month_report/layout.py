"""The pages of the report: the month at a glance, the tables, what vouches for it, who signs.

Carries the seven details of a primary document (law on accounting, article 7, paragraph 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamkor_shop.clock import last_day
from kamkor_shop.i18n import N_, format_date, format_month
from kamkor_shop.papers import tables
from kamkor_shop.papers.blocks import Field, Signature, fields, running_text, section, signatures
from kamkor_shop.papers.charts import Bar, bars
from kamkor_shop.papers.fonts import Face, cap_height, line_height
from kamkor_shop.papers.head import Head, frame
from kamkor_shop.papers.month_report.amounts import KILOGRAMS, WAYS
from kamkor_shop.papers.month_report.by_kind import below_each_other, by_kind, fit, has_rows
from kamkor_shop.papers.month_report.statement import statement
from kamkor_shop.papers.page import Block, Part, draw_pages, space
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import INK_ACCENT, INK_MUTED, STYLE_A4_LANDSCAPE, Style
from kamkor_shop.papers.tables import Row, table
from kamkor_shop.papers.words import Text, both, kilograms
from kamkor_shop.quantities import format_number
from kamkor_shop.reports import MonthReport
from kamkor_shop.reports.chart import came_and_given
from kamkor_shop.reports.columns import BY_FLOW, MERGED, RECEIVED

if TYPE_CHECKING:
    from kamkor_shop.papers.month_report.issue import Issue

_STYLE = replace(STYLE_A4_LANDSCAPE, body=9, body_second=7.5, row=6.2, row_two=8.0)
_STATEMENT = 144.0
_BETWEEN = 10.0
_FEW_BOXES = 6
"""A table this short is not torn: it goes on the page of the signatures."""


def draw(report: MonthReport, issue: Issue) -> bytes:
    """Return the PDF."""
    style = _STYLE
    title = both(N_("Monthly report: movement of goods"))
    period = Text(format_month(report.month, "kk"), format_month(report.month, "ru"))
    head = Head(issue.organisation, issue.shop, title, None, issue.code, issue.copy, period)
    around = frame(head, style)
    room = style.paper.height - style.top - style.bottom - around.first_head.height
    pen = Pen(f"{title.one_line} · {period.one_line}", issue.organisation.name.kk)
    draw_pages(pen, style, around, [*_first_page(report, issue, style, room), *_rest(report, issue, style)])
    return pen.finish()


def _first_page(report: MonthReport, issue: Issue, style: Style, room: float) -> list[Block]:
    figures = _figures(report, style)
    above: list[Block] = [Block((figures,)), space(3)]
    if issue.drawn_up < last_day(report.month):
        day = Text(format_date(issue.drawn_up, "kk", "long"), format_date(issue.drawn_up, "ru", "long"))
        note = both(N_("The month is not over: figures as of {day}."), day=day)
        above = [running_text(note, style, style.body_second), space(2), *above]
    high = room - sum(block.height for block in above)
    sum_of_all = statement(report.movement, style, _STATEMENT, high)
    beside = _chart(report, style, style.width - _STATEMENT - _BETWEEN, high)
    return [*above, Block((_side_by_side(sum_of_all, beside),))]


def _figures(report: MonthReport, style: Style) -> Part:
    """What a reader asks first, large: whom the shop helped, and who gave."""
    served = report.served
    content = [
        (both(N_("families served")), served.families),
        (both(N_("people in these families")), served.people),
        (both(N_("children among them")), served.children),
        (both(N_("visits")), served.visits),
        (both(N_("donations")), report.donations),
        (both(N_("bags received")), report.bags),
    ]
    step = style.width / len(content)
    size = style.title
    first = cap_height(size) + 0.5

    def draw_all(pen: Pen, x: float, y: float) -> None:
        for index, (words, number) in enumerate(content):
            left = x + index * step
            pen.text(left, y + first, format_number(number), size, Face.BOLD, INK_ACCENT)
            below = y + first + line_height(style.body_second) * 1.2
            pen.text(left, below, words.kk, style.body_second, Face.REGULAR)
            below += line_height(style.body_second)
            pen.text(left, below, words.ru, style.body_second, Face.REGULAR, INK_MUTED)

    return Part(first + 2.6 * line_height(style.body_second), draw_all)


def _chart(report: MonthReport, style: Style, wide: float, high: float) -> Part:
    """What came to the shelves and what was handed out, by group, in kilograms."""
    content = came_and_given(report)
    own = replace(style, left=0, right=style.paper.width - wide, body=8, body_second=6.5, small=7)
    title = section(both(N_("Came in and handed out, kg")), own)
    note = running_text(
        both(N_("Without unsorted bags: what was in them counts once it is sorted.")), own, 6.5
    )
    legend = line_height(own.small + 0.5) + 1.6
    free = high - title.height - note.height - legend - 1.5
    own = replace(own, row_two=min(10.0, free / max(1, len(content))))
    items = [
        Bar(
            Text(each.group.names.kk, each.group.names.ru),
            (max(0, each.came.grams), max(0, each.given.grams)),
            (kilograms(each.came.grams), kilograms(each.given.grams)),
        )
        for each in content
    ]
    drawn = bars(items, own, [both(N_("Came in")), both(N_("Handed out"))])
    parts = [*title.parts, *drawn.parts, Part(1.5, lambda *_where: None), *note.parts]

    def draw_all(pen: Pen, x: float, y: float) -> None:
        for part in parts:
            part.draw(pen, x, y)
            y += part.height

    return Part(sum(part.height for part in parts), draw_all)


def _side_by_side(left: Part, right: Part) -> Part:
    def draw_both(pen: Pen, x: float, y: float) -> None:
        left.draw(pen, x, y)
        right.draw(pen, x + _STATEMENT + _BETWEEN, y)

    return Part(max(left.height, right.height), draw_both)


def _rest(report: MonthReport, issue: Issue, style: Style) -> list[Block]:
    blocks: list[Block] = []
    if report.groups:
        blocks += _tables(report, style)
    if report.boxes:
        blocks += [space(style.gap), section(both(N_("Donation boxes")), style), _boxes(report, style)]
    return [*blocks, space(style.gap), *_vouched(report, issue, style)]


def _tables(report: MonthReport, style: Style) -> Iterator[Block]:
    """What every group and kind did, in each way; then by whom what was received was given."""
    movement = fit(report, (BY_FLOW, MERGED), style)
    received = fit(report, (RECEIVED,), style)
    for chosen, title in ((movement, N_("Movement")), (received, N_("Received, by origin"))):
        for way in WAYS:
            if has_rows(report, way, chosen):
                yield space(style.gap)
                yield section(both(N_("{table}: {way}"), table=both(title), way=both(way.title)), style)
                yield by_kind(report, way, chosen, style)


def _boxes(report: MonthReport, style: Style) -> Block:
    columns = [
        tables.Column(both(N_("Donation box")), 120),
        tables.Column(both(N_("Collections")), 40, "right"),
        tables.Column(both(N_("Bags")), 40, "right"),
        tables.Column(both(N_("Weight, kg")), 40, "right"),
    ]
    rows = [
        Row(
            (
                Text(box.name.kk, box.name.ru),
                format_number(box.collections),
                format_number(box.bags),
                kilograms(box.grams),
            )
        )
        for box in report.boxes
    ]
    whole = Row(
        (
            both(N_("Total")),
            format_number(sum(box.collections for box in report.boxes)),
            format_number(sum(box.bags for box in report.boxes)),
            KILOGRAMS.written(sum(box.grams for box in report.boxes)),
        ),
        strong=True,
    )
    block = table(columns, [*rows, whole], style)
    *others, last, total = block.parts
    few = len(rows) <= _FEW_BOXES
    return replace(block, parts=(*others, below_each_other(last, total)), stays=few)


def _vouched(report: MonthReport, issue: Issue, style: Style) -> Sequence[Block]:
    """How the paper is tied to the ledger, when it was made, and who answers for it."""
    drawn_up = Text(format_date(issue.drawn_up, "kk", "long"), format_date(issue.drawn_up, "ru", "long"))
    counts = [
        Field(both(N_("Drawn up on")), drawn_up),
        Field(both(N_("Documents of the month")), format_number(report.documents)),
    ]
    if report.served.corrections:
        undone = both(N_("Hand-outs of earlier months undone"))
        counts.append(Field(undone, format_number(report.served.corrections)))
    head = Field(both(N_("Checksum of the last document")), report.head)
    signers = [
        Signature(both(N_("Drawn up by")), issue.drawn_up_by_position, issue.drawn_up_by),
        Signature(both(N_("Responsible person")), Text("", ""), issue.responsible),
    ]
    block = fields([counts, [head]], style)
    return [Block(block.parts, stays=True, brings=2), signatures(signers, style)]
