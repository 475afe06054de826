"""Failures of the environment as sentences: a full disk, a busy or damaged store. Our own bugs pass through."""

from __future__ import annotations

from types import TracebackType

import apsw

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


def cause(error: BaseException) -> apsw.Error | None:
    """Return what SQLite said: the error itself, or the one that peewee wrapped; ``None`` for any other error."""
    said = getattr(error, "orig", error)
    return said if isinstance(said, apsw.Error) else None


class _Calm:
    """What :func:`calm` returns. A class without state, because a generator would cost a scan a tenth of its time."""

    __slots__ = ()

    def __enter__(self) -> None:
        """Nothing has to be prepared."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        failed = cause(error)
        for kind, code in _CODES:
            if isinstance(failed, kind):
                raise StoreError(code) from error


_CALM = _Calm()


def calm() -> _Calm:
    """Turn a failure of the environment into its sentence inside the block; let our own bugs through."""
    return _CALM
