"""Words on the screen: a label that takes its size from the type scale and its colour from a role."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Type, colour, font, space


class Text(QLabel):
    """One text. It follows theme switches by itself; plain text only, so a name with `<` stays a name.

    `tone` is a role of the theme. With `elide` the text is shortened by an ellipsis when there is no room,
    and the whole of it is shown as a tool tip; with `wrap` it takes more lines.
    """

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BASE,
        tone: str = "text",
        *,
        elide: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._elide = elide
        # A label on a button would take the button's ink otherwise.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(kind))
        if wrap:
            self.setWordWrap(True)
        if text:
            self.setText(text)
        if tone != "text":
            self._tint()

    @property
    def may_be_shortened(self) -> bool:
        """True when it ends in an ellipsis where there is no room."""
        return self._elide

    def set_tone(self, tone: str) -> None:
        """Gives the text another role's colour."""
        self._tone = tone
        self._tint()

    def set_kind(self, kind: Type) -> None:
        """Moves the text to another step of the type scale."""
        self.setFont(font(kind))
        self.updateGeometry()

    def _tint(self) -> None:
        wanted = colour(self._tone)
        own = self.palette()
        if own.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText) != wanted:
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                own.setColor(group, QPalette.ColorRole.WindowText, wanted)
            self.setPalette(own)

    def changeEvent(self, event: QEvent) -> None:
        """Re-colours when the application's palette changed."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._tint()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """An elided text may shrink to a few letters."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(min(hint.width(), space(8)))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the text, shortened when it must be."""
        if not self._elide:
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), shown)
