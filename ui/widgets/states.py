"""Small parts that separate and explain: a hairline, the page that is still empty, the flash that says "seen"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.text import Text
from ui.theme import ICON, MOTION_MS, Type, colour, hairline, reduce_motion, space
from ui.widgets.buttons import Button
from ui.widgets.icons import pixmap

_ICON = 12


class Hairline(QWidget):
    """One device pixel in the line colour, with a little air."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        self._across = orientation == Qt.Orientation.Horizontal
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(free if self._across else fixed, fixed if self._across else free)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, self.rect(), Qt.Edge.TopEdge if self._across else Qt.Edge.LeftEdge)
        painter.end()


class EmptyState(QWidget):
    """Says what belongs here and offers the first step."""

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.title = Text(kind=Type.SECTION)
        self.words = Text(tone="muted", wrap=True)
        self.step: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(6), space(8), space(6), space(6))
        self._column.setSpacing(space(2))
        self._column.addSpacing(space(_ICON) if icon else 0)
        for text in (self.title, self.words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(text)
        self._column.addStretch(1)

    def say(
        self, title: str, words: str, step: str = "", run: Callable[[], object] | None = None, key: str = ""
    ) -> None:
        """Its words, and the first step as a button."""
        self.title.setText(title)
        self.words.setText(words)
        if step and self.step is None:
            self.step = Button(step, run, key=key)
            self._column.insertWidget(self._column.count() - 1, self.step, 0, Qt.AlignmentFlag.AlignHCenter)
        if self.step is not None:
            self.step.setText(step)
            self.step.setVisible(bool(step))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            painter = QPainter(self)
            size = space(_ICON) - space(2)
            drawn = pixmap(self._icon, "outline", size, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, space(6), drawn)
            painter.end()


class Banner(QWidget):
    """One line over the whole width that stays: this is a practice copy, this store is read only."""

    def __init__(self, icon: str = "warn", tone: str = "warn") -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self.words = Text(kind=Type.STRONG, elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6) + ICON + space(2), space(1), space(6), space(1))
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(f"{self._tone}_soft"))
        hairline(painter, self.rect(), Qt.Edge.BottomEdge, self._tone)
        drawn = pixmap(self._icon, self._tone, ratio=self.devicePixelRatioF())
        painter.drawPixmap(space(6), (self.height() - ICON) // 2, drawn)
        painter.end()


class Flash(QWidget):
    """Lies over a widget for a moment to say "this one": green for accepted, the warning colour for "already here".
    With stillness wished for it stands for the same time without fading.
    """

    def __init__(self, over: QWidget, role: str = "good") -> None:
        super().__init__(over)
        self._role = role
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        if reduce_motion():
            QTimer.singleShot(MOTION_MS, self.deleteLater)
            return
        # Here and not above: a window starts without anything to flash.
        from PySide6.QtCore import QPropertyAnimation
        from PySide6.QtWidgets import QGraphicsOpacityEffect

        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(MOTION_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.finished.connect(self.deleteLater)
        self._fade.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(0.35)
        painter.fillRect(self.rect(), colour(self._role))
        painter.end()
