"""The theme on, as in the shop, for every test of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from kamkor_shop import i18n
from ui import theme


@pytest.fixture(autouse=True)
def in_light_english(qapp: QApplication) -> None:
    """Tests that want another theme or language set it; the next test begins here again."""
    theme.apply(qapp, "light")
    i18n.use("en")
