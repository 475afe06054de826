"""The sorting pad on the screen: a garment described by single keys or by big buttons that do the same.

The page that owns it listens through it: `pad.listen()` while the pad is before the hands, `pad.rest()` when it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import sizes
from kamkor_shop.catalogue import KindRecord, pad_groups
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.sorting import Did, Effect, Garment, Layer, Pad, PadLayout, PadState
from kamkor_shop.sorting import pad as pads
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem, name_of, short_name_of
from ui.keys import PhysicalKey, in_text_field
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import BigButtons, Button, Weight
from ui.widgets.keycap import SPACE_BAR
from ui.widgets.pad_ear import SHORTEST_CODE, Ear, pad_key
from ui.widgets.size_ladder import SizeLadder

if TYPE_CHECKING:
    from ui.context import AppContext

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ROWS_OF_A_NUMPAD = (7, 8, 9, 4, 5, 6, 1, 2, 3)
_MORE = "more"
FAVOURITE_COLUMNS = 5
_ROWS_OF_BUTTONS = 6


class SortPad(QWidget):
    """Emits `committed` with a Garment at Enter, `undo_asked` at Backspace on an empty pad, `refused` with a UserError,
    `retried` for Enter while `stopped`, `changed` whenever the described garment changed.

    Scans and numbers of four digits and more go to the window's scan field, and so to the page.
    """

    committed = Signal(object)
    undo_asked = Signal()
    refused = Signal(object)
    retried = Signal()
    changed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.pad = Pad(PadLayout.of(()))
        self.stopped = False
        self.tight = False
        self.narrow = False
        self._kinds: Mapping[int, KindRecord] = {}
        self._ear = Ear()
        self._before: list[PadState] = []
        self._complained = False
        self._build()

    def _build(self) -> None:
        self.heading = Text(kind=Type.PAGE, elide=True)
        self.words = Text(kind=Type.LEAD, tone="muted", elide=True)
        self.system = Button(run=lambda: self.press(pads.SYSTEM), weight=Weight.QUIET, key="N")
        self.system.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ladder = SizeLadder()
        self.whom = BigButtons(len(ForWhom))
        self.season = BigButtons(len(Season))
        self.condition = BigButtons(len(pads.CONDITION_KEYS))
        self.favourites = BigButtons(FAVOURITE_COLUMNS)
        self.numpad = BigButtons(3)
        self._head = QHBoxLayout()
        self._head.setSpacing(space(3))
        self._head.addWidget(self.heading)
        self._head.addWidget(self.words, 1, Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(self.system)
        self._align_words()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._column.addLayout(self._head)
        for widget in (
            self.ladder,
            self.whom,
            self.season,
            self.condition,
            self.favourites,
            self.numpad,
        ):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.ladder.chosen.connect(self._size_tapped)
        self.whom.chosen.connect(lambda whom: self._put(pads.with_whom(self.pad.state, whom)))
        self.season.chosen.connect(lambda season: self._put(replace(self.pad.state, season=season)))
        self.condition.chosen.connect(lambda mark: self._put(replace(self.pad.state, condition=mark)))
        self.favourites.chosen.connect(self._favourite_tapped)
        self.numpad.chosen.connect(self._numpad_tapped)

    # What the owner does.

    def set_kinds(self, layout: PadLayout, kinds: Mapping[int, KindRecord]) -> None:
        """The kinds on the pad and their names. What is described stays, unless its kind was retired."""
        standing = self.pad.state
        self.pad.layout, self._kinds = layout, kinds
        if standing.kind is not None and standing.kind.code not in layout.kinds:
            self.pad.state = PadState()
        self._show()

    def listen(self) -> None:
        """Takes the keys before the scan field does."""
        listeners = self.context.keyboard.listeners
        if self.hear not in listeners:
            listeners.insert(0, self.hear)

    def rest(self) -> None:
        """Leaves the keys to the others."""
        listeners = self.context.keyboard.listeners
        if self.hear in listeners:
            listeners.remove(self.hear)
        self._forget_digits()

    def load(self, garment: Garment, *, template: bool = False) -> None:
        """Describes `garment`: a template, or one that was taken back."""
        self.pad.load(garment, template=template)
        self._show()

    def take_pattern(self, garment: Garment) -> None:
        """A garment was held under the scanner: the next one is like it."""
        self.pad.load(garment, template=True)
        self._put(self.pad.state)

    def clear(self) -> None:
        """An untouched pad, as for the first garment of a day."""
        self.pad.state = PadState()
        self._show()

    def kind_name(self, garment: Garment) -> str:
        """The name of a garment's kind in the language of the moment."""
        kind = self._kinds.get(garment.kind)
        return kind.name() if kind else ""

    def kind_name_of(self, state: PadState) -> str:
        """The name of the kind that a state describes; empty while there is none."""
        kind = self._kinds.get(state.kind.code) if state.kind else None
        return kind.name() if kind else ""

    @property
    def state(self) -> PadState:
        """What is described now."""
        return self.pad.state

    # Keys.

    def hear(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget) -> bool:
        """A listener of the Keyboard: True when the key was the pad's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & _COMMANDS or in_text_field(watched) or not self.isVisible():
            return False
        if key.name == "SPACE" and isinstance(watched, QAbstractButton):
            return False
        if key.name == "TAB":
            return self._end_of_scan(event.timestamp(), SHORTEST_CODE)
        name = pad_key(key, shift)
        if not name:
            return False
        if key.repeated:
            return name not in {pads.PLUS, pads.MINUS} or self.press(name)
        if key.digit and name == key.digit:
            self._before.append(self.pad.state)
            # The digits of a scanner may name no group and no kind: nobody wants to hear of it.
            return self.press(name, quiet=self._ear.digit(name, event.timestamp()))
        if key.enter and self._end_of_scan(event.timestamp(), 1):
            return True
        self._forget_digits()
        return self.press(name)

    def _end_of_scan(self, time: int, shortest: int) -> bool:
        """What a machine typed leaves the pad as it was before its first digit, and goes to the scan field."""
        scanned = self._ear.scanned(time)
        before = self._before[-len(scanned)] if scanned else self.pad.state
        self._forget_digits()
        if len(scanned) < shortest:
            return False
        self._put(before)
        self.context.scan.enter(scanned, fast=True)
        return True

    def _forget_digits(self) -> None:
        self._ear.clear()
        self._before.clear()

    def press(self, name: str, *, quiet: bool = False) -> bool:
        """Presses a key by the pad's name for it; False when it meant nothing. `quiet` keeps a refusal to itself."""
        if self.stopped and name in {pads.ENTER, pads.SET} and not self.pad.state.digits:
            self.retried.emit()
            return True
        if self.stopped and name in {pads.ENTER, pads.SET} and len(self.pad.state.digits) <= 3:
            self.refused.emit(UserError("sort.stopped"))
            return True
        effect = self.pad.press(name)
        self._complained = effect.did is Did.REFUSED
        self._show()
        if not (quiet and effect.did is Did.REFUSED):
            self._tell(effect)
        return effect.did is not Did.NOTHING or name != pads.ESCAPE

    def _tell(self, effect: Effect) -> None:
        self.changed.emit()
        if effect.did is Did.COMMIT:
            self.committed.emit(effect.garment)
        elif effect.did is Did.UNDO:
            self.undo_asked.emit()
        elif effect.did is Did.NUMBER:
            self.context.scan.enter(effect.digits)
        elif effect.did is Did.REFUSED:
            self.refused.emit(effect.error)

    # Mouse and touch.

    def _put(self, state: PadState) -> None:
        self.pad.state = state
        self._complained = False
        self._show()
        self.changed.emit()

    def _size_tapped(self, size: str) -> None:
        if self.pad.state.kind is None:
            self.refused.emit(UserError("sort.kind_missing"))
            return
        self._put(replace(self.pad.state, size=size, digits=""))

    def _favourite_tapped(self, value: object) -> None:
        if value == _MORE:
            self.press(pads.SPACE)
        elif value in self.pad.layout.kinds:
            self._put(pads.with_kind(self.pad.state, self.pad.layout.kinds[int(str(value))]))

    def _numpad_tapped(self, digit: int) -> None:
        self.press(str(digit))

    # Showing.

    def retranslate(self) -> None:
        """Words and legends in the language and the keyboard layout of the moment."""
        self._show()

    def set_tight(self, tight: bool) -> None:
        """Lower buttons and no heading of its own where the window is small."""
        self.tight = tight
        self._column.setSpacing(space(1) if tight else space(2))
        self.heading.set_kind(Type.SECTION if tight else Type.PAGE)
        self.words.set_kind(Type.BASE if tight else Type.LEAD)
        self._align_words()
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """In a context column: rows of fewer buttons, as low as a finger allows, whatever the height."""
        self.narrow = narrow
        grids = ((self.whom, 5, 3), (self.season, 4, 2), (self.condition, 5, 3), (self.favourites, 5, 2))
        for grid, usual, few in grids:
            grid.set_columns(few if narrow else usual)
        self._size_rows()

    def _align_words(self) -> None:
        """Heading and words on one baseline."""
        lower = self.heading.fontMetrics().descent() - self.words.fontMetrics().descent()
        self.words.setContentsMargins(0, 0, 0, max(lower, 0))

    def _show(self) -> None:
        state = self.pad.state
        self.heading.setText(self._heading(state))
        # In a narrow column the kind needs the room; the pressed buttons say the rest.
        self.words.setText("" if self.narrow else described(state))
        self.system.setText(name_of(state.system))
        self.system.key = self._legend("N")
        self.system.setVisible(len(state.systems) > 1)
        self.ladder.setVisible(state.system is not SizeSystem.NONE)
        self.ladder.show_ladder(state.system, state.candidate, self._complained and state.size is None)
        self._show_choices(self.whom, pads.WHOM_KEYS, state.for_whom)
        self._show_choices(self.season, pads.SEASON_KEYS, state.season)
        self._show_choices(self.condition, pads.CONDITION_KEYS, state.condition)
        searching = state.layer is not Layer.SIZE
        if searching:
            self._show_numpad(state)
        else:
            self._show_favourites(state)
        self.favourites.setVisible(not searching)
        self.numpad.setVisible(searching)
        self._size_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_rows()

    def _size_rows(self) -> None:
        """Buttons as high as the room allows: the numpad's three rows fit, so that nothing jumps when it opens."""
        gap = self._column.spacing()
        ladder = self.ladder.rows(self.width()) if self.pad.state.system is not SizeSystem.NONE else 1
        free = self.height() - self._head.sizeHint().height() - 5 * gap - 2 * space(1) - ladder * gap
        row = space(8) if self.narrow else min(max(free // (_ROWS_OF_BUTTONS + ladder), space(7)), space(20))
        self.ladder.set_row_height(min(row, space(13)))
        for grid in (self.whom, self.season, self.condition, self.favourites, self.numpad):
            for button in grid.buttons:
                button.setFixedHeight(row)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        if self.narrow:
            return QSize(space(60), super().minimumSizeHint().height())
        return QSize(space(100), space(7) * (_ROWS_OF_BUTTONS + 2) + space(12))

    def _heading(self, state: PadState) -> str:
        if state.layer is Layer.GROUP:
            return _("Which group?")
        if state.layer is Layer.KIND:
            return next((group.name() for group in pad_groups() if group.digit == state.group), "")
        return self.kind_name_of(state) or _("What is it?")

    def _show_choices(
        self, grid: BigButtons, keys: Mapping[str, ForWhom | Season | Condition], chosen: object
    ) -> None:
        grid.set_choices((value, short_name_of(value), self._legend(key)) for key, value in keys.items())
        grid.choose(chosen)

    def _show_favourites(self, state: PadState) -> None:
        choices: list[tuple[object, str, str]] = []
        for key, place in pads.FAVOURITE_KEYS.items():
            kind = self.pad.layout.favourites.get(place)
            record = self._kinds.get(kind.code) if kind else None
            if record is not None:
                choices.append((record.code, short_kind(record), self._legend(key)))
        choices.append((_MORE, _("All kinds"), SPACE_BAR))
        self.favourites.set_choices(choices)
        self.favourites.choose(state.kind.code if state.kind else None)

    def _show_numpad(self, state: PadState) -> None:
        cells = self.pad.layout.cells
        if state.layer is Layer.GROUP:
            names = {group.digit: group.name() for group in pad_groups()}
            names = {
                digit: name for digit, name in names.items() if any(cell // 10 == digit for cell in cells)
            }
        else:
            own = {cell % 10: kind for cell, kind in cells.items() if cell // 10 == state.group}
            names = {digit: short_kind(self._kinds[kind.code]) for digit, kind in own.items()}
        self.numpad.set_choices((digit, names.get(digit, ""), str(digit)) for digit in _ROWS_OF_A_NUMPAD)
        for button in self.numpad.buttons:
            button.setEnabled(button.value in names)
        self.numpad.choose(None)

    def _legend(self, name: str) -> str:
        return self.context.keyboard.legend(name)


def short_kind(kind: KindRecord) -> str:
    """A kind on a button: the first of its names («Свитер», not «Свитер, джемпер»)."""
    return kind.name().split(",")[0]


def described(state: PadState) -> str:
    """For whom, season, condition and count of what is described, in the order of the rows of keys."""
    if state.kind is None:
        return ""
    parts = [short_name_of(state.for_whom), short_name_of(state.season), short_name_of(state.condition)]
    if state.quantity > 1:
        parts.insert(0, f"{state.quantity} ×")
    return " · ".join(parts)


def size_words(state: PadState) -> str:
    """What the tag shows large: the size that Enter takes, the digits typed so far, a dash for none."""
    if state.digits and state.candidate is None:
        return state.digits
    size = state.candidate
    if size is None:
        return "?" if state.kind else ""
    return size.replace(".", ",") if size != sizes.NO_SIZE else "—"
