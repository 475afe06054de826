"""The stock list as a spreadsheet: asks where to, writes in the background, says where it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.stock import Grain, StockFilter
from ui.pages.page import Page


def export_stock(page: Page, desk: Desk, wanted: StockFilter, grain: Grain) -> None:
    """Asks for a file and writes the list that a filter and a grain show to it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = _("Stock {day}").format(day=desk.clock.today().isoformat())
    chosen, _kind = QFileDialog.getSaveFileName(
        page, _("Save the spreadsheet"), str(Path(folder) / f"{name}.xlsx"), "XLSX (*.xlsx)"
    )
    if chosen:
        write(page, desk, wanted, grain, Path(chosen).with_suffix(".xlsx"))


def write(page: Page, desk: Desk, wanted: StockFilter, grain: Grain, path: Path) -> None:
    """Writes the list to ``path`` in the background and says that it is there."""
    # XlsxWriter and what it needs are imported when the first spreadsheet is wanted.
    from kamkor_shop.papers import stock_list

    context = page.context

    def written(rows: int) -> None:
        words = _("{rows} lines were saved to {file}.").format(rows=rows, file=path.name)
        context.messages.note(words)

    def failed(error: BaseException) -> None:
        if isinstance(error, UserError):
            context.messages.error(error)

    context.jobs.read(
        stock_list.write,
        desk,
        wanted,
        grain,
        path,
        done=written,
        failed=failed,
        title=_("Writing the spreadsheet"),
    )
