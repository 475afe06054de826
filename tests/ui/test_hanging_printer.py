"""A print server that accepts and never answers holds up a paper, and nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamkor_shop import ledger, waiting
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.papers.labels import roll
from kamkor_shop.store import opening
from tests.papers.test_labels import lot_label
from tests.ui.closing_app import CLOCK, KEY
from ui import print_process
from ui.print_process import PrintProcess

ROOT = Path(__file__).parents[2]


@pytest.fixture
def silent_server() -> Iterator[str]:
    """The system takes connections for it, and nobody ever answers one."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("asking", ["lpstat", "Qt"])
def test_closing_the_window_does_not_wait_for_a_print_server_that_hangs(
    silent_server: str, tmp_path: Path, asking: str
) -> None:
    """Asked by `lpstat` first, as it is; and by Qt alone, which never gives up by itself."""
    path = os.environ["PATH"] if asking == "lpstat" else str(Path(sys.executable).parent)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.closing_app", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "CUPS_SERVER": silent_server, "QT_QPA_PLATFORM": "offscreen", "PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    lived, printing, closed = ran.stdout.splitlines()
    assert (lived, closed) == ("TICKS", "CLOSED")
    with pytest.raises(ProcessLookupError):
        os.kill(int(printing.split()[1]), 0)
    desk = Desk(opening.open_store(tmp_path / "kamkor.store", KEY), 1, 0, CLOCK)
    assert waiting.papers(desk) == 1, "cut off, never noted as printed"
    assert desk.sql("SELECT COUNT(*) FROM document WHERE type = 'donation'") == [(2,)], (
        "the posting got through"
    )
    assert ledger.check(desk) == []
    desk.close()


def test_a_print_process_that_says_nothing_is_ended_and_the_next_paper_gets_another(
    silent_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", silent_server)
    monkeypatch.setattr(print_process, "SILENCE_SECONDS", 1)
    printing = PrintProcess()
    for _paper in range(2):
        with pytest.raises(UserError) as refused:
            printing.print_pdf(roll([lot_label(1)]), "labels")
        assert refused.value.code == "print.failed"
    printing.end()
    with pytest.raises(UserError):
        printing.print_pdf(roll([lot_label(1)]), "labels")


def test_no_printers_are_known_while_the_print_server_hangs(
    silent_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", silent_server)
    printing = PrintProcess()
    assert printing.names() == []
    printing.end()
