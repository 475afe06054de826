"""What the Day book lists as a spreadsheet: asks where to, writes in the background, says where it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.jobs import Progress
from ui.pages.day_book import views
from ui.pages.day_book.views import View
from ui.pages.page import Page


def export_view(page: Page, desk: Desk, view: View) -> None:
    """Asks for a file and writes what the view lists to it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = f"{_('Day book')} {desk.clock.today().isoformat()}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(
        page, _("Save the spreadsheet"), str(Path(folder) / name), "XLSX (*.xlsx)"
    )
    if chosen:
        write(page.context, desk, view, Path(chosen).with_suffix(".xlsx"))


def write(context: AppContext, desk: Desk, view: View, path: Path) -> None:
    """Writes what the view lists to `path` and tells how many lines there are; an error is told too."""
    words = _("{rows} lines were saved to {file}.")
    context.jobs.read(
        _write,
        desk,
        view,
        path,
        title=_("Writing the spreadsheet"),
        done=lambda rows: context.messages.note(words.format(rows=rows, file=path.name)),
    )


def _write(desk: Desk, view: View, path: Path, progress: Progress) -> int:
    # XlsxWriter and what it needs are imported when the first spreadsheet is wanted.
    from kamkor_shop.papers import day_book_list

    title = view.title(desk) or _("Day book")
    with desk.snapshot():
        return day_book_list.write(
            lambda after, limit: view.rows(desk, after, limit), views.about, title, path, progress
        )
