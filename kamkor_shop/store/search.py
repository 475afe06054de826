"""Finding families and donors by any part of a name, phone or IIN, with or without Kazakh letters."""

from __future__ import annotations

from collections.abc import Iterable

from peewee import Database

from kamkor_shop.folding import fold
from kamkor_shop.store.models import SearchEntry

_SHORTEST_TRIGRAM = 3


def index(database: Database, code: int, subject: str, texts: Iterable[str]) -> None:
    """Make ``code`` (a ``subject``: "family", "party") found by every one of ``texts``; replaces what it had."""
    folded = " ".join(fold(text) for text in texts if text)
    SearchEntry.delete().where(SearchEntry.code == code).execute(database)
    if folded:
        SearchEntry.insert(code=code, subject=subject, text=folded).execute(database)


def find(database: Database, subject: str, text: str, limit: int) -> list[int]:
    """Return up to ``limit`` codes whose texts hold every word of ``text``; empty for an empty text.

    Words of three letters and more match anywhere (trigrams), shorter ones at the start of a word. No ranking:
    ordering by rank costs up to 160 ms at 250,000 families.
    """
    words = fold(text).split()
    if not words:
        return []
    long = [word for word in words if len(word) >= _SHORTEST_TRIGRAM]
    short = [word for word in words if len(word) < _SHORTEST_TRIGRAM]
    clauses, parameters = [], []
    if long:
        clauses.append("e.code IN (SELECT rowid FROM search_trigram WHERE search_trigram MATCH ?)")
        parameters.append(" ".join(_quoted(word) for word in long))
    if short:
        clauses.append("e.code IN (SELECT rowid FROM search_prefix WHERE search_prefix MATCH ?)")
        parameters.append(" ".join(_quoted(word) + "*" for word in short))
    sql = "SELECT e.code FROM search_entry e WHERE e.subject = ? AND " + " AND ".join(clauses) + " LIMIT ?"
    return [int(code) for (code,) in database.execute_sql(sql, (subject, *parameters, limit))]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
