"""Labels printed ahead: drawing their numbers, telling a blank one, binding it to a garment that waits for one."""

from __future__ import annotations

from kamkor_shop import codes, ledger
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers
from kamkor_shop.store.models import Alias, Lot

MOST_BLANKS = 650
"""Ten of the densest sheets: more is a slip of the finger, and every number drawn is never used again."""


def draw_blanks(desk: Desk, count: int) -> tuple[int, ...]:
    """Draw the numbers of `count` labels to be printed ahead.

    Raises:
        UserError: `sort.blank_count`.
    """
    if not 1 <= count <= MOST_BLANKS:
        raise UserError("sort.blank_count", limit=MOST_BLANKS)
    with desk.write():
        return ledger.new_codes(desk, CodeType.LOT, count)


def is_blank(desk: Desk, code: int) -> bool:
    """Whether `code` is on a label that this shop printed ahead and nobody has used."""
    parts = codes.split(code)
    return (
        parts.type is CodeType.LOT
        and parts.shop == desk.shop
        and ledger.issued(desk, code)
        and not is_taken(desk, code)
    )


def is_taken(desk: Desk, code: int) -> bool:
    """Whether a label stands on a thing, or stood on one that was taken back."""
    lot = desk.value(Lot.select(Lot.code).where(Lot.code == code))
    return lot is not None or desk.value(Alias.select(Alias.target).where(Alias.code == code)) is not None


def demand_blank(desk: Desk, code: int) -> None:
    """Raise unless `code` is on a blank label.

    Raises:
        UserError: `sort.label_used`, `sort.label_not_issued`.
    """
    if is_taken(desk, code):
        raise UserError("sort.label_used", label=codes.to_ean13(code))
    if not is_blank(desk, code):
        raise UserError("sort.label_not_issued", label=codes.to_ean13(code))


def bind(desk: Desk, document: int, lot: int, code: int) -> None:
    """Put a blank label on a garment whose own label waits for the printer; that one is no longer wanted.

    Raises:
        UserError: `sort.label_used`, `sort.label_not_issued`.
    """
    with desk.write():
        demand_blank(desk, code)
        desk.change(Alias.insert({"code": code, "target": lot}))
        papers.cancel(desk, document, "label")


def write_by_hand(desk: Desk, document: int) -> None:
    """Note that the number of a garment was written on tape instead of printed."""
    papers.cancel(desk, document, "label")
