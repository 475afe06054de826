"""The sorting table behind the page: what was sorted goes to the writer in order, labels to the printer, no key waits.

Nothing here is drawn. Every garment is a line that is posted, then printed; what fails stays a line and stops the pad
until somebody decides. Keys typed meanwhile describe the next garment.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from kamkor_shop import sorting
from kamkor_shop.codes import short_number
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting import Garment, GarmentDraft, Session, SortedGarment, Summary, Undone
from ui import unprinted
from ui.context import AppContext

MOST_WAITING = 2
"""So many labels may wait for the printer: with the next one nobody knows any more which thing is which."""
REMEMBERED = 30
CHANGED = frozenset({"stock", "sorting", "documents", "papers"})


class LineState(Enum):
    """How far a garment has come."""

    POSTING = "posting"
    POSTED = "posted"
    PRINTED = "printed"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(slots=True)
class Line:
    """One garment on its way from Enter to its label."""

    draft: GarmentDraft
    state: LineState = LineState.POSTING
    done: SortedGarment | None = None
    error: UserError | None = None

    @property
    def garment(self) -> Garment:
        """What it is."""
        return self.draft.garment

    @property
    def number(self) -> str:
        """The number under its bars; empty until it is posted."""
        return self.done.number if self.done else short_number(self.draft.label) if self.draft.label else ""


class Bench(QObject):
    """Queues garments out of one bag at a time. `changed` after anything moved; `taken_back` carries the Line whose
    garment goes back onto the pad; `refused` an error that concerns no line.
    """

    changed = Signal()
    taken_back = Signal(object)
    refused = Signal(object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.session: Session | None = None
        self.lines: list[Line] = []
        self.summary = Summary(0, 0, 0)
        self.printer_error: UserError | None = None
        self.announcing = False

    def announce(self) -> None:
        """Tells the other pages what a posting from here changed."""
        self.announcing = True
        try:
            self.context.announce(CHANGED)
        finally:
            self.announcing = False

    @property
    def waiting(self) -> list[Line]:
        """The lines whose labels wait for the printer, the oldest first."""
        return [line for line in self.lines if line.state is LineState.WAITING]

    @property
    def failed(self) -> Line | None:
        """The oldest line that could not be posted."""
        return next((line for line in self.lines if line.state is LineState.FAILED), None)

    @property
    def stopped(self) -> bool:
        """True while nothing more may be sorted: a posting failed, or too many labels wait."""
        return self.failed is not None or len(self.waiting) >= MOST_WAITING

    @property
    def failing(self) -> bool:
        """True while labels do not come out: then the number of one that waits says that it was written on tape."""
        return self.stopped or self.printer_error is not None

    @property
    def reason(self) -> str:
        """Why the pad stands still, in words; empty while it does not."""
        if self.failed is not None:
            return self.failed.error.text() if self.failed.error else _("The garment was not posted.")
        if len(self.waiting) >= MOST_WAITING:
            if self.printer_error is not None:
                return unprinted.reason(self.printer_error)
            return _("Labels wait for the printer.")
        return ""

    def use(self, session: Session | None) -> None:
        """Puts a bag before the hands, with what has come out of it; None clears the table."""
        self.session = session
        desk = self.context.desk
        under_way = [line for line in self.lines if line.state in {LineState.POSTING, LineState.FAILED}]
        if session is None or desk is None:
            self.lines, self.summary = [], Summary(0, 0, 0)
        else:
            labels_wait = {each.document for each in sorting.waiting(desk, session.document)}
            recent = sorting.recent(desk, session.document, REMEMBERED)
            self.lines = [self._remembered(each, each.document in labels_wait) for each in reversed(recent)]
            self.summary = sorting.summary(desk, session.document)
        known = {line.draft.uuid for line in self.lines}
        self.lines += [line for line in under_way if line.draft.uuid not in known]
        self.changed.emit()

    def _remembered(self, done: SortedGarment, waits: bool) -> Line:
        draft = GarmentDraft(done.uuid, self.session.document if self.session else 0, done.garment)
        return Line(draft, LineState.WAITING if waits else LineState.PRINTED, done)

    def commit(self, garment: Garment, *, place: int | None = None, label: int | None = None) -> None:
        """Queues a garment for posting and its label for printing. Returns at once."""
        if self.session is None:
            self.refused.emit(UserError("sort.no_bag"))
            return
        line = Line(GarmentDraft(drafts.new_uuid(), self.session.document, garment, place, label))
        self.lines = [*self.lines[-REMEMBERED:], line]
        self._post(line)

    def _post(self, line: Line) -> None:
        line.state, line.error = LineState.POSTING, None
        self.context.jobs.run(
            sorting.commit,
            self.context.desk,
            line.draft,
            done=lambda done: self._posted(line, done),
            failed=lambda error: self._broke(line, error),
        )
        self.changed.emit()

    def _posted(self, line: Line, done: SortedGarment) -> None:
        line.done, line.state = done, LineState.POSTED
        self._count(line.draft.session)
        self.announce()
        if done.waiting:
            self._print(line)
        self.changed.emit()

    def _broke(self, line: Line, error: BaseException) -> None:
        line.state = LineState.FAILED
        line.error = error if isinstance(error, UserError) else None
        self.changed.emit()
        if line.error is not None:
            self.refused.emit(line.error)

    def _count(self, session: int) -> None:
        if self.session is not None and self.session.document == session and self.context.desk is not None:
            self.summary = sorting.summary(self.context.desk, session)

    def _print(self, line: Line) -> None:
        if line.done is None:
            return
        self.context.print_paper(
            line.done.document,
            sorting.LABEL,
            printed=lambda: self._printed(line),
            failed=lambda error: self._unprinted(line, error),
        )

    def _printed(self, line: Line) -> None:
        if line.state in {LineState.POSTED, LineState.WAITING}:
            line.state = LineState.PRINTED
        if not self.waiting:
            self.printer_error = None
        self.changed.emit()

    def _unprinted(self, line: Line, error: UserError) -> None:
        again = line.state is not LineState.POSTED
        if not again:
            line.state = LineState.WAITING
        self.printer_error = error
        self.changed.emit()
        if again or self.stopped:
            self.refused.emit(error)

    def retry(self) -> None:
        """Enter while the pad stands still: posts again what failed, prints again what waits."""
        failed = [line for line in self.lines if line.state is LineState.FAILED]
        for line in failed:
            self._post(line)
        if not failed:
            for line in self.waiting:
                line.state = LineState.POSTED
                self._print(line)
        self.changed.emit()

    def reprint(self) -> bool:
        """Ctrl+P: the last label once more. False when there is none."""
        last = self.last
        if last is None or last.done is None:
            return False
        self._print(last)
        return True

    @property
    def last(self) -> Line | None:
        """The garment that was sorted last."""
        return self.lines[-1] if self.lines else None

    def bind(self, code: int) -> None:
        """A blank label takes the place of the one that has waited longest."""
        line = self.waiting[0]
        assert line.done is not None
        line.state = LineState.PRINTED
        self.context.jobs.run(
            sorting.bind,
            self.context.desk,
            line.done.document,
            line.done.lot,
            code,
            done=lambda _none: self._labelled(line),
            failed=lambda error: self._not_labelled(line, error),
        )
        self.changed.emit()

    def write_by_hand(self, number: str) -> bool:
        """The number of a garment whose label waits was written on tape; False when none of them has it."""
        line = next((line for line in self.waiting if line.number == number), None)
        if line is None or line.done is None:
            return False
        line.state = LineState.PRINTED
        self.context.jobs.run(
            sorting.write_by_hand,
            self.context.desk,
            line.done.document,
            done=lambda _none: self._labelled(line),
            failed=lambda error: self._not_labelled(line, error),
        )
        self.changed.emit()
        return True

    def write_first_by_hand(self) -> None:
        """The number shown beside the tag was written on tape."""
        if self.waiting:
            self.write_by_hand(self.waiting[0].number)

    def _labelled(self, line: Line) -> None:
        self.announce()
        self._printed(line)

    def _not_labelled(self, line: Line, error: BaseException) -> None:
        line.state = LineState.WAITING
        self.changed.emit()
        if isinstance(error, UserError):
            self.refused.emit(error)

    def undo(self) -> None:
        """Takes the last garment back, also one that is still being posted: the writer works in order."""
        line = self.last
        if line is None:
            self.refused.emit(UserError("sort.nothing_to_undo"))
            return
        self.lines.remove(line)
        if line.state is LineState.FAILED:
            self.taken_back.emit(line)
            self.changed.emit()
            return
        self.context.jobs.run(
            sorting.undo,
            self.context.desk,
            line.draft.uuid,
            drafts.new_uuid(),
            done=lambda undone: self._undone(line, undone),
            failed=lambda error: self._not_undone(line, error),
        )
        self.taken_back.emit(line)
        self.changed.emit()

    def _undone(self, line: Line, undone: Undone) -> None:
        self._count(line.draft.session)
        self.announce()
        self.changed.emit()

    def _not_undone(self, line: Line, error: BaseException) -> None:
        self.lines.append(line)
        self.changed.emit()
        if isinstance(error, UserError):
            self.refused.emit(error)


def warm_up() -> None:
    """Loads what draws a label, in a thread of its own, before the first one is wanted."""
    from kamkor_shop.papers import lot_labels

    assert lot_labels
