"""Physical keys, not letters: commands and shortcuts answer to a place on the keyboard under every layout.

Qt matches a shortcut by the letter that a key types, so under ru, kz and kz,ru Ctrl+Z, Ctrl+P and Ctrl+F
never fire, and the digit row of the Kazakh layout types letters. Here a key is known by its native scan code
(a table per platform in `keyboard_map`), and by its text where there is none (a virtual keyboard, a remote
desktop, a test).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.keyboard_map import F1_KEY, LEGENDS, NAME_OF_TEXT, PLATFORMS, QT_NAMES

NO_MODIFIERS = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
)
_SHORTEST_REPEAT_DELAY_MS = 120
_ENTERS = frozenset({"ENTER", "NUMENTER"})
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class PhysicalKey(NamedTuple):
    """One key by its place. `name`: a digit, a Latin letter (the place it has under us), `F1`…`F12`, `ENTER`,
    `SPACE`, `COMMA`, `NUM7`, `NUM*`…; `text`: what it typed under the active layout, perhaps nothing;
    `repeated`: the key was held down.
    """

    name: str
    text: str = ""
    repeated: bool = False

    @property
    def digit(self) -> str:
        """`0`…`9` for a digit key of the row or of the numpad (also with NumLock off), else an empty text."""
        last = self.name[-1:]
        return last if last.isdigit() and self.name in (last, "NUM" + last) else ""

    @property
    def letter(self) -> str:
        """`A`…`Z` for a letter key, by its place; else an empty text."""
        return self.name if self.name in _LETTERS else ""

    @property
    def enter(self) -> bool:
        """True for either Enter."""
        return self.name in _ENTERS

    @property
    def decimal(self) -> bool:
        """True for a decimal mark: the numpad's, Space, and the keys of Б and Ю (comma and full stop)."""
        return self.name in {"NUM.", "COMMA", "PERIOD", "SPACE"} or self.text in {",", "."}

    @property
    def times(self) -> bool:
        """True for the key that ends a quantity: `*` anywhere, or M."""
        return self.name in {"NUM*", "M"} or self.text == "*"

    @property
    def plus(self) -> bool:
        """True for `+` of the numpad or of the row."""
        return self.name in {"NUM+", "EQUAL"} or self.text == "+"

    @property
    def minus(self) -> bool:
        """True for `-` of the numpad or of the row."""
        return self.name in {"NUM-", "MINUS"} or self.text == "-"


def physical(event: QKeyEvent, platform: str | None = None) -> PhysicalKey:
    """The physical key of an event. An ASCII digit that was typed is believed, whatever key it came from:
    virtual keyboards and remote desktops invent scan codes.
    """
    text = event.text()
    name = PLATFORMS.get(platform or QGuiApplication.platformName(), {}).get(event.nativeScanCode(), "")
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    if len(text) == 1 and text.isascii() and text.isdigit():
        return PhysicalKey(f"NUM{text}" if keypad else text, text)
    return PhysicalKey(name or _name_without_scan_code(event, text, keypad), text)


def _name_without_scan_code(event: QKeyEvent, text: str, keypad: bool) -> str:
    key = event.key()
    if F1_KEY <= key < F1_KEY + 12:
        return f"F{key - F1_KEY + 1}"
    if key in QT_NAMES:
        return QT_NAMES[key]
    if keypad and text in {"*", "+", "-", "/", ".", ","}:
        return "NUM" + ("." if text == "," else text)
    if key < 128 and chr(key).isalnum():
        return chr(key).upper()
    typed = chr(key).lower() if 0x20 < key < 0x10000 else ""
    return NAME_OF_TEXT.get(text.lower()) or NAME_OF_TEXT.get(typed, "")


def in_text_field(widget: QObject | None) -> bool:
    """True where keys are literal: an editable text field of any kind."""
    # Here and not above: no key is pressed before the window is up, and these classes cost a start a millisecond.
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

    if isinstance(widget, QLineEdit) or has_many_lines(widget):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def has_many_lines(widget: QObject | None) -> bool:
    """True for a text field of several lines."""
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    return isinstance(widget, QTextEdit | QPlainTextEdit)


class Keyboard(QObject):
    """The one place where key presses enter: an event filter on the application.

    It gives each press once to `listeners`, first to last, until one says that it took it; then to the
    bindings made with `bind`; what nobody took goes its usual way. Auto-repeat of Enter, digits and bound
    keys is swallowed. A Ctrl+letter under a Cyrillic layout that nobody bound is passed on as its Latin
    letter, so that copy and paste work in text fields. Only the keys of `window` are heard; dialogs and
    popups keep their own.
    """

    layout_changed = Signal()

    def __init__(self, window: QWidget, listening: bool = True) -> None:
        super().__init__(window)
        self.listeners: list[Callable[[PhysicalKey, QKeyEvent, QWidget], bool]] = []
        self._bound: dict[tuple[str, Qt.KeyboardModifier], Callable[[], object]] = {}
        self._window = window
        self._seen: tuple[int, int, int] | None = None
        self._pressed_at: dict[int, int] = {}
        self._released: tuple[int, int] = (0, 0)
        self._script = ""
        self._resending = False
        if listening:
            self.listen()

    def listen(self) -> None:
        """Hears every key press from now on."""
        QApplication.instance().installEventFilter(self)

    def listen_from_first_key(self) -> None:
        """Begins to hear with the first key that reaches the shown window, that key among them. To be told of every
        event of every widget while the first page is built and painted costs a start 50 ms; the window's own handle
        is told of few.
        """
        self._first_key = FirstKey(self._window, self.listen)

    def bind(
        self, name: str, run: Callable[[], object], modifiers: Qt.KeyboardModifier = NO_MODIFIERS
    ) -> None:
        """Runs `run` at a key by its physical name, under every layout: `bind("Z", undo,
        ControlModifier)`.
        """
        self._bound[name, modifiers] = run

    def script(self) -> str:
        """`latin` or `cyrillic`: what the keyboard types now, learned from the last letter and from the
        system.
        """
        if self._script:
            return self._script
        language = QGuiApplication.inputMethod().locale().name()[:2]
        return "cyrillic" if language in {"ru", "kk"} else "latin"

    def legend(self, name: str) -> str:
        """What is printed on the key under the active layout: `Q` or `Й`; the name itself where layouts
        agree.
        """
        return LEGENDS[self.script()].get(name, _SPOKEN.get(name, name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            assert isinstance(event, QKeyEvent)
            self._seen = None
            self._released = (event.nativeScanCode(), event.timestamp())
            return False
        if kind != QEvent.Type.KeyPress or self._resending or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._window or QApplication.activePopupWidget() is not None:
            return False
        assert isinstance(event, QKeyEvent)
        # An unconsumed press climbs from parent to parent and passes here at each of them: take it once.
        mark = (event.timestamp(), event.nativeScanCode(), event.key())
        if mark == self._seen:
            return False
        self._seen = mark
        return self._press(watched, event)

    def _press(self, watched: QWidget, event: QKeyEvent) -> bool:
        key = physical(event)._replace(repeated=self._is_repeat(event))
        self._learn(key)
        modifiers = event.modifiers() & _MODIFIERS
        run = self._bound.get((key.name, modifiers))
        if key.repeated and (run or key.enter or (key.digit and not in_text_field(watched))):
            return True
        if any(listener(key, event, watched) for listener in self.listeners):
            return True
        if run is not None and not (key.name == "Z" and _text_to_undo(watched)):
            run()
            return True
        return self._send_as_latin(key, event, watched, modifiers)

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Qt on X11 forgets to mark repeats once the layout was changed. There a repeat is a press in the very
        millisecond of its own release, long after the first press; no hand and no scanner does that.
        """
        code, time = event.nativeScanCode(), event.timestamp()
        held = time - self._pressed_at.get(code, time)
        if event.isAutoRepeat() or (
            time and self._released == (code, time) and held >= _SHORTEST_REPEAT_DELAY_MS
        ):
            return True
        self._pressed_at[code] = time
        return False

    def _send_as_latin(
        self, key: PhysicalKey, event: QKeyEvent, watched: QWidget, modifiers: Qt.KeyboardModifier
    ) -> bool:
        if (
            modifiers != Qt.KeyboardModifier.ControlModifier
            or not key.letter
            or event.key() == ord(key.letter)
        ):
            return False
        latin = QKeyEvent(QEvent.Type.KeyPress, ord(key.letter), modifiers, "")
        self._resending = True
        try:
            QCoreApplication.sendEvent(watched, latin)
        finally:
            self._resending = False
        return True

    def _learn(self, key: PhysicalKey) -> None:
        if not key.letter or len(key.text) != 1 or not key.text.isalpha():
            return
        script = "latin" if key.text.isascii() else "cyrillic"
        if script != self.script():
            self._script = script
            self.layout_changed.emit()
        self._script = script


class FirstKey(QObject):
    """Calls `heard` once, when the system gives `window`, which must be shown, its first key press; the press itself
    then goes its usual way, past whatever `heard` has installed.
    """

    def __init__(self, window: QWidget, heard: Callable[[], object]) -> None:
        super().__init__(window)
        self._heard = heard
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            watched.removeEventFilter(self)
            self._heard()
        return False


_SPOKEN = {
    "ESC": "Esc",
    "ENTER": "Enter",
    "INSERT": "Ins",
    "DELETE": "Del",
    "BACKSPACE": "⌫",
    "UP": "↑",
    "DOWN": "↓",
}


def _text_to_undo(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() and bool(widget.text())
    if has_many_lines(widget):
        return widget.document().isUndoAvailable()
    return False
