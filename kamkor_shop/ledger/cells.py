"""Whether every cell of a store has the type of its column: SQLite itself takes a text where a number belongs."""

from __future__ import annotations

from collections.abc import Iterator

from peewee import BlobField, Field, IntegerField

from kamkor_shop.desk import Desk
from kamkor_shop.store.models import ALL, Table
from kamkor_shop.store.models.base import Flag


def misfits(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Yield subject, where, the type expected and the one found; nothing for an honest store."""
    for table in ALL:
        yield from _misfits_of(desk, table)


def _misfits_of(desk: Desk, table: type[Table]) -> Iterator[tuple[str, str, str, str]]:
    name, fields = table._meta.table_name, table._meta.sorted_fields
    keys = [field.column_name for field in table._meta.get_primary_keys()]
    types = [f'typeof("{field.column_name}")' for field in fields]
    wrong = " OR ".join(
        f"{found} NOT IN ({', '.join(repr(each) for each in _types_of(field))})"
        for field, found in zip(fields, types, strict=True)
    )
    shown = [f'quote("{key}")' for key in keys]  # as text, whatever it has become
    columns = ", ".join(shown + types)
    for row in desk.sql(f'SELECT {columns} FROM "{name}" WHERE {wrong}'):
        where = " ".join(str(cell) for cell in row[: len(keys)])
        for field, found in zip(fields, row[len(keys) :], strict=True):
            if found not in _types_of(field):
                yield "cell", f"{name}.{field.column_name} {where}", _types_of(field)[0], found


def _types_of(field: Field) -> tuple[str, ...]:
    """The storage classes of SQLite that a column may hold, the usual one first."""
    number, blob = isinstance(field, IntegerField | Flag), isinstance(field, BlobField)
    usual = "integer" if number else "blob" if blob else "text"
    return (usual, "null") if field.null else (usual,)
