"""From the figures of a month to the bytes of its papers, and from a closed month to its printed report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kamkor_shop import ledger, reports
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.papers.month_report.issue import issue_of
from kamkor_shop.papers.rendering import Media, Rendered
from kamkor_shop.reports import MonthReport
from kamkor_shop.reports.as_json import to_text

FORMATS = ("pdf", "xlsx", "json")
"""Endings of the files that a month's report is kept as."""


def file_name(report: MonthReport, ending: str) -> str:
    """Return the name of a file of the report: ``report-1-2026-03.pdf``."""
    return f"report-{report.shop}-{report.month}.{ending}"


def pdf(desk: Desk, report: MonthReport) -> bytes:
    """Return the report as A4 pages across, Kazakh and Russian, as it is to be signed today."""
    from kamkor_shop.papers.month_report.layout import draw

    return draw(report, issue_of(desk, report, desk.member, desk.clock.today()))


def xlsx(desk: Desk, report: MonthReport) -> bytes:
    """Return the report as a workbook: a summary, all kinds in every flow, families and boxes."""
    from kamkor_shop.papers.month_report.workbook import write

    return write(report, issue_of(desk, report, desk.member, desk.clock.today()))


def files(
    desk: Desk, report: MonthReport, told: Callable[[int, int], object] | None = None
) -> dict[str, bytes]:
    """Return all files of the report by name; they hold no name of any family or donor.

    ``told(done, of)`` is called after each.
    """
    makers = {
        "pdf": lambda: pdf(desk, report),
        "xlsx": lambda: xlsx(desk, report),
        "json": lambda: to_text(report).encode(),
    }
    made: dict[str, bytes] = {}
    for done, ending in enumerate(FORMATS, start=1):
        made[file_name(report, ending)] = makers[ending]()
        if told is not None:
            told(done, len(FORMATS))
    return made


def render(desk: Desk, document: int, copy: bool) -> Rendered:
    """Return the report that the closing ``document`` keeps, byte for byte; a copy is drawn anew and says so.

    Raises:
        UserError: ``document.unknown``; ``paper.unknown`` if the document closed no month.
    """
    record = ledger.document(desk, document)
    month = str(record.details.get("month", ""))
    if not month:
        raise UserError("paper.unknown", paper="month_report")
    own = desk.at(record.shop)
    report = reports.month_report(own, month)
    kept = reports.archived(own, document).get(file_name(report, "pdf"))
    if kept is None or copy:
        kept = _drawn_again(own, report, record, copy)
    return Rendered(kept, Media.A4, file_name(report, "pdf").removesuffix(".pdf"))


def _drawn_again(desk: Desk, report: MonthReport, record: ledger.DocumentRecord, copy: bool) -> bytes:
    from kamkor_shop.papers.month_report.layout import draw

    # A closing on the last day of its own month bears a day of it; the signed paper was made before.
    count = report.documents - (record.month == report.month)
    signed = replace(report, documents=count, head=str(record.details["head"]))
    issue = issue_of(desk, report, record.member, record.day)
    return draw(signed, replace(issue, code=record.code, copy=copy))
