"""Donation boxes: where they stand, and which seal they carry.

A box is an outside location: what lies in it is nobody's stock until it is emptied. Its seal is that of the
last standing collection, so undoing a collection brings the old seal back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.folding import fold
from kamkor_shop.i18n import current, sort_key
from kamkor_shop.ledger import document_query, new_code, outside, record_of
from kamkor_shop.store.models import Document, Location
from kamkor_shop.vocabulary import DocumentType, LocationRole

_LOOKED_BACK = 20


@dataclass(frozen=True, slots=True)
class BoxRecord:
    """A box. `seal` is the one it should carry now; `emptied_on` the day of its last standing collection."""

    code: int
    name_kk: str
    name_ru: str
    name_en: str
    address: str
    seal: str
    emptied_on: date | None
    retired: bool

    def name(self, language: str | None = None) -> str:
        """The site's name in the given or the current language."""
        return {"kk": self.name_kk, "ru": self.name_ru}.get(language or current(), self.name_en)


def boxes(desk: Desk) -> tuple[BoxRecord, ...]:
    """All boxes in use, in the order of the Kazakh alphabet."""
    return find(desk, "")


def box(desk: Desk, code: int) -> BoxRecord:
    """The box with this code.

    Raises:
        UserError: ``box.unknown``.
    """
    row = desk.row(_query().where(Location.code == code))
    if row is None:
        raise UserError("box.unknown")
    return _record(desk, row)


def find(desk: Desk, text: str) -> tuple[BoxRecord, ...]:
    """The boxes in use whose name or address holds every word of `text`; all of them for an empty text."""
    words = fold(text).split()
    rows = [
        row
        for row in desk.rows(_query().where(~Location.retired))
        if all(
            word in fold(f"{row.name_kk} {row.name_ru} {row.name_en} {row.address or ''}") for word in words
        )
    ]
    return tuple(sorted((_record(desk, row) for row in rows), key=lambda each: sort_key(each.name())))


def add(
    desk: Desk, name: str, *, name_ru: str = "", name_en: str = "", address: str = "", seal: str = ""
) -> int:
    """Write down a new box and return its code. A site's name is mostly the same in every language.

    Raises:
        UserError: ``box.no_name``, ``box.name_known``.
    """
    kk = " ".join(name.split())
    if not kk:
        raise UserError("box.no_name")
    with desk.write():
        if any(fold(kk) == fold(each.name_kk) for each in boxes(desk)):
            raise UserError("box.name_known", name=kk)
        code = new_code(desk, CodeType.LOCATION)
        row: dict[str, object] = {
            "code": code,
            "shop": None,
            "role": LocationRole.BOXES.value,
            "name_kk": kk,
            "name_ru": " ".join(name_ru.split()) or kk,
            "name_en": " ".join(name_en.split()) or kk,
            "address": address.strip() or None,
            "seal": seal.strip() or None,
            "owner": desk.shop,
        }
        desk.insert_many(Location, [row])
    return code


def _query() -> Any:
    return Location.select().where(
        Location.role == LocationRole.BOXES.value, Location.code != outside(LocationRole.BOXES)
    )


def _record(desk: Desk, row: Any) -> BoxRecord:
    last = _last_collection(desk, row.code)
    return BoxRecord(
        row.code,
        row.name_kk,
        row.name_ru,
        row.name_en,
        row.address or "",
        str(last.details.get("new_seal", "")) if last else row.seal or "",
        last.day if last else None,
        bool(row.retired),
    )


def _last_collection(desk: Desk, code: int) -> Any:
    """The last collection that stands: a document's party is the box that it emptied."""
    query = document_query().where(Document.party == code, Document.type == DocumentType.BOX_COLLECTION.value)
    for row in desk.rows(query.order_by(Document.posted_at.desc(), Document.code.desc()).limit(_LOOKED_BACK)):
        record = record_of(row)
        if record.reversed_by is None:
            return record
    return None
