"""The desk: what every use case is given. An open store, a shop, the member who is signed in, and a clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kamkor_shop.clock import Clock
from kamkor_shop.store.failures import calm
from kamkor_shop.store.opening import Store

if TYPE_CHECKING:  # the window's first page is read without peewee
    from peewee import BaseQuery

    from kamkor_shop.store.compiled import Statement
    from kamkor_shop.store.database import KeyedDatabase
    from kamkor_shop.store.models import Table

_ROWS_A_STATEMENT = 400


@dataclass(frozen=True, slots=True)
class Desk:
    """The context of work. ``shop`` is the number of the shop that posts, ``member`` the code of who works."""

    store: Store
    shop: int
    member: int
    clock: Clock
    entropy: Callable[[int], bytes] = os.urandom
    """Where salts come from; only the demo, which must come out the same each time, gives another source."""

    def at(self, shop: int) -> Desk:
        """Return the same desk in another shop of this store (the demo and reports of all shops)."""
        return replace(self, shop=shop)

    # --- reading ------------------------------------------------------------------------------------

    def rows(self, query: BaseQuery) -> list[Any]:
        """Return the rows of ``query`` as named tuples."""
        with calm():
            return list(query.namedtuples().execute(self.store.database))

    def row(self, query: BaseQuery) -> Any | None:
        """Return the first row as a named tuple, or ``None``."""
        found = self.rows(query)
        return found[0] if found else None

    def value(self, query: BaseQuery) -> Any:
        """Return the first column of the first row, or ``None``."""
        with calm():
            for row in query.tuples().execute(self.store.database):
                return row[0]
        return None

    def run(self, statement: Statement, **values: object) -> list[tuple[Any, ...]]:
        """Run a compiled statement and return its rows (an empty list for a write)."""
        with calm():
            cursor = self.store.connection().execute(statement.sql, statement.bind(values))
            return cursor.fetchall()

    def sql(self, text: str, parameters: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query that is written as SQL: set comparisons of ``check``, and what the first page
        reads before peewee is there.
        """
        with calm():
            return list(self.store.connection().execute(text, parameters))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside from one state of the store, whatever is posted meanwhile."""
        connection = self.store.connection()
        if not connection.getautocommit():
            yield
            return
        with calm():
            connection.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                if not connection.getautocommit():  # SQLite itself ends it when the disk fails
                    connection.execute("ROLLBACK")  # nothing was written

    # --- writing ------------------------------------------------------------------------------------

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold the one write transaction: begun at once (``BEGIN IMMEDIATE``), joined when already open.

        Durable when the outermost ends; nothing of a piece of work stays when anything is raised in it, also when
        whoever holds the transaction around it catches that and goes on.

        Raises:
            StoreError: the disk is full, the store is busy too long, or damaged: nothing was changed.
        """
        database = self.store.database
        if database.in_transaction():
            with _inside(database):
                yield
            return
        with calm(), database.atomic("IMMEDIATE"):
            yield

    def change(self, query: BaseQuery) -> int:
        """Run an update, delete or insert in the open transaction; return how many rows it touched."""
        self.demand_transaction()
        query.execute(self.store.database)
        return int(self.store.connection().changes())

    def change_by(self, statement: Statement, **values: object) -> int:
        """Run a compiled write in the open transaction; return how many rows it touched."""
        self.demand_transaction()
        connection = self.store.connection()
        connection.execute(statement.sql, statement.bind(values))
        return int(connection.changes())

    def insert_many(self, table: type[Table], rows: Sequence[dict[str, object]]) -> None:
        """Insert rows (one dict a row, same keys) by few statements in the open transaction."""
        self.demand_transaction()
        for start in range(0, len(rows), _ROWS_A_STATEMENT):
            table.insert_many(rows[start : start + _ROWS_A_STATEMENT]).execute(self.store.database)

    def execute_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one statement for many parameter rows in the open transaction."""
        self.demand_transaction()
        with calm():
            self.store.connection().executemany(sql, rows)

    def demand_transaction(self) -> None:
        """Raise RuntimeError outside ``desk.write()``: a bug of ours, never a person's."""
        if not self.store.database.in_transaction():
            raise RuntimeError("writes belong inside desk.write()")

    def close(self) -> None:
        """Close all threads' connections."""
        self.store.close()


@contextmanager
def _inside(database: KeyedDatabase) -> Iterator[None]:
    """Hold a savepoint. When the disk is full or fails, SQLite takes the whole transaction back by itself, and every
    savepoint with it: then there is none to go back to, and the cause itself must come through.
    """
    savepoint = database.savepoint()
    savepoint.__enter__()
    try:
        yield
    except BaseException as error:
        if database.connection().in_transaction:
            savepoint.__exit__(type(error), error, error.__traceback__)
        raise
    savepoint.__exit__(None, None, None)
