"""Which physical key is which: tables from the numbers that a platform gives its keys to this house's names.

Sources: Linux `input-event-codes.h` (X11 and Wayland key codes are those plus 8) and the PS/2 set 1 scan
codes of Windows, where the extended keys carry 0x100. Up to code 88 both tables are the same one.
"""

from __future__ import annotations

_ROWS = {
    2: "1 2 3 4 5 6 7 8 9 0 MINUS EQUAL BACKSPACE TAB",
    16: "Q W E R T Y U I O P BRACKETLEFT BRACKETRIGHT ENTER CTRL",
    30: "A S D F G H J K L SEMICOLON APOSTROPHE GRAVE SHIFT BACKSLASH",
    44: "Z X C V B N M COMMA PERIOD SLASH SHIFT NUM* ALT SPACE CAPSLOCK",
    59: "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 NUMLOCK SCROLLLOCK",
    71: "NUM7 NUM8 NUM9 NUM- NUM4 NUM5 NUM6 NUM+ NUM1 NUM2 NUM3 NUM0 NUM.",
    87: "F11 F12",
}
_COMMON = {1: "ESC"} | {
    start + offset: name for start, row in _ROWS.items() for offset, name in enumerate(row.split())
}
_EVDEV = _COMMON | {
    96: "NUMENTER", 97: "CTRL", 98: "NUM/", 99: "PRINT", 100: "ALT", 102: "HOME", 103: "UP", 104: "PAGEUP",
    105: "LEFT", 106: "RIGHT", 107: "END", 108: "DOWN", 109: "PAGEDOWN", 110: "INSERT", 111: "DELETE", 119: "PAUSE",
}  # fmt: skip
_WINDOWS = _COMMON | {
    0x11C: "NUMENTER", 0x11D: "CTRL", 0x135: "NUM/", 0x137: "PRINT", 0x138: "ALT", 0x147: "HOME", 0x148: "UP",
    0x149: "PAGEUP", 0x14B: "LEFT", 0x14D: "RIGHT", 0x14F: "END", 0x150: "DOWN", 0x151: "PAGEDOWN", 0x152: "INSERT",
    0x153: "DELETE", 0x145: "NUMLOCK", 0x45: "PAUSE",
}  # fmt: skip

PLATFORMS = {
    "xcb": {code + 8: name for code, name in _EVDEV.items()},
    "wayland": {code + 8: name for code, name in _EVDEV.items()},
    "windows": _WINDOWS,
}
"""Qt's platform name -> native scan code -> name. A platform that is not here falls back to texts and Qt
keys.
"""

LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
"""The same keys in the same order under us and under ru and kz, which agree in all letters but the digit
row.
"""

_NAMES_OF_SIGNS = {
    "[": "BRACKETLEFT", "]": "BRACKETRIGHT", ";": "SEMICOLON", "'": "APOSTROPHE", ",": "COMMA", ".": "PERIOD",
    "`": "GRAVE", "-": "MINUS", "=": "EQUAL", "/": "SLASH", "\\": "BACKSLASH", " ": "SPACE",
}  # fmt: skip
NAME_OF_TEXT = {
    **{sign: _NAMES_OF_SIGNS.get(sign, sign.upper()) for sign in LATIN},
    **{letter: _NAMES_OF_SIGNS.get(sign, sign.upper()) for letter, sign in zip(CYRILLIC, LATIN, strict=True)},
    **_NAMES_OF_SIGNS,
}
LEGENDS = {
    "latin": {NAME_OF_TEXT[sign]: sign.upper() for sign in LATIN},
    "cyrillic": {NAME_OF_TEXT[sign]: letter.upper() for letter, sign in zip(CYRILLIC, LATIN, strict=True)},
}
"""Script -> name of a key -> what is printed on it."""

F1_KEY = 0x01000030
QT_NAMES = {
    0x01000004: "ENTER", 0x01000005: "NUMENTER", 0x01000000: "ESC", 0x01000003: "BACKSPACE", 0x01000001: "TAB",
    0x01000002: "TAB", 0x20: "SPACE", 0x01000006: "INSERT", 0x01000007: "DELETE", 0x01000010: "HOME",
    0x01000011: "END", 0x01000016: "PAGEUP", 0x01000017: "PAGEDOWN", 0x01000013: "UP", 0x01000015: "DOWN",
    0x01000012: "LEFT", 0x01000014: "RIGHT", 0x01000021: "CTRL", 0x01000020: "SHIFT", 0x01000023: "ALT",
}  # fmt: skip
"""Qt.Key -> name, for events without a scan code. Numbers, because naming one of Qt.Key's members makes Python build
all five hundred: 5 ms of the window's start. A test holds them against Qt's.
"""
