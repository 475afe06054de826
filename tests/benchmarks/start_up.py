"""How long the program takes from its start to a window that can be used, beside a bare window, in processes of their
own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kamkor_shop import desks, signed_in
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import APPLICATION, Config, Settings, save_settings
from kamkor_shop.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
BARE = ROOT / "tests" / "benchmarks" / "bare_window.py"
PROGRAM = ROOT / "tests" / "benchmarks" / "first_page.py"


LONGEST = 30.0
"""Seconds after which a process that is not ready is ended: then the test fails instead of waiting."""


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start of the process to READY, and the words that came with it."""

    seconds: float
    words: tuple[str, ...]


def founded(folder: Path) -> Config:
    """A founded store, signed in, that was last left on Today, where the program looks for it in `surroundings`."""
    config = Config(folder / "data" / APPLICATION, folder / "config" / APPLICATION)
    clock = FixedClock(datetime(2026, 3, 14, 10))
    desks.found_the_store(config, clock)
    desk = desks.sign_in(desks.open_the_store(config), clock, desks.FirstWish(1, "Айгүл"))
    save_settings(config, desks.remember(Settings(language="kk", theme="light", page="today"), desk))
    desk.close()
    return config


def worked(folder: Path) -> Config:
    """The practice copy, with a month of work behind it and things that wait, that was last left on Today."""
    config = Config(folder / "data" / APPLICATION, folder / "config" / APPLICATION)
    desks.make_practice_copy(config, lambda _done, _of: None)
    store = desks.open_the_store(config, practice=True)
    (member, *_others) = signed_in.members(Desk(store, 1, 0, FixedClock(datetime(2026, 4, 1))))
    desk = desks.sign_in(store, FixedClock(datetime(2026, 4, 1)), desks.FirstWish(1, member=member.code))
    save_settings(config, desks.remember(Settings(language="kk", theme="light", page="today"), desk))
    desk.close()
    return config


def start(environment: Mapping[str, str], *words: str) -> Started:
    """Start `python words…`, wait for its READY and for its end."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-P", *words], env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        alarm = threading.Timer(LONGEST, process.kill)
        alarm.start()
        line = process.stdout.readline()
        seconds = time.perf_counter() - begun
        rest = process.stdout.read()
        alarm.cancel()
    assert line.startswith("READY"), f"{words}: {line}{rest}"
    assert process.returncode == 0, rest
    return Started(seconds, tuple(line.split()[1:]))


def surroundings(config: Config, **more: str) -> dict[str, str]:
    """The environment of both processes: whose home it is, and the project's own modules, compiled once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = {
        "XDG_DATA_HOME": str(config.data.parent),
        "XDG_CONFIG_HOME": str(config.keys.parent),
        "XDG_CACHE_HOME": str(config.data.parent.with_name("cache")),
    }
    return kept | home | {"PYTHONPATH": str(ROOT), **more}


def open_program(environment: Mapping[str, str]) -> Started:
    """Open the program's window on a data folder."""
    return start(environment, str(PROGRAM))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Seconds of a bare window and of the program, started in turn."""

    bare: tuple[float, ...]
    program: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the ratios, pair by pair: what slows the machine down for a while slows both of a pair."""
        return statistics.median(ours / bare for ours, bare in zip(self.program, self.bare, strict=True))

    def __str__(self) -> str:
        bare, program = (statistics.median(seconds) * 1e3 for seconds in (self.bare, self.program))
        return f"{program:.0f} ms to a usable window, {bare:.0f} ms to a bare one: {self.ratio:.2f} times"


def in_turn(environment: Mapping[str, str], pairs: int) -> Pairs:
    """Start both in turn; the first of each is not counted: it reads the disk and compiles."""
    bare, program = [], []
    for counted in range(-1, pairs):
        for taken, started in (
            (bare, start(environment, str(BARE))),
            (program, open_program(environment)),
        ):
            if counted >= 0:
                taken.append(started.seconds)
    return Pairs(tuple(bare), tuple(program))
