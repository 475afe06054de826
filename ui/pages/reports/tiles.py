"""What a reader asks first, large: families, people, children, kilograms received, things given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.text import Text
from ui.theme import Type, space
from ui.widgets.figures import Figure


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, what it counts, and what opens when it is pressed."""

    figure: str
    words: str
    run: Callable[[], object] | None = None


class Tiles(QWidget):
    """The figures side by side, each a way to its documents."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(6))
        self.figures: list[Figure] = []
        self._words: list[Text] = []
        self._runs: list[Callable[[], object] | None] = []

    def show_tiles(self, tiles: list[Tile]) -> None:
        """Shows these; widgets are made once and keep the focus."""
        while len(self.figures) < len(tiles):
            self._add(len(self.figures))
        self._runs = [tile.run for tile in tiles]
        for figure, words, tile in zip(self.figures, self._words, tiles, strict=True):
            figure.setText(tile.figure)
            figure.setEnabled(tile.run is not None)
            figure.setAccessibleName(f"{tile.figure} {tile.words}")
            words.setText(tile.words)

    def _add(self, place: int) -> None:
        figure = Figure(run=lambda: self._press(place), kind=Type.PAGE)
        words = Text(kind=Type.MUTED, tone="muted")
        words.setContentsMargins(space(1), 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(figure, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words)
        # Each as wide as its words need, the rest shared: equal shares would cut the longest.
        self._row.addLayout(column)
        self.figures.append(figure)
        self._words.append(words)

    def _press(self, place: int) -> None:
        run = self._runs[place]
        if run is not None:
            run()
