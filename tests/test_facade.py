"""A package names each of its public names thrice, for readers, for types and for imports: all three agree."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = [
    ".".join(path.parent.relative_to(ROOT).parts)
    for path in sorted((ROOT / "kamkor_shop").rglob("__init__.py"))
    if "on_demand(" in path.read_text(encoding="utf-8")
]


def typed(package: str) -> set[tuple[str, str]]:
    """The (module, name) pairs that the package's imports for types say; the module of a module is itself."""
    path = ROOT.joinpath(*package.split("."), "__init__.py")
    found = set()
    for block in ast.parse(path.read_text(encoding="utf-8")).body:
        for each in block.body if isinstance(block, ast.If) else ():
            assert isinstance(each, ast.ImportFrom)
            for name in each.names:
                module = name.name if each.module == package else str(each.module).removeprefix(f"{package}.")
                found.add((module, name.name))
    return found


def test_there_are_packages_that_load_on_demand() -> None:
    assert "kamkor_shop.ledger" in PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_gives_what_it_promises(package: str) -> None:
    face = importlib.import_module(package)
    promised = typed(package)
    for module, name in promised:
        holder = importlib.import_module(f"{package}.{module}")
        assert getattr(face, name) is (holder if name == module else getattr(holder, name))
    assert {name for _module, name in promised} == set(face.__all__)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_loads_none_of_its_modules_by_itself(package: str) -> None:
    words = f"import sys, {package}; print(*(name for name in sys.modules if name.startswith('{package}.')))"
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.split() == []


def test_a_name_that_is_not_there_is_told_as_python_tells_it() -> None:
    face = importlib.import_module("kamkor_shop.ledger")
    with pytest.raises(AttributeError, match="has no attribute 'nothing_of_the_kind'"):
        _ = face.nothing_of_the_kind
