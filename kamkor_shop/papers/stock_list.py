"""The stock list as a spreadsheet: the same lines and the same figures as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from kamkor_shop import catalogue, stock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, format_date
from kamkor_shop.quantities import is_measured
from kamkor_shop.stock import Grain, StockFilter, StockRow
from kamkor_shop.vocabulary import Unit, name_of

_WIDTHS = {
    Grain.KIND: (34, 12, 8),
    Grain.SIZE: (34, 14, 10, 12, 8),
    Grain.FULL: (34, 14, 10, 14, 18, 20, 12, 8),
}


class Progress(Protocol):
    """What is told how far the writing is."""

    def report(self, done: int, of: int) -> None:
        """So many of so many lines are written."""


def write(desk: Desk, wanted: StockFilter, grain: Grain, path: Path, progress: Progress | None = None) -> int:
    """Write the list that a filter and a grain show to ``path`` and return how many lines it has.

    One state of the store; quantities in pieces and pairs, or kilograms and litres; texts stay texts, so no name can
    become a formula.

    Raises:
        UserError: ``stock.not_written`` if the file cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    with desk.snapshot():
        rows = list(stock.every_row(desk, wanted, grain))
        totals = stock.totals(desk, wanted)
        places = {each.code: each.name() for each in catalogue.places(desk, True, everywhere=True)}
        shop = catalogue.shop(desk, wanted.shop).name()
    sheet = book.add_worksheet(_("Stock"))
    bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
    measured = book.add_format({"num_format": "#,##0.###"})
    sheet.write_string(0, 0, f"{shop} · {format_date(desk.clock.today())}", bold)
    titles = _titles(grain)
    for column, title in enumerate(titles):
        sheet.write_string(2, column, title, bold)
    for line, row in enumerate(rows, 3):
        _write_line(
            sheet.write_string, sheet.write_number, line, row, _words(row, grain, places), number, measured
        )
        if progress is not None:
            progress.report(line - 2, len(rows))
    last = len(rows) + 3
    sheet.write_string(last, 0, _("Total"), bold)
    sheet.write_number(last, len(titles) - 2, totals.weight / 1000, measured)
    sheet.write_number(last, len(titles) - 1, totals.value, number)
    for column, width in enumerate((*_WIDTHS[grain], 12, 14)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, max(last - 1, 2), len(titles) - 1)
    try:
        book.close()
    except (FileCreateError, OSError) as error:
        raise UserError("stock.not_written", file=path.name) from error
    return len(rows)


def _titles(grain: Grain) -> list[str]:
    titles = [_("Kind")]
    if grain is not Grain.KIND:
        titles += [_("For whom"), _("Size")]
    if grain is Grain.FULL:
        titles += [_("Season"), _("Condition"), _("Place")]
    return [*titles, _("Quantity"), _("Unit"), _("Weight, kg"), _("Value, tenge")]


def _words(row: StockRow, grain: Grain, places: dict[int, str]) -> list[str]:
    words = [row.kind.name()]
    if grain is not Grain.KIND:
        words += [name_of(row.for_whom) if row.for_whom else "", row.size or ""]
    if grain is Grain.FULL:
        words += [
            name_of(row.season) if row.season else "",
            name_of(row.condition) if row.condition else "",
            places.get(row.location or 0, ""),
        ]
    return words


def _write_line(
    text: Callable[..., Any],
    figure: Callable[..., Any],
    line: int,
    row: StockRow,
    words: Sequence[str],
    number: object,
    measured: object,
) -> None:
    for column, word in enumerate(words):
        text(line, column, word)
    column = len(words)
    unit = row.kind.unit
    # The one place where a quantity becomes a fraction: a cell of the spreadsheet holds kilograms and litres.
    if is_measured(unit):
        figure(line, column, row.quantity / 1000, measured)
        text(line, column + 1, _("kg") if unit is Unit.GRAM else _("l"))
    else:
        figure(line, column, row.quantity, number)
        text(line, column + 1, name_of(unit))
    figure(line, column + 2, row.weight / 1000, measured)
    figure(line, column + 3, row.value, number)
