"""Failures of the environment as sentences: a full disk, a busy or damaged store. Our own bugs pass through."""

from __future__ import annotations

from types import TracebackType

import apsw
from peewee import DatabaseError, IntegrityError, InterfaceError

from kamkor_shop.errors import StoreError

_CODES: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "store.full"),
    (apsw.BusyError, "store.busy"),
    (apsw.LockedError, "store.busy"),
    (apsw.IOError, "store.disk_error"),
    (apsw.CantOpenError, "store.disk_error"),
    (apsw.ReadOnlyError, "store.read_only"),
    (apsw.CorruptError, "store.damaged"),
    (apsw.NotADBError, "store.damaged"),
)


class _Calm:
    """What :func:`calm` returns. A class without state, because a generator would cost a scan a tenth of its time."""

    __slots__ = ()

    def __enter__(self) -> None:
        """Nothing has to be prepared."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, IntegrityError | InterfaceError):
            return
        if not isinstance(error, DatabaseError | apsw.Error):
            return
        cause = getattr(error, "orig", error)
        for kind, code in _CODES:
            if isinstance(cause, kind):
                raise StoreError(code) from error


_CALM = _Calm()


def calm() -> _Calm:
    """Turn a failure of the environment into its sentence inside the block; let our own bugs through."""
    return _CALM
