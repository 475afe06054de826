"""The one scan field: it takes codes from any page, whatever has the focus, and what is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.keys import PhysicalKey, has_many_lines, in_text_field
from ui.scanner import Kind, Wedge, decide
from ui.theme import CONTROL, ICON, RING, SCAN_FIELD, font, rounded, space
from ui.widgets.icons import pixmap

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_SHORTEST_CODE = 8


class Field(QLineEdit):
    """A text field of the house: a quiet frame, the focus as a ring, a place for an icon."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFrame(False)
        self.setFont(font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextMargins(space(3) + (ICON + space(1) if icon else 0), 0, space(3), 0)
        self.setAutoFillBackground(False)
        self._clear_base()

    def _clear_base(self) -> None:
        own = self.palette()
        if own.color(QPalette.ColorRole.Base) != Qt.GlobalColor.transparent:
            own.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
            self.setPalette(own)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(20), CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus()
        fill = "raised" if self.isEnabled() else "sunken"
        rounded(painter, self.rect(), fill, "primary" if focused else "outline", RING if focused else 1)
        if self._icon:
            drawn = pixmap(self._icon, "primary" if focused else "muted", ratio=self.devicePixelRatioF())
            painter.drawPixmap(space(3), (self.height() - ICON) // 2, drawn)
        painter.end()
        super().paintEvent(event)


class ScanField(Field):
    """Scan or type. `scanned` carries a Scan, `refused` a UserError; `typed` the text while it grows.

    Digits reach it from anywhere but text fields; out of a text field it takes a whole sound code at machine
    speed and puts the field back as it was. `decimals` lets a decimal mark and `*` into the digits (weights,
    counts of bags).
    """

    scanned = Signal(object)
    refused = Signal(object)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("scan", parent)
        self.decimals = False
        self._wedge = Wedge()
        self._before: tuple[QWidget, str, int] | None = None
        self.setObjectName("scan")
        self.setMaximumWidth(SCAN_FIELD)
        self.textChanged.connect(self.typed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.setPlaceholderText(_("Scan or type"))
        self.setAccessibleName(_("Scan or type"))

    def take(self) -> str:
        """What stands in the field, which is empty afterwards."""
        text = self.text().strip()
        self._wedge.clear()
        self.clear()
        return text

    def hear(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget) -> bool:
        """A listener of the Keyboard: True when the key was for the scan field and is used up."""
        if event.modifiers() & _COMMANDS:
            self._wedge.clear()
            return False
        foreign = watched is not self and in_text_field(watched)
        if key.digit:
            return self._digit(key, event, watched, foreign)
        if key.enter or (key.name == "TAB" and len(self._wedge.digits) >= _SHORTEST_CODE):
            return self._close(key, event, foreign)
        if key.name in {"SHIFT", "CTRL", "ALT"}:
            return False
        self._wedge.clear()
        if watched is self and key.name == "NUM." and self.decimals and self.text().isdigit():
            self.insert(",")  # also with NumLock off, when the numpad's mark is a Del
            return True
        if foreign or watched is self:
            return key.name == "ESC" and not foreign and bool(self.take())
        return self._edit_from_afar(key)

    def _digit(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget, foreign: bool) -> bool:
        if key.repeated:
            return not foreign
        time = event.timestamp()
        if foreign:
            if not self._wedge.fast_so_far(time):
                self._wedge.clear()
                self._before = _snapshot(watched)
            self._wedge.key(key.digit, time)
            return False
        numpad = key.name.startswith("NUM")
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not numpad and key.text != key.digit:
            self._wedge.clear()
            return False
        self._wedge.key(key.digit, time)
        if watched is self and key.text and not numpad:
            return False
        self.setText(self.text() + key.digit)
        return True

    def _close(self, key: PhysicalKey, event: QKeyEvent, foreign: bool) -> bool:
        digits, fast = self._wedge.digits, self._wedge.fast(event.timestamp())
        self._wedge.clear()
        if foreign:
            return fast and len(digits) >= _SHORTEST_CODE and self._out_of(digits)
        if not key.enter and not fast:
            return False
        text = self.take()
        if not text:
            return False
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.enter(digits if len(digits) == len(text) else text, fast, shifted)
        return True

    def enter(self, text: str, fast: bool = False, shifted: bool = False) -> None:
        """Decides what a text is and tells it, as if it had been scanned."""
        try:
            scan = decide(text, fast)
        except UserError as error:
            self.refused.emit(error)
            return
        self.scanned.emit(scan._replace(shifted=shifted))

    def _out_of(self, digits: str) -> bool:
        try:
            scan = decide(digits, fast=True)
        except UserError:
            return False
        if scan.kind not in {Kind.CODE, Kind.MAKER}:
            return False
        _put_back(self._before, len(digits))
        self.scanned.emit(scan)
        return True

    def _edit_from_afar(self, key: PhysicalKey) -> bool:
        text = self.text()
        if not text:
            return False
        if key.name == "BACKSPACE":
            self.setText(text[:-1])
            return True
        if key.name == "ESC":
            self.take()
            return True
        if self.decimals and text.isdigit() and (key.decimal or key.times):
            self.setText(text + ("," if key.decimal else "*"))
            return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)


def _snapshot(field: QWidget) -> tuple[QWidget, str, int] | None:
    if isinstance(field, QLineEdit):
        return field, field.text(), field.cursorPosition()
    return (field, "", 0) if has_many_lines(field) else None


def _put_back(before: tuple[QWidget, str, int] | None, length: int) -> None:
    if before is None:
        return
    field, text, place = before
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(place)
    elif has_many_lines(field):
        from PySide6.QtGui import QTextCursor

        cursor = field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
