"""How the page writes amounts: one of pieces, kilograms or tenge at a time."""

from __future__ import annotations

from enum import Enum

from kamkor_shop.i18n import _
from kamkor_shop.quantities import format_number, format_thousandths
from kamkor_shop.reports import Measure

NOTHING_HERE = "–"
"""What stands for zero: a column of noughts hides the figures."""


class Way(Enum):
    """Which of the three a table shows."""

    PIECES = "pieces"
    KILOGRAMS = "grams"
    TENGE = "tenge"

    @property
    def word(self) -> str:
        """Its name on a chip, in the language of the moment."""
        return {"pieces": _("pieces"), "grams": _("kg"), "tenge": _("tenge")}[self.value]

    def of(self, measure: Measure) -> int:
        """The number of an amount: pieces, grams or tenge."""
        return int(getattr(measure, self.value))

    def written(self, value: int) -> str:
        """A number as people read it, in this way."""
        return format_thousandths(value) if self is Way.KILOGRAMS else format_number(value)

    def text(self, measure: Measure) -> str:
        """An amount as people read it, a dash for nothing."""
        value = self.of(measure)
        return self.written(value) if value else NOTHING_HERE
