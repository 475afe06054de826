"""A donated bag at the real program: its keys are counted as the X server sent them, its garments read from the store.

All bags of the demo under every layout: `tests/benchmarks/test_sorting_keys_x11.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kamkor_shop import catalogue, config, desks, ledger
from kamkor_shop.clock import SystemClock
from kamkor_shop.config import Config
from kamkor_shop.demo import clothes
from kamkor_shop.demo.dice import Dice
from kamkor_shop.sorting import keying
from kamkor_shop.vocabulary import ForWhom
from tests.papers.cups import Cups, print_server
from tests.ui.typed_bags import Table
from tests.ui.x11 import Display, x_display, x_server

__all__ = ["print_server", "x_display", "x_server"]


@pytest.fixture
def table(
    x_display: Display, print_server: Cups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Table]:
    """A new shop under the layout whose digit row types letters."""
    monkeypatch.setenv(config.CONFIG_FOLDER_VARIABLE, str(tmp_path / "keys"))
    folders = Config(tmp_path / "data", tmp_path / "keys")
    desks.found_the_store(folders, SystemClock())
    x_display.layout("kz,ru")
    opened = Table(x_display, folders, printer="labels")
    yield opened
    opened.close()


def test_a_small_bag_is_posted_as_it_was_by_as_many_keys_as_the_pad_promises(
    table: Table, print_server: Cups
) -> None:
    kinds = {kind.slug: kind for kind in catalogue.kinds(table.desk)}
    jacket = clothes.thing(Dice(5), kinds["winter_jacket"], clothes.Wearer(ForWhom.BOY, 9))
    promised = table.sort(
        [replace(jacket, size=size) for size in ("128", "128", "134", "104")], keying.keys_for
    )
    assert promised.posted == promised.held
    assert promised.keys[1:] == (1, 2, 3)
    bag = clothes.bag(Dice(11), kinds, 3000)
    mixed = table.sort(bag, keying.plain_keys_for)
    assert mixed.posted == tuple(bag)
    assert mixed.keys == mixed.planned
    assert sum(mixed.keys) <= 6 * len(bag)
    labels = len(promised.held) + len(bag)
    assert print_server.count("labels", labels) == labels
    assert ledger.check(table.desk) == []
