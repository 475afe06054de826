"""What stands on a page after the first glance: no word cut and no English left there either."""

from __future__ import annotations

import pytest

from kamkor_shop import i18n
from tests.screens.conftest import Shown
from tests.screens.states import STATES, Reach
from tests.screens.words import cut_words, foreign_words
from ui.pictures import FULL, SMALL, View, settle, show

MIDDLE = (1280, 720)
"""The window as it first opens."""


@pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)
def test_no_word_of_a_state_is_cut_or_english(shown: Shown, reach: Reach) -> None:
    found = {}
    for size in (FULL, MIDDLE, SMALL):
        for language in i18n.LANGUAGES:
            view = View("today", language, size=size)
            show(shown.window, view)
            shown.window.set_language(language)
            leave = reach(shown.window, shown.floor)
            settle(shown.window)
            wrong = cut_words(shown.window) + (
                sorted(foreign_words(shown.window)) if language != "en" else []
            )
            if wrong:
                found[f"{language} {size}"] = wrong
            if callable(leave):
                leave()
    assert found == {}
