"""The Receive page: bags by weight, packs by code, the giver by name; F12 posts and prints the labels."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from kamkor_shop import boxes, codes, donations
from kamkor_shop.codes import CodeType
from kamkor_shop.donations import BagLine, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.ledger import Posted
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.page import KeyHelp, Page
from ui.pages.receive.entry import EntryBand, Intake
from ui.pages.receive.finder import Chosen, Finder
from ui.pages.receive.goods_form import GoodsForm
from ui.pages.receive.in_hand import InHand
from ui.pages.receive.lines import Lines
from ui.pages.receive.side import Side
from ui.pages.receive.words import sums
from ui.scanner import Kind, Scan
from ui.widgets.weight_pad import ENTER, WeightPad

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CHANGED = frozenset({"donations", "bags", "stock"})


class ReceivePage(Page):
    """Receive."""

    name = "receive"
    decimals = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.in_hand = InHand(context, self)
        self.finder = Finder(context)
        self.band = EntryBand()
        self.goods_form = GoodsForm()
        self.lines = Lines(context)
        self.intake = Intake(
            context, self.in_hand, self.band, self.goods_form, lambda: self.finder.begin("kind")
        )
        self.pad = WeightPad(entry=True)
        self.pad.hide()
        for widget in (self.finder, self.band, self.goods_form, self.pad):
            self.work.addWidget(widget)
        self.work.addWidget(self.lines, 1)
        self.work.addStretch(0)
        self.giving = Side(self, self.in_hand, self._find_box, self.band.refuse, self._go_on)
        self.side.addWidget(self.giving)
        self._waiting: list[Scan] = []
        self._compact = False
        self._started = False
        self.pad_button = self.footer.add_action("", self._turn_pad, icon="keypad")
        self.change_button = self.footer.add_action("", self._change_bag, icon="edit")
        self.remove_button = self.footer.add_action("", self._remove_line, "Del")
        self._wire()

    def _wire(self) -> None:
        self.in_hand.changed.connect(self._show_draft)
        for form in (self.goods_form, self.giving.donor_form, self.giving.box_form):
            form.toggled.connect(self._make_room)
        self.finder.chosen.connect(self._chosen)
        self.goods_form.finished.connect(self._add_goods)
        self.goods_form.left.connect(self._leave_goods)
        self.lines.view.opened.connect(lambda _row: self._change_bag())
        self.lines.view.selected.connect(lambda _row: self._offer_change())
        self.pad.pressed.connect(self._press)
        self.lines.view.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # What the page says of itself.

    def title(self) -> str:
        return _("Receive")

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("6,4", "Enter"), _("A bag of 6,4 kg")),
            KeyHelp(("4", "*", "Enter"), _("Four bags that were not weighed")),
            KeyHelp(
                (_("letters"),), _("Find a donor, a box or a kind of goods; the last line writes a new donor")
            ),
            KeyHelp(("↑", "↓", "Enter"), _("Choose what was found; in the list: choose a line")),
            KeyHelp((_("scan"),), _("A maker’s code adds a pack; 12 * before it adds twelve")),
            KeyHelp(("Ctrl+B",), _("A donation box was emptied")),
            KeyHelp(("Ctrl+U",), _("Nobody knows who gave")),
            KeyHelp(("Ctrl+T",), _("Print an act of acceptance, or not")),
            KeyHelp(("Ctrl+D",), _("Another day than today")),
            KeyHelp(("↑", "Enter"), _("Weigh the chosen bag again")),
            KeyHelp(("Del",), _("Take the chosen line off the list")),
            KeyHelp(("⌫",), _("Take the last line off the list")),
            KeyHelp(("Esc",), _("Close what is open, without adding it")),
        ]

    def retranslate(self) -> None:
        for part in (self.goods_form, self.giving, self.lines, self.band, self.pad):
            part.retranslate()
        self._name_remove()
        self.giving.forget_shown()
        self._show_draft()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self._compact = compact
        self.giving.set_compact(compact)
        self._make_room()
        self._name_remove()

    def _make_room(self) -> None:
        """A low window shows an open form alone: the list comes back when it is closed. Beside the list a new donor's
        form stands where the giver stood, and the donations of the day wait until it is closed.
        """
        forms = (self.goods_form, self.giving.donor_form, self.giving.box_form)
        alone = self._compact and any(not form.isHidden() for form in forms)
        self.lines.setHidden(alone)
        self.set_side_visible(not alone)
        self.giving.make_room()
        self.band.keep_hidden(alone)

    def _name_remove(self) -> None:
        for button, words in (
            (self.pad_button, _("Digits")),
            (self.change_button, _("Weigh again")),
            (self.remove_button, _("Take off the line")),
        ):
            button.setText("" if self._compact else words)
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _turn_pad(self) -> None:
        """Shows the digits for hands without a keyboard, or takes them away."""
        self.pad.setHidden(not self.pad.isHidden())
        self._make_room()
        self.refocus()

    def _press(self, name: str) -> None:
        scan = self.context.scan
        if name != ENTER:
            self.pad.press_into(scan, name)
            self.refocus()
            return
        text = scan.take()
        if text:
            scan.enter(text)
        else:
            self._enter()

    # What the window tells.

    def on_show(self, **arguments: Any) -> None:
        if not self._started and self.context.desk is not None:
            self._started = True
            self.in_hand.reopen()
        if arguments.get("donor") is not None:
            self.giving.take_donor(arguments["donor"])
        self.giving.forget_shown()
        self._show_draft()

    def on_changed(self, names: frozenset[str]) -> None:
        if names & {"donors", "boxes", "kinds", "donations", "catalogue"}:
            self.giving.forget_shown()
            self._show_draft()

    def on_typed(self, text: str) -> None:
        if text or not self.finder.only:
            self.finder.type(text)

    def on_refused(self, error: UserError) -> bool:
        self.band.refuse(error)
        return True

    def on_scan(self, scan: Scan) -> bool:
        if self.busy:
            self._waiting.append(scan)
            return True
        if scan.kind is Kind.CODE and scan.code is not None:
            self.finder.close_list()
            return self._coded(scan.code)
        if scan.kind is Kind.MAKER:
            self.finder.close_list()
            self.intake.pack(scan.text, 1)
            return True
        if self.finder.only or scan.kind is Kind.LONG_NUMBER:
            if not self.finder.enter(scan.text):
                self.intake.nothing_found()
            return True
        return self._entered(scan.text)

    def _entered(self, text: str) -> bool:
        if self.intake.enter(text):
            self.finder.close_list()
        elif not self.finder.enter(text):
            self.intake.nothing_found()
        return True

    def _coded(self, code: int) -> bool:
        kind = codes.split(code).type
        try:
            if kind is CodeType.PARTY:
                self.giving.take_donor(code)
                return True
            if kind is CodeType.LOCATION and self._is_box(code):
                self.giving.take_box(code)
                return True
        except UserError as error:
            self.band.refuse(error)
            return True
        return False

    def _is_box(self, code: int) -> bool:
        try:
            boxes.box(self.context.desk, code)
        except UserError:
            return False
        return True

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == _CONTROL:
            return self._command(key)
        if modifiers:
            return False
        if key.name in {"UP", "DOWN"}:
            step = 1 if key.name == "DOWN" else -1
            if self.finder.open:
                self.finder.list.step(step)
            else:
                self.lines.step(step)
            return True
        if key.enter:
            return self._enter()
        if key.name in {"DELETE", "BACKSPACE"}:
            return self._remove_line(last=key.name == "BACKSPACE")
        return key.name == "ESC" and self._escape()

    def _enter(self) -> bool:
        """Enter alone: what was found, yes to a question, or the chosen bag is weighed again."""
        if self.finder.open and self.finder.only:
            return self.finder.list.choose()
        return self.intake.confirm() or self._change_bag()

    def _change_bag(self) -> bool:
        changing = self.intake.change_bag(self.lines.chosen_index())
        self.refocus()
        return changing

    def _offer_change(self) -> None:
        index = self.lines.chosen_index()
        lines = self.in_hand.draft.lines
        bag = index is not None and index < len(lines) and isinstance(lines[index], BagLine)
        self.change_button.setVisible(bag)

    def _command(self, key: PhysicalKey) -> bool:
        runs = {
            "B": self._find_box,
            "U": self.giving.take_nobody,
            "T": lambda: self.giving.wish_act(not self.in_hand.draft.act),
            "D": self.giving.day.focus_day,
        }
        run = runs.get(key.name)
        if run is None:
            return False
        run()
        return True

    def _escape(self) -> bool:
        self.intake.forget_pack()
        if self.finder.open or self.finder.only:
            self.finder.close_list()
            self.band.refuse(None)
            return True
        return self.intake.forget_question() or self.intake.forget_change() or self.lines.unchoose()

    # The giver.

    def _chosen(self, chosen: Chosen) -> None:
        self.context.scan.take()
        if chosen.what == "donor":
            self.giving.take_donor(chosen.code)
        elif chosen.what == "box":
            self.giving.take_box(chosen.code)
        elif chosen.what == "kind":
            self.intake.goods(chosen.code)
        elif chosen.what == "new donor":
            self.giving.begin_donor(chosen.text)
        else:
            self.giving.add_box(chosen.text)

    def _find_box(self) -> None:
        self.refocus()
        self.finder.begin("box")

    # The list.

    def _add_goods(self) -> None:
        if self.intake.add_goods():
            self.refocus()

    def _leave_goods(self) -> None:
        self.goods_form.hide()
        self.refocus()

    def _remove_line(self, last: bool = False) -> bool:
        index = None if last else self.lines.chosen_index()
        if not self.in_hand.draft.lines or (index is None and not last):
            return False
        place = len(self.in_hand.draft.lines) - 1 if index is None else index
        self.in_hand.put(self.in_hand.draft.without(place))
        self.intake.removed()
        return True

    # Posting.

    def _post(self) -> None:
        if self.goods_form.isVisible() and not self.intake.add_goods():
            return
        if self.giving.donor_form.isVisible():
            self.giving.save_donor()
            return
        if not self.giving.read_day():
            self.giving.day.focus_day()
            return
        draft = self.in_hand.draft
        self.in_hand.held = True
        self.run_job(
            donations.post,
            self.context.desk,
            draft,
            done=lambda posted: self._posted(draft, posted),
            failed=self._not_posted,
            title=_("Posting"),
        )

    def _not_posted(self, error: BaseException) -> None:
        self.in_hand.held = False
        self.giving.refuse(error)

    def _posted(self, draft: DonationDraft, posted: Posted) -> None:
        words = sums(donations.totals(draft))
        text = (
            _("Received: {what}").format(what=words)
            if words
            else _("The box was empty; its new seal is noted")
        )
        self.in_hand.held = False
        self.in_hand.reopen()
        self.band.clear()
        self.giving.box_form.hide()
        self.finder.close_list()
        self.context.posted(
            posted,
            text,
            papers=donations.papers_of(self.context.desk, posted.code),
            changed=_CHANGED,
            undone=lambda: self.in_hand.again(draft),
        )
        self.refocus()
        self._go_on()

    def _go_on(self) -> None:
        """Take up what was scanned while something was being written."""
        waiting, self._waiting = self._waiting, []
        for scan in waiting:
            self.on_scan(scan)

    # Showing.

    def _show_draft(self) -> None:
        draft = self.in_hand.draft
        self.lines.show_draft(draft)
        self.giving.show_draft(draft)
        totals = donations.totals(draft)
        self.footer.totals.setText(sums(totals))
        labels = totals.bags + totals.labels
        words = (
            ngettext("Receive and print {number} label", "Receive and print {number} labels", labels)
            if labels
            else _("Receive the donation")
        )
        self.set_primary(words.format(number=labels), self._post, enabled=self.context.desk is not None)
        self.remove_button.setVisible(bool(draft.lines))
        self.remove_button.setEnabled(bool(draft.lines))
        self._offer_change()
