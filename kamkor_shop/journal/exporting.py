"""Writing the journal from one state of the store."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from kamkor_shop.desk import Desk
from kamkor_shop.journal.lines import FORMAT, MASTER, written
from kamkor_shop.ledger.content import DOCUMENT_FIELDS
from kamkor_shop.ledger.parts import Parts, batches
from kamkor_shop.store import schema
from kamkor_shop.store.models import (
    Month,
    PaperJob,
    StoreInfo,
    Table,
)


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
        for rows, parts in batches(desk, shop):
            for row in rows:
                yield _document(row, parts)
            done += len(rows)
            if progress is not None:
                progress(done, of)


def _document(row: Any, parts: Parts) -> str:
    fields: dict[str, object] = {name: getattr(row, name) for name in DOCUMENT_FIELDS}
    fields["month"] = row.month
    fields["details"] = json.loads(row.details)
    fields["previous"], fields["hash"] = row.previous, row.hash
    fields["lots"] = sorted(parts.lots.get(row.code, []), key=lambda lot: int(str(lot["code"])))
    fields["moves"] = sorted(parts.moves.get(row.code, []), key=lambda move: int(str(move["line"])))
    fields["texts"] = {
        text.field: {
            "digest": text.digest,
            "salt": bytes(text.salt).hex() if text.salt is not None else None,
            "text": text.text,
        }
        for text in sorted(parts.texts.get(row.code, []), key=lambda each: str(each.field))
    }
    fields["archive"] = {
        paper.name: {"digest": paper.digest, "base64": base64.b64encode(paper.content).decode()}
        for paper in sorted(parts.papers.get(row.code, []), key=lambda each: str(each.name))
    }
    return written("document", fields)
