"""What waits in a shop, counted: bags, lists, papers, cards, months.

Written as SQL, because the window's first page counts all of it before peewee is there. Each count has this one
definition; every page, obstacle and paper that names it asks here.
"""

from __future__ import annotations

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.vocabulary import BAG_SLUG, DocumentType

_COUNTED = 1000
"""Where the counting of cards stops."""

_BAGS = """
    SELECT COALESCE(SUM(stock.lots), 0) FROM stock JOIN kind ON kind.code = stock.kind
    WHERE stock.shop = ? AND kind.slug = ?"""
_OPEN_BAGS = "SELECT COUNT(*) FROM open_session WHERE shop = ?"
_DRAFTS = "SELECT COUNT(*) FROM draft WHERE shop = ? AND type = ?"
_PAPERS = "SELECT COUNT(*) FROM paper_job WHERE shop = ? AND printed = 0"
_CARDS = """
    SELECT COUNT(*) FROM (
        SELECT 1 FROM family WHERE complete = 0 AND code BETWEEN ? AND ? AND retired = 0 LIMIT ?)"""
_UNCLOSED = "SELECT MIN(month) FROM month WHERE shop = ? AND month < ? AND closed_by IS NULL"


def bags(desk: Desk) -> int:
    """Return how many bags wait to be sorted in the desk's shop."""
    return _count(desk, _BAGS, desk.shop, BAG_SLUG)


def open_bags(desk: Desk) -> int:
    """Return how many bags are open on the tables of the desk's shop."""
    return _count(desk, _OPEN_BAGS, desk.shop)


def drafts(desk: Desk, kind: DocumentType) -> int:
    """Return how many drafts of one kind wait in the desk's shop."""
    return _count(desk, _DRAFTS, desk.shop, kind.value)


def papers(desk: Desk) -> int:
    """Return how many papers of the desk's shop wait for a printer."""
    return _count(desk, _PAPERS, desk.shop)


def cards(desk: Desk) -> int:
    """Return how many cards of the desk's shop still lack something; counting stops at a thousand."""
    lowest = codes.make(codes.CodeType.FAMILY, desk.shop, 0)
    return _count(desk, _CARDS, lowest, lowest + codes.LARGEST_SERIAL, _COUNTED)


def unclosed_month(desk: Desk, before: str) -> str | None:
    """Return the oldest month before ``before`` in which the desk's shop worked and which is not closed."""
    ((found,),) = desk.sql(_UNCLOSED, (desk.shop, before))
    return None if found is None else str(found)


def _count(desk: Desk, text: str, *parameters: object) -> int:
    ((found,),) = desk.sql(text, parameters)
    return int(found)
