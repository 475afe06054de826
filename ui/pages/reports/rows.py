"""The rows and columns of the table: the whole shop, its groups, and the kinds of the groups that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kamkor_shop.catalogue import BAGS
from kamkor_shop.i18n import _
from kamkor_shop.reports import Measure, MonthReport, Movement
from kamkor_shop.reports.columns import BY_FLOW, Column, filled
from ui.pages.reports.words import Way
from ui.theme import Type, colour, font

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Row:
    """One row. Neither group nor kind: the whole shop; a group has its slug, a kind its code too."""

    name: str
    movement: Movement
    group: str | None = None
    kind: int | None = None
    opened: bool | None = None
    """Whether a group shows its kinds; None for rows that do not open."""


def rows_of(
    report: MonthReport, opened: frozenset[str], way: Way, columns: Sequence[Column] = BY_FLOW
) -> list[Row]:
    """The rows that a report has while these groups are open. What has no figure in these columns in this way is left
    out: bags and food are not counted in pieces, bags have no value.
    """
    rows = [Row(_("Whole shop"), report.movement)]
    for group in report.groups:
        kinds = [each for each in group.kinds if _says_something(each.movement, way, columns)]
        if not kinds:
            continue
        slug = group.group.slug
        # Of bags there is one kind: it would say what its group says.
        opens, shown = slug != BAGS.slug, slug in opened
        rows.append(Row(group.group.name(), group.movement, slug, opened=shown if opens else None))
        if opens and shown:
            rows += [Row(each.kind.name(), each.movement, slug, each.kind.code) for each in kinds]
    return rows


def _says_something(movement: Movement, way: Way, columns: Sequence[Column]) -> bool:
    return any(way.of(column.of(movement)) for column in columns)


def head_of(column: Column) -> str:
    """A column's name with the sign of what it does to the stock."""
    sign = "=" if column.key == "closing" else {1: "+", -1: "−", 0: ""}[column.sign]
    return f"{sign} {column.name()}".strip()


class FigureModel(QAbstractTableModel):
    """Names in the first column, a figure in each other; the header says what came in, what went out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report: MonthReport | None = None
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self.way = Way.PIECES
        self.choices: tuple[tuple[Column, ...], ...] = (BY_FLOW,)
        self.opened: frozenset[str] = frozenset()

    def show_report(self, report: MonthReport | None) -> None:
        """Shows a report; groups that were open stay open."""
        self.beginResetModel()
        self.report = report
        self.rows = rows_of(report, self.opened, self.way, self.choices[0]) if report is not None else []
        self.endResetModel()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Shows these columns: all flows, or fewer where there is no room."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def columns_of(self, choice: Sequence[Column]) -> tuple[Column, ...]:
        """Those of a choice in which the report has anything."""
        if self.report is None:
            return ()
        movements = [self.report.movement]
        for group in self.report.groups:
            movements += [group.movement, *(row.movement for row in group.kinds)]
        return filled(choice, movements)

    def toggle(self, group: str) -> None:
        """Opens or closes a group."""
        self.opened = self.opened ^ {group}
        self.show_report(self.report)

    def open_all(self, opened: bool) -> None:
        """Opens or closes every group."""
        groups = self.report.groups if self.report is not None else ()
        self.opened = frozenset(row.group.slug for row in groups) if opened else frozenset()
        self.show_report(self.report)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def measure(self, index: Index) -> Measure | None:
        """The amount in a cell; None in the column of names."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.columns[index.column() - 1].of(self.rows[index.row()].movement)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, measure = self.rows[index.row()], self.measure(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if measure is None else self.way.text(measure)
        if role == Qt.ItemDataRole.AccessibleTextRole and measure is not None:
            words = (row.name, self.columns[index.column() - 1].name(), self.way.text(measure), self.way.word)
            return ", ".join(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if measure is None else _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return font(Type.BASE if row.kind is not None else Type.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole and measure is not None and not self.way.of(measure):
            return colour("muted")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Group and kind")
        return head_of(self.columns[section - 1])

    def as_text(self, rows: Sequence[int] | None = None) -> str:
        """The rows as lines with tabs, with the heads, for the clipboard."""
        across = range(self.columnCount())
        heads = [str(self.headerData(section, Qt.Orientation.Horizontal)) for section in across]
        wanted = range(len(self.rows)) if rows is None else rows
        lines = [[str(self.data(self.index(row, column))) for column in across] for row in wanted]
        return "\n".join("\t".join(line) for line in [heads, *lines])
