"""The words of the Receive page: lines, sums, givers, as they stand on the screen."""

from __future__ import annotations

from kamkor_shop.catalogue import KindRecord
from kamkor_shop.donations import BagLine, Gift, GoodsLine, Totals
from kamkor_shop.i18n import _, format_date, ngettext
from kamkor_shop.quantities import NBSP, format_kilograms, format_quantity, format_tenge
from kamkor_shop.vocabulary import ForWhom, short_name_of


def weight_of(grams: int, estimated: bool) -> str:
    """A weight; one that nobody weighed carries the sign of an estimate."""
    return ("≈ " if estimated else "") + format_kilograms(grams)


def bag_words(bag: BagLine, index: int, of: int) -> tuple[str, str]:
    """What a bag's line says, and the muted note beside it."""
    note = _("not weighed: usual weight") if bag.estimated else ""
    return _("Bag {index}/{of}").format(index=index, of=of), note


def goods_words(line: GoodsLine, kind: KindRecord | None) -> tuple[str, str]:
    """What a line of ready goods says, and the muted note beside it."""
    note = []
    if line.size:
        note.append(line.size)
    if line.for_whom is not ForWhom.ANYONE:
        note.append(short_name_of(line.for_whom))
    if line.expires:
        note.append(_("good until {day}").format(day=format_date(line.expires)))
    if line.each and line.quantity > 1:
        note.append(_("a label on each"))
    return kind.name() if kind else "…", " · ".join(note)


def goods_quantity(line: GoodsLine) -> str:
    """How much of it."""
    return format_quantity(line.quantity, line.unit)


def sums(totals: Totals) -> str:
    """The footer: «4 bags · 25,6 kg · 3 labels of goods · 12 400 ₸»."""
    parts = []
    if totals.bags:
        parts.append(ngettext("{number} bag", "{number} bags", totals.bags).format(number=totals.bags))
        parts.append(weight_of(totals.grams, totals.estimated))
    if totals.goods:
        words = ngettext("{number} label for goods", "{number} labels for goods", totals.labels)
        parts.append(words.format(number=totals.labels))
        parts.append(format_tenge(totals.value))
    return " · ".join(parts)


def gift_words(gift: Gift) -> str:
    """A donation of the past in one line."""
    parts = []
    if gift.bags:
        parts.append(ngettext("{number} bag", "{number} bags", gift.bags).format(number=gift.bags))
        parts.append(weight_of(gift.grams, gift.estimated))
    if gift.goods:
        parts.append(
            ngettext("{number} kind of goods", "{number} kinds of goods", gift.goods).format(
                number=gift.goods
            )
        )
    return " · ".join(parts) or _("empty box")


def gifts_before(count: int) -> str:
    """How often this donor gave, or this box was emptied, before."""
    return ngettext("{number} gift before", "{number} gifts before", count).format(number=count)


def gifts_today(count: int) -> str:
    """How many donations came in today."""
    return ngettext("{number} donation today", "{number} donations today", count).format(number=count)


def keep_together(text: str) -> str:
    """A text whose keys are not torn apart at the end of a line."""
    for keys in ("4 * Enter", "6,4 Enter"):
        text = text.replace(keys, keys.replace(" ", NBSP))
    return text
