"""A bare QMainWindow of the program's size: prints READY when it was painted. Started in a process of its own."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Says once that it was painted."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, self.tell)  # after what was painted has reached the screen

    def tell(self) -> None:
        print("READY", flush=True)
        self.close()


application = QApplication(sys.argv)
window = BareWindow()
window.resize(1280, 720)
window.show()
sys.exit(application.exec())
