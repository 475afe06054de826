"""From what a person typed and chose to what the summary is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import Expression

from kamkor_shop import catalogue, sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.folding import fold
from kamkor_shop.stock.records import StockFilter
from kamkor_shop.store.models import Stock
from kamkor_shop.vocabulary import SizeSystem

_LATIN = str.maketrans("ХСМЛ", "XSML")


@dataclass(frozen=True, slots=True)
class Search:
    """A filter whose text was looked up: the kinds that it names, in the order of the list, and sizes."""

    shop: int
    kinds: tuple[KindRecord, ...]
    sizes: frozenset[str]
    filter: StockFilter

    def where(self) -> Expression:
        """The condition on the summary, without the kind; lines of which nothing is left are let through."""
        condition = Stock.shop == self.shop
        wanted = self.filter
        if wanted.places:
            condition &= Stock.location.in_(sorted(wanted.places))
        for column, words in (
            (Stock.for_whom, wanted.for_whom),
            (Stock.season, wanted.seasons),
            (Stock.condition, wanted.conditions),
        ):
            if words:
                condition &= column.in_(sorted(word.value for word in words))
        if self.sizes:
            condition &= Stock.size.in_(sorted(self.sizes))
        return condition


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
    return Search(wanted.shop or desk.shop, chosen, frozenset(found_sizes), wanted)


def size_typed(typed: str) -> str | None:
    """Return the size that a typed word is: ``128``, ``36,5``, ``xl`` and ``хл`` in Cyrillic letters; else None."""
    size = typed.upper().replace(",", ".").translate(_LATIN)
    systems = [system for system in SizeSystem if system is not SizeSystem.CLOTHES]
    return size if any(sizes.is_size(system, size) for system in systems) else None
