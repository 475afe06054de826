"""An opened document: what it says, its moves, its papers, and how to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import codes
from kamkor_shop.day_book import Opened
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.ledger import DocumentRecord
from kamkor_shop.vocabulary import DocumentType, name_of
from ui.context import AppContext
from ui.pages.day_book.facts import facts_of
from ui.pages.day_book.move_line import MoveButton
from ui.pages.day_book.undo_form import UndoForm
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.figures import Facts
from ui.widgets.paper_names import paper_name

_MOST_MOVES = 60


class DocumentCard(QWidget):
    """`open_document` is called with a code when a link is pressed, `open_session` with an opened bag's."""

    def __init__(
        self,
        context: AppContext,
        open_document: Callable[[int], object],
        open_session: Callable[[int], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._open_document = open_document
        self._open_session = open_session
        self.opened: Opened | None = None
        self.name = Text(kind=Type.SECTION, wrap=True)
        self.state = Text(kind=Type.STRONG, tone="warn", wrap=True)
        self.links = QVBoxLayout()
        self.links.setSpacing(0)
        self.facts = Facts()
        self.moves_title = Text(kind=Type.STRONG)
        self.moves = QVBoxLayout()
        self.moves.setSpacing(0)
        self.papers = QVBoxLayout()
        self.papers.setSpacing(space(1))
        self.undo = UndoForm(context, open_document)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.name)
        column.addWidget(self.state)
        column.addLayout(self.links)
        column.addWidget(self.facts)
        column.addLayout(self.papers)
        column.addWidget(self.undo)
        column.addSpacing(space(1))
        column.addWidget(self.moves_title)
        column.addLayout(self.moves)
        column.addStretch(1)

    def show_document(self, opened: Opened | None) -> None:
        """Shows a document, or that none is chosen."""
        self.opened = opened
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        opened = self.opened
        for part in (self.facts, self.moves_title, self.undo, self.state):
            part.setVisible(opened is not None)
        for layout in (self.links, self.moves, self.papers):
            _empty(layout)
        if opened is None:
            self.name.setText("")
            return
        record = opened.record
        self.name.setText(_titled(record))
        self._say_state(opened)
        self.facts.set_lines(facts_of(opened))
        self._list_papers(opened)
        self.undo.show_document(opened)
        self._list_moves(opened)

    def _say_state(self, opened: Opened) -> None:
        self.state.setVisible(opened.reversed_by is not None)
        if opened.reversed_by is not None:
            self.state.setText(_("Undone"))
            self._link(opened.reversed_by)
        if opened.reverses is not None:
            self._link(opened.reverses)
        if opened.record.type is DocumentType.BAG_OPENED:
            code = opened.record.code
            words = _("What was sorted out of it")
            self.links.addWidget(
                Button(words, lambda: self._open_session(code), weight=Weight.QUIET, icon="sort"),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )

    def _link(self, record: DocumentRecord) -> None:
        button = Button(
            _titled(record), lambda: self._open_document(record.code), weight=Weight.QUIET, icon="document"
        )
        self.links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _list_papers(self, opened: Opened) -> None:
        code = opened.record.code
        for paper in opened.papers:
            row = QHBoxLayout()
            row.setSpacing(0)
            printed = ngettext("printed {n} time", "printed {n} times", paper.printed)
            state = printed.format(n=paper.printed) if paper.printed else _("not printed yet")
            self.papers.addWidget(Text(f"{paper_name(paper.name)}: {state}", tone="muted", wrap=True))
            word = _("Print a copy") if paper.printed else _("Print")
            row.addWidget(
                Button(
                    word,
                    lambda name=paper.name: self._context.print_paper(code, name),
                    weight=Weight.QUIET,
                    icon="print",
                )
            )
            row.addWidget(
                Button(
                    _("Show"),
                    lambda name=paper.name: self._context.show_paper(code, name),
                    weight=Weight.QUIET,
                )
            )
            row.addStretch(1)
            self.papers.addLayout(row)

    def _list_moves(self, opened: Opened) -> None:
        count = len(opened.moves)
        self.moves_title.setVisible(count > 0)
        self.moves_title.setText(ngettext("{n} move", "{n} moves", count).format(n=count))
        for move in opened.moves[:_MOST_MOVES]:
            self.moves.addWidget(MoveButton(move, lambda lot=move.lot: self._open_lot(lot)))
        if count > _MOST_MOVES:
            more = _("and {n} more").format(n=count - _MOST_MOVES)
            self.moves.addWidget(Text(more, tone="muted"))

    def _open_lot(self, lot: int) -> None:
        self._context.go("stock", scan=Scan(Kind.CODE, codes.to_ean13(lot), code=lot))


def _titled(record: DocumentRecord) -> str:
    return _("{document} No. {number}").format(document=name_of(record.type), number=record.number)


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        inner = item.layout()
        if inner is not None:
            _empty(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
