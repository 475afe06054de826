"""What lies on the desk: the list in hand, the parked ones, the cards they belong to. No widgets here.

Every change is kept by the writer thread in the order in which it was made; typing never waits for the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kamkor_shop import catalogue, families, handouts
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyView
from kamkor_shop.handouts import HandoutDraft, HandoutList, ListLine, Wearer
from kamkor_shop.handouts.taking import in_other_list
from ui.context import AppContext


class Session(QObject):
    """The lists of one desk. `changed` after anything moved; `refused` carries an error that the disk brought."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        assert context.desk is not None
        self.context = context
        self.desk = context.desk
        self.lists: list[HandoutList] = [HandoutList.new()]
        self.current = 0
        self.selected = -1
        self.cards: dict[int, FamilyView] = {}
        self._kinds: dict[int, KindRecord] = {}
        self._kept: set[str] = set()
        self._unkept: set[str] = set()
        self.posting = ""
        """The UUID of the list that is being posted: nothing may join it any more."""

    # Reading.

    @property
    def list(self) -> HandoutList:
        """The list in hand."""
        return self.lists[self.current]

    @property
    def card(self) -> FamilyView | None:
        """The family of the list in hand."""
        return self.card_of(self.list)

    def card_of(self, one: HandoutList) -> FamilyView | None:
        """The family of a list."""
        return self.cards.get(one.family) if one.family is not None else None

    def kinds(self) -> dict[int, KindRecord]:
        """The kinds of all lines in hand, by code."""
        for line in self.list.lines:
            self.kind(line.kind)
        return self._kinds

    def kind(self, code: int) -> KindRecord:
        """A kind, read once."""
        if code not in self._kinds:
            self._kinds[code] = catalogue.kind(self.desk, code)
        return self._kinds[code]

    @property
    def line(self) -> ListLine | None:
        """The chosen line: the last one unless another was chosen."""
        lines = self.list.lines
        if not lines:
            return None
        return lines[self.selected] if 0 <= self.selected < len(lines) else lines[-1]

    @property
    def place(self) -> int:
        """The place of the chosen line, −1 in an empty list."""
        count = len(self.list.lines)
        return self.selected if 0 <= self.selected < count else count - 1

    def wearers(self) -> tuple[Wearer, ...]:
        """The family in hand as sizes see it."""
        return handouts.wearers(self.card, self.desk.clock.today()) if self.card else ()

    def members(self) -> list[int]:
        """To whom each line goes: as somebody said, else as the size suggests."""
        people = self.wearers()
        return [_member(line, people) for line in self.list.lines]

    def draft(self) -> HandoutDraft:
        """The list in hand as the wish to post."""
        return handouts.draft_of(self.list, self.members())

    @property
    def waiting(self) -> int:
        """How many lists hold something."""
        return sum(1 for one in self.lists if not one.empty)

    # Beginning.

    def load(self) -> None:
        """Takes up what was parked before the program ended; the list in hand is a new one."""
        known = {one.uuid for one in self.lists}
        for one in handouts.parked(self.desk):
            if one.uuid in known:
                continue
            self._kept.add(one.uuid)
            if one.family is not None:
                card = families.with_code(self.desk, one.family)
                if card is not None:
                    self.cards[one.family] = card
            self.lists.insert(len(self.lists) - 1, one)
            self.current = len(self.lists) - 1
        self.changed.emit()

    def refresh_cards(self) -> None:
        """Cards were changed somewhere: reads those in hand again."""
        for code in list(self.cards):
            card = families.with_code(self.desk, code)
            if card is not None:
                self.cards[code] = card
        self.changed.emit()

    # Lines.

    def find(self, lot: int) -> int:
        """The place of a lot in the list in hand, −1 when it is not there."""
        return next((place for place, line in enumerate(self.list.lines) if line.lot == lot), -1)

    def demand_free(self, lot: int) -> None:
        """Raises ``handout.in_other_list`` for a thing in another list of this desk, also one not yet on the disk."""
        for one in self.lists:
            if one is not self.list and any(line.lot == lot and line.single for line in one.lines):
                card = self.card_of(one)
                raise in_other_list(lot, card.short_title if card is not None else "")

    def add(self, line: ListLine) -> None:
        """A line more, at the end, chosen.

        Raises:
            UserError: ``handout.in_other_list``.
        """
        if line.single:
            self.demand_free(line.lot)
        self._set(replace(self.list, lines=(*self.list.lines, line)), reserve=_single([line]))

    def change(self, place: int, line: ListLine) -> None:
        """Another quantity or another member for a line."""
        lines = (*self.list.lines[:place], line, *self.list.lines[place + 1 :])
        self._set(replace(self.list, lines=lines), selected=place)

    def remove(self, place: int) -> None:
        """A line less."""
        line = self.list.lines[place]
        lines = (*self.list.lines[:place], *self.list.lines[place + 1 :])
        self._set(replace(self.list, lines=lines), release=_single([line]))

    def select(self, place: int) -> None:
        """Chooses a line for the digit keys and Del."""
        self.selected = max(0, min(len(self.list.lines) - 1, place))
        self.changed.emit()

    # Families and lists.

    def choose(self, card: FamilyView) -> None:
        """The family of the list in hand. If another list waits for it, that list is taken up, and what was scanned
        before the family was known goes into it; a list of another family is parked.
        """
        self.cards[card.code] = card
        other = next((place for place, one in enumerate(self.lists) if one.family == card.code), None)
        if other == self.current:
            self.changed.emit()
        elif other is not None:
            self._take_up(other)
        elif self.list.family is not None and self.list.lines:
            self.park()
            self._set(replace(self.list, family=card.code))
        else:
            self._set(replace(self.list, family=card.code))

    def _take_up(self, place: int) -> None:
        loose = self.list
        wanted = self.lists[place]
        if loose.family is not None or not loose.lines:
            self.switch(place)
            return
        del self.lists[self.current]
        self.current = self.lists.index(wanted)
        merged = replace(wanted, lines=(*wanted.lines, *loose.lines))
        self._set(merged, reserve=_single(loose.lines), instead_of=loose.uuid)

    def park(self) -> None:
        """Puts the list in hand aside and begins an empty one."""
        if self.list.empty:
            return
        blank = next((place for place, one in enumerate(self.lists) if one.empty), None)
        if blank is None:
            self.lists.append(HandoutList.new())
            blank = len(self.lists) - 1
        self.switch(blank)

    def switch(self, place: int) -> None:
        """Takes up another list; an empty one that was in hand is forgotten."""
        wanted = self.lists[place]
        if self.list.empty and wanted is not self.list:
            self._forget(self.list)
            del self.lists[self.current]
        self.current = self.lists.index(wanted)
        self.selected = -1
        self.changed.emit()

    def clear_family(self) -> None:
        """The list in hand belongs to nobody again."""
        lines = tuple(replace(line, member=None) for line in self.list.lines)
        self._set(replace(self.list, family=None, lines=lines), selected=self.selected)

    def finish(self, uuid: str) -> HandoutList:
        """The list was posted: takes it off the desk; an empty one is in hand. Returns what was posted."""
        place = next(place for place, one in enumerate(self.lists) if one.uuid == uuid)
        done = self.lists[place]
        self.posting = ""
        self._kept.discard(uuid)
        self.lists[place] = HandoutList.new()
        self.current, self.selected = place, -1
        self.changed.emit()
        return done

    def bring_back(self, posted: HandoutList) -> None:
        """A posting was undone: its list is back, under a new number; in hand if nothing else is, and joined with the
        one that the same family has begun since.
        """
        begun_since = (
            place
            for place, one in enumerate(self.lists)
            if one.family == posted.family and one.uuid != self.posting
        )
        place = next(begun_since, None)
        if place is None:
            again = replace(posted, uuid=HandoutList.new().uuid)
            if self.list.empty:
                self.lists[self.current] = again
            else:
                self.lists.append(again)
        else:
            begun = self.lists[place]
            again = replace(begun, lines=(*posted.lines, *begun.lines))
            self.lists[place] = again
        self._keep(again, reserve=_single(posted.lines))
        self.changed.emit()

    # Keeping.

    def _set(
        self,
        wanted: HandoutList,
        *,
        reserve: Iterable[int] = (),
        release: Iterable[int] = (),
        instead_of: str | None = None,
        selected: int = -1,
    ) -> None:
        self.lists[self.current] = wanted
        self.selected = selected
        self._keep(wanted, tuple(reserve), tuple(release), instead_of)
        self.changed.emit()

    def _keep(
        self,
        wanted: HandoutList,
        reserve: tuple[int, ...] = (),
        release: tuple[int, ...] = (),
        instead_of: str | None = None,
    ) -> None:
        if wanted.empty:
            self._forget(wanted)
            return
        self._kept.add(wanted.uuid)
        if wanted.uuid in self._unkept:
            # The disk refused this list before: nothing of it is known to be reserved.
            self._unkept.discard(wanted.uuid)
            reserve = _single(wanted.lines)
        card = self.card_of(wanted)
        self.context.jobs.run(
            _keep,
            self.desk,
            wanted,
            card.short_title if card is not None else "",
            reserve,
            release,
            instead_of,
            done=lambda held: self._held(wanted.uuid, held),
            failed=lambda error: self._not_kept(error, wanted.uuid),
        )

    def _forget(self, one: HandoutList) -> None:
        if one.uuid in self._kept:
            self._kept.discard(one.uuid)
            self.context.jobs.run(handouts.discard, self.desk, one.uuid, failed=self._not_kept)

    def _held(self, uuid: str, held: tuple[tuple[int, str], ...]) -> None:
        """Another desk was faster: what it holds leaves this list."""
        for lot, title in held:
            place = next((place for place, one in enumerate(self.lists) if one.uuid == uuid), None)
            if place is None or uuid == self.posting:
                # It is posted or being posted: the ledger decides who has the thing.
                continue
            one = self.lists[place]
            self.lists[place] = replace(one, lines=tuple(line for line in one.lines if line.lot != lot))
            self._keep(self.lists[place])
            self.refused.emit(in_other_list(lot, title))
            self.changed.emit()

    def _not_kept(self, error: BaseException, uuid: str = "") -> None:
        if uuid:
            self._unkept.add(uuid)
        if isinstance(error, UserError):
            self.refused.emit(error)


def _keep(
    desk: Desk,
    wanted: HandoutList,
    title: str,
    reserve: tuple[int, ...],
    release: tuple[int, ...],
    instead_of: str | None,
) -> tuple[tuple[int, str], ...]:
    """As a job takes it: without keywords."""
    return handouts.keep(desk, wanted, title, reserve=reserve, release=release, instead_of=instead_of)


def _single(lines: Iterable[ListLine]) -> tuple[int, ...]:
    return tuple(line.lot for line in lines if line.single)


def _member(line: ListLine, people: tuple[Wearer, ...]) -> int:
    if line.member is not None:
        return line.member
    return handouts.suggest(line.for_whom, line.size_system, line.size, people)
