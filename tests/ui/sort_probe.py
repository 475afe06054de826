"""The real window with an open bag in a real store; tells what is sorted, one line each. Started by the X tests.

`GARMENT …` at Enter, `POSTED …` when it stands, `LABEL …` when its label is ready to print with the milliseconds since
Enter, `REFUSED …`, `BACK …` when a garment was taken back. With the word `off` the printer fails.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kamkor_shop import catalogue, founding, sorting
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import drafts
from kamkor_shop.papers.rendering import render
from tests.test_sorting import receive_bag
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.sort import SortPage
from ui.pages.sort.bench import LineState


class Probe:
    """Watches the page and prints."""

    def __init__(self, desk: Desk, printer_works: bool) -> None:
        self.desk = desk
        self.printer_works = printer_works
        self.entered = 0.0
        self.told: set[str] = set()

    def watch(self, page: SortPage) -> None:
        """Connects to what the page does."""
        self.page = page
        self.names = {kind.code: kind.slug for kind in catalogue.kinds(self.desk)}
        page.pad.committed.connect(self.garment)
        page.pad.refused.connect(lambda error: print("REFUSED", error.code))
        page.bench.refused.connect(lambda error: print("REFUSED", error.code))
        page.bench.taken_back.connect(lambda line: print("BACK", self.words(line.garment)))
        page.bench.changed.connect(self.changed)
        page.closing.closed.connect(lambda posted: print("CLOSED", posted.number))

    def words(self, garment: sorting.Garment) -> str:
        """A garment in one line."""
        return " ".join(
            [
                self.names[garment.kind],
                garment.for_whom.value,
                garment.size or "-",
                garment.season.value,
                garment.condition.value,
                f"{garment.quantity}x{garment.tags}",
            ]
        )

    def garment(self, garment: sorting.Garment) -> None:
        """Enter."""
        self.entered = time.perf_counter()
        print("GARMENT", self.words(garment))

    def changed(self) -> None:
        """Something moved on the bench."""
        for line in self.page.bench.lines:
            if line.done is not None and line.draft.uuid not in self.told:
                self.told.add(line.draft.uuid)
                print("POSTED", line.number, "waits" if line.state is LineState.POSTED else "")
        if self.page.bench.stopped:
            print("STOPPED", self.page.bench.waiting[0].number)

    def print_paper(
        self,
        document: int,
        paper: str,
        *,
        printed: Callable[[], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Stands for the printer: makes the label as it would go out, or fails."""
        if not self.printer_works:
            failed(UserError("print.failed", printer="Xprinter"))
            return
        made = render(self.desk, document, paper)
        print(f"LABEL {1000 * (time.perf_counter() - self.entered):.1f} ms {len(made.pdf)} bytes")
        printed()


def main(words: list[str]) -> None:
    application = QApplication(sys.argv)
    theme.apply(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 3, 14, 10))
        store = founding.found(Path(folder) / "probe.store", bytes(32), clock)
        member = founding.add_member(Desk(store, 1, 0, clock), "Айгүл")
        desk = Desk(store, 1, member, clock)
        sorting.open_bag(desk, receive_bag(desk), drafts.new_uuid())
        probe = Probe(desk, "off" not in words)
        context = AppContext(desk, Jobs(), Settings(language="kk"), print_paper=probe.print_paper)
        window = MainWindow(context)
        window.start()
        window.go("sort")
        page = window.page
        assert isinstance(page, SortPage)
        probe.watch(page)
        print("BLANK", *sorting.draw_blanks(desk, 2))
        window.activateWindow()

        def ready() -> None:
            if window.isActiveWindow() and not context.jobs.busy:
                print("READY")
            else:
                QTimer.singleShot(20, ready)

        ready()
        application.exec()
        context.jobs.close()
        store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
