"""From the folders of a computer to a desk: which store is opened, whose desk it is, and how a new one
begins.

The window and the command line both come in here. A practice copy is a store of its own beside the real one,
so a shop can go back and forth between them and never mixes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from kamkor_shop import signed_in as signs
from kamkor_shop.clock import Clock, RunningClock
from kamkor_shop.config import Config, Settings, load_key, load_or_make_key
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.ledger.posted_days import last_moment
from kamkor_shop.store.opening import Store, open_store, put_in_place
from kamkor_shop.vocabulary import MemberRole

_PRACTICE_SHOP, _PRACTICE_MEMBER = "practice_shop", "practice_member"


class FirstWish(NamedTuple):
    """What the first-start page asks: the shop's number, and the member by name or, where they are known, by
    code.
    """

    shop: int
    name: str = ""
    member: int | None = None


def store_path(config: Config, practice: bool = False) -> Path:
    """Return the file of the shop's store, or of its practice copy."""
    return config.data / "practice.store" if practice else config.store


def is_founded(config: Config, practice: bool = False) -> bool:
    """Whether there is a store (or anything in its place, which opening then refuses)."""
    return store_path(config, practice).exists()


def open_the_store(config: Config, practice: bool = False) -> Store:
    """Open the store of this computer.

    Raises:
        StoreError: ``store.missing`` and whatever else opening refuses; ``config.key_missing``; never makes a
        key.
    """
    path = store_path(config, practice)
    if not path.exists():
        raise StoreError("store.missing", path=str(path))
    key = load_key(config)
    if key is None:
        raise StoreError("config.key_missing", path=str(config.key))
    return open_store(path, key)


def found_the_store(config: Config, clock: Clock) -> None:
    """Found the shop's store: whole, or not at all when the power fails meanwhile.

    Raises:
        StoreError: ``store.exists``; ``config.unwritable``; the disk is full.
    """
    from kamkor_shop import founding  # not at the top: the window opens without it

    path = store_path(config)
    if path.exists():
        raise StoreError("store.exists", path=str(path))
    key = load_or_make_key(config)
    fresh = path.with_name(path.name + ".new")
    clear_away(fresh)
    try:
        founding.found(fresh, key, clock).close()
        put_in_place(fresh, path)
    except OSError as error:
        raise StoreError("config.unwritable", path=str(path)) from error


def make_practice_copy(config: Config, report: Callable[[int, int], object]) -> None:
    """Build the practice copy from made-up work, if it is not there yet; ``report(done, of)`` is told how far
    it is.

    Raises:
        StoreError: ``config.unwritable``; the disk is full. What was half built is removed.
    """
    path = store_path(config, practice=True)
    if path.exists():
        return
    key = load_or_make_key(config)
    fresh = path.with_name(path.name + ".new")
    clear_away(fresh)
    try:
        demo = import_module("kamkor_shop.demo")  # lies above: it plays every capability
        demo.build(fresh, key, progress=report).close()
        put_in_place(fresh, path)
    except OSError as error:
        raise StoreError("config.unwritable", path=str(path)) from error
    finally:
        clear_away(fresh)


def clear_away(path: Path) -> None:
    """Remove a store that was never finished, with the files beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def clock_of(store: Store, clock: Clock) -> Clock:
    """Return the clock of a store: a practice copy lives in its own days, on from the last piece of work in
    it.
    """
    if not store.practice:
        return clock
    last = last_moment(Desk(store, 0, 0, clock))
    return clock if last is None else RunningClock(last)


def sign_in(store: Store, clock: Clock, wish: FirstWish) -> Desk:
    """Return the desk of a member in a shop; a name that nobody here has is written down as a new member.

    Raises:
        UserError: ``shop.unknown``; ``member.unknown``; ``member.no_name``.
    """
    desk = Desk(store, wish.shop, 0, clock_of(store, clock))
    signs.shop(desk)
    if wish.member is not None:
        return replace(desk, member=signs.member(desk, wish.member).code)
    name = " ".join(wish.name.split())
    if not name:
        raise UserError("member.no_name")
    from kamkor_shop import founding

    known = {member.name.casefold(): member.code for member in signs.members(desk)}
    first = not known
    role = MemberRole.ADMIN if first else MemberRole.VOLUNTEER
    member = known.get(name.casefold()) or founding.add_member(desk, name, role)
    return replace(desk, member=member)


def open_desk(config: Config, settings: Settings, clock: Clock) -> Desk | None:
    """Return the desk that the settings name, or ``None`` if they name none (then the first-start page asks).

    Raises:
        StoreError: the store cannot be opened.
    """
    shop, member = signed_in(settings)
    if shop is None or member is None or not is_founded(config, settings.practice):
        return None
    store = open_the_store(config, settings.practice)
    try:
        return sign_in(store, clock, FirstWish(shop, member=member))
    except StoreError:
        store.close()
        raise
    except UserError:  # settings of another store: ask again
        store.close()
        return None


def signed_in(settings: Settings) -> tuple[int | None, int | None]:
    """Return the shop and the member that the settings name, in the practice copy its own."""
    if not settings.practice:
        return settings.shop, settings.member
    shop, member = settings.state.get(_PRACTICE_SHOP, ""), settings.state.get(_PRACTICE_MEMBER, "")
    return (int(shop) if shop.isdecimal() else None), (int(member) if member.isdecimal() else None)


def remember(settings: Settings, desk: Desk) -> Settings:
    """Return the settings that name ``desk`` as this computer's."""
    if not desk.store.practice:
        return replace(settings, practice=False, shop=desk.shop, member=desk.member)
    own = {_PRACTICE_SHOP: str(desk.shop), _PRACTICE_MEMBER: str(desk.member)}
    return replace(settings, practice=True, state={**settings.state, **own})
