"""The wheel: built from this checkout, installed into an empty environment, and started there."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import kamkor_shop

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("kamkor_shop", "ui", "resources")
IMPORT_ALL = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
for path in sorted(path for part in ("kamkor_shop", "ui") for path in (root / part).rglob("*.py")):
    name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    if path.stem.isidentifier():
        assert importlib.import_module(name).__file__ == str(path), name
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed; what it said on standard output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and nothing else in it; the pinned libraries are lent by this one."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv.parent)
    python = scripts(venv) / Path(sys.executable).name
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install")
    run(*pip, "--quiet", "--no-deps", "--no-index", wheel, cwd=venv.parent)
    # A path named in a .pth file brings its libraries, but not its own .pth files: not this checkout.
    (site_packages(venv) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return venv


def test_the_wheel_holds_every_file_the_program_reads(wheel: Path) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for part in PARTS
        for path in (ROOT / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    tools = {name for name in ours if name.startswith("resources/") and name.endswith(".py")}
    assert ours - tools - shipped == set()
    strangers = {name for name in shipped - ours if ".dist-info/" not in name}
    assert strangers == set()


def test_an_installed_shop_says_its_version_and_its_words(installed: Path, tmp_path: Path) -> None:
    shop = scripts(installed) / "kamkor-shop"
    assert kamkor_shop.__version__ in run(shop, "--version", cwd=tmp_path)
    told = run(shop, "--help", cwd=tmp_path)
    assert [word for word in ("demo", "report", "check", "journal", "--data") if word not in told] == []


def test_an_installed_shop_finds_all_its_parts_where_it_was_installed(
    installed: Path, tmp_path: Path
) -> None:
    python = scripts(installed) / Path(sys.executable).name
    run(python, "-c", IMPORT_ALL, site_packages(installed), cwd=tmp_path)
    where = run(python, "-c", "from kamkor_shop import resources; print(resources.path())", cwd=tmp_path)
    resources = Path(where.strip())
    assert resources == site_packages(installed) / "resources"
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and path.suffix not in {".py", ".pyc"}:
            assert (resources / path.relative_to(ROOT / "resources")).read_bytes() == path.read_bytes()


def scripts(venv: Path) -> Path:
    """Where an environment keeps its programs."""
    return venv / ("Scripts" if os.name == "nt" else "bin")


def site_packages(venv: Path) -> Path:
    """Where an environment keeps its libraries."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return venv / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")
