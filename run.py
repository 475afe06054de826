#!/usr/bin/env python3
"""Set Kamkor Shop up on a fresh machine, once, and start it.

    python3 run.py                open the shop
    python3 run.py demo           build three shops with a month of work, and open them
    python3 run.py test           every check, then every test; words after `test` go to pytest alone
    python3 run.py report …       any other words are those of the command `kamkor-shop`

Only the standard library is used, because nothing else is there yet. What set-up says goes to standard
error, so that `report --json` prints its JSON object and nothing else.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "kamkor-setup.json"
LOCK = HERE / ".setup.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUNTIME = HERE / "requirements.txt"
TEST = HERE / "requirements-test.txt"

# Debian package → the library in it that Qt loads. A bare Debian, or a container, has few of them.
LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libcups2": "libcups.so.2",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}

# Debian package → a program or file of it that the tests use: an X server, keys, a print queue, spelling.
TOOLS = {
    "cups": "/usr/sbin/cupsd",
    "cups-client": "lpstat",
    "cups-filters": "/usr/lib/cups/filter/pdftopdf",
    "cups-ipp-utils": "ippeveprinter",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "hunspell": "hunspell",
    "hunspell-kk": "/usr/share/hunspell/kk_KZ.dic",
    "hunspell-ru": "/usr/share/hunspell/ru_RU.dic",
    "imagemagick": "import",
    "poppler-utils": "pdftoppm",
    "printer-driver-cups-pdf": "/usr/lib/cups/backend/cups-pdf",
    "x11-xkb-utils": "setxkbmap",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}

# The directory of the caller must not come before the project's own on the path, hence -P, and no -m.
START = "import sys; sys.argv[0] = 'kamkor-shop'; from ui.start import main; sys.exit(main())"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])"

CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format --check", ("-m", "ruff", "format", "--check", ".")),
    ("mypy --strict kamkor_shop", ("-m", "mypy", "--strict", "kamkor_shop")),
    ("lint-imports", ("-c", LINT_IMPORTS)),
)


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def main(words: list[str]) -> int:
    """Set up what the words need, then do what they say; the exit code of what was started is passed on."""
    testing = words[:1] == ["test"]
    try:
        prepare(testing, window=testing or words[:1] in ([], ["demo"]) or words[0].startswith("-"))
    except SetUpError as error:
        say(f"\n{error}")
        return 1
    except OSError as error:
        say(f"\nSet-up needs to write into {HERE}, and could not: {error}.")
        return 1
    except KeyboardInterrupt:
        say("\nSet-up was stopped. The next start begins it again.")
        return 130
    if testing:
        return run_tests(words[1:])
    return replace_with("-P", "-c", START, *words)


def run_tests(words: list[str]) -> int:
    """Run the checks and then pytest, stopping at the first that fails; with words given, pytest alone."""
    import subprocess

    os.chdir(HERE)
    for name, arguments in () if words else CHECKS:
        print(f"== {name}", flush=True)
        code = subprocess.call([PYTHON, *arguments])
        if code:
            print(f"== {name} failed (exit code {code}); the tests were not started.", flush=True)
            return code
    if not words:
        print("== pytest", flush=True)
    return replace_with("-m", "pytest", *words)


def replace_with(*arguments: str) -> int:
    """Become the project's Python with these arguments; where that cannot be, wait and pass its code on."""
    if not WINDOWS:
        os.execv(PYTHON, [str(PYTHON), *arguments])
    import subprocess

    child = subprocess.Popen([PYTHON, *arguments])
    while True:
        # Ctrl+C reaches the child too, and it is the child that decides what it means.
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def prepare(testing: bool, window: bool) -> None:
    """Set up what is not set up yet; cheap when nothing changed since the last time."""
    wanted = {
        "python": f"{sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {sys.maxsize}",
        "runtime": fingerprint(RUNTIME.read_bytes()),
    }
    if testing:
        wanted["test"] = fingerprint(TEST.read_bytes())
        wanted["tools"] = fingerprint(repr(TOOLS).encode())
    if window:
        wanted["libraries"] = fingerprint(repr(LIBRARIES).encode())
    if not stale(wanted):
        return
    with one_at_a_time():
        parts = stale(wanted)
        if parts:
            set_up(wanted, parts)


def stale(wanted: dict[str, str]) -> set[str]:
    """The parts of set-up that are missing, or done for something older."""
    stamp = read_stamp()
    usable = stamp.get("python") == wanted["python"] and PYTHON.exists() and Path(stamp["base"]).exists()
    if not usable:
        return set(wanted)
    return {part for part, value in wanted.items() if stamp.get(part) != value}


def read_stamp() -> dict[str, str]:
    """What set-up wrote when it was last done; empty when it never was, or was broken off."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and "base" in stamp else {}


def fingerprint(content: bytes) -> str:
    """A short name of this content that changes when it does."""
    return hashlib.sha256(content).hexdigest()[:16]


def set_up(wanted: dict[str, str], parts: set[str]) -> None:
    """Do the parts named, one visible step each, and write down that they are done."""
    stamp = {} if "python" in parts else read_stamp()
    missing = missing_packages(parts)
    steps: list[tuple[str, Callable[[], None]]] = []
    if missing:
        refuse_without_root(missing)
        title = "a system package" if len(missing) == 1 else f"{len(missing)} system packages"
        steps.append((f"{title}: {', '.join(missing)}", lambda: install_packages(missing, parts)))
    if "python" in parts:
        steps.append(("a Python environment of its own", make_venv))
    if "runtime" in parts:
        title = "the libraries it stands on (some minutes on a slow line)"
        steps.append((title, lambda: install_libraries(RUNTIME)))
    if "test" in parts:
        steps.append(("the tools of the tests", lambda: install_libraries(TEST)))
    for number, (title, step) in enumerate(steps, start=1):
        say(f"Setting up, once: {number} of {len(steps)}, {title} …")
        step()
    stamp.update(wanted, base=sys.base_prefix)
    half = STAMP.with_suffix(".new")
    half.write_text(json.dumps(stamp), encoding="utf-8")
    half.replace(STAMP)


def missing_packages(parts: set[str]) -> list[str]:
    """The Debian packages without which these parts of set-up, or what is started afterwards, would fail."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    if "python" in parts and not has_venv():
        missing.append("python3-venv")
    if "libraries" in parts:
        missing += [package for package, library in LIBRARIES.items() if not loads(library)]
    if "tools" in parts:
        missing += [package for package, tool in TOOLS.items() if not is_there(tool)]
    return missing


def has_venv() -> bool:
    """Whether this Python can make an environment with pip in it; Debian packs that part apart."""
    import importlib.util

    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def loads(library: str) -> bool:
    """Whether the dynamic linker finds this library, which is the very thing that Qt will ask it."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_there(tool: str) -> bool:
    """Whether this program is on the path, or this file exists."""
    import shutil

    return Path(tool).exists() if tool.startswith("/") else shutil.which(tool) is not None


def refuse_without_root(packages: list[str]) -> None:
    """Tell anyone who may not install Debian packages the one command that does it."""
    import shutil

    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetUpError(
            "This system lacks what these Debian packages hold, and has no apt-get to install them with:\n\n"
            f"    {names}\n\nInstall their like with this system's own tool, then start again."
        )
    if os.geteuid() != 0:
        become = "sudo sh" if shutil.which("sudo") else "su"
        install = f"apt-get update && apt-get install --yes --no-install-recommends {names}"
        raise SetUpError(
            "Some system packages are missing. Type this once, then start again:\n\n"
            f"    {become} -c '{install}'\n"
        )


def install_packages(packages: list[str], parts: set[str]) -> None:
    """Install Debian packages, as root; nothing is asked."""
    options = ("-qq", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0")
    # An installation that was killed earlier must be finished first; an old list of packages may still do.
    output = quietly("dpkg", "--configure", "-a")[1] + quietly("apt-get", *options, "update")[1]
    code, more = quietly("apt-get", *options, "install", "--yes", "--no-install-recommends", *packages)
    left = missing_packages(parts)
    if code or left:
        say((output + more).strip())
        raise SetUpError(f"These system packages could not be installed: {' '.join(left or packages)}")


def quietly(*command: str) -> tuple[int, str]:
    """Run a command that asks nothing; its exit code and what it said."""
    import subprocess

    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def make_venv() -> None:
    """Make the environment afresh, whatever is there, and let it find the project in this folder."""
    STAMP.unlink(missing_ok=True)
    code, output = quietly(sys.executable, "-m", "venv", "--clear", str(VENV))
    if code:
        say(output.strip())
        raise SetUpError(
            f"The Python environment {VENV} could not be made (see above).\n"
            "If Kamkor Shop is open, close it; then start again."
        )
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    packages = VENV / ("Lib/site-packages" if WINDOWS else f"lib/{version}/site-packages")
    # Python 3.11 reads this file in the system's code page, which may lack the letters of the folder's name;
    # the way up from here needs none, and stays right when the folder is moved.
    (packages / "kamkor-shop.pth").write_text(os.path.relpath(HERE, packages) + "\n", encoding="ascii")


def install_libraries(requirements: Path) -> None:
    """Install exactly the pinned versions, each file checked against its hash.

    The stamp is away meanwhile: a set-up that was killed begins again from nothing.
    """
    STAMP.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    code, output = quietly(*command)
    if code:
        say(output.strip())
        raise SetUpError(
            "The libraries could not be installed (see above). Is this computer on the network, and is\n"
            "there room on the disk (half a gigabyte)? Start again when it is so; set-up begins afresh."
        )


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one set-up work at a time; a second start waits for the first, then finds its work done."""
    with LOCK.open("a+b") as lock:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """Tell the person in front of the screen; standard output belongs to what is started."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this very check is for those who start it with an older one
        sys.exit("Kamkor Shop needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    sys.exit(main(sys.argv[1:]))
