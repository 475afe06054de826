"""The tokens: contrast, digits, letters, and that nobody else holds a colour or a size."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from kamkor_shop.vocabulary import DocumentType, PartyType, name_of
from ui import fonts, theme
from ui.theme import DARK, LIGHT, Tokens, Type

ROOT = Path(__file__).resolve().parents[2]
GROUNDS = ("surface", "raised", "sunken")
SOFT = ("primary_soft", "accent_soft", "good_soft", "warn_soft", "bad_soft")


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance (1.4.3)."""

    def luminance(value: str) -> float:
        parts = [part / 255 for part in QColor(value).getRgb()[:3]]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_every_text_can_be_read_in_both_themes(tokens: Tokens) -> None:
    for ground in GROUNDS:
        for text in ("text", "muted", "primary", "good", "warn", "bad"):
            assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5, (text, ground)
        for mark in ("outline", "accent", "disabled", "primary"):
            assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3, (mark, ground)
    for soft in SOFT:
        assert contrast(tokens.text, getattr(tokens, soft)) >= 4.5, soft
        assert contrast(tokens.primary, getattr(tokens, soft)) >= 4.5, soft
    assert contrast(tokens.on_primary, tokens.primary) >= 4.5
    for tone in ("good", "warn", "bad"):
        assert contrast(getattr(tokens, tone), getattr(tokens, f"{tone}_soft")) >= 3, tone


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_faint_texts_of_qt_are_made_readable(tokens: Tokens) -> None:
    made = theme.palette(tokens)
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    for group in (groups.Active, groups.Inactive):
        placeholder = made.color(group, roles.PlaceholderText)
        assert contrast(placeholder.name(), made.color(group, roles.Base).name()) >= 4.5
        assert (
            contrast(
                made.color(group, roles.HighlightedText).name(), made.color(group, roles.Highlight).name()
            )
            >= 4.5
        )
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        assert (
            contrast(made.color(groups.Disabled, role).name(), made.color(groups.Disabled, roles.Base).name())
            >= 3
        )


def test_digits_are_equally_wide_at_every_size(qapp: QApplication) -> None:
    for kind in Type:
        metrics = QFontMetricsF(theme.font(kind))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1, kind


def test_noto_sans_has_every_letter_of_the_three_languages(qapp: QApplication) -> None:
    letters = "әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ№₸«»–…·×“”"
    raw = QRawFont.fromFont(theme.font())
    assert raw.familyName() == fonts.FAMILY
    glyphs = raw.glyphIndexesForString(letters)
    assert [letter for letter, glyph in zip(letters, glyphs, strict=True) if glyph == 0] == []


def test_the_kazakh_i_keeps_its_dot(qapp: QApplication) -> None:
    def drawn(text: str) -> QImage:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setFont(theme.font(Type.AFAR))
        painter.drawText(5, 50, text)
        painter.end()
        return image

    assert drawn("ı") != drawn("i")
    assert drawn("і") != drawn("ı")


def test_a_theme_switch_reaches_the_palette_at_once(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface
    theme.apply(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.surface


@pytest.mark.parametrize("kind", list(Type))
def test_a_word_in_its_own_width_keeps_its_last_letter(qapp: QApplication, kind: Type) -> None:
    theme.load_fonts()
    words = [name_of(one) for one in (*DocumentType, *PartyType)]
    words += ["Сүзгі", "Күн", "Шетке қою", "Отложить", "государственный орган", "Бәйдібек баба көшесі, 1 «А»"]
    metrics = QFontMetrics(theme.font(kind))
    shown = [
        metrics.elidedText(word, Qt.TextElideMode.ElideRight, theme.width_of([word], kind)) for word in words
    ]
    assert shown == words


SIZES = {
    "setContentsMargins", "setSpacing", "setHorizontalSpacing", "setVerticalSpacing", "addSpacing", "setFixedSize",
    "setFixedWidth", "setFixedHeight", "setMinimumSize", "setMinimumWidth", "setMinimumHeight", "setMaximumWidth",
    "setMaximumHeight", "setPointSize", "setPointSizeF", "setPixelSize", "setColumnWidth", "setTextMargins",
}  # fmt: skip
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def _literals(file: Path) -> list[str]:
    found = []
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX.fullmatch(node.value):
            found.append(f"{file.name}:{node.lineno} colour {node.value}")
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        numbers = [
            one.value
            for one in node.args
            if isinstance(one, ast.Constant) and isinstance(one.value, int | float)
        ]
        if name in SIZES and any(number > 1 for number in numbers):
            found.append(f"{file.name}:{node.lineno} size in {name}")
        if name == "QFont" or (name == "QColor" and node.args and isinstance(node.args[0], ast.Constant)):
            found.append(f"{file.name}:{node.lineno} {name}")
        if name == "setStyleSheet":
            found.append(f"{file.name}:{node.lineno} style sheet")
    return found


def test_no_other_file_of_the_window_holds_a_colour_a_size_or_a_font() -> None:
    files = [file for file in (ROOT / "ui").rglob("*.py") if file.name != "theme.py"]
    assert len(files) > 15
    assert [line for file in files for line in _literals(file)] == []
