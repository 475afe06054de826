"""The card that a family shows at the desk: its barcode finds it in one scan. It belongs to no document."""

from __future__ import annotations

from kamkor_shop import catalogue, codes, families
from kamkor_shop.desk import Desk
from kamkor_shop.papers import labels
from kamkor_shop.papers.labels import FamilyCardData
from kamkor_shop.papers.rendering import Media, Rendered


def render(desk: Desk, family: int, copy: bool = False) -> Rendered:
    """Return the card of ``family`` as a label of the roll. A second card is the same card: it carries no mark.

    Raises:
        UserError: ``family.unknown``.
    """
    card = families.family(desk, family)
    shop = catalogue.shop(desk, codes.split(card.code).shop)
    data = FamilyCardData(card.code, card.short_title if card.name else "", shop.name("kk"))
    return Rendered(labels.roll([data]), Media.LABEL, f"family-card-{codes.short_number(card.code)}")
