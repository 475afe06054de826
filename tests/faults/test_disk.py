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
from kamkor_shop.store import opening
from tests import goods
from tests.faults import work
from tests.faults.disk import NAME, FailingDisk, Plan
from tests.faults.work import Wish

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


@pytest.mark.parametrize("kind", ["donation", "bag opened", "garment sorted", "bag closed", "hand-out"])
@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_at_whatever_write_the_disk_fails_what_a_page_posts_is_whole_or_not_at_all(
    failing_desk: Desk, plan: Plan, kind: str, error: type[apsw.Error], for_good: bool
) -> None:
    desk = failing_desk
    wish = _prepared(desk, kind)
    failures = 0
    for fails_at in range(1, 400):
        before = _everything(desk)
        plan.begin(fails_at, error, for_good)
        code = _attempt(wish)
        plan.heal()
        if not plan.failed:
            break
        if code in _CODES[error]:
            failures += 1
            if ledger.posted_as(desk, wish.uuid) is None:
                assert _everything(desk) == before
                continue
        assert work.halves(desk) == []
        wish = _prepared(desk, kind)
    assert not plan.failed, "the posting never got through"
    assert failures > 3
    assert wish.post() == code, "pressed again, it is the same document"
    assert work.halves(desk) == []
    assert ledger.check(desk) == []


def _prepared(desk: Desk, kind: str) -> Wish:
    """The next thing of a kind that a page posts, with all that must stand before it."""
    if kind == "donation":
        return work.donation(desk)
    bag, coats = work.bag_and_coats(desk, work.donation(desk).post())
    if kind == "bag opened":
        return work.opened_bag(desk, bag)
    session = work.opened_bag(desk, bag).post()
    jackets = [
        lot for _jacket in range(2) for lot in ledger.lots_of(desk, work.garment(desk, session).post())
    ]
    if kind == "hand-out":
        return work.hand_out(desk, [*coats, *jackets])
    return work.garment(desk, session) if kind == "garment sorted" else work.closed_bag(desk, session)


def _attempt(wish: Wish) -> int | str:
    """Post; return the document, or the code of the sentence that the page showed."""
    try:
        return wish.post()
    except StoreError as refused:
        return refused.code


def _everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the store."""
    tables = [name for (name,) in desk.sql("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {table: desk.sql(f'SELECT * FROM "{table}"') for table in tables}


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
