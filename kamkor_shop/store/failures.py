"""Failures of the environment as sentences: a full disk, a busy or damaged store. Our own bugs pass through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def calm() -> Iterator[None]:
    """Turn a failure of the environment into its sentence; let our own bugs through."""
    try:
        yield
    except (IntegrityError, InterfaceError):
        raise
    except (DatabaseError, apsw.Error) as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], apsw.Error) else error
        for kind, code in _CODES:
            if isinstance(cause, kind):
                raise StoreError(code) from error
        raise
