"""Bringing a store to the schema of this program: migrations, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from peewee import Database

MIGRATIONS = Path(__file__).with_name("migrations")

VERSION = max(int(path.name[:4]) for path in MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.py"))
"""The schema that this program writes: the number of its last migration, kept as SQLite's user_version."""

LOWEST_READER = 1
"""The oldest program schema that can still work with what this program writes."""


def migrate(database: Database, *, before: Callable[[], None] | None = None) -> tuple[str, ...]:
    """Apply what is pending and return its names; ``before`` (a verified backup) runs first if anything is.

    Killed at any moment, the store is at the schema before or after a migration, never between: the version is
    set in the transaction of its migration, so a store that bears this program's has nothing pending.
    """
    ((version,),) = database.execute_sql("PRAGMA user_version")
    if version == VERSION:
        return ()
    # Imported only when there is something to run: it costs a start 7 ms, and most starts migrate nothing.
    from kamkor_shop.store.migrating import GuardedRunner

    runner = GuardedRunner(database, str(MIGRATIONS))
    if before is not None and any(not migration.applied for migration in runner.status()):
        before()
    return tuple(runner.up())
