"""The report as a workbook: numbers as numbers, texts as texts, heads that stay, the same figures as on paper.

Everything is written as a value: a workbook that is opened without being recalculated, or read by a program, says
what the shop said. Texts are never taken for formulas or links, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kamkor_shop.catalogue import Names
from kamkor_shop.i18n import N_, format_month
from kamkor_shop.papers.issuer import word_on_paper
from kamkor_shop.papers.month_report.amounts import WAYS, Way, signed_name
from kamkor_shop.papers.month_report.statement import lines
from kamkor_shop.papers.words import Text, both
from kamkor_shop.reports import BoxRow, Measure, MonthReport, Movement
from kamkor_shop.reports.columns import BY_FLOW, BY_ORIGIN, Column
from kamkor_shop.vocabulary import Unit

if TYPE_CHECKING:
    from kamkor_shop.papers.month_report.issue import Issue

_WHOLE, _KILOGRAMS = "#,##0", "#,##0.000"
_ACCENT, _TINT = "#006D76", "#E9F1F1"

COLUMNS: tuple[Column, ...] = (*BY_ORIGIN[:-1], BY_FLOW[1], BY_ORIGIN[-1])
"""Every origin and every flow; received from all origins together stands, in brackets, before closing."""


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look: a pair of (whole numbers, kilograms) for each weight of row."""

    title: Any
    head: Any
    head_right: Any
    text: tuple[Any, Any]
    whole: tuple[Any, Any]
    kilograms: tuple[Any, Any]
    note: Any

    def of(self, way: Way, strong: bool) -> Any:
        return (self.kilograms if way.key == "grams" else self.whole)[strong]


def write(report: MonthReport, issue: Issue) -> bytes:
    """Return the bytes of the workbook: three sheets, the summary first."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, {**options, "strings_to_numbers": False})
    title = both(N_("Monthly report: movement of goods")).one_line
    period = Text(format_month(report.month, "kk"), format_month(report.month, "ru")).one_line
    book.set_properties(
        {
            "title": f"{title} · {period}",
            "company": issue.organisation.name.kk,
            # Not the clock's moment: the same report gives the same bytes.
            "created": datetime.combine(issue.drawn_up, time(), UTC),
        }
    )
    formats = _formats(book)
    _summary(book, formats, report, issue, (title, period))
    _by_kind(book, formats, report)
    _families_and_boxes(book, formats, report)
    book.close()
    return buffer.getvalue()


def _formats(book: Any) -> _Formats:
    base = {"font_name": "Noto Sans", "font_size": 10, "valign": "vcenter"}
    strong = {**base, "bold": True, "bg_color": _TINT}

    def pair(**more: object) -> tuple[Any, Any]:
        return book.add_format({**base, **more}), book.add_format({**strong, **more})

    head = {**base, "bold": True, "text_wrap": True, "bottom": 1, "bottom_color": _ACCENT, "valign": "bottom"}
    return _Formats(
        title=book.add_format({**base, "bold": True, "font_size": 14, "font_color": _ACCENT}),
        head=book.add_format(head),
        head_right=book.add_format({**head, "align": "right"}),
        text=pair(),
        whole=pair(num_format=_WHOLE),
        kilograms=pair(num_format=_KILOGRAMS),
        note=book.add_format({**base, "font_color": "#4C6266"}),
    )


def _sheet(book: Any, name: Text, *, across: bool = True) -> Any:
    sheet = book.add_worksheet(f"{name.kk} · {name.ru}"[:31])
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if across:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return sheet


def _number(way: Way, measure: Measure) -> int | float:
    """What stands in the cell: whole numbers, or kilograms with three decimals."""
    value = way.of(measure)
    return value / 1000 if way.key == "grams" else value


def _summary(
    book: Any, formats: _Formats, report: MonthReport, issue: Issue, titles: tuple[str, str]
) -> None:
    sheet = _sheet(book, both(N_("Summary")), across=False)
    sheet.set_column(0, 1, 38)
    sheet.set_column(2, 4, 16)
    above = [
        (titles[0], formats.title),
        (titles[1], formats.title),
        (
            " · ".join(part for part in (issue.organisation.name.kk, issue.organisation.bin) if part),
            formats.note,
        ),
        (f"{issue.shop.name.kk} · {issue.shop.address.kk}", formats.note),
        (f"{issue.shop.name.ru} · {issue.shop.address.ru}", formats.note),
    ]
    for row, (text, look) in enumerate(above):
        sheet.write_string(row, 0, text, look)
    top = len(above) + 1
    _heads(sheet, formats, top, [Text("", ""), Text("", ""), *(both(way.unit) for way in WAYS)], 2)
    sheet.freeze_panes(top + 1, 0)
    row = top
    for row, line in enumerate(lines(report.movement), start=top + 1):
        indent = "      " if line.under else ""
        sheet.write_string(row, 0, indent + line.name.kk, formats.text[line.strong])
        sheet.write_string(row, 1, indent + line.name.ru, formats.text[line.strong])
        for column, way in enumerate(WAYS, start=2):
            sheet.write_number(row, column, _number(way, line.measure), formats.of(way, line.strong))
    facts = [
        (both(N_("Documents of the month")), str(report.documents)),
        (both(N_("Checksum of the last document")), report.head),
        (both(N_("Drawn up on")), f"{issue.drawn_up:%d.%m.%Y}"),
        (both(N_("Drawn up by")), issue.drawn_up_by),
        (both(N_("Responsible person")), issue.responsible),
    ]
    for below, (caption, value) in enumerate(facts, start=row + 2):
        sheet.write_string(below, 0, caption.one_line, formats.note)
        sheet.write_string(below, 1, value, formats.text[0])


def _heads(sheet: Any, formats: _Formats, row: int, names: Sequence[Text], numbers_from: int) -> None:
    """One head row, Kazakh above Russian in a cell; heads of numbers stand at the right, as the numbers do."""
    sheet.set_row(row, 60)
    for column, name in enumerate(names):
        words = name.kk if name.kk == name.ru else f"{name.kk}\n{name.ru}"
        sheet.write_string(row, column, words, formats.head_right if column >= numbers_from else formats.head)


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: Text
    unit: Text
    movement: Movement
    strong: bool


def _rows(report: MonthReport) -> Iterator[_Row]:
    for group in report.groups:
        names = group.group.names
        yield _Row(group.group.slug, Text(names.kk, names.ru), Text("", ""), group.movement, True)
        for each in group.kinds:
            kind = each.kind
            unit = word_on_paper(Unit(kind.unit))
            yield _Row(kind.slug, Text(kind.name_kk, kind.name_ru), unit, each.movement, False)
    yield _Row("total", both(N_("Whole shop")), Text("", ""), report.movement, True)


def _by_kind(book: Any, formats: _Formats, report: MonthReport) -> None:
    """All groups and kinds in pieces, then in kilograms, then in tenge; the filter of the third column picks one."""
    sheet = _sheet(book, both(N_("By kind")))
    received = signed_name(BY_FLOW[1])
    heads = [both(N_("Code")), both(N_("Group and kind")), both(N_("Counted in")), both(N_("Unit"))]
    columns = [
        Text(f"({received.kk})", f"({received.ru})") if c.key == "received" else signed_name(c)
        for c in COLUMNS
    ]
    _heads(sheet, formats, 0, [*heads, *columns], len(heads))
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 3, 16)
    sheet.set_column(len(heads), len(heads) + len(columns) - 1, 15)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    row = 0
    for way in WAYS:
        words = both(way.unit).one_line
        for content in _rows(report):
            row += 1
            look = formats.text[content.strong]
            cells = (content.code, content.name.one_line, words, content.unit.one_line)
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, look)
            for column, each in enumerate(COLUMNS, start=len(cells)):
                value = _number(way, each.of(content.movement))
                sheet.write_number(row, column, value, formats.of(way, content.strong))
    sheet.autofilter(0, 0, row, len(heads) + len(columns) - 1)


def _families_and_boxes(book: Any, formats: _Formats, report: MonthReport) -> None:
    sheet = _sheet(book, both(N_("Families, boxes")), across=False)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 4, 18)
    served = report.served
    figures = [
        ("families", both(N_("families served")), served.families),
        ("people", both(N_("people in these families")), served.people),
        ("children", both(N_("children among them")), served.children),
        ("visits", both(N_("visits")), served.visits),
        ("corrections", both(N_("Hand-outs of earlier months undone")), served.corrections),
        ("donations", both(N_("donations")), report.donations),
        ("bags", both(N_("bags received")), report.bags),
    ]
    _heads(sheet, formats, 0, [both(N_("Code")), both(N_("Families and visits")), both(N_("Quantity"))], 2)
    sheet.freeze_panes(1, 0)
    for row, (code, name, number) in enumerate(figures, start=1):
        sheet.write_string(row, 0, code, formats.text[0])
        sheet.write_string(row, 1, name.one_line, formats.text[0])
        sheet.write_number(row, 2, number, formats.whole[0])
    top = len(figures) + 2
    weight = both(N_("Weight, kg"))
    words = [both(N_("Code")), both(N_("Donation box")), both(N_("Collections")), both(N_("Bags")), weight]
    _heads(sheet, formats, top, words, 2)
    whole = BoxRow(
        0,
        Names("", "", ""),
        sum(box.collections for box in report.boxes),
        sum(box.bags for box in report.boxes),
        sum(box.grams for box in report.boxes),
    )
    for row, box in enumerate((*report.boxes, whole), start=top + 1):
        strong = box is whole
        name = both(N_("Total")) if strong else Text(box.name.kk, box.name.ru)
        sheet.write_string(row, 0, "total" if strong else str(box.box), formats.text[strong])
        sheet.write_string(row, 1, name.one_line, formats.text[strong])
        sheet.write_number(row, 2, box.collections, formats.whole[strong])
        sheet.write_number(row, 3, box.bags, formats.whole[strong])
        sheet.write_number(row, 4, box.grams / 1000, formats.kilograms[strong])
