"""The message bar at the bottom: what was posted, its number, Undo and Print, until the next posting. Never
modal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.text import Text
from ui.theme import ICON, Type, colour, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.icons import pixmap

_ICONS = {"good": "check", "bad": "warn", "warn": "warn", "primary": "info"}


class MessageAction(NamedTuple):
    """A thing to do about a message: a verb, what it does, and the key that does the same."""

    text: str
    run: Callable[[], object]
    key: str = ""


class MessageBar(QWidget):
    """One line at a time. Its colour never speaks alone: an icon and the words say the same."""

    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "good"
        self._actions: tuple[MessageAction, ...] = ()
        self._words = Text(wrap=True)
        self._number = Text(kind=Type.STRONG)
        said = QHBoxLayout()
        said.setSpacing(space(2))
        said.addWidget(self._words, 1)
        said.addWidget(self._number)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(space(1))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(0)
        self._beside.addLayout(said, 1)
        self._beside.addLayout(self._buttons)
        self._close = Button(run=self.clear, weight=Weight.QUIET, icon="close")
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5) + ICON + space(2), space(1), space(3), space(1))
        row.setSpacing(space(2))
        row.addLayout(self._beside, 1)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(space(12))
        self.setAccessibleName(_("Messages"))
        self.hide()

    def post(self, text: str, number: str = "", actions: Sequence[MessageAction] = ()) -> None:
        """Something was posted: stays, with its actions, until the next posting."""
        self._show("good", text, number, actions)

    def note(self, text: str, actions: Sequence[MessageAction] = ()) -> None:
        """Something to know. A posting's message with Undo is never pushed away by a note."""
        if not (self.isVisible() and self._tone == "good" and self._actions):
            self._show("primary", text, "", actions)

    def warn(self, text: str, actions: Sequence[MessageAction] = (), number: str = "") -> None:
        """Something to look after, such as a paper that was not printed, with the number of its document."""
        self._show("warn", text, number, actions)

    def error(self, error: UserError | str, actions: Sequence[MessageAction] = ()) -> None:
        """What went wrong, in words, for which a page has no nearer place. A `refused` sound goes with it."""
        self._show("bad", error.text() if isinstance(error, UserError) else error, "", actions)
        self.refused.emit()

    def unexpected(self, number: str) -> None:
        """An error of ours, logged under a number."""
        words = _(
            "Something in the program failed. What was posted is safe. Tell whoever looks after it: {number}"
        )
        self.error(words.format(number=number))

    def clear(self) -> None:
        """Takes the message away, and its undo with it."""
        self._actions = ()
        self.hide()

    def leave(self) -> None:
        """Another page is shown: what went wrong on the last one, or was only to be known there, does not follow."""
        if self._tone in {"bad", "primary"}:
            self.clear()

    def undo(self) -> bool:
        """Runs the message's action that Ctrl+Z stands for; False when there is none."""
        return self.press("Ctrl+Z")

    def press(self, key: str) -> bool:
        """Runs the message's action that a key stands for; False when there is none."""
        for action in self._actions:
            if action.key == key:
                action.run()
                return True
        return False

    def press_word(self, word: str) -> bool:
        """Runs the message's action with this word; False when there is none."""
        for action in self._actions:
            if action.text == word:
                action.run()
                return True
        return False

    @property
    def number(self) -> str:
        """The number beside the words; empty when the message is about no document."""
        return self._number.text()

    @property
    def text(self) -> str:
        """What the bar says now; empty when it says nothing."""
        return self._words.text() if self.isVisibleTo(self.parentWidget()) else ""

    @property
    def tone(self) -> str:
        """`good`, `primary`, `warn` or `bad`."""
        return self._tone

    def _show(self, tone: str, text: str, number: str, actions: Sequence[MessageAction]) -> None:
        self._tone = tone
        self._actions = tuple(actions)
        self._words.setText(text)
        self._number.setText(number)
        self._number.setVisible(bool(number))
        while self._buttons.count():
            old = self._buttons.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for action in self._actions:
            self._buttons.addWidget(Button(action.text, action.run, weight=Weight.QUIET, key=action.key))
        self._arrange()
        self._close.setToolTip(_("Close the message"))
        self._close.setAccessibleName(_("Close the message"))
        self.show()
        self.update()

    def _arrange(self) -> None:
        """The actions beside the words while these keep to two lines, else below them."""
        # Asked of the widgets: an item of a layout takes no room before its widget is shown.
        buttons = [self._buttons.itemAt(place).widget() for place in range(self._buttons.count())]
        taken = sum(button.sizeHint().width() + space(1) for button in buttons)
        taken += self._close.sizeHint().width() + self._number.sizeHint().width() + space(16)
        words = self._words.fontMetrics()
        room = self.width() - taken
        below = bool(self._actions) and words.horizontalAdvance(self._words.text()) > 1.7 * room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if below else across)
        self._buttons.setContentsMargins(-space(2) if below else 0, 0, 0, 0)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = "primary_soft" if self._tone == "primary" else f"{self._tone}_soft"
        painter.fillRect(self.rect(), colour(fill))
        painter.fillRect(QRect(0, 0, space(1), self.height()), colour(self._tone))
        drawn = pixmap(_ICONS[self._tone], self._tone, ratio=self.devicePixelRatioF())
        painter.drawPixmap(space(5), (self.height() - ICON) // 2, drawn)
        painter.end()
