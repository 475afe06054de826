"""`kamkor-shop demo`: the store and papers of :mod:`kamkor_shop.cli.demo`, pictures of every page, then the window."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kamkor_shop import catalogue, codes, demo, handouts, i18n, ledger
from kamkor_shop.cli import demo as store_and_papers
from kamkor_shop.cli.console import Console
from kamkor_shop.cli.demo import Made
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, current
from kamkor_shop.quantities import format_kilograms, format_tenge
from kamkor_shop.vocabulary import Flow

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def run(options: argparse.Namespace, console: Console) -> int:
    """Make the demo in ``options.out`` and return 0, or 1 if a figure does not agree with its documents."""
    started = time.monotonic()
    out: Path = options.out.expanduser().resolve()
    screen = _has_screen()
    if not screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        console.say(_("Playing a month of work in three shops …"))
        made = store_and_papers.make(out, console)
        console.say(_("Taking pictures of every page …"))
        pictures = _take_pictures(made, out / "screens")
        differences = ledger.check(made.desk)
    except UserError as error:
        return console.refuse(error)
    _tell(console, made, out, len(pictures), differences)
    console.answer(
        {
            "out": str(out),
            "files": [path.name for path in made.files],
            "pictures": len(pictures),
            "agrees": not differences,
            "shops": [_figures(report) for report in made.reports],
        }
    )
    made.desk.close()
    console.say(_("Done in {seconds} s.").format(seconds=round(time.monotonic() - started)))
    if differences:
        return 1
    return _open_window(made) if screen and not options.no_window and not console.json else 0


def _has_screen() -> bool:
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return os.environ.get("QT_QPA_PLATFORM", "") not in {"offscreen", "minimal"}


def _take_pictures(made: Made, folder: Path) -> list[Path]:
    from PySide6.QtWidgets import QApplication

    from kamkor_shop.config import load_settings
    from ui import theme
    from ui.context import AppContext
    from ui.jobs import Jobs
    from ui.main_window import MainWindow
    from ui.pages import PAGES
    from ui.pictures import take, views

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    spoken = current()
    theme.apply(application, "light")
    context = AppContext(
        made.desk,
        Jobs(),
        load_settings(made.config),
        shop_name=lambda: catalogue.shop(made.desk).name(),
        member_name=catalogue.member(made.desk).name,
        practice=True,
    )
    window = MainWindow(context)
    window.show()
    _put_work_in_hand(window)
    files = take(window, folder, list(views([page.name for page in PAGES])))
    window.close()
    context.jobs.close()
    i18n.use(spoken)
    return files


def _put_work_in_hand(window: MainWindow) -> None:
    """Pages are looked at as they are at work: a family at the counter, its card, a thing from the rack."""
    from ui.pictures import settle
    from ui.scanner import Kind, Scan

    desk = window.context.desk
    assert desk is not None
    waiting = [listed.family for listed in handouts.parked(desk) if listed.family is not None]
    settle(window)
    window.go("handouts", family=waiting[0])
    window.go("families", family=waiting[0])
    (lot,) = demo.labelled(desk, 1)
    window.go("stock", scan=Scan(Kind.CODE, codes.to_ean13(lot), lot))
    settle(window)


def _figures(report: object) -> dict[str, object]:
    from kamkor_shop.reports import MonthReport

    assert isinstance(report, MonthReport)
    movement, served = report.movement, report.served
    return {
        "shop": report.shop,
        "month": report.month,
        "families": served.families,
        "visits": served.visits,
        "people": served.people,
        "children": served.children,
        "given_pieces": movement.flow(Flow.GIVEN).pieces,
        "given_tenge": movement.flow(Flow.GIVEN).tenge,
        "received_grams": movement.flow(Flow.RECEIVED).grams,
        "closing_pieces": movement.closing.pieces,
        "head": report.head,
    }


def _tell(
    console: Console, made: Made, out: Path, pictures: int, differences: list[ledger.Difference]
) -> None:
    for report in made.reports:
        movement, served = report.movement, report.served
        line = _(
            "Shop {shop}, {month}: {families} families with {children} children in {visits} visits; "
            "received {received}, handed out {given} things worth {value}; {left} things left"
        )
        console.say(
            line.format(
                shop=report.shop,
                month=report.month,
                families=served.families,
                children=served.children,
                visits=served.visits,
                received=format_kilograms(movement.flow(Flow.RECEIVED).grams, current()),
                given=movement.flow(Flow.GIVEN).pieces,
                value=format_tenge(movement.flow(Flow.GIVEN).tenge, current()),
                left=movement.closing.pieces,
            )
        )
    if differences:
        console.say(_("The check found {count} differences.").format(count=len(differences)))
    else:
        console.say(_("The check holds: every figure agrees with its documents."))
    told = _("{files} papers and {pictures} pictures are in {folder}.")
    console.say(told.format(files=len(made.files), pictures=pictures, folder=out))


def _open_window(made: Made) -> int:
    from ui.program import Program

    return Program(made.config).run()
