"""`run.py` on a fresh machine: real environments, real pip; one small library in a folder is the network."""

import base64
import hashlib
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534
START = """
import sys
def main():
    import bread
    print("words:", *sys.argv[1:], "bread:", bread.KIND)
    return 7
"""


def library(folder: Path, version: str) -> str:
    """Put a wheel of the library `bread` into the folder; the line that asks for it, with its hash."""
    folder.mkdir(exist_ok=True)
    about = f"bread-{version}.dist-info"
    files = {
        "bread.py": f'KIND = "loaf {version}"\n',
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: bread\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{about}/RECORD,,\n"
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        record += f"{name},sha256={digest},{len(text)}\n"
    wheel = folder / f"bread-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{about}/RECORD": record}.items():
            archive.writestr(name, text)
    return f"bread=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def checkout(folder: Path) -> Path:
    """A checkout that says which words it was started with, and needs version 1 of `bread`."""
    (folder / "ui").mkdir(parents=True)
    (folder / "ui" / "__init__.py").write_text("")
    (folder / "ui" / "start.py").write_text(START)
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements.txt").write_text(library(folder / "network", "1"))
    (folder / "requirements-test.txt").write_text("")
    return folder


def command(folder: Path, *words: str, python: str | None = None) -> list[str]:
    """The command that a person types in that folder, with the Python under this environment."""
    base = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else f"bin/python{sys.version_info[0]}")
    return [python or str(base), str(folder / "run.py"), *words]


def surroundings(folder: Path) -> dict[str, str]:
    """The network of that folder: pip finds what lies in `network`, and nothing else."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))
    }
    return {
        **environment,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": (folder / "network").as_uri(),
        "PIP_CONFIG_FILE": os.devnull,
    }


def start(
    folder: Path, *words: str, python: str | None = None, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Start the shop of that folder and wait for its end; as this user and with this Python, if named."""
    return subprocess.run(
        command(folder, *words, python=python),
        env=surroundings(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        user=user,
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which set-up is done; its folder's name has letters that few code pages know."""
    folder = checkout(tmp_path_factory.mktemp("setup") / "Қамқор дүкені")
    done = start(folder, "report", "--shop", "1")
    assert "Setting up, once: 1 of 2" in done.stderr
    assert (done.returncode, done.stdout) == (7, "words: report --shop 1 bread: loaf 1\n"), done.stderr
    return folder


@pytest.fixture
def moved(ready: Path, tmp_path: Path) -> Path:
    """The same, carried to another folder; a test may spoil it."""
    return shutil.copytree(ready, tmp_path / "shop", symlinks=True)


def test_a_second_start_does_no_installer_work_and_costs_less_than_a_blink(ready: Path) -> None:
    shutil.move(ready / "network", ready / "network gone")
    try:
        second = start(ready, "stock")
        assert (second.returncode, second.stdout) == (7, "words: stock bread: loaf 1\n")
        assert second.stderr == ""
        python = ready / (".venv/Scripts/python.exe" if os.name == "nt" else ".venv/bin/python")
        plain = [str(python), "-c", "import bread"]
        # Beside plain Python, and once more when the machine was busy with something else.
        assert any(median_time(command(ready, "stock")) - median_time(plain) < 0.1 for _attempt in range(3))
    finally:
        shutil.move(ready / "network gone", ready / "network")


def test_a_shop_carried_to_another_folder_still_starts(moved: Path) -> None:
    done = start(moved, "stock")
    assert (done.returncode, done.stdout, done.stderr) == (7, "words: stock bread: loaf 1\n", "")


def test_a_changed_requirement_is_installed_at_the_next_start(moved: Path) -> None:
    (moved / "requirements.txt").write_text(library(moved / "network", "2"))
    done = start(moved, "stock")
    assert "Setting up, once: 1 of 1" in done.stderr
    assert done.stdout == "words: stock bread: loaf 2\n"


def test_a_library_that_is_not_the_one_we_pinned_is_refused_and_nothing_starts(moved: Path) -> None:
    wanted = library(moved / "network", "2")
    (moved / "requirements.txt").write_text(re.sub("sha256:[0-9a-f]{8}", "sha256:00000000", wanted))
    done = start(moved, "stock")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The libraries could not be installed" in done.stderr
    (moved / "requirements.txt").write_text(wanted)
    assert start(moved, "stock").stdout == "words: stock bread: loaf 2\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("reached", [".venv/pyvenv.cfg", ".venv/lib/*/site-packages/kamkor-shop.pth"])
def test_a_set_up_that_was_killed_is_made_again(tmp_path: Path, reached: str) -> None:
    folder = checkout(tmp_path / "shop")
    killed = subprocess.Popen(
        command(folder, "stock"), env=surroundings(folder), stderr=subprocess.PIPE, start_new_session=True
    )
    wait_for(lambda: any(folder.glob(reached)), killed)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert not list(folder.glob(".venv/kamkor-setup.json"))
    again = start(folder, "stock")
    assert (again.returncode, again.stdout) == (7, "words: stock bread: loaf 1\n"), again.stderr


def test_two_starts_at_once_set_up_once(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "shop")
    both = [
        subprocess.Popen(
            command(folder, "stock"),
            env=surroundings(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in both]
    assert [out for out, _ in told] == ["words: stock bread: loaf 1\n"] * 2
    assert sorted("Setting up" in err for _, err in told) == [False, True]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps Qt's libraries apart")
def test_whoever_is_not_root_is_told_the_one_command_to_type(tmp_path: Path) -> None:
    folder = lacking_a_library(checkout(tmp_path / "shop"))
    python, user = sys.executable, None
    if os.geteuid() == 0:
        # root's own Python may lie where nobody else can reach it; the system's is for everyone
        python, user = "/usr/bin/python3", NOBODY
        open_to(user, folder)
    done = start(folder, "demo", python=python, user=user)
    assert (done.returncode, done.stdout) == (1, "")
    wanted = r"(sudo sh|su) -c 'apt-get update && apt-get install --yes --no-install-recommends [a-z0-9 -]+'"
    last = done.stderr.strip().splitlines()[-1].strip()
    assert re.fullmatch(wanted, last), done.stderr
    assert "libegl1" in last
    assert not (folder / ".venv").exists(), "what cannot be finished is not begun"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps Qt's libraries apart")
def test_a_report_needs_no_window_and_none_of_its_libraries(moved: Path) -> None:
    done = start(lacking_a_library(moved), "report")
    assert (done.returncode, done.stdout, done.stderr) == (7, "words: report bread: loaf 1\n", "")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_with_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash)", text, re.MULTILINE), "no index, no option but hashes"
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 10
    assert [
        entry for entry in entries if not re.match(r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n +--hash=sha256:", entry)
    ] == []


@pytest.mark.parametrize(
    ("name", "table"), [("requirements.txt", "project"), ("requirements-test.txt", "test")]
)
def test_the_pins_are_what_the_project_asks_for(name: str, table: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] if table == "project" else project["dependency-groups"][table]
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))
    wrong = [
        line
        for line in asked
        if (need := Requirement(line))
        and not need.specifier.contains(pinned.get(canonicalize_name(need.name), "0"))
    ]
    assert wrong == []


def test_the_server_runs_the_very_command_of_the_readme() -> None:
    assert "python3 run.py test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 run.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def median_time(arguments: list[str]) -> float:
    """The median wall time of eleven starts, in seconds."""
    times = []
    for _ in range(11):
        begin = time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def wait_for(condition: object, process: subprocess.Popen[bytes]) -> None:
    """Wait until the condition holds while the process lives; fail after a minute."""
    assert callable(condition)
    end = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < end
        time.sleep(0.002)


def lacking_a_library(folder: Path) -> Path:
    """The same checkout, wanting a library for its window that no system has."""
    script = folder / "run.py"
    script.write_text(script.read_text().replace('"libEGL.so.1"', '"libkamkor-has-none.so.1"'))
    return folder


def open_to(user: int, folder: Path) -> None:
    """Give the folder to that user, and let them reach it."""
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, user, user, follow_symlinks=False)
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent != Path(parent.anchor):
            parent.chmod(parent.stat().st_mode | 0o011)
