"""The practice copy and the demo: a store with a month of work in it, made through the real use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kamkor_shop import founding
from kamkor_shop.clock import FixedClock
from kamkor_shop.demo.bags import garments_by_bag, labelled
from kamkor_shop.demo.dice import Dice
from kamkor_shop.demo.month import MONTH, SHOPS, Story
from kamkor_shop.desk import Desk

_SEED = 20190326
_STORE = "6b616d6b-6f72-4d65-b86f-000020190326"


def build(path: Path, key: bytes, progress: Callable[[int, int], None] | None = None) -> Desk:
    """Make the demo store at ``path`` (which must not exist) and return the desk of shop 1 on the evening of
    31 March.

    The same at every run, hashes included. ``progress(days done, days)`` is called after each day.

    Raises:
        StoreError: ``store.exists``; the disk is full.
    """
    clock = FixedClock(datetime(2026, 2, 26, 8))
    dice = Dice(_SEED)
    store = founding.found(path, key, clock, practice=True, store_uuid=_STORE)
    try:
        return Story(Desk(store, 1, 0, clock, entropy=dice.salt), clock, dice).run(progress)
    except BaseException:
        store.close()  # or an abandoned copy could not be removed on Windows
        raise


__all__ = ["MONTH", "SHOPS", "build", "garments_by_bag", "labelled"]
