"""A store is one of ours, whole and readable, or it is refused before a byte is written."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import apsw
import pytest
from peewee import SqliteDatabase
from playhouse.apsw_ext import APSWDatabase

from kamkor_shop import founding, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.store import models, opening, schema
from kamkor_shop.store.connections import APPLICATION_ID
from tests import goods


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_store_opens_again_as_it_was_left(
    desk: Desk, store_path: Path, key: bytes, clock: FixedClock
) -> None:
    (coat,) = goods.receive(desk).lots
    uuid, member = desk.store.uuid, desk.member
    desk.close()
    store = opening.open_store(store_path, key)
    again = Desk(store, 1, member, clock)
    assert store.uuid == uuid
    assert ledger.balance(again, coat, goods.floor()) == ledger.Amount(1, 100, 1000)
    assert ledger.check(again) == []
    store.close()


def test_every_safety_setting_is_on(desk: Desk) -> None:
    connection = desk.store.database.connection()
    assert {name: connection.pragma(name) for name in _SETTINGS} == _SETTINGS


_SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "application_id": APPLICATION_ID,
    "user_version": schema.VERSION,
    "cipher": "chacha20",
}


def test_names_in_the_store_file_cannot_be_read_without_the_key(desk: Desk, store_path: Path) -> None:
    goods.receive(desk)
    files = [path for path in store_path.parent.iterdir() if path.name.startswith(store_path.name)]
    assert len(files) == 3
    for path in files:
        content = path.read_bytes()
        assert "Сейтова".encode() not in content
        assert b"SQLite format 3" not in content
        assert "Айгүл".encode() not in content


def _refusal(path: Path, key: bytes) -> str:
    before = _digest(path) if path.exists() else ""
    with pytest.raises(StoreError) as refused:
        opening.open_store(path, key)
    assert (_digest(path) if path.exists() else "") == before
    assert str(path) in refused.value.text()
    return refused.value.code


def test_a_missing_store_is_refused(store_path: Path, key: bytes) -> None:
    assert _refusal(store_path, key) == "store.missing"
    assert not store_path.exists()


def test_a_zero_byte_store_is_refused(store_path: Path, key: bytes) -> None:
    store_path.touch()
    assert _refusal(store_path, key) == "store.empty_file"


def test_a_plain_sqlite_file_is_refused(store_path: Path, key: bytes) -> None:
    connection = apsw.Connection(str(store_path))
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    assert _refusal(store_path, key) == "store.foreign"


def test_another_programs_encrypted_file_is_refused(store_path: Path, key: bytes) -> None:
    connection = apsw.Connection(str(store_path))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}")
    connection.execute("CREATE TABLE notes (text)")
    connection.close()
    assert _refusal(store_path, key) == "store.foreign"


def test_a_text_file_is_refused(store_path: Path, key: bytes) -> None:
    store_path.write_text("Қамқор\n" * 1000, encoding="utf-8")
    assert _refusal(store_path, key) == "store.unreadable"


def test_a_store_with_another_key_is_refused(desk: Desk, store_path: Path) -> None:
    desk.close()
    assert _refusal(store_path, bytes(32)) == "store.unreadable"


def test_a_store_of_a_newer_program_is_refused(desk: Desk, store_path: Path, key: bytes) -> None:
    desk.store.database.execute_sql("UPDATE store_info SET lowest_reader = 1000")
    desk.store.database.execute_sql("PRAGMA user_version = 1000")
    desk.close()
    assert _refusal(store_path, key) == "store.newer"


def test_a_newer_store_that_still_reads_the_old_way_opens(desk: Desk, store_path: Path, key: bytes) -> None:
    desk.store.database.execute_sql("PRAGMA user_version = 1000")
    uuid = desk.store.uuid
    desk.close()
    store = opening.open_store(store_path, key)
    assert store.uuid == uuid
    store.close()


def test_a_second_founding_leaves_the_first_store_alone(
    desk: Desk, store_path: Path, key: bytes, clock: FixedClock
) -> None:
    desk.close()
    before = _digest(store_path)
    with pytest.raises(StoreError, match=r"store\.exists"):
        founding.found(store_path, key, clock)
    assert _digest(store_path) == before


def test_a_damaged_store_is_noticed(desk: Desk, store_path: Path, key: bytes, clock: FixedClock) -> None:
    goods.receive(desk, lots=30)
    member = desk.member
    desk.close()
    whole = store_path.read_bytes()
    dice = random.Random(7)
    for _ in range(60):
        damaged = bytearray(whole)
        place = dice.randrange(len(damaged))
        damaged[place] ^= 1 << dice.randrange(8)
        store_path.write_bytes(damaged)
        with pytest.raises(StoreError):
            _read_everything(store_path, key, clock, member)
    store_path.write_bytes(whole)
    _read_everything(store_path, key, clock, member)


def _read_everything(path: Path, key: bytes, clock: FixedClock, member: int) -> None:
    store = opening.open_store(path, key)
    desk = Desk(store, 1, member, clock)
    try:
        if desk.sql("PRAGMA integrity_check") != [("ok",)]:
            raise StoreError("store.damaged")
    finally:
        desk.close()


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_off_store_is_noticed(
    desk: Desk, store_path: Path, key: bytes, clock: FixedClock, kept: float
) -> None:
    member = desk.member
    desk.close()
    whole = store_path.read_bytes()
    store_path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(StoreError):
        _read_everything(store_path, key, clock, member)


def test_a_failed_piece_of_work_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(UserError):
        _add_a_member_and_fail(desk)
    assert [name for (name,) in desk.sql("SELECT name FROM member")] == ["Айгүл"]


def _add_a_member_and_fail(desk: Desk) -> None:
    with desk.write():
        founding.add_member(desk, "Болат")
        goods.give(desk, 200100000099)


def test_writing_outside_a_piece_of_work_is_our_own_mistake(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        desk.change(models.Draft.delete())


def test_two_stores_can_be_open_side_by_side(desk: Desk, tmp_path: Path, clock: FixedClock) -> None:
    other = founding.found(tmp_path / "other.store", bytes(32), clock)
    goods.receive(desk)
    assert Desk(other, 1, 0, clock).sql("SELECT COUNT(*) FROM document") == [(0,)]
    assert desk.sql("SELECT COUNT(*) FROM document") == [(1,)]
    other.close()


def test_the_migrations_make_the_schema_that_the_models_describe(desk: Desk) -> None:
    fresh = APSWDatabase(":memory:")
    with fresh.bind_ctx(models.ALL):
        fresh.create_tables(models.ALL)
    described = _schema(fresh)
    migrated = _schema(desk.store.database)
    assert {name: migrated.get(name) for name in described} == described
    extra = {name for name in migrated if name not in described}
    beside = ("search_", "guard_", "schema_migration", "stock_summed_")
    assert {name for name in extra if not name.startswith(beside)} == set()


def _schema(database: SqliteDatabase) -> dict[str, str]:
    rows = database.execute_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: sql.replace("IF NOT EXISTS ", "") for name, sql in rows}


def test_a_store_whose_program_was_killed_at_once_opens(
    desk: Desk, store_path: Path, key: bytes, clock: FixedClock, tmp_path: Path
) -> None:
    left = tmp_path / "left" / store_path.name
    left.parent.mkdir()
    goods.receive(desk)
    for path in store_path.parent.glob(f"{store_path.name}*"):
        shutil.copy(path, left.with_name(path.name))
    store = opening.open_store(left, key)
    assert Desk(store, 1, desk.member, clock).sql("SELECT COUNT(*) FROM document") == [(1,)]
    store.close()


def test_a_piece_of_work_that_failed_inside_another_leaves_nothing_behind(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    with desk.write():
        with pytest.raises(UserError):
            goods.give(desk, coat, 200100000099)
        founding.add_member(desk, "Болат")
    assert desk.sql("SELECT COUNT(*) FROM document WHERE type = 'handout'") == [(0,)]
    assert desk.sql("SELECT COUNT(*) FROM member") == [(2,)]
    assert ledger.check(desk) == []
