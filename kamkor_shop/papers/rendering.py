"""From a posted document to the paper it wants: one table of builders, one way to a PDF.

A paper is named in :class:`kamkor_shop.ledger.Entry` when the document is posted and is built from what
stands in the ledger, so a reprint years later says the same, marked as a copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError


class Media(StrEnum):
    """Which printer and paper size a PDF is made for."""

    LABEL = "label"
    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper ready for preview, printer and archive."""

    pdf: bytes
    media: Media
    title: str
    """Name of the file without its ending: ``receipt-000012``."""
    copies: int = 1
    """How many come out of the printer: a receipt is signed twice, one stays with each side."""


Builder = Callable[[Desk, int, bool], Rendered]

BUILDERS: dict[str, tuple[str, str]] = {
    # paper: (module, function); modules are imported when their paper is wanted, because reportlab is slow to
    # start
    "receipt": ("kamkor_shop.papers.handout_receipt", "render"),
    "family_card": ("kamkor_shop.papers.family_card", "render"),
    "donor_act": ("kamkor_shop.papers.donation_papers", "render_act"),
    "bag_labels": ("kamkor_shop.papers.donation_papers", "render_bag_labels"),
    "goods_labels": ("kamkor_shop.papers.lot_labels", "render_goods"),
    "label": ("kamkor_shop.papers.lot_labels", "render"),
    "month_report": ("kamkor_shop.papers.month_report", "render"),
}


def render(desk: Desk, document: int, paper: str, *, copy: bool = False) -> Rendered:
    """Build the paper of a document; ``copy`` marks a reprint.

    Raises:
        UserError: ``paper.unknown``; ``document.unknown``.
    """
    if paper not in BUILDERS:
        raise UserError("paper.unknown", paper=paper)
    module, function = BUILDERS[paper]
    builder: Builder = getattr(import_module(module), function)
    return builder(desk, document, copy)
