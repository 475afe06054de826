"""Blank labels printed ahead on A4 sheets: which sheet, from which cell on, how many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop import sorting
from kamkor_shop.codes import short_number
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.papers.label_sheets import Offset, SheetFormat, blanks, calibration
from kamkor_shop.papers.rendering import Media, Rendered
from kamkor_shop.papers.style import A4
from kamkor_shop.sorting import MOST_BLANKS
from ui.context import AppContext
from ui.pages.sort.offset import OffsetChoice
from ui.text import Text
from ui.theme import Type, colour, font, rounded, space
from ui.widgets.buttons import BigButtons, Button, Weight

_SHEETS = (1, 2, 5)


def draw(desk: Desk, format: SheetFormat, start: int, count: int, offset: Offset) -> Rendered:
    """Draw the numbers and lay out their sheets; the numbers are used up even if the paper jams.

    Raises:
        UserError: `sort.blank_count`, `sort.start_cell`.
    """
    if not 1 <= start <= format.cells:
        raise UserError("sort.start_cell", limit=format.cells)
    drawn = sorting.draw_blanks(desk, count)
    title = f"labels-{short_number(drawn[0])}-{short_number(drawn[-1])}"
    return Rendered(blanks(drawn, format, start, offset), Media.A4, title)


def calibrate(format: SheetFormat, offset: Offset) -> Rendered:
    """A page to hold against a sheet: how far the printer misses it."""
    return Rendered(calibration(format, offset), Media.A4, f"calibration-{format.name.lower()}")


def format_words(format: SheetFormat) -> str:
    """A sheet format as its packet names it: `65 · 38,1×21,2`."""
    grid = format.value
    return f"{format.cells} · {grid.width:g}×{grid.height:g}".replace(".", ",")


class SheetPicture(QWidget):
    """The sheet to scale; a tap on a cell makes it the first one. `chosen` carries its number from 1."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.format = SheetFormat.S24_70X37
        self.start, self.count = 1, self.format.cells
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(space(88), round(space(88) * A4.height / A4.width))

    def minimumSizeHint(self) -> QSize:
        return QSize(space(24), round(space(24) * A4.height / A4.width))

    def show_sheet(self, format: SheetFormat, start: int, count: int) -> None:
        """Shows a format with the cells that will be printed on its first sheet."""
        self.format, self.start, self.count = format, start, count
        self.update()

    def _scale(self) -> float:
        return min(self.width() / A4.width, self.height() / A4.height)

    def _cell(self, index: int) -> QRectF:
        box, scale = self.format.cell(index), self._scale()
        return QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for index in range(self.format.cells):
            if self._cell(index).contains(event.position()):
                self.chosen.emit(index + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = self._scale()
        sheet = QRectF(0, 0, A4.width * scale, A4.height * scale).toRect()
        rounded(painter, sheet, "raised", "outline", radius=1)
        for index in range(self.format.cells):
            inner = self._cell(index).adjusted(1, 1, -1, -1)
            filled = self.start <= index + 1 < self.start + self.count
            painter.fillRect(inner, colour("primary_soft" if filled else "sunken"))
            painter.setFont(font(Type.STRONG if filled else Type.MUTED))
            painter.setPen(colour("text" if filled else "muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        painter.end()


class Blanks(QWidget):
    """Chooses sheet, first cell and number of sheets, and shows what will be printed."""

    def __init__(
        self, context: AppContext, run_job: Callable[..., object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self.context = context
        self._run_job = run_job
        self.heading, self.words = Text(kind=Type.SECTION), Text(tone="muted", wrap=True)
        self.format_name, self.sheets_name = Text(tone="muted"), Text(tone="muted")
        self.formats, self.sheets = BigButtons(3), BigButtons(len(_SHEETS))
        for grid in (self.formats, self.sheets):
            grid.setMaximumWidth(space(110))
        self.told = Text(kind=Type.LEAD, wrap=True)
        self.back = Button(run=back, key="Esc")
        self.offset = OffsetChoice(context, self.retranslate)
        self.calibration = Button(run=self._calibrate, weight=Weight.QUIET, icon="print")
        self.picture = SheetPicture()
        self.format = SheetFormat.S24_70X37
        self.start, self.number_of_sheets = 1, 1
        self.formats.chosen.connect(self._format_chosen)
        self.sheets.chosen.connect(self._sheets_chosen)
        self.picture.chosen.connect(self._cell_chosen)
        choices = QVBoxLayout()
        choices.setSpacing(space(2))
        for widget in (self.format_name, self.formats, self.sheets_name, self.sheets, self.told, self.offset):
            choices.addWidget(widget)
        choices.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.calibration)
        foot.addStretch(1)
        choices.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(space(6))
        row.addLayout(choices, 1)
        row.addWidget(self.picture)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(row, 1)

    @property
    def count(self) -> int:
        """How many labels: whole sheets, less the cells of the first one that are used up."""
        return min(self.number_of_sheets * self.format.cells - self.start + 1, MOST_BLANKS)

    def print(self) -> None:
        """F12: draws the numbers and shows the sheets, ready to print."""
        self._run_job(
            draw,
            self.context.desk,
            self.format,
            self.start,
            self.count,
            self.offset.offset,
            done=self._drawn,
            title=_("Blank labels"),
        )

    def _drawn(self, made: Rendered) -> None:
        # The next sheet begins where this one ended.
        self.start = (self.start + self.count - 1) % self.format.cells + 1
        self.retranslate()
        self._show_paper(made)

    def _calibrate(self) -> None:
        self.context.jobs.read(calibrate, self.format, self.offset.offset, done=self._show_paper)

    def _show_paper(self, made: Rendered) -> None:
        from ui.dialogs.paper import PaperDialog

        PaperDialog(self.context, made, self.window()).show()

    def _format_chosen(self, format: SheetFormat) -> None:
        self.format, self.start = format, 1
        self.retranslate()

    def _sheets_chosen(self, sheets: int) -> None:
        self.number_of_sheets = sheets
        self.retranslate()

    def _cell_chosen(self, start: int) -> None:
        self.start = start
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment, and what is chosen."""
        self.heading.setText(_("Blank labels"))
        self.words.setText(
            _(
                "Printed ahead on an office printer. While sorting, the scan of a blank label posts the garment."
            )
        )
        self.format_name.setText(_("Sheet: labels · millimetres"))
        self.sheets_name.setText(_("Sheets"))
        self.formats.set_choices((each, format_words(each), "") for each in SheetFormat)
        self.formats.choose(self.format)
        self.sheets.set_choices((each, str(each), "") for each in _SHEETS)
        self.sheets.choose(self.number_of_sheets)
        told = ngettext(
            "{count} label, from cell {start} on", "{count} labels, from cell {start} on", self.count
        )
        self.told.setText(told.format(count=self.count, start=self.start))
        self.back.setText(_("Back"))
        self.offset.show_for(self.format)
        self.calibration.setText(_("Calibration page"))
        self.picture.show_sheet(self.format, self.start, self.count)
