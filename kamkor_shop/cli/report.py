"""`kamkor-shop report --shop N --month YYYY-MM`: the figures of a month, the same that page and papers show."""

from __future__ import annotations

import argparse
from pathlib import Path

from kamkor_shop import catalogue
from kamkor_shop.cli.console import Console
from kamkor_shop.clock import first_day
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError
from kamkor_shop.i18n import _, current, month_name
from kamkor_shop.papers import month_report as papers
from kamkor_shop.quantities import format_kilograms, format_tenge
from kamkor_shop.reports import Measure, MonthReport, month_report
from kamkor_shop.reports.as_json import to_json
from kamkor_shop.vocabulary import Flow


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the subcommand."""
    parser.add_argument("--shop", metavar="N", type=int, required=True, help=_("number of the shop"))
    parser.add_argument("--month", metavar="YYYY-MM", type=_month, required=True, help=_("the month"))
    parser.add_argument("--pdf", metavar="FILE", type=Path, help=_("write the report as PDF"))
    parser.add_argument("--xlsx", metavar="FILE", type=Path, help=_("write the report as a spreadsheet"))


def _month(text: str) -> str:
    first_day(text)
    return text


def run(options: argparse.Namespace, console: Console) -> int:
    """Print or write the report; exit code 0."""
    desk = console.open_desk(options.shop)
    try:
        report = month_report(desk, options.month)
        if options.pdf is not None:
            write(options.pdf, papers.pdf(desk, report))
        if options.xlsx is not None:
            write(options.xlsx, papers.xlsx(desk, report))
        console.answer(to_json(report))
        _tell(console, desk, report)
        return 0
    finally:
        desk.close()


def write(path: Path, content: bytes) -> None:
    """Write a paper's file.

    Raises:
        StoreError: ``file.unwritable``.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise StoreError("file.unwritable", path=str(path)) from error


def _tell(console: Console, desk: Desk, report: MonthReport) -> None:
    console.say(f"{catalogue.shop(desk).name()} · {month_name(report.month)}")
    movement = report.movement
    rows = (
        (_("Opening balance"), movement.opening),
        (_("Received"), movement.flow(Flow.RECEIVED, Flow.BOUGHT)),
        (_("Sorted in"), movement.flow(Flow.SORTED_IN)),
        (_("Other income"), movement.other_in),
        (_("Taken for sorting"), movement.flow(Flow.SORTED_OUT)),
        (_("Handed out"), movement.flow(Flow.GIVEN)),
        (_("Sent"), movement.flow(Flow.SENT)),
        (_("Written off"), movement.written_off),
        (_("Closing balance"), movement.closing),
    )
    width = max(len(name) for name, _amount in rows)
    for name, measure in rows:
        console.say(f"  {name:<{width}}  {_amounts(measure)}")
    served = report.served
    said = _("Families {families}, visits {visits}, people {people}, children among them {children}").format(
        families=served.families, visits=served.visits, people=served.people, children=served.children
    )
    console.say(f"  {said}")


def _amounts(measure: Measure) -> str:
    kilograms = format_kilograms(measure.grams, current())
    return f"{measure.pieces:>7}  {kilograms:>12}  {format_tenge(measure.tenge, current()):>14}"
