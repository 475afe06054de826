"""Icons: one family, one weight, drawn for this window (`resources/icons`), tinted by a role of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from kamkor_shop.resources import path
from ui.theme import ICON, colour, tokens


def pixmap(name: str, role: str = "text", size: int = ICON, ratio: float | None = None) -> QPixmap:
    """The icon `name` in a role's colour, `size` device-independent pixels square, sharp at any display
    scale.

    Rendered once per (icon, theme, role, size, scale). Raises FileNotFoundError for an icon that is not
    there.
    """
    scale = ratio if ratio is not None else QApplication.instance().devicePixelRatio()
    key = f"kamkor/{name}/{tokens().name}/{role}/{size}/{scale}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    source = path("icons", f"{name}.svg")
    if not source.exists():
        raise FileNotFoundError(source)
    drawn = QPixmap(round(size * scale), round(size * scale))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(str(source)).render(painter, QRectF(drawn.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), colour(role))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, drawn)
    return drawn
