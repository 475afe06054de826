"""The donation in hand: one draft, kept in the store after every change, read back after a restart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kamkor_shop.donations import BagLine, DonationDraft, GoodsLine, from_state, to_state
from kamkor_shop.ledger import drafts
from kamkor_shop.vocabulary import DocumentType
from ui.context import AppContext

_KIND = DocumentType.DONATION
"""Drafts of box collections are kept under it too: what it will be is decided by its content."""


class InHand(QObject):
    """`draft` is replaced, never changed; every replacement is written by the writer's thread in its order,
    so typing never waits for the disk. `changed` tells the page to show it again.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept = False
        self.held = False
        """While it is being posted nothing is put: a later state would be kept as the draft of a posted
        document.
        """
        self.draft = DonationDraft(drafts.new_uuid())

    def reopen(self) -> None:
        """Takes up the oldest donation that was left unposted, or begins an empty one."""
        desk = self._context.desk
        left = drafts.load(desk, _KIND) if desk is not None else []
        self._kept = bool(left)
        if left:
            self.draft = from_state(left[0].uuid, left[0].state)
        else:
            self.draft = DonationDraft(drafts.new_uuid())
        self.changed.emit()

    def put(self, draft: DonationDraft) -> None:
        """Takes a new state of the draft and keeps it."""
        if draft == self.draft or self.held:
            return
        self.draft = draft
        desk = self._context.desk
        if desk is not None:
            if not draft.blank:
                self._kept = True
                self._context.jobs.run(drafts.save, desk, draft.uuid, _KIND, "", to_state(draft))
            elif self._kept:
                self._kept = False
                self._context.jobs.run(drafts.discard, desk, draft.uuid)
        self.changed.emit()

    def add(self, *lines: BagLine | GoodsLine) -> None:
        """Adds lines; goods of the same batch are added up.

        Raises:
            UserError: as `DonationDraft.with_lines`.
        """
        draft = self.draft
        for line in lines:
            same = _same_batch(draft, line)
            if same is None:
                draft = draft.with_lines(line)
            else:
                assert isinstance(line, GoodsLine)
                before = draft.lines[same]
                assert isinstance(before, GoodsLine)
                more = replace(before, quantity=before.quantity + line.quantity)
                draft = draft.without(same).with_lines(more)
        self.put(draft)

    def add_bags(self, count: int, grams: int) -> None:
        """Adds bags that nobody weighed.

        Raises:
            UserError: as `DonationDraft.with_lines`.
        """
        self.put(self.draft.with_lines(*(BagLine(grams, estimated=True) for _each in range(count))))

    def change_last_goods(self, **fields: object) -> None:
        """Changes the line that was added last, if it is one of goods."""
        if self.draft.lines and isinstance(self.draft.lines[-1], GoodsLine):
            last = replace(self.draft.lines[-1], **fields)
            self.put(self.draft.without(len(self.draft.lines) - 1).with_lines(last))

    def again(self, draft: DonationDraft) -> None:
        """Takes up a donation that was undone, as a new draft, unless another one is in hand."""
        if self.draft.blank:
            self.put(replace(draft, uuid=drafts.new_uuid()))

    def forget(self) -> DonationDraft:
        """Throws the draft away and begins an empty one; returns it, for who thinks better of it."""
        thrown = self.draft
        self.put(DonationDraft(thrown.uuid))
        return thrown


def _same_batch(draft: DonationDraft, line: BagLine | GoodsLine) -> int | None:
    if isinstance(line, BagLine):
        return None
    for index, other in enumerate(draft.lines):
        if isinstance(other, GoodsLine) and replace(other, quantity=line.quantity) == line:
            return index
    return None
