"""Quantities: what is typed, kept and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop import i18n, quantities
from kamkor_shop.errors import UserError
from kamkor_shop.quantities import (
    format_kilograms,
    format_quantity,
    format_tenge,
    parse_kilograms,
    parse_quantity,
    share,
    value_of,
)
from kamkor_shop.vocabulary import Unit


@pytest.mark.parametrize(
    ("typed", "grams"),
    [
        ("6,4", 6400), ("6.4", 6400), ("6ю4", 6400), ("6б4", 6400), ("6Ю4", 6400), ("6 4", 6400), (" 12 ", 12000),
        ("0,42", 420), ("6,405", 6405), ("420 г", 420), ("420g", 420), ("6,4 кг", 6400), ("2 kg.", 2000),
    ],
)  # fmt: skip
def test_a_weight_is_read_whatever_the_keyboard_gives_for_the_decimal_mark(typed: str, grams: int) -> None:
    assert parse_kilograms(typed) == grams


@pytest.mark.parametrize(
    "typed", ["", "6,4,4", "шесть", "-6", "6,4005", "1e3", "6,", ",5", "٦", "6,4 г", "nan"]
)
def test_what_is_no_weight_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as error:
        parse_kilograms(typed)
    assert error.value.code == "quantity.unreadable"
    assert "6" in str(error.value.params["example"])


@pytest.mark.parametrize("typed", ["0", "0,000", "00"])
def test_nothing_is_not_a_quantity(typed: str) -> None:
    with pytest.raises(UserError) as error:
        parse_kilograms(typed)
    assert error.value.code == "quantity.zero"


def test_a_slip_of_the_finger_does_not_become_a_million_tonnes() -> None:
    assert parse_kilograms("100000") == quantities.LARGEST_QUANTITY
    for typed, unit in (("100000,001", Unit.GRAM), ("999999999", Unit.PIECE)):
        with pytest.raises(UserError) as error:
            parse_quantity(typed, unit)
        assert error.value.code == "quantity.too_large"


@pytest.mark.parametrize("typed", ["2,5", "2 кг", "1.0"])
def test_pieces_are_whole(typed: str) -> None:
    assert parse_quantity("20", Unit.PIECE) == 20
    with pytest.raises(UserError) as error:
        parse_quantity(typed, Unit.PIECE)
    assert error.value.code == "quantity.unreadable"


@given(
    st.integers(1, quantities.LARGEST_QUANTITY), st.sampled_from(list(Unit)), st.sampled_from(i18n.LANGUAGES)
)
def test_what_is_shown_can_be_typed_again(quantity: int, unit: Unit, language: str) -> None:
    shown = format_quantity(quantity, unit, language).replace(quantities.NBSP, "")
    if not quantities.is_measured(unit):
        shown = "".join(sign for sign in shown if sign.isdigit())
    with i18n.language(language):
        assert parse_quantity(shown, unit) == quantity


@pytest.mark.parametrize(
    ("quantity", "unit", "kk", "ru", "en"),
    [
        (1, Unit.PIECE, "1\u00a0дана", "1\u00a0шт.", "1 pc"),
        (3, Unit.PIECE, "3\u00a0дана", "3\u00a0шт.", "3 pcs"),
        (1, Unit.PAIR, "1\u00a0жұп", "1\u00a0пара", "1 pair"),
        (2, Unit.PAIR, "2\u00a0жұп", "2\u00a0пары", "2 pairs"),
        (5, Unit.PAIR, "5\u00a0жұп", "5\u00a0пар", "5 pairs"),
        (21, Unit.PAIR, "21\u00a0жұп", "21\u00a0пара", "21 pairs"),
        (6400, Unit.GRAM, "6,4\u00a0кг", "6,4\u00a0кг", "6.4 kg"),
        (420, Unit.GRAM, "420\u00a0г", "420\u00a0г", "420 g"),
        (5000, Unit.MILLILITRE, "5\u00a0л", "5\u00a0л", "5 l"),
        (250, Unit.MILLILITRE, "250\u00a0мл", "250\u00a0мл", "250 ml"),
        (1_234_567, Unit.GRAM, "1\u00a0234,567\u00a0кг", "1\u00a0234,567\u00a0кг", "1\u00a0234.567 kg"),
        (-6400, Unit.GRAM, "−6,4\u00a0кг", "−6,4\u00a0кг", "−6.4 kg"),
    ],
)
def test_quantities_are_said_as_people_say_them(quantity: int, unit: Unit, kk: str, ru: str, en: str) -> None:
    assert [format_quantity(quantity, unit, name) for name in ("kk", "ru", "en")] == [kk, ru, en]


def test_a_column_of_weights_stays_in_kilograms() -> None:
    assert [format_kilograms(grams, "ru") for grams in (0, 20, 420, 6400)] == [
        "0\u00a0кг",
        "0,02\u00a0кг",
        "0,42\u00a0кг",
        "6,4\u00a0кг",
    ]


def test_a_value_keeps_its_groups_and_its_sign_on_one_line() -> None:
    assert format_tenge(12400) == "12\u00a0400\u00a0₸"
    assert format_tenge(-1_500_000) == "−1\u00a0500\u00a0000\u00a0₸"


def test_goods_by_weight_are_priced_by_the_thousand_half_a_tenge_up() -> None:
    assert value_of(Unit.GRAM, 10_000, 250) == 2500
    assert value_of(Unit.GRAM, 420, 4500) == 1890
    assert value_of(Unit.MILLILITRE, 1, 500) == 1
    assert value_of(Unit.MILLILITRE, 1, 499) == 0
    assert value_of(Unit.PAIR, 3, 800) == 2400


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_withdrawals_take_exactly_what_came_in(total: int, parts: list[int]) -> None:
    whole, left = sum(parts), total
    for part in parts:
        taken = share(left, part, whole)
        assert 0 <= taken <= left
        left, whole = left - taken, whole - part
    assert left == 0


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 1), (0, 0)])
def test_more_than_there_is_cannot_be_shared_out(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="cannot take"):
        share(100, part, whole)
