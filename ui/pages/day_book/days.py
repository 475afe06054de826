"""What a person types to find a day or a document: `14.03`, `14.3.26`, `14`."""

from __future__ import annotations

import re
from datetime import date

from kamkor_shop.errors import UserError

_DAY = re.compile(r"(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{4}|\d{2}))?[.]?", re.ASCII)


def parse_day_or_number(text: str, today: date) -> date | int:
    """A day (the last one that was, where the year is left out), or a whole number.

    Raises UserError `book.not_a_day`.
    """
    typed = text.strip()
    if typed.isascii() and typed.isdigit() and len(typed) <= 12:
        return int(typed)
    found = _DAY.fullmatch(typed)
    try:
        if found is None:
            raise ValueError(typed)
        day, month, year = int(found[1]), int(found[2]), found[3]
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError as error:
        raise UserError("book.not_a_day", text=typed) from error
