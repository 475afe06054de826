"""Every page of the window, in three languages and on a large and a small screen: nothing cut, no English
left.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamkor_shop import i18n
from tests.screens.words import cut_words, foreign_words
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pictures import FULL, SMALL, View, show, take, views

DATA = re.compile(r"/\S+|\b[0-9a-f]{8}(?:-[0-9a-f]{4,12})+\b|\b[0-9a-f]{12,}\b")
"""Paths, UUIDs and checksums: no language."""


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_no_word_of_the_page_is_cut_in_any_language_on_any_screen(window: MainWindow, page: str) -> None:
    found = {}
    for view in views([page], i18n.LANGUAGES, ("light",), (FULL, SMALL)):
        show(window, view)
        assert window.page_name == page
        cut = cut_words(window)
        if cut:
            found[view.file_name] = cut
    assert found == {}


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_no_english_is_left_on_the_page(window: MainWindow, page: str) -> None:
    for language in ("kk", "ru"):
        show(window, View(page, language))
        assert foreign_words(window) == set(), language


def test_pictures_of_every_page_are_taken_from_the_real_window(window: MainWindow, tmp_path: Path) -> None:
    wanted = list(views([entry.name for entry in PAGES], ("ru",), ("dark",), (FULL,)))
    told: list[tuple[int, int]] = []
    files = take(window, tmp_path / "pictures", wanted, lambda done, of: told.append((done, of)))
    assert [file.name for file in files] == [f"{entry.name}-ru-dark.png" for entry in PAGES]
    assert told[-1] == (len(PAGES), len(PAGES))
    assert len({file.read_bytes() for file in files}) == len(PAGES)
