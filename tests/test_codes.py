"""Codes: our EAN-13 numbers, and those of makers."""

from typing import Any

import barcode
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop import codes
from kamkor_shop.codes import Code, CodeType
from kamkor_shop.errors import UserError

types = st.sampled_from(list(CodeType))
shops = st.integers(0, 99)
serials = st.integers(0, codes.LARGEST_SERIAL)
ours = st.builds(codes.make, types, shops, serials)


@given(types, shops, serials)
def test_a_code_keeps_its_type_shop_and_serial(type: CodeType, shop: int, serial: int) -> None:
    code = codes.make(type, shop, serial)
    assert codes.split(code) == Code(type, shop, serial)
    assert len(str(code)) == 12
    assert str(code).startswith(f"2{type.value}{shop:02}")


@given(ours)
def test_a_printed_code_is_read_back(code: int) -> None:
    printed = codes.to_ean13(code)
    assert codes.parse_ean13(f" {printed}\r") == code
    assert codes.is_ours(printed)


@given(ours)
def test_our_check_digit_is_the_one_that_python_barcode_prints(code: int) -> None:
    assert barcode.get("ean13", str(code)).get_fullcode() == codes.to_ean13(code)


@given(ours, st.integers(0, 12), st.integers(1, 9))
def test_one_misread_digit_is_always_noticed(code: int, place: int, by: int) -> None:
    digits = list(codes.to_ean13(code))
    digits[place] = str((int(digits[place]) + by) % 10)
    with pytest.raises(UserError) as error:
        codes.parse_ean13("".join(digits))
    assert error.value.code == "code.damaged"


@pytest.mark.parametrize(
    "text",
    ["", "200100000142", "20010000014288", "20010O0001428", "２００１０００００１４２８", "2001-00001428"],
)
def test_a_torn_scan_is_not_a_code(text: str) -> None:
    with pytest.raises(UserError) as error:
        codes.parse_ean13(text)
    assert error.value.code == "code.length"


@pytest.mark.parametrize("text", ["4870001234569", "2601000000013", "0012345678905"])
def test_a_sound_code_that_is_not_ours_is_told_from_a_damaged_one(text: str) -> None:
    body = int(text[:12])
    foreign = f"{body:012}{codes.check_digit(body)}"
    with pytest.raises(UserError) as error:
        codes.parse_ean13(foreign)
    assert error.value.code == "code.foreign"
    assert not codes.is_ours(foreign)


def test_a_shop_that_used_all_its_serials_is_told_so() -> None:
    with pytest.raises(UserError) as error:
        codes.make(CodeType.LOT, 1, codes.LARGEST_SERIAL + 1)
    assert error.value.code == "code.used_up"


@pytest.mark.parametrize("number", [-1, float("inf"), float("nan"), "x"])
def test_what_is_no_whole_number_has_no_check_digit(number: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        codes.to_ean13(number)


@pytest.mark.parametrize(("shop", "serial"), [(100, 1), (-1, 1), (1, -1)])
def test_a_number_out_of_range_is_our_own_mistake(shop: int, serial: int) -> None:
    with pytest.raises(ValueError, match=r"shop|serial"):
        codes.make(CodeType.LOT, shop, serial)


@pytest.mark.parametrize(
    ("serial", "written"), [(1, "0001"), (142, "0142"), (12345, "12345"), (99_999_999, "99999999")]
)
def test_the_handwritten_number_has_four_to_eight_digits_and_leads_back(serial: int, written: str) -> None:
    code = codes.make(CodeType.LOT, 7, serial)
    assert codes.short_number(code) == written
    assert codes.from_short_number(written, CodeType.LOT, 7) == code


@pytest.mark.parametrize("text", ["142", "123456789", "01a2", ""])
def test_what_is_no_handwritten_number_is_refused(text: str) -> None:
    with pytest.raises(UserError) as error:
        codes.from_short_number(text, CodeType.LOT, 1)
    assert error.value.code == "code.length"


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [
        ("4006381333931", "4006381333931"),
        ("96385074", "96385074"),  # the EAN-8 of the standard's own example
        ("036000291452", "0036000291452"),  # the UPC-A of the standard's own example
        (" 4 006381-333931 ", "4006381333931"),
    ],
)
def test_makers_codes_come_in_one_form(scanned: str, kept: str) -> None:
    assert codes.maker_code(scanned) == kept


@pytest.mark.parametrize(
    "scanned", ["4006381333932", "96385075", "036000291453", "400638133393", "12", "x", "00000000"]
)
def test_a_wrong_maker_s_code_is_refused(scanned: str) -> None:
    with pytest.raises(UserError) as error:
        codes.maker_code(scanned)
    assert error.value.code == "code.maker"


@pytest.mark.parametrize("body", [200100000142, 2345678, 20000000001, 41234567890])
def test_a_shop_s_own_number_never_stands_for_a_maker_s(body: int) -> None:
    length = 7 if body < 10_000_000 else 11 if body < 100_000_000_000 else 12
    with pytest.raises(UserError) as error:
        codes.maker_code(f"{body:0{length}}{codes.check_digit(body)}")
    assert error.value.code == "code.in_store"
