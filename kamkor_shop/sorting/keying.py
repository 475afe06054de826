"""Which keys describe a garment, and how many: by a practised hand, and by a volunteer who follows one plain rule.

A practised hand takes the cheapest way through the pad's own machine, found by search. The plain rule mends what stands
on the pad in one fixed order and knows no shortcut. Every step is taken by :func:`kamkor_shop.sorting.pad.pressed`
itself, so neither can promise what the pad does not do. Space with two digits counts as three keys, Shift with Enter as
two.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from kamkor_shop import sizes
from kamkor_shop.sorting import pad
from kamkor_shop.sorting.pad import Did, Garment, PadKind, PadLayout, PadState, pressed
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem

Keys = tuple[str, ...]
Hand = Callable[[PadLayout, PadState, Garment], tuple[Keys, PadState]]
"""What commits one garment from a state: its keys, and the state afterwards."""

_CHORDS = {pad.SET: 2}
_WHOM: dict[ForWhom, str] = {whom: key for key, whom in pad.WHOM_KEYS.items()}
_SEASON: dict[Season, str] = {season: key for key, season in pad.SEASON_KEYS.items()}
_CONDITION: dict[Condition, str] = {condition: key for key, condition in pad.CONDITION_KEYS.items()}


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
    raise _unreachable(garment)


def plain_keys_for(layout: PadLayout, state: PadState, garment: Garment) -> tuple[Keys, PadState]:
    """The keys of a volunteer who looks at what stands on the pad and mends the first thing that is wrong, always in
    the order kind, for whom, season, condition, size system, count, size; then Enter. The state afterwards.

    A size is typed whole, as the tag prints it: no step on the ladder, no last two digits, no thought of the next
    garment. Raises ValueError when the rule does not lead to `garment`.
    """
    keys: Keys = ()
    here = state
    seen: set[PadState] = set()
    while here not in seen:
        seen.add(here)
        for key in _first_mend(layout, here, garment):
            here, effect = pressed(layout, here, key)
            keys += (key,)
            if effect.did is Did.COMMIT and effect.garment == garment:
                return keys, here
            if effect.did in {Did.COMMIT, Did.REFUSED}:
                raise _unreachable(garment)
    raise _unreachable(garment)


def keys_of_bag(
    layout: PadLayout,
    garments: Iterable[Garment],
    state: PadState | None = None,
    hand: Hand = keys_for,
) -> Iterator[Keys]:
    """The keys of each garment in turn, one after another out of a bag, from `state` (an untouched pad)."""
    here = state or PadState()
    for garment in garments:
        keys, here = hand(layout, here, garment)
        yield keys


def average(layout: PadLayout, garments: Iterable[Garment], hand: Hand = keys_for) -> float:
    """Keys a garment on average over one bag, in the order in which the things come out of it."""
    costs = [cost(keys) for keys in keys_of_bag(layout, garments, hand=hand)]
    return sum(costs) / len(costs) if costs else 0.0


def _unreachable(garment: Garment) -> ValueError:
    return ValueError(f"no keys lead to {garment}")


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
    yield from _mark_keys(state, garment)
    enter = _enter_of(garment)
    yield (enter,)
    if state.size != garment.size:
        yield (pad.PLUS,)
        yield (pad.MINUS,)
        for digits in _spellings(garment.size):
            yield (*digits, enter)
            yield (*digits, pad.HALF, enter)


def _mark_keys(state: PadState, garment: Garment) -> Iterator[Keys]:
    """The keys of what is wrong beside kind and size, in the order of the pad's rows."""
    if state.for_whom != garment.for_whom:
        yield (_WHOM[garment.for_whom],)
    if state.season != garment.season:
        yield (_SEASON[garment.season],)
    if state.condition != garment.condition and garment.condition in _CONDITION:
        yield (_CONDITION[garment.condition],)
    if garment.size and state.system is not garment.size_system:
        yield (pad.SYSTEM,)
    wanted = garment.tags if garment.tags > pad.USUAL_SET else garment.quantity
    if state.quantity != wanted:
        yield (*str(wanted), pad.TIMES)


def _enter_of(garment: Garment) -> str:
    return pad.SET if garment.tags > 1 else pad.ENTER


def _first_mend(layout: PadLayout, state: PadState, garment: Garment) -> Keys:
    """What the plain rule presses now: keys for the first thing that is wrong, or Enter."""
    if state.kind is None or state.kind.code != garment.kind:
        return next(_kind_keys(layout.kinds.get(garment.kind)), ())
    for keys in _mark_keys(state, garment):
        return keys
    enter = _enter_of(garment)
    return (enter,) if state.size == garment.size else (*_as_printed(garment), enter)


def _as_printed(garment: Garment) -> Keys:
    """The keys of a size as a tag shows it: `128`, `36.`, a letter by its place on the ladder, `0` for none."""
    if garment.size_system is SizeSystem.LETTER and garment.size:
        return tuple(str(1 + sizes.ladder(SizeSystem.LETTER).index(garment.size)))
    whole, half, _five = garment.size.partition(".5")
    return (*(whole or "0"), *([pad.HALF] if half else []))


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
