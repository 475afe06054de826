"""The window: pages, keys, languages, themes, small screens, messages. Keys of a real server: test_keys_x11."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, i18n
from kamkor_shop.codes import CodeType
from kamkor_shop.config import Settings
from kamkor_shop.errors import UserError
from tests.ui.try_page import ENTRIES, FAMILY, LOT, TryPage, page_of, type_keys
from ui import theme
from ui.context import AppContext
from ui.jobs import Cancelled, Jobs, Progress
from ui.main_window import MainWindow
from ui.messages import MessageAction
from ui.pages import PageEntry
from ui.pages.page import Page
from ui.scanner import Kind, Scan
from ui.sounds import Sound
from ui.text import Text
from ui.theme import Type


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def window(qtbot: QtBot, saved: list[Settings], monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(PageEntry, "load", lambda _entry: TryPage)
    jobs = Jobs()
    context = AppContext(
        None,
        jobs,
        Settings(language="en"),
        save=saved.append,
        member_name="Айгүл",
        shop_name=lambda: "Shop 1",
    )
    made = MainWindow(context, ENTRIES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.start()
    made.go("handouts")

    def has_focus() -> bool:
        made.activateWindow()
        return QApplication.focusWidget() is made.head.scan

    qtbot.waitUntil(has_focus, timeout=10_000)
    yield made
    jobs.close()


def test_every_page_opens_by_its_key_and_is_made_only_once(window: MainWindow, qtbot: QtBot) -> None:
    first = page_of(window)
    assert set(window.pages) == {"today", "handouts"}
    qtbot.keyClick(window.head.scan, Qt.Key.Key_F8)
    assert window.page_name == "stock"
    assert first.told[-1] == "left"
    qtbot.keyClick(window.head.scan, Qt.Key.Key_F5)
    assert window.page is first


def test_a_scan_is_given_to_the_page_and_sounds(window: MainWindow) -> None:
    type_keys(window, "28", gap=100)
    told = page_of(window).told[-1]
    assert isinstance(told, Scan)
    assert (told.kind, told.text, told.fast) == (Kind.CHOICE, "28", False)
    assert window.sounds.last is Sound.ACCEPTED
    assert window.head.scan.text() == ""


def test_a_code_that_the_page_does_not_want_opens_what_it_names(window: MainWindow) -> None:
    type_keys(window, codes.to_ean13(LOT), gap=8)
    assert window.page_name == "stock"
    shown = page_of(window).told[-1]
    assert isinstance(shown, tuple)
    assert shown[1]["scan"].code == LOT
    type_keys(window, codes.to_ean13(FAMILY), gap=8)
    assert window.page_name == "handouts"


def test_what_nobody_wants_is_refused_in_words(window: MainWindow) -> None:
    type_keys(window, "12345", gap=100)
    assert "12345" in window.messages.text
    assert window.messages.tone == "bad"
    assert window.sounds.last is Sound.REFUSED


def test_a_torn_scan_is_refused_in_words(window: MainWindow) -> None:
    type_keys(window, "20", gap=5)
    assert window.messages.text == UserError("scan.torn", text="20").text()
    assert not [told for told in page_of(window).told if isinstance(told, Scan)]


def test_a_scan_into_a_name_leaves_the_name_as_it_was(window: MainWindow) -> None:
    field = page_of(window).name_field
    field.setText("Аманова")
    field.setCursorPosition(3)
    field.setFocus()
    type_keys(window, codes.to_ean13(LOT), gap=6, into=field)
    assert field.text() == "Аманова"
    assert window.page_name == "stock"


def test_a_scanner_that_ends_with_tab_works_too_and_a_hand_keeps_its_digits(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_keys(window, codes.to_ean13(LOT), gap=6, end="\t")
    assert window.page_name == "stock"
    type_keys(window, "87012345678", gap=110, end="\t", start=60_000)
    assert window.head.scan.text() == "87012345678"


def test_a_phone_typed_by_hand_into_a_field_stays_there(window: MainWindow) -> None:
    field = page_of(window).name_field
    field.setFocus()
    type_keys(window, "4870001234560", gap=110, into=field)
    assert field.text() == "4870001234560"


def test_f12_posts_once_and_a_message_offers_undo_until_the_next_posting(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.head.scan, Qt.Key.Key_F12)
    assert page_of(window).told.count("posted") == 1
    undone: list[int] = []
    window.messages.post("First", "142", [MessageAction("Undo", lambda: undone.append(1), "Ctrl+Z")])
    window.messages.note("Printer is back")
    assert window.messages.text == "First"
    window.messages.post("Second", "143", [MessageAction("Undo", lambda: undone.append(2), "Ctrl+Z")])
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [2]


def test_a_page_at_work_is_not_posted_twice(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    done: list[int] = []
    page.set_primary("Post", lambda: page.run_job(lambda: 1, done=done.append))
    assert window.run_primary()
    assert not window.run_primary()
    qtbot.waitUntil(lambda: done == [1], timeout=10_000)
    assert window.run_primary()
    qtbot.waitUntil(lambda: done == [1, 1], timeout=10_000)


def test_an_error_of_ours_is_told_by_a_number_in_the_message_bar(window: MainWindow, qtbot: QtBot) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(window.context.jobs.failed, timeout=10_000) as told:
        window.context.jobs.run(broken)
    assert told.args[0] in window.messages.text


def test_every_text_of_the_window_changes_with_the_language(
    window: MainWindow, saved: list[Settings]
) -> None:
    window.toggle_help()

    def texts() -> set[str]:
        found: set[str] = {window.windowTitle(), window.head.scan.placeholderText()}
        for widget in window.findChildren(QWidget):
            if isinstance(widget, Text | QAbstractButton) and widget.isVisibleTo(window) and widget.text():
                found.add(widget.text())
        return found

    english = texts()
    same_everywhere = {"Айгүл", "Shop 1", "Қаз", "Рус", "Eng", "Аманова Г. · 4 балалы отбасы"}
    for language in ("kk", "ru"):
        window.set_language(language)
        left = texts() & english - same_everywhere
        assert left == set(), language
    assert saved[-1].language == "ru"


def test_the_theme_is_switched_and_remembered(
    window: MainWindow, saved: list[Settings], qtbot: QtBot
) -> None:
    window.side_bar.theme.click()
    assert theme.tokens().name == "dark"

    def ground() -> str:
        return window.palette().color(QPalette.ColorRole.Window).name().upper()

    qtbot.waitUntil(lambda: ground() == theme.DARK.surface, timeout=10_000)
    big = page_of(window).big
    assert big.palette().color(QPalette.ColorRole.WindowText).name().upper() == theme.DARK.text
    assert saved[-1].theme == "dark"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_cut_on_a_small_screen_at_150_percent(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    window.resize(911, 512)
    window.set_language(language)
    qtbot.wait(1)
    assert window.compact
    assert (window.width(), window.height()) == (911, 512)
    scan = window.head.scan
    assert scan.mapTo(window, scan.rect().bottomRight()).x() < 911
    primary = page_of(window).footer.primary
    assert primary.width() >= primary.sizeHint().width()
    assert primary.mapTo(window, primary.rect().bottomRight()).y() < 512
    small = theme.width_of([""], Type.MUTED)
    for item in window.side_bar.items.values():
        assert theme.width_of([item.text()], Type.MUTED) + small <= item.width() - theme.space(2), item.text()
        assert item.mapTo(window, item.rect().bottomRight()).y() < 512
    window.resize(1366, 768)
    qtbot.wait(1)
    assert not window.compact
    for item in window.side_bar.items.values():
        room = (
            theme.SIDE_BAR
            - theme.space(2 + 3 + 3 + 2 + 2 + 2)
            - theme.ICON
            - theme.width_of(["F10"], Type.MUTED)
        )
        assert theme.width_of([item.text()], Type.STRONG) <= room, item.text()


def test_help_lists_the_keys_of_the_page_and_closes_by_esc(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.head.scan, Qt.Key.Key_F1)
    assert window.help.isVisible()
    words = {text.text() for text in window.help.findChildren(Text)}
    assert {"On this page", "Everywhere", "Undo the last posting"} <= words
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Escape)
    assert not window.help.isVisible()
    assert "ESC" not in page_of(window).told


def test_what_changed_reaches_every_page_that_was_opened(window: MainWindow) -> None:
    window.context.announce(["stock", "handouts"])
    for page in window.pages.values():
        assert isinstance(page, TryPage)
        assert page.told[-1] == frozenset({"stock", "handouts"})


def test_what_waits_is_shown_beside_its_page(window: MainWindow) -> None:
    window.context.set_waiting("sort", 4)
    assert window.side_bar.items["sort"].waiting == 4


def test_the_window_comes_back_where_it_was(window: MainWindow, saved: list[Settings], qtbot: QtBot) -> None:
    window.resize(1100, 700)
    window.go("stock")
    window.close()
    assert saved[-1].page == "stock"
    again = MainWindow(AppContext(None, window.context.jobs, saved[-1]), ENTRIES)
    qtbot.addWidget(again)
    again.start()
    assert again.page_name == "stock"
    # The screen of these tests is 800 pixels wide, so only the height tells.
    assert again.height() == 700


def test_tab_goes_through_the_window_and_every_stop_shows_a_name(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[QWidget] = []
    widget = window.head.scan
    widget.setFocus()
    while widget not in seen:
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = window.focusWidget()
    assert len(seen) > len(ENTRIES)
    for one in seen:
        named = one.accessibleName() or getattr(one, "text", str)() or isinstance(one, Page | QLineEdit)
        assert named, one


def test_command_codes_post_and_undo(window: MainWindow) -> None:
    type_keys(window, codes.to_ean13(codes.make(CodeType.COMMAND, 0, 1)), gap=8)
    assert "posted" in page_of(window).told
    undone: list[int] = []
    window.messages.post("First", "142", [MessageAction("Undo", lambda: undone.append(1), "Ctrl+Z")])
    type_keys(window, codes.to_ean13(codes.make(CodeType.COMMAND, 0, 2)), gap=8, start=9000)
    assert undone == [1]


def test_long_work_says_what_it_does_how_far_it_is_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot
) -> None:
    stopped: list[BaseException] = []

    def count_stock(progress: Progress) -> None:
        for number in range(2_000):
            progress.report(number, 2_000)
            time.sleep(0.005)

    window.context.jobs.run(count_stock, title="Counting the stock", failed=stopped.append)
    qtbot.waitUntil(window.job_bar.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: " left" in window.job_bar.text, timeout=10_000)
    assert window.job_bar.text.startswith("Counting the stock ")
    assert " of 2000 · " in window.job_bar.text
    window.job_bar.cancel.click()
    qtbot.waitUntil(lambda: not window.job_bar.isVisible(), timeout=10_000)
    assert [type(error) for error in stopped] == [Cancelled]


def test_a_refused_posting_is_told_in_words_and_can_be_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)

    def refuse() -> None:
        raise UserError("scan.torn", text="20")

    page.set_primary("Post", lambda: page.run_job(refuse, done=page.told.append))
    assert window.run_primary()
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=10_000)
    assert window.messages.text == UserError("scan.torn", text="20").text()
    assert window.run_primary()
    qtbot.waitUntil(lambda: not page.busy, timeout=10_000)


def test_sounds_are_switched_off_by_a_key_and_stay_off(
    window: MainWindow, saved: list[Settings], qtbot: QtBot
) -> None:
    qtbot.keyClick(window.head.scan, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not window.sounds.on
    assert saved[-1].sound is False
    assert window.messages.text == "Sounds are off"


def test_the_narrow_window_still_switches_the_language(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(911, 512)
    qtbot.wait(1)
    seen = []
    for _press in range(3):
        shown = [switch for switch in window.side_bar.languages.values() if switch.isVisible()]
        assert len(shown) == 1
        shown[0].click()
        seen.append(i18n.current())
    assert seen == ["kk", "ru", "en"]
