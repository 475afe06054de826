"""Bringing a store to the schema of this program: migrations, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from peewee import Database
from playhouse.migrations import Runner

from kamkor_shop.store import guards

MIGRATIONS = Path(__file__).with_name("migrations")

VERSION = max(int(path.name[:4]) for path in MIGRATIONS.glob("[0-9][0-9][0-9][0-9]_*.py"))
"""The schema that this program writes: the number of its last migration, kept as SQLite's user_version."""

LOWEST_READER = 1
"""The oldest program schema that can still work with what this program writes."""


class _GuardedRunner(Runner):
    """Runs each migration with its guards and its version bump in one transaction."""

    def _run(self, name: str, module: ModuleType, direction: str, fake: bool = False) -> None:
        with self.database.atomic("IMMEDIATE"):
            guards.drop(self.database)
            super()._run(name, module, direction, fake)
            guards.renew(self.database)
            self.database.execute_sql(f"PRAGMA user_version = {int(name[:4])}")


def migrate(database: Database, *, before: Callable[[], None] | None = None) -> tuple[str, ...]:
    """Apply what is pending and return its names; ``before`` (a verified backup) runs first if anything is.

    Killed at any moment, the store is at the schema before or after a migration, never between.
    """
    runner = _GuardedRunner(database, str(MIGRATIONS))
    if before is not None and any(not migration.applied for migration in runner.status()):
        before()
    return tuple(runner.up())
