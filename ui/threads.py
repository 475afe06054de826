"""The threads behind `ui.jobs`, and the process that prints. Imported with the first job: the window opens without."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from ui.print_process import PrintProcess

READERS = 2
LAST_PAPER_SECONDS = 2.0
"""How long closing waits for the paper that is being printed. One that is cut off was never noted: it keeps waiting."""


class Threads:
    """One that writes, a few that read, and one that waits for `printing`, the process that prints."""

    def __init__(self) -> None:
        self.writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self.readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self.printing = PrintProcess()
        self._printer = ThreadPoolExecutor(1, thread_name_prefix="printer")
        self._papers: set[Future[Any]] = set()

    def print(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        """Does work that waits for a printer."""
        paper = self._printer.submit(function, *args)
        self._papers.add(paper)
        paper.add_done_callback(self._papers.discard)
        return paper

    def close(self) -> None:
        """Lets every posting asked for finish, and ends the threads. A paper is given a moment, never more."""
        self.readers.shutdown(wait=True, cancel_futures=True)
        self.writer.shutdown(wait=True, cancel_futures=False)
        self._printer.shutdown(wait=False, cancel_futures=True)
        wait(tuple(self._papers), LAST_PAPER_SECONDS)
        self.printing.end()
        self._printer.shutdown(wait=True)
