"""What a scan or a typed number means while sorting: a bag, a pattern for the next garment, a blank label, a place."""

from __future__ import annotations

from collections.abc import Callable

from kamkor_shop import codes, sorting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.sorting import pad as pads
from ui.pages.sort.bench import Bench
from ui.pages.sort.places import PlaceChoice
from ui.scanner import Kind, Scan
from ui.widgets.sort_pad import SortPad


class Scans:
    """Decides by content and by what is before the hands. `label` is the blank label of the garment being committed."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        bench: Bench,
        pad: SortPad,
        place: PlaceChoice,
        open_bag: Callable[[int], object],
    ) -> None:
        self._desk = desk
        self._bench = bench
        self._pad = pad
        self._place = place
        self._open_bag = open_bag
        self.label: int | None = None

    def take(self, scan: Scan, *, on_pad: bool) -> bool:
        """Does what a scan asks for; False when it names nothing of this page.

        Raises:
            UserError: `lot.unknown`, `sort.kind_measured`, `sort.label_used`.
        """
        if scan.kind is Kind.CODE and scan.code is not None:
            return self._code(scan.code, on_pad)
        if scan.kind in {Kind.NUMBER, Kind.CHOICE}:
            self._number(scan, on_pad)
            return True
        return False

    def _code(self, code: int, on_pad: bool) -> bool:
        kind = codes.split(code).type
        if kind is CodeType.BAG:
            self._open_bag(code)
            return True
        if kind is CodeType.LOT and on_pad:
            self._lot(code)
            return True
        if kind is CodeType.LOCATION and on_pad:
            described = self._pad.state.kind
            return described is not None and self._place.choose(described.code, code)
        return False

    def _number(self, scan: Scan, on_pad: bool) -> None:
        shop = self._desk().shop
        if not on_pad:
            self._open_bag(codes.from_short_number(scan.text.zfill(4), CodeType.BAG, shop))
        elif scan.kind is Kind.CHOICE:
            for name in (*scan.text, pads.ENTER):
                self._pad.press(name)
        elif not (self._bench.failing and self._bench.write_by_hand(scan.text)):
            self._lot(codes.from_short_number(scan.text, CodeType.LOT, shop))

    def _lot(self, code: int) -> None:
        """A garment is the pattern for the next; a blank label is its number, or stands in for a label that waits."""
        if any(line.draft.label == code and line.done is None for line in self._bench.lines):
            raise UserError("sort.label_used", label=codes.to_ean13(code))
        garment = sorting.template(self._desk(), code)
        if garment is not None:
            self._pad.take_pattern(garment)
        elif self._bench.stopped and self._bench.waiting and self._bench.failed is None:
            self._bench.bind(code)
        else:
            self.label = code
            try:
                self._pad.press(pads.ENTER)
            finally:
                self.label = None
