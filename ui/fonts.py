"""The files of Noto Sans, regular and bold. No Qt here, so that they can be unpacked while Qt is being loaded.

The library ships them compressed, and to unpack them takes a start longer than to open the store. So it is done once:
the files are kept in the user's cache folder, and a computer that has no such folder unpacks them each time.
"""

from __future__ import annotations

import contextlib
import os
import threading
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import platformdirs

FAMILY = "Noto Sans"
_LIBRARY = "pymupdf_fonts"
FACES = ("NotoSans_Regular", "NotoSans_Bold")


def unpack_ahead() -> None:
    """Begins to unpack, in threads of their own, the fonts that are not in the cache yet. Call it first of all;
    `unpack` waits for whatever is left.
    """
    for face in FACES:
        if not _kept(face).exists():
            threading.Thread(target=import_module, args=(f"{_LIBRARY}.{face}",), daemon=True).start()


def kept(face: str) -> Path | None:
    """The TrueType file of a face, if it was unpacked before."""
    file = _kept(face)
    return file if file.exists() else None


def unpack(face: str) -> bytes:
    """A face as a TrueType file, unpacked now and kept for the next start."""
    unpacked = bytes(import_module(f"{_LIBRARY}.{face}").fontbuffer)
    with contextlib.suppress(OSError):
        _keep(_kept(face), unpacked)
    return unpacked


@cache
def _kept(face: str) -> Path:
    """Where an unpacked face is kept: by the size and time of what it was unpacked from, so that another version of the
    library is never mistaken for it.
    """
    library = find_spec(_LIBRARY)
    assert library is not None
    assert library.origin is not None
    packed = Path(library.origin).with_name(f"{face}.py").stat()
    folder = Path(platformdirs.user_cache_dir("kamkor-shop", appauthor=False))
    return folder / f"{face}-{packed.st_size:x}-{packed.st_mtime_ns:x}.ttf"


def _keep(kept: Path, unpacked: bytes) -> None:
    """Writes the file whole or not at all, and forgets those of other versions."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(unpacked)
        file.flush()
        os.fsync(file.fileno())
    for old in kept.parent.glob(f"{kept.name.partition('-')[0]}-*.ttf"):
        old.unlink(missing_ok=True)
    fresh.replace(kept)
