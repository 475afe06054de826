"""How fast the window is there: `python3 run.py test tests/benchmarks/test_start_up.py -s`.

Takes about a minute. Fresh processes in turn: a bare QMainWindow until it is painted; the program on a founded store,
until Today shows what it read, is painted, and the scan field has the focus.
"""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.start_up import founded, in_turn, surroundings, worked
from tests.ui.x11 import x_server

__all__ = ["x_server"]

PAIRS = 25
ALLOWED = 2.0


def test_the_window_is_there_within_twice_a_bare_one(tmp_path: Path) -> None:
    config = founded(tmp_path)
    pairs = in_turn(surroundings(config, QT_QPA_PLATFORM="offscreen"), PAIRS)
    print(f"\ndrawn into memory: {pairs}")
    assert pairs.ratio <= ALLOWED


def test_with_a_month_of_work_behind_it_too(tmp_path: Path) -> None:
    config = worked(tmp_path)
    pairs = in_turn(surroundings(config, QT_QPA_PLATFORM="offscreen"), PAIRS)
    print(f"\na month of work behind it: {pairs}")
    assert pairs.ratio <= ALLOWED


def test_on_a_real_screen_too(tmp_path: Path, x_server: str) -> None:
    config = founded(tmp_path)
    pairs = in_turn(surroundings(config, QT_QPA_PLATFORM="xcb", DISPLAY=x_server), PAIRS)
    print(f"\non an X server: {pairs}")
    assert pairs.ratio <= ALLOWED
