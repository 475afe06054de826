"""Check notices every kind of damage: whatever cell of the ledger somebody changes behind the guards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from kamkor_shop import ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger.entries import Entry
from kamkor_shop.store import guards
from kamkor_shop.store.models import (
    Archive,
    Balance,
    ConditionStock,
    Counter,
    Document,
    DocumentText,
    KindStock,
    Lot,
    Month,
    Move,
    Opening,
    OpenSession,
    SizeStock,
    Stock,
    Table,
    Turnover,
)
from kamkor_shop.vocabulary import DocumentType
from tests import goods

_TABLES: tuple[type[Table], ...] = (
    Balance, Stock, KindStock, ConditionStock, SizeStock, Turnover, Opening, Month, OpenSession, Counter,
    Document, DocumentText, Lot, Move, Archive,
)  # fmt: skip
_CELLS = [(table._meta.table_name, field.name) for table in _TABLES for field in table._meta.sorted_fields]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Two months with a closed one, a bag closed and one on the table, a reversal, food partly given."""
    from kamkor_shop import founding

    clock = FixedClock(datetime(2026, 3, 14, 10))
    store = founding.found(tmp_path_factory.mktemp("check") / "kamkor.store", bytes(32), clock)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)
    coats = goods.receive(desk, lots=3).lots
    bags = goods.receive(
        desk, 5000, lots=2, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG
    ).lots
    (flour,) = goods.receive(desk, 10, kind=goods.FLOUR, value=99, weight=10_000).lots
    goods.give(desk, flour, quantity=3)
    goods.undo(desk, goods.give(desk, coats[0]).code)
    done = goods.open_bag(desk, bags[0], 5000)
    goods.sort_out(desk, done.code, bags[0])
    goods.close_bag(desk, done.code, bags[0], rags=1000, waste=200)
    goods.open_bag(desk, bags[1], 5000)
    clock.set(datetime(2026, 4, 2, 9))

    def close() -> Entry:
        return Entry(
            DocumentType.MONTH_CLOSE, clock.today(), closes_month="2026-03", archive={"report.pdf": b"%PDF"}
        )

    ledger.post(desk, ledger.drafts.new_uuid(), "close", close)
    goods.give(desk, coats[1])
    yield desk
    store.close()


def _subjects_after(desk: Desk, statement: str) -> set[str]:
    """What check says after a statement behind the guards; everything is as before afterwards."""
    with desk.write():
        database = desk.store.database
        with database.savepoint() as point:
            guards.drop(database)
            database.execute_sql("PRAGMA ignore_check_constraints = ON")
            database.execute_sql(statement)
            assert desk.store.database.connection().changes() == 1
            found = {difference.subject for difference in ledger.check(desk)}
            point.rollback()
        database.execute_sql("PRAGMA ignore_check_constraints = OFF")
    return found


def test_an_honest_store_gives_no_difference(worked: Desk) -> None:
    assert ledger.check(worked) == []


_MATTERS = {
    "stock": "quantity > 0", "kind_stock": "quantity > 0", "condition_stock": "quantity > 0",
    "size_stock": "quantity > 0",
    "turnover": "quantity <> 0", "lot": "quantity = 1",
    "counter": "name IN ('chain', 'document:donation') AND shop = 1",
}  # fmt: skip
"""A summary of nothing may be missing: it says the same. Codes may be skipped, numbers may not."""


def _one_row(desk: Desk, table: str, column: str) -> str:
    """The condition that finds one row that matters, with something in ``column`` if any has."""
    keys = [each[0] for each in desk.sql(f"SELECT name FROM pragma_table_info('{table}') WHERE pk")]
    wanted = f"SELECT {', '.join(keys)} FROM {table} WHERE {_MATTERS.get(table, '1')}"
    row = desk.sql(f"{wanted} ORDER BY ({column}) IS NULL, {', '.join(keys)} LIMIT 1")[0]
    return " AND ".join(f"{key} = {value!r}" for key, value in zip(keys, row, strict=True))


@pytest.mark.parametrize(("table", "column"), _CELLS)
def test_check_notices_any_cell_that_was_changed(worked: Desk, table: str, column: str) -> None:
    changed = (
        f"CASE typeof({column}) WHEN 'integer' THEN {column} + 77 WHEN 'null' THEN 7 "
        f"WHEN 'blob' THEN x'00ff' ELSE {column} || 'x' END"
    )
    row = _one_row(worked, table, column)
    assert _subjects_after(worked, f"UPDATE {table} SET {column} = {changed} WHERE {row}")


@pytest.mark.parametrize("table", list(dict.fromkeys(table for table, _ in _CELLS)))
def test_check_notices_any_row_that_was_lost(worked: Desk, table: str) -> None:
    assert _subjects_after(worked, f"DELETE FROM {table} WHERE {_one_row(worked, table, 'NULL')}")


def test_a_text_without_its_salt_is_noticed(worked: Desk) -> None:
    one = "document = (SELECT MIN(document) FROM document_text)"
    assert _subjects_after(worked, f"UPDATE document_text SET salt = NULL WHERE {one}") == {"text"}
