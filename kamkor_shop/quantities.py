"""Quantities, weights and values: integers inside, words and marks of the language outside.

Pieces and pairs are counted; goods by weight are grams, liquids millilitres; values are whole tenge, per
piece or pair, or per 1,000 g or ml. People type and read kilograms and litres. There are no floats.
"""

from __future__ import annotations

import re
from contextlib import nullcontext

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, current, language, ngettext
from kamkor_shop.vocabulary import Unit

LARGEST_QUANTITY = 100_000_000
"""What one entry may hold: 100 t in grams. Far above any donation, far below what a 64-bit sum of them could
not hold.
"""

NBSP = "\u00a0"
"""Groups of digits, and a value and its ₸, stay on one line."""

# The keys of . and , give ю and б under the Russian and Kazakh layouts; the numpad's mark is a space when
# NumLock is off.
_DECIMAL = re.compile(r"^(\d{1,9})(?:[.,юбЮБ ](\d{1,3}))?$", re.ASCII)
_WITH_UNIT = re.compile(r"^(.*?\d)\s*(кг|kg|г|g|л|l|мл|ml)\.?$", re.IGNORECASE)
_SMALL_UNITS = frozenset({"г", "g", "мл", "ml"})


def is_measured(unit: Unit) -> bool:
    """Whether a unit is weighed or poured (grams, millilitres) rather than counted."""
    return unit in (Unit.GRAM, Unit.MILLILITRE)


def parse_kilograms(text: str) -> int:
    """Grams, from kilograms as typed: `6,4`, `6.4`, `6ю4`, `6 4` → 6400; `420 г` → 420.

    At most three decimals. Raises UserError `quantity.unreadable`, `quantity.zero`, `quantity.too_large`.
    """
    return parse_quantity(text, Unit.GRAM)


def parse_quantity(text: str, unit: Unit) -> int:
    """The integer quantity of what was typed: whole pieces or pairs, or kilograms or litres for goods that
    are measured.

    Raises UserError `quantity.unreadable`, `quantity.zero`, `quantity.too_large`.
    """
    number = " ".join(text.split())
    thousandths = is_measured(unit)
    named = _WITH_UNIT.match(number) if thousandths else None
    if named:
        number, thousandths = named[1], named[2].lower() not in _SMALL_UNITS
    match = _DECIMAL.match(number)
    if match is None or (match[2] and not thousandths):
        raise UserError("quantity.unreadable", text=text.strip(), example=_example(unit))
    quantity = int(match[1])
    if thousandths:
        quantity = quantity * 1000 + int((match[2] or "").ljust(3, "0"))
    if quantity == 0:
        raise UserError("quantity.zero", example=_example(unit))
    if quantity > LARGEST_QUANTITY:
        raise UserError(
            "quantity.too_large", text=text.strip(), limit=format_quantity(LARGEST_QUANTITY, unit)
        )
    return quantity


def _example(unit: Unit) -> str:
    return format_thousandths(6400) if is_measured(unit) else "12"


def format_number(number: int) -> str:
    """A whole number in groups of three: `12 400`, with spaces that do not break; a true minus sign."""
    digits = f"{abs(number):,}".replace(",", NBSP)
    return f"−{digits}" if number < 0 else digits


def format_thousandths(number: int) -> str:
    """Thousandths as a decimal number of the current language: 6400 → `6,4` (English `6.4`), never
    rounded.
    """
    whole, rest = divmod(abs(number), 1000)
    mark = "." if current() == "en" else ","
    decimals = f"{mark}{rest:03}".rstrip("0") if rest else ""
    return f"{'−' if number < 0 else ''}{format_number(whole)}{decimals}"


def format_quantity(quantity: int, unit: Unit, name: str | None = None) -> str:
    """A quantity with its unit in the given or the current language: «3 дана», `2 pairs`, «6,4 кг», «420 г»,
    «5 л».
    """
    with language(name) if name else nullcontext():
        if not is_measured(unit):
            number = format_number(quantity)
            if unit is Unit.PAIR:
                return ngettext("{number} pair", "{number} pairs", abs(quantity)).format(number=number)
            return ngettext("{number} pc", "{number} pcs", abs(quantity)).format(number=number)
        # Below a kilogram people say grams (the parcel's tea is 420 g), above it kilograms.
        if abs(quantity) < 1000:
            small = _("{number} g") if unit is Unit.GRAM else _("{number} ml")
            return small.format(number=format_number(quantity))
        large = _("{number} kg") if unit is Unit.GRAM else _("{number} l")
        return large.format(number=format_thousandths(quantity))


def format_kilograms(grams: int, name: str | None = None) -> str:
    """A weight in kilograms whatever its size, so that a column of weights compares at a glance: «0,42 кг»,
    «6,4 кг».
    """
    with language(name) if name else nullcontext():
        return _("{number} kg").format(number=format_thousandths(grams))


def format_tenge(value: int, name: str | None = None) -> str:
    """A value in tenge, the same in every language: `12 400 ₸`."""
    return f"{format_number(value)}{NBSP}₸"


def value_of(unit: Unit, quantity: int, unit_value: int) -> int:
    """What a quantity is worth in tenge: by the piece or pair, or by 1,000 g or ml, half a tenge rounded
    up.
    """
    if is_measured(unit):
        return (quantity * unit_value + 500) // 1000
    return quantity * unit_value


def share(total: int, part: int, whole: int) -> int:
    """What a withdrawal of `part` out of `whole` takes of the value `total`: rounded down, the last one takes
    all that is left.

    So the values of a lot's withdrawals always add up to what came in.
    """
    if not 0 <= part <= whole or whole == 0:
        raise ValueError(f"cannot take {part} out of {whole}")
    return total * part // whole
