"""How the sorting pad hears: physical keys become the pad's names, and a scanner is told from a hand.

A scan that falls into the pad is undone in it: the digits of a scanner never become a size or a kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kamkor_shop.sorting import pad as pads
from ui.keys import PhysicalKey
from ui.scanner import MACHINE_GAP_MS

SHORTEST_CODE = 8
_NAMES = {
    "SPACE": pads.SPACE,
    "BACKSPACE": pads.BACKSPACE,
    "ESC": pads.ESCAPE,
    "UP": pads.PLUS,
    "DOWN": pads.MINUS,
    "PERIOD": pads.HALF,
    "NUM.": pads.HALF,
}


def pad_key(key: PhysicalKey, shift: bool) -> str:
    """The pad's name of a key, an empty text for keys that are none of the pad's."""
    if key.times:
        return pads.TIMES
    if key.plus:
        return pads.PLUS
    if key.minus:
        return pads.MINUS
    if key.enter:
        return pads.SET if shift else pads.ENTER
    return key.digit or key.letter or _NAMES.get(key.name, "")


@dataclass(slots=True)
class Ear:
    """The run of digits since another key was pressed. Times in milliseconds, 0 where they are not known."""

    _digits: str = ""
    _times: list[int] = field(default_factory=list)

    def digit(self, digit: str, time: int) -> bool:
        """A digit key was pressed; true when it followed the one before at machine speed."""
        before = self._times[-1] if self._times else 0
        self._digits += digit
        self._times.append(time)
        return bool(before) and 0 <= time - before <= MACHINE_GAP_MS

    def clear(self) -> None:
        """Another kind of key was pressed, or the run was used."""
        self._digits = ""
        self._times.clear()

    def scanned(self, time: int) -> str:
        """The digits that a machine typed up to a closing key at `time`; empty for what a hand typed.

        A hand's digit before a scan does not spoil it: the longest run at machine speed that ends here counts, if it
        is long enough for a code or is all there is.
        """
        start, later = len(self._times), time
        while start and self._times[start - 1] and 0 <= later - self._times[start - 1] <= MACHINE_GAP_MS:
            start -= 1
            later = self._times[start]
        run = self._digits[start:]
        return run if run and (start == 0 or len(run) >= SHORTEST_CODE) else ""
