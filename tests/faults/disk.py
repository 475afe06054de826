"""A disk that fails when told to: a file layer of SQLite under the real store, above its real encryption."""

from __future__ import annotations

from dataclasses import dataclass, field

import apsw

NAME = "failing-disk"


@dataclass
class Plan:
    """Which write, sync or truncate fails (counted from 1), with what, and whether all later ones fail too."""

    fails_at: int = 0
    error: type[apsw.Error] = apsw.FullError
    for_good: bool = False
    done: int = 0
    failed: list[str] = field(default_factory=list)

    def step(self, what: str) -> None:
        """Count one operation; raise if it is the one."""
        self.done += 1
        if self.fails_at and (self.done == self.fails_at or (self.for_good and self.done > self.fails_at)):
            self.failed.append(what)
            raise self.error(what)

    def begin(self, fails_at: int, error: type[apsw.Error], for_good: bool) -> None:
        """Start counting anew."""
        self.fails_at, self.error, self.for_good = fails_at, error, for_good
        self.done = 0
        self.failed.clear()

    def heal(self) -> None:
        """Let everything succeed from now on."""
        self.fails_at = 0


class FailingDisk(apsw.VFS):
    """The file layer; one at a time, registered while it lives."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.base = apsw.vfs_names()[0]
        super().__init__(NAME, self.base)

    def xOpen(self, name: object, flags: list[int]) -> FailingFile:
        return FailingFile(self, name, flags)


class FailingFile(apsw.VFSFile):
    """A file on the failing disk."""

    def __init__(self, disk: FailingDisk, name: object, flags: list[int]) -> None:
        self._plan = disk.plan
        super().__init__(disk.base, name, flags)  # type: ignore[arg-type]

    def xWrite(self, data: bytes, offset: int) -> None:
        self._plan.step("write")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._plan.step("sync")
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._plan.step("truncate")
        super().xTruncate(size)
