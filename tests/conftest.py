"""What every test may count on: no screen is needed, and hypothesis tries the same examples everywhere."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import hypothesis
import pytest

from kamkor_shop import founding
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk

# Tests that want an X server start their own; all others draw into memory. Set before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt's own file dialogs, style plugins and scaling of the desk this runs on must not decide a test.
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("QT_SCALE_FACTOR", None)
# Nothing comes out of the printers of whoever runs the tests; those that print start a server of their own.
os.environ["CUPS_SERVER"] = "127.0.0.1:1"

hypothesis.settings.register_profile("kamkor", deadline=None, derandomize=True)
hypothesis.settings.load_profile("kamkor")


@pytest.fixture
def key() -> bytes:
    """The key of the store under test."""
    return bytes(range(32))


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where the store under test is."""
    return tmp_path / "kamkor.store"


@pytest.fixture
def clock() -> FixedClock:
    """The morning of 14 March 2026."""
    return FixedClock(datetime(2026, 3, 14, 10))


@pytest.fixture
def desk(store_path: Path, key: bytes, clock: FixedClock) -> Iterator[Desk]:
    """A desk in shop 1 of a newly founded store of three shops."""
    store = founding.found(store_path, key, clock)
    member = founding.add_member(Desk(store, 1, 0, clock), "Айгүл")
    yield Desk(store, 1, member, clock)
    store.close()
