"""Words for goods on the stock page: sizes, quantities and names, in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kamkor_shop.i18n import LANGUAGES, language, ngettext
from kamkor_shop.quantities import format_kilograms, format_number, format_quantity, format_tenge
from kamkor_shop.stock import StockRow, Totals
from kamkor_shop.vocabulary import ForWhom, SizeSystem, Unit, name_of, short_name_of

_READ_WITH_SYSTEM = {SizeSystem.RU: "RU", SizeSystem.EU: "EU"}


def size_words(system: SizeSystem | None, size: str | None) -> str:
    """A size as people say it: `128`, `44 RU`, `8 years`; a dash where there is none."""
    if not size or system is None:
        return "–"
    if system is SizeSystem.AGE:
        return ngettext("{years} year", "{years} years", int(size)).format(years=size)
    mark = _READ_WITH_SYSTEM.get(system)
    return f"{size} {mark}" if mark else size


def whom_words(whom: ForWhom | None) -> str:
    """For whom, in the short form of the buttons."""
    return short_name_of(whom) if whom is not None else ""


def row_words(row: StockRow) -> str:
    """A line of the list in one sentence piece: kind, whom, size, season, condition."""
    parts = [row.kind.name()]
    if row.for_whom is not None:
        parts.append(short_name_of(row.for_whom))
    if row.size:
        parts.append(size_words(row.size_system, row.size))
    parts += [name_of(word) for word in (row.season, row.condition) if word is not None]
    return " · ".join(parts)


def totals_words(totals: Totals) -> str:
    """The totals of a list: pieces, pairs, kilograms, tenge; what there is none of is left out."""
    parts = []
    if totals.pieces:
        parts.append(format_quantity(totals.pieces, Unit.PIECE))
    if totals.pairs:
        parts.append(format_quantity(totals.pairs, Unit.PAIR))
    parts += [format_kilograms(totals.weight), format_tenge(totals.value)]
    return "  ·  ".join(parts)


def lots_words(count: int) -> str:
    """How many labels that is."""
    return ngettext("{count} label", "{count} labels", count).format(count=format_number(count))


def widest(words: Callable[[], Iterable[str]]) -> str:
    """The longest of some words in any language: what a column makes room for."""
    found: list[str] = []
    for name in LANGUAGES:
        with language(name):
            found += words()
    return max(found, key=len, default="")
