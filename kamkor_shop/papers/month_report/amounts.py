"""The three ways in which a report says how much, and the words over its columns, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kamkor_shop.i18n import N_, language
from kamkor_shop.papers.words import Text, kilograms
from kamkor_shop.quantities import format_number
from kamkor_shop.reports import Measure
from kamkor_shop.reports.columns import Column

NOTHING_HERE = "–"
"""What stands for zero: a column of noughts hides the figures."""

_SIGNS = {1: "+", -1: "−", 0: ""}


@dataclass(frozen=True, slots=True)
class Way:
    """One of pieces, kilograms, tenge: its heading, how to take it from an amount, and how it is written."""

    key: str
    title: str
    unit: str
    of: Callable[[Measure], int]
    written: Callable[[int], str]

    def text(self, measure: Measure) -> str:
        """The figure of an amount, a dash for nothing."""
        value = self.of(measure)
        return self.written(value) if value else NOTHING_HERE


PIECES = Way("pieces", N_("in pieces"), N_("pieces"), lambda measure: measure.pieces, format_number)
KILOGRAMS = Way("grams", N_("in kilograms"), N_("kg"), lambda measure: measure.grams, kilograms)
TENGE = Way("tenge", N_("in tenge"), N_("tenge"), lambda measure: measure.tenge, format_number)
WAYS = (PIECES, KILOGRAMS, TENGE)


def column_name(column: Column) -> Text:
    """What stands over a column, in both languages."""
    halves = []
    for code in ("kk", "ru"):
        with language(code):
            halves.append(column.name())
    return Text(*halves)


def signed_name(column: Column) -> Text:
    """A column's name, the Kazakh with the sign of what it does to the stock: «+ Сатып алынды», «= Кезең соңында»."""
    name = column_name(column)
    sign = "=" if column.key == "closing" else _SIGNS[column.sign]
    return Text(f"{sign} {name.kk}".strip(), name.ru)
