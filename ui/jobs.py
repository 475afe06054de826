"""Work in the background: one thread that writes, a few that read; progress, cancel, and errors that never
kill.

`jobs.run(handouts.post, desk, draft, done=self.posted, title=_("Posting"))`. Writes go through one thread in
the order in which they were asked for; reads share a small pool. `done` and `failed` are called in the
window's thread, and not at all when the widget that they belong to is gone.
"""

from __future__ import annotations

import inspect
import logging
import os
import time
import traceback
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kamkor_shop.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.threads import Threads

SHOWN_AFTER_MS = 300

_log = logging.getLogger("kamkor.jobs")


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside a job by `Progress.report` after the person cancelled it."""


class Progress:
    """What a job tells about itself. A function that has a parameter named `progress` is given one."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._told = 0.0

    def report(self, done: int, of: int) -> None:
        """So many of so many are done; cheap to call for every row. Raises Cancelled once the job is
        cancelled.
        """
        if self._job.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= 0.05 or done >= of:
            self._told = now
            self._job.advanced.emit(done, of)

    def cancelled(self) -> bool:
        """True once the person cancelled: stop at the next place where nothing is half done."""
        return self._job.is_cancelled


class Job(QObject):
    """One piece of work under way, as the window shows it."""

    advanced = Signal(int, int)
    ended = Signal()

    def __init__(self, title: str, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.cancellable = cancellable
        self.is_cancelled = False
        self.done = 0
        self.of = 0
        self.started = time.monotonic()
        self.advanced.connect(self._advance)

    def _advance(self, done: int, of: int) -> None:
        self.done, self.of = done, of

    def cancel(self) -> None:
        """Asks the job to stop; what it has posted stays posted."""
        self.is_cancelled = True

    def seconds_left(self) -> int | None:
        """An estimate from the pace so far, or None while there is none."""
        elapsed = time.monotonic() - self.started
        if not self.done or not self.of or elapsed < 1:
            return None
        return round(elapsed * (self.of - self.done) / self.done)


class Jobs(QObject):
    """The dispatcher. `shown` carries a job that takes longer than 300 ms and has a title; `failed` an error
    that no page took: a UserError, or the number under which an unexpected one was logged (text).
    """

    shown = Signal(object)
    failed = Signal(object)
    _settled = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self._open = True
        # Queued, also for a job that was through before anybody could wait for it: callbacks never run inside `run`.
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _threads(self) -> Threads:
        from ui.threads import Threads

        return Threads()

    def run(self, function: Callable[..., Any], *args: Any, **options: Any) -> Job:
        """Runs a use case that writes, in the writer's thread; options as in `read`."""
        return self._start(self._threads.writer.submit, function, args, **options)

    def read(self, function: Callable[..., Any], *args: Any, **options: Any) -> Job:
        """Runs a query. Options: `done(result)`, `failed(error)`, `title` (shown after 300 ms; without one
        nothing is shown), `cancellable`. Without `failed`, errors are shown in the message bar.
        """
        return self._start(self._threads.readers.submit, function, args, **options)

    def print(self, function: Callable[..., Any], *args: Any, **options: Any) -> Job:
        """Runs work that waits for a printer, one paper after the other: a printer that hangs holds up
        nothing but papers. The function is given the `PrintProcess` before `args`. Options as in `read`.
        """
        return self._start(self._threads.print, function, (self._threads.printing, *args), **options)

    def _start(
        self,
        submit: Callable[..., Future[Any]],
        function: Callable[..., Any],
        args: tuple[Any, ...],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        title: str = "",
        progress: bool = True,
        cancellable: bool = True,
    ) -> Job:
        job = Job(title, cancellable and _wants_progress(function), self)
        if not self._open:  # a late timer of a window that is closing
            job.cancel()
            return job
        self._running.add(job)
        keywords = {"progress": Progress(job)} if _wants_progress(function) else {}
        future = submit(_unless_cancelled, job, function, args, keywords)
        future.add_done_callback(lambda settled: self._settle(job, settled, (done, failed)))
        if title and progress:
            QTimer.singleShot(
                SHOWN_AFTER_MS, job, lambda: self.shown.emit(job) if job in self._running else None
            )
        return job

    def _settle(self, job: Job, future: Future[Any], callbacks: object) -> None:
        # In the worker's thread: the signal carries everything over to the window's.
        if self._open and shiboken6.isValid(self):
            self._settled.emit(job, future, callbacks)

    def _deliver(self, job: Job, future: Future[Any], callbacks: tuple[Any, Any]) -> None:
        done, failed = callbacks
        self._running.discard(job)
        job.ended.emit()
        job.deleteLater()
        error: BaseException | None = Cancelled() if future.cancelled() else future.exception()
        if error is None:
            if done is not None and _alive(done):
                done(future.result())
            return
        if not isinstance(error, UserError | Cancelled):
            number = log_unexpected(error)
            self.failed.emit(number)
        elif failed is None and isinstance(error, UserError):
            self.failed.emit(error)
        if failed is not None and _alive(failed):
            failed(error)

    @property
    def busy(self) -> bool:
        """True while anything runs or waits."""
        return bool(self._running)

    @property
    def printing_process(self) -> int | None:
        """The number of the process that prints, once a paper was asked for."""
        return self._threads.printing.number

    def close(self) -> None:
        """Cancels what can be cancelled, lets every posting asked for finish, and ends the threads. A paper is
        given a moment, never more. No callback follows.
        """
        self._open = False
        for job in self._running:
            if job.cancellable:
                job.cancel()
        self._threads.close()
        self._running.clear()


def _wants_progress(function: Callable[..., Any]) -> bool:
    try:
        return "progress" in inspect.signature(function).parameters
    except (TypeError, ValueError):
        return False


def _unless_cancelled(
    job: Job, function: Callable[..., Any], args: tuple[Any, ...], keywords: dict[str, Any]
) -> Any:
    if job.is_cancelled:
        raise Cancelled
    return function(*args, **keywords)


def _alive(callback: Callable[..., object]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def log_unexpected(error: BaseException) -> str:
    """Logs an error of our own, without locals and without its words (they may hold names), and returns the
    number that the person can tell to whoever looks after the program.
    """
    number = os.urandom(3).hex().upper()
    places = "".join(
        f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        for frame in traceback.extract_tb(error.__traceback__)
    )
    _log.error("unexpected error %s: %s\n%s", number, type(error).__name__, places)
    return number
