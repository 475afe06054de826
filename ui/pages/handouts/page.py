"""The Hand out page: wires scans and keys to the lists on the desk, and shows what lies there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from kamkor_shop import codes, families, handouts
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyView
from kamkor_shop.handouts import HandoutList
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.ledger import Posted
from kamkor_shop.quantities import format_tenge
from kamkor_shop.sorting import Garment
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.handouts import words
from ui.pages.handouts.finder import Finder
from ui.pages.handouts.hands import Hands
from ui.pages.handouts.line_list import LineList
from ui.pages.handouts.parts import LastThing, Notice, Tabs
from ui.pages.handouts.session import Session
from ui.pages.handouts.shown import shown_lines, tab_words
from ui.pages.handouts.unlabelled import UnlabelledPad
from ui.pages.page import KeyHelp, Page
from ui.scanner import Scan
from ui.widgets.states import EmptyState

CHANGED = frozenset({"handouts", "stock", "families", "papers"})


class HandoutsPage(Page):
    """Family and list in hand. Everything that works clears the notice; everything refused says why beside the list."""

    name = "handouts"
    decimals = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.session = Session(context, self)
        self._loaded = False
        self._narrow = False
        self._held: list[Scan] = []
        self._bad: set[int] = set()
        self._build()
        self.hands = Hands(self.session, self.finder, self._light_up, self._choose)
        self._wire()

    def _build(self) -> None:
        self.tabs = Tabs()
        self.notice = Notice()
        self.last = LastThing()
        self.lines = LineList()
        self.empty = EmptyState("handout")
        self.finder = Finder(self.context)
        self.pad = UnlabelledPad(self.context)
        self.list_box = QWidget()
        self._stack = QStackedLayout(self.list_box)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.lines)
        for widget in (self.tabs, self.notice, self.last):
            self.work.addWidget(widget)
        self.work.addWidget(self.list_box, 1)
        self.side.addWidget(self.finder)
        self.side.addWidget(self.pad)
        self.side.addStretch(1)
        self.park_button = self.footer.add_action("", self.park, key="Esc", icon="park")
        self.pad_button = self.footer.add_action("", self.toggle_pad, key="Ins")

    def _wire(self) -> None:
        self.session.changed.connect(self._show)
        self.session.refused.connect(self._refuse)
        self.tabs.chosen.connect(self._switch)
        self.lines.chosen_at.connect(self.session.select)
        self.lines.removed_at.connect(self._remove)
        self.finder.chosen.connect(self._choose)
        self.finder.asked.connect(self._register)
        self.finder.left.connect(self.refocus)
        self.finder.dropped.connect(self._drop_family)
        self.finder.member_chosen.connect(self._give_to)
        self.finder.arranged.connect(self._arrange)
        self.pad.committed.connect(self._unlabelled)
        self.pad.refused.connect(self._refuse)

    # What the window tells.

    def title(self) -> str:
        return _("Hand out")

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("0 … 9", "Enter"), _("The chosen thing is for this member, 0 for the family")),
            KeyHelp(("5 *", "Enter"), _("Quantity of the chosen food: kilograms, litres, pieces")),
            KeyHelp(("↑", "↓"), _("Choose a thing, or a family among the results")),
            KeyHelp(("Del",), _("Take the chosen thing off")),
            KeyHelp(("⌫",), _("Take the last thing off")),
            KeyHelp(("Ins",), _("A garment without label")),
            KeyHelp(("Esc",), _("Park the list and begin another")),
            KeyHelp(("PgUp", "PgDn"), _("Take up another list")),
        ]

    def on_show(self, scan: Scan | None = None, family: int | None = None, **arguments: Any) -> None:
        if not self._loaded:
            self._loaded = True
            self.session.load()
        self._show()
        if scan is not None:
            self._safely(lambda: self.on_scan(scan))
        elif family is not None:
            self._safely(lambda: self._choose_code(family))

    def on_leave(self) -> None:
        self.pad.close_pad()

    def on_changed(self, names: frozenset[str]) -> None:
        if "families" in names:
            self.session.refresh_cards()

    def on_typed(self, text: str) -> None:
        self.finder.type(text)

    def on_refused(self, error: UserError) -> bool:
        self._refuse(error, sound=False)
        return True

    def on_scan(self, scan: Scan) -> bool:
        if self.busy:
            # The list in hand is being posted: what comes now is for the next family.
            self._held.append(scan)
            return True
        used = self.hands.use(scan)
        self.notice.clear()
        return used

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers:
            return False
        if key.name in {"UP", "DOWN"} and self.finder.step(-1 if key.name == "UP" else 1):
            return True
        runs: dict[str, Callable[[], object]] = {
            "UP": lambda: self.session.select(self.session.place + 1),
            "DOWN": lambda: self.session.select(self.session.place - 1),
            "DELETE": lambda: self._remove(self.session.place),
            "BACKSPACE": lambda: self._remove(len(self.session.list.lines) - 1),
            "INSERT": self.toggle_pad,
            "ESC": self.leave,
            "PAGEUP": lambda: self._turn(-1),
            "PAGEDOWN": lambda: self._turn(1),
        }
        run = runs.get(key.name)
        if run is None or self.busy:
            return False
        run()
        return True

    # Things.

    def _light_up(self, place: int) -> None:
        self.session.select(place)
        self.lines.light_up(place)

    def _remove(self, place: int) -> None:
        if not self.busy and 0 <= place < len(self.session.list.lines):
            self._bad.discard(self.session.list.lines[place].lot)
            self.session.remove(place)
            self.notice.clear()

    def _give_to(self, number: int) -> None:
        if not self.busy:
            self._safely(lambda: self.hands.give(number))
        self.refocus()

    def toggle_pad(self) -> None:
        """Ins: the pad for a garment without label, or back from it."""
        if self.pad.isVisible():
            self.leave()
            return
        self.finder.leave_form()
        self.pad.open_pad()
        self._arrange()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlabelled(self, garment: Garment) -> None:
        kind = self.session.kind(garment.kind)
        line = handouts.unlabelled(
            self.session.desk,
            kind,
            garment.for_whom,
            garment.size_system,
            garment.size,
            garment.season,
            garment.condition,
            garment.quantity,
        )
        self.leave()
        self.session.add(line)
        self.notice.clear()

    # Families and lists.

    def _choose_code(self, code: int) -> None:
        self._choose(families.family(self.session.desk, code))

    def _choose(self, card: FamilyView) -> None:
        self.context.scan.take()
        self.session.choose(card)
        self.notice.clear()
        self.refocus()

    def _register(self, name: str, ages: tuple[int, ...], phone: str) -> None:
        self.run_job(
            _register,
            self.session.desk,
            name,
            ages,
            phone,
            done=self._registered,
            failed=self._not_registered,
        )

    def _registered(self, card: FamilyView) -> None:
        self.finder.leave_form()
        self._choose(card)
        self.context.announce({"families"})
        self._let_in()

    def _not_registered(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._refuse(error)
        self._let_in()

    def _drop_family(self) -> None:
        if not self.busy:
            self.session.clear_family()
        self.refocus()

    def leave(self) -> None:
        """Esc: out of the pad, out of the form, else the list is parked."""
        if self.pad.isVisible():
            self.pad.close_pad()
            self._arrange()
            self.refocus()
        elif self.finder.leave_form():
            self.refocus()
        else:
            self.park()

    def park(self) -> None:
        """Puts the list aside and begins another."""
        if not self.busy:
            self.session.park()
            self.notice.clear()
        self.refocus()

    def _switch(self, place: int) -> None:
        if not self.busy:
            self.session.switch(place)
            self.notice.clear()
        self.refocus()

    def _turn(self, step: int) -> None:
        if len(self.session.lists) > 1:
            self._switch((self.session.current + step) % len(self.session.lists))

    # Posting.

    def post(self) -> None:
        """F12: one document, one receipt, and the page is ready for the next family."""
        self.pad.close_pad()
        draft = self.session.draft()
        self.session.posting = draft.uuid
        self._bad.clear()
        self.run_job(
            handouts.post,
            self.session.desk,
            draft,
            done=lambda posted: self._posted(draft.uuid, posted),
            failed=self._not_posted,
            title=_("Posting the hand-out"),
        )

    def _posted(self, uuid: str, posted: Posted) -> None:
        card = self.session.card
        count = words.things(self.session.list.lines, self.session.kinds())
        done = self.session.finish(uuid)
        self.notice.clear()
        said = ngettext("{name}: {number} thing, {value}", "{name}: {number} things, {value}", count).format(
            name=card.title if card else "", number=count, value=format_tenge(posted.value)
        )
        self.context.posted(
            posted,
            said,
            papers=("receipt",),
            changed=CHANGED,
            undone=lambda: self._bring_back(done),
        )
        self.refocus()
        self._let_in()

    def _bring_back(self, done: HandoutList) -> None:
        self.session.bring_back(done)

    def _not_posted(self, error: BaseException) -> None:
        self.session.posting = ""
        if isinstance(error, UserError):
            label = str(error.params.get("lot", ""))
            if codes.is_ours(label):
                self._bad.add(codes.parse_ean13(label))
            self._refuse(error)
            self._show()
        self._let_in()

    def _let_in(self) -> None:
        """What was scanned while the page was busy."""
        held, self._held = self._held, []
        for scan in held:
            self._safely(lambda one=scan: self.on_scan(one))

    # Showing.

    def _safely(self, run: Callable[[], object]) -> None:
        try:
            run()
        except UserError as error:
            self._refuse(error)

    def _refuse(self, error: UserError, *, sound: bool = True) -> None:
        self.notice.say(error.text())
        if sound:
            self.context.messages.refused.emit()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self._narrow = compact
        self.finder.set_compact(compact)
        self.last.set_tight(compact)
        self.pad.set_tight(compact)
        # A strip is too low for the pad and the form: in a narrow window they take the place of the list.
        for place, widget in enumerate((self.finder.form, self.pad)):
            hidden = widget.isHidden()
            (self.work if compact else self.side).insertWidget(place, widget)
            widget.setHidden(hidden)
        self.park_button.setText("" if compact else _("Park"))
        self._arrange()

    def _arrange(self) -> None:
        """The pad takes the place of the finder; in a narrow window pad and form take that of everything else."""
        padding, forming = not self.pad.isHidden(), not self.finder.form.isHidden()
        covered = self._narrow and (padding or forming)
        self.finder.setVisible(not padding and not forming)
        self.set_side_visible(not covered)
        self.list_box.setVisible(not covered)
        self.tabs.setVisible(len(self.session.lists) > 1 and not covered)
        self.last.setVisible(bool(self.session.list.lines) and not covered)

    def retranslate(self) -> None:
        self.park_button.setText("" if self._narrow else _("Park"))
        self.park_button.setAccessibleName(_("Park"))
        self.park_button.setToolTip(_("Park the list and begin another"))
        self.pad_button.setText(_("Without label"))
        self.empty.say(
            _("Scan what the family takes"),
            _("Scan the family card or type two letters of a name. Things may be scanned before that."),
        )
        self.set_primary(_("Hand out and print"), self.post)
        self.lines.retranslate()
        self.finder.retranslate()
        self.pad.retranslate()
        self._show()

    def _show(self) -> None:
        session = self.session
        card, lines, kinds = session.card, session.list.lines, session.kinds()
        members = session.members()
        shown = shown_lines(session, members, self._bad)
        self.lines.show_lines(shown, session.place)
        self._stack.setCurrentWidget(self.lines if lines else self.empty)
        if lines:
            last = shown[session.place]
            self.last.show_thing(
                last.size, last.name, " · ".join(p for p in (last.amount, last.traits) if p), last.member
            )
        self.finder.show_card(card, Counter(members))
        self.footer.totals.setText(words.sums(lines, kinds))
        self.tabs.show_lists([tab_words(session, one) for one in session.lists])
        self.park_button.setEnabled(not session.list.empty)
        self.context.set_waiting(self.name, session.waiting - (0 if session.list.empty else 1))
        self._arrange()


def _register(desk: Any, name: str, ages: tuple[int, ...], phone: str) -> FamilyView:
    return families.family(desk, families.register_quickly(desk, name, ages, phone))
