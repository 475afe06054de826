"""Languages: one gettext catalogue for the core, the papers and the window, looked up at call time.

English texts in the source are the keys. `_()` and `ngettext()` look a text up in the language of the moment;
`N_()` marks a constant that is looked up later. The language is the one that was last chosen with `use()`,
unless a `language()` block overrides it in this thread (a receipt prints Kazakh and Russian side by side
while the window shows English).

Translate a constant, then substitute: `_("Bag {number} is open").format(number=142)`.
"""

from __future__ import annotations

import gettext as _gettext
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from typing import Literal

from kamkor_shop import resources

LANGUAGES = ("kk", "ru", "en")

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Each language in its own script, as the first-start page and the switch show it; never translated."""

KAZAKH_ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
"""The 42 letters of the Cyrillic script in the order of Kazakh dictionaries (ё stands after е, unlike in
Russian lists).
"""

# Checked against Babel's CLDR in a test; constants, because importing Babel costs a third of the window's
# start-up time.
_MONTHS = {
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
           "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь",
           "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
_MONTHS_OF_A_DATE = {
    "kk": _MONTHS["kk"],
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня",
           "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "en": _MONTHS["en"],
}  # fmt: skip
_LONG_DATE = {
    "kk": "{year} жылғы {day} {month}",
    "ru": "{day} {month} {year} года",
    "en": "{day} {month} {year}",
}
_MONTH_AND_YEAR = {"kk": "{year} жылғы {month}", "ru": "{month} {year} года", "en": "{month} {year}"}

# A letter of the alphabet becomes a character whose code point follows the alphabet's order, so that a plain
# comparison of stored keys, in Python or in SQL, sorts names as a Kazakh reader expects. Latin and digits
# come first.
_ORDER = {ord(letter.lower()): 0x0430 + place for place, letter in enumerate(KAZAKH_ALPHABET)} | {
    ord("-"): ord(" "),
    ord("’"): None,
    ord("'"): None,
    ord("«"): None,
    ord("»"): None,
    ord('"'): None,
}


class _Choice:
    """The language of the process: a choice of the person at the desk, like the time zone of the machine."""

    __slots__ = ("language",)

    def __init__(self) -> None:
        self.language = "en"


_choice = _Choice()
_override: ContextVar[str | None] = ContextVar("language", default=None)


def use(language: str) -> None:
    """Choose the language of the whole program; texts already on the screen change when their page asks
    again.
    """
    _choice.language = _known(language)


def current() -> str:
    """The language that texts are looked up in now: `kk`, `ru` or `en`."""
    return _override.get() or _choice.language


@contextmanager
def language(name: str) -> Iterator[None]:
    """Look texts up in another language inside the block, in this thread only."""
    token = _override.set(_known(name))
    try:
        yield
    finally:
        _override.reset(token)


def _known(name: str) -> str:
    if name not in LANGUAGES:
        raise ValueError(f"no such language: {name!r}; there are {', '.join(LANGUAGES)}")
    return name


@cache
def _catalogue(name: str) -> _gettext.NullTranslations:
    if name == "en":
        return _gettext.NullTranslations()
    return _gettext.translation("kamkor", resources.path("locale"), [name])


def _(message: str) -> str:
    """The text in the current language; the English itself where a translation is missing."""
    return _catalogue(current()).gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form of a text that goes with a number (Russian has three, Kazakh one); the number is substituted
    after.
    """
    return _catalogue(current()).ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for the marker
    """Mark a constant for the catalogue and return it as it is; `_()` looks it up when it is shown."""
    return message


def format_date(day: date, name: str | None = None, style: Literal["short", "long"] = "short") -> str:
    """A day for people, in the given or the current language.

    Short: `14.03.2026` in every language, as Kazakh papers write it. Long: «2026 жылғы 14 наурыз», «14 марта
    2026 года», `14 March 2026`.
    """
    if style == "short":
        return f"{day:%d.%m.%Y}"
    name = name or current()
    return _LONG_DATE[name].format(year=day.year, month=_MONTHS_OF_A_DATE[name][day.month - 1], day=day.day)


def month_name(month: str | int, name: str | None = None) -> str:
    """The bare name of a month given as `YYYY-MM` or 1–12: «наурыз», «март», `March`."""
    number = int(month[5:7]) if isinstance(month, str) else month
    return _MONTHS[name or current()][number - 1]


def format_month(month: str, name: str | None = None) -> str:
    """A month and its year, from `YYYY-MM`: «2026 жылғы наурыз», «март 2026 года», `March 2026`."""
    name = name or current()
    return _MONTH_AND_YEAR[name].format(year=month[:4], month=month_name(month, name))


def sort_key(text: str) -> str:
    """A key that sorts texts by the Kazakh alphabet under plain comparison; case, quotes and hyphens do not
    count.
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_ORDER)
    return " ".join(folded.split())
