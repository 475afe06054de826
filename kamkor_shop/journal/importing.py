"""Reading a journal into an empty store: whole, verified, or not at all."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from kamkor_shop import codes, ledger
from kamkor_shop.clock import Clock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.journal import demands
from kamkor_shop.journal.lines import FORMAT, MASTER
from kamkor_shop.ledger import replaying, turnover
from kamkor_shop.ledger.entries import Birth, Moved, canonical
from kamkor_shop.ledger.writing import Head
from kamkor_shop.store import opening
from kamkor_shop.store.models import PaperJob, StoreInfo
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    Flow,
    ForWhom,
    Origin,
    Season,
    SizeSystem,
)

_TABLES = dict(MASTER)
_LONGEST_LINE = 16 * 1024 * 1024
_MOST_BRACKETS, _MOST_COMMAS = 200_000, 1_000_000
"""What a line of that length may hold: a donation of ten thousand lots has fewer, and memory stays bounded."""
_REPORT_EVERY = 200

Reindex = Callable[[Desk], None]


def import_store(
    source: TextIO,
    path: Path,
    key: bytes,
    clock: Clock,
    *,
    reindex: Reindex | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Make the store that the journal ``source`` describes at ``path``, which must not exist; return its documents.

    The store is built beside its place, checked, and only then moved there. ``reindex`` fills what is derived from
    master data (search); ``progress(documents)`` is called now and then.

    Raises:
        UserError: ``journal.not_a_journal``, ``journal.newer``, ``journal.line`` (with the line number),
            ``journal.cut_off``, ``journal.check``, ``replay.*``: nothing is left behind.
        StoreError: ``store.exists``.
    """
    if path.exists():
        raise StoreError("store.exists", path=str(path))
    building = path.with_name(path.name + ".importing")
    _remove(building)
    try:
        count = _build(source, building, key, clock, reindex, progress)
        opening.put_in_place(building, path)
        return count
    finally:
        _remove(building)


def _remove(path: Path) -> None:
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _build(
    source: TextIO,
    building: Path,
    key: bytes,
    clock: Clock,
    reindex: Reindex | None,
    progress: Callable[[int], None] | None,
) -> int:
    lines = _parsed(source)
    number, header = next(lines, (1, {}))
    written_as = header.get("format")
    if header.get("line") != "journal" or type(written_as) is not int or written_as < 1:
        raise UserError("journal.not_a_journal")
    if written_as > FORMAT:
        raise UserError("journal.newer")
    try:
        demands.demand_header(header)
    except (KeyError, ValueError) as error:
        raise UserError("journal.line", number=number) from error
    store = opening.create(
        building, key, created_at=str(header["created_at"]), store_uuid=str(header["store"])
    )
    desk = Desk(store, 0, 0, clock)
    try:
        with desk.write():
            desk.change(
                StoreInfo.update(
                    incarnation=header["incarnation"],
                    home_shop=header["home_shop"],
                    practice=header["practice"],
                )
            )
            count = _Reader(desk, progress).read(lines, number)
            _demand_whole(desk)
            if reindex is not None:
                reindex(desk)
        differences = ledger.check(desk)
        if differences:
            raise UserError("journal.check", count=len(differences), first=differences[0].where)
        return count
    finally:
        desk.close()


def _demand_whole(desk: Desk) -> None:
    """Raise if a row names another one that did not come with it: before the transaction ends, with a sentence."""
    for table, _row, missing, _key in desk.sql("PRAGMA foreign_key_check"):
        raise UserError("journal.check", count=1, first=f"{table} → {missing}")


def _parsed(source: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while True:
        number += 1
        try:
            text = source.readline(_LONGEST_LINE)
        except UnicodeDecodeError as error:
            raise UserError("journal.not_a_journal") from error
        if not text:
            return
        try:
            if text.count("{") + text.count("[") > _MOST_BRACKETS or text.count(",") > _MOST_COMMAS:
                raise ValueError("more than any document holds")
            line = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
        except (ValueError, RecursionError) as error:
            raise UserError(
                "journal.line" if number > 1 else "journal.not_a_journal", number=number
            ) from error
        if not isinstance(line, dict):
            raise UserError("journal.line" if number > 1 else "journal.not_a_journal", number=number)
        yield number, line


def _no_float(text: str) -> object:
    """Every figure of a journal is a whole number; an infinite one would be reckoned with for ever."""
    raise ValueError(text)


class _Reader:
    """Takes the lines in one after another, in the one transaction of the import."""

    def __init__(self, desk: Desk, progress: Callable[[int], None] | None) -> None:
        self._desk = desk
        self._progress = progress
        self._documents = 0
        self._closed: set[tuple[int, str]] = set()

    def read(self, lines: Iterator[tuple[int, dict[str, Any]]], before: int) -> int:
        number = before
        for number, line in lines:
            kind = line.pop("line", None)
            if kind == "end":
                if line.get("lines") != number - 1:
                    raise UserError("journal.cut_off", number=number)
                if next(lines, None) is not None:
                    raise UserError("journal.line", number=number + 1)
                return self._documents
            try:
                self._take(str(kind), line)
            except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
                raise UserError("journal.line", number=number) from error
            except Exception as error:
                if type(error).__module__.startswith(("apsw", "peewee")):
                    raise UserError("journal.line", number=number) from error
                raise
        raise UserError("journal.cut_off", number=number)

    def _take(self, kind: str, fields: dict[str, Any]) -> None:
        if kind == "document":
            self._document(fields)
        elif kind in _TABLES:
            table = _TABLES[kind]
            demands.demand_row(kind, table, fields)
            self._desk.insert_many(table, [fields])
        elif kind == "closed_month":
            demands.demand_whole(fields, "shop", "closed_by")
            month = demands.demand_month(fields["month"])
            if (fields["shop"], month) in self._closed:
                raise ValueError("closed twice")
            self._closed.add((fields["shop"], month))
            turnover.close(self._desk.at(fields["shop"]), month, fields["closed_by"])
        elif kind == "paper":
            demands.demand_row(kind, PaperJob, fields)
            self._desk.insert_many(PaperJob, [fields])
        else:
            raise ValueError(kind)

    def _document(self, fields: dict[str, Any]) -> None:
        replaying.replay(self._desk.at(int(fields["shop"])), _foreign(fields))
        self._documents += 1
        if self._progress is not None and self._documents % _REPORT_EVERY == 0:
            self._progress(self._documents)


def _foreign(fields: dict[str, Any]) -> replaying.Foreign:
    demands.demand_whole(fields, "code", "shop", "number", "member", "chain", "people", "children")
    demands.demand_day(fields["day"])
    if fields["month"] != fields["day"][:7]:
        raise ValueError("month")
    label = codes.to_ean13(fields["code"])
    head = Head(
        code=int(fields["code"]),
        shop=int(fields["shop"]),
        type=DocumentType(fields["type"]),
        number=int(fields["number"]),
        uuid=str(fields["uuid"]),
        fingerprint=str(fields["fingerprint"]),
        day=date.fromisoformat(fields["day"]),
        posted_at=replaying.moment(fields["posted_at"]),
        member=int(fields["member"]),
        chain=int(fields["chain"]),
        party=fields["party"],
        people=int(fields["people"]),
        children=int(fields["children"]),
        session=fields["session"],
        reverses=fields["reverses"],
    )
    return replaying.Foreign(
        head=head,
        details=canonical(fields["details"]),
        texts={
            name: replaying.text_of(
                text["digest"], bytes.fromhex(text["salt"]) if text["salt"] else None, text["text"], label
            )
            for name, text in fields["texts"].items()
        },
        births=tuple(_birth(lot) for lot in fields["lots"]),
        moves=tuple(_moved(move) for move in fields["moves"]),
        archive={
            name: base64.b64decode(paper["base64"], validate=True)
            for name, paper in fields["archive"].items()
        },
        previous=str(fields["previous"]),
        hash=str(fields["hash"]),
    )


def _birth(lot: dict[str, Any]) -> Birth:
    return Birth(
        lot=lot["code"],
        kind=lot["kind"],
        quantity=lot["quantity"],
        value=lot["value"],
        weight=lot["weight"],
        origin=Origin(lot["origin"]),
        for_whom=ForWhom(lot["for_whom"]),
        size_system=SizeSystem(lot["size_system"]),
        size=lot["size"],
        season=Season(lot["season"]),
        condition=Condition(lot["condition"]),
        donor=lot["donor"],
        parent=lot["parent"],
        expires=replaying.day(lot["expires"]),
        estimated=bool(lot["estimated"]),
    )


def _moved(move: dict[str, Any]) -> Moved:
    typed = dict(move)
    typed["condition"], typed["origin"] = Condition(move["condition"]), Origin(move["origin"])
    typed["flow"] = Flow(move["flow"]) if move["flow"] else None
    return Moved(**typed)
