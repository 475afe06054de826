"""Lots: what one barcode stands on. The look-up behind every scan, the story of a thing, and why it is not here."""

from kamkor_shop.lots.absence import reserved_by, why_not_here
from kamkor_shop.lots.labels import resolve
from kamkor_shop.lots.records import LOT_TYPES, Child, Holding, LotView, Scanned, Step
from kamkor_shop.lots.scanning import at_desk
from kamkor_shop.lots.stories import children, count_children, find, holdings, lineage, steps

__all__ = [
    "LOT_TYPES",
    "Child",
    "Holding",
    "LotView",
    "Scanned",
    "Step",
    "at_desk",
    "children",
    "count_children",
    "find",
    "holdings",
    "lineage",
    "reserved_by",
    "resolve",
    "steps",
    "why_not_here",
]
