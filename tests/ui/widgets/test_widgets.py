"""The smaller parts: buttons, figures, cards, charts, chips, sounds, what is drawn."""

from __future__ import annotations

import io
import wave

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kamkor_shop.resources import path
from ui import theme
from ui.sounds import Sound, wave_of
from ui.text import Text
from ui.theme import Type
from ui.widgets.buttons import BigButton, BigButtons, Button
from ui.widgets.charts import Bars, Sparkline
from ui.widgets.chips import Chips
from ui.widgets.figures import Card, Figure
from ui.widgets.icons import pixmap
from ui.widgets.states import Flash


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def columns_of(image: QImage, role: str) -> list[int]:
    """The x of every column in which the colour of a role is found."""
    wanted = theme.colour(role).rgb()
    return [
        x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))
    ]


def test_a_button_is_pressed_by_space_and_never_by_enter(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Close bag", lambda: pressed.append(1), key="F12")
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert pressed == []
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1]


def test_big_buttons_keep_their_choice_when_the_language_changes(qtbot: QtBot) -> None:
    grid = BigButtons(3)
    qtbot.addWidget(grid)
    grid.set_choices([("boy", "boy", "Q"), ("girl", "girl", "W")])
    with qtbot.waitSignal(grid.chosen) as told:
        grid.buttons[1].click()
    assert told.args == ["girl"]
    first = grid.buttons[0]
    grid.set_choices([("boy", "ұл", "Й"), ("girl", "қыз", "Ц")])
    assert grid.buttons[0] is first
    assert [button.isChecked() for button in grid.buttons] == [False, True]
    assert grid.buttons[1].text() == "қыз"


def test_a_figure_opens_what_it_was_summed_from(qtbot: QtBot) -> None:
    opened: list[int] = []
    figure = Figure("12 400 ₸", lambda: opened.append(1))
    qtbot.addWidget(figure)
    assert figure.accessibleName() == "12 400 ₸"
    qtbot.keyClick(figure, Qt.Key.Key_Space)
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    assert opened == [1, 1]


def test_a_card_is_pressed_anywhere(qtbot: QtBot) -> None:
    opened: list[int] = []
    card = Card("bag", lambda: opened.append(1))
    qtbot.addWidget(card)
    card.say("Unsorted bags", "4", "the oldest of 3 days")
    card.resize(card.sizeHint())
    card.show()
    qtbot.mouseClick(card.figure, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert opened == [1, 1]
    assert "Unsorted bags: 4" in card.accessibleName()


def test_bars_begin_at_zero_and_are_as_long_as_their_values(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    lengths = []
    for value in (100, 50):
        bars.set_bars([("A", 100, "100"), ("B", value, "050")])
        bars.resize(500, bars.sizeHint().height())
        image = picture(bars)
        lower = image.copy(0, image.height() // 2, image.width(), image.height() // 2)
        found = columns_of(lower, "primary")
        lengths.append(len(found))
    assert lengths[1] == pytest.approx(lengths[0] / 2, abs=2)


def test_a_sparkline_of_nothing_and_of_one_day_is_drawn(qtbot: QtBot) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(120, 32)
    empty = picture(line)
    line.set_values([0])
    line.set_values([5])
    assert picture(line) != empty


def test_one_chip_of_a_group_at_a_time(qtbot: QtBot) -> None:
    chips = Chips(one=True)
    qtbot.addWidget(chips)
    chips.set_choices([(1, "one"), (2, "two")])
    chips._chips[0].click()
    chips._chips[1].click()
    assert chips.values == frozenset({2})


def test_every_icon_that_the_source_names_is_drawn_and_not_empty(qtbot: QtBot) -> None:
    files = sorted(path("icons").glob("*.svg"))
    assert len(files) > 30
    for file in files:
        image = pixmap(file.stem, "text", 24, 2.0).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
        assert 20 < inked < 1200, file.stem
    with pytest.raises(FileNotFoundError):
        pixmap("unicorn")


def test_an_icon_is_sharp_at_150_percent(qtbot: QtBot) -> None:
    drawn = pixmap("sort", "text", 20, 1.5)
    assert drawn.width() == 30
    assert drawn.devicePixelRatio() == 1.5


def test_a_flash_goes_by_itself_also_without_motion(qtbot: QtBot) -> None:
    over = Text("128", Type.HUGE)
    qtbot.addWidget(over)
    over.show()
    for still in (False, True):
        theme.set_reduce_motion(still)
        flash = Flash(over)
        with qtbot.waitSignal(flash.destroyed, timeout=10_000):
            pass
    theme.set_reduce_motion(False)
    assert theme.MOTION_MS <= 150


def test_a_long_name_ends_in_an_ellipsis_and_can_be_read_whole(qtbot: QtBot) -> None:
    text = Text("Аманова Гүлнар Бекқызы, көпбалалы отбасы", elide=True)
    qtbot.addWidget(text)
    text.resize(90, 20)
    picture(text)
    assert text.toolTip() == text.text()
    text.resize(600, 20)
    picture(text)
    assert text.toolTip() == ""


def test_a_name_with_angle_brackets_stays_a_name(qtbot: QtBot) -> None:
    text = Text("<b>Аманова</b>")
    qtbot.addWidget(text)
    assert text.sizeHint().width() > Text("Аманова").sizeHint().width()


def test_sounds_are_short_and_refused_is_lower_and_double(qtbot: QtBot) -> None:
    lengths = {}
    for sound in Sound:
        with wave.open(io.BytesIO(wave_of(sound))) as file:
            lengths[sound] = file.getnframes() / file.getframerate()
    assert lengths[Sound.ACCEPTED] < 0.1 < lengths[Sound.REFUSED] < 0.4
    accepted = [hertz for hertz, _length in Sound.ACCEPTED.value if hertz]
    refused = [hertz for hertz, _length in Sound.REFUSED.value if hertz]
    assert len(refused) == 2
    assert max(refused) < min(accepted)


def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = Button("Close bag", parent=holder)
    button.resize(button.sizeHint())
    holder.show()
    holder.activateWindow()
    button.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button, timeout=10_000)
    image = picture(button)
    edge = QColor(image.pixel(1, image.height() // 2))
    assert edge.name() == theme.colour("primary").name()


def test_a_big_button_breaks_its_words_before_it_shortens_them(qtbot: QtBot) -> None:
    button = BigButton("Winter jacket", "H")
    qtbot.addWidget(button)
    for width in range(button.sizeHint().width(), button.sizeHint().width() - 30, -1):
        button.resize(width, button.sizeHint().height())
        button.grab()
        assert button.toolTip() == "", f"shortened at {width} pixels, where two lines have room"
