"""Who may know whom: the contracts are in pyproject.toml; here they are checked, and checked to bite."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import CORE, EVERYWHERE, ROOT, WINDOW, nodes, place, python_files

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo', '--no-cache'])"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of pyproject.toml over the two packages in this folder."""
    environment = dict(os.environ, PYTHONPATH=str(folder))
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_every_layer_knows_only_what_lies_below_it() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("kamkor_shop/store/__init__.py", "import kamkor_shop.ledger", "Each layer knows only"),
        ("kamkor_shop/clock.py", "import PySide6.QtCore", "The core works without Qt"),
        ("kamkor_shop/families.py", "import sqlite3", "There is one SQLite library"),
        ("kamkor_shop/ledger.py", "import apsw", "There is one SQLite library"),
        ("ui/start.py", "import peewee", "speak to use cases"),
        ("kamkor_shop/cli/report.py", "import kamkor_shop.store.models", "speak to use cases"),
        ("kamkor_shop/families.py", "import kamkor_shop.handouts", "in a circle"),
    ],
)
def test_an_import_against_the_directions_is_refused(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    allowed = {
        "kamkor_shop/__init__.py": "",
        "kamkor_shop/clock.py": "",
        "kamkor_shop/store/__init__.py": "import apsw\nimport kamkor_shop.clock\n",
        "kamkor_shop/store/models.py": "import peewee\n",
        "kamkor_shop/ledger.py": "import kamkor_shop.store.models\n",
        "kamkor_shop/families.py": "import kamkor_shop.ledger\n",
        "kamkor_shop/handouts.py": "import kamkor_shop.families\n",
        "kamkor_shop/cli/__init__.py": "",
        "kamkor_shop/cli/report.py": "import kamkor_shop.handouts\n",
        "ui/__init__.py": "",
        "ui/start.py": "import PySide6.QtWidgets\nimport kamkor_shop.cli.report\n",
    }
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for name, text in allowed.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    before = lint(tmp_path)
    assert before.returncode == 0, before.stdout + before.stderr

    with (tmp_path / module).open("a") as file:
        file.write(f"{line}\n")
    after = lint(tmp_path)
    assert after.returncode == 1, after.stdout + after.stderr
    assert any(contract in told and "BROKEN" in told for told in after.stdout.splitlines()), after.stdout


def test_every_module_of_the_core_has_its_layer() -> None:
    # import-linter passes over what no layer names, so a new module must be placed before it can be built on.
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = " ".join(contracts["contracts"][0]["layers"])
    named = set(re.findall(rf"{CORE}\.(\w+)", layers))
    modules = {entry.stem for entry in (ROOT / CORE).iterdir() if not entry.name.startswith("_")}
    assert modules - named == set(), "put each of these into the layer where it belongs, in pyproject.toml"


def test_no_file_of_ours_uses_pythons_own_sqlite() -> None:
    # import-linter sees the two packages; tests and tools must not bring a second SQLite in either.
    found = [
        place(path, node)
        for path in python_files(*EVERYWHERE)
        for node in nodes(path, ast.Import, ast.ImportFrom)
        if any(name.split(".")[0] == "sqlite3" for name in imported(node))
    ]
    assert found == []


def test_every_folder_of_code_is_a_package_that_the_contracts_see() -> None:
    # Migrations are numbered, no module imports them: they are read from their folder in order.
    folders = {path.parent for path in python_files(CORE, WINDOW) if path.stem.isidentifier()}
    assert [place(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
