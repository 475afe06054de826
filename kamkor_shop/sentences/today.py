"""Sentences for what a person can mend: the day, its closing and the Day book."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "closing.receipts": N_(
        "The number of receipts must be between 0 and {limit}. Nothing was posted: count them again."
    ),
    "closing.already": N_(
        "{day} was closed at {time} and nothing was posted since. Nothing was posted again."
    ),
    "book.not_a_day": N_(
        "“{text}” is neither a day nor a number. Type a day such as 14.03, or the number of a document."
    ),
}
