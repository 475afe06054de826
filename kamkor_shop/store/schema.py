"""Bringing a store to the schema of this program: migrations, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kamkor_shop.store.connections import Connections

MIGRATIONS = Path(__file__).with_name("migrations")

VERSION = max(int(name[:4]) for name in os.listdir(MIGRATIONS) if name[:4].isdecimal())
"""The schema that this program writes: the number of its last migration, kept as SQLite's user_version."""

LOWEST_READER = 1
"""The oldest program schema that can still work with what this program writes."""


def migrate(connections: Connections, *, before: Callable[[], None] | None = None) -> tuple[str, ...]:
    """Apply what is pending and return its names; ``before`` (a verified backup) runs first if anything is.

    Killed at any moment, the store is at the schema before or after a migration, never between: the version is
    set in the transaction of its migration, so a store that bears this program's has nothing pending.
    """
    if connections.here().pragma("user_version") == VERSION:
        return ()
    # Imported only when there is something to run: most starts migrate nothing.
    from kamkor_shop.store.database import KeyedDatabase
    from kamkor_shop.store.migrating import GuardedRunner

    runner = GuardedRunner(KeyedDatabase(connections), str(MIGRATIONS))
    if before is not None and any(not migration.applied for migration in runner.status()):
        before()
    return tuple(runner.up())
