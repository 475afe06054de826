"""Bars on paper: true to scale from zero, told in words and figures, readable without colour."""

import pytest
from PIL import Image

from kamkor_shop.papers.charts import Bar, bars
from kamkor_shop.papers.page import Block
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import STYLE_A4
from kamkor_shop.papers.words import Text
from tests.papers.reading import pages, texts

KINDS = (
    ("Сырт киім", "Верхняя одежда", 240, 120),
    ("Аяқ киім", "Обувь", 120, 60),
    ("Балалар киімі", "Детская одежда", 60, 0),
    ("Үй заттары", "Вещи для дома", 1, 3),
)
ONE = [Bar(Text(kk, ru), (first,), (str(first),)) for kk, ru, first, _second in KINDS]
TWO = [Bar(Text(kk, ru), (first, second), (str(first), str(second))) for kk, ru, first, second in KINDS]


def drawn(block: Block) -> bytes:
    pen = Pen("chart")
    pen.page(STYLE_A4.paper)
    y = STYLE_A4.top
    for part in block.parts:
        part.draw(pen, STYLE_A4.left, y)
        y += part.height
    return pen.finish()


def longest_run(page: Image.Image, millimetre: float) -> int:
    """The longest run of mid-grey dots in the rows around a height on the page, in dots of 0.1 mm."""
    row = page.crop((0, round(millimetre * 10), page.width, round(millimetre * 10) + 1)).tobytes()
    best = run = 0
    for grey in row:
        run = run + 1 if 60 < grey < 215 else 0
        best = max(best, run)
    return best


def test_a_bar_twice_as_long_stands_for_twice_as_much() -> None:
    (page,) = pages(drawn(bars(ONE, STYLE_A4)), 254)
    height = STYLE_A4.row_two
    lengths = [longest_run(page, STYLE_A4.top + height * (index + 0.5)) for index in range(3)]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=2)
    assert lengths[0] == pytest.approx(4 * lengths[2], abs=8)


def test_every_bar_says_its_name_and_its_value() -> None:
    (text,) = texts(drawn(bars(ONE, STYLE_A4)))
    for kk, ru, first, _second in KINDS:
        assert kk in text
        assert ru in text
        assert str(first) in text.split()


def test_two_series_are_named_and_differ_in_grey() -> None:
    series = (Text("Қабылданды", "Принято"), Text("Берілді", "Выдано"))
    pdf = drawn(bars(TWO, STYLE_A4, series))
    assert "Қабылданды / Принято" in texts(pdf)[0]
    (page,) = pages(pdf, 254)
    greys = {grey for count, grey in page.getcolors() or [] if count > 20_000 and grey < 250}
    assert len(greys) == 2
    assert max(greys) - min(greys) > 60


def test_nothing_of_a_chart_leaves_the_margins() -> None:
    long = Bar(
        Text("Өте ұзақ атауы бар топ " * 4, "Группа с очень длинным названием " * 4),
        (999_999,),
        ("999 999 ₸",),
    )
    (page,) = pages(drawn(bars([long, *ONE], STYLE_A4)), 254)
    left, _top, right, _bottom = (
        page.point([255 if grey < 250 else 0 for grey in range(256)]).getbbox() or (0,) * 4
    )
    assert left >= STYLE_A4.left * 10 - 2
    assert right <= (STYLE_A4.paper.width - STYLE_A4.right) * 10 + 2


def test_a_month_without_anything_draws_no_bars() -> None:
    (page,) = pages(drawn(bars([Bar(Text("Ұн", "Мука"), (0,), ("0",))], STYLE_A4)), 254)
    assert longest_run(page, STYLE_A4.top + STYLE_A4.row_two / 2) < 10
    assert bars([], STYLE_A4).parts == ()


def test_a_negative_value_has_no_bar() -> None:
    with pytest.raises(ValueError, match="zero"):
        bars([Bar(Text("Ұн", "Мука"), (-1,), ("−1",))], STYLE_A4)
