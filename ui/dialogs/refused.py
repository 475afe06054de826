"""The calm page for a store that cannot be opened: what is wrong, that nothing was changed, and what to
do.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop.config import Config
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.text import Text
from ui.theme import LEAST_SIZE, READABLE, Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.icons import pixmap

_ICON = 48


class Refused(QWidget):
    """Shown in place of the main window. `again` asks for another try, `leave_practice` for the real
    store.
    """

    again = Signal()
    leave_practice = Signal()

    def __init__(self, error: UserError, config: Config, *, practice: bool = False) -> None:
        super().__init__()
        self.error = error
        self.setWindowTitle("Kamkor Shop")
        self.setMinimumSize(QSize(*LEAST_SIZE))
        sign = Text()
        sign.setPixmap(pixmap("warn", "warn", _ICON))
        self.words = Text(error.text(), Type.LEAD, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where = Text(_("Data folder: {path}").format(path=config.data), Type.MUTED, "muted", wrap=True)
        for text in (self.words, where):
            text.setMaximumWidth(READABLE)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = Button(_("Try again"), self.again.emit, weight=Weight.PRIMARY)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.retry)
        folder = QUrl.fromLocalFile(str(config.data))
        buttons.addWidget(Button(_("Open the folder"), lambda: QDesktopServices.openUrl(folder)))
        if practice:
            buttons.addWidget(Button(_("Leave the practice copy"), self.leave_practice.emit))
        buttons.addWidget(Button(_("Close the program"), self.close, weight=Weight.QUIET))
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(space(4))
        title = Text(_("The shop cannot be opened"), Type.PAGE, wrap=True)
        for widget in (sign, title, self.words, where):
            column.addWidget(widget)
        column.addSpacing(space(2))
        column.addLayout(buttons)
        inner = QWidget()
        inner.setLayout(column)
        inner.setFixedWidth(LEAST_SIZE[0] - space(12))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.setAutoFillBackground(True)
        self.retry.setFocus()
