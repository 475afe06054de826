"""Writing the journal from one state of the store."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from kamkor_shop.desk import Desk
from kamkor_shop.journal.lines import FORMAT, MASTER, written
from kamkor_shop.ledger.content import DOCUMENT_FIELDS, LOT_FIELDS, MOVE_FIELDS
from kamkor_shop.store import schema
from kamkor_shop.store.models import (
    Archive,
    Document,
    DocumentText,
    Lot,
    Month,
    Move,
    PaperJob,
    StoreInfo,
    Table,
)

_BATCH = 500


def export(desk: Desk, target: TextIO, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the whole store, all shops, to ``target`` and return the number of lines.

    ``progress(done, of)`` counts documents. The file holds personal data: keep it as carefully as the store.
    """
    count = 0
    with desk.snapshot():
        for line in _lines(desk, progress):
            target.write(line)
            count += 1
    target.write(written("end", {"lines": count}))
    return count + 1


def _lines(desk: Desk, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    info = desk.rows(StoreInfo.select())[0]
    yield written(
        "journal",
        {
            "format": FORMAT,
            "schema": schema.VERSION,
            "store": info.uuid,
            "created_at": info.created_at,
            "incarnation": info.incarnation,
            "home_shop": info.home_shop,
            "practice": info.practice,
        },
    )
    for name, table in MASTER:
        keys = table._meta.get_primary_keys()
        for row in desk.rows(table.select().order_by(*keys)):
            yield written(name, _fields(table, row))
    yield from _documents(desk, progress)
    closed = Month.select().where(Month.closed_by.is_null(False)).order_by(Month.shop, Month.month)
    for row in desk.rows(closed):
        yield written("closed_month", {"shop": row.shop, "month": row.month, "closed_by": row.closed_by})
    for row in desk.rows(PaperJob.select().order_by(PaperJob.document, PaperJob.paper)):
        yield written("paper", _fields(PaperJob, row))


def _fields(table: type[Table], row: Any) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in table._meta.sorted_fields}


def _documents(desk: Desk, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    of = int(desk.sql("SELECT COUNT(*) FROM document")[0][0])
    done = 0
    for (shop,) in desk.sql("SELECT DISTINCT shop FROM document ORDER BY shop"):
        position = 0
        while True:
            rows = desk.rows(
                Document.select()
                .where(Document.shop == shop, Document.chain > position)
                .order_by(Document.chain)
                .limit(_BATCH)
            )
            if not rows:
                break
            for row in rows:
                yield _document(desk, row)
            position = rows[-1].chain
            done += len(rows)
            if progress is not None:
                progress(done, of)


def _document(desk: Desk, row: Any) -> str:
    fields: dict[str, object] = {name: getattr(row, name) for name in DOCUMENT_FIELDS}
    fields["month"] = row.month
    fields["details"] = json.loads(row.details)
    fields["previous"], fields["hash"] = row.previous, row.hash
    lots = desk.rows(Lot.select().where(Lot.document == row.code).order_by(Lot.code))
    fields["lots"] = [{name: _hashed(getattr(lot, name)) for name in LOT_FIELDS} for lot in lots]
    moves = desk.rows(Move.select().where(Move.document == row.code).order_by(Move.line))
    fields["moves"] = [{name: getattr(move, name) for name in MOVE_FIELDS} for move in moves]
    texts = desk.rows(
        DocumentText.select().where(DocumentText.document == row.code).order_by(DocumentText.field)
    )
    fields["texts"] = {
        text.field: {
            "digest": text.digest,
            "salt": bytes(text.salt).hex() if text.salt is not None else None,
            "text": text.text,
        }
        for text in texts
    }
    papers = desk.rows(Archive.select().where(Archive.document == row.code).order_by(Archive.name))
    fields["archive"] = {
        paper.name: {"digest": paper.digest, "base64": base64.b64encode(paper.content).decode()}
        for paper in papers
    }
    return written("document", fields)


def _hashed(value: object) -> object:
    """Return a value as the hash counts it: a flag is 0 or 1."""
    return int(value) if isinstance(value, bool) else value
