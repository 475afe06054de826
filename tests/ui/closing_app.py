"""A desk whose print server accepts and never answers: prints a receipt, posts a donation, closes the window.

Started in a process of its own with an empty folder. Says `TICKS` once the window has lived on beside the hanging
paper, `PRINTING` with the number of the print process, `CLOSED` when the desk is closed; then it simply ends.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kamkor_shop import founding
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import papers
from tests import goods
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.paperwork import Paperwork

KEY = bytes(range(32))
CLOCK = FixedClock(datetime(2026, 3, 14, 10))
TICKS = 20


def main(folder: Path) -> None:
    """Run until the window is closed."""
    application = QApplication([])
    store = founding.found(folder / "kamkor.store", KEY, CLOCK)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, CLOCK), "Айгүл"), CLOCK)
    paperwork = Paperwork()
    settings = Settings(language="en", paper_printer="office")
    context = AppContext(desk, Jobs(), settings, print_paper=paperwork.print_paper)
    paperwork.context = context
    window = MainWindow(context)
    window.show()
    given = goods.give(desk, goods.receive(desk).lots[0])
    papers.want(desk, given.code, "receipt")
    context.print_paper(given.code, "receipt")
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        child = context.jobs.printing_process
        if child is None:
            return
        ticks += 1
        if ticks == TICKS:
            print("TICKS", flush=True)
            print("PRINTING", child, flush=True)
            context.jobs.run(goods.receive, desk)
            window.close()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(50)
    application.exec()
    context.jobs.close()
    desk.close()
    print("CLOSED", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
