"""The real window with one page that tells what reaches it, one line each. Started by the X tests in its own process.

Focus first: `pad`, `scan`, `field`, `list` or `button`.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QListWidget

from kamkor_shop.config import Settings
from kamkor_shop.errors import UserError
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.messages import MessageAction
from ui.pages import PAGES, PageEntry
from ui.pages.page import KeyHelp, Page
from ui.scanner import Scan
from ui.widgets.buttons import Button
from ui.widgets.scan_field import Field


class ProbePage(Page):
    """Says what it is told."""

    name = "handouts"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.field = Field()
        self.list = QListWidget()
        self.list.addItems(["200", "201", "300"])
        self.button = Button("Button", lambda: print("CLICK"))
        for widget in (self.field, self.list, self.button):
            self.work.addWidget(widget)
        self.field.textChanged.connect(lambda text: print("FIELD", text))

    def title(self) -> str:
        return "Probe"

    def retranslate(self) -> None:
        self.set_primary("Post", lambda: print("POST"))

    def help_keys(self) -> list[KeyHelp]:
        return [KeyHelp(("Ins",), "A garment without a label")]

    def on_scan(self, scan: Scan) -> bool:
        print("SCAN", scan.kind.name, scan.text, scan.code, "fast" if scan.fast else "hand")
        return True

    def on_refused(self, error: UserError) -> bool:
        print("REFUSED", error.code)
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        print("KEY", ("Ctrl+" if control else "") + key.name, "digit" if key.digit else "")
        return control and key.name == "P"


class OtherPage(ProbePage):
    """Says that it was shown, whichever page of the side bar it stands for."""

    def on_show(self, **arguments: Any) -> None:
        print("SHOWN", self.objectName())


def main(focus: str) -> None:
    application = QApplication(sys.argv)
    theme.apply(application, "light")
    context = AppContext(None, Jobs(), Settings(language="en"))
    pages = tuple(
        PageEntry(
            one.name,
            "__main__:ProbePage" if one.name == "handouts" else "__main__:OtherPage",
            one.key,
            one.icon,
            one.word,
            one.short,
        )
        for one in PAGES
    )
    window = MainWindow(context, pages)
    window.start()
    window.go("handouts")
    window.messages.post("posted", "1", [MessageAction("Undo", lambda: print("UNDO"), "Ctrl+Z")])
    page = window.page
    assert isinstance(page, ProbePage)
    targets = {
        "pad": page,
        "scan": window.head.scan,
        "field": page.field,
        "list": page.list,
        "button": page.button,
    }
    window.activateWindow()
    targets[focus].setFocus()

    def ready() -> None:
        if QApplication.focusWidget() is targets[focus]:
            print("READY", QApplication.platformName())
        else:
            QTimer.singleShot(20, ready)

    ready()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
