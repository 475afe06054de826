"""The peewee database over apsw-sqlite3mc: key first, then each pragma set singly and read back."""

from __future__ import annotations

import threading
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from kamkor_shop.errors import StoreError

APPLICATION_ID = 0x4B4D4B52  # "KMKR"
OLDEST_SQLITE = (3, 51, 3)
"""3.7.0–3.51.2 can corrupt a WAL when it is reset by two connections; older libraries are refused."""

CIPHER = "chacha20"
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


def _bind(_cursor: object, _position: int, value: object) -> str:
    """Bind what apsw does not know (date, datetime, Decimal, enum) as text."""
    return str(value)


class KeyedDatabase(APSWDatabase):
    """One encrypted store file. Every connection is keyed before anything else is asked of it."""

    def __init__(self, path: Path, key: bytes, *, timeout: float = 10.0, vfs: str | None = None) -> None:
        if len(key) != 32:
            raise ValueError("a store key has 32 bytes")
        if tuple(int(part) for part in apsw.sqlitelibversion().split(".")) < OLDEST_SQLITE:
            raise StoreError("store.sqlite_too_old", version=apsw.sqlitelibversion())
        self._key = key.hex()
        self._opened: list[apsw.Connection] = []
        self._opened_lock = threading.Lock()
        # Another file layer is for tests that let the disk fail.
        super().__init__(str(path), timeout=timeout, **({"vfs": vfs} if vfs else {}))

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        prepare_connection(conn, self._key)
        super()._add_conn_hooks(conn)
        with self._opened_lock:
            self._opened.append(conn)

    def close_all(self) -> None:
        """Close the connections of all threads; the last one checkpoints the write-ahead log."""
        if not self.is_closed():
            self.close()
        with self._opened_lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()


def prepare_connection(conn: apsw.Connection, key_hex: str) -> None:
    """Unlock ``conn`` and put every setting that the promises of the store rest on; read each back."""
    conn.pragma("cipher", CIPHER)
    conn.pragma("key", f"raw:{key_hex}")
    conn.convert_binding = _bind
    mode = conn.pragma("journal_mode", "WAL")
    if mode != "wal":
        raise StoreError("store.setting_refused", setting="journal_mode")
    for name, value, expected in _PRAGMAS:
        conn.pragma(name, value)
        if conn.pragma(name) != expected:
            raise StoreError("store.setting_refused", setting=name)
