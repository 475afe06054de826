"""`kamkor-shop demo --out DIR`: a store with a month of work, its papers, and (from the window) pictures of every page.

The store and the papers are made here; :mod:`ui.demo` adds the pictures and opens the window.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kamkor_shop import demo, ledger, sorting
from kamkor_shop.cli.console import Console
from kamkor_shop.cli.report import write
from kamkor_shop.config import Config, load_or_make_key, load_settings, locate, save_settings
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _
from kamkor_shop.papers import lot_labels, month_report
from kamkor_shop.papers.label_sheets import SheetFormat, sheets
from kamkor_shop.papers.label_sheets import blanks as blank_sheets
from kamkor_shop.papers.labels import roll
from kamkor_shop.papers.rendering import render
from kamkor_shop.reports import MonthReport
from kamkor_shop.reports import month_report as figures_of
from kamkor_shop.vocabulary import DocumentType

_LABELS = 65
_BLANKS = 40


@dataclass(frozen=True, slots=True)
class Made:
    """What the demo left: the open desk of shop 1, the folders, the reports of the shops, the files."""

    desk: Desk
    config: Config
    reports: tuple[MonthReport, ...]
    files: tuple[Path, ...]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the subcommand."""
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("demo"),
        help=_("where everything goes (by default: demo)"),
    )
    parser.add_argument("--no-window", action="store_true", help=_("do not open the window at the end"))


def make(out: Path, console: Console, told: Callable[[int, int], None] | None = None) -> Made:
    """Build the store in ``out/data`` (a demo that was there before is replaced) and the papers beside it.

    Raises:
        StoreError: a file cannot be written.
    """
    config = locate(out / "data")
    if config.store.exists():
        shutil.rmtree(config.data)
    desk = demo.build(config.store, load_or_make_key(config), told)
    settings = replace(
        load_settings(config), shop=desk.shop, member=desk.member, language=console.settings.language
    )
    save_settings(config, settings)
    reports, files = [], []
    for shop in demo.SHOPS:
        report = figures_of(desk.at(shop), demo.MONTH)
        reports.append(report)
        for name, content in month_report.files(desk.at(shop), report).items():
            files.append(out / name)
            write(files[-1], content)
    for name, content in _papers(desk):
        files.append(out / name)
        write(files[-1], content)
    return Made(desk, config, tuple(reports), tuple(files))


def _papers(desk: Desk) -> list[tuple[str, bytes]]:
    """The papers that a shop prints, each from a document of the month."""
    handout = ledger.latest(desk, DocumentType.HANDOUT)
    donation = ledger.latest(desk, DocumentType.DONATION)
    labels = [label for lot in demo.labelled(desk, _LABELS) for label in lot_labels.of_lot(desk, lot)]
    blanks = sorting.draw_blanks(desk, _BLANKS)
    return [
        ("receipt.pdf", render(desk, handout.code, "receipt").pdf),
        ("donor-act.pdf", render(desk, donation.code, "donor_act").pdf),
        ("bag-labels.pdf", render(desk, donation.code, "bag_labels").pdf),
        ("labels-58x40.pdf", roll(labels)),
        ("labels-a4.pdf", sheets(labels, SheetFormat.S65_38X21)),
        ("blank-labels-a4.pdf", blank_sheets(blanks, SheetFormat.S40_48X25)),
    ]
