"""The picture on the front page is taken from the real window, and small enough to be read on a slow line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kamkor_shop import i18n
from tests.screens.front_picture import take_front_picture
from ui import theme
from ui.pictures import FULL

KEPT = Path(__file__).resolve().parents[2] / "docs" / "picture.png"
MOST_BYTES = 300_000


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.use("en")
    theme.apply(qapp, "light")
    theme.set_reduce_motion(False)


def test_the_front_picture_shows_the_same_work_at_every_taking(tmp_path: Path) -> None:
    first, second = (take_front_picture(tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second
    assert len(first) <= MOST_BYTES


def test_the_kept_front_picture_is_one_of_the_window_at_its_usual_size() -> None:
    image = QImage(str(KEPT))
    assert (image.width(), image.height()) == FULL
    assert KEPT.stat().st_size <= MOST_BYTES
