"""Folding of letters for search, and digits that came through a keyboard layout.

Names are typed with the letters at hand: «Асель» for «Әсел», a Latin `a` among Cyrillic. Both the stored text
and the question are folded here, in Python, never by an SQL function, so that an index built on one machine
serves on every other.
"""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({
    # Kazakh letters as those who lack them on the keyboard write them.
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е",
    # Latin letters, and two of Turkic scripts, that look like Cyrillic ones in either case.
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "и", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "x": "х", "y": "у", "ə": "а", "ø": "о",
})  # fmt: skip

_DIGITS = "1234567890"
_LAYOUTS = (
    # Kazakh: the digit row without Shift; Caps Lock raises the letters and leaves the marks.
    ('"әіңғ,.үұқ', '"ӘІҢҒ,.ҮҰҚ'),
    ("!ӘІҢҒ;:ҮҰҚ", "!әіңғ;:үұқ"),  # Kazakh with Shift
    ('!"№;%:?*()',),  # Russian with Shift
    ("!@#$%^&*()",),  # US with Shift
)
_TABLES = tuple(
    {letter: digit for row in rows for letter, digit in zip(row, _DIGITS, strict=True)}
    | {digit: digit for digit in _DIGITS}
    for rows in _LAYOUTS
)


def fold(text: str) -> str:
    """A text as search sees it: lower case, look-alikes made one, marks between words a single space.

    Folding a folded text changes nothing, and the result holds letters, digits and single spaces only, so it
    needs no quoting in a full-text query.
    """
    lowered = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letters = lowered.translate(_LETTERS)
    # A combining mark that found no letter to join is dropped; any other mark parts words.
    kept = (c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in letters)
    return " ".join("".join(kept).split())


def digits_of_layout(text: str) -> str:
    """The digits that a wedge scanner or the digit row meant, when the keyboard layout made other signs of
    them.

    Under the Kazakh layout the digit row types `" ә і ң ғ , . ү ұ қ` for 1…0; with Shift, and under the
    Russian and US layouts with Shift, other signs again. A text is mapped as a whole, by the first layout
    that explains all of it; any other text comes back as it is.
    """
    if text.isascii() and text.isdigit():
        return text
    for table in _TABLES:
        if text and all(character in table for character in text):
            return "".join(table[character] for character in text)
    return text
