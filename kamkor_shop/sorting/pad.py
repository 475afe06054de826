"""The sorting pad as a machine: one key in, a new state and one effect out. No window and no store here.

The state holds what the next garment is. Kind, for whom, season and size stay from garment to garment; the condition
falls back to *good*; a new kind brings its usual season; another size ladder clears the size. So the same again is one
key, the neighbouring size two, any size of the ladder three.

Keys are named by their places: `0`…`9`, the letters `A`…`Z` as the us layout prints them, and the names below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from kamkor_shop import sizes
from kamkor_shop.errors import UserError
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem

ENTER: Final = "ENTER"
SET: Final = "SHIFT+ENTER"
SPACE: Final = "SPACE"
BACKSPACE: Final = "BACKSPACE"
ESCAPE: Final = "ESC"
PLUS: Final = "PLUS"
MINUS: Final = "MINUS"
HALF: Final = "G"
TIMES: Final = "M"
SYSTEM: Final = "N"

WHOM_KEYS: Final = dict(zip("QWERT", ForWhom, strict=True))
SEASON_KEYS: Final = dict(zip("ASDF", Season, strict=True))
CONDITION_KEYS: Final = {
    "Z": Condition.NEW,
    "X": Condition.EXCELLENT,
    "C": Condition.GOOD,
    "V": Condition.FAIR,
    "B": Condition.MEND,
}
"""Five conditions: unfit things go to the rag sack and get no label."""
FAVOURITE_KEYS: Final = {key: place for place, key in enumerate("YUIOPHJKL", start=1)}

LONGEST_SIZE: Final = 3
LARGEST_BUNDLE: Final = 999
USUAL_SET: Final = 2
"""Tags of a set when nobody says how many: a jacket and its trousers."""


@dataclass(frozen=True, slots=True)
class PadKind:
    """What the pad needs of a kind. `cell` is group and place on the numpad (`31`), `favourite` 1–9."""

    code: int
    size_system: SizeSystem
    usual_season: Season = Season.ALL
    cell: int | None = None
    favourite: int | None = None


@dataclass(frozen=True, slots=True)
class PadLayout:
    """Which kinds lie where: by code, by cell and by favourite place."""

    kinds: Mapping[int, PadKind]
    cells: Mapping[int, PadKind]
    favourites: Mapping[int, PadKind]

    @classmethod
    def of(cls, kinds: tuple[PadKind, ...]) -> PadLayout:
        """The layout of these kinds."""
        return cls(
            {kind.code: kind for kind in kinds},
            {kind.cell: kind for kind in kinds if kind.cell is not None},
            {kind.favourite: kind for kind in kinds if kind.favourite is not None},
        )


@dataclass(frozen=True, slots=True)
class Garment:
    """One thing as the pad describes it. `size` as read, `""` for none; `tags` > 1 for a set under one code."""

    kind: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition = Condition.GOOD
    quantity: int = 1
    tags: int = 1


class Layer(Enum):
    """What a digit means now: part of a size, a group of kinds, or a kind of the chosen group."""

    SIZE = "size"
    GROUP = "group"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class PadState:
    """What the next garment is so far. `size` is None while it has not been said."""

    kind: PadKind | None = None
    for_whom: ForWhom = ForWhom.ANYONE
    season: Season = Season.ALL
    condition: Condition = Condition.GOOD
    system: SizeSystem = SizeSystem.NONE
    size: str | None = None
    quantity: int = 1
    digits: str = ""
    layer: Layer = Layer.SIZE
    group: int = 0

    @property
    def systems(self) -> tuple[SizeSystem, ...]:
        """The ladders in which this kind's size may be read, the likeliest first."""
        return sizes.systems_of(self.kind.size_system, self.for_whom) if self.kind else ()

    @property
    def candidate(self) -> str | None:
        """The size that Enter would take: the typed digits as a size, else the size that stands."""
        return sizes.find(self.system, self.digits) if self.digits else self.size


class Did(Enum):
    """What came of a key."""

    NOTHING = "nothing"
    CHANGED = "changed"
    COMMIT = "commit"
    UNDO = "undo"
    NUMBER = "number"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of a key: the garment of a commit, the digits of a number, the reason of a refusal."""

    did: Did
    garment: Garment | None = None
    digits: str = ""
    error: UserError | None = None


_NOTHING = Effect(Did.NOTHING)
_CHANGED = Effect(Did.CHANGED)


@dataclass(slots=True)
class Pad:
    """The machine with its state, as a desk holds it."""

    layout: PadLayout
    state: PadState = field(default_factory=PadState)

    def press(self, key: str) -> Effect:
        """Take one key and say what came of it."""
        self.state, effect = pressed(self.layout, self.state, key)
        return effect

    def load(self, garment: Garment, *, template: bool = False) -> None:
        """Make the state describe `garment`: a template, or a garment that was taken back to be corrected.

        A template gives only what is sticky: its condition and its count stay its own.
        """
        kind = self.layout.kinds.get(garment.kind)
        if kind is None:
            return
        offered = sizes.systems_of(kind.size_system, garment.for_whom)
        self.state = PadState(
            kind=kind,
            for_whom=garment.for_whom,
            season=garment.season,
            condition=Condition.GOOD if template else garment.condition,
            system=garment.size_system if garment.size_system in offered else offered[0],
            size=garment.size,
            quantity=1 if template else garment.quantity,
        )


def pressed(layout: PadLayout, state: PadState, key: str) -> tuple[PadState, Effect]:
    """The state after `key` and what came of it. A key that means nothing changes nothing."""
    if len(key) == 1 and key.isdigit():
        return _digit(layout, state, key)
    if key in WHOM_KEYS:
        return with_whom(state, WHOM_KEYS[key]), _CHANGED
    if key in SEASON_KEYS:
        return replace(state, season=SEASON_KEYS[key]), _CHANGED
    if key in CONDITION_KEYS:
        return replace(state, condition=CONDITION_KEYS[key]), _CHANGED
    if key in FAVOURITE_KEYS:
        kind = layout.favourites.get(FAVOURITE_KEYS[key])
        return (with_kind(state, kind), _CHANGED) if kind else _refused(state, "sort.no_favourite")
    if key in {ENTER, SET}:
        return _enter(state, as_set=key == SET)
    if key == SPACE:
        layer = Layer.GROUP if state.layer is Layer.SIZE else Layer.SIZE
        return replace(state, layer=layer, group=0), _CHANGED
    if key == SYSTEM:
        return _next_system(state)
    if key in {PLUS, MINUS}:
        return _step(state, 1 if key == PLUS else -1)
    if key == HALF:
        return _half(state)
    if key == TIMES:
        return _times(state)
    if key in {BACKSPACE, ESCAPE}:
        return _clear(state, undo=key == BACKSPACE)
    return state, _NOTHING


def with_kind(state: PadState, kind: PadKind) -> PadState:
    """The state with another kind: its usual season, and the size only where the ladder stays the same."""
    closed = replace(state, layer=Layer.SIZE, group=0)
    if state.kind == kind:
        return closed
    return _on_ladder(replace(closed, kind=kind, season=kind.usual_season), state)


def with_whom(state: PadState, whom: ForWhom) -> PadState:
    """The state for somebody else: the size stays only where the ladder does."""
    return _on_ladder(replace(state, for_whom=whom), state)


def with_system(state: PadState, system: SizeSystem) -> PadState:
    """The state with the size read in another system."""
    return state if system is state.system else replace(state, system=system, size=None)


def _on_ladder(state: PadState, before: PadState) -> PadState:
    """A ladder chosen by hand stays where the new kind knows it; otherwise the likeliest one is taken."""
    offered = state.systems
    if not offered:
        return state
    usual_before = before.systems[:1]
    by_hand = before.system in offered and (before.system,) != usual_before
    system = before.system if by_hand else offered[0]
    if system is SizeSystem.NONE:
        return replace(state, system=system, size=sizes.NO_SIZE)
    return replace(state, system=system, size=state.size if system is before.system else None)


def _digit(layout: PadLayout, state: PadState, digit: str) -> tuple[PadState, Effect]:
    if state.layer is Layer.SIZE:
        return replace(state, digits=state.digits + digit), _CHANGED
    if state.layer is Layer.GROUP:
        if not any(cell // 10 == int(digit) for cell in layout.cells):
            return _refused(state, "sort.no_group", digit=digit)
        return replace(state, layer=Layer.KIND, group=int(digit)), _CHANGED
    kind = layout.cells.get(state.group * 10 + int(digit))
    if kind is None:
        return _refused(state, "sort.no_cell", digit=digit)
    return with_kind(state, kind), _CHANGED


def _enter(state: PadState, *, as_set: bool) -> tuple[PadState, Effect]:
    if len(state.digits) > LONGEST_SIZE:
        return replace(state, digits=""), Effect(Did.NUMBER, digits=state.digits)
    if state.layer is not Layer.SIZE:
        return _refused(state, "sort.choose_cell")
    if state.kind is None:
        return _refused(state, "sort.kind_missing")
    size = state.candidate
    if size is None and state.digits:
        return _refused(replace(state, digits=""), "sort.size_unknown", size=state.digits)
    if size is None:
        return _refused(state, "sort.size_missing")
    garment = Garment(
        kind=state.kind.code,
        for_whom=state.for_whom,
        size_system=state.system if size else SizeSystem.NONE,
        size=size,
        season=state.season,
        condition=state.condition,
        quantity=1 if as_set else state.quantity,
        tags=max(state.quantity, USUAL_SET) if as_set else 1,
    )
    after = replace(state, size=size, digits="", quantity=1, condition=Condition.GOOD)
    return after, Effect(Did.COMMIT, garment)


def _next_system(state: PadState) -> tuple[PadState, Effect]:
    offered = state.systems
    if len(offered) < 2:
        return state, _NOTHING
    place = offered.index(state.system) if state.system in offered else -1
    return with_system(state, offered[(place + 1) % len(offered)]), _CHANGED


def _with_typed_size(state: PadState) -> PadState | None:
    """The typed digits made the size; None when they are none of this ladder."""
    if not state.digits:
        return state
    size = state.candidate
    return None if size is None else replace(state, size=size, digits="")


def _step(state: PadState, by: int) -> tuple[PadState, Effect]:
    typed = _with_typed_size(state)
    if typed is None:
        return _refused(replace(state, digits=""), "sort.size_unknown", size=state.digits)
    if not typed.size:
        return _refused(state, "sort.size_missing")
    return replace(typed, size=sizes.step(typed.system, typed.size, by)), _CHANGED


def _half(state: PadState) -> tuple[PadState, Effect]:
    if state.system is not SizeSystem.SHOE:
        return _refused(state, "sort.no_halves")
    typed = _with_typed_size(state)
    if typed is None:
        return _refused(replace(state, digits=""), "sort.size_unknown", size=state.digits)
    if not typed.size:
        return _refused(state, "sort.size_missing")
    return replace(typed, size=sizes.half(typed.size)), _CHANGED


def _times(state: PadState) -> tuple[PadState, Effect]:
    count = int(state.digits or 0)
    if not 1 <= count <= LARGEST_BUNDLE:
        return _refused(replace(state, digits=""), "sort.bundle", limit=LARGEST_BUNDLE)
    return replace(state, quantity=count, digits=""), _CHANGED


def _clear(state: PadState, *, undo: bool) -> tuple[PadState, Effect]:
    if state.digits:
        return replace(state, digits=""), _CHANGED
    if state.layer is not Layer.SIZE:
        return replace(state, layer=Layer.SIZE, group=0), _CHANGED
    if state.quantity > 1:
        return replace(state, quantity=1), _CHANGED
    return state, (Effect(Did.UNDO) if undo else _NOTHING)


def _refused(state: PadState, reason: str, **params: object) -> tuple[PadState, Effect]:
    return state, Effect(Did.REFUSED, error=UserError(reason, **params))
