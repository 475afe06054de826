"""Trying the label printer: which printer, which roll, and a label to print; it is shown as it will come
out.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.jobs import Jobs
from ui.print_process import PrintProcess
from ui.text import Text
from ui.theme import hairline, rounded, space
from ui.widgets.buttons import Button
from ui.widgets.chips import Chips

LABEL_SIZES = ("58x40", "58x60", "43x25", "30x20")
"""As `Settings.label_size` keeps them, in millimetres."""
_DPI = 203 * 2
"""Twice a label printer's dots, so that the picture stays sharp on a screen."""


def trial_label(size: str) -> bytes:
    """The PDF of a label that stands for nothing: its code is never issued (serial 0)."""
    from kamkor_shop.papers.labels import LabelData, RollSize, roll

    label = LabelData(
        code=codes.make(CodeType.LOT, 1, 0),
        kind_kk="Қысқы күрте",
        kind_ru="Зимняя куртка",
        size="128",
        for_whom="ұл",
        season="қысқы",
        condition="жақсы",
        shop="Қамқор",
    )
    return roll([label], RollSize[f"R{size.upper()}"])


def _picture(size: str) -> QImage:
    from kamkor_shop.papers.raster import rasterise_page
    from ui.printing import image_of

    return image_of(rasterise_page(trial_label(size), 0, _DPI))


def _print(printing: PrintProcess, size: str, printer: str) -> None:
    printing.print_pdf(trial_label(size), printer)


class LabelFace(QWidget):
    """A label as it leaves the printer, on its white paper."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Shows another label."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(54), space(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            # The first drawing takes a while: its paper lies there already.
            rounded(painter, self.rect(), "raised", "line")
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        shown = self._image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(ratio)
        place = QRect(0, 0, round(shown.width() / ratio), round(shown.height() / ratio))
        painter.drawImage(0, 0, shown)
        for edge in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge, Qt.Edge.LeftEdge, Qt.Edge.RightEdge):
            hairline(painter, place, edge, "outline")
        painter.end()


class LabelTrial(QWidget):
    """`changed` says that another printer or roll was chosen; `known` carries the printers once the system
    named them.
    """

    changed = Signal()
    known = Signal(list)

    def __init__(self, jobs: Jobs, printer: str = "", size: str = LABEL_SIZES[0]) -> None:
        super().__init__()
        self._jobs = jobs
        self._printer = printer
        self._names: list[str] | None = None
        self.printers = Chips(one=True)
        self.sizes = Chips(one=True)
        self.face = LabelFace()
        self.note = Text(tone="muted", wrap=True)
        self.button = Button(run=self.print, icon="print")
        self.sizes.set_choices((one, one.replace("x", "×")) for one in LABEL_SIZES)
        self.sizes.choose({size if size in LABEL_SIZES else LABEL_SIZES[0]})
        self._build()
        self.printers.changed.connect(lambda _values: self._chosen())
        self.sizes.changed.connect(lambda _values: self._chosen())

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(space(2))
        for part in (self.printers, self.sizes):
            words.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.note)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(5))
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def printer(self) -> str:
        """The chosen printer; empty for none."""
        return self._printer

    @property
    def size_name(self) -> str:
        """The chosen roll, such as `58x40`."""
        return str(next(iter(self.sizes.values), LABEL_SIZES[0]))

    def load(self) -> None:
        """Asks the system for its printers and draws the label, both in the background."""
        self._jobs.print(PrintProcess.names, done=self._know_printers)
        self._draw()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.button.setText(_("Print a test label"))
        self.button.setEnabled(bool(self._printer))
        if self._names is None:
            self.note.setText(_("Looking for printers…"))
        elif not self._names:
            words = _(
                "No printer is known to this PC yet. Go on without one: labels wait until there is one."
            )
            self.note.setText(words)
        else:
            self.note.setText("" if self._printer else _("Choose the label printer, or go on without one."))
        self.note.setVisible(bool(self.note.text()))
        self.printers.setVisible(bool(self._names))

    def _know_printers(self, names: list[str]) -> None:
        self._names = names
        self.known.emit(names)
        self.printers.set_choices((name, name) for name in names)
        if self._printer in names:
            self.printers.choose({self._printer})
        else:
            self._printer = ""
        self.retranslate()

    def _chosen(self) -> None:
        self._printer = str(next(iter(self.printers.values), ""))
        self.retranslate()
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self._jobs.read(_picture, self.size_name, done=self.face.show_image)

    def print(self) -> None:
        """Prints the test label; what goes wrong is told beside the button."""
        self.button.setEnabled(False)
        self._jobs.print(_print, self.size_name, self._printer, done=self._printed, failed=self._failed)

    def _printed(self, _nothing: object) -> None:
        self.button.setEnabled(True)
        self._tell(_("The label was sent to the printer. Its bars should be sharp and whole."), "good")

    def _failed(self, error: BaseException) -> None:
        self.button.setEnabled(True)
        if isinstance(error, UserError):
            self._tell(error.text(), "bad")

    def _tell(self, words: str, tone: str) -> None:
        self.note.set_tone(tone)
        self.note.setText(words)
        self.note.show()
