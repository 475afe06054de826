"""The Day book as a spreadsheet: the lines that the page lists, a figure's documents with what each adds to
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from kamkor_shop.day_book import Line, Share
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import N_, _, format_date
from kamkor_shop.vocabulary import name_of

PAGE = 500
_TITLES = (
    (N_("Day"), 12),
    (N_("Time"), 8),
    (N_("Document"), 26),
    (N_("Number"), 10),
    (N_("From or for"), 30),
    (N_("Things"), 10),
    (N_("Weight, kg"), 12),
    (N_("Value, tenge"), 14),
    (N_("Posted by"), 24),
    (N_("State"), 18),
)

Fetch = Callable[[Any, int], Sequence[Any]]


class Row(Protocol):
    """A line of the list, and what it adds to the figure where one was opened."""

    @property
    def line(self) -> Line:
        """The document's line."""

    @property
    def share(self) -> Share | None:
        """Its part of a figure."""


class Progress(Protocol):
    """What is told how far the writing is."""

    def report(self, done: int, of: int) -> None:
        """So many of so many lines are written."""


def write(
    fetch: Fetch, about: Callable[[Line], str], title: str, path: Path, progress: Progress | None = None
) -> int:
    """Write every row that ``fetch(after, limit)`` gives, page by page, to ``path`` and return how many there
    were.

    Things in pieces and pairs, weight in kilograms, values in tenge; texts stay texts, so no name becomes a
    formula.

    Raises:
        UserError: ``print.not_saved`` if the file cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet(_("Day book"))
    bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
    measured = book.add_format({"num_format": "#,##0.###"})
    for column, (_name, width) in enumerate(_TITLES):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, bold)
    for column, (name, _width) in enumerate(_TITLES):
        sheet.write_string(2, column, _(name), bold)
    sheet.freeze_panes(3, 0)
    written = 0
    for row in _every_row(fetch):
        _write_row(sheet, 3 + written, row, about(row.line), number, measured)
        written += 1
        if progress is not None:
            progress.report(written, max(written + 1, PAGE))
    sheet.autofilter(2, 0, max(written + 2, 2), len(_TITLES) - 1)
    try:
        book.close()
    except (FileCreateError, OSError) as error:
        raise UserError("print.not_saved", path=path.name) from error
    return written


def _every_row(fetch: Fetch) -> Iterator[Row]:
    after = None
    while rows := fetch(after, PAGE):
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]


def _write_row(sheet: Any, at: int, row: Row, about: str, number: object, measured: object) -> None:
    record, share = row.line.record, row.share
    things = share.things if share is not None else row.line.things
    grams = share.grams if share is not None else row.line.grams
    value = share.value if share is not None else row.line.value
    words = (format_date(record.day), f"{record.posted_at:%H:%M}", name_of(record.type))
    for column, word in enumerate(words):
        sheet.write_string(at, column, word)
    sheet.write_number(at, 3, record.number, number)
    sheet.write_string(at, 4, about)
    sheet.write_number(at, 5, things, number)
    # The one place where grams become a fraction: a cell of the spreadsheet holds kilograms.
    sheet.write_number(at, 6, grams / 1000, measured)
    sheet.write_number(at, 7, value, number)
    sheet.write_string(at, 8, row.line.member)
    sheet.write_string(at, 9, _("undone") if record.reversed_by is not None else "")
