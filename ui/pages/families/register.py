"""The table of the register: by the Kazakh alphabet, found by any part of a name, telephone number or IIN."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamkor_shop import codes, families
from kamkor_shop.desk import Desk
from kamkor_shop.families import FamilyView, gaps_of
from kamkor_shop.i18n import _
from ui.models.paged import Column, Filter, Sort
from ui.pages.families import words
from ui.widgets.table import Table

INCOMPLETE = "incomplete"
_MOST_FOUND = 200
_BY_NAME = "sort_key"


def register_table(desk: Desk) -> Table:
    """The table; its rows are FamilyViews."""

    def fetch(after: Any, limit: int, sort: Sort, wanted: Filter) -> Sequence[FamilyView]:
        if wanted.text:
            # A search is bounded and read whole: sorting by relevance would cost more than it tells.
            found = families.find(desk, wanted.text, _MOST_FOUND) if after is None else ()
            return sorted(_kept(found, wanted), key=lambda card: card.sort_key, reverse=sort.descending)
        if INCOMPLETE in wanted.chips:
            return families.incomplete(desk, limit, after[1] if after is not None else 0)
        return families.listed(desk, after, limit, backwards=sort.descending)

    columns = [
        Column(lambda: _("Family"), lambda card: card.title, sort=_BY_NAME, strong=True),
        Column(lambda: _("People"), lambda card: str(len(card.members)), number=True, widest="88"),
        Column(lambda: _("Children"), _children, number=True, widest="88"),
        Column(lambda: _("Phone"), words.phones, widest="+7 777 888 88 88"),
        Column(lambda: _("To complete"), _gaps, tone=lambda _card: "warn", widest="даты рождения +3"),
        Column(lambda: _("Card"), lambda card: codes.short_number(card.code), number=True, widest="88888"),
    ]
    table = Table(
        columns,
        fetch,
        lambda card: (card.sort_key, card.code),
        sort=Sort(_BY_NAME),
        empty_icon="families",
    )
    table.setObjectName("families")
    return table


def _kept(found: Sequence[FamilyView], wanted: Filter) -> list[FamilyView]:
    return [card for card in found if INCOMPLETE not in wanted.chips or not card.complete]


def _children(card: FamilyView) -> str:
    return str(card.children or "–")


def _gaps(card: FamilyView) -> str:
    """The first thing that is missing, and how many more: the card says them all."""
    gaps = () if card.complete else gaps_of(card)
    if not gaps:
        return ""
    return gaps[0].text if len(gaps) == 1 else f"{gaps[0].text} +{len(gaps) - 1}"
