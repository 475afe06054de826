"""What was scanned or typed: digits gather, Enter decides by content. No widgets here: see
`widgets/scan_field`.

A wedge scanner is a keyboard that types very fast. It is told from a hand by its gaps, and its codes from
anything else by length and check digit, so a torn scan is refused and never taken for a size.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from kamkor_shop import codes
from kamkor_shop.errors import UserError
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.identity import check_iin

MACHINE_GAP_MS = 35
"""Scanners leave 1–20 ms between keys, practised hands 80 and more."""
CHORD_GAP_MS = 20
"""Two hands can strike one digit and Enter almost together; a scanner that is faster than this they are not."""


class Kind(Enum):
    """What a scan turned out to be."""

    CODE = "code"
    """One of ours, sound: `code` is its 12-digit integer."""
    MAKER = "maker"
    """A maker's EAN-8, UPC-A or EAN-13: `text` is its normal form."""
    LONG_NUMBER = "long number"
    """9–12 digits: a phone, an IIN or a UPC; the page that asked knows which."""
    NUMBER = "number"
    """4–8 digits: a number written by hand on tape."""
    CHOICE = "choice"
    """1–3 digits: a size or a choice on the page."""
    QUANTITY = "quantity"
    """Digits with a decimal comma or a trailing `*`."""
    TEXT = "text"
    """Anything else: a name to search for."""


class Scan(NamedTuple):
    """One entry. `text` is digits where they were meant as digits, else what was typed; `code` only for CODE;
    `fast` says that a machine typed it; `shifted` that Shift was held at Enter; `digits` is the entry read as
    digits, also of the Kazakh row, for searches.
    """

    kind: Kind
    text: str
    code: int | None = None
    fast: bool = False
    digits: str = ""
    shifted: bool = False


def decide(text: str, fast: bool = False) -> Scan:
    """Decides by content. Raises UserError `scan.torn` for a piece of a code at machine speed, and
    `code.damaged` or `code.foreign` for thirteen digits that are none of ours and no maker's.
    """
    typed = text.strip()
    # Before the Kazakh row: there the comma and the full stop are 6 and 7, but never beside plain digits.
    quantity = _quantity(typed, fast)
    if quantity is not None:
        return quantity
    digits = "" if _PACKS.fullmatch(typed) else _as_digits(typed)
    if not digits:
        return Scan(Kind.TEXT, typed, fast=fast)
    length = len(digits)
    if length > 13:
        raise UserError("code.length", text=digits)
    if length == 13:
        return _thirteen(digits, fast)
    if fast:
        maker = _maker(digits)
        if maker:
            return Scan(Kind.MAKER, maker, fast=True, digits=digits)
        if length < 12 or not _is_iin(digits):
            raise UserError("scan.torn", text=digits)
    kind = Kind.LONG_NUMBER if length >= 9 else Kind.NUMBER if length >= 4 else Kind.CHOICE
    return Scan(kind, digits, fast=fast, digits=digits)


def _as_digits(typed: str) -> str:
    if typed.isascii() and typed.isdigit():
        return typed
    mapped = digits_of_layout(typed) if typed else ""
    return mapped if mapped.isascii() and mapped.isdigit() and len(mapped) == len(typed) else ""


_QUANTITY = re.compile(r"(\d{1,7})(?:[.,бюБЮ](\d{1,3}))?(\*?)", re.ASCII)
# The keys of Б and Ю are the comma and the full stop; under a Cyrillic layout they type those letters.


_PACKS = re.compile(r"\d{1,3}\*\d{8,14}", re.ASCII)
"""A count before a maker's code, `12*4006381333931`: there the sign is a sign, not the shifted 8."""


def _quantity(typed: str, fast: bool) -> Scan | None:
    found = _QUANTITY.fullmatch(typed) or _QUANTITY.fullmatch(_count_of_layout(typed))
    if found is None:
        return None
    whole, part, times = found.groups()
    if not part and not times:
        return None
    return Scan(Kind.QUANTITY, whole + (f",{part}" if part else "") + times, fast=fast)


def _count_of_layout(typed: str) -> str:
    """A count whose digits the Kazakh digit row made letters: `"қ*` is 10*, `қюғ*` is 0,5*. Only the sign at the end
    tells it from a name: «Әбі» typed without it stays a name.
    """
    if not typed.endswith("*"):
        return ""
    parts = re.split(r"([бюБЮ*])", typed)
    return "".join(part if place % 2 else digits_of_layout(part) for place, part in enumerate(parts))


def _is_iin(digits: str) -> bool:
    try:
        check_iin(digits)
    except UserError:
        return False
    return True


def _thirteen(digits: str, fast: bool) -> Scan:
    try:
        return Scan(Kind.CODE, digits, code=codes.parse_ean13(digits), fast=fast, digits=digits)
    except UserError as error:
        maker = _maker(digits) if error.code == "code.foreign" else ""
        if not maker:
            raise
        return Scan(Kind.MAKER, maker, fast=fast, digits=digits)


def _maker(digits: str) -> str:
    try:
        return codes.maker_code(digits)
    except UserError:
        return ""


class Wedge:
    """Listens to single keys and knows whether a machine types. Times in milliseconds; an unknown time (0)
    counts as a hand's. `digits` are the digit keys of the run so far, by their places, whatever letters the
    layout made of them.
    """

    __slots__ = ("_last", "_timed", "digits", "longest_gap")

    def __init__(self) -> None:
        self.clear()

    def key(self, digit: str, time: int) -> None:
        """A digit key was pressed."""
        if not self.digits:
            self.longest_gap, self._timed = 0, bool(time)
        else:
            self._gap(time)
        self._last = time
        self.digits += digit

    def _gap(self, time: int) -> None:
        if not time or not self._last or time < self._last:
            self._timed = False
        self.longest_gap = max(self.longest_gap, time - self._last)

    def fast(self, time: int) -> bool:
        """True when the run, up to a closing key at `time`, came at machine speed."""
        if not self.digits:
            return False
        self._gap(time)
        limit = MACHINE_GAP_MS if len(self.digits) > 1 else CHORD_GAP_MS
        return self._timed and self.longest_gap <= limit

    def fast_so_far(self, time: int) -> bool:
        """True when a further key at `time` would still be the machine's."""
        return bool(self.digits and time and 0 <= time - self._last <= MACHINE_GAP_MS and self._timed)

    def clear(self) -> None:
        """Forgets the run: another kind of key was pressed, or it was used."""
        self.digits, self.longest_gap, self._last, self._timed = "", 0, 0, True
