"""The sums that the stock page opens with are those of the summary, in every store and whoever writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamkor_shop import founding, ledger, stock
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.stock import Grain, StockFilter
from kamkor_shop.store import opening, schema
from tests import goods


@pytest.fixture
def as_first_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Stores are made and opened as the program of the first schema did, until the context is undone."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    shutil.copy(schema.MIGRATIONS / "0001_first_schema.py", folder)
    with monkeypatch.context() as context:
        context.setattr(schema, "MIGRATIONS", folder)
        context.setattr(schema, "VERSION", 1)
        yield context


def _work(desk: Desk) -> None:
    coats = goods.receive(desk, lots=3).lots
    (flour,) = goods.receive(desk, 10, kind=goods.FLOUR, value=99, weight=10_000).lots
    goods.give(desk, flour, quantity=3)
    goods.undo(desk, goods.give(desk, coats[0]).code)
    goods.give(desk, coats[1])


def _listed(desk: Desk) -> list[tuple[str, int, int, int]]:
    rows = stock.page(desk, StockFilter(), Grain.KIND)
    return [(row.kind.slug, row.lots, row.quantity, row.value) for row in rows]


def test_a_store_of_the_first_schema_opens_with_the_sums_of_what_lies_in_it(
    store_path: Path, key: bytes, clock: FixedClock, as_first_program: pytest.MonkeyPatch
) -> None:
    store = founding.found(store_path, key, clock)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)
    _work(desk)
    assert desk.sql("PRAGMA user_version") == [(1,)]
    assert desk.sql("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE '%_stock'") == [(0,)]
    desk.close()
    as_first_program.undo()
    kept = []
    desk = Desk(
        opening.open_store(store_path, key, before_migration=lambda: kept.append(1)), 1, desk.member, clock
    )
    assert kept == [1]
    assert ledger.check(desk) == []
    before = _listed(desk)
    assert sum(lots for _slug, lots, *_ in before) == desk.sql("SELECT COUNT(*) FROM balance")[0][0]
    goods.receive(desk)
    assert _listed(desk) != before
    assert ledger.check(desk) == []
    desk.close()


def test_a_program_of_the_first_schema_keeps_the_sums_of_a_newer_store(
    desk: Desk, store_path: Path, key: bytes, as_first_program: pytest.MonkeyPatch
) -> None:
    desk.close()
    older = Desk(opening.open_store(store_path, key), 1, desk.member, desk.clock)
    _work(older)
    assert ledger.check(older) == []
    assert sum(quantity for _slug, _lots, quantity, _value in _listed(older)) > 0
    older.close()
