"""The last day that a shop posted on. No peewee here: the window's first page asks."""

from __future__ import annotations

from datetime import date

from kamkor_shop.desk import Desk


def last_day(desk: Desk) -> date | None:
    """Return the latest business day that the desk's shop has posted on."""
    ((found,),) = desk.sql("SELECT MAX(day) FROM document WHERE shop = ?", (desk.shop,))
    return date.fromisoformat(found) if found else None
