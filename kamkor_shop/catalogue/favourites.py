"""The nine favourite kinds of the sorting pad: one key each (Y U I O P H J K L)."""

from __future__ import annotations

from kamkor_shop.catalogue.kinds import kind, kinds
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.store.models import Kind

PLACES = 9


def favourites(desk: Desk) -> dict[int, int]:
    """Return the kinds at the favourite places: place 1–9 → code of the kind."""
    return {each.favourite: each.code for each in kinds(desk) if each.favourite is not None}


def set_favourite(desk: Desk, place: int, code: int | None) -> None:
    """Put the kind ``code`` at ``place`` (``None`` empties it). A kind that had another place changes places
    with the one that was here, so that no hand loses a key.

    Raises:
        UserError: ``kind.favourite`` for a place out of 1–9; ``kind.unknown``.
    """
    if not 1 <= place <= PLACES:
        raise UserError("kind.favourite", favourite=place)
    with desk.write():
        standing = favourites(desk)
        before = standing.get(place)
        if before == code:
            return
        old_place = None if code is None else kind(desk, code).favourite
        places = {before: old_place, code: place}
        for each, wanted in places.items():
            if each is not None:
                changed = Kind.update(favourite=wanted, revision=Kind.revision + 1)
                desk.change(changed.where(Kind.code == each))
