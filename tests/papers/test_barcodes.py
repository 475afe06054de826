"""Bars: the check digit is ours, the module is whole dots, the digits stand under them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop import codes
from kamkor_shop.papers.barcodes import ALL_MODULES, DOT_203, MODULES, Bars, module_for, pattern
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import A5
from tests.papers.reading import barcodes, pages, texts

any_code = st.builds(
    codes.make,
    st.sampled_from(list(codes.CodeType)),
    st.integers(0, 99),
    st.integers(1, codes.LARGEST_SERIAL),
)


@given(any_code)
def test_a_pattern_begins_and_ends_with_guards_and_has_its_ninety_five_modules(code: int) -> None:
    drawn = pattern(code)
    assert len(drawn) == MODULES
    assert drawn.startswith("101")
    assert drawn[45:50] == "01010"
    assert drawn.endswith("101")


@pytest.mark.parametrize(("room", "dots"), [(54, 3), (42.4, 3), (42.3, 2), (40.5, 2), (28.5, 2), (28.2, 1)])
def test_the_module_is_the_widest_of_whole_dots_that_fits(room: float, dots: int) -> None:
    assert module_for(room, DOT_203) == pytest.approx(dots * DOT_203)


def test_three_dots_make_the_forty_two_millimetres_of_the_field() -> None:
    assert round(ALL_MODULES * 3 * DOT_203, 1) == 42.4
    assert round(ALL_MODULES * 2 * DOT_203, 2) == 28.25


@given(any_code)
def test_every_code_of_every_type_is_drawn_scannable_with_its_digits(code: int) -> None:
    pen = Pen("bars")
    pen.page(A5)
    Bars(code, 3 * DOT_203, 12).draw(pen, 20, 20, DOT_203)
    pdf = pen.finish()
    assert barcodes(next(pages(pdf))) == [codes.to_ean13(code)]
    assert "".join(texts(pdf)[0].split()) == codes.to_ean13(code)
