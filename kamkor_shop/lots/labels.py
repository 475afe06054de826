"""From a label to the lot that it stands for."""

from __future__ import annotations

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import issued
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Alias, Lot

_ALIAS = statement(Alias.select(Alias.target).where(Alias.code == parameter("code")))
_EXISTS = statement(Lot.select(Lot.code).where(Lot.code == parameter("code")))


def resolve(desk: Desk, code: int) -> int:
    """Return the lot that a label stands for: itself, or what it was bound to or replaced by."""
    seen = {code}
    while not exists(desk, code):
        rows = desk.run(_ALIAS, code=code)
        if not rows or rows[0][0] in seen:
            return code
        code = int(rows[0][0])
        seen.add(code)
    return code


def exists(desk: Desk, code: int) -> bool:
    """Whether a lot of this very code was ever born."""
    return bool(desk.run(_EXISTS, code=code))


def unknown(desk: Desk, code: int) -> UserError:
    """Return the sentence for a label that stands on nothing: printed ahead, or not known at all."""
    label = codes.to_ean13(code)
    return UserError("lot.blank" if issued(desk, code) else "lot.unknown", lot=label)
