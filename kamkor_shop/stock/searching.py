"""From what a person typed and chose to what the summary is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kamkor_shop import catalogue, sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.folding import fold
from kamkor_shop.stock.records import StockFilter
from kamkor_shop.stock.summing import Narrowing
from kamkor_shop.vocabulary import SizeSystem

_LATIN = str.maketrans("ХСМЛ", "XSML")


@dataclass(frozen=True, slots=True)
class Search:
    """A filter whose text was looked up: the kinds that it names, in the order of the list, and what narrows them."""

    shop: int
    kinds: tuple[KindRecord, ...]
    through: Narrowing


def look_up(desk: Desk, wanted: StockFilter, only: KindRecord | None = None) -> Search:
    """Return what a filter asks for. Bags come first, then the kinds in the order of the month's report, retired ones
    too: what lies in the shop is shown. ``only``: for a line of this kind, which the filter has let through.
    """
    every = (only,) if only else (catalogue.bag_kind(desk), *catalogue.kinds(desk, include_retired=True))
    chosen = every
    found_sizes: set[str] = set()
    names = {}
    if wanted.text:
        names = {
            kind.code: fold(f"{kind.name_kk} {kind.name_ru} {kind.name_en} {kind.also}") for kind in every
        }
    for typed in wanted.text.split():
        words = fold(typed).split()
        named = tuple(each for each in chosen if all(word in names[each.code] for word in words))
        size = size_typed(typed)
        if size and (not named or typed == size):
            found_sizes.add(size)
        else:
            chosen = named
    through = Narrowing(
        kinds=frozenset(each.code for each in chosen) if len(chosen) < len(every) else frozenset(),
        places=wanted.places,
        for_whom=_values(wanted.for_whom),
        sizes=frozenset(found_sizes),
        seasons=_values(wanted.seasons),
        conditions=_values(wanted.conditions),
    )
    return Search(wanted.shop or desk.shop, chosen, through)


def _values(words: Iterable[StrEnum]) -> frozenset[str]:
    return frozenset(word.value for word in words)


def size_typed(typed: str) -> str | None:
    """Return the size that a typed word is: ``128``, ``36,5``, ``xl`` and ``хл`` in Cyrillic letters; else None."""
    size = typed.upper().replace(",", ".").translate(_LATIN)
    systems = [system for system in SizeSystem if system is not SizeSystem.CLOTHES]
    return size if any(sizes.is_size(system, size) for system in systems) else None
