"""Numbers of people and organisations: IIN, BIN, phone. Checked, never looked up anywhere.

Source of the number rules: Law of the Republic of Kazakhstan on national registers of identification numbers
(12.01.2007 № 223-III) and the algorithm of the check digit published with it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kamkor_shop.errors import UserError
from kamkor_shop.vocabulary import Sex

_CENTURY = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_FOREIGN = "0"
_WEIGHTS = (
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2),
)


class Iin(NamedTuple):
    """What an individual identification number says. A foreigner's says no sex, and its century is a
    guess.
    """

    text: str
    birth_date: date
    sex: Sex | None
    foreign: bool


def check_iin(text: str, today: date | None = None) -> Iin:
    """An IIN (ЖСН/ИИН) as typed, with or without spaces: 12 digits, `YYMMDD` century-and-sex `NNNN` check
    digit.

    With `today`, a birth after it is refused. A foreigner's number (seventh digit 0) is returned with
    `foreign` set: the page warns, a person decides. Raises UserError `iin.length`, `iin.century`, `iin.date`,
    `iin.check_digit`.
    """
    digits = _twelve_digits(text, "iin.length")
    foreign = digits[6] == _FOREIGN
    if not foreign and digits[6] not in _CENTURY:
        raise UserError("iin.century", text=digits)
    centuries = (2000, 1900) if foreign else (_CENTURY[digits[6]],)
    days = [
        day for century in centuries if (day := _day(century, digits)) and (today is None or day <= today)
    ]
    if not days:
        raise UserError("iin.date", text=digits)
    if not _check_digit_fits(digits):
        raise UserError("iin.check_digit", text=digits)
    sex = None if foreign else Sex.MALE if int(digits[6]) % 2 else Sex.FEMALE
    return Iin(digits, days[0], sex, foreign)


def check_bin(text: str) -> str:
    """A BIN (БСН/БИН) as typed, with or without spaces, as 12 digits: `YYMM`, type 4–6, mark 0–4, five
    digits, check digit.

    Raises UserError `bin.length`, `bin.date`, `bin.type`, `bin.check_digit`.
    """
    digits = _twelve_digits(text, "bin.length")
    if not 1 <= int(digits[2:4]) <= 12:
        raise UserError("bin.date", text=digits)
    if digits[4] not in "456" or digits[5] not in "01234":
        raise UserError("bin.type", text=digits)
    if not _check_digit_fits(digits):
        raise UserError("bin.check_digit", text=digits)
    return digits


def parse_phone(text: str) -> str:
    """A phone number as typed, in the international form that is stored: `8 701 234 56 78` → `+77012345678`.

    Ten digits, or eleven that begin with 8 or 7, are numbers of Kazakhstan's and Russia's common plan (+7);
    any other country's begin with `+` or `00`. Raises UserError `phone.unreadable`.
    """
    digits = re.sub(r"[\s\-()./\u00a0]", "", text.strip())
    national = re.fullmatch(r"(?:\+7|8|7)?([3-9]\d{9})", digits, re.ASCII)
    if national:
        return f"+7{national[1]}"
    abroad = re.fullmatch(r"(?:\+|00)([1-9]\d{7,14})", digits, re.ASCII)
    if abroad and not abroad[1].startswith("7"):
        return f"+{abroad[1]}"
    raise UserError("phone.unreadable", text=text.strip())


def format_phone(number: str) -> str:
    """A stored number as people read it: `+7 701 234 56 78`, a landline `+7 7262 45 12 34`, another country's
    as it is.
    """
    match = re.fullmatch(r"\+7(\d{3})(\d)(\d\d)(\d\d)(\d\d)", number, re.ASCII)
    if match is None:
        return number
    area, first, *pairs = match.groups()
    # Area codes of Kazakhstan's regions have four digits (Taraz 7262), Almaty's has three (727).
    if area[0] == "7" and area[1] in "12" and area != "727":
        return f"+7 {area}{first} {' '.join(pairs)}"
    return f"+7 {area} {first}{pairs[0]} {pairs[1]} {pairs[2]}"


def _twelve_digits(text: str, code: str) -> str:
    digits = re.sub(r"[\s\-\u00a0]", "", text)
    if not re.fullmatch(r"\d{12}", digits, re.ASCII):
        raise UserError(code, text=text.strip())
    return digits


def _day(century: int, digits: str) -> date | None:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


def _check_digit_fits(digits: str) -> bool:
    """Two passes of weights modulo 11; a number whose second pass gives 10 too was never issued."""
    for weights in _WEIGHTS:
        rest = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
        if rest != 10:
            return rest == int(digits[11])
    return False
