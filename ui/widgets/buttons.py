"""Buttons: words first, the key that does the same shown beside them, a focus ring that can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import CONTROL, ICON, Type, colour, focus_ring, font, rounded, space, width_of
from ui.widgets.icons import pixmap
from ui.widgets.keycap import draw_keycap, keycap_size


class Weight(Enum):
    """How loud a button is: one PRIMARY to a page, PLAIN for the rest, QUIET where it stands in a line of
    text.
    """

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


_FACES = {
    Weight.PRIMARY: ("primary", None, "on_primary"),
    Weight.PLAIN: ("raised", "outline", "text"),
    Weight.QUIET: (None, None, "primary"),
    Weight.DANGER: ("raised", "bad", "bad"),
}


class Button(QPushButton):
    """A push button of the house. `key` is the legend of the key that does the same ("F12"); it takes Space,
    and never Enter, because Enter belongs to the scan field.
    """

    def __init__(
        self,
        text: str = "",
        run: Callable[[], object] | None = None,
        *,
        weight: Weight = Weight.PLAIN,
        key: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.weight = weight
        self.key = key
        self.icon_name = icon
        self.setAutoDefault(False)
        self.setFont(font(Type.STRONG if weight is Weight.PRIMARY else Type.BASE))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if weight is Weight.QUIET:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if run is not None:
            self.clicked.connect(lambda: run())

    def _pad(self) -> int:
        return space(2) if self.weight is Weight.QUIET else space(4)

    def sizeHint(self) -> QSize:
        words = width_of([self.text()], Type.STRONG if self.weight is Weight.PRIMARY else Type.BASE)
        width = words + 2 * self._pad()
        if self.icon_name:
            width += ICON + (space(2) if words else 0)
        if self.key:
            width += keycap_size(self.key).width() + (
                space(3) if words else space(2) if self.icon_name else 0
            )
        return QSize(width, CONTROL)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), space(16)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, outline, ink = _FACES[self.weight]
        box = self.rect()
        if not self.isEnabled():
            fill, outline, ink = ("sunken" if fill else None), None, "disabled"
        elif self.isDown() or (self.underMouse() and self.weight is Weight.QUIET):
            fill = "primary_soft" if self.weight is not Weight.PRIMARY else fill
        rounded(painter, box, fill, outline)
        if self.isEnabled() and self.weight is Weight.PRIMARY and (self.isDown() or self.underMouse()):
            painter.setOpacity(0.12)
            rounded(painter, box, "on_primary")
            painter.setOpacity(1.0)
        inner = box.adjusted(self._pad(), 0, -self._pad(), 0)
        if self.icon_name:
            top = (self.height() - ICON) // 2
            painter.drawPixmap(inner.left(), top, pixmap(self.icon_name, ink, ratio=self.devicePixelRatioF()))
            inner.setLeft(inner.left() + ICON + space(2))
        if self.key:
            cap = keycap_size(self.key)
            place = QRect(
                inner.right() - cap.width() + 1,
                (self.height() - cap.height()) // 2,
                cap.width(),
                cap.height(),
            )
            draw_keycap(painter, place, self.key, ink)
            inner.setRight(place.left() - space(3))
        painter.setFont(self.font())
        painter.setPen(colour(ink))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        centred = not self.key and not self.icon_name
        flags = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(inner, flags, shown)
        if self.hasFocus():
            focus_ring(painter, box)
        painter.end()


class BigButton(QAbstractButton):
    """A big choice on the pad: the key that does the same, and beside it a word read from afar. A key or a sign alone,
    as on a pad of digits, stands in the middle.
    """

    def __init__(
        self, word: str = "", key: str = "", value: object = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.value = value
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(font(Type.BASE))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = width_of([self.text()], Type.STRONG)
        cap = keycap_size(self.key).width() + space(2) if self.key else 0
        return QSize(words + cap + space(4), space(11))

    def minimumSizeHint(self) -> QSize:
        return QSize(space(14), space(11))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        ink = "disabled" if not self.isEnabled() else "on_primary" if chosen else "text"
        fill = "primary" if chosen else "primary_soft" if self.isDown() or self.underMouse() else "raised"
        box = self.rect()
        rounded(painter, box, fill if self.isEnabled() else "sunken", None if chosen else "line")
        inner = box.adjusted(space(2), 0, -space(2), 0)
        if self.key:
            cap = keycap_size(self.key)
            left = inner.left() if self.text() else box.center().x() - cap.width() // 2
            place = QRect(left, (self.height() - cap.height()) // 2, cap.width(), cap.height())
            draw_keycap(painter, place, self.key, ink)
            inner.setLeft(inner.left() + cap.width() + space(2))
        painter.setFont(font(Type.STRONG if chosen else Type.BASE))
        painter.setPen(colour(ink))
        self._draw_words(painter, inner)
        if self.hasFocus():
            focus_ring(painter, box)
        painter.end()

    def _draw_words(self, painter: QPainter, room: QRect) -> None:
        """On two lines where the height allows and one is too short; shortened only when two are."""
        metrics, words = painter.fontMetrics(), self.text().split()

        def fitted(line: str) -> str:
            return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())

        lines = [self.text()]
        # Asked of the shortening itself: a width in whole pixels may be rounded down to one that fits.
        if fitted(self.text()) != self.text() and 2 * metrics.lineSpacing() <= room.height():
            breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
            fitting = min(breaks, key=lambda two: max(map(metrics.horizontalAdvance, two)), default=None)
            lines = list(fitting) if fitting else lines
        shown = [fitted(line) for line in lines]
        self.setToolTip(self.text() if shown != lines else "")
        top = room.center().y() - len(shown) * metrics.lineSpacing() / 2
        for number, line in enumerate(shown):
            box = QRect(
                room.left(), round(top + number * metrics.lineSpacing()), room.width(), metrics.lineSpacing()
            )
            sign = len(line) == 1 and not self.key
            side = Qt.AlignmentFlag.AlignHCenter if sign else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, line)


class BigButtons(QWidget):
    """A grid of big buttons, one of which is chosen (or none). `chosen` carries the button's value."""

    chosen = Signal(object)

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.buttons: list[BigButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(1))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def set_columns(self, columns: int) -> None:
        """Lays the buttons out anew in so many columns."""
        for column in range(max(columns, self.columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.columns = columns
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // columns, index % columns)

    def set_choices(self, choices: Iterable[tuple[object, str, str]]) -> None:
        """Replaces the choices by (value, word, key legend); where values stay the same only the words
        change.
        """
        wanted = list(choices)
        if [value for value, _word, _key in wanted] != [button.value for button in self.buttons]:
            for button in self.buttons:
                self._grid.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = []
            for index, (value, _word, _key) in enumerate(wanted):
                button = BigButton(value=value)
                button.clicked.connect(lambda _on=False, one=button: self._pressed(one))
                self._grid.addWidget(button, index // self.columns, index % self.columns)
                self.buttons.append(button)
        for button, (_value, word, key) in zip(self.buttons, wanted, strict=True):
            button.key = key
            button.setText(word)
            button.setAccessibleName(word)
            button.update()

    def _pressed(self, button: BigButton) -> None:
        self.choose(button.value)
        self.chosen.emit(button.value)

    def choose(self, value: object) -> None:
        """Marks the button with this value as chosen; no button has it: none is."""
        for button in self.buttons:
            button.setChecked(value is not None and button.value == value)
