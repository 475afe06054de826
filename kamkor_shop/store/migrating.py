"""Running migrations, each with its guards and its version in one transaction."""

from __future__ import annotations

from types import ModuleType

from playhouse.migrations import Runner

from kamkor_shop.store import guards


class GuardedRunner(Runner):
    """Takes the guards down, runs a migration, puts them up again and sets the version: all of it, or nothing."""

    def _run(self, name: str, module: ModuleType, direction: str, fake: bool = False) -> None:
        with self.database.atomic("IMMEDIATE"):
            guards.drop(self.database)
            super()._run(name, module, direction, fake)
            guards.renew(self.database)
            self.database.execute_sql(f"PRAGMA user_version = {int(name[:4])}")
