"""The real program, started without a word: prints READY when the first page can be used, and the names
of the modules that were imported by then. Started in a process of its own.

Usable means: Today shows what it read and was painted with it, and the scan field has the focus.
"""

from __future__ import annotations

import sys

from ui import start

unpack = start.unpack_ahead


def main() -> int:
    """Start the program as its command does, and watch its window."""
    start.unpack_ahead = (
        begin  # the first thing that a start does: nothing is imported any sooner than without this
    )
    return start.main([])


def begin() -> None:
    """Unpack the fonts, as a start does, and have the window watched from the moment it is up."""
    unpack()
    from ui.program import Program

    open_window = Program.begin

    def watched(program: Program) -> None:
        open_window(program)
        watch(program)

    Program.begin = watched


def watch(program: object) -> None:
    """Tell when the page is painted with what it read and the scan field has the focus, whichever comes last."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    window = program.window
    overview, scan = window.page.overview, window.head.scan

    class Watch(QObject):
        painted = told = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and overview.shown is not None:
                self.painted = True
            if event.type() in (QEvent.Type.Paint, QEvent.Type.FocusIn):
                QTimer.singleShot(0, self.tell)  # after what was painted has reached the screen
            return False

        def tell(self) -> None:
            if self.painted and scan.hasFocus() and not self.told:
                self.told = True
                print("READY", *sorted(sys.modules), flush=True)
                window.close()

    window.watch = Watch()
    overview.widget().installEventFilter(window.watch)
    scan.installEventFilter(window.watch)
    window.activateWindow()  # what a window manager does, which a test's X server lacks


if __name__ == "__main__":
    sys.exit(main())
