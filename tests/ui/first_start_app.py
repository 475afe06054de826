"""The whole program on an empty folder, telling what happens, one line each. Started by the X tests in its
own process.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from kamkor_shop.config import Config
from ui.main_window import MainWindow
from ui.pages.day_book import DayBookPage
from ui.pages.first_start import FirstStart
from ui.pages.today import TodayPage
from ui.program import Program

folder = Path(sys.argv[1])
program = Program(Config(folder / "data", folder / "keys"))
program.prepare()
assert program.take_folder()
program.begin()
told: set[str] = set()


def tell(line: str) -> None:
    """Print a line when it is new."""
    if line not in told:
        told.add(line)
        print(line)


def watch() -> None:
    """Look at the window as a person does."""
    window = program.window
    if window is not None and not window.isActiveWindow():
        window.activateWindow()  # there is no window manager to do it
    if window is not None and window.isMaximized():
        tell(f"MAXIMISED {type(window).__name__}")
    if isinstance(window, FirstStart):
        if window.isActiveWindow() and window.name.hasFocus():
            tell("READY name")
        if window.nameless.isVisible():
            tell("ERROR")
        tell(f"LANGUAGE {window.languages.value}")
        tell(f"SHOP {window.shops.value}")
    if isinstance(window, MainWindow) and window.isActiveWindow() and program.desk is not None:
        tell(f"OPEN shop {program.desk.shop}")
        tell(f"PAGE {window.page_name}")
        if isinstance(window.page, TodayPage) and window.page.closing.isVisible():
            tell(f"COUNT {window.page.closing.counted}")
        if isinstance(window.page, DayBookPage):
            tell(f"DAY {window.page.when.text()}")
        if window.messages.tone == "good" and window.messages.text:
            tell("CLOSED")


timer = QTimer()
timer.timeout.connect(watch)
timer.start(40)
sys.exit(program.application.exec())
