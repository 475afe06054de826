"""The real window on a new store, open at Receive, telling every line of the donation in hand. For the X
tests.

Argument: where to make the store.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kamkor_shop import boxes, donors, founding, waiting
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine
from kamkor_shop.donors import DonorCard
from kamkor_shop.vocabulary import PartyType
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow


def main() -> None:
    application = QApplication([])
    theme.apply(application, "light")
    clock = FixedClock(datetime(2026, 3, 14, 10))
    store = founding.found(Path(sys.argv[1]), bytes(range(32)), clock)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)
    donor = donors.add(desk, DonorCard(PartyType.PERSON, "Ыфва Фыв"))
    boxes.add(desk, "Mart", seal="100")
    print("DONOR", donor)
    context = AppContext(
        desk, Jobs(), Settings(language="en", page="receive"),
        print_paper=lambda _document, paper, **_options: print("PRINT", paper),
    )  # fmt: skip
    window = MainWindow(context)
    window.start()
    page = window.page
    assert page is not None

    def tell() -> None:
        draft = page.in_hand.draft
        bags = " ".join(
            f"{bag.grams}{'~' if bag.estimated else ''}" for bag in draft.lines if isinstance(bag, BagLine)
        )
        print(f"HAND {bags} donor={draft.donor is not None} box={draft.box is not None}")

        if draft.box is not None:
            print("SEALS", draft.box.old_seal, draft.box.new_seal)

    page.in_hand.changed.connect(tell)
    context.changed.connect(lambda names: print("WAITING", waiting.bags(desk)) if "bags" in names else None)
    window.activateWindow()
    QTimer.singleShot(300, lambda: print("READY", application.focusWidget().objectName()))
    application.exec()


if __name__ == "__main__":
    main()
