"""The bytes of Noto Sans, regular and bold. No Qt here, so that they can be unpacked while Qt is being loaded."""

from __future__ import annotations

import threading
from importlib import import_module

FAMILY = "Noto Sans"
_MODULES = ("pymupdf_fonts.NotoSans_Regular", "pymupdf_fonts.NotoSans_Bold")


def unpack_ahead() -> None:
    """Begins to unpack the fonts in threads of their own; 25 ms that the start of the window then does not wait for.
    Call it first of all; `faces` waits for whatever is left.
    """
    for module in _MODULES:
        threading.Thread(target=import_module, args=(module,), daemon=True).start()


def faces() -> list[bytes]:
    """Both fonts as TrueType files."""
    return [bytes(import_module(module).fontbuffer) for module in _MODULES]
