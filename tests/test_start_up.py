"""The window does not wait for what its first page does not need; how long it takes is measured in the benchmarks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.start_up import ROOT, founded, open_program, surroundings

LATER = {
    "babel",
    "barcode",
    "hypothesis",
    "kamkor_shop.cli.main",
    "kamkor_shop.demo",
    "kamkor_shop.catalogue",
    "kamkor_shop.founding",
    "kamkor_shop.sentences",
    "kamkor_shop.store.migrating",
    "peewee",
    "playhouse",
    "pypdfium2",
    "reportlab",
    "ui.widgets.table",
    "xlsxwriter",
}
"""Modules that the first page can be used without."""


def test_the_first_page_is_there_before_papers_peewee_and_tables_are_loaded(tmp_path: Path) -> None:
    environment = surroundings(founded(tmp_path), QT_QPA_PLATFORM="offscreen")
    started = open_program(environment)
    assert "ui.pages.today.page" in started.words
    assert set(started.words) & LATER == set()


def test_fonts_are_unpacked_by_the_first_start_alone(tmp_path: Path) -> None:
    environment = surroundings(founded(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert "pymupdf_fonts.NotoSans_Regular" in open_program(environment).words
    assert "pymupdf_fonts.NotoSans_Regular" not in open_program(environment).words


def test_no_module_is_read_for_what_it_wants_of_qt() -> None:
    program = (
        "import builtins; own = builtins.__import__\n"
        "from ui import start; start.load_qt()\n"
        "import ui.program; print(own is builtins.__import__)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "True"
