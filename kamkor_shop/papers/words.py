"""Texts that a paper says twice: Kazakh first, Russian second."""

from dataclasses import dataclass

from kamkor_shop.i18n import _, language
from kamkor_shop.quantities import format_quantity, format_thousandths
from kamkor_shop.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages of the state."""

    kk: str
    ru: str

    @property
    def one_line(self) -> str:
        """«Kazakh / Russian», or one of them where both are the same word."""
        return self.kk if self.kk == self.ru or not self.ru else f"{self.kk} / {self.ru}"


def both(msgid: str, **params: object) -> Text:
    """The catalogue's text of `msgid` in both languages; a `Text` among `params` gives its own half to
    each."""
    halves: list[str] = []
    for code in ("kk", "ru"):
        own = {
            name: (value.kk if code == "kk" else value.ru) if isinstance(value, Text) else value
            for name, value in params.items()
        }
        with language(code):
            halves.append(_(msgid).format(**own))
    return Text(*halves)


def plain(text: str) -> Text:
    """A text that is the same in both languages: a name, a number."""
    return Text(text, text)


def kilograms(grams: int) -> str:
    """A weight as a bare number of kilograms, with the decimal comma of both languages: «6,4»."""
    with language("kk"):
        return format_thousandths(grams)


def amount(quantity: int, unit: Unit) -> Text:
    """A quantity with its unit in both languages."""
    return Text(format_quantity(quantity, unit, "kk"), format_quantity(quantity, unit, "ru"))
