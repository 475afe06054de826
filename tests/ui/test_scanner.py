"""What a scan is taken for: never for something else."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.errors import UserError
from ui.scanner import MACHINE_GAP_MS, Kind, Scan, Wedge, decide

COAT = codes.make(CodeType.LOT, 1, 142)
DIGITS = codes.to_ean13(COAT)


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("28", Kind.CHOICE, "28"),
        ("0", Kind.CHOICE, "0"),
        ("0142", Kind.NUMBER, "0142"),
        ("12345678", Kind.NUMBER, "12345678"),
        ("701234567", Kind.LONG_NUMBER, "701234567"),
        ("880101300123", Kind.LONG_NUMBER, "880101300123"),
        (DIGITS, Kind.CODE, DIGITS),
        ("4870001234560", Kind.MAKER, "4870001234560"),
        ("6,4", Kind.QUANTITY, "6,4"),
        ("6.4", Kind.QUANTITY, "6,4"),
        ("6б4", Kind.QUANTITY, "6,4"),
        ("6ю4", Kind.QUANTITY, "6,4"),
        ("4*", Kind.QUANTITY, "4*"),
        ("Аманова", Kind.TEXT, "Аманова"),
        ("3 6 8 11", Kind.TEXT, "3 6 8 11"),
        ("әлия", Kind.TEXT, "әлия"),
        ("ә*", Kind.QUANTITY, "2*"),
    ],
)
def test_what_a_hand_types_is_decided_by_content(typed: str, kind: Kind, text: str) -> None:
    scan = decide(typed)
    assert (scan.kind, scan.text) == (kind, text)


def test_a_code_scanned_under_the_kazakh_layout_is_the_same_code() -> None:
    row = dict(zip("1234567890", '"әіңғ,.үұқ', strict=True))
    scan = decide("".join(row[digit] for digit in DIGITS), fast=True)
    assert (scan.kind, scan.code) == (Kind.CODE, COAT)


@pytest.mark.parametrize("length", range(1, 13))
def test_a_torn_scan_is_refused_at_every_length(length: int) -> None:
    for piece in (DIGITS[:length], DIGITS[-length:]):
        with pytest.raises(UserError) as caught:
            decide(piece, fast=True)
        assert caught.value.code == "scan.torn"


def test_one_wrong_digit_is_never_another_garment() -> None:
    for place, right in enumerate(DIGITS):
        for digit in "0123456789":
            if digit != right:
                with pytest.raises(UserError):
                    decide(DIGITS[:place] + digit + DIGITS[place + 1 :], fast=True)


def decided(typed: str, fast: bool) -> Scan | None:
    """The scan, or None when it was refused; any other exception is a crash."""
    try:
        return decide(typed, fast)
    except UserError:
        return None


@settings(max_examples=10_000)
@given(st.text(max_size=40), st.booleans())
@example(DIGITS, True)
@example("²" * 13, True)
@example("١٢٣", False)
def test_fuzzed_scans_never_crash_and_a_code_is_always_the_digits_that_were_scanned(
    typed: str, fast: bool
) -> None:
    scan = decided(typed, fast)
    if scan is not None and scan.kind is Kind.CODE:
        assert scan.code is not None
        assert codes.to_ean13(scan.code) == scan.text


@settings(max_examples=2_000)
@given(st.text("0123456789", min_size=1, max_size=14), st.booleans())
def test_digits_are_a_code_only_when_they_check(digits: str, fast: bool) -> None:
    scan = decided(digits, fast)
    if scan is None:
        assert fast or len(digits) >= 13
        return
    assert (scan.kind is Kind.CODE) == codes.is_ours(digits)
    if scan.kind is Kind.CHOICE:
        assert not fast


def test_a_machine_is_told_from_a_hand_by_its_gaps() -> None:
    wedge = Wedge()
    for place, digit in enumerate(DIGITS):
        wedge.key(digit, 1000 + place * 8)
    assert wedge.fast(1000 + len(DIGITS) * 8)
    wedge.clear()
    wedge.key("2", 5000)
    wedge.key("8", 5000 + MACHINE_GAP_MS + 60)
    assert not wedge.fast(5300)


def test_keys_without_times_are_a_hands() -> None:
    wedge = Wedge()
    wedge.key("2", 0)
    wedge.key("8", 0)
    assert not wedge.fast(0)


def test_a_digit_and_enter_struck_with_two_hands_are_a_hands() -> None:
    wedge = Wedge()
    wedge.key("0", 1000)
    assert not wedge.fast(1030)
    wedge.clear()
    wedge.key("0", 2000)
    assert wedge.fast(2008)


def test_a_code_followed_by_a_late_enter_is_a_hands() -> None:
    wedge = Wedge()
    wedge.key("1", 1000)
    assert not wedge.fast(1400)


@pytest.mark.parametrize(
    ("typed", "text"), [('"қ*', "10*"), ("қюғ*", "0,5*"), ("ғ*", "5*"), ("5*", "5*"), ("0,42*", "0,42*")]
)
def test_a_count_typed_on_the_kazakh_digit_row_is_a_count(typed: str, text: str) -> None:
    assert decide(typed) == Scan(Kind.QUANTITY, text)


def test_a_name_of_letters_of_the_digit_row_stays_a_name() -> None:
    assert decide("Әбі").kind is Kind.TEXT
