"""What the summary is asked: sums by kind, by size and by place, and the finest lines of one size.

There are four summaries: ``kind_stock`` by kind and place, ``condition_stock`` by season and condition too,
``size_stock`` by whom and size too, and ``stock`` with everything that is told apart. A question goes to the coarsest
that can tell what its filter asks for. So the list by kind reads kinds, not lines, however many lines there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from peewee import Expression, fn

from kamkor_shop.store.compiled import Statement, parameter, statement
from kamkor_shop.store.models import ConditionStock, KindStock, SizeStock, Stock

_KEPT = 64
"""Questions whose SQL is kept: a page asks the same ones again and again, a filter of its own makes few."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a filter lets through, as the store writes it; an empty set lets everything."""

    kinds: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    for_whom: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()

    @property
    def of_kinds(self) -> Any:
        """The coarsest summary that tells kinds apart and all that this asks for."""
        if self.for_whom or self.sizes:
            return self.of_sizes
        return ConditionStock if self.seasons or self.conditions else KindStock

    @property
    def of_sizes(self) -> Any:
        """The coarsest summary that tells sizes apart and all that this asks for."""
        return Stock if self.seasons or self.conditions else SizeStock

    def through(self, table: Any) -> Expression:
        """The condition on a summary: of the shop, let through, and not empty."""
        condition: Expression = (table.shop == parameter("shop")) & (table.quantity > 0)
        for name, wanted in (
            ("kind", self.kinds),
            ("location", self.places),
            ("for_whom", self.for_whom),
            ("size", self.sizes),
            ("season", self.seasons),
            ("condition", self.conditions),
        ):
            if wanted:
                condition &= getattr(table, name).in_(sorted(wanted))
        return condition


@lru_cache(_KEPT)
def by_kind(through: Narrowing) -> Statement:
    """Sums by kind. Takes ``shop``; gives kind, lots, quantity, value, weight."""
    table = through.of_kinds
    query = table.select(table.kind, *_sums(table)).where(through.through(table))
    return statement(query.group_by(table.kind))


@lru_cache(_KEPT)
def by_size(through: Narrowing) -> Statement:
    """The sizes of a kind. Takes ``shop, kind``; gives for_whom, size_system, size, lots, quantity, value, weight."""
    table = through.of_sizes
    columns = (table.for_whom, table.size_system, table.size)
    query = table.select(*columns, *_sums(table)).where(_of_kind(table, through))
    return statement(query.group_by(*columns))


LINE = (
    "id",
    "lots",
    "quantity",
    "value",
    "weight",
    "for_whom",
    "size_system",
    "size",
    "season",
    "condition",
    "location",
)
"""The columns of a finest line."""

LINE_WITH = statement(
    Stock.select(*(getattr(Stock, name) for name in LINE)).where(Stock.id == parameter("id"))
)
"""One line, also an emptied one. Takes ``id``."""


@lru_cache(_KEPT)
def lines(through: Narrowing) -> Statement:
    """The finest lines of one size. Takes ``shop, kind, for_whom, size_system, size``; gives the columns of LINE."""
    query = Stock.select(*(getattr(Stock, name) for name in LINE))
    return statement(query.where(_of_kind(Stock, through), *_of_size(Stock)))


@lru_cache(_KEPT)
def kind_by_place(through: Narrowing) -> Statement:
    """Where a kind lies. Takes ``shop, kind``; gives location, quantity."""
    table = through.of_kinds
    return statement(_places(table).where(_of_kind(table, through)).group_by(table.location))


@lru_cache(_KEPT)
def size_by_place(through: Narrowing) -> Statement:
    """Where one size of a kind lies. Takes ``shop, kind, for_whom, size_system, size``; gives location, quantity."""
    table = through.of_sizes
    return statement(
        _places(table).where(_of_kind(table, through), *_of_size(table)).group_by(table.location)
    )


def _places(table: Any) -> Any:
    return table.select(table.location, fn.SUM(table.quantity))


def _of_kind(table: Any, through: Narrowing) -> Expression:
    condition: Expression = through.through(table) & (table.kind == parameter("kind"))
    return condition


def _of_size(table: Any) -> tuple[Expression, ...]:
    return tuple(getattr(table, name) == parameter(name) for name in ("for_whom", "size_system", "size"))


def _sums(table: Any) -> tuple[Any, ...]:
    return tuple(fn.SUM(getattr(table, name)) for name in ("lots", "quantity", "value", "weight"))
