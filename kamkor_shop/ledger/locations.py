"""Where goods are: the outside locations that every store shares, and the places inside a shop."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Location
from kamkor_shop.vocabulary import INSIDE_ROLES, LocationRole

_OUTSIDE_SERIALS: dict[LocationRole, int] = {
    LocationRole.DONORS: 1,
    LocationRole.SUPPLIERS: 2,
    LocationRole.BOXES: 3,
    LocationRole.FAMILIES: 4,
    LocationRole.RECYCLING: 5,
    LocationRole.WASTE: 6,
    LocationRole.TRANSIT: 7,
    LocationRole.WORKBENCH: 8,
    LocationRole.FOUND: 9,
}


def outside(role: LocationRole) -> int:
    """Return the code of the outside location of ``role``: the same in every store (issued by the centre, 00)."""
    return codes.make(codes.CodeType.LOCATION, 0, _OUTSIDE_SERIALS[role])


OUTSIDE_ROLES = tuple(_OUTSIDE_SERIALS)


@dataclass(frozen=True, slots=True)
class Place:
    """A location as the ledger sees it."""

    code: int
    role: LocationRole
    shop: int | None

    @property
    def inside(self) -> bool:
        """Whether balances are kept here."""
        return self.role in INSIDE_ROLES


_BY_CODE = statement(
    Location.select(Location.code, Location.role, Location.shop).where(Location.code == parameter("code"))
)


def place(desk: Desk, code: int) -> Place:
    """Return the location ``code``.

    Raises:
        UserError: ``location.unknown``.
    """
    rows = desk.run(_BY_CODE, code=code)
    if not rows:
        raise UserError("location.unknown", label=codes.to_ean13(code))
    found, role, shop = rows[0]
    return Place(found, LocationRole(role), shop)
