"""Finding by typing, and making what was not found."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.search_field import Result, SearchField

FAMILIES = ("Аманова Гүлнар", "Аманов Ерлан", "Сейтова Роза")


def type_text(field: SearchField, text: str) -> None:
    """QTest types no Cyrillic."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field.field, event)


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    def find(text: str) -> Sequence[Result]:
        return [Result(name, name) for name in FAMILIES if text.lower() in name.lower()]

    made = SearchField(find, lambda text: f"New family «{text}»")
    qtbot.addWidget(made)
    made.show()
    return made


def test_results_appear_from_two_letters_and_enter_takes_the_first(field: SearchField, qtbot: QtBot) -> None:
    type_text(field, "а")
    assert field.list.results == ()
    type_text(field, "ма")
    qtbot.waitUntil(lambda: len(field.list.results) == 3, timeout=10_000)
    assert field.list.results[-1].text == "New family «ама»"
    with qtbot.waitSignal(field.chosen, timeout=10_000) as told:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert told.args == ["Аманова Гүлнар"]
    assert field.field.text() == ""


def test_enter_at_once_does_not_outrun_the_search(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.chosen, timeout=10_000) as told:
        type_text(field, "сейт")
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert told.args == ["Сейтова Роза"]


def test_arrows_choose_another_result(field: SearchField, qtbot: QtBot) -> None:
    type_text(field, "аман")
    qtbot.waitUntil(lambda: len(field.list.results) == 3, timeout=10_000)
    qtbot.keyClick(field.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen, timeout=10_000) as told:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert told.args == ["Аманов Ерлан"]


def test_what_is_not_found_is_offered_as_new(field: SearchField, qtbot: QtBot) -> None:
    type_text(field, "Нұрлыбек")
    with qtbot.waitSignal(field.new, timeout=10_000) as told:
        qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert told.args == ["Нұрлыбек"]
