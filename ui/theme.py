"""The named tokens of the window: colours by role, spacing, type scale, and how Qt is told about them.

No other file of the window holds a colour, a size or a font (a test reads them all). Colours are sRGB;
lengths are device-independent pixels on a grid of four; type sizes are points, so they follow the display's
scale.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from ui import fonts

GRID = 4
ROW = 32
CONTROL = 36
RADIUS = 6
RING = 2
ICON = 20
ICON_SMALL = 16
MOTION_MS = 150
COMPACT_BELOW = 1000
SIDE_BAR = 204
SIDE_BAR_COMPACT = 84
SCAN_FIELD = 300
STRIP = 132
WORK_SHARE, SIDE_SHARE = 62, 38
START_SIZE = (1280, 720)
SMALL_SCREEN = (1366, 768)
"""Up to this size a screen is all window from the first start on."""
LEAST_SIZE = (860, 480)
READABLE = 620


class Type(Enum):
    """The type scale: (points, bold). AFAR, HUGE and GIANT are read from a metre away."""

    MUTED = (9.0, False)
    BASE = (10.5, False)
    STRONG = (10.5, True)
    SECTION = (13.0, True)
    LEAD = (13.0, False)
    PAGE = (18.0, True)
    AFAR = (28.0, True)
    HUGE = (40.0, True)
    GIANT = (72.0, True)


class Tokens(NamedTuple):
    """One theme's colours by role, as #RRGGBB. `*_soft` are fills that carry `text`."""

    name: str
    surface: str
    raised: str
    sunken: str
    line: str
    outline: str
    text: str
    muted: str
    disabled: str
    primary: str
    on_primary: str
    primary_soft: str
    accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str

    def colour(self, role: str) -> QColor:
        """The colour of a role, for painting. Raises KeyError for a role that does not exist."""
        if role not in ROLES:
            raise KeyError(role)
        return QColor(str(getattr(self, role)))


LIGHT = Tokens(
    name="light",
    surface="#F5F8F8",
    raised="#FFFFFF",
    sunken="#EAF0F0",
    line="#D3DDDD",
    outline="#76898C",
    text="#132224",
    muted="#4C6266",
    disabled="#6D8084",
    primary="#006D76",
    on_primary="#FFFFFF",
    primary_soft="#D7EDEE",
    accent="#9C6A00",
    accent_soft="#F8EBCB",
    good="#1A7038",
    good_soft="#DAF0DF",
    warn="#855200",
    warn_soft="#FBE8C6",
    bad="#AE2219",
    bad_soft="#FADFDC",
)
DARK = Tokens(
    name="dark",
    surface="#101A1B",
    raised="#182526",
    sunken="#0B1314",
    line="#2C3D3F",
    outline="#6C8184",
    text="#E7F0F0",
    muted="#A0B4B6",
    disabled="#7B8F92",
    primary="#55C8D1",
    on_primary="#04282B",
    primary_soft="#144044",
    accent="#E4B455",
    accent_soft="#46360F",
    good="#74D093",
    good_soft="#173C24",
    warn="#EDBB62",
    warn_soft="#46340F",
    bad="#FF9488",
    bad_soft="#4F1F1B",
)
THEMES = {"light": LIGHT, "dark": DARK}
ROLES = frozenset(Tokens._fields) - {"name"}
_PROPERTY = "kamkor_theme"
_STYLED = "kamkor_styled"


def tokens() -> Tokens:
    """The tokens of the theme in use; light before `apply` was called."""
    application = QApplication.instance()
    name = application.property(_PROPERTY) if application is not None else None
    return THEMES.get(str(name), LIGHT)


def colour(role: str) -> QColor:
    """The colour of a role in the theme in use."""
    return tokens().colour(role)


def space(steps: int) -> int:
    """`steps` of the 4-pixel grid, in device-independent pixels."""
    return steps * GRID


@cache
def font(kind: Type = Type.BASE) -> QFont:
    """The window's typeface at a step of the scale, with digits of equal width. One object for all: never change it."""
    points, bold = kind.value
    made = QFont(fonts.FAMILY)
    made.setPointSizeF(points)
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    # The packed Noto Sans composes the Kazakh and Ukrainian і from a dotless ı and loses the dot on the way.
    made.setFeature(QFont.Tag("ccmp"), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def width_of(texts: list[str], kind: Type = Type.BASE) -> int:
    """The width of the widest of the texts, in whole pixels that hold it: sizes come from words, in the longest
    language, never from pixels.
    """
    # QFontMetrics rounds to the nearest pixel; a word wider by a third of one would lose its end to an ellipsis.
    metrics = QFontMetricsF(font(kind))
    return max((ceil(metrics.horizontalAdvance(text)) for text in texts), default=0)


def load_fonts() -> None:
    """Registers Noto Sans (regular and bold) once per process; it has every Kazakh letter, № and ₸."""
    if QApplication.instance().property("kamkor_fonts"):
        return
    for face in fonts.FACES:
        file = fonts.kept(face)
        if file is None or QFontDatabase.addApplicationFont(str(file)) < 0:
            QFontDatabase.addApplicationFontFromData(fonts.unpack(face))
    QApplication.instance().setProperty("kamkor_fonts", True)


def palette(theme: Tokens) -> QPalette:
    """Every colour group set: Fusion's own placeholder (4.0:1) and disabled text (1.6:1) are too faint."""
    made = QPalette()
    roles = QPalette.ColorRole
    plain = {
        roles.Window: theme.surface,
        roles.WindowText: theme.text,
        roles.Base: theme.raised,
        roles.AlternateBase: theme.sunken,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Text: theme.text,
        roles.Button: theme.raised,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.bad,
        roles.Light: theme.raised,
        roles.Midlight: theme.sunken,
        roles.Mid: theme.line,
        roles.Dark: theme.outline,
        roles.Shadow: theme.outline,
        roles.Highlight: theme.primary,
        roles.HighlightedText: theme.on_primary,
        roles.Accent: theme.primary,
        roles.Link: theme.primary,
        roles.LinkVisited: theme.primary,
    }
    for role, value in plain.items():
        made.setColor(QPalette.ColorGroup.All, role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(theme.line))
    made.setColor(QPalette.ColorGroup.Disabled, roles.HighlightedText, QColor(theme.text))
    return made


def make_application(*words: str) -> QApplication:
    """The application of a program, in the style that everything here is drawn for; `words` are its command line. The
    style is asked for as an argument, because to be handed one Python first learns the whole of Qt's styles, which
    costs a start 5 ms.
    """
    application = QApplication([*words, "-style", "Fusion"])
    application.setProperty(_STYLED, True)
    return application


def apply(application: QApplication, name: str) -> None:
    """Puts a theme on the whole application: "light", "dark", or "system" for the desktop's own wish.
    Callable at any time, every widget repaints.
    """
    if name == "system":
        dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    theme = THEMES.get(name, LIGHT)
    load_fonts()
    first = application.property(_PROPERTY) is None
    application.setProperty(_PROPERTY, theme.name)
    if first:
        if not application.property(_STYLED):
            application.setStyle("Fusion")
        application.setFont(font())
    application.setPalette(palette(theme))


def set_reduce_motion(on: bool) -> None:
    """The person's own wish for stillness, from the settings."""
    QApplication.instance().setProperty("kamkor_reduce_motion", on)


def reduce_motion() -> bool:
    """True when the person or the system asks for stillness; every animation then jumps to its end."""
    application = QApplication.instance()
    if application is not None and application.property("kamkor_reduce_motion"):
        return True
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def hairline(painter: QPainter, rect: QRect, edge: Qt.Edge, role: str = "line") -> None:
    """Fills one device pixel along an edge of `rect`: sharp at every scale, unlike a frame or a pen."""
    one = 1.0 / painter.device().devicePixelRatioF()
    left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
    if edge is Qt.Edge.BottomEdge:
        line = QRectF(left, top + height - one, width, one)
    elif edge is Qt.Edge.TopEdge:
        line = QRectF(left, top, width, one)
    elif edge is Qt.Edge.LeftEdge:
        line = QRectF(left, top, one, height)
    else:
        line = QRectF(left + width - one, top, one, height)
    painter.fillRect(line, colour(role))


def focus_ring(painter: QPainter, rect: QRect) -> None:
    """The visible focus: a two-pixel frame in the primary colour, inside `rect`."""
    rounded(painter, rect, None, "primary", RING)


def rounded(
    painter: QPainter,
    rect: QRect,
    fill: str | None,
    outline: str | None = None,
    pen_width: int = 1,
    radius: int = RADIUS,
) -> None:
    """A rounded box: `fill` and `outline` are roles or None; the outline lies wholly inside `rect`."""

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if outline is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(colour(outline), pen_width))
        inset = pen_width / 2
        box.adjust(inset, inset, -inset, -inset)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
