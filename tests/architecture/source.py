"""The project's own source files, read once as syntax trees, for the tests that hold its shape."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = "kamkor_shop"
WINDOW = "ui"
EVERYWHERE = (CORE, WINDOW, "tests", "resources", "run.py")


def python_files(*places: str) -> list[Path]:
    """Every Python file in these places of the repository, in a fixed order."""
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return [path for path in found if "__pycache__" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of these kinds in a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, kinds))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where to look: `ui/theme.py:12`."""
    line = "" if node is None else f":{getattr(node, 'lineno', 1)}"
    return f"{path.relative_to(ROOT).as_posix()}{line}"
