"""Receiving: a donation becomes bags with a label and weight, or ready goods straight to stock."""

from typing import TYPE_CHECKING

from kamkor_shop.facade import on_demand

if TYPE_CHECKING:
    from kamkor_shop.donations.draft import (
        ABSURD_BAG,
        HEAVY_BAG,
        MOST_LABELS,
        BagLine,
        BoxVisit,
        DonationDraft,
        GoodsLine,
        Totals,
        from_state,
        to_state,
        totals,
    )
    from kamkor_shop.donations.entry import Packs, Unweighed, Weighed, read_day, read_entry, read_expiry
    from kamkor_shop.donations.gifts import (
        BagView,
        Gift,
        average_bag,
        count_on,
        gifts_count,
        gifts_of,
        gifts_on,
        papers_of,
        waiting_bags,
    )
    from kamkor_shop.donations.posting import DonationDetails, post

__all__ = [
    "ABSURD_BAG",
    "HEAVY_BAG",
    "MOST_LABELS",
    "BagLine",
    "BagView",
    "BoxVisit",
    "DonationDetails",
    "DonationDraft",
    "Gift",
    "GoodsLine",
    "Packs",
    "Totals",
    "Unweighed",
    "Weighed",
    "average_bag",
    "count_on",
    "from_state",
    "gifts_count",
    "gifts_of",
    "gifts_on",
    "papers_of",
    "post",
    "read_day",
    "read_entry",
    "read_expiry",
    "to_state",
    "totals",
    "waiting_bags",
]

__getattr__ = on_demand(
    __name__,
    draft=(
        "ABSURD_BAG HEAVY_BAG MOST_LABELS BagLine BoxVisit DonationDraft GoodsLine Totals "
        "from_state to_state totals"
    ),
    entry="Packs Unweighed Weighed read_day read_entry read_expiry",
    gifts=("BagView Gift average_bag count_on gifts_count gifts_of gifts_on papers_of waiting_bags"),
    posting="DonationDetails post",
)
