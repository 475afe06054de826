"""A page for tests of the window, and keys with times as a server sends them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kamkor_shop import codes, i18n
from kamkor_shop.codes import CodeType
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages import PAGES, PageEntry
from ui.pages.page import KeyHelp, Page
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import Type

LOT = codes.make(CodeType.LOT, 1, 142)
FAMILY = codes.make(CodeType.FAMILY, 1, 7)


class TryPage(Page):
    """A page that remembers what it was told."""

    takes = frozenset({Kind.CHOICE})

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.told: list[object] = []
        self.big = Text(kind=Type.AFAR)
        self.name_field = QLineEdit()
        self.work.addWidget(self.big)
        self.work.addWidget(self.name_field)
        self.work.addStretch(1)
        self.side.addWidget(Text("Аманова Г. · 4 балалы отбасы", Type.SECTION, wrap=True))
        self.side.addStretch(1)

    def title(self) -> str:
        return i18n._("Hand out")

    def help_keys(self) -> list[KeyHelp]:
        return [KeyHelp(("Ins",), i18n._("Hand out"))]

    def retranslate(self) -> None:
        self.big.setText(i18n._("Hand out"))
        self.set_primary(i18n._("Hand out"), lambda: self.told.append("posted"))

    def on_show(self, **arguments: Any) -> None:
        self.told.append(("shown", arguments))

    def on_leave(self) -> None:
        self.told.append("left")

    def on_scan(self, scan: Scan) -> bool:
        self.told.append(scan)
        return scan.kind in self.takes

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        self.told.append(key.name)
        return False

    def on_changed(self, names: frozenset[str]) -> None:
        self.told.append(names)


ENTRIES = tuple(
    PageEntry(one.name, f"{__name__}:TryPage", one.key, one.icon, one.word, one.short, one.opens, one.apart)
    for one in PAGES
)


def page_of(window: MainWindow) -> TryPage:
    assert isinstance(window.page, TryPage)
    return window.page


def type_keys(
    window: MainWindow,
    text: str,
    *,
    gap: int,
    into: QWidget | None = None,
    start: int = 1000,
    end: str = "\r",
) -> None:
    """Digits and Enter (or Tab) with times, as a server sends them."""
    target = into or window.focusWidget()
    named = {"\r": int(Qt.Key.Key_Return), "\t": int(Qt.Key.Key_Tab)}
    for place, char in enumerate([*text, end]):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = named.get(char) or ord(char.upper())
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(start + place * gap)
            QApplication.sendEvent(target, event)
