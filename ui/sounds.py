"""Two short sounds: high for accepted, low and double for refused. Off by a key (Ctrl+M) and in the settings.

Qt's own player is not among the parts that are installed, so the waves are made here and handed to whatever
the system plays waves with; where there is nothing, the system's bell rings.
"""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    import tempfile

_RATE = 22050
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))


class Sound(Enum):
    """A sound as (hertz, milliseconds) tones, one after the other; 0 hertz is a pause."""

    ACCEPTED = ((1568, 70),)
    REFUSED = ((262, 110), (0, 50), (262, 130))


def wave_of(sound: Sound) -> bytes:
    """The sound as a WAV file: 16 bits, mono. Edges are faded over 5 ms, or they click."""
    # Imported at the first sound: the window does not wait for them.
    import io
    import math
    import struct
    import wave

    frames = bytearray()
    fade = _RATE // 200
    for hertz, length in sound.value:
        count = _RATE * length // 1000
        for index in range(count):
            level = min(1.0, index / fade, (count - index) / fade) if hertz else 0.0
            frames += struct.pack("<h", int(9000 * level * math.sin(2 * math.pi * hertz * index / _RATE)))
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(bytes(frames))
    return whole.getvalue()


class Sounds:
    """Plays without waiting. The waves are written once, to a folder that goes when this object does."""

    def __init__(self, on: bool = True) -> None:
        self.on = on
        self.last: Sound | None = None
        """The last sound asked for, heard or not."""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._player: tuple[str, ...] | None = None

    def play(self, sound: Sound) -> None:
        """Plays the sound unless sounds are off."""
        self.last = sound
        if not self.on or QApplication.platformName() in {"offscreen", "minimal"}:
            return
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(self._file(sound)), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        if self._player is None:
            import shutil

            self._player = next((player for player in _PLAYERS if shutil.which(player[0])), ())
        if not self._player:
            QApplication.beep()
        else:
            from PySide6.QtCore import QProcess

            QProcess.startDetached(self._player[0], [*self._player[1:], str(self._file(sound))])

    def _file(self, sound: Sound) -> Path:
        if self._folder is None:
            import tempfile

            self._folder = tempfile.TemporaryDirectory(prefix="kamkor-sounds-")
        file = Path(self._folder.name) / f"{sound.name.lower()}.wav"
        if not file.exists():
            file.write_bytes(wave_of(sound))
        return file
