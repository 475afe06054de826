"""From folders to a desk: a shop is founded whole, found again, and refused with a sentence when it is not
ours.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from kamkor_shop import catalogue, desks, founding, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Config, Settings
from kamkor_shop.desks import FirstWish
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.vocabulary import MemberRole
from tests import goods


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "data").mkdir()
    return Config(tmp_path / "data", tmp_path / "keys")


def test_a_founded_shop_opens_again_at_the_same_desk(config: Config, clock: FixedClock) -> None:
    assert desks.open_desk(config, Settings(), clock) is None
    desks.found_the_store(config, clock)
    desk = desks.sign_in(desks.open_the_store(config), clock, FirstWish(2, "  Айгүл   Сейтова "))
    assert catalogue.member(desk).name == "Айгүл Сейтова"
    assert catalogue.member(desk).role is MemberRole.ADMIN
    settings = desks.remember(Settings(), desk)
    desk.close()
    again = desks.open_desk(config, settings, clock)
    assert again is not None
    assert (again.shop, again.member) == (2, desk.member)
    again.close()


def test_a_name_that_is_known_is_the_same_member(config: Config, clock: FixedClock) -> None:
    desks.found_the_store(config, clock)
    store = desks.open_the_store(config)
    first = desks.sign_in(store, clock, FirstWish(1, "Айгүл"))
    assert desks.sign_in(store, clock, FirstWish(3, "айгүл")).member == first.member
    second = desks.sign_in(store, clock, FirstWish(1, "Ерлан"))
    assert catalogue.member(second).role is MemberRole.VOLUNTEER
    with pytest.raises(UserError) as refused:
        desks.sign_in(store, clock, FirstWish(1, " "))
    assert refused.value.code == "member.no_name"
    store.close()


def test_a_power_cut_while_founding_leaves_no_half_shop(config: Config, clock: FixedClock) -> None:
    (config.data / "kamkor.store.new").write_bytes(b"half")
    (config.data / "kamkor.store.new-wal").write_bytes(b"half")
    assert not desks.is_founded(config)
    desks.found_the_store(config, clock)
    assert [path.name for path in sorted(config.data.iterdir())] == ["kamkor.store"]
    desks.open_the_store(config).close()


def test_a_new_shop_takes_nothing_from_one_whose_file_was_removed(config: Config, clock: FixedClock) -> None:
    desks.found_the_store(config, clock)
    desk = desks.sign_in(desks.open_the_store(config), clock, FirstWish(1, "Айгүл"))
    goods.receive(desk)
    log = config.data / "kamkor.store-wal"
    left_behind = log.read_bytes()
    assert left_behind
    desk.close()
    for name in ("kamkor.store", "kamkor.store.new"):  # founding builds under the second name
        (config.data / name).unlink(missing_ok=True)
        (config.data / f"{name}-wal").write_bytes(left_behind)
    desks.found_the_store(config, clock)
    desk = desks.sign_in(desks.open_the_store(config), clock, FirstWish(1, "Ерлан"))
    assert ledger.last_moment(desk) is None
    assert [member.name for member in catalogue.members(desk)] == ["Ерлан"]
    desk.close()
    (config.data / "practice.store-wal").write_bytes(left_behind)
    founding.found(config.data / "practice.store", bytes(32), clock).close()


def test_a_store_without_its_key_is_refused_and_no_key_is_made(config: Config, clock: FixedClock) -> None:
    desks.found_the_store(config, clock)
    config.key.unlink()
    with pytest.raises(StoreError) as refused:
        desks.open_the_store(config)
    assert refused.value.code == "config.key_missing"
    assert not config.key.exists()


def test_settings_of_another_store_ask_again(config: Config, clock: FixedClock) -> None:
    desks.found_the_store(config, clock)
    assert desks.open_desk(config, Settings(shop=1, member=250100000099), clock) is None
    assert desks.open_desk(config, Settings(shop=77, member=250100000001), clock) is None


def test_the_practice_copy_has_a_desk_of_its_own(config: Config, clock: FixedClock) -> None:
    real = Settings(shop=1, member=250100000001)
    practice = replace(real, practice=True, state={"practice_shop": "3", "practice_member": "250300000002"})
    assert desks.signed_in(practice) == (3, 250300000002)
    assert desks.signed_in(replace(practice, practice=False)) == (1, 250100000001)
    assert desks.signed_in(replace(real, practice=True)) == (None, None)
    assert desks.store_path(config, practice=True) != desks.store_path(config)


def test_a_practice_copy_that_is_abandoned_leaves_nothing_behind(config: Config) -> None:
    def stop(done: int, of: int) -> None:
        assert 0 <= done <= of
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desks.make_practice_copy(config, stop)
    assert list(config.data.iterdir()) == []
    assert not desks.is_founded(config, practice=True)
