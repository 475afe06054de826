"""One program on one PC and data folder: a second start is refused, and the first window comes to the
front.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

_WAIT_MS = 500


class SingleInstance:
    """The lock of a data folder. A lock left by a program that died counts for nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / "desk.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def _name(self) -> str:
        """The name under which the first program listens."""
        import hashlib  # not at the top: the window opens without it

        return "kamkor-shop-" + hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]

    def take(self) -> bool:
        """Whether this is the only program on the folder. Raises PermissionError where nothing may be
        written.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            raise PermissionError(self._lock.fileName())
        return False

    def listen(self, called: Callable[[], object]) -> None:
        """Calls `called` when the program is started once more. Slow to import: call it after the window is
        up.
        """
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = self._name()
        QLocalServer.removeServer(name)
        if server.listen(name):
            server.newConnection.connect(lambda: (server.nextPendingConnection(), called()))
        self._server = server

    def call_first(self) -> bool:
        """Asks the first program to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        answered: bool = socket.waitForConnected(_WAIT_MS)
        socket.disconnectFromServer()
        return answered

    def release(self) -> None:
        """Lets go of the folder."""
        self._server = None
        self._lock.unlock()
