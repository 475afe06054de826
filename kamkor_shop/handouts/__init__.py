"""Hand-outs: a family gets clothes and food, free of charge, and a receipt.

A list grows at the desk (:mod:`.lists`, :mod:`.taking`), the size says whom a thing fits (:mod:`.fitting`), posting
makes it one document (:mod:`.posting`), and what a family got can be read back (:mod:`.history`).
"""

from kamkor_shop.handouts.fitting import Wearer, suggest, wearers
from kamkor_shop.handouts.history import (
    Given,
    GivenLine,
    Visit,
    given_lines,
    given_this_month,
    last_visit,
    visits,
)
from kamkor_shop.handouts.lists import HandoutList, ListLine, discard, keep, parked
from kamkor_shop.handouts.posting import (
    HandoutDetails,
    HandoutDraft,
    HandoutLine,
    Labelled,
    Unlabelled,
    draft_of,
    post,
    undo,
)
from kamkor_shop.handouts.taking import parse_amount, take, take_pack, take_short, unlabelled, with_quantity

__all__ = [
    "Given",
    "GivenLine",
    "HandoutDetails",
    "HandoutDraft",
    "HandoutLine",
    "HandoutList",
    "Labelled",
    "ListLine",
    "Unlabelled",
    "Visit",
    "Wearer",
    "discard",
    "draft_of",
    "given_lines",
    "given_this_month",
    "keep",
    "last_visit",
    "parked",
    "parse_amount",
    "post",
    "suggest",
    "take",
    "take_pack",
    "take_short",
    "undo",
    "unlabelled",
    "visits",
    "wearers",
    "with_quantity",
]
