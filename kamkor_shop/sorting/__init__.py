"""Sort and label: open a bag, post garment after garment at the speed of hands, close the bag with rags and waste.

`pad` is the machine behind the keys, `keying` counts what it costs; `sessions` are bags on the table, `garments` what
comes out of them, `labels` those printed ahead.
"""

from kamkor_shop.sorting.garments import (
    LABEL,
    GarmentDetails,
    GarmentDraft,
    SortedGarment,
    Undone,
    commit,
    demand_sound,
    described,
    layout,
    recent,
    undo,
    usual_place,
    waiting,
)
from kamkor_shop.sorting.labels import MOST_BLANKS, bind, draw_blanks, is_blank, write_by_hand
from kamkor_shop.sorting.pad import Did, Effect, Garment, Layer, Pad, PadKind, PadLayout, PadState
from kamkor_shop.sorting.sessions import (
    CloseDetails,
    CloseDraft,
    Session,
    Summary,
    close_bag,
    open_bag,
    put_back,
    session,
    sessions,
    summary,
)
from kamkor_shop.sorting.templates import template
from kamkor_shop.sorting.unposted import Weights, forget_strays, keep_weights, kept_weights

__all__ = [
    "LABEL",
    "MOST_BLANKS",
    "CloseDetails",
    "CloseDraft",
    "Did",
    "Effect",
    "Garment",
    "GarmentDetails",
    "GarmentDraft",
    "Layer",
    "Pad",
    "PadKind",
    "PadLayout",
    "PadState",
    "Session",
    "SortedGarment",
    "Summary",
    "Undone",
    "Weights",
    "bind",
    "close_bag",
    "commit",
    "demand_sound",
    "described",
    "draw_blanks",
    "forget_strays",
    "is_blank",
    "keep_weights",
    "kept_weights",
    "layout",
    "open_bag",
    "put_back",
    "recent",
    "session",
    "sessions",
    "summary",
    "template",
    "undo",
    "usual_place",
    "waiting",
    "write_by_hand",
]
