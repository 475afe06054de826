"""At the door with a mouse alone, and a bag that is weighed again: its line is changed, none is added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kamkor_shop.desk import Desk
from tests.ui.door import Door


@pytest.fixture
def door(desk: Desk, qtbot: QtBot) -> Iterator[Door]:
    made = Door(desk, qtbot)
    yield made
    made.close()


def grams(door: Door) -> list[int]:
    return [bag.grams for bag in door.draft.bags]


def choose(door: Door, steps: int) -> None:
    """Arrows: the newest line is on top."""
    for _step in range(steps):
        door.key("DOWN")


def click(door: Door, *names: str) -> None:
    """Presses the digits on the screen."""
    for name in names:
        button = next(each for each in door.page.pad.buttons.buttons if each.value == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        door.settle()


def test_a_chosen_bag_is_weighed_again(door: Door) -> None:
    door.enter("6,4", "7", "5")
    choose(door, 2)
    assert door.key("ENTER")
    assert "Bag 2" in door.page.band.words.text()
    door.enter("7,4")
    assert grams(door) == [6400, 7400, 5000]
    door.enter("3")
    assert grams(door) == [6400, 7400, 5000, 3000], "the next weight is a bag of its own again"
    door.close()
    door.open()
    assert grams(door) == [6400, 7400, 5000, 3000]


def test_a_bag_that_nobody_weighed_is_weighed_at_last(door: Door) -> None:
    door.enter("2*")
    choose(door, 1)
    door.key("ENTER")
    door.enter("4,2")
    assert [(bag.grams, bag.estimated) for bag in door.draft.bags] == [(5000, True), (4200, False)]


def test_a_heavy_weight_is_asked_about_there_too(door: Door) -> None:
    door.enter("6,4")
    choose(door, 1)
    door.key("ENTER")
    door.enter("64")
    assert "64 kg in one bag?" in door.refusal
    assert grams(door) == [6400]
    assert door.key("ENTER")
    assert grams(door) == [64_000]


def test_escape_leaves_the_bag_as_it_is(door: Door) -> None:
    door.enter("6,4")
    choose(door, 1)
    door.key("ENTER")
    assert door.key("ESC")
    door.enter("5")
    assert grams(door) == [6400, 5000]


def test_a_line_taken_off_is_changed_no_more(door: Door) -> None:
    door.enter("6,4", "5")
    choose(door, 1)
    door.key("ENTER")
    door.key("DELETE")
    door.enter("7")
    assert grams(door) == [6400, 7000]


def test_only_bags_are_weighed_again(door: Door) -> None:
    assert not door.key("ENTER")
    door.enter("6,4")
    assert not door.page.change_button.isVisible(), "no line is chosen"
    choose(door, 1)
    assert door.page.change_button.isVisible()
    QTest.mouseClick(door.page.change_button, Qt.MouseButton.LeftButton)
    door.enter("3")
    assert grams(door) == [3000]


def test_bags_come_in_by_mouse_alone(door: Door) -> None:
    assert not door.page.pad.isVisible()
    QTest.mouseClick(door.page.pad_button, Qt.MouseButton.LeftButton)
    click(door, "6", ",", "5", "⌫", "4", "Enter")
    assert grams(door) == [6400]
    click(door, "2", "*", "Enter")
    assert [(bag.grams, bag.estimated) for bag in door.draft.bags[1:]] == [(5000, True)] * 2
    click(door, "6", "4", "Enter", "Enter")
    assert grams(door)[-1] == 64_000, "Enter on the screen answers the question too"
    QTest.mouseClick(door.page.pad_button, Qt.MouseButton.LeftButton)
    assert not door.page.pad.isVisible()
