"""When the store was last posted into. No peewee here: the window's first page asks."""

from __future__ import annotations

from datetime import date, datetime

from kamkor_shop.desk import Desk

# The end of each shop's chain is where its counter stands: history is not read.
_LAST_MOMENT = """
    SELECT MAX(document.posted_at) FROM document
    JOIN counter ON counter.shop = document.shop AND counter.next - 1 = document.chain
    WHERE counter.name = 'chain'"""


def last_day(desk: Desk) -> date | None:
    """Return the latest business day that the desk's shop has posted on."""
    ((found,),) = desk.sql("SELECT MAX(day) FROM document WHERE shop = ?", (desk.shop,))
    return date.fromisoformat(found) if found else None


def last_moment(desk: Desk) -> datetime | None:
    """Return when the store last posted anything, in whatever shop."""
    ((moment,),) = desk.sql(_LAST_MOMENT)
    return datetime.fromisoformat(moment) if moment else None
