"""A full or failing disk: a clear sentence, nothing lost, nothing half done, and the same session goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from kamkor_shop import founding, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError
from kamkor_shop.ledger import Posted
from kamkor_shop.store import opening
from tests import goods
from tests.faults.disk import NAME, FailingDisk, Plan

_CODES = {apsw.FullError: {"store.full"}, apsw.IOError: {"store.disk_error"}}


@pytest.fixture
def plan() -> Plan:
    """How the disk behaves."""
    return Plan()


@pytest.fixture
def failing_desk(store_path: Path, key: bytes, clock: FixedClock, plan: Plan) -> Iterator[Desk]:
    """A desk whose store lies on the failing disk."""
    store = founding.found(store_path, key, clock)
    member = founding.add_member(Desk(store, 1, 0, clock), "Айгүл")
    store.close()
    disk = FailingDisk(plan)
    store = opening.open_store(store_path, key, vfs=NAME)
    yield Desk(store, 1, member, clock)
    plan.heal()
    store.close()
    disk.unregister()


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_at_whatever_write_the_disk_fails_the_hand_out_is_whole_or_not_at_all(
    failing_desk: Desk, plan: Plan, error: type[apsw.Error], for_good: bool
) -> None:
    desk = failing_desk
    lots = goods.receive(desk, lots=10).lots
    uuid = ledger.drafts.new_uuid()
    failures = 0
    for fails_at in range(1, 400):
        before = _documents(desk)
        plan.begin(fails_at, error, for_good)
        handed_out, code = _attempt(desk, lots, uuid)
        if code:
            assert code in _CODES[error]
            plan.heal()
            failures += 1
            standing = ledger.posted_as(desk, uuid)
            assert _documents(desk) == before + (standing is not None)
            if standing is None:
                assert all(ledger.balance(desk, lot, goods.floor()) for lot in lots)
                continue
            handed_out = standing.posted
        assert handed_out is not None
        plan.heal()
        if not plan.failed:
            break
        goods.undo(desk, handed_out.code)
        uuid = ledger.drafts.new_uuid()
    assert not plan.failed, "the posting never got through"
    assert failures > 3
    assert goods.give(desk, *lots, uuid=uuid).again
    assert ledger.check(desk) == []


def _attempt(desk: Desk, lots: tuple[int, ...], uuid: str) -> tuple[Posted | None, str]:
    """Hand out; return the document, or the code of the sentence that the desk showed."""
    try:
        return goods.give(desk, *lots, uuid=uuid), ""
    except StoreError as refused:
        return None, refused.code


def _documents(desk: Desk) -> int:
    return int(desk.sql("SELECT COUNT(*) FROM document")[0][0])


def _receive_without_end(desk: Desk) -> None:
    for _ in range(1000):
        goods.receive(desk, lots=20)


def test_a_full_store_says_so_and_goes_on_when_there_is_room_again(desk: Desk) -> None:
    goods.receive(desk)
    connection = desk.store.database.connection()
    room = connection.pragma("max_page_count")
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(StoreError) as refused:
        _receive_without_end(desk)
    assert refused.value.code == "store.full"
    assert ledger.check(desk) == []
    connection.pragma("max_page_count", room)
    assert goods.receive(desk, lots=20).lots
    assert ledger.check(desk) == []
