"""A paper as it will be printed: the very PDF that goes to the printer and to the file, page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.papers.raster import page_sizes, rasterise_page
from kamkor_shop.papers.style import PaperSize
from ui.keys import physical
from ui.printing import image_of
from ui.text import Text
from ui.theme import Type, colour, hairline, space
from ui.widgets.buttons import Button, Weight

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Per cent of the paper's own size, between which the keys + and − step; «fit» is no step, it follows the window."""

INCH_MM = 25.4


class PaperPreview(QWidget):
    """Pages with their number, larger and smaller, Print and Save as PDF.

    `print_asked` carries the PDF; `saved` the path written; `failed` the UserError when it could not be. PageUp and
    PageDown turn pages, + − and 0 change the size, Ctrl+P and Ctrl+S print and save.
    """

    print_asked = Signal(bytes)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._name = ""
        self._sizes: tuple[PaperSize, ...] = ()
        self._index = 0
        self._zoom: int | None = None
        self._sheet = _Sheet()
        self._area = _Area(self._sheet)
        self._area.resized.connect(self._redraw)
        self._area.turned.connect(self._turn)
        self._counter = Text(kind=Type.BASE, tone="muted")
        self._back = Button(run=lambda: self._turn(-1), weight=Weight.QUIET, icon="left")
        self._on = Button(run=lambda: self._turn(1), weight=Weight.QUIET, icon="right")
        self._smaller = Button("−", lambda: self._step(-1), weight=Weight.QUIET)
        self._larger = Button("+", lambda: self._step(1), weight=Weight.QUIET)
        self._fit = Button(run=self.fit, weight=Weight.QUIET)
        self._save = Button(run=self.ask_where_to_save, icon="export")
        self._print = Button(run=self._ask_to_print, weight=Weight.PRIMARY, icon="print")
        self._lay_out()
        self.setFocusProxy(self._area)
        self.retranslate()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(space(1))
        for widget in (self._back, self._counter, self._on):
            bar.addWidget(widget)
        bar.addSpacing(space(4))
        for widget in (self._smaller, self._fit, self._larger):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._save)
        bar.addSpacing(space(1))
        bar.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(bar)
        column.addWidget(self._area, 1)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self._fit.setText(_("Fit to the window"))
        self._save.setText(_("Save as PDF"))
        self._print.setText(_("Print"))
        names = (
            (self._back, _("Previous page")),
            (self._on, _("Next page")),
            (self._smaller, _("Smaller")),
            (self._larger, _("Larger")),
            (self._area, _("Paper to print")),
        )
        for widget, name in names:
            widget.setAccessibleName(name)
            widget.setToolTip(name if widget is not self._area else "")
        self._count()

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show another paper from its first page; `name` is proposed as the file's name, without an ending."""
        self._pdf, self._name, self._index, self._zoom = pdf, name, 0, None
        self._sizes = page_sizes(pdf)
        self._redraw()

    @property
    def page(self) -> int:
        """Number of the page shown, from 1; 0 while there is no paper."""
        return self._index + 1 if self._sizes else 0

    @property
    def zoom(self) -> int:
        """Per cent of the paper's own size."""
        return self._zoom if self._zoom is not None else self._fitting()

    def fit(self) -> None:
        """As large as the window allows, and so again whenever the window changes."""
        self._zoom = None
        self._redraw()

    def save(self, path: Path) -> None:
        """Write the PDF, byte for byte what is printed. Raises UserError `print.not_saved`."""
        try:
            path.write_bytes(self._pdf)
        except OSError as error:
            raise UserError("print.not_saved", path=path) from error

    def ask_where_to_save(self) -> None:
        """Let the person choose a file and save there."""
        proposed = str(Path.home() / f"{self._name}.pdf")
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), proposed, _("PDF files") + " (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(chosen + ".pdf")
        try:
            self.save(path)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.saved.emit(path)

    def _ask_to_print(self) -> None:
        if self._pdf:
            self.print_asked.emit(self._pdf)

    def _turn(self, by: int) -> None:
        wanted = min(max(self._index + by, 0), len(self._sizes) - 1)
        if wanted != self._index and self._sizes:
            self._index = wanted
            self._area.verticalScrollBar().setValue(0)
            self._redraw()

    def _step(self, by: int) -> None:
        now = self.zoom
        beyond = [zoom for zoom in ZOOMS if (zoom > now if by > 0 else zoom < now)]
        if beyond:
            self._zoom = beyond[0] if by > 0 else beyond[-1]
            self._redraw()

    def _own_pixels(self) -> tuple[float, float]:
        """Width and height of the page at its own size on this screen, in device-independent pixels."""
        size, dots = self._sizes[self._index], self.logicalDpiX() / INCH_MM
        return size.width * dots, size.height * dots

    def _fitting(self) -> int:
        if not self._sizes:
            return 100
        wide, high = self._own_pixels()
        room = self._area.room()
        return max(10, int(100 * min(room.width() / wide, room.height() / high)))

    def _redraw(self) -> None:
        self._count()
        if not self._sizes:
            self._sheet.show_image(QImage())
            return
        ratio = self.devicePixelRatioF()
        dpi = self.logicalDpiX() * self.zoom / 100 * ratio
        image = image_of(rasterise_page(self._pdf, self._index, dpi))
        image.setDevicePixelRatio(ratio)
        self._sheet.show_image(image)

    def _count(self) -> None:
        pages = len(self._sizes)
        self._counter.setText(
            _("Page {number} of {pages}").format(number=self.page, pages=pages) if pages else ""
        )
        self._back.setEnabled(self._index > 0)
        self._on.setEnabled(self._index < pages - 1)
        for button in (self._smaller, self._larger, self._fit, self._save, self._print):
            button.setEnabled(pages > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # By place, not by letter: under the Kazakh and Russian layouts Ctrl+P and the digit 0 type other signs.
        key = physical(event)
        named: dict[str, Callable[[], object]] = {
            "PAGEUP": lambda: self._turn(-1),
            "PAGEDOWN": lambda: self._turn(1),
        }
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            named |= {"P": self._ask_to_print, "S": self.ask_where_to_save}
        action = named.get(key.name)
        if key.plus or key.minus:
            self._step(1 if key.plus else -1)
        elif key.digit == "0":
            self.fit()
        elif action is not None:
            action()
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    """One page with the edge of its paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.setFixedSize(image.deviceIndependentSize().toSize() if not image.isNull() else QSize(0, 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.drawImage(QPoint(0, 0), self._image)
        for edge in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge, Qt.Edge.LeftEdge, Qt.Edge.RightEdge):
            hairline(painter, self.rect(), edge, "outline")
        painter.end()


class _Area(QScrollArea):
    """The desk on which the page lies. At its upper and lower end the wheel turns pages."""

    resized = Signal()
    turned = Signal(int)

    def __init__(self, sheet: QWidget) -> None:
        super().__init__()
        self.setWidget(sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def room(self) -> QSize:
        """Where the whole of a page must fit, with some desk around it."""
        margin = space(4)
        return self.maximumViewportSize() - QSize(2 * margin, 2 * margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turned.emit(1 if down else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(QPoint(0, 0), self.viewport().size()), colour("sunken"))
        painter.end()
        super().paintEvent(event)
