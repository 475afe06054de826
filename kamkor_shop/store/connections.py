"""Connections to one encrypted store file: key first, then each pragma set singly and read back.

No peewee here: the window's first page is read through these alone, and to import peewee with the models takes a start
as long as half a bare window. `kamkor_shop.store.database` puts peewee on top of the same connections.
"""

from __future__ import annotations

import threading
from pathlib import Path

import apsw

from kamkor_shop.errors import StoreError

APPLICATION_ID = 0x4B4D4B52  # "KMKR"
OLDEST_SQLITE = (3, 51, 3)
"""3.7.0–3.51.2 can corrupt a WAL when it is reset by two connections; older libraries are refused."""

CIPHER = "chacha20"
BUSY_MS = 10_000
"""How long a connection waits for another one's transaction."""
_CACHE_KIB = 65536
_PRAGMAS: tuple[tuple[str, int | str, int | str], ...] = (
    # name, value to set, value that must be read back
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("synchronous", "FULL", 2),
    ("cache_size", -_CACHE_KIB, -_CACHE_KIB),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
)


class Connections:
    """The connections of one store file, one for each thread that asks. Another file layer (``vfs``) is for tests that
    let the disk fail.
    """

    def __init__(self, path: Path, key: bytes, *, vfs: str | None = None) -> None:
        if len(key) != 32:
            raise ValueError("a store key has 32 bytes")
        if tuple(int(part) for part in apsw.sqlitelibversion().split(".")) < OLDEST_SQLITE:
            raise StoreError("store.sqlite_too_old", version=apsw.sqlitelibversion())
        self.path = path
        self._key = key.hex()
        self._vfs = vfs
        self._of_thread = threading.local()
        self._opened: list[apsw.Connection] = []
        self._opened_lock = threading.Lock()

    def here(self) -> apsw.Connection:
        """Return the calling thread's connection, opened when it first asks."""
        try:
            return self._of_thread.connection  # type: ignore[no-any-return]
        except AttributeError:
            return self._open()

    def _open(self) -> apsw.Connection:
        connection = apsw.Connection(str(self.path), vfs=self._vfs)
        try:
            connection.setbusytimeout(BUSY_MS)
            prepare_connection(connection, self._key)
        except BaseException:
            connection.close()
            raise
        with self._opened_lock:
            self._opened.append(connection)
        self._of_thread.connection = connection
        return connection

    def close_all(self) -> None:
        """Close the connections of all threads; the last one checkpoints the write-ahead log."""
        with self._opened_lock:
            self._of_thread = threading.local()
            for connection in self._opened:
                connection.close()
            self._opened.clear()


def prepare_connection(connection: apsw.Connection, key_hex: str) -> None:
    """Unlock ``connection`` and put every setting that the promises of the store rest on; read each back."""
    connection.pragma("cipher", CIPHER)
    connection.pragma("key", f"raw:{key_hex}")
    connection.convert_binding = _bind
    mode = connection.pragma("journal_mode", "WAL")
    if mode != "wal":
        raise StoreError("store.setting_refused", setting="journal_mode")
    for name, value, expected in _PRAGMAS:
        connection.pragma(name, value)
        if connection.pragma(name) != expected:
            raise StoreError("store.setting_refused", setting=name)


def _bind(_cursor: object, _position: int, value: object) -> str:
    """Bind what apsw does not know (date, datetime, Decimal, enum) as text."""
    return str(value)
