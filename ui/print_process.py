"""Printing happens in a process of its own: a printer or a print server that hangs holds up papers, never the window.

Qt asks print servers with Python's lock in its hand, without a limit of time: in the window's own process a silent
server would freeze every page, and no thread that waits there can be ended. This process is told what to print over
its input and answers on its output, one JSON line each; it ends with the program, or is ended.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

from kamkor_shop.errors import UserError

SILENCE_SECONDS = 40
"""The longest that one page may take. A process that says nothing for so long is ended, and its paper waits."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from ui.print_process import serve; serve()"
_log = logging.getLogger("kamkor.printing")


class PrintProcess:
    """The window's end. The process is started by the first paper. `end` may be called from any thread."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._talking = threading.Lock()
        self._starting = threading.Lock()
        self._ended = False

    @property
    def number(self) -> int | None:
        """The process's number, if one runs."""
        child = self._child
        return None if child is None else child.pid

    def names(self) -> list[str]:
        """The printers that this computer knows; none when the print server does not answer."""
        try:
            return [str(name) for name in self._ask({"do": "names"})["names"]]
        except UserError:
            return []

    def print_pdf(self, pdf: bytes, printer_name: str, copies: int = 1) -> None:
        """Print as `ui.printing.print_pdf` does, with the same errors; `print.failed` too when nothing answers."""
        if not printer_name:
            raise UserError("print.not_chosen")
        self._ask({"do": "print", "printer": printer_name, "copies": copies, "bytes": len(pdf)}, pdf)

    def end(self) -> None:
        """End the process at once, whatever it does; no other is started."""
        with self._starting:
            self._ended = True
            child = self._child
        if child is not None:
            _kill(child)
        with self._talking:
            self._leave()

    def _ask(self, wish: dict[str, Any], body: bytes = b"") -> dict[str, Any]:
        with self._talking:
            failed = UserError("print.failed", printer=wish.get("printer", ""))
            child = self._running()
            if child is None:
                raise failed
            try:
                answer = _talk(child, wish, body)
            except (OSError, ValueError):
                self._leave()
                raise failed from None
            if "unexpected" in answer:
                _log.error("printing failed: %s", answer["unexpected"])
                raise failed
            if "error" in answer:
                raise UserError(answer["error"], **answer["params"])
            return answer

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._starting:
            if self._ended:
                return None
            if self._child is None or self._child.poll() is not None:
                self._leave()
                self._child = _start()
            return self._child

    def _leave(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        _kill(child)
        child.wait()
        for pipe in (child.stdin, child.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what it never read is still in the pipe
                continue


def _start() -> subprocess.Popen[bytes]:
    options: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NO_WINDOW}
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **options,
    )


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the process with what it started: `lpstat` may hang at the same server."""
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        child.kill()
        return
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _talk(child: subprocess.Popen[bytes], wish: dict[str, Any], body: bytes) -> dict[str, Any]:
    """What the process answers at last. Raises OSError when it ends or says nothing, ValueError when it babbles."""
    assert child.stdin is not None
    assert child.stdout is not None
    while True:
        silence = threading.Timer(SILENCE_SECONDS, _kill, (child,))
        silence.daemon = True
        silence.start()
        try:
            if wish:
                child.stdin.write(json.dumps(wish).encode() + b"\n" + body)
                child.stdin.flush()
                wish = {}
            line = child.stdout.readline()
        finally:
            silence.cancel()
        if not line:
            raise BrokenPipeError
        answer: dict[str, Any] = json.loads(line)
        if "page" not in answer:
            return answer


# The process's own end.


def serve() -> None:
    """Print what comes in until the input ends."""
    wishes = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    for line in wishes:
        _say(answers, _answer(json.loads(line), wishes, answers))
    application.quit()


def _say(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _answer(wish: dict[str, Any], wishes: BinaryIO, answers: BinaryIO) -> dict[str, Any]:
    from ui.printing import print_pdf, printer_names

    try:
        if wish["do"] == "names":
            return {"names": printer_names()}
        pdf = wishes.read(wish["bytes"])
        print_pdf(pdf, wish["printer"], wish["copies"], lambda page: _say(answers, {"page": page}))
    except UserError as error:
        return {"error": error.code, "params": error.params}
    except Exception as error:
        # Without its words: they may hold names.
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        return {"unexpected": f"{type(error).__name__} at {place}"}
    return {"sent": True}
