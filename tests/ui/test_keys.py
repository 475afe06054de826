"""Physical keys without a server: the fall-back by text, the tables, the legends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.keyboard_map import F1_KEY, PLATFORMS, QT_NAMES
from ui.keys import Keyboard, PhysicalKey, physical

NONE = Qt.KeyboardModifier.NoModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def event(key: int, text: str = "", modifiers: Qt.KeyboardModifier = NONE, scan: int = 0) -> QKeyEvent:
    if scan:
        return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_the_numbers_of_qts_keys_are_qts() -> None:
    members = {
        "ENTER": "Return", "NUMENTER": "Enter", "ESC": "Escape", "PAGEUP": "PageUp", "PAGEDOWN": "PageDown",
        "CTRL": "Control",
    }  # fmt: skip
    for number, name in QT_NAMES.items():
        if name != "TAB":
            assert Qt.Key(number) is Qt.Key[f"Key_{members.get(name, name.capitalize())}"]
    assert {Qt.Key(number).name for number, name in QT_NAMES.items() if name == "TAB"} == {
        "Key_Tab",
        "Key_Backtab",
    }
    assert Qt.Key(F1_KEY) is Qt.Key.Key_F1


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (event(Qt.Key.Key_A, "a"), "A"),
        (event(Qt.Key.Key_A, "", Qt.KeyboardModifier.ControlModifier), "A"),
        (event(0x0444, "ф"), "A"),
        (event(0x0419, "Й"), "Q"),
        (event(0x0431, "б"), "COMMA"),
        (event(Qt.Key.Key_7, "7"), "7"),
        (event(Qt.Key.Key_7, "7", KEYPAD), "NUM7"),
        (event(Qt.Key.Key_Asterisk, "*", KEYPAD), "NUM*"),
        (event(Qt.Key.Key_Return, "\r"), "ENTER"),
        (event(Qt.Key.Key_Enter, "\r", KEYPAD), "NUMENTER"),
        (event(Qt.Key.Key_F12), "F12"),
        (event(Qt.Key.Key_Space, " "), "SPACE"),
    ],
)
def test_a_key_without_a_scan_code_is_known_by_its_text(made: QKeyEvent, name: str) -> None:
    assert physical(made).name == name


@pytest.mark.parametrize(
    ("platform", "scan", "name"),
    [
        ("xcb", 24, "Q"),
        ("xcb", 10, "1"),
        ("xcb", 96, "F12"),
        ("xcb", 87, "NUM1"),
        ("xcb", 104, "NUMENTER"),
        ("xcb", 118, "INSERT"),
        ("wayland", 52, "Z"),
        ("windows", 16, "Q"),
        ("windows", 2, "1"),
        ("windows", 0x58, "F12"),
        ("windows", 0x4F, "NUM1"),
        ("windows", 0x11C, "NUMENTER"),
        ("windows", 0x152, "INSERT"),
        ("windows", 0x53, "NUM."),
    ],
)
def test_a_key_is_known_by_its_place_on_each_platform(platform: str, scan: int, name: str) -> None:
    assert physical(event(0x0419, "й" if name == "Q" else "", NONE, scan), platform).name == name


def test_no_two_places_share_a_digit_or_a_letter() -> None:
    for table in PLATFORMS.values():
        single = [name for name in table.values() if len(name) == 1 or name.startswith(("F", "NUM"))]
        assert len(single) == len(set(single))
        assert len([name for name in single if len(name) == 1]) == 36


def test_a_digit_that_was_typed_is_believed_whatever_key_it_came_from() -> None:
    assert physical(event(Qt.Key.Key_5, "5", NONE, 24), "xcb").digit == "5"


@pytest.mark.parametrize(
    ("key", "decimal", "times"),
    [
        (PhysicalKey("COMMA", "б"), True, False),
        (PhysicalKey("PERIOD", "ю"), True, False),
        (PhysicalKey("NUM.", ","), True, False),
        (PhysicalKey("SPACE", " "), True, False),
        (PhysicalKey("NUM*", "*"), False, True),
        (PhysicalKey("M", "ь"), False, True),
        (PhysicalKey("8", "*"), False, True),
        (PhysicalKey("N", "т"), False, False),
    ],
)
def test_decimal_marks_and_times_are_found_by_place(key: PhysicalKey, decimal: bool, times: bool) -> None:
    assert (key.decimal, key.times) == (decimal, times)


def test_legends_follow_the_layout_that_is_typed_with(qtbot: object) -> None:
    window = QWidget()
    keyboard = Keyboard(window)
    changes: list[str] = []
    keyboard.layout_changed.connect(lambda: changes.append(keyboard.script()))
    QApplication.sendEvent(window, event(0x0419, "й"))
    assert keyboard.legend("Q") == "Й"
    assert keyboard.legend("COMMA") == "Б"
    assert keyboard.legend("F12") == "F12"
    QApplication.sendEvent(window, event(Qt.Key.Key_W, "w"))
    assert keyboard.legend("Q") == "Q"
    assert changes[-1] == "latin"
