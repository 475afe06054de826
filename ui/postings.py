"""What follows a posting on every page: one message with its number, Undo and Print, until the next posting.

Printing comes after posting and cannot undo it: a paper that fails turns the same message into a warning, the
document stands, and Undo stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamkor_shop import ledger
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.ledger import Posted
from kamkor_shop.vocabulary import name_of
from ui import unprinted
from ui.messages import MessageAction

if TYPE_CHECKING:
    from ui.context import AppContext


EVERYTHING = frozenset(
    {
        "bags",
        "catalogue",
        "documents",
        "donations",
        "families",
        "handouts",
        "lots",
        "papers",
        "sorting",
        "stock",
    }
)
"""What a reversal may change: it does not know what its document was about."""


@dataclass(slots=True)
class Posting:
    """The last posted document as its message shows it."""

    posted: Posted
    text: str
    papers: tuple[str, ...]
    changed: frozenset[str]
    undone: Callable[[], object] | None
    undo_uuid: str = field(default_factory=ledger.drafts.new_uuid)
    """Drawn once, so that a second Ctrl+Z is the same reversal, not another."""
    undoing: bool = False
    unprinted: dict[str, UserError] = field(default_factory=dict)
    """The papers that failed, each with its reason."""


class Postings:
    """One per window. It knows the last posting only: what came before is undone from the Day book."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self.last: Posting | None = None

    def show(
        self,
        posted: Posted,
        text: str,
        papers: Iterable[str] = (),
        changed: Iterable[str] = (),
        undone: Callable[[], object] | None = None,
    ) -> None:
        """Tells what was posted, tells the pages what changed, and prints its papers."""
        self.last = Posting(posted, text, tuple(papers), frozenset(changed) | {"documents"}, undone)
        self._tell(self.last)
        self.context.announce(self.last.changed)
        for paper in self.last.papers:
            self._print(self.last, paper)

    def _tell(self, posting: Posting) -> None:
        number = _number(posting)
        actions = self._actions(posting)
        if posting.unprinted:
            why = unprinted.reason(next(iter(posting.unprinted.values())))
            self.context.messages.warn(f"{posting.text.rstrip('.')}. {why}", actions, number)
        else:
            self.context.messages.post(posting.text, number, actions)

    def _actions(self, posting: Posting) -> list[MessageAction]:
        actions = [MessageAction(_("Undo"), self.undo, "Ctrl+Z")] if posting is self.last else []
        if posting.papers:
            word = _("Print again") if posting.unprinted else _("Print a copy")
            actions.append(MessageAction(word, lambda: self._reprint(posting), "Ctrl+P"))
        if posting.unprinted:
            paper, error = next(iter(posting.unprinted.items()))
            show = MessageAction(
                _("Show the paper"), lambda: self.context.show_paper(posting.posted.code, paper)
            )
            actions += unprinted.ways_out(self.context, error, show)
        return actions

    def _reprint(self, posting: Posting) -> None:
        for paper in posting.papers:
            self._print(posting, paper)

    def _print(self, posting: Posting, paper: str) -> None:
        self.context.print_paper(
            posting.posted.code,
            paper,
            failed=lambda error: self._unprinted(posting, paper, error),
        )

    def printed(self, document: int, paper: str) -> None:
        """A paper came out, from here or from another page: the warning of the last posting goes once it was the last
        one that had failed.
        """
        posting = self.last
        if posting is None or posting.posted.code != document or posting.unprinted.pop(paper, None) is None:
            return
        if self.context.messages.tone == "warn" and self.context.messages.number == _number(posting):
            self._tell(posting)

    def _unprinted(self, posting: Posting, paper: str, error: UserError) -> None:
        posting.unprinted[paper] = error
        self._tell(posting)

    def print_again(self) -> bool:
        """Prints the papers of the last posting as copies; False when it has none."""
        if self.last is None or not self.last.papers:
            return False
        self._reprint(self.last)
        return True

    def undo(self) -> bool:
        """Reverses the last posting; what stands in the way is told, and then the Day book can open it. False
        when there is nothing to undo.
        """
        posting = self.last
        if posting is None or posting.undoing or self.context.desk is None:
            return False
        posting.undoing = True
        self.context.jobs.run(
            ledger.reverse,
            self.context.desk,
            posting.posted.code,
            posting.undo_uuid,
            done=lambda reversal: self._undone(posting, reversal),
            failed=lambda error: self._refused(posting, error),
        )
        return True

    def _undone(self, posting: Posting, reversal: Posted) -> None:
        if self.last is posting:
            self.last = None
        name = name_of(posting.posted.type)
        words = _("{document} No. {number} is undone. The goods are back where they were.")
        self.context.messages.clear()
        self.context.messages.note(words.format(document=name, number=posting.posted.number))
        self.context.announce(posting.changed)
        if posting.undone is not None:
            posting.undone()

    def _refused(self, posting: Posting, error: BaseException) -> None:
        posting.undoing = False
        if isinstance(error, UserError):
            code = posting.posted.code
            opens = MessageAction(
                _("Open in the Day book"), lambda: self.context.go("day_book", document=code)
            )
            self.context.messages.error(error, [opens])


def _number(posting: Posting) -> str:
    return _("No. {number}").format(number=posting.posted.number)
