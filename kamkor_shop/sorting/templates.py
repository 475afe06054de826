"""A garment held under the scanner as the pattern for the next one."""

from __future__ import annotations

from typing import Any

from kamkor_shop import catalogue, codes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.quantities import is_measured
from kamkor_shop.sorting import labels
from kamkor_shop.sorting.garments import garment_of
from kamkor_shop.sorting.pad import Garment
from kamkor_shop.store.models import Alias, Lot


def template(desk: Desk, code: int) -> Garment | None:
    """The garment on which a label stands, wherever it is now; None for a blank label of this shop.

    Raises:
        UserError: `lot.unknown` for a label that was never printed, `sort.kind_measured` for food and bags.
    """
    row = _lot(desk, code)
    if row is None:
        target = desk.value(Alias.select(Alias.target).where(Alias.code == code))
        row = _lot(desk, int(target)) if target is not None else None
    if row is None:
        if labels.is_blank(desk, code):
            return None
        raise UserError("lot.unknown", lot=codes.to_ean13(code))
    kind = catalogue.kind(desk, row.kind)
    if is_measured(kind.unit):
        raise UserError("sort.kind_measured", kind=kind.name())
    return garment_of(row)


def _lot(desk: Desk, code: int) -> Any:
    if codes.split(code).type not in {CodeType.LOT, CodeType.BAG}:
        return None
    return desk.row(Lot.select().where(Lot.code == code))
