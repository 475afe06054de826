"""Consent to the processing of personal data (law № 94-V of 21.05.2013, art. 8): by signature on the receipt."""

from __future__ import annotations

from peewee import fn

from kamkor_shop.desk import Desk
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Consent, Document

BY_RECEIPT = "receipt"
"""The method of a consent that was signed on the receipt of a hand-out."""

_UNDOING = Document.alias("undoing")
_STANDING = statement(
    Consent.select(Consent.given_on)
    .where(
        Consent.family == parameter("family"),
        Consent.withdrawn_on.is_null(),
        Consent.document.is_null()
        | ~fn.EXISTS(_UNDOING.select(_UNDOING.code).where(_UNDOING.reverses == Consent.document)),
    )
    .order_by(Consent.number)
    .limit(1)
)


def consent_on(desk: Desk, family: int) -> str | None:
    """Return the day (ISO text) of the family's standing consent, or ``None``.

    A consent on a receipt that was undone does not stand: nobody has signed it.
    """
    rows = desk.run(_STANDING, family=family)
    return str(rows[0][0]) if rows else None


def consented(desk: Desk, family: int) -> bool:
    """Whether the family's consent stands."""
    return consent_on(desk, family) is not None


def record_consent(desk: Desk, family: int, *, method: str = BY_RECEIPT, document: int | None = None) -> None:
    """Keep that the family consented today, on the paper of ``document``; inside ``desk.write()`` or on its own."""
    with desk.write():
        last = desk.value(Consent.select(fn.MAX(Consent.number)).where(Consent.family == family))
        desk.insert_many(
            Consent,
            [
                {
                    "family": family,
                    "number": 1 + int(last or 0),
                    "method": method,
                    "given_on": desk.clock.today().isoformat(),
                    "document": document,
                }
            ],
        )
