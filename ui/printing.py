"""Printing: one PDF is previewed, printed and kept.

Pages are painted as rasters at the printer's own resolution on a page of exactly their size, without margins and
without fitting, so a barcode's bars stay on the printer's dots. Print servers are asked here without a limit of time:
the window reaches this through `ui.print_process`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kamkor_shop.errors import UserError
from kamkor_shop.papers.raster import Raster, page_sizes, rasterise, true_dpi
from kamkor_shop.papers.style import PaperSize
from ui.print_queue import Fate, newest, refused, watch, withdraw

LABEL_WIDTH_MM = 110
"""Up to this width a page is a label: its printer has only black, so letters and bars get no grey edges."""

LABEL_DPI = 203
"""What drivers call the 8 dots a millimetre of common label printers; their bars are laid out for it."""

LPSTAT_SECONDS = 5
"""A print server that has not answered by then will not print either."""

_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)

LARGEST_DPI = 600
"""Finer rasters show nothing on an office printer and cost hundreds of megabytes a page."""


def printer_names() -> list[str]:
    """The printers that this computer knows, in the order in which the system lists them; none when the print server
    does not answer.
    """
    if _lpstat("-a") is None:
        return []
    return list(QPrinterInfo.availablePrinterNames())


def image_of(raster: Raster) -> QImage:
    """A page as an image that owns its pixels."""
    form = QImage.Format.Format_RGB32 if raster.colour else QImage.Format.Format_Grayscale8
    bytes_per_row = raster.width * (4 if raster.colour else 1)
    return QImage(raster.pixels, raster.width, raster.height, bytes_per_row, form).copy()


def print_pdf(
    pdf: bytes, printer_name: str, copies: int = 1, told: Callable[[int], object] = lambda _page: None
) -> None:
    """Send every page to a printer, `copies` times, each at its own size; `told` hears of each page.

    Raises UserError `print.not_chosen` for an empty name, `print.no_printer` when the printer is not there,
    `print.stopped` when its queue is stopped or refuses, `print.failed` when the system does not take the job,
    `print.lost` when it gives the job up at once. Whatever the paper is of stays posted.
    """
    sizes = page_sizes(pdf)
    labels = all(size.width <= LABEL_WIDTH_MM for size in sizes)
    printer = _printer(printer_name, labels)
    before = newest(printer_name)
    _lay_page(printer, sizes[0])
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setDocName("Kamkor Shop")
    printer.setCopyCount(copies)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("print.failed", printer=printer_name)
    # Without it Qt packs pages as JPEG, and bars grow by a dot here and there.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        pages = rasterise(pdf, true_dpi(printer.resolution()), colour=False, smooth=not labels)
        for index, (size, raster) in enumerate(zip(sizes, pages, strict=True)):
            if index:
                _lay_page(printer, size)
                if not printer.newPage():
                    raise UserError("print.failed", printer=printer_name)
            painter.drawImage(QPoint(0, 0), image_of(raster))
            told(index)
    finally:
        painter.end()
    if printer.printerState() in _BROKEN:
        raise UserError("print.failed", printer=printer_name)
    _demand_taken(printer_name, before)


def _demand_taken(name: str, before: int) -> None:
    """The queue has the paper and works. Paper that ends or a cable that is pulled later is not seen from here."""
    if refused():
        raise UserError("print.failed", printer=name)
    fate = watch(name, before)
    stopped = fate is not Fate.OUT and QPrinterInfo.printerInfo(name).state() in _BROKEN
    if fate is Fate.LOST or stopped:
        withdraw(name, before)
        raise UserError("print.stopped" if stopped else "print.lost", printer=name)


def _printer(name: str, labels: bool) -> QPrinter:
    if not name:
        raise UserError("print.not_chosen")
    taken = _lpstat("-a", name)
    if taken is None:
        raise UserError("print.stopped", printer=name)
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise UserError("print.no_printer", printer=name)
    if info.state() in _BROKEN or not taken:
        raise UserError("print.stopped", printer=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
    printer.setResolution(_resolution(list(info.supportedResolutions()), printer.resolution(), labels))
    return printer


def _resolution(offered: list[int], usual: int, labels: bool) -> int:
    """Dots an inch to paint at: a label head's own 203 where the driver knows it, else the finest worth having."""
    if labels and LABEL_DPI in offered:
        return LABEL_DPI
    return max((dpi for dpi in offered if dpi <= LARGEST_DPI), default=min(usual, LARGEST_DPI))


def _lpstat(*words: str) -> bool | None:
    """Whether CUPS says so (`-a` queue: it takes jobs); None when it says nothing. True where there is no CUPS.

    Qt does not ask whether a queue takes jobs, a refused one vanishes without a word, and Qt waits for ever.
    """
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return True
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        told = subprocess.run(
            [lpstat, *words], env=environment, capture_output=True, text=True, timeout=LPSTAT_SECONDS
        )
    except subprocess.TimeoutExpired:
        return None
    return told.returncode == 0 and "not accepting" not in told.stdout


def _lay_page(printer: QPrinter, size: PaperSize) -> None:
    """A page of exactly this size, printed to its edges; A4 and A5 are known to the driver by name.

    A wide label is a medium of its own; a wide A4 page is an A4 sheet turned.
    """
    turned = size.width > size.height and size.width > LABEL_WIDTH_MM
    wide, high = (size.height, size.width) if turned else (size.width, size.height)
    page = QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(page, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
