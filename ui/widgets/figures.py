"""Figures that open, and cards that lead to a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.text import Text
from ui.theme import Type, colour, focus_ring, font, hairline, rounded, space
from ui.widgets.icons import pixmap


class Figure(QAbstractButton):
    """A number that was summed: pressed, it opens the documents behind it. Space does the same."""

    def __init__(
        self, text: str = "", run: Callable[[], object] | None = None, kind: Type = Type.BASE
    ) -> None:
        super().__init__()
        self.setText(text)
        self.setFont(font(kind))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if run is not None:
            self.clicked.connect(lambda: run())

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + space(2), metrics.height() + space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour("primary" if self.isEnabled() else "text"))
        room = self.rect().adjusted(space(1), 0, -space(1), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text())
        if self.isEnabled():
            words = painter.fontMetrics().horizontalAdvance(self.text())
            line = room.adjusted(room.width() - words, 0, 0, -space(1) // 2)
            hairline(painter, line, Qt.Edge.BottomEdge, "primary" if self.underMouse() else "outline")
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()


class Card(QAbstractButton):
    """One thing on Today: an icon, a word, its figure read from afar, a line below; pressed, it opens its page.

    `body` takes further widgets, such as a sparkline.
    """

    def __init__(
        self, icon: str = "", run: Callable[[], object] | None = None, tone: str = "primary"
    ) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self.title = Text(kind=Type.BASE, tone="muted", elide=True)
        self.figure = Text(kind=Type.AFAR)
        self.line = Text(kind=Type.MUTED, tone="muted", wrap=True)
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setContentsMargins(space(7) if icon else 0, 0, 0, 0)
        head.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.figure)
        column.addLayout(self.body)
        column.addWidget(self.line)
        column.addStretch(1)
        for text in (self.title, self.figure, self.line):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if run else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._opens = run is not None
        if run is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: run())

    def say(self, title: str, figure: str, line: str = "", tone: str | None = None) -> None:
        """Its words. `tone` colours icon and edge: `warn` for what should not wait longer."""
        self._tone = tone or self._tone
        self.title.setText(title)
        self.figure.setText(figure)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(f"{title}: {figure}. {line}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.layout().minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lit = self._opens and (self.underMouse() or self.isDown())
        rounded(painter, self.rect(), "primary_soft" if lit else "raised", "line")
        if self._icon:
            drawn = pixmap(self._icon, self._tone, ratio=self.devicePixelRatioF())
            painter.drawPixmap(space(4), space(3), drawn)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()


class Facts(QWidget):
    """Lines of a name and a value, as in the context column: names muted at the left, values after them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self._lines: list[_Fact] = []

    def set_lines(self, lines: list[tuple[str, str]]) -> None:
        """Replaces the lines by (name, value); a value that is empty leaves its line out."""
        said = [(name, value) for name, value in lines if value]
        while len(self._lines) < len(said):
            self._lines.append(_Fact())
            self._column.addWidget(self._lines[-1])
        # Lines are kept for the next thing that is shown: making them costs more than saying other words.
        for number, line in enumerate(self._lines):
            line.say(*(said[number] if number < len(said) else ("", "")))


class _Fact(QWidget):
    """One name with its value."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        self._name = Text(tone="muted")
        self._value = Text(wrap=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._value, 1)

    def say(self, name: str, value: str) -> None:
        self._name.setText(name)
        self._value.setText(value)
        self.setVisible(bool(value))
