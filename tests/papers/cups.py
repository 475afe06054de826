"""A real CUPS server for tests: private, on 127.0.0.1, with queues that keep what a printer would have got.

Two queues: `office` ends in the PDF that CUPS hands to a printer, `labels` goes through CUPS' own Zebra driver and ends
in the ZPL, that is in the very dots that a label head burns. Nothing outside the server's own folder is touched.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

SYSTEM = Path("/usr/lib/cups")
OFFICE_DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
LABEL_DRIVER = "drv:///sample.drv/zebra.ppd"

CONFIGURATION = """\
Listen 127.0.0.1:{port}
LogLevel debug
DefaultAuthType None
WebInterface No
Browsing No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  SubscriptionPrivateAccess all
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

FILES = """\
ServerRoot {root}/etc
ServerBin {root}/bin
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Sandboxing relaxed
"""

BROKEN_BACKEND = """\
#!/bin/sh
# A printer that CUPS gives up: with 4 the job is cancelled, with 5 the queue stops.
[ $# -eq 0 ] && {{ echo 'direct broken "Unknown" "Broken"'; exit 0; }}
exit ${{DEVICE_URI##*/}}
"""

BACKEND = """\
#!/bin/sh
# Keeps what the printer would have got, one file a job: job number, queue. A jammed printer keeps
# nothing, and 4 stops its queue (CUPS_BACKEND_STOP).
[ $# -eq 0 ] && {{ echo 'direct keep "Unknown" "Keep"'; exit 0; }}
[ -e "{root}/jammed/$PRINTER" ] && exit 4
cat "${{6:--}}" > "{root}/kept/$1.$PRINTER.part" && mv "{root}/kept/$1.$PRINTER.part" "{root}/kept/$1.$PRINTER"
"""


@dataclass(frozen=True, slots=True)
class Cups:
    """A running server."""

    root: Path
    port: int

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs in order to print through this server and no other."""
        return {**os.environ, "CUPS_SERVER": f"127.0.0.1:{self.port}"}

    def command(self, *words: str) -> str:
        """Run one of CUPS' own commands."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=20)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr}")
        return done.stdout

    def kept(self, queue: str, seconds: float = 30) -> bytes:
        """What the printer of a queue got in its latest job; waits for it, then forgets it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = sorted((self.root / "kept").glob(f"*.{queue}"))
            if found:
                data = found[-1].read_bytes()
                found[-1].unlink()
                return data
            time.sleep(0.05)
        raise TimeoutError(f"nothing was printed on {queue}: {self._errors()}")

    def jam(self, queue: str) -> None:
        """The printer of a queue fails from now on, and CUPS stops the queue with the job that it was printing."""
        (self.root / "jammed" / queue).touch()

    def mend(self, queue: str) -> None:
        """The printer works again, and somebody starts its queue."""
        (self.root / "jammed" / queue).unlink()
        self.command("cupsenable", queue)

    def wait_until_stopped(self, queue: str, seconds: float = 30) -> None:
        """Waits until CUPS has stopped a queue whose printer failed."""
        end = time.monotonic() + seconds
        while "disabled" not in self.command("lpstat", "-p", queue):
            if time.monotonic() > end:
                raise TimeoutError(f"{queue} goes on: {self._errors()}")
            time.sleep(0.05)

    def add(self, queue: str, driver: str) -> None:
        """Set a queue up; what it would print is kept."""
        self.command("lpadmin", "-p", queue, "-E", "-v", f"keep:/{queue}", "-m", driver)

    def count(self, queue: str, wanted: int, seconds: float = 30) -> int:
        """How many jobs the printer of a queue got and `kept` did not take away; waits for `wanted` of them."""
        end = time.monotonic() + seconds
        while (
            found := len(list((self.root / "kept").glob(f"*.{queue}")))
        ) < wanted and time.monotonic() < end:
            time.sleep(0.05)
        return found

    def _errors(self) -> str:
        log = (self.root / "log/error").read_text(errors="replace").splitlines()
        return "\n".join(line for line in log if line[:1] in "EW" or "stopped with status" in line)[-2000:]


@contextmanager
def running() -> Iterator[Cups]:
    """Start a server with both queues; stop it and remove its folder at the end."""
    # Not pytest's folder: CUPS runs its filters as another user, who must be able to walk in.
    root = Path(tempfile.mkdtemp(prefix="kamkor-cups-"))
    root.chmod(0o755)
    server = None
    try:
        cups = Cups(root, _free_port())
        _lay_out(cups)
        server = subprocess.Popen(
            [
                _program("cupsd"),
                "-f",
                "-c",
                str(root / "etc/cupsd.conf"),
                "-s",
                str(root / "etc/cups-files.conf"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_until_open(cups.port)
        for queue, driver in (("office", OFFICE_DRIVER), ("labels", LABEL_DRIVER)):
            cups.add(queue, driver)
        yield cups
    finally:
        if server is not None:
            server.terminate()
            server.wait(10)
        shutil.rmtree(root)


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise RuntimeError(f"{name} is missing: install the packages cups, cups-client and cups-filters")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _lay_out(cups: Cups) -> None:
    """The server's folders: its own back end, everything else of its programs from the system."""
    root = cups.root
    for name in ("etc", "bin/backend", "cache", "state", "spool", "tmp", "log", "kept", "jammed"):
        (root / name).mkdir(parents=True)
    for name in ("tmp", "kept"):
        (root / name).chmod(0o1777)
    for name in ("cgi-bin", "daemon", "driver", "filter", "monitor", "notifier"):
        (root / "bin" / name).symlink_to(SYSTEM / name)
    (root / "etc/cupsd.conf").write_text(CONFIGURATION.format(port=cups.port))
    (root / "etc/cups-files.conf").write_text(FILES.format(root=root))
    for name, script in (("keep", BACKEND), ("broken", BROKEN_BACKEND)):
        backend = root / "bin/backend" / name
        backend.write_text(script.format(root=root))
        backend.chmod(0o755)


def _wait_until_open(port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("cupsd did not open its port")


def zpl_labels(zpl: bytes) -> list[Image.Image]:
    """The labels in a ZPL job of CUPS' Zebra driver, dot by dot.

    `~DGR:CUPS.GRF,bytes,bytes a row,` then hexadecimal rows in Zebra's run lengths: G–Y are 1–19 times the next digit,
    g–z 20–400 times, `,` fills a row with white, `!` with black, `:` repeats the row above.
    """
    found = []
    for total, per_row, rows in re.findall(rb"~DGR:CUPS\.GRF,(\d+),(\d+),\s*([^~^]*)", zpl):
        digits = _expanded(rows.decode("ascii"), int(per_row) * 2)
        data = bytes.fromhex(digits)
        if len(data) != int(total):
            raise ValueError(f"{total.decode()} bytes were promised, {len(data)} came")
        # In ZPL a set bit is black.
        image = Image.frombytes(
            "1", (int(per_row) * 8, len(data) // int(per_row)), bytes(255 - byte for byte in data)
        )
        found.append(image.convert("L"))
    return found


def _expanded(text: str, width: int) -> str:
    rows: list[str] = []
    row, times = "", 0
    for sign in text:
        if sign.isspace():
            continue
        if "G" <= sign <= "Y":
            times += ord(sign) - ord("F")
        elif "g" <= sign <= "z":
            times += (ord(sign) - ord("f")) * 20
        elif sign == ":":
            rows.append(rows[-1])
        elif sign in ",!":
            row += ("0" if sign == "," else "F") * (width - len(row))
        else:
            row += sign * max(times, 1)
            times = 0
        if len(row) >= width:
            rows.append(row)
            row = ""
    return "".join(rows)


@pytest.fixture
def print_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    """The print server that the program of a test finds; libcups asks for it anew in each process and thread."""
    with running() as server:
        monkeypatch.setenv("CUPS_SERVER", server.environment["CUPS_SERVER"])
        yield server
