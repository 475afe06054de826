"""The report as a file: asks where to, writes in the background, says where it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kamkor_shop import reports
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError
from kamkor_shop.i18n import _
from kamkor_shop.reports import MonthReport
from ui.context import AppContext

KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "XLSX (*.xlsx)", "json": "JSON (*.json)"}


def ask_and_save(
    parent: QWidget, context: AppContext, report: MonthReport, ending: str, closing: int | None = None
) -> None:
    """Asks for a file and saves the report to it as ``pdf``, ``xlsx`` or ``json``: of a closed month the bytes that its
    ``closing`` keeps.
    """
    from kamkor_shop.papers.month_report import file_name

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / file_name(report, ending))
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the report"), suggested, KINDS[ending])
    if chosen:
        save(context, report, Path(chosen).with_suffix(f".{ending}"), closing)


def save(context: AppContext, report: MonthReport, path: Path, closing: int | None = None) -> None:
    """Writes the report to ``path``, in the form that its ending names, and tells."""
    context.jobs.read(
        write,
        context.desk,
        report,
        path,
        closing,
        title=_("Saving the report"),
        done=lambda written: context.messages.note(_("Saved: {file}").format(file=written)),
    )


def write(desk: Desk, report: MonthReport, path: Path, closing: int | None = None) -> Path:
    """Write the file and return its path. Raises StoreError ``report.unwritable`` when the disk refuses."""
    from kamkor_shop.papers import month_report
    from kamkor_shop.reports.as_json import to_text

    makers = {
        ".pdf": lambda: month_report.pdf(desk, report),
        ".xlsx": lambda: month_report.xlsx(desk, report),
        ".json": lambda: to_text(report).encode(),
    }
    kept = reports.archived(desk, closing) if closing is not None else {}
    content = kept.get(month_report.file_name(report, path.suffix[1:])) or makers[path.suffix]()
    try:
        path.write_bytes(content)
    except OSError:
        raise StoreError("report.unwritable", file=path.name) from None
    return path
