"""Takes the picture on the front page of the project: a hand-out in full work, in Kazakh.

    QT_QPA_PLATFORM=offscreen python -m tests.screens.front_picture docs/picture.png

The shop, its families and its day are made up; the same command always gives the same picture.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kamkor_shop import codes, i18n
from kamkor_shop.config import Settings
from tests.ui.shop_floor import ShopFloor, stocked
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.handouts import HandoutsPage
from ui.pictures import View, settle, take

PARKED = (5, 7, 9)
IN_HAND = (17, 16, 13, 12, 11, 14, 4, 10)
"""Places in the stock of the floor, the last one scanned last."""
_SHOWN_AT = View("handouts", "kk")


def take_front_picture(folder: Path) -> Path:
    """Saves the picture in `folder` and returns its file. Needs a QApplication."""
    theme.apply(QApplication.instance(), _SHOWN_AT.theme)
    with tempfile.TemporaryDirectory() as place:
        floor = stocked(Path(place) / "kamkor.store", copies=2)
        jobs = Jobs()
        try:
            window = _window(floor, jobs)
            _work(window, floor)
            (file,) = take(window, folder, [_SHOWN_AT])
            window.close()
        finally:
            jobs.close()
            floor.desk.close()
    return file


def _window(floor: ShopFloor, jobs: Jobs) -> MainWindow:
    context = AppContext(
        floor.desk,
        jobs,
        Settings(language=_SHOWN_AT.language, reduce_motion=True, sound=False),
        shop_name=lambda: "«Қамқор» №1 дүкені",
        member_name="Айгүл Бекова",
    )
    window = MainWindow(context)
    window.show()
    window.go("handouts")
    settle(window)
    return window


def _work(window: MainWindow, floor: ShopFloor) -> None:
    """One family waits with three things; another stands at the desk."""
    page = window.page
    assert isinstance(page, HandoutsPage)
    for family, places in ((floor.seitova, PARKED), (floor.amanova, IN_HAND)):
        for code in (family, *(floor.garments[place] for place in places)):
            window.head.scan.enter(codes.to_ean13(code), fast=True)
            settle(window)
        if family == floor.seitova:
            page.park()
            settle(window)


def main(target: Path) -> None:
    """Writes the picture to `target`."""
    _application = QApplication(sys.argv[:1])
    i18n.use(_SHOWN_AT.language)
    with tempfile.TemporaryDirectory() as folder:
        file = take_front_picture(Path(folder))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
