"""Hot queries: the SQL of a peewee query made once, run many times with new parameters.

Building a peewee query costs some 40 times what SQLite needs to answer a primary-key read; a scan must not pay that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from peewee import SQL, BaseQuery, SqliteDatabase


@dataclass(frozen=True, slots=True)
class Parameter:
    """The place of a value that is given when the statement runs."""

    name: str


class Statement:
    """A query whose SQL is made on first use; a constant of the query stays as it was built."""

    def __init__(self, query: BaseQuery) -> None:
        self._query = query

    @cached_property
    def _compiled(self) -> tuple[str, tuple[object, ...]]:
        # An unconnected database stands for the dialect: upserts cannot be written without one.
        sql, parameters = self._query.bind(SqliteDatabase(None)).sql()
        return sql, tuple(parameters)

    @property
    def sql(self) -> str:
        """The text, with a question mark for each parameter."""
        return self._compiled[0]

    def bind(self, values: Mapping[str, object]) -> tuple[object, ...]:
        """Return the parameters in the order of the SQL."""
        return tuple(
            values[parameter.name] if isinstance(parameter, Parameter) else parameter
            for parameter in self._compiled[1]
        )


def parameter(name: str) -> SQL:
    """Return a placeholder to stand in a peewee expression where the value ``name`` will be."""
    return SQL("?", (Parameter(name),))


def statement(query: BaseQuery) -> Statement:
    """Return ``query``, built with :func:`parameter`, as a statement that is compiled once."""
    return Statement(query)
