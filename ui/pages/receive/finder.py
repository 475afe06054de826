"""What the scan field finds while a word is typed: donors, boxes, kinds of goods, and the offer of a new
donor.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import boxes, catalogue, donations, donors
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.errors import UserError
from kamkor_shop.folding import digits_of_layout, fold
from kamkor_shop.i18n import _
from kamkor_shop.identity import format_phone
from kamkor_shop.vocabulary import name_of
from ui.context import AppContext
from ui.widgets.search_field import Result, ResultList

_PAUSE_MS = 60
_FEWEST = 2
_PHONE = 10
"""Digits from which on a number may begin a card: a phone, an IIN, a BIN."""
_MOST = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: a `donor`, `box` or `kind` by its code, or a `new donor` or `new box` by the text."""

    what: str
    code: int = 0
    text: str = ""


class Finder(QWidget):
    """`chosen` carries a Chosen. With `only` set to "box" or "kind" nothing else is found."""

    chosen = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.only = ""
        self.list = ResultList()
        self._text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._chosen)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether results are shown."""
        return bool(self.list.results)

    def type(self, text: str) -> None:
        """The text grew or shrank: search when the hands rest."""
        self._text = text.strip()
        self._pause.start()

    def search(self) -> None:
        """Search for the text now."""
        self._pause.stop()
        results = self._results()
        if tuple(results) != self.list.results:
            self.list.show_results(results)
        self.setVisible(bool(results))

    def begin(self, only: str) -> None:
        """Shows all boxes, or all that a text will find among the kinds, before anything is typed."""
        self.only = only
        self._text = ""
        self.search()

    def enter(self, text: str) -> bool:
        """Enter: choose the current result of this text. False when there is none."""
        if text.strip() != self._text or self._pause.isActive() or not self.open:
            self._text = text.strip()
            self.search()
        return self.list.choose()

    def close_list(self) -> None:
        """Nothing is searched for any more."""
        self._pause.stop()
        self._text, self.only = "", ""
        self.list.show_results(())
        self.hide()

    def _chosen(self, result: Result) -> None:
        new = Chosen("new box" if self.only == "box" else "new donor", text=self._text)
        value = new if result.value is None else result.value
        self.close_list()
        self.chosen.emit(value)

    def _results(self) -> list[Result]:
        desk, text = self._context.desk, self._text
        if desk is None or (len(text) < _FEWEST and self.only != "box"):
            return []
        if not self.only and _is_weight(text):
            return []
        found: list[Result] = []
        if not self.only:
            for donor in donors.find(desk, text, _MOST):
                note = " · ".join(part for part in (name_of(donor.type), format_phone(donor.phone)) if part)
                found.append(Result(Chosen("donor", donor.code), donor.name, note))
        if self.only in ("", "box"):
            for box in boxes.find(desk, text)[: _MOST if not self.only else 2 * _MOST]:
                words = _("donation box") if not box.address else f"{_('donation box')} · {box.address}"
                found.append(Result(Chosen("box", box.code), box.name(), words))
        if self.only in ("", "kind"):
            kinds = sorted(catalogue.find_kinds(desk, text), key=lambda kind: _rank(kind, text))
            for kind in kinds[:_MOST]:
                found.append(Result(Chosen("kind", kind.code), kind.name(), _("ready goods")))
        offer = self._offer(text)
        return [*found, offer] if offer else found

    def _offer(self, text: str) -> Result | None:
        if not text or self.only == "kind":
            return None
        if self.only == "box":
            return Result(None, _("New donation box “{name}”").format(name=text))
        digits = digits_of_layout("".join(text.split()))
        if digits.isdigit() and len(digits) < _PHONE:
            return None
        return Result(None, _("New donor “{name}”").format(name=text))


def _rank(kind: KindRecord, text: str) -> int:
    """Flour is called «Ұн»: whose whole name was typed comes first, then whose name begins so."""
    names = [fold(name) for name in (kind.name(), kind.name_kk, kind.name_ru, kind.name_en)]
    typed = fold(text)
    if typed in names:
        return 0
    return 1 if any(name.startswith(typed) for name in names) else 2


def _is_weight(text: str) -> bool:
    try:
        return donations.read_entry(text) is not None
    except UserError:
        return False
