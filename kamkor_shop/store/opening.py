"""Making and opening a store; refusing, before a byte is written, whatever is not one of ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from kamkor_shop.errors import StoreError
from kamkor_shop.store import failures, schema
from kamkor_shop.store.connections import APPLICATION_ID, CIPHER, Connections

if TYPE_CHECKING:
    from kamkor_shop.store.database import KeyedDatabase

_PLAIN_SQLITE = b"SQLite format 3\x00"


class Store:
    """An open store: its file, its connections and who it is. Close it with :meth:`close`."""

    def __init__(self, connections: Connections) -> None:
        """Ask the store who it is. Raises StoreError ``store.unreadable`` where it does not say."""
        self.path = connections.path
        self.connection = connections.here
        """Returns the calling thread's connection."""
        self.close = connections.close_all
        """Closes every thread's connection."""
        self._connections = connections
        found = self.connection().execute("SELECT uuid, practice FROM store_info").fetchall()
        if not found:
            raise StoreError("store.unreadable", path=str(self.path))
        self.uuid, self.practice = str(found[0][0]), bool(found[0][1])

    @cached_property
    def database(self) -> KeyedDatabase:
        """Peewee on the same connections; imported when it is first needed, which the first page does not."""
        from kamkor_shop.store.database import KeyedDatabase

        return KeyedDatabase(self._connections)


def create(
    path: Path, key: bytes, *, created_at: str, store_uuid: str | None = None, practice: bool = False
) -> Store:
    """Make a new, empty store at ``path`` (which must not exist) and open it.

    Raises:
        StoreError: ``store.exists`` if there is a file already; it is left alone.
    """
    if path.exists():
        raise StoreError("store.exists", path=str(path))
    import uuid  # not at the top, like the others: most starts open a store that is there

    from kamkor_shop.store.database import KeyedDatabase
    from kamkor_shop.store.models import StoreInfo

    path.parent.mkdir(parents=True, exist_ok=True)
    connections = Connections(path, key)
    try:
        connections.here().pragma("application_id", APPLICATION_ID)
        schema.migrate(connections)
        info = StoreInfo.insert(
            id=1,
            uuid=store_uuid or str(uuid.uuid4()),
            created_at=created_at,
            lowest_reader=schema.LOWEST_READER,
            practice=practice,
        )
        info.execute(KeyedDatabase(connections))
        # From now on the file itself says what it is, whatever happens to its write-ahead log.
        connections.here().pragma("wal_checkpoint", "TRUNCATE")
        return Store(connections)
    except BaseException:
        connections.close_all()
        raise


def put_in_place(fresh: Path, path: Path) -> None:
    """Move a store that was built and closed as ``fresh`` to ``path``, where none is.

    A write-ahead log that lies there still belongs to a store that somebody removed: SQLite would replay it into the
    new one, so it goes first.
    """
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    fresh.replace(path)


def open_store(
    path: Path, key: bytes, *, before_migration: Callable[[], None] | None = None, vfs: str | None = None
) -> Store:
    """Open the store at ``path``, migrating it if an older program wrote it.

    Raises:
        StoreError: ``store.missing``, ``store.empty_file``, ``store.foreign``, ``store.unreadable`` (damaged or
            another key), ``store.newer``: each before anything is written.
    """
    _probe(path, key)
    connections = Connections(path, key, vfs=vfs)
    try:
        schema.migrate(connections, before=before_migration)
        return Store(connections)
    except Exception as error:
        connections.close_all()
        if isinstance(error, UnicodeDecodeError) or failures.cause(error) is not None:
            raise StoreError("store.unreadable", path=str(path)) from error
        raise


def _probe(path: Path, key: bytes) -> None:
    """Look at the file without the right to write; raise what is wrong with it."""
    if not path.is_file():
        raise StoreError("store.missing", path=str(path))
    if path.stat().st_size == 0:
        raise StoreError("store.empty_file", path=str(path))
    with path.open("rb") as file:
        if file.read(len(_PLAIN_SQLITE)) == _PLAIN_SQLITE:
            raise StoreError("store.foreign", path=str(path))
    try:
        application, version, lowest = _identify(path, key)
    except (apsw.Error, ValueError) as error:
        raise StoreError("store.unreadable", path=str(path)) from error
    if application != APPLICATION_ID:
        raise StoreError("store.foreign", path=str(path))
    if version > schema.VERSION and lowest > schema.VERSION:
        raise StoreError("store.newer", path=str(path), version=version, known=schema.VERSION)


def _identify(path: Path, key: bytes) -> tuple[int, int, int]:
    """Read application id, schema version and lowest reader without a change to the file.

    As an immutable file, so that not even a shared-memory file is made for one that is not ours. If a write-ahead log
    is waiting, read-only through it: a program killed in a checkpoint left half of the truth in each.
    """
    waiting = path.with_name(path.name + "-wal")
    if waiting.exists() and waiting.stat().st_size:
        return _read_identity(str(path), apsw.SQLITE_OPEN_READONLY, key)
    target = f"{path.resolve().as_uri()}?immutable=1"
    return _read_identity(target, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI, key)


def _read_identity(target: str, flags: int, key: bytes) -> tuple[int, int, int]:
    connection = apsw.Connection(target, flags=flags)
    try:
        connection.pragma("cipher", CIPHER)
        connection.pragma("key", f"raw:{key.hex()}")
        application = int(str(connection.pragma("application_id")))
        version = int(str(connection.pragma("user_version")))
        lowest = 0
        if application == APPLICATION_ID and version:
            lowest = int(str(connection.execute("SELECT lowest_reader FROM store_info").fetchall()[0][0]))
        return application, version, lowest
    finally:
        connection.close()
