"""Bags that are donated, scanned and typed at the real window by real X keys, and then read back from the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kamkor_shop import catalogue, codes, desks, donations, ledger, sorting
from kamkor_shop.clock import SystemClock
from kamkor_shop.config import Config, Settings, save_settings
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, DonationDraft
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting import Garment, PadState, keying, pad
from kamkor_shop.sorting.garments import garment_of
from kamkor_shop.sorting.keying import Hand
from kamkor_shop.store.models import Lot
from tests.ui.x11 import KEYCODES, App, Display

APP = str(Path(__file__).with_name("counted_app.py"))
EVERY_MS = 42
"""From key to key: as quick as can be without being taken for a scanner, which types every 35 ms or faster."""

_PLACES = {pad.PLUS: "NUM+", pad.MINUS: "NUM-", pad.SET: "Shift+ENTER"}
"""The pad's keys that the keyboard calls otherwise."""
_ENTER = KEYCODES["ENTER"]
_SCAN = 14
"""Keys of a scanner: thirteen digits and Enter."""


@dataclass(frozen=True, slots=True)
class TypedBag:
    """One bag: what it held, what the store says came out of it, and the keys of each garment, Enter included:
    those that the X server sent, and those that the hand meant.
    """

    held: tuple[Garment, ...]
    posted: tuple[Garment, ...]
    keys: tuple[int, ...]
    planned: tuple[int, ...]


@dataclass
class Table:
    """The sorting table of one shop: the real program on a display, and a second look at its store."""

    display: Display
    config: Config
    practice: bool = False
    shop: int = 1
    printer: str = ""
    state: PadState = field(default_factory=PadState)
    pressed: list[int] = field(default_factory=list)
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        store = desks.open_the_store(self.config, self.practice)
        self.desk: Desk = desks.sign_in(store, SystemClock(), desks.FirstWish(self.shop, "Айгүл"))
        settings = Settings(language="kk", shop=self.shop, page="sort", label_printer=self.printer)
        save_settings(self.config, desks.remember(settings, self.desk))
        self.layout = sorting.layout(self.desk)
        self.app: App = self.display.start_app(APP, "--data", str(self.config.data))

    def close(self) -> None:
        """Ends the program and the second look."""
        self.app.stop()
        self.desk.close()

    def sort(self, garments: Sequence[Garment], hand: Hand) -> TypedBag:
        """Takes a bag in, scans it, types what is in it by `hand`, closes it, and reads back what was posted."""
        bag = self._donated(garments)
        self._scan(bag)
        planned = []
        for garment in garments:
            keys, self.state = hand(self.layout, self.state, garment)
            planned.append(keys)
        self.display.play(*(_PLACES.get(key, key) for keys in planned for key in keys), every_ms=EVERY_MS)
        self._until(str(bag), "PAD", str(len(garments)))
        counted = self._by_garment()
        self._close_bag(bag)
        return TypedBag(
            tuple(garments),
            self._posted(bag),
            counted,
            tuple(keying.cost(keys) for keys in planned),
        )

    def _donated(self, garments: Sequence[Garment]) -> int:
        """A bag at the door, an eighth heavier than what is fit to wear in it, as the demo's are."""
        kinds = {kind.code: kind for kind in catalogue.kinds(self.desk)}
        grams = sum(kinds[garment.kind].usual_weight * garment.quantity for garment in garments)
        draft = DonationDraft(drafts.new_uuid(), (BagLine(max(100, grams * 8 // 700 * 100), sure=True),))
        return ledger.lots_of(self.desk, donations.post(self.desk, draft).code)[0]

    def _scan(self, bag: int) -> None:
        self.pressed.clear()
        self.display.scan(codes.to_ean13(bag))
        self._until(str(bag), "PAD", "0")
        assert len(self.pressed) == _SCAN
        self.pressed.clear()

    def _close_bag(self, bag: int) -> None:
        self.display.press("F12")
        self._until(str(bag), "CLOSING")
        self.display.press("F12")
        self._until("0", "BAGS")

    def _by_garment(self) -> tuple[int, ...]:
        """The presses up to each Enter."""
        counts = [0]
        for code in self.pressed:
            counts[-1] += 1
            if code == _ENTER:
                counts.append(0)
        assert counts.pop() == 0, "keys after the last Enter"
        return tuple(counts)

    def _posted(self, bag: int) -> tuple[Garment, ...]:
        """What the store says came out of the bag, in the order of posting."""
        lots = self.desk.rows(Lot.select().where(Lot.parent == bag).order_by(Lot.code))
        return tuple(garment_of(row, sorting.described(self.desk, row.document).garment.tags) for row in lots)

    def _until(self, *shown: str) -> None:
        """Reads what the program tells until its table begins so."""
        while self.shown[: len(shown)] != shown:
            word, *rest = self.app.wait_for("").split()
            if word == "KEY":
                self.pressed.append(int(rest[0]))
            elif word == "TABLE":
                self.shown = tuple(rest)
            else:
                raise AssertionError(f"{word} {' '.join(rest)}; the lines before: {self.app.seen[-40:]}")
