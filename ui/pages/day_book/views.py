"""What the Day book's list shows: the book itself, the inside of a sorted bag, or the documents behind a
figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from kamkor_shop import catalogue, codes, day_book
from kamkor_shop.day_book import Figure, Line, Share
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _, format_date, format_month, ngettext
from kamkor_shop.quantities import format_kilograms, format_number, format_quantity, format_tenge
from kamkor_shop.vocabulary import DocumentType, name_of


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, with what it adds to the figure where one was opened."""

    line: Line
    share: Share | None = None

    @property
    def code(self) -> int:
        """The document."""
        return self.line.record.code


class View(Protocol):
    """A list: its rows behind a row, and what stands over it when it is not the book itself."""

    def rows(self, desk: Desk, after: Row | None, limit: int) -> Sequence[Row]: ...

    def title(self, desk: Desk) -> str: ...

    def totals(self, desk: Desk) -> str: ...


@dataclass(frozen=True, slots=True)
class Book:
    """The book: everything, or one day, one type, one number."""

    day: date | None = None
    only: DocumentType | None = None
    number: int | None = None

    def with_day(self, day: date | None) -> Book:
        """Return the book at a day."""
        return replace(self, day=day, number=None)

    def rows(self, desk: Desk, after: Row | None, limit: int) -> Sequence[Row]:
        if self.number is not None:
            found = day_book.on_number(desk, self.number) if after is None else ()
            wanted = [line for line in found if self.only in (None, line.record.type)]
        elif self.only is not None and self.day is None:
            behind = after.line.record.number if after is not None else None
            wanted = list(day_book.of_type(desk, self.only, behind, limit))
        else:
            key = after.line.key if after is not None else None
            wanted = list(day_book.listed(desk, key, limit, day=self.day, only=self.only))
        return [Row(line) for line in wanted]

    def title(self, desk: Desk) -> str:
        return ""

    def totals(self, desk: Desk) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Inside:
    """What was done to one bag on the sorting table."""

    opening: Line

    def rows(self, desk: Desk, after: Row | None, limit: int) -> Sequence[Row]:
        behind = after.code if after is not None else None
        found = day_book.session_of(desk, self.opening.record.code, behind, limit)
        return [Row(line) for line in found]

    def title(self, desk: Desk) -> str:
        words = _("Sorted out of the bag opened on {day}, No. {number}")
        record = self.opening.record
        return words.format(day=format_date(record.day), number=record.number)

    def totals(self, desk: Desk) -> str:
        line = day_book.line(desk, self.opening.record.code)
        return f"{things_words(line.things)} · {format_tenge(line.value)}"


@dataclass(frozen=True, slots=True)
class Behind:
    """The documents behind a figure of a report."""

    figure: Figure

    def rows(self, desk: Desk, after: Row | None, limit: int) -> Sequence[Row]:
        behind = after.code if after is not None else None
        return [Row(line, share) for line, share in day_book.behind(desk, self.figure, behind, limit)]

    def title(self, desk: Desk) -> str:
        figure = self.figure
        parts = [format_month(figure.month), ", ".join(name_of(flow) for flow in figure.flows)]
        if figure.origin is not None:
            parts.append(name_of(figure.origin))
        if figure.kind is not None:
            parts.append(catalogue.kind(desk, figure.kind).name())
        elif figure.group is not None:
            parts.append(catalogue.group(figure.group).name())
        if figure.condition is not None:
            parts.append(name_of(figure.condition))
        return " · ".join(parts)

    def totals(self, desk: Desk) -> str:
        total = day_book.sum_behind(desk, self.figure)
        parts = [_("Together")]
        if self.figure.kind is not None:
            unit = catalogue.kind(desk, self.figure.kind).unit
            if total.things or not total.measured_grams:
                parts.append(format_quantity(total.things, unit))
        else:
            parts.append(things_words(total.things))
        parts += [format_kilograms(total.grams), format_tenge(total.value)]
        return " · ".join(parts)


def things_words(things: int) -> str:
    """«17 things»."""
    return ngettext("{n} thing", "{n} things", things).format(n=format_number(things))


def about(line: Line) -> str:
    """Whom or what the document is about, and first of all whether it was undone."""
    undone = _("undone") if line.record.reversed_by is not None else ""
    return " · ".join(part for part in (undone, _about(line)) if part)


def _about(line: Line) -> str:
    if line.record.type is DocumentType.BAG_OPENED:
        garments = ngettext("{n} label", "{n} labels", line.garments)
        return garments.format(n=line.garments) if line.garments else _("nothing sorted yet")
    if line.party:
        return line.party
    if line.record.party is not None and codes.split(line.record.party).type is codes.CodeType.FAMILY:
        return _("family {number}").format(number=codes.short_number(line.record.party))
    return ""


def things(row: Row) -> str:
    """Pieces and pairs."""
    number = row.share.things if row.share is not None else row.line.things
    return format_number(number) if number else ""


def weight(row: Row) -> str:
    """Weight: of everything behind a figure, else of what is measured."""
    grams = row.share.grams if row.share is not None else row.line.grams
    return format_kilograms(grams) if grams else ""


def value(row: Row) -> str:
    """Tenge."""
    tenge = row.share.value if row.share is not None else row.line.value
    return format_tenge(tenge) if tenge else ""
