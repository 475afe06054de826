"""The shape that keeps the source readable: short files, short functions, texts that can be translated."""

import ast
import statistics

from tests.architecture.source import CORE, EVERYWHERE, WINDOW, nodes, place, python_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIAN_FILE = 150
TRANSLATORS = {"_", "N_", "ngettext", "tr"}


def test_no_file_is_longer_than_one_idea() -> None:
    lengths = {
        place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*EVERYWHERE)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FILE


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{place(path, node)} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python_files(*EVERYWHERE)
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_text_to_translate_is_a_constant() -> None:
    # A text put together before it is looked up is in no catalogue: `_("Bag {number}").format(…)` it must be.
    found = [
        place(path, node)
        for path in python_files(CORE, WINDOW)
        for node in nodes(path, ast.Call)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in TRANSLATORS
        and any(isinstance(part, ast.JoinedStr | ast.BinOp | ast.Call) for part in node.args[:1])
    ]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    # Put together here, so that this file does not find itself.
    marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]
    found = [
        f"{place(path)}:{number} {mark}"
        for path in python_files(*EVERYWHERE)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for mark in marks
        if mark in line
    ]
    assert found == []


def test_nothing_is_named_after_no_idea() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
    assert [place(path) for path in python_files(*EVERYWHERE) if path.stem in empty_words] == []
