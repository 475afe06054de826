"""Errors that a person can mend: every code has a sentence, every sentence a use and its parameters."""

import ast
import pickle
import re
import string
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamkor_shop import i18n, sentences
from kamkor_shop.errors import KamkorError, StoreError, UserError

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"^[a-z]+\.[a-z0-9_]+$")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("kamkor_shop", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.parent.name != "sentences":
                yield path, ast.parse(path.read_text(encoding="utf-8"))


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where each error is made: place, code, names of its parameters (None when they are passed on as a
    whole).
    """
    for path, tree in sources():
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name | ast.Attribute)
            ):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            first = node.args[0]
            if name in ("UserError", "StoreError") and isinstance(first, ast.Constant):
                names = {word.arg for word in node.keywords}
                yield f"{path.relative_to(ROOT)}:{node.lineno}", first.value, None if None in names else names  # type: ignore[misc]


def placeholders(sentence: str) -> set[str]:
    return {
        name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None
    }


def test_every_error_has_a_sentence_that_names_only_what_the_error_brings() -> None:
    faults = []
    for place, code, names in raised():
        if code not in sentences.SENTENCES:
            faults.append(f"{place}: {code} has no sentence")
        elif names is not None and (missing := placeholders(sentences.SENTENCES[code]) - names):
            faults.append(f"{place}: {code} does not bring {sorted(missing)}")
    assert not faults, "\n".join(faults)


def test_every_sentence_is_said_somewhere() -> None:
    said = {
        node.value
        for _path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(set(sentences.SENTENCES) - said) == []


def test_no_code_has_two_sentences() -> None:
    codes = Counter(code for module in sentences.MODULES for code in module.SENTENCES)
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize("code", sentences.SENTENCES)
def test_a_sentence_is_whole(code: str) -> None:
    sentence = sentences.SENTENCES[code]
    assert CODE.match(code)
    assert all(name.isidentifier() for name in placeholders(sentence)), "named parameters, without formats"
    assert not sentence[0].islower()
    assert sentence.endswith((".", "!", "?", "}")), "it tells what to do, and ends"


def test_an_error_is_told_in_the_language_of_the_moment() -> None:
    error = UserError("code.damaged", text="2001000001429")
    with i18n.language("kk"):
        assert error.text().startswith("2001000001429 коды қате оқылды")
    with i18n.language("ru"):
        assert error.text().startswith("Код 2001000001429 прочитан с ошибкой")


def test_logs_get_the_code_and_no_names() -> None:
    error = UserError("iin.date", text="850231399904")
    assert str(error) == "iin.date"
    assert "850231399904" not in repr(error)


def test_an_error_text_never_fails_itself() -> None:
    with i18n.language("en"):
        assert "…" in UserError("iin.date").text()
        assert "no.such_code" in UserError("no.such_code").text()


def test_days_in_a_sentence_are_written_for_people() -> None:
    with i18n.language("ru"):
        assert "14.03.2026" in UserError("iin.date", text=date(2026, 3, 14)).text()


def test_a_store_that_fails_is_told_apart_but_caught_with_the_rest() -> None:
    assert issubclass(StoreError, UserError)
    assert issubclass(UserError, KamkorError)


def test_an_error_crosses_process_borders_whole() -> None:
    copy = pickle.loads(pickle.dumps(StoreError("config.unwritable", path="/x")))
    assert (type(copy), copy.code, dict(copy.params)) == (StoreError, "config.unwritable", {"path": "/x"})
