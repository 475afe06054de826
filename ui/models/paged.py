"""A table that is read page by page: a million rows open as fast as ten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.theme import Type, colour, font

PAGE = 50
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `title` and `text` are asked at every paint, so they follow the language; `sort` names the indexed
    column to sort by, empty where that is impossible; `number` aligns to the right.
    """

    title: Callable[[], str]
    text: Callable[[Any], str]
    sort: str = ""
    number: bool = False
    tone: Callable[[Any], str] | None = None
    strong: bool = False
    widest: str = ""
    """The longest text to make room for; empty: the column takes what is left."""


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a table."""

    column: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What the filter line asks for: free text and the values of the chips that are on."""

    text: str = ""
    chips: frozenset[object] = frozenset()


Fetch = Callable[[Any, int, Sort, Filter], Sequence[Any]]
"""`fetch(after, limit, sort, filter)`: the next rows after the row whose key is `after` (None: from the start)."""


class PagedModel(QAbstractTableModel):
    """Rows of one query, fetched by keyset as the view scrolls. `key` gives what `fetch` goes on after: the sort value
    and the primary key of a row, as the query needs them.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        key: Callable[[Any], Any],
        sort: Sort | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorting = sort or Sort()
        self.filter = Filter()
        self._fetch = fetch
        self._key = key
        self._rows: list[Any] = []
        self._more = True

    # Reading.

    def refresh(self) -> None:
        """Reads again from the start, as many rows as were there, so that the eye stays where it was."""
        wanted = max(PAGE, len(self._rows))
        self.beginResetModel()
        rows = self._fetch(None, wanted, self.sorting, self.filter)
        self._rows = list(rows)
        self._more = len(self._rows) >= wanted
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """Shows only what the filter asks for."""
        if wanted != self.filter:
            self.filter = wanted
            self._restart()

    def sort_by(self, column: str, descending: bool) -> None:
        """Shows the rows in another order."""
        wanted = Sort(column, descending)
        if wanted != self.sorting:
            self.sorting = wanted
            self._restart()

    def _restart(self) -> None:
        self._rows = []
        self.refresh()

    def row(self, index: Index | int) -> Any:
        """The row at an index or a number."""
        return self._rows[index if isinstance(index, int) else index.row()]

    def key(self, row: Any) -> Any:
        """What `fetch` goes on after when this row is the last one known."""
        return self._key(row)

    def position(self, key: Any) -> int:
        """The number of the loaded row with this key, or -1."""
        return next((number for number, row in enumerate(self._rows) if self._key(row) == key), -1)

    def every_row(self, limit: int = 1_000_000) -> Iterator[Any]:
        """All rows of the filter in order, for an export; fetched page by page, whatever the view has loaded."""
        after, given = None, 0
        while given < limit:
            rows = self._fetch(after, PAGE * 10, self.sorting, self.filter)
            yield from rows
            given += len(rows)
            if len(rows) < PAGE * 10:
                return
            after = self._key(rows[-1])

    # Qt's side.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and bool(self._rows)

    def fetchMore(self, parent: Index) -> None:
        rows = self._fetch(self._key(self._rows[-1]), PAGE, self.sorting, self.filter)
        self._more = len(rows) >= PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return colour(column.tone(row))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return font(Type.STRONG)
        return row if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        return alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def as_text(self, numbers: Sequence[int]) -> str:
        """Rows as text with tabs and a head line, for the clipboard."""
        lines = [[column.title() for column in self.columns]]
        lines += [[column.text(self._rows[number]) for column in self.columns] for number in numbers]
        return "\n".join(
            "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) for line in lines
        )


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Headers stand as their cells do."""
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
