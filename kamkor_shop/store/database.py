"""The peewee database on the connections of a store."""

from __future__ import annotations

import apsw
from playhouse.apsw_ext import APSWDatabase

from kamkor_shop.store.connections import BUSY_MS, Connections


class KeyedDatabase(APSWDatabase):
    """Peewee's view of one encrypted store file: in each thread it works on the connection that `Connections` keeps
    for that thread, so that a query of peewee and a statement of ours are in the same transaction.
    """

    def __init__(self, connections: Connections) -> None:
        super().__init__(str(connections.path), timeout=BUSY_MS / 1000)
        self._connections = connections

    def _connect(self) -> apsw.Connection:
        connection = self._connections.here()
        self._add_conn_hooks(connection)
        return connection

    def _close(self, _connection: apsw.Connection) -> None:
        """Nothing: the connections belong to the store, which closes those of all threads at once."""
