"""Numbers of everything that carries a barcode: EAN-13 of the in-store range, `2 T SS NNNNNNNN C`.

`T` is the type, `SS` the shop that issued the code (00 is the centre), `N` the serial of that shop and type,
`C` the check digit. The first twelve digits as an integer are the primary key; the thirteenth is only printed
and checked. Codes are never renumbered.

Source: GS1 General Specifications, section 2.1.11 (restricted circulation numbers, prefix 20–29) and 7.9
(check digit).
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from kamkor_shop.errors import UserError

LARGEST_SERIAL = 99_999_999
LARGEST_SHOP = 99

_IN_STORE = 2


class CodeType(IntEnum):
    """The second digit: what the code stands on."""

    LOT = 0
    BAG = 1
    FAMILY = 2
    DOCUMENT = 3
    LOCATION = 4
    MEMBER = 5
    PARTY = 7
    OTHER = 8
    COMMAND = 9


class Code(NamedTuple):
    """The parts of a code."""

    type: CodeType
    shop: int
    serial: int


def make(type: CodeType, shop: int, serial: int) -> int:
    """The 12-digit integer of a type, an issuing shop 0–99 and a serial 1–99,999,999: the primary key.

    Raises UserError `code.used_up` when the serials of the shop have run out, ValueError for any other number
    out of range.
    """
    if not 0 <= shop <= LARGEST_SHOP:
        raise ValueError(f"no such shop number: {shop}")
    if serial > LARGEST_SERIAL:
        raise UserError("code.used_up", shop=shop)
    if serial < 0:
        raise ValueError(f"a serial is not negative: {serial}")
    return ((_IN_STORE * 10 + CodeType(type)) * 100 + shop) * 100_000_000 + serial


def split(code: int) -> Code:
    """The parts of a 12-digit integer code; ValueError when it is not one that we issue."""
    head, serial = divmod(code, 100_000_000)
    prefix, shop = divmod(head, 100)
    in_store, type_digit = divmod(prefix, 10)
    if in_store != _IN_STORE:
        raise ValueError(f"not a code of the in-store range: {code}")
    return Code(CodeType(type_digit), shop, serial)


def check_digit(code: int) -> int:
    """The check digit of a number without it: weights 3, 1, 3 … from the right, to the next ten.

    Raises ValueError for what is no whole number from 0 on.
    """
    digits = f"{code:d}"
    return -sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits))) % 10


def to_ean13(code: int) -> str:
    """The thirteen digits as they are printed and scanned; ValueError as `check_digit`."""
    return f"{code:012}{check_digit(code)}"


def parse_ean13(text: str) -> int:
    """The 12-digit integer of a scanned code of ours; spaces at the ends do not count.

    Raises UserError `code.length` when it has not thirteen digits, `code.damaged` when the check digit is
    wrong, `code.foreign` when it is a sound code that no shop of ours issues.
    """
    digits = text.strip()
    if len(digits) != 13 or not _all_digits(digits):
        raise UserError("code.length", text=digits)
    if not _checks(digits):
        raise UserError("code.damaged", text=digits)
    code = int(digits[:12])
    try:
        split(code)
    except ValueError:
        raise UserError("code.foreign", text=digits) from None
    return code


def is_ours(text: str) -> bool:
    """Whether a text is a whole, sound code of a type that we issue."""
    try:
        parse_ean13(text)
    except UserError:
        return False
    return True


def short_number(code: int) -> str:
    """The number that people write by hand: the serial, with zeros in front up to four digits (4–8
    digits).
    """
    return f"{split(code).serial:04}"


def from_short_number(text: str, type: CodeType, shop: int) -> int:
    """The code of a handwritten number of 4–8 digits, as a shop's own thing of the given type.

    Raises UserError `code.length` for any other text.
    """
    digits = text.strip()
    if not 4 <= len(digits) <= 8 or not _all_digits(digits):
        raise UserError("code.length", text=digits)
    return make(type, shop, int(digits))


def maker_code(text: str) -> str:
    """A maker's EAN-8, UPC-A or EAN-13 in one form: 8 digits, or 13 (a UPC-A gets the zero in front that
    makes it an EAN-13).

    Spaces and hyphens do not count. Raises UserError `code.maker` when the length or the check digit is
    wrong, and `code.in_store` for numbers that shops print themselves (EAN-13 beginning with 2, UPC-A with 2
    or 4, EAN-8 with 0 or 2).
    """
    digits = text.strip().replace(" ", "").replace("-", "")
    if len(digits) not in (8, 12, 13) or not _all_digits(digits) or not _checks(digits) or int(digits) == 0:
        raise UserError("code.maker", text=digits)
    if len(digits) == 12:
        digits = "0" + digits
    in_store = ("0", "2") if len(digits) == 8 else ("2", "02", "04")
    if digits.startswith(in_store):
        raise UserError("code.in_store", text=digits)
    return digits


def _checks(digits: str) -> bool:
    return check_digit(int(digits[:-1])) == int(digits[-1])


def _all_digits(text: str) -> bool:
    # isdigit alone is true for digits of other scripts too, which no scanner of ours sends.
    return text.isascii() and text.isdigit()
