"""How many keys a practised hand needs: the cheapest way through the pad's own machine, found by search.

Every step is taken by :func:`kamkor_shop.sorting.pad.pressed` itself, so the count cannot promise what the pad
does not do. Space with two digits counts as three keys, Shift with Enter as two.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import count

from kamkor_shop.sorting import pad
from kamkor_shop.sorting.pad import Did, Garment, PadKind, PadLayout, PadState, pressed

Keys = tuple[str, ...]

_CHORDS = {pad.SET: 2}


def cost(keys: Iterable[str]) -> int:
    """How many keys a hand presses for these names: a chord is as many keys as fingers hold."""
    return sum(_CHORDS.get(key, 1) for key in keys)


def keys_for(layout: PadLayout, state: PadState, garment: Garment) -> tuple[Keys, PadState]:
    """The cheapest keys that commit exactly `garment` from `state`, and the state afterwards.

    Raises ValueError when no key leads there (a kind without a place on the pad, a size of no ladder).
    """
    order = count()
    waiting: list[tuple[int, int, Keys, PadState]] = [(0, next(order), (), state)]
    seen: set[PadState] = set()
    while waiting:
        spent, _turn, keys, here = heapq.heappop(waiting)
        if keys and keys[-1] in {pad.ENTER, pad.SET}:
            return keys, here
        if here in seen:
            continue
        seen.add(here)
        for move in _moves(layout, here, garment):
            after = _after(layout, here, move, garment)
            if after is not None:
                entry = (spent + cost(move), next(order), keys + move, after)
                heapq.heappush(waiting, entry)
    raise ValueError(f"no keys lead to {garment}")


def keys_of_bag(
    layout: PadLayout, garments: Iterable[Garment], state: PadState | None = None
) -> Iterator[Keys]:
    """The keys of each garment in turn, one after another out of a bag, from `state` (an untouched pad)."""
    here = state or PadState()
    for garment in garments:
        keys, here = keys_for(layout, here, garment)
        yield keys


def average(layout: PadLayout, garments: Iterable[Garment]) -> float:
    """Keys a garment on average over one bag, in the order in which the things come out of it."""
    costs = [cost(keys) for keys in keys_of_bag(layout, garments)]
    return sum(costs) / len(costs) if costs else 0.0


def _after(layout: PadLayout, state: PadState, keys: Keys, garment: Garment) -> PadState | None:
    """The state after the keys; None when one is refused or commits something else."""
    here = state
    for key in keys:
        here, effect = pressed(layout, here, key)
        if effect.did is Did.REFUSED:
            return None
        if effect.did is Did.COMMIT and effect.garment != garment:
            return None
    return here


def _moves(layout: PadLayout, state: PadState, garment: Garment) -> Iterator[Keys]:
    """The moves worth trying: each sets one thing right that is wrong, or commits."""
    if state.kind is None or state.kind.code != garment.kind:
        yield from _kind_keys(layout.kinds.get(garment.kind))
    for keys, now, wanted in (
        (pad.WHOM_KEYS, state.for_whom, garment.for_whom),
        (pad.SEASON_KEYS, state.season, garment.season),
        (pad.CONDITION_KEYS, state.condition, garment.condition),
    ):
        if now != wanted:
            yield from ((key,) for key, value in keys.items() if value == wanted)
    if garment.size and state.system is not garment.size_system:
        yield (pad.SYSTEM,)
    wanted_count = garment.tags if garment.tags > pad.USUAL_SET else garment.quantity
    if state.quantity != wanted_count:
        yield (*str(wanted_count), pad.TIMES)
    enter = pad.SET if garment.tags > 1 else pad.ENTER
    yield (enter,)
    if state.size != garment.size:
        yield (pad.PLUS,)
        yield (pad.MINUS,)
        for digits in _spellings(garment.size):
            yield (*digits, enter)
            yield (*digits, pad.HALF, enter)


def _kind_keys(kind: PadKind | None) -> Iterator[Keys]:
    if kind is None:
        return
    for key, place in pad.FAVOURITE_KEYS.items():
        if place == kind.favourite:
            yield (key,)
    if kind.cell is not None:
        yield (pad.SPACE, *str(kind.cell))


def _spellings(size: str) -> Iterator[str]:
    """The digits that may mean a size: as it stands, its last two, its place among the letters, 0 for none."""
    if not size:
        yield "0"
        return
    whole = size.removesuffix(".5")
    if whole.isdigit():
        yield whole
        if len(whole) > 2:
            yield whole[-2:]
    else:
        yield from "123456789"
