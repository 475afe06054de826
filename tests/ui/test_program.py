"""The start of the program: the first start, one program on one folder, and calm pages instead of
tracebacks.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from kamkor_shop import desks
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Config, Settings, load_settings, save_settings
from tests.architecture.source import ROOT
from ui.dialogs.refused import Refused
from ui.main_window import MainWindow
from ui.pages.first_start import FirstStart
from ui.program import Program


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path / "data", tmp_path / "keys")


@pytest.fixture
def programs(config: Config, qtbot: QtBot) -> Iterator[list[Program]]:
    hooks = sys.excepthook
    started: list[Program] = []
    yield started
    for program in started:
        if program.window is not None:
            program.window.close()
        program._close_desk()
        program.release()
    sys.excepthook = hooks


def start(programs: list[Program], config: Config) -> Program:
    program = Program(config)
    programs.append(program)
    program.prepare()
    assert program.take_folder()
    program.begin()
    return program


def first(program: Program) -> FirstStart:
    assert isinstance(program.window, FirstStart)
    return program.window


def test_the_first_start_founds_a_shop_and_opens_it(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    program = start(programs, config)
    page = first(program)
    page.shops.choose(2)
    page.name.setText("Айгүл")
    qtbot.keyClick(page.name, "\r")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    settings = load_settings(config)
    assert settings.shop == 2
    assert program.desk is not None
    assert (program.desk.shop, program.desk.member) == (2, settings.member)
    program._close_desk()
    program.release()
    again = start(programs, config)
    assert isinstance(again.window, MainWindow)


def test_the_first_start_wants_a_name(programs: list[Program], config: Config, qtbot: QtBot) -> None:
    page = first(start(programs, config))
    page.show()
    page.open_shop()
    assert page.nameless.isVisible()
    assert page.name.hasFocus() or not page.isActiveWindow()
    assert not config.store.exists()


def test_the_first_start_speaks_the_language_that_is_chosen(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    page = first(start(programs, config))
    assert page.begin.text() == "Дүкенді ашу"
    page.languages.cards[1].click()
    assert page.begin.text() == "Открыть магазин"
    assert [card.text() for card in page.languages.cards] == ["Қазақша", "Русский", "English"]


def test_lost_settings_ask_who_works_where_and_keep_the_shop(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    program = start(programs, config)
    first(program).name.setText("Айгүл")
    first(program).open_shop()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    assert program.desk is not None
    store, member = program.desk.store.uuid, program.desk.member
    program._close_desk()
    program.release()
    config.settings.unlink()
    again = start(programs, config)
    first(again).name.setText("айгүл")
    first(again).open_shop()
    qtbot.waitUntil(lambda: isinstance(again.window, MainWindow), timeout=10_000)
    assert again.desk is not None
    assert (again.desk.store.uuid, again.desk.member) == (store, member)


def test_a_key_pressed_in_the_very_moment_of_the_first_window_is_heard(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    clock = FixedClock(datetime(2026, 3, 14, 10))
    desks.found_the_store(config, clock)
    desk = desks.sign_in(desks.open_the_store(config), clock, desks.FirstWish(1, "Айгүл"))
    save_settings(config, desks.remember(Settings(), desk))
    desk.close()
    window = start(programs, config).window
    assert isinstance(window, MainWindow)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F9)  # before the event loop has run once
    assert window.page_name == "day_book"
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F2)
    assert window.page_name == "today"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "бос"),
        (b"SQLite format 3\x00" + b"\x00" * 500, "осы бағдарлама"),
        (os.urandom(9000), "оқу мүмкін емес"),
    ],
)
def test_a_file_that_is_not_our_store_gets_a_calm_page_and_is_left_alone(
    programs: list[Program], config: Config, content: bytes, words: str
) -> None:
    config.data.mkdir(parents=True)
    config.keys.mkdir()
    config.key.write_text("ab" * 32)
    config.store.write_bytes(content)
    program = start(programs, config)
    assert isinstance(program.window, Refused)
    assert words in program.window.words.text()
    assert config.store.read_bytes() == content


def test_a_second_start_is_refused_with_a_sentence(programs: list[Program], config: Config) -> None:
    start(programs, config)
    second = Program(config)
    programs.append(second)
    assert not second.take_folder()
    assert isinstance(second.window, Refused)
    assert "ашық" in second.window.words.text()


def test_trying_again_opens_the_shop_once_the_other_program_is_closed(
    programs: list[Program], config: Config
) -> None:
    other = start(programs, config)
    program = Program(config)
    programs.append(program)
    seen: list[type] = []

    def look() -> None:
        window = program.window
        if window is None or seen[-1:] == [type(window)]:
            return
        seen.append(type(window))
        if isinstance(window, Refused):
            other.release()
            window.retry.click()
        else:
            window.close()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(20)
    assert program.run() == 0
    watch.stop()
    assert seen == [Refused, FirstStart]


def test_signing_in_as_somebody_else_opens_the_program_again_at_their_desk(
    programs: list[Program], config: Config, clock: FixedClock
) -> None:
    desks.found_the_store(config, clock)
    store = desks.open_the_store(config)
    first_desk = desks.sign_in(store, clock, desks.FirstWish(1, "Айгүл"))
    second_desk = desks.sign_in(store, clock, desks.FirstWish(3, "Ерлан"))
    save_settings(config, desks.remember(Settings(), first_desk))
    store.close()
    program = Program(config)
    programs.append(program)
    seen: list[tuple[int, int]] = []

    def look() -> None:
        if not isinstance(program.window, MainWindow) or program.desk is None or program.window.page is None:
            return
        here = (program.desk.shop, program.desk.member)
        if seen[-1:] == [here]:
            return
        seen.append(here)
        if len(seen) == 1:
            program.context.change_settings(shop=3, member=second_desk.member)  # type: ignore[union-attr]
            program.restart()
        else:
            program.window.close()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(20)
    assert program.run() == 0
    watch.stop()
    assert seen == [(1, first_desk.member), (3, second_desk.member)]
    assert load_settings(config).member == second_desk.member


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_process_calls_the_first_window(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    program = start(programs, config)
    program._single.listen(program._come_to_front)
    page = first(program)
    page.show()
    page.showMinimized()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KAMKOR_SHOP_CONFIG": str(config.keys)}
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.start", "--data", str(config.data)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    assert process.stderr is not None
    with process.stderr as told:
        assert "Kamkor Shop" in told.read()
    assert process.returncode == 1
    assert not page.isMinimized()


def test_an_unexpected_error_is_logged_under_a_number_without_what_it_was_about(
    programs: list[Program], config: Config, qtbot: QtBot
) -> None:
    program = start(programs, config)
    first(program).name.setText("Айгүл")
    first(program).open_shop()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    try:
        raise ValueError("Сейтова Гүлмира 850101400123")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert program.context is not None
    number = program.context.messages.text.split()[-1]
    log = config.log.read_text(encoding="utf-8")
    assert number in log
    assert "ValueError" in log
    assert "Сейтова" not in log
