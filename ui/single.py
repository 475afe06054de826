"""One program on one PC and data folder: a second start is refused, and the first window comes to the
front.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLockFile, QObject

_WAIT_MS = 500


class SingleInstance:
    """The lock of a data folder. A lock left by a program that died counts for nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / "desk.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None
        self._ahead: Thread | None = None
        self._taken = False
        self._refused: OSError | None = None

    def _name(self) -> str:
        """The name under which the first program listens."""
        import hashlib  # not at the top: the window opens without it

        return "kamkor-shop-" + hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]

    def take_ahead(self) -> None:
        """Begins to take the folder in a thread of its own: the lock file is synced to the disk, which a start need not
        wait for. `take` waits for whatever is left.
        """
        self._ahead = Thread(target=self._try)
        self._ahead.start()

    def take(self) -> bool:
        """Whether this is the only program on the folder, which is made if need be. Raises OSError where nothing may
        be written.
        """
        if self._ahead is None:
            self._try()
        else:
            self._ahead.join()
            self._ahead = None
        if self._refused is not None:
            raise self._refused
        return self._taken

    def _try(self) -> None:
        self._refused = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._taken = self._lock.tryLock(0)
            failed = None if self._taken else self._lock.error()
            if failed not in (None, QLockFile.LockError.LockFailedError):
                raise PermissionError(self._lock.fileName())
        except OSError as error:
            self._refused = error

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
