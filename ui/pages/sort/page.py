"""The page: which bag, the pad, the tag in hand, closing a bag, and blank labels for shops without a label printer."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kamkor_shop import catalogue, donations, sorting
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.ledger import Posted, drafts
from kamkor_shop.quantities import format_kilograms
from kamkor_shop.sorting import Garment, Session
from kamkor_shop.sorting import pad as pads
from kamkor_shop.vocabulary import name_of
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.page import KeyHelp, Page
from ui.pages.sort.bags import BagList, bag_words, weight_words
from ui.pages.sort.bench import CHANGED, Bench, Line, warm_up
from ui.pages.sort.closing import Closing
from ui.pages.sort.key_help import keys_of_the_pad
from ui.pages.sort.places import PlaceChoice
from ui.pages.sort.recent import RecentLines
from ui.pages.sort.scans import Scans
from ui.pages.sort.tag import Tag, TagCard
from ui.pages.sort.weight_bar import WeightBar
from ui.scanner import Scan
from ui.theme import space
from ui.widgets.buttons import Button, Weight
from ui.widgets.chips import Chips
from ui.widgets.sort_pad import SortPad, size_words

if TYPE_CHECKING:
    from ui.pages.sort.blanks import Blanks

_CONTROL = Qt.KeyboardModifier.ControlModifier


class View(Enum):
    """What the work column shows."""

    BAGS = 0
    PAD = 1
    CLOSING = 2
    BLANKS = 3


class SortPage(Page):
    """F4. The focus is on the page itself: single keys describe a garment, Enter posts it and prints its label."""

    name = "sort"
    scan_focus: ClassVar[bool] = False

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.view = View.BAGS
        self.bench = Bench(context, self)
        self.pad = SortPad(context)
        self.bags = BagList()
        self.closing = Closing(context, self.run_job, self.show_pad)
        self.blanks: Blanks | None = None
        self.card = TagCard(lambda: self.pad.press(pads.ENTER), self.bench.write_first_by_hand)
        self.place = PlaceChoice(context)
        self.recent = RecentLines(lambda line: self.pad.kind_name(line.garment))
        self.bar = WeightBar()
        self.scans = Scans(self._desk, self.bench, self.pad, self.place, self.open_bag)
        self.open_bags = Chips(one=True)
        self.other_bag = Button(run=self.show_bags, weight=Weight.QUIET, icon="bag")
        self.take_back = self.footer.add_action("", self.bench.undo, key="⌫", icon="undo")
        self.blank_labels = self.footer.add_action("", self.show_blanks, icon="print")
        self._sessions: tuple[Session, ...] = ()
        self._error: UserError | None = None
        self._warm = False
        self.compact = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(space(2))
        self._top.addWidget(self.open_bags)
        self._top.addStretch(1)
        self._top.addWidget(self.other_bag)
        self.work.addLayout(self._top)
        self.work.addWidget(self.bar)
        self._stack = QStackedWidget()
        for widget in (self.bags, self.pad, self.closing):
            self._stack.addWidget(widget)
        self.work.addWidget(self._stack, 1)
        self.side.addWidget(self.card)
        self.side.addWidget(self.place)
        self.side.addWidget(self.recent, 1)
        for button in (self.other_bag, self.take_back, self.blank_labels):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _wire(self) -> None:
        self.pad.committed.connect(self._committed)
        self.pad.undo_asked.connect(self.bench.undo)
        self.pad.retried.connect(self.bench.retry)
        self.pad.refused.connect(self._refuse)
        self.pad.changed.connect(self._pad_changed)
        self.bench.changed.connect(self._show_bench)
        self.bench.refused.connect(self._refuse)
        self.bench.taken_back.connect(self._taken_back)
        self.bags.chosen.connect(self.open_bag)
        self.open_bags.changed.connect(self._chip_pressed)
        self.closing.closed.connect(self._closed)
        self.closing.put_back.connect(self._off_the_table)

    # What the window tells.

    def title(self) -> str:
        return _("Sort and label")

    def help_keys(self) -> list[KeyHelp]:
        return keys_of_the_pad(self.context.keyboard.legend)

    def on_show(self, **arguments: Any) -> None:
        listeners = self.context.keyboard.listeners
        if self._hear not in listeners:
            listeners.insert(0, self._hear)
            listeners.append(self._hear_escape)
        self.reload()
        if not self._warm:
            # The first label would wait a tenth of a second for the libraries that draw it.
            self._warm = True
            self.context.jobs.read(warm_up)
        scan = arguments.get("scan")
        if isinstance(scan, Scan):
            self.on_scan(scan)

    def on_leave(self) -> None:
        for listener in (self._hear, self._hear_escape):
            if listener in self.context.keyboard.listeners:
                self.context.keyboard.listeners.remove(listener)

    def on_changed(self, names: frozenset[str]) -> None:
        if not self.bench.announcing and self.isVisible() and names - {"papers"}:
            self.reload()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.pad.set_tight(compact)
        self.card.set_tight(compact)
        self.compact = compact
        # Where there is no room for a column, the tag lies above the pad and the rest of the column is left out.
        if compact:
            self._top.insertWidget(0, self.card, 20)
        else:
            self.side.insertWidget(0, self.card)
        self.bar.setVisible(not compact)
        self.work.setSpacing(space(1) if compact else space(2))
        if self.context.desk is not None:
            self._show_bags()
        self._show_view(self.view)

    def retranslate(self) -> None:
        self.pad.retranslate()
        self.closing.retranslate()
        if self.blanks is not None:
            self.blanks.retranslate()
        self.other_bag.setText(_("Another bag"))
        self.place.show_for(self.place.kind)
        if self.context.desk is not None:
            self._show_bags()
        self._show_bench()
        self._show_view(self.view)

    # Bags.

    def reload(self) -> None:
        """Reads again what is open and what waits; goes on with the bag that was before the hands."""
        desk = self.context.desk
        if desk is None:
            return
        kinds = catalogue.kinds(desk, include_retired=True)
        self.pad.set_kinds(sorting.layout(desk), {kind.code: kind for kind in kinds})
        self._sessions = sorting.sessions(desk)
        kept = self.bench.session.document if self.bench.session else self._remembered()
        session = next((each for each in self._sessions if each.document == kept), None)
        self._show_bags()
        self._use(session or (self._sessions[-1] if self._sessions else None))

    def _desk(self) -> Desk:
        assert self.context.desk is not None
        return self.context.desk

    def _remembered(self) -> int:
        return int(self.context.settings.state.get("sort.session", 0))

    def _show_bags(self) -> None:
        waiting = donations.waiting_bags(self._desk())
        self.bags.show_bags(waiting)
        self.context.set_waiting(self.name, len(waiting) + len(self._sessions))
        self.open_bags.set_choices((each.document, bag_words(each, self.compact)) for each in self._sessions)
        self.open_bags.choose([self.bench.session.document] if self.bench.session else [])

    def _use(self, session: Session | None) -> None:
        before = self.bench.session
        self.bench.use(session)
        self.open_bags.choose([session.document] if session else [])
        if session is None:
            self._show_view(View.BAGS)
            return
        if before is None or before.document != session.document:
            last = self.bench.last
            if last is not None:
                self.pad.take_pattern(last.garment)
            if self._remembered() != session.document:
                state = {**self.context.settings.state, "sort.session": str(session.document)}
                self.context.change_settings(state=state)
            self._show_view(View.PAD)
        elif self.view is View.BAGS:
            self._show_view(View.PAD)

    def open_bag(self, code: int) -> None:
        """Puts a bag on the table, or goes on with it if it lies there."""
        self.run_job(
            sorting.open_bag, self._desk(), code, drafts.new_uuid(), done=self._opened, failed=self._failed
        )

    def _opened(self, session: Session) -> None:
        self._sessions = sorting.sessions(self._desk())
        self._show_bags()
        self._use(session)
        self._show_view(View.PAD)
        self.bench.announce()

    def _chip_pressed(self, values: frozenset[object]) -> None:
        session = next((each for each in self._sessions if each.document in values), self.bench.session)
        self._use(session)
        self._show_view(View.PAD if session else View.BAGS)
        self.refocus()

    def show_bags(self) -> None:
        """The list of bags that wait."""
        self._show_view(View.BAGS)
        self.refocus()

    # Garments.

    def _committed(self, garment: Garment) -> None:
        # The undo of an earlier posting ends with this one; a garment's own is Backspace.
        self.context.messages.clear()
        self.bench.commit(garment, place=self.place.wanted(garment.kind), label=self.scans.label)
        self.place.used(garment.kind)

    def _taken_back(self, line: Line) -> None:
        self.pad.load(line.garment)
        self._pad_changed()
        if line.done is not None:
            words = _("Taken back. The label {number} counts no more: throw it away.")
            self.context.messages.note(words.format(number=line.number))

    def _pad_changed(self) -> None:
        self._error = None
        kind = self.pad.state.kind
        self.place.show_for(kind.code if kind else None)
        self._show_bench()

    def _show_bench(self) -> None:
        bench, state = self.bench, self.pad.state
        self.pad.stopped = bench.stopped
        words = [self.pad.kind_name_of(state), name_of(state.system)] if state.kind else []
        tag = Tag(size_words(state), " · ".join(words), bool(state.digits))
        self.card.show_next(tag, bench, self._error.text() if self._error else "")
        self.recent.show_lines(bench.lines)
        self.take_back.setEnabled(bool(bench.lines))
        if bench.session is not None:
            self.bar.show_weights(bench.summary.grams, bench.session.grams)
        self._show_totals()

    def _show_totals(self) -> None:
        bench = self.bench
        if bench.session is None:
            self.footer.totals.setText("")
            return
        words = ngettext(
            "{things} thing ≈ {out} of {bag}", "{things} things ≈ {out} of {bag}", bench.summary.things
        )
        bag = weight_words(bench.session.grams, bench.session.estimated)
        out = format_kilograms(bench.summary.grams)
        self.footer.totals.setText(words.format(things=bench.summary.things, out=out, bag=bag))

    def _refuse(self, error: UserError) -> None:
        """Says beside the tag why nothing came of a key; elsewhere in the message bar."""
        if self.view is View.PAD:
            self._error = error
            self.context.messages.refused.emit()
            self._show_bench()
        else:
            self.context.messages.error(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._refuse(error)

    # Scans.

    def on_refused(self, error: UserError) -> bool:
        if self.view is View.PAD:
            self._error = error
            self._show_bench()
        return self.view is View.PAD

    def on_scan(self, scan: Scan) -> bool:
        return self.scans.take(scan, on_pad=self.view is View.PAD)

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        return self.view is View.BAGS and not (self.busy or modifiers) and self.bags.on_key(key)

    def _hear(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget) -> bool:
        if self.view is not View.PAD:
            return False
        if key.name == "P" and event.modifiers() & _CONTROL:
            return key.repeated or self.bench.reprint()
        return self.pad.hear(key, event, watched)

    def _hear_escape(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget) -> bool:
        if key.name != "ESC" or self.bench.session is None or self.view is View.PAD:
            return False
        self.show_pad()
        return True

    # Closing and blank labels.

    def show_pad(self) -> None:
        """Back to the garments, or to the bags when none is open."""
        self._show_view(View.PAD if self.bench.session else View.BAGS)
        self.refocus()

    def show_blanks(self) -> None:
        """The choice of blank labels, made when first wanted: what draws sheets loads slowly."""
        if self.blanks is None:
            from ui.pages.sort import blanks

            self.blanks = blanks.Blanks(self.context, self.run_job, self.show_pad)
            self._stack.addWidget(self.blanks)
        self.blanks.retranslate()
        self._show_view(View.BLANKS)
        self.refocus()

    def ask_to_close(self) -> None:
        """F12: asks for rags and waste."""
        if self.bench.session is None:
            return
        if self.bench.failed is not None:
            self._refuse(UserError("sort.stopped"))
            return
        self._show_view(View.CLOSING)
        self.closing.begin(self.bench.session, self.bench.summary)

    def _closed(self, posted: Posted) -> None:
        assert self.bench.session is not None
        words = _("Bag {number} is closed: {things} things").format(
            number=self.bench.session.number, things=self.bench.summary.things
        )
        self._off_the_table()
        self.context.posted(posted, words, changed=CHANGED, undone=self.reload)

    def _off_the_table(self) -> None:
        self.bench.use(None)
        self.view = View.BAGS
        self.reload()
        self.bench.announce()
        self.refocus()

    def _print_blanks(self) -> None:
        if self.blanks is not None:
            self.blanks.print()

    def _show_view(self, view: View) -> None:
        self.view = view
        self._stack.setCurrentIndex(view.value)
        self.set_side_visible(view is View.PAD and not self.compact)
        self.card.setVisible(view is View.PAD)
        self.bar.setVisible(view is View.PAD and not self.compact)
        self.footer.totals.setVisible(view in {View.PAD, View.CLOSING})
        self.other_bag.setVisible(view is View.PAD)
        self.open_bags.setVisible(bool(self._sessions) and view is not View.BLANKS)
        self.blank_labels.setVisible(view in {View.BAGS, View.PAD})
        self.take_back.setVisible(view is View.PAD)
        short = self.compact and view is View.PAD
        self.footer.name_action(self.take_back, _("Take the last one back"), short)
        self.footer.name_action(self.blank_labels, _("Blank labels"), short)
        if view is View.BLANKS:
            self.set_primary(_("Print blank labels"), self._print_blanks)
        elif view is View.CLOSING:
            self.set_primary(_("Close bag"), self.closing.post)
        else:
            self.set_primary(_("Close bag"), self.ask_to_close, enabled=view is View.PAD)
            self.footer.primary.setVisible(view is View.PAD)
