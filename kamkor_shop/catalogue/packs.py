"""Makers' codes: the EAN or UPC on a bag of flour says its kind and how much a pack holds; several per kind."""

from __future__ import annotations

from typing import Any

from kamkor_shop import codes
from kamkor_shop.catalogue.kinds import kind
from kamkor_shop.catalogue.records import MakerPack
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.quantities import LARGEST_QUANTITY
from kamkor_shop.store.models import MakerCode


def maker_code(desk: Desk, text: str) -> MakerPack | None:
    """Return what a scanned maker's code stands for, or None if nobody has said yet.

    Raises:
        UserError: ``code.maker``, ``code.in_store`` if the text is no maker's code.
    """
    row = desk.row(MakerCode.select().where(MakerCode.code == codes.maker_code(text), ~MakerCode.retired))
    return None if row is None else _pack_of(row)


def maker_codes(desk: Desk, kind_code: int, include_retired: bool = False) -> tuple[MakerPack, ...]:
    """Return the makers' codes of a kind."""
    query = MakerCode.select().where(MakerCode.kind == kind_code)
    if not include_retired:
        query = query.where(~MakerCode.retired)
    return tuple(_pack_of(row) for row in desk.rows(query.order_by(MakerCode.code)))


def bind_maker_code(desk: Desk, text: str, kind_code: int, pack_quantity: int) -> MakerPack:
    """Say that a maker's code stands on packs of a kind that hold ``pack_quantity`` (in the kind's unit).

    A code that was bound before, or retired, changes; what was posted with it stays as it was.

    Raises:
        UserError: ``code.maker``, ``code.in_store``, ``kind.unknown``, ``kind.pack`` for an impossible quantity.
    """
    code = codes.maker_code(text)
    if not 0 < pack_quantity <= LARGEST_QUANTITY:
        raise UserError("kind.pack")
    with desk.write():
        holder = kind(desk, kind_code)
        row = desk.row(MakerCode.select().where(MakerCode.code == code))
        wanted = MakerPack(code, holder.code, pack_quantity, retired=False)
        if row is None:
            desk.insert_many(
                MakerCode,
                [{"code": code, "kind": holder.code, "pack_quantity": pack_quantity, "owner": desk.shop}],
            )
        elif _pack_of(row) != wanted:
            desk.change(
                MakerCode.update(
                    kind=holder.code,
                    pack_quantity=pack_quantity,
                    retired=False,
                    revision=MakerCode.revision + 1,
                ).where(MakerCode.code == code)
            )
    return wanted


def retire_maker_code(desk: Desk, code: str) -> None:
    """Forget what a maker's code stands for; scanning it asks again."""
    with desk.write():
        desk.change(
            MakerCode.update(retired=True, revision=MakerCode.revision + 1).where(
                MakerCode.code == code, ~MakerCode.retired
            )
        )


def _pack_of(row: Any) -> MakerPack:
    return MakerPack(row.code, row.kind, row.pack_quantity, bool(row.retired))
