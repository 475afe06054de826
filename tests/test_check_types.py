"""Check never stumbles: whatever type a cell of the store has become, it is told as a difference."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from kamkor_shop import boxes, desks, donations, families, i18n, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.config import Config, Settings, load_settings, locate, save_settings
from kamkor_shop.desk import Desk
from kamkor_shop.desks import FirstWish
from kamkor_shop.families import FamilyEntry, MemberEntry
from kamkor_shop.ledger.entries import Entry
from kamkor_shop.store import guards
from kamkor_shop.store.models import ALL
from kamkor_shop.vocabulary import DocumentType
from tests import goods
from ui.start import main

_COMMAND_LINES = int(os.environ.get("KAMKOR_CELLS", "12"))
"""How many spoilt cells the command line is shown; the suite shows it a few, `KAMKOR_CELLS=3000` all of them."""

_VALUES = int(os.environ.get("KAMKOR_VALUES", "2"))
"""How many values of other types each column is given."""

_FALSE = ("NULL", "x'00ff'", "x'3132'", "'words'", "'12'", "7", "-7", "9223372036854775807", "1.5", "''")
_CELLS = [(table._meta.table_name, field.column_name) for table in ALL for field in table._meta.sorted_fields]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Config]:
    """A shop with something in nearly every table: bags, food, a family, a box, a reversal, a closed month."""
    folder = tmp_path_factory.mktemp("types")
    patch = pytest.MonkeyPatch()
    patch.setenv("KAMKOR_SHOP_CONFIG", str(folder / "keys"))
    found = locate(folder / "data")
    clock = FixedClock(datetime(2026, 3, 14, 10))
    desks.found_the_store(found, clock)
    desk = desks.sign_in(desks.open_the_store(found), clock, FirstWish(1, "Айгүл"))
    _work(desk, clock)
    save_settings(found, Settings(language="en", shop=1, member=desk.member))
    desk.close()
    (folder / "sound.store").write_bytes(desks.store_path(found).read_bytes())
    yield found
    patch.undo()
    i18n.use("en")


def _work(desk: Desk, clock: FixedClock) -> None:
    coats = goods.receive(desk, lots=3).lots
    bags = goods.receive(
        desk, 5000, lots=2, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG
    ).lots
    goods.undo(desk, goods.give(desk, coats[0]).code)
    done = goods.open_bag(desk, bags[0], 5000)
    goods.sort_out(desk, done.code, bags[0])
    goods.close_bag(desk, done.code, bags[0], rags=1000, waste=200)
    goods.open_bag(desk, bags[1], 5000)
    families.register(desk, FamilyEntry((MemberEntry("Аманова", "Гүлнар"), MemberEntry(age=4))))
    visit = donations.BoxVisit(boxes.add(desk, "Март", seal="1"), "1", "2", "Айгүл", "Ерлан")
    wish = donations.DonationDraft(ledger.drafts.new_uuid(), (donations.BagLine(4000),), box=visit)
    donations.post(desk, wish)
    clock.set(datetime(2026, 4, 2, 9))

    def close() -> Entry:
        return Entry(
            DocumentType.MONTH_CLOSE, clock.today(), closes_month="2026-03", archive={"report.pdf": b"%PDF"}
        )

    ledger.post(desk, ledger.drafts.new_uuid(), "close", close)
    goods.give(desk, coats[1])


@pytest.fixture(scope="module")
def desk(config: Config) -> Iterator[Desk]:
    store = desks.open_the_store(config)
    yield Desk(store, 1, 0, FixedClock(datetime(2026, 4, 2, 9)))
    store.close()


def _spoil(desk: Desk, table: str, column: str, value: str) -> str | None:
    """Put a value into a cell behind the guards; the type that it had, or None when SQLite itself kept it out."""
    last = f'("{column}") IS NULL'
    keys = ", ".join(
        name for (name,) in desk.sql(f"SELECT name FROM pragma_table_info('{table}') WHERE pk ORDER BY pk")
    )
    rows = desk.sql(f'SELECT typeof("{column}"), {keys} FROM "{table}" ORDER BY {last} LIMIT 1')
    if not rows:
        return None
    before, *key = rows[0]
    guards.drop(desk.store.database)
    marks = ", ".join("?" for _each in key)
    try:
        desk.sql(f'UPDATE "{table}" SET "{column}" = {value} WHERE ({keys}) = ({marks})', tuple(key))
    except (apsw.ConstraintError, apsw.MismatchError):
        return None
    return str(before)


@pytest.mark.parametrize(("table", "column"), _CELLS)
def test_check_tells_of_a_cell_of_another_type(desk: Desk, table: str, column: str) -> None:
    database = desk.store.database
    dice = random.Random(f"{table}.{column}")
    for value in dice.sample(_FALSE, min(_VALUES, len(_FALSE))):
        with desk.write():
            database.execute_sql("PRAGMA ignore_check_constraints = ON")
            with database.savepoint() as point:
                before = _spoil(desk, table, column, value)
                after = (
                    [] if before is None else desk.sql(f'SELECT DISTINCT typeof("{column}") FROM "{table}"')
                )
                found = ledger.check(desk)
                point.rollback()
            database.execute_sql("PRAGMA ignore_check_constraints = OFF")
        if before not in (None, "null") and not {each for (each,) in after} <= {before, "null"}:
            assert found, f"{table}.{column} = {value}"
        json.dumps([(each.subject, each.where, each.expected, each.found) for each in found])
    assert ledger.check(desk) == []


def test_the_command_line_never_stumbles_over_a_spoilt_cell(
    config: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = [(*cell, value) for cell in _CELLS for value in _FALSE]
    sound = (config.data.parent / "sound.store").read_bytes()
    spoilt = locate(tmp_path / "data")
    spoilt.data.mkdir()
    spoilt.settings.parent.mkdir(exist_ok=True)
    save_settings(spoilt, load_settings(config))
    for table, column, value in random.Random(14).sample(every, min(_COMMAND_LINES, len(every))):
        desks.store_path(spoilt).write_bytes(sound)
        store = desks.open_the_store(spoilt)
        store.database.execute_sql("PRAGMA foreign_keys = OFF")
        store.database.execute_sql("PRAGMA ignore_check_constraints = ON")
        before = _spoil(Desk(store, 1, 0, FixedClock(datetime(2026, 4, 2, 9))), table, column, value)
        store.close()
        ended = main(["--data", str(spoilt.data), "check", "--json"])
        told = json.loads(capsys.readouterr().out)
        assert ended in ((0, 1, 2) if before else (0,)), (table, column, value)
        assert "error" in told if ended == 2 else told["agrees"] == (ended == 0), (table, column, value)
        assert main(["--data", str(spoilt.data), "check"]) == ended
        capsys.readouterr()
