"""What is typed while bags are weighed: a weight, bags that were not weighed, packs of a maker, a date.

The text comes as the keyboard layout made it: under the Kazakh one the digit row types `" ә і ң ғ , . ү ұ қ`,
and the decimal mark may be a comma, a full stop, a space, or Б and Ю.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kamkor_shop.errors import UserError
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.quantities import parse_kilograms

_TIMES = re.compile(r"^(.{1,4}?)\s*[*×xXхХmMьЬмМ]$")
_PACKS = re.compile(r"^(\d{1,3})\s*[*×xXхХ]\s*(\d{8,14})$", re.ASCII)
_SPLIT = re.compile(r"^([^бюБЮ ]{1,3})[бюБЮ ]([^бюБЮ ]{1,3})$")
_DATE = re.compile(r"^(\d{1,2})[./,\- бюБЮ](?:(\d{1,2})[./,\- бюБЮ])?(\d{4}|\d{2})$", re.ASCII)
_DAY_AND_MONTH = re.compile(r"^(\d{1,2})[./,\- бюБЮ](\d{1,2})\.?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bag on the scales, in grams."""

    grams: int


@dataclass(frozen=True, slots=True)
class Unweighed:
    """So many bags that nobody weighed."""

    count: int


@dataclass(frozen=True, slots=True)
class Packs:
    """So many packs with a maker's code."""

    count: int
    code: str


def read_entry(text: str) -> Weighed | Unweighed | Packs | None:
    """What an entry means; None when it is a word to search for.

    Raises:
        UserError: ``quantity.zero`` for `0` and `0 *`; ``donation.not_kilograms`` for a number of four digits
        and more.
    """
    typed = " ".join(text.split())
    packs = _PACKS.match(typed)
    if packs:
        return Packs(_count(packs[1]), packs[2])
    times = _TIMES.match(typed)
    if times and _digits(times[1]):
        return Unweighed(_count(_digits(times[1])))
    parts = _SPLIT.match(typed)
    if parts and _digits(parts[1]) and _digits(parts[2]):
        return Weighed(parse_kilograms(f"{_digits(parts[1])},{_digits(parts[2])}"))
    number = _digits(typed) or typed
    if len(number) > 3 and number.isascii() and number.isdigit():
        raise UserError("donation.not_kilograms", text=number)
    try:
        return Weighed(parse_kilograms(number))
    except UserError as error:
        if error.code == "quantity.unreadable":
            return None
        raise


def _digits(text: str) -> str:
    """The digits that a text is, or was meant to be; a comma beside a real digit is a comma, not the Kazakh
    6.
    """
    if any("0" <= each <= "9" for each in text) and not text.isdigit():
        return ""
    mapped = digits_of_layout(text)
    return mapped if mapped.isascii() and mapped.isdigit() else ""


def _count(digits: str) -> int:
    if int(digits) == 0:
        raise UserError("quantity.zero", example="4 *")
    return int(digits)


def read_day(text: str, today: date) -> date | None:
    """A past day as typed: `14.03.2026`, `14.3.26`, `140326`, `14.03` (the last one that was); None for
    today.

    Raises:
        UserError: ``donation.unreadable_day``. A coming day is read: posting says what is wrong with it.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    short = _DAY_AND_MONTH.match(typed)
    if short:
        day = _day(typed, today.year, short[2], short[1])
        found = day if day <= today else _day(typed, today.year - 1, short[2], short[1])
    else:
        found = _whole_date(typed)
    return None if found == today else found


def read_expiry(text: str) -> date | None:
    """The day until which food is good: `01.09.2026`, `010926`, or a month `09.2026`, whose last day counts;
    None for an empty text.

    Raises:
        UserError: ``donation.unreadable_day``.
    """
    typed = " ".join(text.split())
    return _whole_date(typed, month_alone=True) if typed else None


def _whole_date(typed: str, month_alone: bool = False) -> date:
    digits = _digits(typed)
    if len(digits) in (6, 8):
        typed = f"{digits[:2]}.{digits[2:4]}.{digits[4:]}"
    found = _DATE.match(typed)
    if found is None or (found[2] is None and not month_alone):
        raise UserError("donation.unreadable_day", text=typed)
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    if found[2] is None:
        month = int(found[1])
        if not 1 <= month <= 12 or not 2000 <= year <= 2199:
            raise UserError("donation.unreadable_day", text=typed)
        return date(year, month, monthrange(year, month)[1])
    return _day(typed, year, found[2], found[1])


def _day(typed: str, year: int, month: str, day: str) -> date:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        raise UserError("donation.unreadable_day", text=typed) from None
